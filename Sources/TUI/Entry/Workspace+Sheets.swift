package import Core

extension Workspace {
  /// The state that is stored for a sheet; nil where none is.
  package func storedState(_ key: SheetKey) -> SheetState? { Sheets(dataset).stored(key)?.state }

  /// The cells of a sheet.
  func cells(of sheet: EntrySheet, _ key: SheetKey) -> [FigureAddress] {
    sheet.choices.map { choice in
      FigureAddress(
        choice, region: key.region, period: key.period,
        isStock: dataset.catalogue.indicators[choice.indicator]?.kind == .stock)
    }
  }

  /// Whether somebody states the number of a cell itself; what is worked out from others fills no cell.
  func isFilled(_ address: FigureAddress) -> Bool {
    entered(address) != nil || shown(address).marks.contains(.reported)
  }

  /// How far a sheet is, with the findings of its cells.
  package func state(
    of sheet: EntrySheet, _ key: SheetKey, findings: [CellSubject: [Finding]]
  ) -> SheetState {
    let cells = cells(of: sheet, key)
    return state(key, cells: cells.count, filled: cells.count { isFilled($0) }) {
      cells.contains { address in
        let subject = CellSubject.figure(address)
        return !open(findings[subject] ?? [], subject).isEmpty
      }
    }
  }

  /// How far a sheet is, of whose cells it is known how many are filled; `isOpen` tells whether findings are open.
  func state(_ key: SheetKey, cells: Int, filled: Int, isOpen: () -> Bool) -> SheetState {
    if let stored = storedState(key), stored.isStored { return stored }
    if filled == 0 { return .blank }
    if filled < cells { return .filling }
    return isOpen() ? .pending : .filled
  }

  /// The name of a sheet in a sentence: place, time and title.
  func title(_ key: SheetKey, _ language: Language) -> String {
    let definition = dataset.catalogue.sheets[key.sheet]
    let title = definition.map { language.pick($0.title) } ?? key.sheet
    return RegionText(language).name(dataset.regions[key.region]) + " "
      + PeriodText(language).text(key.period) + " " + title
  }
}

extension App {
  /// Why the cell of a subject can't be changed by this person, or nil where it can.
  func lockReason(_ subject: CellSubject) -> Phrase? {
    editRefusal(subject).map { refusalPhrase($0) }
  }

  /// The same as a fact.
  func editRefusal(_ subject: CellSubject) -> EditRefusal? {
    guard let workspace, let target = workspace.target(subject) else { return nil }
    let permission = Permission(workspace.dataset, person: desk.author)
    guard case .figure(let address) = subject else {
      return permission.refusal(of: [Edit(target, from: nil, to: nil)])
    }
    let indicator = workspace.dataset.catalogue.indicators[address.choice.indicator]
    let zero = EnteredQuantity(Quantity(.zero, unit: indicator?.unit ?? ""))
    return permission.refusal(of: [
      workspace.dataset.edit(entering: workspace.figure(address, zero))
    ])
  }

  /// The sentence about a typed text that is no value.
  func problemPhrase(_ problem: EnteredProblem, _ subject: CellSubject) -> Phrase {
    workspace?.problemPhrase(problem, subject) ?? .entry(.keptAsDraft)
  }

  /// The sentence of a refusal.
  func refusalPhrase(_ refusal: EditRefusal) -> Phrase {
    guard let workspace else { return .entry(.keptAsDraft) }
    let names = RegionText(settings.language)
    switch refusal {
    case .readOnlyDataset: return .entry(.readOnlyData)
    case .unknownPerson(let name): return .entry(.unknownPerson(name))
    case .viewer: return .entry(.viewerOnly)
    case .outside(_, let region, _):
      return .entry(.outsideRegion(names.name(workspace.dataset.regions[region])))
    case .reviewersOnly: return .entry(.reviewersOnly)
    case .lockedSheet(let key, _):
      return .entry(.lockedSheet(workspace.title(key, settings.language)))
    }
  }
}

extension Workspace {
  /// The sentence about a typed text that is no value of a cell.
  func problemPhrase(_ problem: EnteredProblem, _ subject: CellSubject) -> Phrase {
    let title = LocalizedText(zh: "")
    switch subject {
    case .field(let register, _, let id):
      let field = dataset.catalogue.registers[register]?[id]
      return .form(.problem(problem, field ?? Field(id: id, type: .text, title: title)))
    case .figure(let address), .sum(let address), .coverage(let address):
      let unit = dataset.catalogue.indicators[address.choice.indicator]?.unit
      return .form(
        .problem(problem, Field(id: "value", type: .quantity, title: title, unit: unit)))
    }
  }
}
