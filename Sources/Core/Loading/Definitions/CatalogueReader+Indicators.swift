extension CatalogueReader {
  private static let indicatorKeys = [
    "id", "version", "validFrom", "validTo", "title", "short", "unit", "alsoUnits", "kind",
    "direction",
    "dimensions", "partition", "formula", "listed", "aggregate", "office", "missing", "decimals",
    "rounding", "range", "targets", "bands", "sentence", "source", "examples", "systems", "note",
  ]

  mutating func readIndicators(_ session: inout LoadSession) {
    each(source.indicators, known: Self.indicatorKeys, &session) {
      (reader, entry, _) throws(LoadProblem) in
      reader.catalogue.indicators.set(try reader.indicator(entry))
    }
    for entry in source.otherVersions {
      session.attempt { () throws(LoadProblem) in
        let version = try indicator(entry)
        guard var other = catalogue.indicators[version.id] else { return }
        // The definition with the latest start stands for the indicator, the others hang on it.
        if Self.begins(version, after: other) {
          let earlier = other.otherVersions
          other.otherVersions = []
          other = {
            var newest = version
            newest.otherVersions = ([other] + earlier).sorted { Self.begins($0, after: $1) }
            return newest
          }()
        } else {
          other.otherVersions.append(version)
          other.otherVersions.sort { Self.begins($0, after: $1) }
        }
        catalogue.indicators.set(other)
      }
    }
    dropCycles(&session)
  }

  private static func begins(_ a: Indicator, after b: Indicator) -> Bool {
    guard let start = a.validFrom?.first else { return false }
    return b.validFrom.map { $0.first < start } ?? true
  }

  private func indicator(_ entry: CatalogueSource.Entry) throws(LoadProblem) -> Indicator {
    let cursor = entry.cursor
    let kindCursor = try cursor.required("kind")
    let kind = try kindCursor.word(FigureKind.self, .kind)
    if kind == .target { throw kindCursor.unknown(.kind, among: ["stock", "flow", "rate"]) }
    let unit = try cursor.required("unit")
    if catalogue.units[try unit.text()] == nil {
      throw unit.unknown(.unit, among: catalogue.units.order)
    }
    let formulaCursor = try cursor.optional("formula")
    var indicator = Indicator(
      id: try cursor.required("id").identifier(), family: entry.family,
      title: try cursor.required("title").localized(), shortTitle: try cursor.localized("short"),
      unit: try unit.text(), kind: kind,
      direction: try cursor.word("direction", Indicator.Direction.self, .value) ?? .neutral,
      formula: try formulaCursor.map { (node) throws(LoadProblem) in
        try formula(node, kind: kind)
      } ?? .reported)
    indicator.version = try cursor.optional("version")?.integer(in: 1...10_000) ?? 1
    indicator.validFrom = try cursor.date("validFrom")
    indicator.validTo = try cursor.date("validTo")
    for element in try cursor.optional("alsoUnits")?.elements() ?? [] {
      if catalogue.units[try element.text()] == nil {
        throw element.unknown(.unit, among: catalogue.units.order)
      }
      indicator.otherUnits.append(try element.text())
    }
    indicator.dimensions = try dimensionIDs(cursor, "dimensions", among: nil)
    indicator.partitions = try dimensionIDs(cursor, "partition", among: indicator.dimensions)
    indicator.listed = try cursor.optional("listed").map { (node) throws(LoadProblem) in
      try formula(node, kind: kind)
    }
    if let aggregate = try cursor.optional("aggregate") {
      indicator.overRegion =
        try aggregate.word("overRegion", Indicator.OverRegion.self, .value) ?? indicator.overRegion
      indicator.overTime =
        try aggregate.word("overTime", Indicator.OverTime.self, .value) ?? indicator.overTime
    }
    indicator.office = try cursor.flag("office")
    if let missing = try cursor.optional("missing") {
      indicator.missing =
        try missing.word("strategy", Indicator.MissingStrategy.self, .value) ?? .skipIfAnyMissing
      indicator.zeroDenominator =
        try missing.word("zeroDenominator", Indicator.ZeroDenominator.self, .value) ?? .undefined
    }
    indicator.places = try places(cursor, "decimals")
    indicator.rounding = try cursor.word("rounding", Rounding.self, .value) ?? .halfUp
    if let range = try cursor.optional("range") {
      indicator.minimum = try range.decimal("min")
      indicator.maximum = try range.decimal("max")
    }
    for target in try cursor.optional("targets")?.elements() ?? [] {
      indicator.targets.append(try self.target(target))
    }
    indicator.bands = try bands(cursor)
    indicator.sentence = try cursor.localized("sentence")
    indicator.source = try cursor.definitionSource()
    for example in try cursor.optional("examples")?.elements() ?? [] {
      indicator.examples.append(
        Example(
          input: Self.input(try example.required("in").value),
          output: try example.required("out").string()))
    }
    indicator.systems = try cursor.strings("systems")
    indicator.note = try cursor.string("note")
    return indicator
  }

  private func dimensionIDs(
    _ cursor: JSONCursor, _ key: String, among allowed: [String]?
  ) throws(LoadProblem) -> [String] {
    var ids: [String] = []
    for element in try cursor.optional(key)?.elements() ?? [] {
      let id = try element.text()
      let isKnown = id == Catalogue.levelDimension || source.dimensions.byID[id] != nil
      guard isKnown, allowed?.contains(id) ?? true else {
        throw element.unknown(.dimension, among: allowed ?? source.dimensions.ids)
      }
      ids.append(id)
    }
    return ids
  }

  private func target(_ cursor: JSONCursor) throws(LoadProblem) -> Target {
    Target(
      rank: try cursor.rank("rank"), region: try cursor.string("region"),
      level: try cursor.rank("level", .level),
      breakdown: try checkedBreakdown(cursor) ?? Breakdown(),
      period: try cursor.optional("period")?.period(),
      comparison: try cursor.required("op").word(Comparison.self, .value),
      value: try cursor.decimal("value"), source: try cursor.definitionSource())
  }

  /// The bands, which must follow on one another without gap or overlap.
  private func bands(_ cursor: JSONCursor) throws(LoadProblem) -> [Band] {
    var bands: [Band] = []
    for element in try cursor.optional("bands")?.elements() ?? [] {
      let band = Band(
        from: try element.decimal("from"), to: try element.decimal("to"),
        title: try element.localized(),
        tone: try element.word("tone", Band.Tone.self, .value) ?? .plain)
      if let last = bands.last, last.to == nil || last.to != band.from {
        throw element.problem(.inconsistent("from", with: "to"))
      }
      bands.append(band)
    }
    return bands
  }

  /// An example's input as it stands; numbers count as printed.
  private static func input(_ value: JSONValue) -> Example.Input {
    switch value.content {
    case .null: .text("")
    case .boolean(let flag): .text(flag ? "true" : "false")
    case .string(let text): .text(text)
    case .number(_, let printed): .text(printed)
    case .array(let elements): .list(elements.map(input))
    case .object(let object):
      .object(
        Dictionary(
          object.members.map { ($0.key, input($0.value)) }, uniquingKeysWith: { first, _ in first })
      )
    }
  }

  /// Notes and leaves out indicators that need themselves.
  private mutating func dropCycles(_ session: inout LoadSession) {
    var state: [IndicatorID: Int] = [:]
    var inCycle: Set<IndicatorID> = []
    func visit(_ id: IndicatorID, _ chain: [IndicatorID]) {
      if state[id] == 2 { return }
      if let start = chain.firstIndex(of: id) {
        let members = Array(chain[start...])
        if inCycle.isDisjoint(with: members), let entry = source.indicators.byID[id] {
          session.note(entry.cursor.problem(.definitionCycle(members + [id]), found: id))
        }
        inCycle.formUnion(members)
        return
      }
      for next in (catalogue.indicators[id]?.formula.indicators ?? []).sorted() {
        visit(next, chain + [id])
      }
      state[id] = 2
    }
    for indicator in catalogue.indicators.all where indicator.formula != .reported {
      visit(indicator.id, [])
    }
    guard !inCycle.isEmpty else { return }
    catalogue.indicators = Definitions(
      catalogue.indicators.all.filter { !inCycle.contains($0.id) })
  }
}
