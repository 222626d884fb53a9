internal import Core

extension App {
  /// Draws a dialog of entry and returns the cursor and whether it is seen.
  func drawEntry(_ dialog: EntryDialog, _ canvas: inout Canvas) -> (Point, Bool) {
    switch dialog {
    case .practice:
      let folder = request.practiceFolder ?? ""
      let lines =
        DisplayWidth.wrap(text(.entry(.practiceQuestion(folder))), to: boxColumns)
        .map { StyledLine($0) } + [StyledLine(), StyledLine(text(.entry(.practiceKeys)), .key)]
      return (drawLines(lines, title: text(.entry(.practiceTitle)), &canvas), false)
    case .paste(let preview):
      return (drawPaste(preview, &canvas), false)
    case .conflict(let mine):
      return (drawConflict(mine, &canvas), false)
    case .reason(let dialog):
      return (drawReason(dialog, &canvas), true)
    case .submit(let key, let window):
      return (drawSubmission(key, window, &canvas), false)
    case .findings(let window, let elsewhere):
      return (drawFindings(window, elsewhere, &canvas), false)
    case .quitWithDrafts:
      let lines = [
        StyledLine(text(.entry(.quitWithDrafts(desk.drafts.count))), .text, bold: true),
        StyledLine(), StyledLine(text(.yesKey) + "   " + text(.noKey), .key),
      ]
      return (drawLines(lines, title: text(.quitTitle), &canvas), false)
    }
  }

  private var boxColumns: Int { max(20, min(size.width - 6, 72)) }

  private func drawLines(_ lines: [StyledLine], title: String, _ canvas: inout Canvas) -> Point {
    let rect = dialogArea.centered(
      Size(width: boxColumns + 4, height: min(size.height - 3, lines.count + 2)))
    let inside = drawBox(rect, title: title, &canvas)
    for (offset, line) in lines.prefix(inside.height).enumerated() {
      canvas.write(line, at: inside.origin.offset(y: offset), maxColumns: inside.width)
    }
    return inside.origin
  }

  /// A list with a selected row, lines above it that stay, and a line of keys below it.
  func drawList(
    _ rows: [StyledLine], selected wanted: Int?, whole: [StyledLine] = [],
    head: [StyledLine] = [], keys: String, title: String, _ canvas: inout Canvas
  ) -> Point {
    let width = min(size.width - 2, 100)
    // What was selected may have gone meanwhile.
    let selected = wanted.map { max(0, min($0, rows.count - 1)) }
    // The selected row stands whole below the list where rows are cut.
    let isCut = (whole.isEmpty ? [] : rows + whole).contains { $0.columns > width - 4 }
    let detail = isCut ? 3 : 0
    let rect = dialogArea.centered(
      Size(width: width, height: min(size.height - 3, head.count + rows.count + 4 + detail)))
    let inside = drawBox(rect, title: title, &canvas)
    let height = max(1, inside.height - 2 - detail - head.count)
    var window = ScrollWindow(selected: selected ?? 0)
    if selected != nil {
      window.reveal(count: rows.count, height: height)
    }
    for (offset, line) in head.enumerated() {
      canvas.write(line, at: inside.origin.offset(y: offset), maxColumns: inside.width)
    }
    for (offset, index) in window.visible(count: rows.count, height: height).enumerated() {
      let y = head.count + offset
      canvas.write(rows[index], at: inside.origin.offset(y: y), maxColumns: inside.width)
      if index == selected { canvas.restyle(inside.row(y), role: .selection) }
    }
    if detail > 0, let selected, whole.indices.contains(selected) {
      for (offset, line) in whole[selected].wrapped(to: inside.width).prefix(2).enumerated() {
        canvas.write(
          line, at: Point(x: inside.x, y: inside.maxY - 1 - detail + offset),
          maxColumns: inside.width)
      }
    }
    canvas.write(
      DisplayWidth.truncate(keys, to: inside.width), at: Point(x: inside.x, y: inside.maxY - 1),
      style: Style(.key))
    return inside.origin.offset(y: head.count + (selected ?? window.top) - window.top)
  }

  private func pen(_ grid: GridState) -> GridPen? {
    workspace.map { GridPen(settings: settings, workspace: $0, desk: desk, grid: grid) }
  }

  private func drawConflict(_ mine: Bool, _ canvas: inout Canvas) -> Point {
    guard let conflict = desk.conflicts.first, let workspace else { return .zero }
    let names = deepGrid.flatMap { pen($0) }
    var subject = deepGrid.flatMap { grid in
      grid.place(of: conflict.target).flatMap { grid.subject($0) }
    }
    var name = subject.flatMap { names?.name(of: $0) } ?? DraftBook.key(conflict.target)
    if subject == nil, case .field(let register, let row, let field) = conflict.target,
      let table = workspace.dataset.table(register), let id = table.find(row)
    {
      subject = .field(register: register, row: row, field: field)
      name =
        workspace.title(of: id, in: table, language: settings.language) + " "
        + (table.schema[field].map { text($0.title) } ?? field)
    }
    let empty = text(.entry(.emptyValue))
    let theirs = subject.map { reader(workspace).withoutDrafts.content($0).text } ?? empty
    func choice(_ words: String, _ value: String, isChosen: Bool) -> StyledLine {
      StyledLine([
        Span((isChosen ? "> " : "  ") + DisplayWidth.pad(words, to: 26), isChosen ? .title : .text),
        Span(value, isChosen ? .title : .text, bold: isChosen),
      ])
    }
    let own = conflict.text.map { $0.isEmpty ? empty : $0 } ?? empty
    let lines = [
      StyledLine(name, .title, bold: true), StyledLine(),
      choice(text(.entry(.conflictMine)), own, isChosen: mine),
      choice(
        text(.entry(.conflictTheirs(conflict.author, conflict.time))), theirs, isChosen: !mine),
      StyledLine(), StyledLine(text(.entry(.conflictKeys)), .key),
    ]
    return drawLines(lines, title: text(.entry(.conflictTitle)), &canvas)
  }

  private func drawReason(_ dialog: ReasonDialog, _ canvas: inout Canvas) -> Point {
    var lines: [StyledLine] = []
    let title: String
    switch dialog.purpose {
    case .explain(let subject, let findings):
      title = text(.entry(.reasonTitle(deepGrid.flatMap { pen($0)?.name(of: subject) } ?? "")))
      let words = FindingText(language: settings.language, dataset: workspace?.dataset)
      for finding in findings {
        lines += DisplayWidth.wrap(words.what(finding), to: boxColumns).map {
          StyledLine($0, .watch)
        }
      }
    case .reopen(let key), .sendBack(let key):
      title = text(.entry(.reopenTitle(workspace?.title(key, settings.language) ?? "")))
    }
    lines += [StyledLine(), StyledLine(), StyledLine(text(.entry(.reasonHint)), .dim)]
    let point = drawLines(lines, title: title, &canvas).offset(y: lines.count - 2)
    return canvas.draw(
      dialog.field, at: point.offset(x: 1), columns: boxColumns - 2, style: Style(.cellCursor))
  }

  private func drawSubmission(
    _ key: SheetKey, _ window: ScrollWindow, _ canvas: inout Canvas
  ) -> Point {
    let open = openFindings(of: key)
    let drafts = drafts(of: key)
    let blanks = blanks(of: key)
    var rows = findingRows(open)
    if drafts > 0 { rows.insert(StyledLine(text(.entry(.submitDrafts(drafts))), .bad), at: 0) }
    if rows.isEmpty { rows = [StyledLine(text(.entry(.submitClean)), .good)] }
    if blanks > 0 { rows.append(StyledLine(text(.entry(.submitBlanks(blanks))), .notice)) }
    let keys =
      canSubmit(key)
      ? text(.entry(.submitKeys)) : text(.entry(.submitOpen(open.count + (drafts > 0 ? 1 : 0))))
    return drawList(
      rows, selected: open.isEmpty ? nil : window.selected + (drafts > 0 ? 1 : 0), keys: keys,
      title: text(.entry(.submitTitle(workspace?.title(key, settings.language) ?? ""))), &canvas)
  }

  private func drawFindings(
    _ window: ScrollWindow, _ elsewhere: [DraftItem], _ canvas: inout Canvas
  ) -> Point {
    let grid = grid(below: 1)
    let all = grid.map { issues(of: $0) } ?? []
    let rows = all.map { row($0) } + elsewhere.map { row($0) }
    let whole =
      all.map { row($0, isWhole: true) } + elsewhere.map { row($0, isWhole: true) }
    let keys = grid == nil ? EntryPhrase.draftsKeys : .findingsKeys
    let title = grid == nil ? EntryPhrase.draftsTitle(rows.count) : .findingsTitle(rows.count)
    return drawList(
      rows, selected: window.selected, whole: whole, keys: text(.entry(keys)),
      title: text(.entry(title)), &canvas)
  }

  /// A draft that is elsewhere: where, on which sheet, and what was typed.
  private func row(_ item: DraftItem, isWhole: Bool = false) -> StyledLine {
    StyledLine([
      Span(DisplayWidth.pad(text(.entry(.draftWord)), to: levelColumns), .error, bold: true),
      Span(column(DataText.visible(item.name), nameColumns, isWhole: isWhole) + " "),
      Span(column(DataText.visible(item.sheet), nameColumns, isWhole: isWhole) + " ", .dim),
      Span(DataText.visible(item.text, longest: 24), .error),
    ])
  }

  private func row(_ issue: GridIssue, isWhole: Bool = false) -> StyledLine {
    switch issue {
    case .draft(_, let subject, let text): draftRow(subject, text, isWhole: isWhole)
    case .finding(let item): findingRows([item], isWhole: isWhole).first ?? StyledLine()
    }
  }

  /// The cell of a row: cut to its column, or whole.
  private func column(_ words: String, _ columns: Int, isWhole: Bool) -> String {
    isWhole ? words + " " : DisplayWidth.pad(words, to: columns)
  }

  /// The name of a cell: cut to its column so that it is told from its neighbours, or whole.
  private func name(_ subject: CellSubject, _ pen: GridPen, isWhole: Bool) -> String {
    isWhole
      ? pen.name(of: subject) + " "
      : DisplayWidth.pad(pen.name(of: subject, columns: nameColumns), to: nameColumns)
  }

  /// A text that is no value, its cell, and why.
  private func draftRow(_ subject: CellSubject, _ typed: String, isWhole: Bool) -> StyledLine {
    guard let workspace, let pen = deepGrid.flatMap({ pen($0) }) else { return StyledLine() }
    var why = DataText.visible(typed, longest: 24)
    if case .failure(let problem) = workspace.planned(
      typed, for: subject, search: context(workspace))
    {
      why = text(problemPhrase(problem, subject))
    }
    return StyledLine([
      Span(DisplayWidth.pad(text(.entry(.draftWord)), to: levelColumns), .error, bold: true),
      Span(name(subject, pen, isWhole: isWhole) + " "), Span(why, .error),
    ])
  }

  /// How wide the word for a finding's level is.
  private var levelColumns: Int {
    let words = FindingText(language: settings.language)
    let names = Rule.Severity.allCases.map { words.severity($0) }
    return 1
      + ((names + [text(.entry(.draftWord))]).map { DisplayWidth.columns(of: $0) }.max() ?? 0)
  }

  private var nameColumns: Int { max(20, min(36, size.width / 3)) }

  private func findingRows(_ findings: [GridFinding], isWhole: Bool = false) -> [StyledLine] {
    guard let grid = deepGrid, let pen = pen(grid) else { return [] }
    let words = FindingText(language: settings.language, dataset: workspace?.dataset)
    return findings.map { item in
      let explanation = workspace?.explanation(of: item.finding, item.subject)
      return StyledLine([
        Span(
          DisplayWidth.pad(words.severity(item.finding.severity), to: levelColumns),
          item.finding.severity.role,
          bold: true),
        Span(name(item.subject, pen, isWhole: isWhole) + " "),
        Span(words.what(item.finding), .text),
        Span(explanation.map { "  " + $0 } ?? "", .good),
      ])
    }
  }
}
