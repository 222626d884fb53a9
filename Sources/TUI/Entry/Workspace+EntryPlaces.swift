internal import Core

/// Where a number that the panels show is entered.
enum EntryPlace: Equatable {
  /// A sheet asks for it.
  case sheet(EntrySheet, IndicatorChoice)
  /// It is worked out; a sheet asks for numbers that it is made of, the first of them where the cursor goes.
  case inputs(EntrySheet, [IndicatorChoice])
  /// It is counted from the rows of a register.
  case register(String)
  /// No sheet asks for it; one may be about the same matter.
  case nowhere(near: EntrySheet?)
}

extension Workspace {
  /// Where a number is entered: the sheets of the open tab come before those of others.
  func entryPlace(of choice: IndicatorChoice, in region: RegionID) -> EntryPlace {
    let sheets = sheetsByNearness(in: region)
    if let sheet = sheets.first(where: { $0.choices.contains(choice) }) {
      return .sheet(sheet, choice)
    }
    var seen: Set<IndicatorID> = []
    let inputs = inputs(of: choice, &seen)
    // The sheet that asks for most of it.
    var best: (sheet: EntrySheet, inputs: [IndicatorChoice])?
    for sheet in sheets {
      let held = inputs.compactMap { input in
        sheet.choices.contains(input)
          ? input : sheet.choices.first { $0.indicator == input.indicator }
      }
      if held.count > best?.inputs.count ?? 0 { best = (sheet, held) }
    }
    let isComputed = dataset.catalogue.indicators[choice.indicator]?.formula != .reported
    if let best {
      return isComputed ? .inputs(best.sheet, best.inputs) : .sheet(best.sheet, best.inputs[0])
    }
    let registers = seen.sorted().flatMap {
      dataset.catalogue.indicators[$0]?.formula.registers.sorted() ?? []
    }
    if let register = registers.first { return .register(register) }
    let family = dataset.catalogue.indicators[choice.indicator]?.family
    return .nowhere(
      near: sheets.first { dataset.catalogue.sheets[$0.id]?.family == family && $0.isDefined })
  }

  private func sheetsByNearness(in region: RegionID) -> [EntrySheet] {
    let own = tab.map { sheets(of: $0, in: region) } ?? []
    return (own + tabs.flatMap { sheets(of: $0, in: region) }).filter { !$0.choices.isEmpty }
  }

  /// The stated numbers that a number is made of, in the order of its formulas.
  private func inputs(
    of choice: IndicatorChoice, _ seen: inout Set<IndicatorID>
  ) -> [IndicatorChoice] {
    guard let indicator = dataset.catalogue.indicators[choice.indicator],
      seen.insert(choice.indicator).inserted
    else { return [] }
    if indicator.formula == .reported { return [choice] }
    var found: [IndicatorChoice] = []
    for part in indicator.formula.choices(for: choice) {
      for input in inputs(of: part, &seen) where !found.contains(input) { found.append(input) }
    }
    return found
  }

  /// The number under the cursor of the panels; nil where the cursor is on none.
  var choiceUnderCursor: IndicatorChoice? {
    if browse.focus == .list {
      return columns.indices.contains(browse.frame.column)
        ? columns[browse.frame.column].choice : nil
    }
    switch subjectUnderCursor {
    case .query(let query):
      return IndicatorChoice(
        indicator: query.indicator, level: query.level, breakdown: query.breakdown)
    case .figure(let id):
      return dataset.figures.find(id).map { dataset.figures[$0] }.map {
        IndicatorChoice(indicator: $0.indicator, level: $0.level, breakdown: $0.breakdown)
      }
    case .field, .row, nil: return nil
    }
  }
}

extension Formula {
  /// The numbers that it names, from left to right, when a number is asked for.
  fileprivate func choices(for asked: IndicatorChoice) -> [IndicatorChoice] {
    guard case .indicator(let id, let level, let breakdown) = self else {
      return parts.flatMap { $0.choices(for: asked) }
    }
    var choice = IndicatorChoice(indicator: id)
    switch level {
    case .asked: choice.level = asked.level
    case .total: break
    case .level(let rank): choice.level = rank
    }
    switch breakdown {
    case .asked: choice.breakdown = asked.breakdown
    case .fixed(let fixed): choice.breakdown = fixed
    }
    return [choice]
  }
}

extension App {
  /// F2 in the panels: the sheet that holds the number under the cursor, else of what it is made, else the tab's
  /// first; on read-only data the offer of a practice copy.
  mutating func openGrid() -> [Effect] {
    guard let workspace else { return [] }
    if workspace.dataset.manifest.isReadOnly {
      layers.append(.entry(.practice))
      return []
    }
    guard let tab = workspace.tab else { return [] }
    var region = workspace.browse.frame.region
    if workspace.browse.focus == .dashboard { region = workspace.selectedRegion }
    guard let choice = workspace.choiceUnderCursor else {
      return openGrid(workspace.openGrid(region: region, sheet: nil, tab: tab))
    }
    let words = ChoiceText(dataset: workspace.dataset, language: settings.language)
    func name(_ choice: IndicatorChoice) -> String {
      words.whole(choice.indicator, choice.level, choice.breakdown, in: region)
    }
    let title = name(choice)
    switch workspace.entryPlace(of: choice, in: region) {
    case .sheet(let sheet, let held):
      return openGrid(workspace.openGrid(region: region, sheet: sheet, tab: tab, at: held))
    case .inputs(let sheet, let inputs):
      let effects = openGrid(
        workspace.openGrid(region: region, sheet: sheet, tab: tab, at: inputs.first))
      if notice == nil { say(.entry(.enteredAs(title, inputs.map { name($0) }))) }
      return effects
    case .register(let register):
      openRows(
        register,
        FormOccasion(place: workspace.selectedRegion, year: workspace.browse.period.year))
      say(.entry(.countedFrom(title, registerTitle(register))))
      return []
    case .nowhere(let sheet?):
      let effects = openGrid(workspace.openGrid(region: region, sheet: sheet, tab: tab))
      if notice == nil { say(.entry(.onNoSheet(title, settings.language.pick(sheet.title)))) }
      return effects
    case .nowhere(nil):
      say(.entry(.onNoSheet(title, nil)))
      return []
    }
  }

  private mutating func openGrid(_ grid: GridState?) -> [Effect] {
    guard let grid else {
      say(.entry(.noGridHere))
      return []
    }
    layers.append(.grid(grid))
    checkWholeGrid()
    revealCursor()
    goToDrafts()
    warnIfUnwritable()
    return []
  }
}
