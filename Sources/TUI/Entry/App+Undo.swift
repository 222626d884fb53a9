internal import Core

extension App {
  /// Ctrl-Z and Ctrl-Y: the person's own last step, also one of an earlier start.
  mutating func step(_ direction: Int) -> [Effect] {
    guard desk.access == .open else {
      say(.entry(direction < 0 ? .nothingToUndo : .nothingToRedo))
      return []
    }
    guard desk.outbox.isEmpty else {
      // What is on its way is the last step: it has to arrive first.
      desk.waitingSteps.append(direction)
      return []
    }
    let step = direction < 0 ? desk.steps.undo : desk.steps.redo
    guard let step, let workspace else {
      say(.entry(direction < 0 ? .nothingToUndo : .nothingToRedo))
      return []
    }
    let edits = step.edits.reversed().map(\.inverse)
    if let stranger = edits.first(where: { workspace.dataset.current($0.target) != $0.from }) {
      goToCell(of: stranger.target)
      say(.entry(.changedSince))
      return []
    }
    if let reason = edits.compactMap({ lockReason($0.target) }).first {
      say(reason)
      return []
    }
    goToCell(of: edits[0].target)
    say(.entry(direction < 0 ? .undone(edits.count) : .redone(edits.count)))
    return commit(
      edits.map { PlannedEdit($0, text: nil) },
      act: direction < 0 ? .undo(of: step.id) : .redo(of: step.id))
  }

  /// Goes on with steps that waited for an acknowledgement.
  mutating func continueSteps() -> [Effect] {
    guard desk.outbox.isEmpty, !desk.waitingSteps.isEmpty else { return [] }
    return step(desk.waitingSteps.removeFirst())
  }
}
