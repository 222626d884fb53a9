package import Core

/// Finished official sentences (表述) from the facts of an answer.
///
/// The words come from the catalogue's templates; a `[…]` part goes when a slot in it is empty, so that no sentence ever has a blank.
package struct SentenceText: Sendable {
  private let dataset: Dataset
  private let engine: IndicatorEngine
  private let language: Language
  private let values: ValueText
  private let home: RegionID?

  /// Prepares to speak about a dataset; the region `home` is called 全省, 全州, 全县 … as its own reports do.
  package init(
    dataset: Dataset, engine: IndicatorEngine, language: Language, home: RegionID? = nil
  ) {
    self.home = home
    self.dataset = dataset
    self.engine = engine
    self.language = language
    values = ValueText(language: language, ascii: false)
  }

  /// The sentence for a number, or nil where there is none to say.
  package func sentence(_ subject: AccountSubject) -> String? {
    switch subject {
    case .query(let query):
      ShareCoverage(engine.answer(query)).flatMap { share(engine.sentence(query), $0) }
        ?? words(
          engine.sentence(query),
          isMixed: !(engine.answer(query).rollup?.excluded.isEmpty ?? true))
    case .figure(let id):
      dataset.figures.find(id).flatMap { words(engine.sentence(figure: $0), isMixed: false) }
    case .field(let register, let row, let field):
      RowSentence(dataset: dataset, language: language, register: register, row: row)?
        .words(field: field)
    case .row(let register, let row):
      RowSentence(dataset: dataset, language: language, register: register, row: row)?.words()
    }
  }

  /// `isMixed`: some of those not added did report, on another basis; that is not 未报.
  private func words(_ sentence: Sentence, isMixed: Bool) -> String? {
    switch sentence.form {
    case .full, .incompleteYears: return filled(sentence)
    case .wordsOnly: return filled(sentence)
    case .partial(let known, let unknown, _):
      return partial(sentence, known, unknown, isMixed: isMixed)
    case .missing, .notApplicable, .undefined: return nil
    }
  }

  private func filled(_ sentence: Sentence) -> String? {
    guard let quantity = sentence.quantity else { return nil }
    let template =
      sentence.template ?? dataset.catalogue.sentences[sentence.kind] ?? Self.plainTemplate
    var slots: [String: String] = [:]
    slots["period"] = period(sentence)
    slots["region"] = area(sentence)
    slots["stated"] = stated(sentence)
    slots["title"] = language.pick(sentence.title)
    slots["level"] = sentence.levelWord.map { language.pick($0) } ?? ""
    slots["group"] = sentence.breakdownWords.map { language.pick($0) }.joined()
    slots["value"] = values.number(quantity)
    slots["dated"] = dated(sentence)
    (slots["change"], slots["size"]) = change(sentence, quantity)
    let units = Set(sentence.parts.map(\.quantity.unit))
    var whole = quantity
    // A total worked out from printed parts has their measure word.
    if sentence.marks.contains(.computed), units.count == 1, let printed = units.first {
      whole.unit = printed
    }
    slots["unit"] = unit(whole)
    slots["parts"] = parts(sentence)
    slots["numerator"] = sentence.ratio?.numerator.plain ?? ""
    slots["denominator"] = sentence.ratio?.denominator.plain ?? ""
    let words = SentenceTemplate(language.pick(template)).filled(slots, language: language)
    return sentence.form == .incompleteYears
      ? ScreenText(language)(.fromReportedOnly(words)) : words
  }

  /// The period where it has a date; empty for a document's own words (近五年).
  private func dated(_ sentence: Sentence) -> String {
    sentence.period == nil && sentence.periodPrinted != nil ? "" : period(sentence)
  }

  /// Which way a change goes, and how far; no distance where nothing changed.
  private func change(_ sentence: Sentence, _ quantity: Quantity) -> (String, String) {
    guard let value = quantity.value else { return ("", "") }
    if value.isZero { return (ScreenText(language)(.changed(0)), "") }
    var isRise = !value.isNegative
    if case .change(_, _, .fall) = dataset.catalogue.indicators[sentence.indicator]?.formula {
      isRise.toggle()
    }
    let number = values.number(quantity)
    let size = number.hasPrefix("-") ? String(number.dropFirst()) : number
    return (ScreenText(language)(.changed(isRise ? 1 : -1)), size)
  }

  private static let plainTemplate = LocalizedText(
    zh: "{period}，{region}{stated}{level}{group}{title}{value}{unit}{parts}。",
    en: "{period}, {region}: {title} {value} {unit}{parts}.")

  private func partial(_ sentence: Sentence, _ known: Int, _ unknown: Int, isMixed: Bool)
    -> String?
  {
    guard let quantity = sentence.quantity else { return nil }
    let number = values.full(quantity, units: dataset.catalogue.units)
    return ScreenText(language)(
      .partialSentence(
        period: period(sentence), region: area(sentence), title: language.pick(sentence.title),
        known: known, unknown: unknown, rank: sentence.childRank, value: number,
        isMixed: isMixed))
  }

  /// The share of regions that pass, of those that are known; nobody is to believe it is of all.
  private func share(_ sentence: Sentence, _ coverage: ShareCoverage) -> String? {
    guard let quantity = sentence.quantity else { return nil }
    return ScreenText(language)(
      .shareSentence(
        period: period(sentence), region: area(sentence), title: language.pick(sentence.title),
        value: values.full(quantity, units: dataset.catalogue.units), coverage))
  }

  private func period(_ sentence: Sentence) -> String {
    if sentence.period == nil, sentence.periodPrinted == nil, let year = sentence.year {
      return ScreenText(language)(.year(year))
    }
    return PeriodText(language).text(sentence.period, words: sentence.periodPrinted)
  }

  /// The region as its own reports call it, with its name where the reader could not tell which.
  private func area(_ sentence: Sentence) -> String {
    let region = dataset.regions[sentence.region]
    if language == .en { return RegionText(.en).name(region) }
    guard sentence.region == home || sentence.region == dataset.regions.root else {
      return region.name
    }
    return ScreenText(.zh)(.wholeArea(region.rank, region.term))
  }

  private func stated(_ sentence: Sentence) -> String {
    // A stock is stated; a flow was done: 上报已建成854家, but 开展宣讲74次.
    guard sentence.marks.contains(.reported), sentence.kind == .stock else { return "" }
    return language == .zh ? "上报" : "reported"
  }

  private func unit(_ quantity: Quantity) -> String {
    switch quantity.unit {
    case "%": return "%"
    case "pp": return language == .zh ? "个百分点" : "percentage points"
    default:
      return language.unit(quantity.unit, in: dataset.catalogue.units)
    }
  }

  private func parts(_ sentence: Sentence) -> String {
    guard !sentence.parts.isEmpty else { return "" }
    let words = sentence.parts.map { part -> String in
      let number = values.number(part.quantity)
      return language == .zh
        ? language.pick(part.word) + number + unit(part.quantity)
        : number + " " + language.pick(part.word)
    }
    return language == .zh
      ? "，其中" + words.joined(separator: "、") : ", of which " + words.joined(separator: ", ")
  }
}

/// A template with `{slots}` and `[optional parts]`.
struct SentenceTemplate {
  private let template: String

  init(_ template: String) { self.template = template }

  /// The sentence with its slots filled; optional parts with an empty slot go.
  func filled(_ slots: [String: String], language: Language) -> String {
    var result = ""
    var optional: String?
    var optionalIsEmpty = false
    var rest = Substring(template)
    while let character = rest.popFirst() {
      switch character {
      case "[":
        optional = ""
        optionalIsEmpty = false
      case "]":
        if let optional, !optionalIsEmpty { result += optional }
        optional = nil
      case "{":
        let name = String(rest.prefix { $0 != "}" })
        rest = rest.dropFirst(name.count + 1)
        let value = slots[name] ?? ""
        if value.isEmpty { optionalIsEmpty = true }
        if optional == nil { result += value } else { optional? += value }
      default:
        if optional == nil { result.append(character) } else { optional?.append(character) }
      }
    }
    return language == .en ? tidied(result) : result
  }

  private func tidied(_ sentence: String) -> String {
    var words = ""
    for character in sentence where !(character == " " && words.last == " ") {
      words.append(character)
    }
    for mark in [",", ".", ":"] { words = words.replacing(" " + mark, with: mark) }
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
