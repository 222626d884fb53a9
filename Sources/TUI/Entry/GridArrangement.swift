package import Core

extension Workspace {
  /// The sheets that are entered under a tab: the catalogue's for its families, else one of all its reported numbers.
  package func sheets(of tab: Tab, in region: RegionID) -> [EntrySheet] {
    let defined = Sheets(dataset).definitions(for: region).filter {
      tab.families.contains($0.family)
    }
    if !defined.isEmpty { return defined.map { EntrySheet($0) } }
    return [EntrySheet(id: tab.id, title: tab.title, choices: reportedChoices(tab))]
  }

  /// The tab's columns first, then the other indicators of its families that are stated and not computed.
  private func reportedChoices(_ tab: Tab) -> [IndicatorChoice] {
    var choices: [IndicatorChoice] = []
    func add(_ choice: IndicatorChoice) {
      guard let indicator = dataset.catalogue.usableIndicator(choice.indicator),
        indicator.formula == .reported, !choices.contains(choice)
      else { return }
      choices.append(choice)
    }
    for column in tab.columns { add(column.choice) }
    for indicator in dataset.catalogue.indicators.all where tab.families.contains(indicator.family)
    {
      add(IndicatorChoice(indicator: indicator.id))
    }
    return choices
  }

  /// A grid for a place and a sheet, the cursor on a number of it; nil where there is nothing to enter.
  func openGrid(
    region: RegionID, sheet: EntrySheet?, tab: Tab, period: Period? = nil,
    at choice: IndicatorChoice? = nil
  ) -> GridState? {
    guard let sheet = sheet ?? sheets(of: tab, in: region).first, !sheet.choices.isEmpty else {
      return nil
    }
    let year = browse.period.year ?? dataset.manifest.defaultYear ?? years.last ?? 2023
    var grid = GridState(
      region: region, sheet: sheet, period: period ?? sheet.period(in: year),
      shape: shape(of: sheet, in: region))
    arrange(&grid)
    grid.cursor = start(of: grid, at: choice)
    return grid
  }

  /// Regions × indicators where a place has parts that fill in the sheet, too; else indicators × years.
  func shape(of sheet: EntrySheet, in region: RegionID) -> GridState.Shape {
    let isOwn = sheet.rank != nil && sheet.rank == dataset.regions[region].rank
    return isOwn || dataset.regions.children(of: region).isEmpty ? .years : .regions
  }

  /// Where entering begins: the row under the list's cursor, and the number asked for.
  private func start(of grid: GridState, at choice: IndicatorChoice?) -> GridPoint {
    var point = GridPoint(row: 0, column: 0)
    if grid.shape == .years {
      point.row = choice.flatMap { grid.rows.firstIndex(of: .choice($0)) } ?? 0
      point.column = grid.columns.firstIndex(of: .period(grid.period)) ?? 0
      return point
    }
    point.row = grid.rows.firstIndex(of: .region(selectedRegion)) ?? 0
    point.column = choice.flatMap { grid.columns.firstIndex(of: .choice($0)) } ?? 0
    return point
  }

  /// Works out a grid's rows and columns anew; the cursor stays on what it was on.
  func arrange(_ grid: inout GridState) {
    let row = grid.rows.indices.contains(grid.cursor.row) ? grid.rows[grid.cursor.row] : nil
    let column =
      grid.columns.indices.contains(grid.cursor.column) ? grid.columns[grid.cursor.column] : nil
    grid.stocks = Set(
      grid.sheet.choices.map(\.indicator).filter {
        dataset.catalogue.indicators[$0]?.kind == .stock
      })
    grid.offices = Set(
      grid.sheet.choices.map(\.indicator).filter {
        dataset.catalogue.indicators[$0]?.office ?? false
      })
    switch grid.shape {
    case .regions:
      grid.rows = regionRows(grid.region)
      grid.columns = grid.sheet.choices.map { .choice($0) }
    case .years:
      grid.rows = grid.sheet.choices.map { .choice($0) }
      grid.columns = (0..<5).reversed().compactMap { grid.period.moved(years: -$0) }
        .map { .period($0) }
    case .records(let register):
      arrangeRecords(register, &grid)
    }
    locate(&grid)
    if let row, let place = grid.rows.firstIndex(of: row) { grid.cursor.row = place }
    if let column, let place = grid.columns.firstIndex(of: column) { grid.cursor.column = place }
    grid.cursor.row = max(0, min(grid.cursor.row, grid.rows.count - 1))
    grid.cursor.column = max(0, min(grid.cursor.column, grid.columns.count - 1))
  }

  /// Notes where each number stands and which the data leave blank.
  private func locate(_ grid: inout GridState) {
    grid.places = [:]
    grid.blanks = []
    if case .records = grid.shape { return }
    for point in grid.points(grid.whole) {
      guard let subject = grid.subject(point), let target = target(subject) else { continue }
      grid.places[target] = point
      if isBlank(subject) { grid.blanks.insert(point) }
    }
  }

  private func isBlank(_ subject: CellSubject) -> Bool {
    guard case .figure(let address) = subject else { return false }
    return !isFilled(address)
  }

  /// Looks anew which cells of the rows and columns of some are blank: numbers beside a changed one may follow from it.
  func lookForBlanks(_ grid: inout GridState, near points: [GridPoint]) {
    if case .records = grid.shape { return }
    let rows = Set(points.map(\.row))
    let columns = Set(points.map(\.column))
    for point in grid.points(grid.whole)
    where rows.contains(point.row) || columns.contains(point.column) {
      guard let subject = grid.subject(point), isBlank(subject) else {
        grid.blanks.remove(point)
        continue
      }
      grid.blanks.insert(point)
    }
  }

  private func regionRows(_ region: RegionID) -> [GridRow] {
    let children = Array(dataset.regions.children(of: region))
    guard !children.isEmpty else { return [.region(region)] }
    return children.map { .region($0) } + [
      .office(region), .sum(region), .coverage(region), .own(region),
    ]
  }

  /// The rows of a register in the grid's place, and the fields that one line of text can fill.
  private func arrangeRecords(_ register: String, _ grid: inout GridState) {
    guard let schema = dataset.catalogue.registers[register], let table = dataset.tables[register]
    else {
      grid.rows = []
      grid.columns = []
      return
    }
    // The order of the register's list.
    let rows = dataset.customarilySorted(
      engine.rows(of: register, in: grid.region), of: register)
    grid.rows = rows.map { .record(table.id(of: $0)) }
    let listed = schema.listFields.map(\.id)
    let others = schema.fields.map(\.id).filter { !listed.contains($0) }
    grid.columns = (listed + others).filter { id in
      guard let field = schema[id] else { return false }
      return id != schema.nameField && ![.source, .sources].contains(field.type)
    }.map { .field($0) }
  }
}

extension EntrySheet {
  /// The time of the sheet that a year begins with: the year, or its first part.
  func period(in year: Int) -> Period {
    switch kind {
    case .year: .year(year)
    case .half: .half(1, of: year)
    case .quarter: .quarter(1, of: year)
    case .month: .month(1, of: year)
    }
  }
}
