extension CatalogueReader {
  static let ruleKeys = [
    "id", "severity", "scope", "applies", "check", "left", "op", "right", "strategy", "tolerance",
    "limits", "when", "validFrom", "validTo", "message", "source", "note",
  ]

  func rule(_ cursor: JSONCursor) throws(LoadProblem) -> Rule {
    var rule = Rule(
      id: try cursor.required("id").identifier(),
      severity: try cursor.required("severity").word(Rule.Severity.self, .value),
      scope: try cursor.required("scope").word(Rule.Scope.self, .scope),
      test: try ruleTest(cursor),
      applies: try cursor.optional("applies").map(ruleSelection) ?? Rule.Selection(),
      tolerance: try cursor.optional("tolerance").map(tolerance),
      message: try cursor.required("message").localized())
    // The same statement twice in a document.
    if rule.test == .builtIn(.unique, side: nil), rule.scope == .form {
      rule.test = .builtIn(.duplicate, side: nil)
      if rule.applies.same.isEmpty {
        rule.applies.same = [
          "indicator", "region", "scope", "kind", "level", "breakdown", "period", "document",
        ]
      }
    }
    // 上报 against 汇总.
    if rule.test == .builtIn(.reportedEqualsComputed, side: nil), rule.scope == .region {
      rule.test = .builtIn(.childrenAtMostParent, side: nil)
    }
    rule.limits = try cursor.optional("limits").map(limits) ?? Rule.Limits()
    rule.strategy =
      try cursor.word("strategy", Indicator.MissingStrategy.self, .value) ?? .skipIfAnyMissing
    if let when = try cursor.optional("when") {
      // A rule over rows speaks of the fields of any register; those that lack them don't ask it.
      let register = try when.string("register") ?? Catalogue.enterprises
      rule.when = try condition(try when.optional("where") ?? when, in: register)
    }
    rule.validFrom = try cursor.date("validFrom")
    rule.validTo = try cursor.date("validTo")
    rule.source = try cursor.definitionSource()
    return rule
  }

  /// A built-in check where one is named, else a comparison of two sides.
  private func ruleTest(_ cursor: JSONCursor) throws(LoadProblem) -> Rule.Test {
    // Comparisons with numbers that no single figure has are checks of their own.
    switch (
      cursor.value["left"]?.string, cursor.value["op"]?.string, cursor.value["right"]?.string
    ) {
    case ("value", "atLeast", "previous"): return .builtIn(.notFalling, side: nil)
    case ("value", "atMost", "total"): return .builtIn(.partAtMostTotal, side: nil)
    default: break
    }
    let left = try cursor.optional("left").map(side)
    if let check = try cursor.word("check", Rule.BuiltIn.self, .rule) {
      return .builtIn(check, side: left)
    }
    return .compare(
      try side(try cursor.required("left")),
      try cursor.required("op").word(Condition.Comparator.self, .value),
      try side(try cursor.required("right")))
  }

  private func side(_ cursor: JSONCursor) throws(LoadProblem) -> Rule.Side {
    guard let text = cursor.value.string else {
      return .formula(try formula(cursor, kind: .stock))
    }
    if let trait = Rule.Side.Trait(rawValue: text) { return .trait(trait) }
    if let number = FixedDecimal(text) { return .number(number) }
    throw cursor.unknown(.value, among: Rule.Side.Trait.allCases.map(\.rawValue))
  }

  private func tolerance(_ cursor: JSONCursor) throws(LoadProblem) -> Rule.Tolerance {
    Rule.Tolerance(
      printedDigits: try cursor.flag("printedDigits"), absolute: try cursor.decimal("absolute"),
      relative: try cursor.decimal("relative"))
  }

  private func limits(_ cursor: JSONCursor) throws(LoadProblem) -> Rule.Limits {
    var limits = Rule.Limits()
    limits.least = try cursor.decimal("least")
    limits.factor = try cursor.decimal("factor")
    limits.points = try cursor.decimal("points")
    limits.others = try cursor.decimal("others").flatMap(\.integer)
    limits.deviations = try cursor.decimal("deviations").flatMap(\.integer)
    limits.similarity = try cursor.decimal("similarity")
    return limits
  }

  private func ruleSelection(_ cursor: JSONCursor) throws(LoadProblem) -> Rule.Selection {
    var selection = Rule.Selection()
    selection.kinds = try words(cursor, "kinds", FigureKind.self, .kind)
    selection.units = try cursor.strings("units")
    selection.countBases = try words(cursor, "countBases", CountBasis.self, .countBasis)
    for element in try cursor.optional("indicators")?.elements() ?? [] {
      selection.indicators.append(try indicatorID(element))
    }
    selection.families = try cursor.strings("families")
    selection.dimensions = try cursor.strings("dimensions")
    selection.maximum = try cursor.decimal("maximum")
    selection.partition = try cursor.flag("partition")
    selection.undivided = try cursor.flag("undivided")
    selection.overRegion = try cursor.word("overRegion", Indicator.OverRegion.self, .value)
    selection.pattern = try cursor.string("pattern")
    for element in try cursor.optional("registers")?.elements() ?? [] {
      selection.registers.append(try registerID(element))
    }
    selection.fields = try cursor.strings("fields")
    selection.ignored = try cursor.strings("ignored")
    selection.same = try cursor.strings("same")
    return selection
  }

  /// The words of an array.
  private func words<Word: RawRepresentable & CaseIterable>(
    _ cursor: JSONCursor, _ key: String, _ type: Word.Type, _ vocabulary: Vocabulary
  ) throws(LoadProblem) -> [Word] where Word.RawValue == String {
    var words: [Word] = []
    for element in try cursor.optional(key)?.elements() ?? [] {
      words.append(try element.word(type, vocabulary))
    }
    return words
  }
}
