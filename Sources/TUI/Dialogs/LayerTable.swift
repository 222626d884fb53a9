internal import Core

extension App {
  /// What is on the screen as rows of cells, the header first: of the topmost layer that is a table,
  /// else of the list below.
  ///
  /// All rows, also those that are scrolled out of view.
  var shownTable: [[String]] {
    if let workspace {
      for layer in layers.reversed() {
        switch layer {
        case .grid(let grid): return cells(grid, workspace)
        case .workList(let list): return cells(list)
        case .form(.counts(let counts)): return cells(counts, workspace)
        case .form(.rows(let list)):
          if let rows = cells(list, workspace) { return rows }
        default: continue
        }
      }
    }
    return takeAwayText(.table).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// A grid: numbers as they are shown; what nobody has stated is empty.
  private func cells(_ grid: GridState, _ workspace: Workspace) -> [[String]] {
    let pen = GridPen(settings: settings, workspace: workspace, desk: desk, grid: grid)
    let header = grid.columns.map { column in
      let unit = pen.unit(of: column, nil)
      return pen.title(of: column) + (unit.isEmpty ? "" : " (\(unit))")
    }
    let corner: String =
      switch grid.shape {
      case .regions: PeriodText(settings.language).text(grid.period)
      case .years: RegionText(settings.language).name(workspace.dataset.regions[grid.region])
      case .records(let register): registerTitle(register)
      }
    let body = grid.rows.indices.map { row in
      [pen.name(of: grid.rows[row])]
        + grid.columns.indices.map { column in
          guard let subject = grid.subject(GridPoint(row: row, column: column)) else { return "" }
          let content = pen.reader.content(subject)
          return content.state == .missing ? "" : content.text
        }
    }
    return [[corner] + header] + body
  }

  /// The rows of a register with all fields that any of them has.
  private func cells(_ list: RowList, _ workspace: Workspace) -> [[String]]? {
    guard let table = workspace.dataset.table(list.register) else { return nil }
    let words = FieldText(dataset: workspace.dataset, language: settings.language)
    let fields = table.schema.fields
    let values = list.rows.map { row in fields.map { words.text($0, of: row, in: table) ?? "" } }
    let filled = fields.indices.filter { field in values.contains { !$0[field].isEmpty } }
    let header = [registerTitle(list.register)] + filled.map { text(fields[$0].title) }
    let body = zip(list.rows, values).map { row, values in
      [workspace.title(of: row, in: table, language: settings.language)]
        + filled.map { values[$0] }
    }
    return [header] + body
  }
}
