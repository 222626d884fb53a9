internal import Core

/// A draft in a list of all, with the way to where it is finished.
package struct DraftItem: Sendable, Equatable {
  /// Where a draft is finished.
  enum Way: Sendable, Equatable {
    /// In a cell of a grid.
    case cell(Edit.Target, region: RegionID, sheet: EntrySheet, period: Period, GridState.Shape)
    /// In a form for a new row, or for one that stands.
    case form(register: String, row: String?)
    /// On the card of a row, where it is moved on.
    case card(register: String, row: String)
    /// What it is of is there no more.
    case nowhere
  }

  /// Where it is finished.
  var way: Way
  /// The place and what is entered there.
  package var name: String
  /// The sheet or register, and the time.
  package var sheet: String
  /// What was typed.
  package var text: String
}

extension Workspace {
  /// A grid that has a cell, the cursor on it; nil where none has.
  ///
  /// Looks first in those found before.
  func grid(holding target: Edit.Target, among found: inout [GridState]) -> GridState? {
    if var known = found.last(where: { $0.place(of: target) != nil }),
      let point = known.place(of: target)
    {
      known.go(to: point)
      return known
    }
    guard var grid = search(for: target), let point = grid.place(of: target) else { return nil }
    found.append(grid)
    grid.go(to: point)
    return grid
  }

  private func search(for target: Edit.Target) -> GridState? {
    switch target {
    case .row: return nil
    case .field(let register, let row, _):
      guard let table = dataset.table(register), let id = table.find(row) else { return nil }
      var grid = GridState(
        region: dataset.place(of: id, in: table) ?? browse.frame.region,
        sheet: EntrySheet(id: register, title: table.schema.title, choices: []),
        period: .year(dataset.manifest.defaultYear ?? 2023), shape: .records(register))
      arrange(&grid)
      return grid
    case .figure(let id):
      // The region, the indicator and the year narrow the sheets down; whether a grid has the cell it says itself.
      let parts = id.split(separator: "/").map(String.init)
      guard parts.count > 3, let region = dataset.regions.find(parts[1]),
        let year = Int(parts[3].drop { !$0.isNumber }.prefix(4))
      else { return nil }
      for place in [dataset.regions[region].parent, region].compactMap({ $0 }) {
        for sheet in tabs.flatMap({ sheets(of: $0, in: place) })
        where sheet.choices.contains(where: { $0.indicator == parts[2] }) {
          for period in sheet.periods(in: year) {
            var grid = GridState(
              region: place, sheet: sheet, period: period, shape: shape(of: sheet, in: place))
            arrange(&grid)
            if grid.place(of: target) != nil { return grid }
          }
        }
      }
      return nil
    }
  }
}

extension EntrySheet {
  /// The times of the sheet in a year.
  fileprivate func periods(in year: Int) -> [Period] {
    var periods = [period(in: year)]
    while let next = periods.last?.moved(by: 1), next.years?.upperBound == year {
      periods.append(next)
    }
    return periods
  }
}

extension App {
  /// All drafts with the ways to them, but those in the cells of a grid.
  func draftItems(except grid: GridState?) -> [DraftItem] {
    guard let workspace else { return [] }
    var found: [GridState] = []
    return desk.drafts.drafts.sorted { $0.key < $1.key }.compactMap { key, draft in
      guard let target = DraftBook.target(key) else {
        return formItem(key, draft, workspace) ?? reasonItem(key, draft, workspace, &found)
      }
      if grid?.place(of: target) != nil { return nil }
      return cellItem(target, key, draft, workspace, &found)
    }
  }

  /// A draft about a cell of a grid.
  func cellItem(
    _ target: Edit.Target, _ key: String, _ draft: DraftBook.Draft, _ workspace: Workspace,
    _ found: inout [GridState]
  ) -> DraftItem {
    let text = draft[""] ?? ""
    guard let grid = workspace.grid(holding: target, among: &found), let subject = grid.current
    else { return DraftItem(way: .nowhere, name: key, sheet: "", text: text) }
    let pen = GridPen(settings: settings, workspace: workspace, desk: EntryDesk(), grid: grid)
    var sheet = self.text(grid.sheet.title)
    if case .figure(let address) = subject {
      sheet = PeriodText(settings.language).text(address.period) + " " + sheet
    }
    return DraftItem(
      way: .cell(target, region: grid.region, sheet: grid.sheet, period: grid.period, grid.shape),
      name: pen.name(of: subject), sheet: sheet, text: text)
  }

  private func formItem(
    _ key: String, _ draft: DraftBook.Draft, _ workspace: Workspace
  ) -> DraftItem? {
    let parts = key.split(separator: "/", maxSplits: 2).map(String.init)
    guard parts.count > 1, parts[0] == "form" else { return nil }
    let register = parts[1]
    let table = workspace.dataset.table(register)
    let named = table?.schema.nameField.flatMap { draft[$0] }
    let typed = draft.filter { !$0.key.hasPrefix("\t") && !$0.key.hasSuffix("#") }
    let text = named ?? typed.sorted { $0.key < $1.key }.first?.value ?? ""
    var way = DraftItem.Way.form(register: register, row: nil)
    var name = self.text(.entry(.newRowDraft))
    if parts.count == 3 {
      // A move of a row has the state behind the row's id.
      let row = parts[2]
      let moved = row.lastIndex(of: "/").map { String(row[..<$0]) } ?? row
      if let table, let place = table.find(row) ?? table.find(moved) {
        name = workspace.title(of: place, in: table, language: settings.language)
        way =
          table.find(row) != nil
          ? .form(register: register, row: row) : .card(register: register, row: moved)
      } else {
        (way, name) = (.nowhere, row)
      }
    }
    return DraftItem(way: way, name: name, sheet: registerTitle(register), text: text)
  }

  /// Goes to where a draft is finished.
  mutating func go(to item: DraftItem) -> [Effect] {
    guard let workspace else { return [] }
    switch item.way {
    case .cell(let target, let region, let sheet, let period, let shape):
      var grid = GridState(region: region, sheet: sheet, period: period, shape: shape)
      workspace.arrange(&grid)
      guard let point = grid.place(of: target) else { break }
      grid.go(to: point)
      // Another sheet takes the place of the one that is open.
      if layers.last?.isGrid ?? false { layers.removeLast() }
      layers.append(.grid(grid))
      checkWholeGrid()
      revealCursor()
      return []
    case .form(let register, let row?):
      let place = workspace.dataset.table(register).flatMap { table in
        table.find(row).flatMap { workspace.dataset.place(of: $0, in: table) }
      }
      return openForm(register, editing: row, place ?? workspace.selectedRegion)
    case .form(let register, nil):
      return occasion.map { openForm(register, $0) } ?? []
    case .card(let register, let row):
      layers.append(.form(.card(RowCard(register: register, row: row))))
      return []
    case .nowhere: break
    }
    say(.form(.rowGone))
    return []
  }

  /// F7 in the panels: drafts first, since nobody else has them; without any what is wrong with the data.
  mutating func openDraftsOrFindings() {
    if desk.drafts.isEmpty {
      openDataFindings()
    } else {
      layers.append(.entry(.findings(ScrollWindow(), elsewhere: draftItems(except: nil))))
    }
  }

  /// What is wrong with the data.
  mutating func openDataFindings() {
    // Without a day of the person's own nothing is said of times to come.
    let today = request.today
    _ = withWorkspace { $0.checkData(today: today) }
    layers.append(.reading(ReadingDialog(page: .findings)))
  }
}
