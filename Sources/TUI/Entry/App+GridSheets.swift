internal import Core

extension App {
  /// F6: the next sheet of the tab, and after the last one the next tab's.
  mutating func changeSheet(_ direction: Int) -> [Effect] {
    _ = withGrid { grid, workspace in
      let all = workspace.tabs.flatMap { workspace.sheets(of: $0, in: grid.region) }
        .filter { !$0.choices.isEmpty }
      guard let index = all.firstIndex(where: { $0.id == grid.sheet.id }), all.count > 1 else {
        return
      }
      let next = all[(index + direction + all.count) % all.count]
      let year = grid.period.years?.upperBound ?? workspace.browse.period.year ?? 2023
      if next.kind != grid.sheet.kind { grid.period = next.period(in: year) }
      let wasOwn = grid.shape == .years && grid.sheet.rank != nil
      let shape = workspace.shape(of: next, in: grid.region)
      grid.sheet = next
      grid.left = 0
      grid.endBlock()
      // A grid that the person turned stays turned.
      if grid.shape == .years, shape == .regions, !wasOwn {
        workspace.arrange(&grid)
      } else {
        let isNew = grid.shape != shape
        grid.shape = shape
        workspace.arrange(&grid)
        if isNew { grid.go(to: workspace.beginning(of: grid)) }
      }
    }
    checkWholeGrid()
    revealCursor()
    return []
  }

  /// The period before or after.
  mutating func changeGridPeriod(_ direction: Int) -> [Effect] {
    _ = withGrid { grid, workspace in
      guard let next = grid.period.moved(by: direction),
        (1949...2199).contains(next.years?.lowerBound ?? 0)
      else { return }
      grid.period = next
      workspace.arrange(&grid)
    }
    checkWholeGrid()
    return []
  }

  /// Ctrl-O: regions × indicators, indicators × years of the region under the cursor, and back.
  mutating func turnGrid() -> [Effect] {
    _ = withGrid { grid, workspace in
      let subject = grid.current
      switch grid.shape {
      case .regions:
        grid.shape = .years
        grid.region = grid.sheetRegion
        workspace.arrange(&grid)
        if case .figure(let address)? = subject {
          grid.cursor.row = grid.rows.firstIndex(of: .choice(address.choice)) ?? 0
        }
        grid.cursor.column = grid.columns.firstIndex(of: .period(grid.period)) ?? 0
      case .years:
        let child = grid.region
        let hasParts = !workspace.dataset.regions.children(of: child).isEmpty
        if !hasParts, let parent = workspace.dataset.regions[child].parent { grid.region = parent }
        grid.shape = .regions
        grid.period = grid.sheetPeriod
        workspace.arrange(&grid)
        grid.cursor.row = grid.rows.firstIndex(of: hasParts ? .own(child) : .region(child)) ?? 0
        if case .figure(let address)? = subject {
          grid.cursor.column = grid.columns.firstIndex(of: .choice(address.choice)) ?? 0
        }
      case .records: return
      }
      grid.top = 0
      grid.left = 0
      grid.endBlock()
    }
    checkWholeGrid()
    revealCursor()
    return []
  }

  /// Puts the grid's cursor on the cell of a target, if it is there.
  mutating func goToCell(of target: Edit.Target) {
    _ = withGrid { grid, _ in
      guard let point = grid.place(of: target) else { return }
      grid.endBlock()
      grid.go(to: point)
    }
    revealCursor()
  }
}

extension Workspace {
  /// The first cell to type in: of the first row, in the grid's period where it has several.
  func beginning(of grid: GridState) -> GridPoint {
    GridPoint(row: 0, column: grid.columns.firstIndex(of: .period(grid.period)) ?? 0)
  }
}
