internal import Core

extension App {
  /// Draws a pasted block: the sums, then a line a cell, what is refused first and what changes before what is new.
  func drawPaste(_ preview: PastePreview, _ canvas: inout Canvas) -> Point {
    guard let grid = deepGrid, let workspace else { return .zero }
    let pen = PastePreviewPen(
      names: GridPen(settings: settings, workspace: workspace, desk: desk, grid: grid),
      values: ValueText(language: settings.language, ascii: settings.ascii),
      before: reader(workspace).withoutDrafts, refusal: { text(refusalPhrase($0)) })
    let columns = max(20, min(size.width - 2, 100) - 4)
    var rows = preview.cells.map { pen.row($0, columns: columns) }
    if rows.isEmpty { rows.append(StyledLine(text(.entry(.pasteNothing)), .watch)) }
    return drawList(
      rows, selected: preview.cells.isEmpty ? nil : preview.window.selected,
      whole: preview.cells.map { pen.whole($0) },
      head: pen.sums(preview).flatMap { $0.wrapped(to: columns, indent: 2) } + [StyledLine()],
      keys: text(.entry(.pasteKeys(good: preview.good))),
      title: text(.entry(.pasteTitle(rows: preview.size.rows, columns: preview.size.columns))),
      &canvas)
  }
}

/// Writes the lines of the preview of a paste.
struct PastePreviewPen {
  /// Names the cells.
  let names: GridPen
  let values: ValueText
  /// Reads what stands in the cells.
  let before: CellReader
  /// Why something may not be changed, in a sentence.
  let refusal: (EditRefusal) -> String

  private var text: ScreenText { names.text }
  private var workspace: Workspace { names.workspace }
  private var words: FindingText {
    FindingText(language: text.language, dataset: workspace.dataset)
  }

  /// How many cells come to what.
  func sums(_ preview: PastePreview) -> [StyledLine] {
    var lines = [
      StyledLine(
        text(
          .entry(
            .pasteSums(
              added: preview.count(.added), changed: preview.count(.changed),
              same: preview.count(.same)))), .title)
    ]
    if preview.bad > 0 {
      lines.append(
        StyledLine(
          text(
            .entry(
              .pasteNotWritten(
                unreadable: preview.count(.unreadable), outside: preview.outsideRegion,
                locked: preview.lockedSheets,
                others: preview.count(.refused) - preview.outsideRegion - preview.lockedSheets))),
          .bad))
    }
    if preview.outside > 0 {
      lines.append(StyledLine(text(.entry(.pasteOutside(preview.outside))), .watch))
    }
    return lines
  }

  /// A cell in a line: what becomes of it, where it is, what stands there and what comes, what is the matter.
  func row(_ cell: PastePreview.Cell, columns: Int) -> StyledLine {
    let kinds = PastePreview.Kind.allCases.map { text(.entry(.pasteKind($0))) }
    let kindColumns = 1 + (kinds.map { DisplayWidth.columns(of: $0) }.max() ?? 0)
    let nameColumns = max(20, min(36, columns * 3 / 8))
    let (spans, remark) = contents(cell)
    return StyledLine(
      [
        Span(DisplayWidth.pad(text(.entry(.pasteKind(cell.kind))), to: kindColumns), role(cell)),
        Span(
          DisplayWidth.pad(names.name(of: cell.subject, columns: nameColumns), to: nameColumns)
            + " "),
      ] + spans + [Span("  " + remark.0, remark.1)])
  }

  /// The same with nothing cut.
  func whole(_ cell: PastePreview.Cell) -> StyledLine {
    let (_, remark) = contents(cell)
    let gravest = cell.findings.max { $0.severity < $1.severity }
    var words = remark.0
    if let gravest { words = names.line(gravest, cell.subject) }
    if let refused = cell.refusal {
      words = remark.0 + text(.entry(.pasteBecause(refusal(refused))))
    }
    if let problem = cell.problem { words = text(workspace.problemPhrase(problem, cell.subject)) }
    let change = old(cell).map { $0 + arrow + new(cell) } ?? new(cell)
    return StyledLine([
      Span(names.name(of: cell.subject) + "  "), Span(change + "  ", .text, bold: true),
      Span(words, remark.1),
    ])
  }

  private func role(_ cell: PastePreview.Cell) -> StyleRole {
    switch cell.kind {
    case .unreadable, .refused: .bad
    case .changed: .watch
    case .added: .good
    case .same: .dim
    }
  }

  private func contents(
    _ cell: PastePreview.Cell
  ) -> (spans: [Span], remark: (String, StyleRole)) {
    let new = DisplayWidth.truncate(new(cell), to: 10)
    switch cell.kind {
    case .unreadable:
      let why = cell.problem.map { text(workspace.problemPhrase($0, cell.subject)) } ?? ""
      return ([Span(DisplayWidth.pad(new, to: 21, align: .right), .bad)], (why, .bad))
    case .refused:
      let why = cell.refusal.map { text(.entry(.pasteRefused($0))) } ?? ""
      return ([Span(DisplayWidth.pad(new, to: 21, align: .right), .dim)], (why, .bad))
    case .same:
      return ([Span(DisplayWidth.pad(new, to: 21, align: .right), .dim)], ("", .dim))
    case .added, .changed: break
    }
    let old = old(cell).map { DisplayWidth.truncate($0, to: 7) + arrow } ?? ""
    var remark = ("", StyleRole.text)
    if let gravest = cell.findings.max(by: { $0.severity < $1.severity }) {
      remark = (
        words.severity(gravest.severity) + " " + words.what(gravest), gravest.severity.role
      )
    }
    return (
      [
        Span(
          DisplayWidth.pad(old, to: 21 - DisplayWidth.columns(of: new), align: .right), .dim),
        Span(new, .text, bold: true),
      ], remark
    )
  }

  private var arrow: String { values.ascii ? " -> " : " → " }

  private func old(_ cell: PastePreview.Cell) -> String? {
    cell.kind == .changed ? before.content(cell.subject).text : nil
  }

  /// The value that a text comes to, else the text.
  private func new(_ cell: PastePreview.Cell) -> String {
    workspace.typedQuantity(cell.text, cell.subject).map { values.number($0) }
      ?? DataText.visible(cell.text, longest: 24)
  }
}
