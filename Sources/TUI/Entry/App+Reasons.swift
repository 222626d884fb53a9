internal import Core

extension App {
  /// Asks for a reason, which begins with what was typed before the program ended, else with `before`.
  mutating func askReason(_ purpose: ReasonDialog.Purpose, before: String = "") {
    guard let key = workspace?.draftKey(of: purpose) else { return }
    let text = desk.drafts[key]?[""] ?? before
    layers.append(
      .entry(.reason(ReasonDialog(purpose: purpose, field: TextField(text), draft: key))))
  }

  /// Shows a reason as it is typed, and keeps it as a draft.
  mutating func update(_ dialog: ReasonDialog) {
    layers[layers.count - 1] = .entry(.reason(dialog))
    let text = dialog.field.text
    desk.drafts.set(dialog.draft, text.isEmpty ? nil : ["": text], at: now)
  }

  /// Enter in the question for a reason; an empty one is none.
  mutating func accept(_ dialog: ReasonDialog) -> [Effect] {
    let reason = dialog.field.text
    guard reason.contains(where: { !$0.isWhitespace }) else { return [] }
    layers.removeLast()
    // One that was there before is a draft, too, until the journal has it again.
    desk.drafts.set(dialog.draft, ["": reason], at: now)
    switch dialog.purpose {
    case .explain(let subject, let findings):
      return explain(subject, findings, reason, dialog.draft)
    case .reopen(let key): return store(.filling, key, reason: reason, draft: dialog.draft)
    case .sendBack(let key): return store(.returned, key, reason: reason, draft: dialog.draft)
    }
  }

  private mutating func explain(
    _ subject: CellSubject, _ findings: [Finding], _ reason: String, _ draft: String
  ) -> [Effect] {
    guard let workspace else { return [] }
    let all = deepGrid?.allFindings ?? []
    let planned = findings.flatMap { finding in
      // One about several cells is explained for all of them.
      workspace.cells(sharing: finding, subject, among: all).flatMap {
        explaining(finding, $0, reason, workspace)
      }
    }
    return commit(planned, reason: reason, formDraft: draft, saying: .explained)
  }

  private func explaining(
    _ finding: Finding, _ subject: CellSubject, _ reason: String, _ workspace: Workspace
  ) -> [PlannedEdit] {
    guard case .figure(let address) = subject, let rule = finding.rule,
      let id = workspace.explanationID(finding, subject)
    else { return [] }
    return workspace.dataset.edits(
      entering: [
        "rule": .text(rule),
        "target": .text(address.figureID(in: workspace.dataset.regions)), "text": .text(reason),
        "by": .text(desk.author), "at": .text(today.description),
        "region": .region(address.region),
      ], id: id, register: Explanations.register
    ).map { PlannedEdit($0, text: nil) }
  }

  /// A reason that was being typed, with the way to what it is about.
  func reasonItem(
    _ key: String, _ draft: DraftBook.Draft, _ workspace: Workspace, _ found: inout [GridState]
  ) -> DraftItem? {
    guard let target = workspace.reasonTarget(key) else { return nil }
    var item = cellItem(target, key, draft, workspace, &found)
    item.name = text(.entry(.reasonDraft(item.name)))
    return item
  }
}

extension Workspace {
  /// What stands before the keys of the drafts of reasons.
  private static let reasonMark = "reason"

  /// The key of the draft of a reason.
  fileprivate func draftKey(of purpose: ReasonDialog.Purpose) -> String? {
    let tree = dataset.regions
    switch purpose {
    case .explain(let subject, _):
      guard case .figure(let address) = subject else { return nil }
      return "\(Self.reasonMark)\texplain\t\(address.figureID(in: tree))"
    case .reopen(let key): return "\(Self.reasonMark)\treopen\t\(key.rowID(in: tree))"
    case .sendBack(let key): return "\(Self.reasonMark)\treturn\t\(key.rowID(in: tree))"
    }
  }

  /// The cell that a reason is about, or the first of the sheet it is about; nil where the key is no reason's.
  fileprivate func reasonTarget(_ key: String) -> Edit.Target? {
    let parts = key.split(separator: "\t").map(String.init)
    guard parts.count == 3, parts[0] == Self.reasonMark else { return nil }
    if parts[1] == "explain" { return .figure(parts[2]) }
    let names = parts[2].split(separator: "/").map(String.init)
    guard names.count == 4, let region = dataset.regions.find(names[2]),
      let period = Period(names[3]),
      let sheet = tabs.lazy.flatMap({ sheets(of: $0, in: region) })
        .first(where: { $0.id == names[1] })
    else { return .row(register: Sheets.register, id: parts[2]) }
    let cells = cells(of: sheet, SheetKey(sheet: sheet.id, region: region, period: period))
    return cells.first.flatMap { target(.figure($0)) }
      ?? .row(register: Sheets.register, id: parts[2])
  }
}
