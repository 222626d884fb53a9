import Core
import Testing

@testable import TUI

/// The year-end paper of the demo county, entered by the key scripts beside it: in the program, and in a spreadsheet.
///
/// `Scripts/paper-keys` writes the scripts; here they are played, and all cells are compared with the paper.
@Suite struct PaperKeysTests {
  struct Cell {
    var choice: IndicatorChoice
    var region: RegionID
    var typed: String
  }

  static func text(_ name: String) throws -> String {
    let path = SampleApp.root + "/Tests/Papers/year-end-2024." + name
    return String(decoding: try DiskFiles().read(path, limit: 1 << 20), as: UTF8.self)
  }

  static let cells: [Cell] = {
    guard let bytes = try? text("json").utf8, let dataset = Optional(SampleApp.demoCounty) else {
      return []
    }
    var reader = JSONReader(bytes: Array(bytes), file: "year-end-2024.json")
    let paper = try? reader.readValue()
    return (paper?["cells"]?.elements ?? []).compactMap { cell in
      guard let indicator = cell["indicator"]?.string, let typed = cell["typed"]?.string,
        let region = cell["region"]?.string.flatMap({ dataset.regions.find($0) })
      else { return nil }
      let parts = cell["breakdown"]?.object?.members.map {
        Breakdown.Part(dimension: $0.key, option: $0.value.string ?? "")
      }
      return Cell(
        choice: IndicatorChoice(
          indicator: indicator, level: cell["level"]?.string.flatMap { Rank(rawValue: $0) },
          breakdown: Breakdown(parts ?? [])),
        region: region, typed: typed)
    }
  }()

  /// Digits and points: what has to be typed whatever the program.
  static let digits = cells.reduce(0) {
    $0 + $1.typed.count { $0.isASCII && ($0.isNumber || $0 == ".") }
  }

  @Test func theProgramsScriptFillsEveryCell() throws {
    let script = try Self.text("qijian.keys")
    let program = try EntryApp(size: Size(width: 120, height: 40)).press(script)
    let workspace = try #require(program.app.workspace)
    #expect(Self.cells.count == 200)
    var wrong: [String] = []
    for cell in Self.cells {
      let indicator = try #require(
        workspace.dataset.catalogue.indicators[cell.choice.indicator])
      let address = FigureAddress(
        cell.choice, region: cell.region, period: .year(2024), isStock: indicator.kind == .stock)
      var expected: Quantity?
      if case .success(.value(let value)) = workspace.cell(cell.typed, address) {
        expected = value.quantity
      }
      let found = workspace.entered(address)?.quantity
      if found != expected {
        wrong.append(
          "\(cell.choice.indicator) \(cell.typed): \(found?.printed ?? "\(String(describing: found?.value))")"
        )
      }
    }
    #expect(wrong == [])
    #expect(program.app.desk.drafts.isEmpty)
    #expect(workspace.dataset.figures.entered(in: 2024) == 185)
    let keys = try KeyScript.parse(script).count
    let beyond = Double(keys - Self.digits) / 200
    print("Qijian: \(keys) keys for 200 cells, \(beyond) a cell beyond the digits")
    #expect(beyond <= 0.95)
  }

  @Test func theSpreadsheetsScriptFillsTheSameCells() throws {
    let script = try Self.text("spreadsheet.keys")
    var sheet = Spreadsheet()
    let events = try KeyScript.parse(script.replacing("<C-PgDn>", with: "<PgDn>"))
    for case .key(let key) in events { sheet.press(key) }
    let rows = Dictionary(grouping: Self.cells.indices) { index -> String in
      let isPart = Self.isPart(index)
      return isPart ? "part" : "list"
    }
    for (offset, index) in (rows["part"] ?? []).enumerated() {
      let place = Spreadsheet.Place(page: 0, row: offset / 10, column: offset % 10)
      #expect(sheet.cells[place] ?? "" == Self.plain(index))
    }
    for (offset, index) in (rows["list"] ?? []).enumerated() {
      let place = Spreadsheet.Place(page: 1, row: offset, column: 0)
      #expect(sheet.cells[place] ?? "" == Self.plain(index))
    }
    let beyond = Double(events.count - Self.digits) / 200
    print("a spreadsheet: \(events.count) keys for 200 cells, \(beyond) a cell beyond the digits")
    let own = try KeyScript.parse(try Self.text("qijian.keys")).count
    #expect(own < events.count)
  }

  /// Whether a cell is one of the table of townships, whose ten columns the county states, too.
  private static func isPart(_ index: Int) -> Bool {
    let columns = cells.prefix(10).map(\.choice)
    return columns.contains(cells[index].choice)
  }

  private static func plain(_ index: Int) -> String { cells[index].typed.filter { $0 != "," } }
}

extension FigureStore {
  /// How many figures were entered for a year.
  fileprivate func entered(in year: Int) -> Int {
    refs.count {
      self[$0].id.hasPrefix("entry/") && self[$0].period?.years?.contains(year) ?? false
    }
  }
}

/// As much of a spreadsheet as entering takes: Tab goes right, Enter down to where the run of Tab began, Ctrl-D copies the cell above.
private struct Spreadsheet {
  struct Place: Hashable {
    var page = 0
    var row = 0
    var column = 0
  }

  var cells: [Place: String] = [:]
  private var cursor = Place()
  private var run: Int?
  private var text = ""

  mutating func press(_ key: Key) {
    switch key {
    case .character(let character): text.append(character)
    case .tab:
      leave()
      run = run ?? cursor.column
      cursor.column += 1
    case .enter:
      leave()
      cursor.row += 1
      cursor.column = run ?? cursor.column
      run = nil
    case .control("d"):
      var above = cursor
      above.row -= 1
      cells[cursor] = cells[above]
    case .pageDown:
      leave()
      cursor = Place(page: cursor.page + 1)
      run = nil
    default: break
    }
  }

  private mutating func leave() {
    if !text.isEmpty { cells[cursor] = text }
    text = ""
  }
}
