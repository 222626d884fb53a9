/// The sheets of a dataset: their cells, states and locks.
package struct Sheets: Sendable {
  /// The register that keeps what cannot be derived.
  package static let register = "sheets"

  /// A number that a sheet asks for, and what stands there.
  package struct Cell: Sendable, Equatable {
    /// The number asked for.
    package var choice: IndicatorChoice
    /// What the figure's period is: of a stock the last day of the sheet's period.
    package var period: Period
    /// The figure that fills the cell, the entered one before any document's; nil for a blank.
    package var figure: FigureRef?
  }

  /// What the register keeps of a sheet.
  package struct Stored: Sendable, Equatable {
    /// The state as stored; only `isStored` ones count.
    package var state: SheetState
    /// Why it was reopened or returned.
    package var reason: String?
    /// Who took the last step.
    package var by: String?
    /// When, as the person's clock said.
    package var at: String?
  }

  private let dataset: Dataset

  /// Makes the sheets of a dataset.
  package init(_ dataset: Dataset) { self.dataset = dataset }

  /// The sheets that the office of a place fills in, in the order of the catalogue.
  package func definitions(for region: RegionID) -> [SheetDefinition] {
    let rank = dataset.regions[region].rank
    return dataset.catalogue.sheets.all.filter { $0.rank == nil || $0.rank == rank }
  }

  // MARK: - Cells

  /// The cells of a sheet in its order; none for an unknown sheet.
  ///
  /// O(cells · figures of the place for the indicator).
  package func cells(of key: SheetKey) -> [Cell] {
    guard let definition = dataset.catalogue.sheets[key.sheet] else { return [] }
    return definition.choices.map { choice in
      let period = Self.figurePeriod(
        key.period, kind: dataset.catalogue.indicators[choice.indicator]?.kind ?? .flow)
      return Cell(
        choice: choice, period: period, figure: figure(choice, key.region, period, key.period))
    }
  }

  /// The period of a figure on a sheet: a stock stands as of the last day, all else for all of it.
  package static func figurePeriod(_ period: Period, kind: FigureKind) -> Period {
    guard kind == .stock, let last = period.days?.upperBound else { return period }
    return .asOf(PartialDate(last))
  }

  /// The figure that fills a cell.
  private func figure(
    _ choice: IndicatorChoice, _ region: RegionID, _ period: Period, _ whole: Period
  ) -> FigureRef? {
    let id = Figure.entryID(
      indicator: choice.indicator, region: dataset.regions[region].id, level: choice.level,
      breakdown: choice.breakdown, period: period)
    if let entered = dataset.figures.find(id) { return entered }
    return dataset.figures.statements(choice.indicator, in: region).last { ref in
      let figure = dataset.figures[ref]
      guard figure.scope == .area, figure.level == choice.level,
        figure.breakdown == choice.breakdown, let own = figure.period
      else { return false }
      return own.days == period.days || own.asOfDay != nil && own.isPart(of: whole)
    }
  }

  /// How many cells of a sheet are blank.
  ///
  /// A nought is none: it says that there was nothing.
  package func blankCount(of key: SheetKey) -> Int {
    cells(of: key).count { $0.figure == nil }
  }

  /// The position of the next blank cell behind a position, from the front again at the end; nil
  /// where none is blank.
  package func nextBlank(of key: SheetKey, after position: Int?) -> Int? {
    let cells = cells(of: key)
    let start = position.map { $0 + 1 } ?? 0
    let order = cells.indices.filter { $0 >= start } + cells.indices.filter { $0 < start }
    return order.first { cells[$0].figure == nil }
  }

  // MARK: - States

  /// What the register keeps of a sheet; nil for nothing.
  package func stored(_ key: SheetKey) -> Stored? {
    guard let table = dataset.tables[Self.register],
      let row = table.find(key.rowID(in: dataset.regions))
    else { return nil }
    return stored(row, table)
  }

  private func stored(_ row: RowID, _ table: Table) -> Stored? {
    func text(_ field: String) -> String? {
      if case .text(let text) = table.value(field, of: row) { text } else { nil }
    }
    guard case .option(let id) = table.value("state", of: row), let state = SheetState(rawValue: id)
    else { return nil }
    return Stored(state: state, reason: text("reason"), by: text("by"), at: text("at"))
  }

  /// The state of a sheet; `findings` are those of the data, of which only the sheet's own count.
  package func state(of key: SheetKey, findings: [Finding]) -> SheetState {
    if let stored = stored(key), stored.state.isStored { return stored.state }
    let cells = cells(of: key)
    let blanks = cells.count { $0.figure == nil }
    if blanks == cells.count { return .blank }
    if blanks > 0 { return .filling }
    return open(findings, cells, key).contains { $0.severity != .hint } ? .pending : .filled
  }

  /// The findings about a sheet's cells that are not answered, in the order given.
  package func openFindings(of key: SheetKey, among findings: [Finding]) -> [Finding] {
    open(findings, cells(of: key), key)
  }

  private func open(_ findings: [Finding], _ cells: [Cell], _ key: SheetKey) -> [Finding] {
    let refs = Set(cells.compactMap(\.figure))
    let explanations = Explanations(dataset)
    return findings.filter { finding in
      finding.figures.contains { refs.contains($0) }
        && !(finding.severity == .reason && explanations.answer(finding))
    }
  }

  // MARK: - Steps

  /// Hands a sheet in: it is locked then.
  ///
  /// Blank cells are allowed and are the office's own word.
  package func submit(
    _ key: SheetKey, by person: String, at time: String, findings: [Finding]
  ) throws(SheetRefusal) -> [Edit] {
    let state = try known(key, findings)
    guard !state.isLocked else { throw .state(state) }
    let open = openFindings(of: key, among: findings)
    let blocking = open.filter { $0.severity == .block }
    if !blocking.isEmpty { throw .mustMend(blocking) }
    let unexplained = open.filter { $0.severity == .reason }
    if !unexplained.isEmpty { throw .mustExplain(unexplained) }
    return edits(key, .submitted, nil, person, time)
  }

  /// Opens a sheet that was handed in, for its own office; needs a reason.
  package func reopen(
    _ key: SheetKey, reason: String, by person: String, at time: String
  ) throws(SheetRefusal) -> [Edit] {
    let state = try known(key, [])
    guard state.isLocked else { throw .state(state) }
    return edits(key, .filling, try sound(reason), person, time)
  }

  /// Sends a sheet that was handed in back, for the office above; needs a reason.
  package func sendBack(
    _ key: SheetKey, reason: String, by person: String, at time: String
  ) throws(SheetRefusal) -> [Edit] {
    let state = try known(key, [])
    guard state.isLocked else { throw .state(state) }
    return edits(key, .returned, try sound(reason), person, time)
  }

  /// Accepts a sheet that was handed in.
  package func approve(
    _ key: SheetKey, by person: String, at time: String
  ) throws(SheetRefusal) -> [Edit] {
    let state = try known(key, [])
    guard state == .submitted else { throw .state(state) }
    return edits(key, .approved, nil, person, time)
  }

  private func known(_ key: SheetKey, _ findings: [Finding]) throws(SheetRefusal) -> SheetState {
    if dataset.catalogue.sheets[key.sheet] == nil { throw .unknownSheet(key.sheet) }
    return state(of: key, findings: findings)
  }

  private func sound(_ reason: String) throws(SheetRefusal) -> String {
    let isBlank = reason.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    if isBlank { throw .reasonMissing }
    return reason
  }

  private func edits(
    _ key: SheetKey, _ state: SheetState, _ reason: String?, _ person: String, _ time: String
  ) -> [Edit] {
    let row: RowDraft = [
      "sheet": .text(key.sheet), "region": .region(key.region), "period": .period(key.period),
      "state": .option(state.rawValue), "reason": reason.map { .text($0) } ?? .missing,
      "by": .text(person), "at": .text(time),
    ]
    return dataset.edits(
      entering: row, id: key.rowID(in: dataset.regions), register: Self.register)
  }

  // MARK: - Locks

  /// Why an edit may not be made: it changes a cell of a sheet that has been handed in.
  ///
  /// O(sheets of the figure's region that are locked), nothing where none is.
  package func lock(on edit: Edit) -> EditRefusal? {
    guard case .figure(let id) = edit.target, let table = dataset.tables[Self.register],
      table.count > 0
    else { return nil }
    let now = dataset.figures.find(id).map { dataset.figures[$0] }
    let after = edit.to.flatMap { value in
      dataset.decoder.lend(dataset) { $0.figure(value, .root).content }
    }
    for figure in [now, after].compactMap({ $0 }) {
      for definition in dataset.catalogue.sheets.all {
        guard
          definition.choices.contains(where: {
            $0.indicator == figure.indicator && $0.level == figure.level
              && $0.breakdown == figure.breakdown
          }), let days = figure.period?.days,
          let period = definition.period.containing(days.upperBound),
          let whole = period.days, whole.contains(days.lowerBound)
        else { continue }
        let key = SheetKey(sheet: definition.id, region: figure.region, period: period)
        if let stored = stored(key), stored.state.isLocked {
          return .lockedSheet(key, state: stored.state)
        }
      }
    }
    return nil
  }
}

extension SheetDefinition.PeriodKind {
  /// The period of this length that holds a day.
  package func containing(_ day: CalendarDate) -> Period? {
    switch self {
    case .year: .year(day.year)
    case .half: .half((day.month - 1) / 6 + 1, of: day.year)
    case .quarter: .quarter((day.month - 1) / 3 + 1, of: day.year)
    case .month: .month(day.month, of: day.year)
    }
  }
}
