internal import Core

extension App {
  /// A printable or editing key in the grid: it begins a cell's new text, or goes on with it.
  mutating func typeInGrid(_ key: Key) -> [Effect] {
    guard var grid else { return [] }
    if grid.edit == nil {
      switch key {
      case .character, .backspace: break
      default: return hint(about: key)
      }
      guard let edit = beginEdit(grid, isInPlace: false) else { return [] }
      grid.edit = edit
      grid.endBlock()
    }
    if grid.edit?.field.handle(key) ?? false {
      self.grid = grid
      checkTyped()
      keepTyped()
    } else {
      self.grid = grid
    }
    return []
  }

  /// F2: the cell's present text, to be changed; while typing, arrows move the caret from now on.
  mutating func beginEditing() -> [Effect] {
    guard var grid else { return [] }
    if grid.edit != nil {
      grid.edit?.isInPlace.toggle()
    } else {
      guard let edit = beginEdit(grid, isInPlace: true) else { return [] }
      grid.edit = edit
      grid.endBlock()
      warnIfUnwritable()
    }
    self.grid = grid
    checkTyped()
    return []
  }

  /// The state of a cell that begins to be typed; nil with the reason said where nothing can be typed.
  private mutating func beginEdit(_ grid: GridState, isInPlace: Bool) -> CellEdit? {
    guard let workspace, let subject = grid.current else { return nil }
    guard subject.isEntered, let target = workspace.target(subject) else {
      say(.entry(.computedCell))
      return nil
    }
    if let reason = lockReason(subject) {
      say(reason)
      return nil
    }
    let original = reader(workspace).editable(subject)
    return CellEdit(
      subject: subject, field: TextField(isInPlace ? original : ""), original: original,
      draft: desk.drafts[DraftBook.key(target)], isInPlace: isInPlace,
      // A draft is still about what stood there when it was begun.
      known: KnownValue(
        target: target, value: desk.drafts.base(target) ?? written(target, workspace)))
  }

  /// A command while a cell is typed; nil for those that first leave the cell.
  mutating func giveToCell(_ command: CommandID, _ edit: CellEdit) -> [Effect]? {
    switch command {
    case .back:
      _ = withGrid { grid, _ in
        grid.edit = nil
        grid.typed = nil
      }
      restoreDraft(edit)
      return []
    case .edit: return beginEditing()
    case .undo, .redo:
      _ = withGrid { grid, _ in
        if command == .undo {
          _ = grid.edit?.field.undo()
        } else {
          _ = grid.edit?.field.redo()
        }
      }
      checkTyped()
      return []
    case .moveLeft where edit.isInPlace: return typeInGrid(.left)
    case .moveRight where edit.isInPlace: return typeInGrid(.right)
    case .moveHome where edit.isInPlace: return typeInGrid(.home)
    case .moveEnd where edit.isInPlace: return typeInGrid(.end)
    case .cancel:
      guard let selected = grid?.edit?.field.selectedText, !selected.isEmpty else {
        return cancel()
      }
      return [.copy(selected)]
    case .redraw, .help, .palette: return nil
    default:
      // Everything else is about the grid: the cell is left first.
      let effects = leaveCell()
      // A question about the cell comes before the command.
      guard grid != nil else { return effects }
      return effects + (giveToGrid(command) ?? dispatchBelow(command))
    }
  }

  /// Takes the typed text for the cell's content: a value goes to the journal, anything else stays as it was typed.
  mutating func leaveCell() -> [Effect] {
    guard let grid, let edit = grid.edit, let workspace,
      let target = workspace.target(edit.subject)
    else { return [] }
    _ = withGrid { grid, _ in
      grid.edit = nil
      grid.typed = nil
    }
    let text = grid.typedText
    // A draft that is left as it is may be a value that could not be written before.
    if text == edit.original, edit.draft == nil {
      restoreDraft(edit)
      return []
    }
    switch workspace.planned(text, for: edit.subject, search: context(workspace)) {
    case .success(let edits):
      desk.drafts.forget(target, at: now)
      if let stroke = text.lastIndex(of: "/") {
        let behind = String(text[text.index(after: stroke)...])
        _ = withGrid { grid, _ in grid.denominator = behind }
      }
      let effects = commit(edits, over: edit.known)
      // The data have it once the journal does; until then this is what is known.
      noteTyped(text, in: edit.subject)
      return effects
    case .failure(let problem):
      keepDraft(target, text, over: edit.known)
      say(problemPhrase(problem, edit.subject))
      return []
    }
  }

  /// Keeps what the rules say about a text that is on its way, so that it can be explained at once.
  private mutating func noteTyped(_ text: String, in subject: CellSubject) {
    guard let checks = checks(), let workspace else { return }
    let context = context(workspace)
    _ = withGrid { grid, workspace in
      let found = workspace.findings(
        typing: text, in: subject, checks: checks, context: context)
      grid.findings[subject] = found.isEmpty ? nil : found
    }
  }

  /// What was typed is a draft from the first key on.
  mutating func keepTyped() {
    guard let edit = grid?.edit, let target = workspace?.target(edit.subject) else { return }
    keepDraft(target, edit.field.text, over: edit.known)
  }

  /// The draft that stood there before typing began, or none.
  private mutating func restoreDraft(_ edit: CellEdit) {
    guard let target = workspace?.target(edit.subject) else { return }
    desk.drafts.set(DraftBook.key(target), edit.draft, at: now)
  }

  /// Ctrl-S: drafts that are values by now go to the journal; else it says that all is saved.
  mutating func saveDraftsAsValues() -> [Effect] {
    guard let grid, let workspace else { return [] }
    var planned: [PlannedEdit] = []
    for point in grid.points(grid.whole) {
      guard let subject = grid.subject(point), let target = workspace.target(subject),
        let text = desk.drafts.text(target),
        case .success(let edits) = workspace.planned(
          text, for: subject, search: context(workspace))
      else { continue }
      planned += edits
    }
    if planned.isEmpty {
      say(
        desk.drafts.isEmpty
          ? .entry(.allSaved(desk.savedAt)) : .entry(.drafts(desk.drafts.count)))
      return saveDrafts(evenIfFresh: true)
    }
    return commit(planned)
  }

  /// What reading a typed text depends on.
  func context(_ workspace: Workspace) -> EntryContext {
    EntryContext(
      dataset: workspace.dataset, search: workspace.search, today: today,
      region: grid?.region ?? workspace.browse.frame.region)
  }
}

extension GridState {
  /// All cells.
  var whole: GridBlock {
    GridBlock(
      GridPoint(row: 0, column: 0),
      GridPoint(row: max(0, rows.count - 1), column: max(0, columns.count - 1)))
  }
}

extension Workspace {
  /// The edits that a typed text asks for; none where the cell is empty already.
  func planned(
    _ text: String, for subject: CellSubject, search context: @autoclosure () -> EntryContext
  ) -> Result<[PlannedEdit], EnteredProblem> {
    guard let target = target(subject) else { return .success([]) }
    switch subject {
    case .figure(let address):
      switch cell(text, address) {
      case .success(.missing):
        return .success([PlannedEdit(Edit(target, from: nil, to: nil), text: "")])
      case .success(.notApplicable):
        return .failure(EnteredProblem(text, .notApplicable))
      case .success(.value(let value)):
        return .success([
          PlannedEdit(dataset.edit(entering: figure(address, value)), text: text)
        ])
      case .failure(let problem): return .failure(problem)
      }
    case .field(let register, let row, let field):
      guard let definition = dataset.catalogue.registers[register]?[field] else {
        return .success([])
      }
      if EnteredText.cleaned(text).isEmpty {
        return .success(
          dataset.edits(entering: [field: .missing], id: row, register: register).map {
            PlannedEdit($0, text: "")
          })
      }
      return EnteredText.field(text, definition, context: context()).map { value in
        dataset.edits(entering: [field: value], id: row, register: register).map {
          PlannedEdit($0, text: text)
        }
      }
    case .sum, .coverage: return .success([])
    }
  }
}
