internal import Core

extension App {
  /// Ctrl-Z (-1) and Ctrl-Y (1): the person's own last step, also one of an earlier start.
  mutating func step(_ direction: Int) -> [Effect] {
    let nothing = EntryPhrase.nothingToStep(direction)
    guard desk.access == .open, let workspace else {
      say(.entry(nothing))
      return []
    }
    guard desk.outbox.isEmpty else {
      // What is on its way is the last step: it has to arrive first.
      desk.waitingSteps.append(direction)
      return []
    }
    let request: CommitRequest
    do throws(UndoRefusal) {
      request =
        direction < 0
        ? try desk.steps.undo(by: desk.author, id: desk.nextID(), in: workspace.dataset)
        : try desk.steps.redo(by: desk.author, id: desk.nextID(), in: workspace.dataset)
    } catch {
      switch error {
      case .nothing: say(.entry(nothing))
      case .sheetStep: say(.entry(.sheetStep))
      case .changedSince(let target, let writer, _):
        goToCell(of: target)
        say(.entry(.changedSince(writer.author, Self.clockTime(writer.time))))
      }
      return []
    }
    if let first = request.leading { goToCell(of: first.target) }
    return send(Outbox.Item(request: request, texts: [:]))
  }

  /// Goes on with steps that waited for an acknowledgement.
  mutating func continueSteps() -> [Effect] {
    guard desk.outbox.isEmpty, !desk.waitingSteps.isEmpty else { return [] }
    return step(desk.waitingSteps.removeFirst())
  }
}

extension CommitRequest {
  /// The edit that a person made first: an undo has them the other way round.
  var leading: Edit? {
    if case .undo = act { edits.last } else { edits.first }
  }
}
