internal import Core

extension English {
  /// The words of a filter: dust and not monitored and exposed>100.
  static let queryWords: QueryWords = {
    var words = QueryWords()
    words.and = ["and"]
    words.or = ["or"]
    words.not = ["not"]
    words.missing = ["missing", "without"]
    words.present = ["has", "with"]
    words.comparators = [
      "over": .order(.over), "above": .order(.over), "after": .order(.over),
      "under": .order(.under), "below": .order(.under), "before": .order(.under),
      "at least": .order(.atLeast), "at most": .order(.atMost), "is": .order(.is),
      "is not": .order(.isNot), "contains": .contains,
    ]
    words.to = [" to "]
    words.yes = ["yes", "true"]
    words.no = ["no", "false"]
    return words
  }()

  /// Why a filter cannot be read.
  static func queryProblem(_ kind: QueryProblem.Kind) -> String {
    func perhaps(_ near: LocalizedText?) -> String {
      near.map { "; perhaps \(Language.en.pick($0))" } ?? ""
    }
    switch kind {
    case .unclosed: return "opened here and not closed"
    case .unopened: return "a ) too many"
    case .nothingFollows: return "a condition is to follow"
    case .comparisonMissing(let field):
      return "now > = < and a value of \(Language.en.pick(field))"
    case .valueMissing(let field): return "now a value of \(Language.en.pick(field))"
    case .unknownField(let word, let near):
      return "no column \"\(DataText.visible(word, longest: 20))\"" + perhaps(near)
    case .severalFields(let titles):
      let names = titles.prefix(4).map { Language.en.pick($0) }.joined(separator: ", ")
      return "several columns: " + names
    case .notAValue(let word, let field, let near):
      return "\(Language.en.pick(field)) can't be \"\(DataText.visible(word, longest: 20))\""
        + perhaps(near)
    case .notComparable(let field): return "\(Language.en.pick(field)) can't be compared so"
    }
  }
}

extension QueryWords {
  /// The words of both languages, which are understood whatever the screen speaks.
  static let all = Chinese.queryWords.with(English.queryWords)
}
