internal import Core

extension English {
  static func severity(_ severity: Rule.Severity) -> String {
    switch severity {
    case .block: "must fix"
    case .reason: "explain"
    case .hint: "hint"
    }
  }

  /// File, line, column, path and record, as far as they are known.
  static func place(
    file: String, _ position: TextPosition?, path: String, record: String?
  ) -> String {
    var words = file
    if let position { words += ", line \(position.line), column \(position.column)" }
    if !path.isEmpty { words += ", \(path)" }
    if let record { words += " (record \(record))" }
    return words
  }

  static func problemSentence(place: String, _ words: ProblemWords) -> String {
    "\(place): \(words.what). Found: \(words.found); expected: \(words.expected). \(words.next)."
  }

  /// What stands for the contents of a personal field.
  static let personal = "(personal, not shown)"

  static func unknownName(_ vocabulary: Vocabulary) -> String {
    "the \(word(vocabulary)) is unknown"
  }

  /// What a rule or the engine found; numbers are plain digits, names are harmless.
  static func fact(_ fact: Finding.Fact, names: FactWords) -> ProblemWords {
    switch fact {
    case .load(let load): problem(load.kind)
    case .numeratorExceedsDenominator(let numerator, let denominator):
      ProblemWords(
        "the numerator is larger than the denominator",
        found: "\(numerator.plain) of \(denominator.plain)",
        expected: "a numerator of the denominator at most",
        next: "Check both against the document; they may be swapped or mistyped")
    case .outOfRange(let value, let minimum, let maximum):
      ProblemWords(
        "the value is outside the indicator's range", found: value.plain,
        expected: range(minimum?.plain, maximum?.plain),
        next: "Check the value and its unit against the document; if it is right, say so in note")
    case .partsDiffer(let total, let sum):
      ProblemWords(
        "the parts do not add up to the total",
        found: "\(sum.plain), off by \(Chinese.difference(sum, total))",
        expected: "\(total.plain), the total",
        next: "Check parts and total; if parts are missing or counted differently, say so in note")
    case .partExceedsTotal(let part, let total):
      ProblemWords(
        "a part is larger than its total", found: part.plain,
        expected: "at most \(total.plain), the total",
        next: "Check what both count and for which period")
    case .notNested(let upper, let upperValue, let lower, let lowerValue):
      ProblemWords(
        "of nested counts the higher level has more than the lower",
        found: "\(upperValue.plain) at \(names.level(upper)) level, "
          + "\(lowerValue.plain) at \(names.level(lower)) level",
        expected: "at \(names.level(upper)) level no more than at \(names.level(lower)) level",
        next: "Check countBasis: it is highestOnly where each is counted once at its highest level")
    case .percentage(let printed, let computed):
      ProblemWords(
        "the percentage is not what its own fraction gives", found: printed.plain,
        expected: "\(computed.plain) by numerator and denominator",
        next: "Check the document; if it says so, say so in note")
    case .percentageTruncated(let printed, let rounded):
      ProblemWords(
        "the percentage was cut off and not rounded", found: printed.plain,
        expected: "\(rounded.plain) when rounded",
        next: "Leave it if the document says so; round what you report yourself")
    case .conflict(let one, let other):
      ProblemWords(
        "the same number is stated in two ways", found: "\(one.plain) and \(other.plain)",
        expected: "one statement, or another period, scope or count basis",
        next: "Compare both places for period, scope and count basis, and explain in note")
    case .duplicate:
      ProblemWords(
        "the same number of the same place is entered twice", found: "two equal figures",
        expected: "one", next: "Delete one of them")
    case .levelBelowRegion(let level, let region):
      ProblemWords(
        "the level is below the region's own", found: names.level(level),
        expected: "\(names.level(region)) or above",
        next: "Check the level: 市级 in a county-level city means county level")
    case .rollupDiffers(let reported, let sum):
      ProblemWords(
        "the reported number and the sum of the children differ",
        found: "\(reported.plain) reported, off by \(Chinese.difference(reported, sum))",
        expected: "\(sum.plain) in the children",
        next: "Compare with the children: own office's numbers, omissions, double counts")
    case .exceeds(let value, let other, let otherValue):
      ProblemWords(
        "the value is larger than the one that bounds it", found: value.plain,
        expected: "\(otherValue.plain) at most, by \(names.indicator(other))",
        next: "Check what both count and for which period")
    case .zeroDenominator:
      ProblemWords(
        "a percentage of nothing", found: "the denominator 0", expected: "more than 0",
        next: "Check the denominator; if it is 0, delete the percentage and keep the two counts")
    case .broken(let left, let right):
      ProblemWords(
        "two numbers break a rule", found: "\(left.plain) and \(right.plain)",
        expected: "numbers that keep it",
        next: "Check both numbers; if they are right, say so in note")
    case .unit(let found, let expected):
      ProblemWords(
        "the unit does not fit the indicator", found: quoted(found),
        expected: "a unit that can be turned into \(quoted(expected))",
        next: "Check which of the two is wrong, indicator or unit")
    case .notStated(let trait):
      ProblemWords(
        "the \(names.trait(trait)) is not stated", found: "nothing",
        expected: "the \(names.trait(trait))",
        next: "Add it if the document states it; else don't guess, and say so in note")
    case .fell(let from, let to):
      ProblemWords(
        "a number that only grows has fallen", found: "\(to.plain) after \(from.plain)",
        expected: "at least \(from.plain)",
        next: "Check both periods: something withdrawn, another definition, or a slip")
    case .creditCode(let found, let expected):
      ProblemWords(
        "the check character of the unified social credit code is wrong",
        found: "\(plain(found)) at the end", expected: "\(plain(expected)) at the end",
        next: "Compare it with the business licence; if the licence says so, say so in note")
    case .creditCodeRegion(let code, let region):
      ProblemWords(
        "the unified social credit code was given out elsewhere",
        found: "\(plain(code)) (\(names.region(region)))", expected: "a code of this region",
        next: "This is normal for enterprises registered elsewhere; else check code and region")
    case .constraint:
      ProblemWords(
        "the row breaks a rule of its register", found: "values that break it",
        expected: "values that keep it", next: "Open the row, check it and correct it")
    case .unlikeBefore, .unlikePeers, .unitChanged, .future, .organisationCode, .codeTaken,
      .similarName, .fieldMissing, .fieldOutOfRange, .fieldTaken, .moveNotAllowed, .moveNeeds:
      entryFact(fact, names: names)
        ?? ProblemWords("a doubtful value", found: "?", expected: "?", next: "Check it")
    case .exampleFailed(let example, let expected, let result):
      ProblemWords(
        "example \(example + 1) does not come out; the indicator is switched off",
        found: result.map(plain) ?? "no result", expected: plain(expected),
        next: "Correct the formula or the example; then the indicator works again")
    }
  }

  /// Indicator, region, period, figure and source of a finding.
  static func subject(_ subject: FactWords.Subject) -> String {
    var words = subject.title.joined(separator: ", ")
    if let figure = subject.figure { words += " (figure \(figure))" }
    if let row = subject.row { words += " (row \(row))" }
    if let source = subject.source { words += ", \(source)" }
    return words.isEmpty ? "data" : words
  }
}
