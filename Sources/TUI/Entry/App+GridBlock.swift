internal import Core

extension App {
  /// Delete: the selected cells become 未填报.
  mutating func clear(_ grid: GridState) -> [Effect] {
    change(grid.block, of: grid) { _, _ in "" }.effects
  }

  /// Ctrl-D: the top row of the block goes into the rows below; without a block the cell above comes down.
  mutating func fillDown(_ grid: GridState) -> [Effect] {
    guard let workspace else { return [] }
    let reader = reader(workspace)
    var block = grid.block
    var source = block.rows.lowerBound
    if block.rows.count == 1 {
      source -= 1
    } else {
      block.rows = (source + 1)...block.rows.upperBound
    }
    guard source >= 0 else {
      say(.entry(.nothingAbove))
      return []
    }
    let result = change(block, of: grid) { point, _ in
      // A blank above fills nothing: it would empty what stands below.
      grid.subject(GridPoint(row: source, column: point.column)).map { reader.editable($0) }
        .flatMap { $0.isEmpty ? nil : $0 }
    }
    if result.count > 0 {
      say(.entry(.filledDown(result.count)))
    } else if !result.isLocked {
      say(.entry(.nothingAbove))
    }
    if grid.anchor == nil, result.count > 0 { _ = moved { $0.goOn() } }
    return result.effects
  }

  /// Ctrl-K: the blank cells of the block take last year's value; without a block the cell does, and the cursor goes on.
  mutating func fillFromLastYear(_ grid: GridState) -> [Effect] {
    guard let workspace else { return [] }
    let reader = reader(workspace)
    let isBlock = grid.anchor != nil
    let result = change(grid.block, of: grid) { point, subject in
      guard case .figure(let address) = subject else { return nil }
      // A block fills its gaps; a single cell is meant as it is.
      if isBlock, !reader.content(subject).isBlank { return nil }
      guard let quantity = workspace.lastYear(address) else { return nil }
      return quantity.printed ?? ValueText(language: .zh, ascii: false).number(quantity)
    }
    guard result.count > 0 else {
      say(.entry(.noLastYear))
      return []
    }
    say(.entry(.filledFromLastYear(result.count)))
    if isBlock {
      _ = withGrid { grid, _ in grid.endBlock() }
    } else {
      _ = moved { $0.goOn() }
    }
    return result.effects
  }

  /// Gives the cells of a block new texts, as one step; nil leaves a cell as it is.
  private mutating func change(
    _ block: GridBlock, of grid: GridState,
    _ text: (GridPoint, CellSubject) -> String?
  ) -> (effects: [Effect], count: Int, isLocked: Bool) {
    guard let workspace else { return ([], 0, false) }
    var planned: [PlannedEdit] = []
    var reason: Phrase?
    var count = 0
    for point in grid.points(block) {
      guard let subject = grid.subject(point), subject.isEntered,
        let target = workspace.target(subject), let words = text(point, subject)
      else { continue }
      if let locked = lockReason(subject) {
        reason = locked
        continue
      }
      guard
        case .success(let edits) = workspace.planned(
          words, for: subject, search: context(workspace))
      else {
        keepDraft(target, words)
        continue
      }
      // What is planned ends its draft, or asks about it, when it is written.
      if edits.isEmpty { desk.drafts.forget(target, at: now) }
      planned += edits
      if edits.contains(where: { $0.edit.to != written($0.edit.target, workspace) }) { count += 1 }
    }
    if let reason { say(reason) }
    let effects = commit(planned)
    checkWholeGrid()
    return (effects, count, reason != nil)
  }

  /// Ctrl-C: the block as tab-separated text, as a person reads it.
  mutating func copyBlock(_ grid: GridState) -> [Effect] {
    guard let workspace else { return [] }
    if let last = lastCancel, now - last <= 2_000, grid.anchor == nil { return quit() }
    lastCancel = now
    let reader = reader(workspace)
    let block = grid.block
    let lines = block.rows.map { row in
      block.columns.map { column -> String in
        guard let subject = grid.subject(GridPoint(row: row, column: column)) else { return "" }
        let content = reader.content(subject)
        return content.state == .missing ? "" : content.text
      }.joined(separator: "\t")
    }
    say(.entry(.copied(rows: block.rows.count, columns: block.columns.count)))
    return [.copy(lines.joined(separator: "\n") + (lines.count > 1 ? "\n" : ""))]
  }

  // MARK: Pasting

  /// A paste: one cell goes into the cell under the cursor to be typed on, a block is shown and checked first.
  mutating func pasteInGrid(_ pasted: String) -> [Effect] {
    let rows = EnteredText.block(pasted)
    guard let grid, let workspace, !rows.isEmpty else { return [] }
    if rows.count == 1, rows[0].count == 1 {
      if grid.edit == nil {
        _ = typeInGrid(.backspace)
      }
      _ = withGrid { grid, _ in grid.edit?.field.insert(rows[0][0]) }
      checkTyped()
      keepTyped()
      return []
    }
    let effects = leaveCell()
    let preview = PastePreview(
      rows, at: grid.anchor == nil ? grid.cursor : grid.block.corner, in: grid,
      workspace: workspace, context: context(workspace), refusal: { editRefusal($0) })
    layers.append(.entry(.paste(preview)))
    return effects
  }

  /// Enter in the preview: the values are written as one step, the texts that are none become drafts.
  mutating func acceptPaste(_ preview: PastePreview) -> [Effect] {
    layers.removeLast()
    guard let workspace else { return [] }
    var drafts: [Edit.Target: String] = [:]
    for cell in preview.cells where cell.problem != nil {
      if let target = workspace.target(cell.subject) {
        keepDraft(target, cell.text)
        drafts[target] = cell.text
      }
    }
    let effects = commit(preview.cells.flatMap(\.edits))
    if case .entry(.commit(let request))? = effects.first {
      desk.pastedDrafts[request.id] = drafts
    }
    checkWholeGrid()
    return effects
  }

  // MARK: Bursts

  /// Keys that came at once, as from a paste without brackets: played one by one, written as one step from three cells on.
  mutating func play(_ burst: [InputEvent]) -> [Effect] {
    guard grid != nil else { return burst.flatMap { handle($0) } }
    desk.gathered = []
    let before = desk.drafts
    var effects: [Effect] = []
    for event in burst {
      effects += handle(event)
      // A dialog in between ends the burst: its keys are its own.
      if grid == nil { effects += endBurst(before) }
    }
    return effects + endBurst(before)
  }

  private mutating func endBurst(_ before: DraftBook) -> [Effect] {
    guard let gathered = desk.gathered else { return [] }
    desk.gathered = nil
    guard gathered.count >= 3 else { return gathered.flatMap { commit([$0]) } }
    let effects = commit(gathered)
    // Texts that are no values belong to the step, too.
    if case .entry(.commit(let request))? = effects.first {
      desk.pastedDrafts[request.id] = desk.drafts.cells.filter { before.text($0.key) == nil }
    }
    return effects
  }
}

extension GridBlock {
  /// The top left cell.
  var corner: GridPoint { GridPoint(row: rows.lowerBound, column: columns.lowerBound) }
}
