import Core
import Testing

@testable import TUI

/// Narrowing and sorting a list of rows.
@Suite struct RowListFilterTests {
  private static let open = ":台账用人单位<Enter>"

  private func list(_ clerk: RecordingApp) throws -> RowList {
    guard case .form(.rows(let list)) = clerk.app.layers.last else {
      throw NoList()
    }
    return list
  }

  private struct NoList: Error {}

  private func values(_ field: String, _ clerk: RecordingApp) throws -> [FieldValue] {
    let table = try #require(clerk.dataset.tables["enterprises"])
    return try list(clerk).rows.map { table.value(field, of: $0) }
  }

  @Test(arguments: ["粉尘 且 接害>10", "dust and exposed>10", "粉尘且接害大于10", "粉尘　接害＞１０"])
  func conditionsNarrow(_ filter: String) throws {
    var clerk = RecordingApp()
    try clerk.type(Self.open)
    let all = try list(clerk).rows.count
    try clerk.type(filter)
    let found = try list(clerk)
    #expect(found.problem == nil)
    #expect(!found.rows.isEmpty && found.rows.count < all)
    #expect(found.hits == found.rows.count && found.total == all)
    let table = try #require(clerk.dataset.tables["enterprises"])
    for row in found.rows {
      let exposed = try #require(table.value("exposed", of: row).decimal)
      #expect(exposed > FixedDecimal(10))
      guard case .options(let factors) = table.value("hazardFactors", of: row) else {
        // Or it is called so.
        #expect(table.name(of: row)?.contains("粉尘") == true)
        continue
      }
      #expect(factors.contains("dust"))
    }
    #expect(clerk.isOnScreen("\(found.hits)/\(all)条"))
    // Esc takes the filter away, and then the list.
    try clerk.type("<Esc>")
    #expect(try list(clerk).rows.count == all)
    try clerk.type("<Esc>")
    #expect(throws: NoList.self) { try list(clerk) }
  }

  @Test func aFilterThatCannotBeReadSaysWhereAndKeepsTheRows() throws {
    var clerk = RecordingApp()
    try clerk.type(Self.open + "粉尘 且 接害>10")
    let rows = try list(clerk).rows
    try clerk.type("x")
    #expect(try list(clerk).problem?.range == 8..<11)
    #expect(try list(clerk).rows == rows)
    let screen = clerk.app.draw().canvas.lines()
    let mark = try #require(screen.firstIndex { $0.contains("^^^") })
    // Below the word that is meant: two columns for each of the Han characters before it.
    #expect(screen[mark].prefix { $0 == " " }.count == 3 + 13)
    #expect(screen[mark].contains("接害人员不能是“10x”"))
    try clerk.type("<BS>")
    #expect(try list(clerk).problem == nil)
  }

  /// Until a condition is whole the rows are those of what stood before it.
  @Test(arguments: [
    ("", "接害>10"), ("", "exposed>10"), ("粉尘 且 ", "接害>10"), ("dust ", "exposed >= 10"),
    ("(粉尘) ", "风险类别=严重"), ("dust and ", "exposed = 10..50"),
  ])
  func anUnfinishedConditionKeepsTheRows(before: String, condition: String) throws {
    var clerk = RecordingApp()
    try clerk.type(Self.open + before)
    let rows = try list(clerk).rows
    #expect(!rows.isEmpty)
    var last = rows
    for (place, key) in condition.enumerated() {
      try clerk.type(key == "<" ? "<lt>" : String(key))
      let shown = try list(clerk)
      // A word may be a name; what finds nothing is none. Behind the sign the rows stay until there is a value.
      let typed = condition.prefix(place + 1)
      if !typed.contains(where: { ">=".contains($0) }) {
        let isName = typed.count > 1 && shown.instead != nil
        #expect(!isName || !shown.rows.isEmpty, "\(typed)")
        if shown.problem != nil { #expect(shown.rows == rows, "\(typed)") }
        continue
      }
      if let problem = shown.problem {
        #expect(shown.rows == last, "\(typed)")
        #expect(problem.range.upperBound <= before.count + condition.count)
      }
      last = shown.rows
    }
    #expect(try list(clerk).problem == nil)
    #expect(try list(clerk).rows.count < rows.count)
  }

  @Test func aMistakenConditionShowsTheRowsBeforeIt() throws {
    var clerk = RecordingApp()
    try clerk.type(Self.open)
    let all = try list(clerk).rows
    for filter in ["接害", "接害=", "接害=x", "风险类别=", "风险类别=没有"] {
      try clerk.type(filter)
      #expect(try list(clerk).rows == all, "\(filter)")
      #expect(try list(clerk).problem != nil, "\(filter)")
      #expect(clerk.isOnScreen("^"))
      try clerk.type("<Esc>")
    }
    // A name that no field begins with is looked for, and not found.
    try clerk.type("没有这个名字")
    #expect(try list(clerk).rows.isEmpty && list(clerk).problem == nil)
  }

  @Test func tabCompletesAndGoesOn() throws {
    var clerk = RecordingApp()
    try clerk.type(Self.open + "粉尘 且 未检")
    #expect(clerk.isOnScreen("Tab补全"))
    try clerk.type("<Tab>")
    #expect(try list(clerk).filter.text == "粉尘 且 未最近检测")
    #expect(try list(clerk).problem == nil)
    try clerk.type(" 且 风险类别=<Tab>")
    let first = try list(clerk).filter.text
    try clerk.type("<Tab>")
    let second = try list(clerk).filter.text
    #expect(first != second && second.hasPrefix("粉尘 且 未最近检测 且 风险类别="))
    try clerk.type("<S-Tab>")
    #expect(try list(clerk).filter.text == first)
  }

  @Test func everyColumnSorts() throws {
    var clerk = RecordingApp(Size(width: 160, height: 40))
    try clerk.type(Self.open)
    let before = try list(clerk).rows
    try clerk.type("<Right><C-e>")
    #expect(try list(clerk).sort == [RowSortKey(field: "name", collation: .pinyin)])
    #expect(clerk.isOnScreen("↑音"))
    try clerk.type("<C-e><C-e><C-e><C-e>")
    #expect(try list(clerk).rows == before)
    try clerk.type("<Right><Right><Right><C-e>")
    let exposed = try values("exposed", clerk)
    let numbers = exposed.compactMap(\.decimal)
    #expect(numbers == numbers.sorted(by: >) && numbers.count > 1)
    // Missing values last.
    let rest = exposed.drop { $0.decimal != nil }
    #expect(rest.allSatisfy { $0.isMissing })
    // A key chosen before weighs less.
    try clerk.type("<Left><C-e>")
    #expect(try list(clerk).sort.map(\.field) == ["hazardClass", "exposed"])
    #expect(clerk.isOnScreen("2"))
  }

  /// Many rows are found elsewhere: the screen shows the old ones until the answer is there, and Esc lets it go.
  @Test func manyRowsAreAskedFor() throws {
    var clerk = RecordingApp()
    try clerk.type(Self.open)
    var app = clerk.app
    guard case .form(.rows(var list)) = app.layers.last else { throw NoList() }
    let rows = list.rows
    list.state = .wanted
    app.layers[app.layers.count - 1] = .form(.rows(list))
    guard case .listRows(let request) = app.update(.tick(1)).first else {
      Issue.record("nothing asked")
      return
    }
    func shown() -> [RowID] {
      if case .form(.rows(let list)) = app.layers.last { list.rows } else { [] }
    }
    app.receive(RowListNews(number: request.number, progress: 0.42))
    #expect(app.draw().canvas.lines().contains { $0.contains("42%") })
    let some = RowListing(rows: [rows[1]], hits: 7, total: 9, isComplete: false)
    // An answer to another request is none.
    app.receive(RowListNews(number: request.number + 1, found: some))
    #expect(shown() == rows)
    app.receive(RowListNews(number: request.number, found: some))
    #expect(shown() == [rows[1]])
    #expect(app.draw().canvas.lines().contains { $0.contains("7条") })
    // No list was whole before: letting go of it closes it.
    #expect(app.update(.input(.key(.escape))) == [.cancelRows])
    let all = RowListing(rows: rows, hits: 9, total: 9, isComplete: true)
    app.receive(RowListNews(number: request.number, found: all))
    #expect(shown() == [])
  }

  private func request(_ effects: [Effect]) throws -> RowListRequest {
    for case .listRows(let request) in effects { return request }
    throw NoList()
  }

  /// An app with a list that is whole, and whose rows are asked for from now on.
  private func waiting(_ language: Language = .zh) throws -> App {
    var clerk = RecordingApp(Size(width: 160, height: 40), language: language)
    try clerk.type(Self.open)
    var app = clerk.app
    guard case .form(.rows(var list)) = app.layers.last else { throw NoList() }
    list.few = 0
    app.layers[app.layers.count - 1] = .form(.rows(list))
    return app
  }

  private func list(_ app: App) throws -> RowList {
    guard case .form(.rows(let list)) = app.layers.last else { throw NoList() }
    return list
  }

  /// The first rows of a new order are not left posing as all of them.
  @Test func escGoesBackToTheOrderOfBefore() throws {
    var app = try waiting()
    _ = app.update(.input(.key(.right)))
    _ = app.update(.input(.key(.down)))
    let before = try list(app)
    let asked = try request(app.update(.input(.key(.control("e")))))
    #expect(asked.sort.map(\.field) == ["name"])
    let first = RowListing(
      rows: [before.rows[1]], hits: before.hits, total: before.total, isComplete: false)
    app.receive(RowListNews(number: asked.number, found: first))
    #expect(try list(app).rows == [before.rows[1]])
    #expect(app.update(.input(.key(.escape))) == [.cancelRows])
    #expect(try list(app) == before)
    let screen = app.draw().canvas.lines()
    #expect(screen.contains { $0.contains("已取消排序") })
    #expect(!screen.contains { $0.contains("↑音") })
    _ = app.update(.input(.key(.controlEnd)))
    #expect(try list(app).window.selected == before.rows.count - 1)
    // The next Esc is about the list again.
    _ = app.update(.input(.key(.escape)))
    #expect(throws: NoList.self) { try list(app) }
  }

  /// A filter that is let go of leaves the one before it, with its rows.
  @Test func escGoesBackToTheFilterOfBefore() throws {
    var app = try waiting()
    let before = try list(app)
    _ = app.update(.input(.key(.character("公"))))
    _ = app.update(.input(.key(.character("司"))))
    #expect(app.update(.input(.key(.escape))) == [.cancelRows])
    #expect(try list(app) == before)
    #expect(app.draw().canvas.lines().contains { $0.contains("已取消筛选") })
  }

  /// A count stands only beside the text that it is of.
  @Test(arguments: [(Language.zh, "正在筛选…"), (.en, "filtering…")])
  func noCountStandsBesideAnotherFilter(_ language: Language, _ words: String) throws {
    var app = try waiting(language)
    let before = try list(app)
    func title() -> String { app.draw().canvas.lines()[0] }
    #expect(title().contains("\(before.hits)"))
    let asked = try request(app.update(.input(.key(.character("粉")))))
    #expect(title().contains(words))
    #expect(!title().contains("\(before.total)"))
    app.receive(RowListNews(number: asked.number, progress: 0.5))
    #expect(!title().contains("\(before.total)"))
    let some = RowListing(
      rows: [before.rows[0]], hits: 3, total: before.total, isComplete: false)
    app.receive(RowListNews(number: asked.number, found: some))
    #expect(title().contains("3/\(before.total)") && !title().contains(words))
    // Another order counts nothing anew.
    app.receive(
      RowListNews(
        number: asked.number,
        found: RowListing(
          rows: [before.rows[0]], hits: 3, total: before.total, isComplete: true)))
    _ = app.update(.input(.key(.right)))
    _ = try request(app.update(.input(.key(.control("e")))))
    #expect(title().contains("3/\(before.total)") && !title().contains(words))
  }
}
