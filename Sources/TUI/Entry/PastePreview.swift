package import Core

/// A pasted block, read and checked before it is written.
package struct PastePreview: Sendable, Equatable {
  /// What becomes of a cell.
  package enum Kind: Sendable, Equatable, CaseIterable {
    /// The text is no value; it becomes a draft.
    case unreadable
    /// This person may not write there.
    case refused
    /// Another value stands there and is replaced.
    case changed
    /// Nothing stands there yet.
    case added
    /// The same stands there already.
    case same
  }

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
    /// Why this person may not change the cell; nil where they may.
    package var refusal: EditRefusal?
    /// What becomes of the cell.
    package var kind: Kind
  }

  /// What is refused first, then what is to be looked at, what replaces something, and what is new; each in reading order.
  ///
  /// Blank cells of the paste are left out and change nothing.
  package var cells: [Cell] = []
  /// Rows and columns of the block.
  package var size: (rows: Int, columns: Int) { (rowCount, columnCount) }
  /// How many filled cells found no room in the grid or fell on sums.
  package var outside = 0
  /// The selected cell and the cells in view.
  package var window = ScrollWindow()
  private var rowCount: Int
  private var columnCount: Int

  /// Reads a block into a grid from a cell on, by the rows and columns as they stand; sums are passed over.
  package init(
    _ rows: [[String]], at start: GridPoint, in grid: GridState, workspace: Workspace,
    context: EntryContext, refusal: (CellSubject) -> EditRefusal?
  ) {
    let reader = CellReader(
      workspace: workspace, desk: EntryDesk(), language: .zh, ascii: false)
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
        let refused = refusal(subject)
        var cell = Cell(
          subject: subject, text: text, edits: [], problem: nil, findings: [],
          refusal: refused, kind: refused == nil ? .same : .refused)
        switch workspace.planned(text, for: subject, search: context) {
        case .success(let edits) where refused == nil:
          cell.edits = edits
          let isNew = edits.contains {
            !JSONValue.saysSame($0.edit.to, workspace.dataset.current($0.edit.target))
          }
          if isNew { cell.kind = reader.content(subject).isBlank ? .added : .changed }
        case .failure(let problem) where refused == nil:
          cell.problem = problem
          cell.kind = .unreadable
        case .success, .failure: break
        }
        cells.append(cell)
      }
    }
    check(workspace, context)
    cells = cells.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }
    .map(\.element)
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

  /// How many cells come to this.
  package func count(_ kind: Kind) -> Int { cells.count { $0.kind == kind } }
  /// How many cells are written.
  package var good: Int { count(.added) + count(.changed) }
  /// How many are no values or may not be written.
  package var bad: Int { count(.unreadable) + count(.refused) }

  /// How many are outside the person's region.
  var outsideRegion: Int {
    cells.count { if case .outside? = $0.refusal { true } else { false } }
  }

  /// How many belong to sheets that were handed in.
  var lockedSheets: Int {
    cells.count { if case .lockedSheet? = $0.refusal { true } else { false } }
  }
}

extension PastePreview.Cell {
  /// Its place in the list: what a person has to know first.
  fileprivate var rank: Int {
    switch kind {
    case .unreadable: 0
    case .refused: 1
    case .changed, .added:
      switch findings.map(\.severity).max() {
      case .block: 2
      case .reason: 3
      default: kind == .changed ? 4 : 5
      }
    case .same: 6
    }
  }
}
