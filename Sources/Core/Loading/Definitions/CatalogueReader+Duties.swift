extension CatalogueReader {
  /// Reads obligations, schemes and rules.
  mutating func readDuties(_ session: inout LoadSession) {
    each(source.obligations, known: Self.obligationKeys, &session) {
      (reader, entry, _) throws(LoadProblem) in
      reader.catalogue.obligations.set(try reader.obligation(entry.cursor))
    }
    each(source.schemes, known: Self.schemeKeys, &session) {
      (reader, entry, _) throws(LoadProblem) in
      reader.catalogue.schemes.set(try reader.scheme(entry.cursor))
    }
    each(source.rules, known: Self.ruleKeys, &session) {
      (reader, entry, _) throws(LoadProblem) in
      reader.catalogue.rules.set(try reader.rule(entry.cursor))
    }
  }

  private static let obligationKeys = [
    "id", "title", "rank", "region", "to", "frequency", "years", "perPeriod", "due", "leadDays",
    "checkedBy", "validFrom", "validTo", "row", "note", "source", "systems",
  ]
  private static let schemeKeys = [
    "id", "title", "region", "base", "stages", "validFrom", "validTo", "maximum", "dimensions",
    "items", "bonus", "veto", "thresholds", "documentNumber", "note", "source", "systems",
  ]

  // MARK: - Obligations

  private func obligation(_ cursor: JSONCursor) throws(LoadProblem) -> Obligation {
    let words = ["once", "yearly", "halfYearly", "quarterly", "monthly", "everyYears"]
    let frequency: Obligation.Frequency =
      switch try cursor.required("frequency").word(of: words, .value) {
      case "once": .once
      case "yearly": .yearly
      case "halfYearly": .halfYearly
      case "quarterly": .quarterly
      case "monthly": .monthly
      default: .everyYears(try cursor.required("years").integer(in: 1...100))
      }
    var obligation = Obligation(
      id: try cursor.required("id").identifier(), title: try cursor.required("title").localized(),
      frequency: frequency)
    obligation.rank = try cursor.rank("rank")
    obligation.region = try cursor.string("region")
    obligation.recipient = try cursor.localized("to")
    obligation.perPeriod = try cursor.optional("perPeriod")?.integer(in: 1...10_000) ?? 1
    obligation.due = try cursor.optional("due").map(due) ?? nil
    obligation.leadDays = try cursor.optional("leadDays")?.integer(in: 0...36_600)
    if let check = try cursor.optional("checkedBy") {
      let rows = try selection(check, kind: .flow)
      obligation.checkedBy = Obligation.Check(
        register: rows.register, condition: rows.condition)
    }
    obligation.validFrom = try cursor.date("validFrom")
    obligation.validTo = try cursor.date("validTo")
    obligation.row = try cursor.string("row")
    obligation.note = try cursor.string("note")
    obligation.source = try cursor.definitionSource()
    obligation.systems = try cursor.strings("systems")
    return obligation
  }

  private func due(_ cursor: JSONCursor) throws(LoadProblem) -> Obligation.Due? {
    if let day = try cursor.optional("monthDay") { return .monthDay(try monthDay(day)) }
    if let from = try cursor.optional("from") {
      return .span(try monthDay(from), try monthDay(try cursor.required("to")))
    }
    if let months = try cursor.optional("months") {
      var numbers: [Int] = []
      for month in try months.elements() { numbers.append(try month.integer(in: 1...12)) }
      return .months(numbers)
    }
    return try cursor.flag("endOfPeriod") ? .endOfPeriod : nil
  }

  private func monthDay(_ cursor: JSONCursor) throws(LoadProblem) -> Obligation.MonthDay {
    let text = try cursor.text()
    // A leap year, so that 02-29 is a day.
    guard text.utf8.count == 5, let date = CalendarDate("2024-" + text),
      let day = Obligation.MonthDay(month: date.month, day: date.day)
    else { throw cursor.problem(.malformed(.calendarDate), expected: .example("12-15")) }
    return day
  }

  // MARK: - Schemes

  private func scheme(_ cursor: JSONCursor) throws(LoadProblem) -> Scheme {
    var scheme = Scheme(
      id: try cursor.required("id").identifier(), title: try cursor.required("title").localized())
    scheme.region = try cursor.string("region")
    if let base = try cursor.optional("base") {
      scheme.base = try base.text()
      if source.schemes.byID[try base.text()] == nil {
        throw base.unknown(.scheme, among: source.schemes.ids)
      }
    }
    for stage in try cursor.optional("stages")?.elements() ?? [] {
      scheme.stages.append(try stage.word(Rank.self, .rank))
    }
    scheme.validFrom = try cursor.date("validFrom")
    scheme.validTo = try cursor.date("validTo")
    scheme.maximum = try cursor.decimal("maximum")
    scheme.dimensions = try items(cursor, "dimensions")
    scheme.items = try items(cursor, "items")
    scheme.bonus = try items(cursor, "bonus")
    scheme.veto = try items(cursor, "veto")
    for threshold in try cursor.optional("thresholds")?.elements() ?? [] {
      scheme.thresholds.append(
        Scheme.Threshold(
          id: try threshold.required("id").identifier(), stage: try threshold.string("stage"),
          test: try valueTest(threshold), effect: try threshold.required("effect").localized()))
    }
    scheme.documentNumber = try cursor.string("documentNumber")
    scheme.note = try cursor.string("note")
    scheme.source = try cursor.definitionSource()
    scheme.systems = try cursor.strings("systems")
    return scheme
  }

  private func items(_ cursor: JSONCursor, _ key: String) throws(LoadProblem) -> [Scheme.Item] {
    var items: [Scheme.Item] = []
    for element in try cursor.optional(key)?.elements() ?? [] {
      items.append(
        Scheme.Item(
          id: try element.required("id").identifier(), title: try element.localized(),
          maximum: try element.decimal("maximum"), parent: try element.string("parent")))
    }
    return items
  }
}
