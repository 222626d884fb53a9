internal import Core

extension App {
  /// Back from the practice copy to the dataset that the start named.
  mutating func leavePractice() -> [Effect] {
    guard session.practice != nil else { return [] }
    // What is on its way belongs to the copy: it has to arrive there first.
    guard desk.outbox.isEmpty else {
      say(.entry(.saving))
      return []
    }
    rememberPlace()
    returning = workspace?.standing
    session.practice = nil
    let drafts = saveDrafts(evenIfFresh: true)
    layers = []
    content = .loading(nil)
    return drafts + [.saveSession(session), .openDataset(nil)]
  }

  /// The footer of a grid: what a clerk presses most, then the way out.
  func gridFooter(_ grid: GridState) -> [Command] {
    let isRecords = if case .records = grid.shape { true } else { false }
    let wanted: [CommandID] =
      grid.edit == nil && isRecords
      ? [
        .nextRow, .nextCell, .newRow, .deleteRow, .fillDown, .edit, .back, .undo, .palette, .help,
      ]
      : grid.edit == nil
        ? [
          .nextRow, .nextBlank, .fillDown, .lastYear, .explain, .checkSheet, .submit, .back, .undo,
          .nextCell, .edit, .gridShape, .nextTab, .palette, .help,
        ]
        : [.nextRow, .nextCell, .back, .edit, .fillDown, .lastYear]
    return wanted.compactMap { id in Command.table.first { $0.id == id } }
  }
}
