package import Core

/// A number that a cell of a grid stands for: everything that tells it from other numbers.
package struct FigureAddress: Hashable, Sendable {
  /// What is counted, at which level and for which part.
  package var choice: IndicatorChoice
  /// The place that the number is for.
  package var region: RegionID
  /// The whole area (上报) or the region's own office (本级).
  package var scope: Scope
  /// The time of the sheet.
  package var period: Period
  /// Whether the number is a state on the last day of that time.
  package var isStock: Bool

  /// Makes an address.
  package init(
    _ choice: IndicatorChoice, region: RegionID, scope: Scope = .area, period: Period,
    isStock: Bool = false
  ) {
    self.choice = choice
    self.region = region
    self.scope = scope
    self.period = period
    self.isStock = isStock
  }

  /// The time as the figure states it: of a stock the last day.
  package var figurePeriod: Period {
    Sheets.figurePeriod(period, kind: isStock ? .stock : .flow)
  }

  /// The same number at another time.
  package func during(_ period: Period) -> FigureAddress {
    var address = self
    address.period = period
    return address
  }

  /// The year in whose answer the number is found.
  var year: Int? { period.years?.upperBound }

  /// The question that the screen asks about it.
  package var query: Query {
    Query(choice, region: region, period: year.map { .year($0) } ?? .all)
  }
}

/// What a cell of a grid is about.
package enum CellSubject: Hashable, Sendable {
  /// A number to be entered.
  case figure(FigureAddress)
  /// 汇总: the office and the children added up.
  case sum(FigureAddress)
  /// 已填: how many of the parts are there.
  case coverage(FigureAddress)
  /// A field of a row of a register.
  case field(register: String, row: String, field: String)

  /// Whether a person may type here.
  package var isEntered: Bool {
    switch self {
    case .figure, .field: true
    case .sum, .coverage: false
    }
  }
}

/// A row of a grid.
package enum GridRow: Hashable, Sendable {
  /// A child region, or the region itself where it has no children: 上报 for its whole area.
  case region(RegionID)
  /// 本级.
  case office(RegionID)
  /// 汇总.
  case sum(RegionID)
  /// 已填.
  case coverage(RegionID)
  /// The region's own statement, apart from the sum.
  case own(RegionID)
  /// A number over the years.
  case choice(IndicatorChoice)
  /// A row of a register.
  case record(String)

  /// Whether its cells take what is typed.
  var isEntered: Bool {
    switch self {
    case .sum, .coverage: false
    default: true
    }
  }
}

/// A column of a grid.
package enum GridColumn: Hashable, Sendable {
  case choice(IndicatorChoice)
  case period(Period)
  case field(String)
}

/// A cell by its place.
package struct GridPoint: Hashable, Sendable {
  /// Index of the row, from 0.
  package var row: Int
  /// Index of the column, from 0.
  package var column: Int

  /// Makes a place.
  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A block of cells between two corners, both included.
package struct GridBlock: Hashable, Sendable {
  /// The rows, from the top down.
  package var rows: ClosedRange<Int>
  /// The columns, from the left.
  package var columns: ClosedRange<Int>

  /// The smallest block that has both corners.
  package init(_ a: GridPoint, _ b: GridPoint) {
    rows = min(a.row, b.row)...max(a.row, b.row)
    columns = min(a.column, b.column)...max(a.column, b.column)
  }

  /// Whether a cell lies in it.
  package func contains(_ point: GridPoint) -> Bool {
    rows.contains(point.row) && columns.contains(point.column)
  }
}
