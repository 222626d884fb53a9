package import Core

/// A pasted block, read and checked before it is written.
package struct PastePreview: Sendable, Equatable {
  /// What becomes of one cell.
  package struct Cell: Sendable, Equatable {
    /// The cell that takes it.
    package var subject: CellSubject
    /// What was pasted.
    package var text: String
    /// What is written; none where the text is no value or the cell is locked.
    package var edits: [PlannedEdit]
    /// Why the text is no value.
    package var problem: EnteredProblem?
    /// What the rules say about the value.
    package var findings: [Finding]
    /// Whether the cell's sheet is locked or belongs to somebody else.
    package var isLocked: Bool
  }

  /// The cells in reading order; blank ones of the paste are left out and change nothing.
  package var cells: [Cell] = []
  /// Rows and columns of the block.
  package var size: (rows: Int, columns: Int) { (rowCount, columnCount) }
  /// How many filled cells found no room in the grid or fell on sums.
  package var outside = 0
  /// The first line in view.
  package var top = 0
  private var rowCount: Int
  private var columnCount: Int

  /// Reads a block into a grid from a cell on, by the rows and columns as they stand; sums are passed over.
  package init(
    _ rows: [[String]], at start: GridPoint, in grid: GridState, workspace: Workspace,
    context: EntryContext, locked: (CellSubject) -> Bool
  ) {
    rowCount = rows.count
    columnCount = rows.map(\.count).max() ?? 0
    // 汇总 and 已填 are worked out: a block copied with them leaves them out.
    for (y, row) in rows.enumerated() {
      for (x, text) in row.enumerated() where !EnteredText.cleaned(text).isEmpty {
        let point = GridPoint(row: start.row + y, column: start.column + x)
        guard let subject = grid.subject(point), subject.isEntered else {
          outside += 1
          continue
        }
        var cell = Cell(
          subject: subject, text: text, edits: [], problem: nil, findings: [],
          isLocked: locked(subject))
        switch workspace.planned(text, for: subject, search: context) {
        case .success(let edits):
          cell.edits = cell.isLocked ? [] : edits
        case .failure(let problem): cell.problem = problem
        }
        cells.append(cell)
      }
    }
    check(workspace, context)
  }

  /// Checks the cells that are written against each other, as they will stand together.
  private mutating func check(_ workspace: Workspace, _ context: EntryContext) {
    var dataset = workspace.dataset
    let changes = dataset.apply(
      Transaction(
        sequence: 0, id: "", author: "", time: "", edits: cells.flatMap(\.edits).map(\.edit)))
    let checks = EntryChecks(
      dataset, engine: workspace.engine.updated(dataset, by: changes), today: context.today)
    let known = workspace.dataset.figures
    for index in cells.indices where !cells[index].edits.isEmpty {
      cells[index].findings = workspace.findings(
        typing: cells[index].text, in: cells[index].subject, checks: checks, context: context
      ).map { finding in
        // Figures that are not there yet have no names.
        var finding = finding
        finding.figures.removeAll { !known.contains($0) }
        return finding
      }
    }
  }

  /// How many cells are written.
  package var good: Int { cells.count { !$0.edits.isEmpty } }
  /// How many are no values or locked.
  package var bad: Int { cells.count { $0.problem != nil || $0.isLocked } }
}
