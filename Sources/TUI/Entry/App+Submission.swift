internal import Core

extension App {
  /// F9: asks before the sheet under the cursor is submitted; a submitted one is opened again with a reason.
  mutating func askSubmission(_ grid: GridState) -> [Effect] {
    guard grid.sheet.isDefined else {
      say(.entry(.submitForbidden))
      return []
    }
    let key = SheetKey(
      sheet: grid.sheet.id, region: grid.sheetRegion, period: grid.sheetPeriod)
    if let refusal = permission?.refusal(editing: key.region) {
      say(refusalPhrase(refusal))
      return []
    }
    if workspace?.storedState(key)?.isLocked ?? false {
      askReason(.reopen(key))
      return []
    }
    checkWholeGrid()
    layers.append(.entry(.submit(key, ScrollWindow())))
    return []
  }

  /// What is open in a sheet: drafts count as 强制, since they are no values.
  func openFindings(of key: SheetKey) -> [GridFinding] {
    guard let grid = deepGrid, let workspace else { return [] }
    return workspace.once(
      grid.allFindings.filter { item in
        guard case .figure(let address) = item.subject, address.region == key.region,
          address.period == key.period
        else { return false }
        return !workspace.open([item.finding], item.subject).isEmpty
      })
  }

  /// The drafts among the cells of a sheet.
  func drafts(of key: SheetKey) -> Int {
    guard let grid = deepGrid, let workspace else { return 0 }
    return workspace.cells(of: grid.sheet, key).count { address in
      workspace.target(.figure(address)).map { desk.drafts.text($0) != nil } ?? false
    }
  }

  /// How many of a sheet's cells are blank.
  func blanks(of key: SheetKey) -> Int {
    guard let grid = deepGrid, let workspace else { return 0 }
    let cells = Set(workspace.cells(of: grid.sheet, key))
    return grid.blanks.count { point in
      guard case .figure(let address)? = grid.subject(point) else { return false }
      return cells.contains(address)
    }
  }

  /// Whether nothing forbids to submit a sheet: 强制 findings and drafts do, open 核实 findings too.
  func canSubmit(_ key: SheetKey) -> Bool {
    openFindings(of: key).isEmpty && drafts(of: key) == 0
  }

  /// Enter in the question: the sheet is submitted and locked.
  mutating func submit(_ key: SheetKey) -> [Effect] {
    checkWholeGrid()
    guard canSubmit(key) else {
      say(.entry(.submitBlocked(openFindings(of: key).count + drafts(of: key))))
      return []
    }
    layers.removeLast()
    return store(.submitted, key, reason: nil)
  }

  /// 审核: a submitted sheet is approved by a reviewer.
  mutating func setState(_ state: SheetState, _ grid: GridState) -> [Effect] {
    let key = SheetKey(
      sheet: grid.sheet.id, region: grid.sheetRegion, period: grid.sheetPeriod)
    guard workspace?.storedState(key) == .submitted else {
      say(.entry(.notSubmitted))
      return []
    }
    if let refusal = permission?.refusal(reviewing: key.region) {
      say(refusalPhrase(refusal))
      return []
    }
    return store(state, key, reason: nil)
  }

  /// 退回: a submitted sheet goes back with a reason.
  mutating func askReturn(_ grid: GridState) -> [Effect] {
    let key = SheetKey(
      sheet: grid.sheet.id, region: grid.sheetRegion, period: grid.sheetPeriod)
    guard workspace?.storedState(key)?.isLocked ?? false else {
      say(.entry(.notSubmitted))
      return []
    }
    if let refusal = permission?.refusal(reviewing: key.region) {
      say(refusalPhrase(refusal))
      return []
    }
    askReason(.sendBack(key))
    return []
  }

  /// What this person may do with the data.
  private var permission: Permission? {
    workspace.map { Permission($0.dataset, person: desk.author) }
  }

  /// Takes a step of a sheet: its row in the register says who, when and why.
  ///
  /// `draft` is the key of the reason's draft, which goes once the journal has the step.
  mutating func store(
    _ state: SheetState, _ key: SheetKey, reason: String?, draft: String? = nil
  ) -> [Effect] {
    guard let workspace else { return [] }
    let sheets = Sheets(workspace.dataset)
    let (person, day) = (desk.author, today.description)
    let edits: [Edit]
    do throws(SheetRefusal) {
      // Findings were asked for before; see ``canSubmit(_:)``.
      edits =
        switch state {
        case .submitted: try sheets.submit(key, by: person, at: day, findings: [])
        case .returned: try sheets.sendBack(key, reason: reason ?? "", by: person, at: day)
        case .approved: try sheets.approve(key, by: person, at: day)
        default: try sheets.reopen(key, reason: reason ?? "", by: person, at: day)
        }
    } catch {
      say(.entry(.notSubmitted))
      return []
    }
    let title = workspace.title(key, settings.language)
    return commit(
      edits.map { PlannedEdit($0, text: nil) }, reason: reason, formDraft: draft,
      saying: state == .submitted ? .submitted(title) : .stateSet(title, state))
  }
}
