package import Core

/// A grid to enter data in, and where the person stands in it.
///
/// Rows and columns follow from what the grid shows and the dataset; cells are looked up when they are drawn.
package struct GridState: Sendable, Equatable {
  /// What goes down and what goes across.
  package enum Shape: Hashable, Sendable {
    /// Regions × indicators for a period.
    case regions
    /// Indicators × years for a region.
    case years
    /// Rows of a register × its fields.
    case records(String)
  }

  /// The place whose parts, numbers or rows are entered.
  package var region: RegionID
  /// The sheet whose indicators are entered.
  package var sheet: EntrySheet
  /// The time that the numbers are for.
  package var period: Period
  /// What goes down and what goes across.
  package var shape: Shape
  /// From the top down; derived.
  package var rows: [GridRow] = []
  /// From left to right; derived.
  package var columns: [GridColumn] = []
  /// Which indicators count states on a day; derived.
  package var stocks: Set<IndicatorID> = []
  /// Which indicators a region's own office (本级) states, too; derived.
  package var offices: Set<IndicatorID> = []
  /// Where the numbers stand that can be typed; derived, empty for rows of a register.
  var places: [Edit.Target: GridPoint] = [:]
  /// The cells that the data leave blank; derived, empty for rows of a register.
  package internal(set) var blanks: Set<GridPoint> = []
  /// The denominator of the fraction typed last, for one that is typed without.
  package var denominator: String?
  /// The cell under the cursor.
  package var cursor = GridPoint(row: 0, column: 0)
  /// The other corner of the selected block.
  package var anchor: GridPoint?
  /// Whether moving selects, after the mark key.
  package var isMarking = false
  /// The column in which the present run of Tab began, to which Enter returns.
  package var run: Int?
  /// The first row in view.
  package var top = 0
  /// The first column in view.
  package var left = 0
  /// The cell being typed.
  package var edit: CellEdit?
  /// What the checks say about the cells' present content, by cell.
  package var findings: [CellSubject: [Finding]] = [:]
  /// What the checks say about what is being typed.
  package var typed: TypedCheck?

  /// Makes a grid without rows; ``Workspace/arrange(_:)`` fills it.
  package init(region: RegionID, sheet: EntrySheet, period: Period, shape: Shape) {
    self.region = region
    self.sheet = sheet
    self.period = period
    self.shape = shape
  }

  /// What a cell is about; nil outside the grid.
  package func subject(_ point: GridPoint) -> CellSubject? {
    guard rows.indices.contains(point.row), columns.indices.contains(point.column) else {
      return nil
    }
    switch (rows[point.row], columns[point.column]) {
    case (.region(let region), .choice(let choice)), (.own(let region), .choice(let choice)):
      return .figure(address(choice, region, .area, period))
    case (.office(let region), .choice(let choice)) where offices.contains(choice.indicator):
      return .figure(address(choice, region, .office, period))
    case (.sum(let region), .choice(let choice)):
      return .sum(address(choice, region, .area, period))
    case (.coverage(let region), .choice(let choice)):
      return .coverage(address(choice, region, .area, period))
    case (.choice(let choice), .period(let period)):
      return .figure(address(choice, region, .area, period))
    case (.record(let row), .field(let field)):
      guard case .records(let register) = shape else { return nil }
      return .field(register: register, row: row, field: field)
    default: return nil
    }
  }

  private func address(
    _ choice: IndicatorChoice, _ region: RegionID, _ scope: Scope, _ period: Period
  ) -> FigureAddress {
    FigureAddress(
      choice, region: region, scope: scope, period: period,
      isStock: stocks.contains(choice.indicator))
  }

  /// Where a number or field stands; nil where it does not.
  func place(of target: Edit.Target) -> GridPoint? {
    switch (target, shape) {
    case (.figure, _): return places[target]
    case (.field(let register, let row, let field), .records(let own)) where own == register:
      guard let row = rows.firstIndex(of: .record(row)),
        let column = columns.firstIndex(of: .field(field))
      else { return nil }
      return GridPoint(row: row, column: column)
    default: return nil
    }
  }

  /// What the cell under the cursor is about.
  package var current: CellSubject? { subject(cursor) }

  /// The place whose sheet the cell under the cursor belongs to.
  package var sheetRegion: RegionID {
    guard rows.indices.contains(cursor.row) else { return region }
    if case .region(let child) = rows[cursor.row] { return child }
    return region
  }

  /// The time of the sheet that the cell under the cursor belongs to.
  package var sheetPeriod: Period {
    if columns.indices.contains(cursor.column), case .period(let own) = columns[cursor.column] {
      return own
    }
    return period
  }

  /// The selected block; the cell under the cursor where nothing is selected.
  package var block: GridBlock { GridBlock(anchor ?? cursor, cursor) }

  /// The text of the cell being typed; one that ends with a stroke takes the denominator typed before it.
  package var typedText: String {
    guard let text = edit?.field.text else { return "" }
    guard let denominator, text.count > 1, text.hasSuffix("/") || text.hasSuffix("／") else {
      return text
    }
    return text.dropLast() + "/" + denominator
  }

  /// The cells of a block in reading order.
  package func points(_ block: GridBlock) -> [GridPoint] {
    block.rows.flatMap { row in block.columns.map { GridPoint(row: row, column: $0) } }
  }
}

/// The text of a cell while it is being typed.
package struct CellEdit: Sendable, Equatable {
  /// What the cell is about.
  package var subject: CellSubject
  /// The text so far.
  package var field: TextField
  /// The text that Esc brings back.
  package var original: String
  /// The draft that stood in the cell when typing began; nil where its content came from the data.
  package var draft: DraftBook.Draft?
  /// Whether arrows move the caret (after F2) instead of leaving the cell (after typing).
  package var isInPlace: Bool
  /// What the cell held when typing began: what others write meanwhile the person has not seen.
  var known: KnownValue
}

/// What a target held.
struct KnownValue: Sendable, Equatable {
  var target: Edit.Target
  var value: JSONValue?
}

/// What is to be said about the text of the cell being typed.
package struct TypedCheck: Sendable, Equatable {
  /// Why it is no value yet.
  package var problem: EnteredProblem?
  /// What the rules say about the value that it is.
  package var findings: [Finding] = []
}
