extension CatalogueReader {
  mutating func readTabs(_ session: inout LoadSession) {
    for (kind, sentence) in source.sentences {
      session.attempt { () throws(LoadProblem) in
        guard let kind = FigureKind(rawValue: kind) else {
          throw sentence.problem(
            .unknown(.kind, name: kind, nearest: nil), found: kind,
            expected: .oneOf(["stock", "flow", "rate"]))
        }
        catalogue.sentences[kind] = try sentence.localized()
      }
    }
    each(source.tabs, known: ["id", "title", "families", "columns", "blocks"], &session) {
      (reader, entry, session) throws(LoadProblem) in
      let cursor = entry.cursor
      var tab = Tab(
        id: try cursor.required("id").identifier(),
        title: try cursor.required("title").localized(),
        families: try reader.families(cursor))
      // A column or block that cannot be understood is left out; the tab stands.
      for element in try cursor.optional("columns")?.elements() ?? [] {
        let column = session.attempt { () throws(LoadProblem) in try reader.column(element) }
        if let column { tab.columns.append(column) }
      }
      for element in try cursor.optional("blocks")?.elements() ?? [] {
        let block = session.attempt { () throws(LoadProblem) in try reader.block(element) }
        if let block { tab.blocks.append(block) }
      }
      reader.catalogue.tabs.set(tab)
    }
  }

  private func families(_ cursor: JSONCursor) throws(LoadProblem) -> [String] {
    var ids: [String] = []
    for element in try cursor.optional("families")?.elements() ?? [] {
      let id = try element.text()
      guard source.families.byID[id] != nil else {
        throw element.unknown(.value, among: source.families.ids)
      }
      ids.append(id)
    }
    return ids
  }

  private func column(_ cursor: JSONCursor) throws(LoadProblem) -> Tab.Column {
    Tab.Column(
      choice: try choice(cursor), title: try cursor.localized("short"),
      width: try cursor.word("width", ColumnWidth.self, .value) ?? .medium)
  }

  func choice(_ cursor: JSONCursor) throws(LoadProblem) -> IndicatorChoice {
    IndicatorChoice(
      indicator: try indicatorID(try cursor.required("indicator")),
      level: try cursor.rank("level", .level),
      breakdown: try checkedBreakdown(cursor) ?? Breakdown())
  }

  private func indicatorIDs(
    _ cursor: JSONCursor, _ key: String
  ) throws(LoadProblem) -> [IndicatorID] {
    var ids: [IndicatorID] = []
    for element in try cursor.optional(key)?.elements() ?? [] {
      ids.append(try indicatorID(element))
    }
    return ids
  }

  private func block(_ cursor: JSONCursor) throws(LoadProblem) -> Block {
    let kinds = [
      "headline", "ladder", "split", "trend", "league", "fraction", "windows", "targets",
      "register", "figures",
    ]
    let years = try cursor.optional("years")?.integer(in: 1...200) ?? 10
    switch try cursor.required("kind").word(of: kinds, .value) {
    case "headline": return .headline(try choice(cursor))
    case "ladder":
      _ = try cursor.required("by").word(of: [Catalogue.levelDimension], .dimension)
      return .ladder(try choice(cursor))
    case "split":
      let dimension = try cursor.required("by")
      let id = try dimension.text()
      guard id == Catalogue.levelDimension || source.dimensions.byID[id] != nil else {
        throw dimension.unknown(.dimension, among: source.dimensions.ids)
      }
      return .split(try choice(cursor), by: id)
    case "trend": return .trend(try choice(cursor), years: years)
    case "league": return .league(try choice(cursor))
    case "fraction": return .fraction(try choice(cursor))
    case "windows":
      return .windows(
        try choice(cursor), windows: try indicatorIDs(cursor, "windows"), years: years)
    case "targets": return .targets(families: try families(cursor))
    case "register":
      let register = try registerID(try cursor.required("register"))
      let filter = try cursor.optional("where")
      return .register(
        register,
        where: try filter.map { (filter) throws(LoadProblem) in
          try condition(filter, in: register)
        },
        limit: try cursor.optional("limit")?.integer(in: 1...1_000) ?? 5)
    default:
      return .figures(
        indicators: try indicatorIDs(cursor, "indicators"), families: try families(cursor),
        title: try cursor.localized("title"))
    }
  }
}
