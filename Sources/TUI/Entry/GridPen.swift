internal import Core

/// Draws a grid: a frozen first column, as many columns as fit, the state of each row's sheet at the right.
struct GridPen {
  let settings: Settings
  let workspace: Workspace
  let desk: EntryDesk
  let grid: GridState
  let text: ScreenText
  /// Kept, since each of them copies the workspace.
  let reader: CellReader

  init(settings: Settings, workspace: Workspace, desk: EntryDesk, grid: GridState) {
    self.settings = settings
    self.workspace = workspace
    self.desk = desk
    self.grid = grid
    text = ScreenText(settings.language)
    reader = CellReader(
      workspace: workspace, desk: desk, language: settings.language, ascii: settings.ascii)
  }

  /// Lines that are no rows of the grid: the top line, the header of three, two for messages, the footer.
  static let frameRows = 7
  private static let headerRows = 3
  private static let markColumns = 2

  /// Where the parts of a grid are, for a size.
  struct Geometry {
    var name: Int
    /// Widths of all columns, each with its mark and a blank before it.
    var widths: [Int]
    /// The columns in view with their places.
    var shown: [(column: Int, x: Int)]
    var stateX: Int?
    var bodyY: Int
    var height: Int
    var room: Int
  }

  private var isRecords: Bool { if case .records = grid.shape { true } else { false } }

  func geometry(_ size: Size) -> Geometry {
    // Rows of a register may be many, and their names are long anyway.
    let names = isRecords ? [26] : grid.rows.map { DisplayWidth.columns(of: name(of: $0)) }
    let longest = (names.max() ?? 8) + 2
    let isLong = grid.shape == .years
    let nameColumns = max(10, min(longest, isLong ? size.width / 3 : size.width / 4))
    let widths = grid.columns.map { width(of: $0) }
    let hasState = grid.shape == .regions && grid.sheet.isDefined && size.width >= 60
    let state = hasState ? 9 : 0
    let room = size.width - nameColumns - state
    var shown: [(Int, Int)] = []
    var x = nameColumns
    for column in grid.columns.indices.dropFirst(grid.left) {
      guard x + widths[column] <= nameColumns + room else { break }
      shown.append((column, x))
      x += widths[column]
    }
    return Geometry(
      name: nameColumns, widths: widths, shown: shown, stateX: hasState ? size.width - state : nil,
      bodyY: 1 + Self.headerRows, height: max(1, size.height - Self.frameRows), room: room)
  }

  /// Moves a grid's view so that its cursor is seen.
  func reveal(_ grid: inout GridState, size: Size) {
    let geometry = geometry(size)
    grid.reveal(height: geometry.height, widths: geometry.widths, room: geometry.room)
  }

  /// Half a title, each of its words and the unit fit, and any number of seven digits.
  private func width(of column: GridColumn) -> Int {
    let title = title(of: column)
    let half = (DisplayWidth.columns(of: title) + 1) / 2
    let word = title.split(separator: " ").map { DisplayWidth.columns(of: String($0)) }.max() ?? 0
    let needed = settings.language == .en ? max(half + half % 2, word) : half + half % 2
    let number = max(fieldColumns(column) ?? 7, min(12, needed))
    return 1 + number + Self.markColumns
  }

  /// What the values of a field take; nil for numbers of a sheet.
  private func fieldColumns(_ column: GridColumn) -> Int? {
    guard case .field(let id) = column, case .records(let register) = grid.shape,
      let type = workspace.dataset.catalogue.registers[register]?[id]?.type
    else { return nil }
    return switch type {
    case .date, .period: 12
    case .integer, .decimal, .quantity, .year, .boolean, .level: 9
    case .region, .option: 13
    default: 19
    }
  }

  // MARK: Names

  /// The name of a row.
  func name(of row: GridRow) -> String {
    let regions = workspace.dataset.regions
    let names = RegionText(settings.language)
    switch row {
    case .region(let region): return names.name(regions[region])
    case .office(let region):
      return text(.entry(.officeOf(term: regions[region].term, rank: regions[region].rank)))
    case .sum(let region):
      return text(.entry(.sumOf(term: regions[region].term, rank: regions[region].rank)))
    case .coverage: return text(.entry(.coverage))
    case .own(let region):
      return text(.entry(.ownOf(term: regions[region].term, rank: regions[region].rank)))
    case .choice(let choice): return title(of: .choice(choice))
    case .record(let id):
      guard case .records(let register) = grid.shape,
        let table = workspace.dataset.tables[register], let row = table.find(id)
      else { return id }
      return table.name(of: row) ?? id
    }
  }

  /// The title of a column.
  func title(of column: GridColumn) -> String {
    let catalogue = workspace.dataset.catalogue
    switch column {
    case .choice(let choice):
      let indicator =
        catalogue.indicators[choice.indicator].map { text($0.shortTitle) } ?? choice.indicator
      return ([indicator] + parts(of: choice)).joined(separator: " ")
    case .period(let period): return PeriodText(settings.language).text(period)
    case .field(let id):
      guard case .records(let register) = grid.shape,
        let field = catalogue.registers[register]?[id]
      else { return id }
      return text(field.title)
    }
  }

  /// The level and the options that a column of numbers is about.
  private func parts(of choice: IndicatorChoice) -> [String] {
    let catalogue = workspace.dataset.catalogue
    var words: [String] = []
    if let level = choice.level,
      let word = catalogue.levelWord(level, in: grid.region, of: workspace.dataset.regions)
    {
      words.append(text(word))
    }
    for part in choice.breakdown.parts {
      let option = catalogue.dimensions[part.dimension]?[part.option]
      words.append(option.map { text($0.title) } ?? part.option)
    }
    return words
  }

  /// The title of a column in at most two lines; where it is too long, what tells it from its
  /// neighbours has a line of its own.
  func headerLines(of column: GridColumn, width: Int) -> [String] {
    let title = title(of: column)
    let columns = DisplayWidth.columns(of: title)
    let half = (columns + 1) / 2
    // Two lines of the same length rather than a full one and a rest.
    let even = columns > width ? min(width, half + half % 2) : width
    for room in [even, width] {
      let lines = DisplayWidth.wrap(title, to: room)
      if lines.count <= 2 { return lines }
    }
    let parts: String
    if case .choice(let choice) = column {
      parts = self.parts(of: choice).joined(separator: " ")
    } else {
      parts = ""
    }
    if parts.isEmpty {
      let lines = DisplayWidth.wrap(title, to: width)
      return [lines[0], DisplayWidth.truncate(lines[1...].joined(separator: " "), to: width)]
    }
    let indicator = String(title.dropLast(parts.count + 1))
    return [
      DisplayWidth.truncate(indicator, to: width), DisplayWidth.truncate(parts, to: width),
    ]
  }

  /// The unit of a cell's number; empty where there is none.
  func unit(of column: GridColumn, _ row: GridRow?) -> String {
    let catalogue = workspace.dataset.catalogue
    let unit: String?
    switch (column, row) {
    case (.choice(let choice), _), (.period, .choice(let choice)?):
      unit = catalogue.indicators[choice.indicator]?.unit
    case (.field(let id), _):
      guard case .records(let register) = grid.shape else { return "" }
      unit = catalogue.registers[register]?[id]?.unit
    default: unit = nil
    }
    return unit.map { settings.language.unit($0, in: catalogue.units) } ?? ""
  }

  /// A cell's name in a sentence: 梁河县 宣传受众.
  func name(of subject: CellSubject) -> String {
    let regions = workspace.dataset.regions
    switch subject {
    case .figure(let address), .sum(let address), .coverage(let address):
      let place =
        address.scope == .office
        ? name(of: .office(address.region))
        : RegionText(settings.language).name(regions[address.region])
      return place + " " + title(of: .choice(address.choice))
    case .field(_, let row, let field):
      return name(of: .record(row)) + " " + title(of: .field(field))
    }
  }
  /// A cell's name in so many columns; of one that is too long the indicator is cut, not what tells it from its neighbours.
  func name(of subject: CellSubject, columns: Int) -> String {
    let whole = name(of: subject)
    guard DisplayWidth.columns(of: whole) > columns, case .figure(let address) = subject else {
      return DisplayWidth.truncate(whole, to: columns)
    }
    let tail = parts(of: address.choice).map { " " + $0 }.joined()
    let title = title(of: .choice(address.choice))
    let place = String(whole.dropLast(title.count))
    let indicator = String(title.dropLast(tail.count))
    let room = columns - DisplayWidth.columns(of: place) - DisplayWidth.columns(of: tail)
    guard room >= 4 else {
      // Not even that has room: the place gives way, too.
      let least = max(4, columns - DisplayWidth.columns(of: tail) - 5)
      return DisplayWidth.truncate(
        DisplayWidth.truncate(place, to: least) + " " + DisplayWidth.truncate(indicator, to: 4)
          + tail, to: columns)
    }
    return place + DisplayWidth.truncate(indicator, to: room) + tail
  }
}
