internal import Core

extension App {
  /// The grid that the keys go to, if it is the topmost layer.
  var grid: GridState? {
    get {
      if case .grid(let grid)? = layers.last { grid } else { nil }
    }
    set {
      guard let newValue, case .grid? = layers.last else { return }
      layers[layers.count - 1] = .grid(newValue)
    }
  }

  /// Changes the grid in place, wherever it lies among the layers.
  mutating func withGrid<Result>(_ change: (inout GridState, Workspace) -> Result) -> Result? {
    guard let workspace, let index = layers.lastIndex(where: \.isGrid),
      case .grid(var grid) = layers[index]
    else { return nil }
    let result = change(&grid, workspace)
    layers[index] = .grid(grid)
    return result
  }

  /// Reads cells as they are now.
  func reader(_ workspace: Workspace) -> CellReader {
    CellReader(
      workspace: workspace, desk: desk, language: settings.language, ascii: settings.ascii)
  }

  /// A command given in the grid; nil for those that mean the same everywhere.
  mutating func giveToGrid(_ command: CommandID) -> [Effect]? {
    guard let grid else { return nil }
    if let edit = grid.edit, let effects = giveToCell(command, edit) { return effects }
    switch command {
    case .moveUp: return moved { $0.move(rows: -1) }
    case .moveDown: return moved { $0.move(rows: 1) }
    case .moveLeft: return moved { $0.move(columns: -1) }
    case .moveRight: return moved { $0.move(columns: 1) }
    case .pageUp: return moved { [page] in $0.move(rows: -page) }
    case .pageDown: return moved { [page] in $0.move(rows: page) }
    case .moveHome: return moved { $0.move(columns: -1_000_000) }
    case .moveEnd: return moved { $0.move(columns: 1_000_000) }
    case .columnTop: return moved { $0.jump(-1) }
    case .columnEnd: return moved { $0.jump(1) }
    case .nextRow: return moved { $0.nextRow() }
    case .nextCell: return moved { $0.nextCell() }
    case .previousCell: return moved { $0.previousCell() }
    case .nextBlank: return seekBlank(1)
    case .previousBlank: return seekBlank(-1)
    case .selectUp: return moved { $0.move(rows: -1, selecting: true) }
    case .selectDown: return moved { $0.move(rows: 1, selecting: true) }
    case .selectLeft: return moved { $0.move(columns: -1, selecting: true) }
    case .selectRight: return moved { $0.move(columns: 1, selecting: true) }
    case .selectHome: return moved { $0.selectColumn(-1) }
    case .selectEnd: return moved { $0.selectColumn(1) }
    case .markBlock: return mark()
    case .back: return leaveGrid()
    case .open: return []
    case .nextTab, .previousTab: return changeSheet(command == .nextTab ? 1 : -1)
    case .earlierPeriod, .laterPeriod: return changeGridPeriod(command == .laterPeriod ? 1 : -1)
    case .gridShape: return turnGrid()
    case .account: return openAccount()
    case .sentence: return openSentence()
    default: return enter(command, grid)
    }
  }

  /// The commands that change cells or the sheet.
  private mutating func enter(_ command: CommandID, _ grid: GridState) -> [Effect]? {
    switch command {
    case .edit: return beginEditing()
    case .clearCell: return clear(grid)
    case .fillDown: return fillDown(grid)
    case .lastYear: return fillFromLastYear(grid)
    case .cancel: return copyBlock(grid)
    case .table: return copyBlock(grid)
    case .undo: return step(-1)
    case .redo: return step(1)
    case .save: return saveDraftsAsValues()
    case .checkSheet: return openFindings()
    case .explain: return explain(grid)
    case .submit: return askSubmission(grid)
    case .approve: return setState(.approved, grid)
    case .sendBack: return askReturn(grid)
    case .newRow: return newRecord(grid)
    case .deleteRow: return deleteRecord(grid)
    default: return nil
    }
  }

  /// Rows that one page moves by.
  private var page: Int { max(1, size.height - GridPen.frameRows - 1) }

  mutating func moved(_ change: (inout GridState) -> Void) -> [Effect] {
    _ = withGrid { grid, _ in change(&grid) }
    revealCursor()
    return []
  }

  /// Keeps the cursor in view.
  mutating func revealCursor() {
    let size = size
    let settings = settings
    _ = withGrid { grid, workspace in
      let pen = GridPen(settings: settings, workspace: workspace, desk: EntryDesk(), grid: grid)
      pen.reveal(&grid, size: size)
    }
  }

  private mutating func seekBlank(_ direction: Int) -> [Effect] {
    let desk = desk
    let found = withGrid { grid, workspace in
      let reader = CellReader(workspace: workspace, desk: desk, language: .zh, ascii: false)
      return grid.seek(direction) { reader.content($0).isBlank }
    }
    revealCursor()
    if found != true { say(.entry(.noBlank)) }
    return []
  }

  private mutating func mark() -> [Effect] {
    _ = withGrid { grid, _ in
      grid.isMarking.toggle()
      grid.anchor = grid.isMarking ? grid.cursor : nil
    }
    if grid?.isMarking == true { say(.entry(.marking)) }
    return []
  }

  /// Esc lets a block go, then leaves the grid.
  private mutating func leaveGrid() -> [Effect] {
    if grid?.anchor != nil {
      _ = withGrid { grid, _ in grid.endBlock() }
      return []
    }
    if let grid, grid.shape == .regions || grid.shape == .years {
      _ = withWorkspace { workspace in
        if let year = grid.period.years?.upperBound, workspace.browse.period != .all {
          workspace.setPeriod(.year(year))
        }
      }
    }
    return closeLayer()
  }

  private mutating func openAccount() -> [Effect] {
    guard case .figure(let address)? = grid?.current else {
      if case .sum(let address)? = grid?.current {
        layers.append(.reading(ReadingDialog(page: .account(.query(address.query)))))
      }
      return []
    }
    if address.scope == .office, let workspace, let target = workspace.target(.figure(address)),
      case .figure(let id) = target, workspace.dataset.figures.find(id) != nil
    {
      layers.append(.reading(ReadingDialog(page: .account(.figure(id)))))
    } else {
      layers.append(.reading(ReadingDialog(page: .account(.query(address.query)))))
    }
    return []
  }

  private mutating func openSentence() -> [Effect] {
    guard case .figure(let address)? = grid?.current else { return [] }
    return show(.sentence(.query(address.query)))
  }
}

extension GridState {
  /// Selects from the cursor to the first (-1) or last (1) row of the column that is typed in.
  mutating func selectColumn(_ direction: Int) {
    let row =
      direction < 0 ? rows.firstIndex(where: \.isEntered) : rows.lastIndex(where: \.isEntered)
    go(to: GridPoint(row: row ?? cursor.row, column: cursor.column), selecting: true)
  }
}
