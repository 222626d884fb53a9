package import Core

/// What a list shows.
package enum ListContent: Equatable, Sendable {
  /// The children of a region, below a row for the region itself.
  case regions
  /// The enterprises of a region.
  case enterprises
}

/// How a list is sorted.
package struct SortOrder: Equatable, Sendable {
  /// Index of the column, or -1 for the name.
  package var column: Int
  /// Whether the largest value or the last name comes first.
  package var descending: Bool
}

/// The rows of a list, in the order shown.
package enum ListRows: Equatable, Sendable {
  case regions([RegionID])
  case enterprises([RowID])

  /// How many there are.
  package var count: Int {
    switch self {
    case .regions(let rows): rows.count
    case .enterprises(let rows): rows.count
    }
  }
}

/// One layer of the drill-down: a region, its list, and where the person stands in it.
package struct BrowseFrame: Equatable, Sendable {
  /// The place whose children or enterprises are listed.
  package var region: RegionID
  /// Whether children or enterprises are listed.
  package var content: ListContent
  /// The selected row and the rows in view.
  package var window = ScrollWindow()
  /// The column under the cell cursor, or ``nameColumn``.
  package var column: Int
  /// The order chosen with `s`; nil for customary order.
  package var sort: SortOrder?
  /// Text that names must contain; empty shows all.
  package var filter = ""
  /// Whether children without data are listed too.
  package var showsEmpty = false
  /// Derived from the rest and the dataset; kept so that moving costs nothing.
  package var rows: ListRows = .regions([])
  /// Children left out because they have no data.
  package var hidden = 0

  /// The column of the names, left of the others.
  package static let nameColumn = -1

  /// Starts at the first row: of regions at the first number, of enterprises at the names.
  package init(region: RegionID, content: ListContent) {
    self.region = region
    self.content = content
    column = content == .regions ? 0 : Self.nameColumn
  }
}

/// Where the person is in the panels.
package struct BrowseState: Equatable, Sendable {
  /// The layers from the outermost in; never empty.
  package var frames: [BrowseFrame]
  /// Index of the open tab.
  package var tab = 0
  /// The year or all periods, for every layer alike.
  package var period: PeriodChoice
  /// The panel that keys go to.
  package var focus = PanelFocus.list
  /// The line of the dashboard under the cursor, among those with a number.
  package var dashboard = ScrollWindow()
  /// The enterprise whose card is open instead of the dashboard.
  package var card: RowID?

  /// Starts in a region.
  package init(region: RegionID, content: ListContent, period: PeriodChoice) {
    frames = [BrowseFrame(region: region, content: content)]
    self.period = period
  }

  /// The innermost layer.
  package var frame: BrowseFrame {
    get { frames[frames.count - 1] }
    set { frames[frames.count - 1] = newValue }
  }
}
