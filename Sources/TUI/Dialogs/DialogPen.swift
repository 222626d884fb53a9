internal import Core

extension App {
  /// Draws a dialog over the panels and returns the cursor.
  func draw(_ dialog: Dialog, _ canvas: inout Canvas) -> (Point, Bool) {
    switch dialog {
    case .reading(let reading): (drawReading(reading, &canvas), false)
    case .find(let find): (drawFind(find, &canvas), true)
    case .palette(let palette): (drawPalette(palette, &canvas), true)
    case .bookmarks(let window): (drawBookmarks(window, &canvas), false)
    case .grid(let grid):
      workspace.map {
        GridPen(settings: settings, workspace: $0, desk: desk, grid: grid)
          .draw(size, notice: notice, &canvas)
      } ?? (.zero, false)
    case .workList(let list): (drawWorkList(list, &canvas), false)
    case .entry(let dialog): drawEntry(dialog, &canvas)
    case .confirmQuit: (drawConfirmQuit(&canvas), false)
    case .form(let layer): draw(layer, &canvas)
    }
  }

  /// The room for a large dialog: all of the screen but its top and bottom line.
  var dialogArea: Rect {
    Rect(x: 0, y: 1, width: size.width, height: size.height - 2)
  }

  /// Draws an empty framed box and returns its inside.
  func drawBox(_ rect: Rect, title: String, _ canvas: inout Canvas) -> Rect {
    let margin = Rect(x: rect.x - 1, y: rect.y, width: rect.width + 2, height: rect.height)
    canvas.fill(margin, with: " ", style: .plain)
    canvas.drawFrame(rect, title: title, style: Style(.borderFocused))
    return rect.inset(x: 2, y: 1)
  }

  /// The box of a page to read.
  private var readingRect: Rect {
    dialogArea.centered(
      Size(width: min(size.width - 2, 96), height: min(size.height - 3, Self.longestPage)))
  }

  /// Rows of the largest page: a line of scrolling repaints it, and slow lines carry 3 kB at once.
  private static let longestPage = 40

  /// Lines of a page that are seen at once.
  var readingHeight: Int { max(1, readingRect.height - 2) }

  /// Text to take away stands without a frame, so that marking it by hand marks nothing else.
  private func drawTakeAway(_ dialog: ReadingDialog, _ canvas: inout Canvas) -> Point {
    let lines = readingLines(dialog.page)
    let height = min(lines.count, dialogArea.height - 2)
    let rect = dialogArea.centered(Size(width: size.width, height: height + 2))
    canvas.fill(rect, with: " ", style: .plain)
    for y in [rect.y, rect.maxY - 1] {
      canvas.drawHorizontalLine(
        from: Point(x: 0, y: y), length: size.width, style: Style(.borderFocused), joins: false)
    }
    canvas.write(
      " " + title(of: dialog.page) + " ", at: Point(x: 2, y: rect.y), style: Style(.title))
    let top = max(0, min(dialog.top, lines.count - height))
    for (offset, line) in lines.dropFirst(top).prefix(height).enumerated() {
      canvas.write(line, at: Point(x: 0, y: rect.y + 1 + offset), maxColumns: size.width)
    }
    return Point(x: 0, y: rect.y + 1)
  }

  private func drawReading(_ dialog: ReadingDialog, _ canvas: inout Canvas) -> Point {
    switch dialog.page {
    case .sentence, .table: return drawTakeAway(dialog, &canvas)
    case .help, .account, .findings: break
    }
    let lines = readingLines(dialog.page)
    var rect = readingRect
    if lines.count + 2 < rect.height {
      rect = dialogArea.centered(Size(width: rect.width, height: lines.count + 2))
    }
    let inside = drawBox(rect, title: title(of: dialog.page), &canvas)
    let top = max(0, min(dialog.top, lines.count - inside.height))
    for (offset, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
      canvas.write(line, at: inside.origin.offset(y: offset), maxColumns: inside.width)
    }
    if lines.count > inside.height {
      let position = "\(top + 1)-\(min(lines.count, top + inside.height))/\(lines.count)"
      canvas.write(
        " \(position) ",
        at: Point(x: rect.maxX - DisplayWidth.columns(of: position) - 4, y: rect.maxY - 1),
        style: Style(.dim))
    }
    return inside.origin
  }

  private func title(of page: ReadingDialog.Page) -> String {
    switch page {
    case .help: text(.helpTitle)
    case .account: text(.accountTitle)
    case .sentence: text(.sentenceTitle)
    case .table: text(.tableTitle)
    case .findings: text(.findingsTitle(workspace?.findings?.count ?? 0))
    }
  }

  /// The lines of a page, made for the present width and language.
  func readingLines(_ page: ReadingDialog.Page) -> [StyledLine] {
    let columns = max(20, readingRect.width - 4)
    let whole = size.width
    switch page {
    case .help: return helpLines(columns)
    case .account(let subject): return accountLines(subject, columns)
    case .sentence(let subject): return sentenceLines(subject, whole)
    case .table: return tableLines()
    case .findings: return findingLines(columns)
    }
  }

  /// A box with a text field in its first line and a list below.
  func drawFieldBox(
    title: String, field: TextField, rows: [StyledLine], window: ScrollWindow, remark: String,
    _ canvas: inout Canvas
  ) -> Point {
    let rect = dialogArea.centered(
      Size(width: min(size.width - 2, 84), height: min(size.height - 3, 24)))
    let inside = drawBox(rect, title: title, &canvas)
    let prompt = "> "
    canvas.write(prompt, at: inside.origin, style: Style(.accent, bold: true))
    let fieldX = inside.x + 2
    let room = max(4, inside.width - 2 - DisplayWidth.columns(of: remark) - 1)
    let caret = canvas.draw(field, at: Point(x: fieldX, y: inside.y), columns: room)
    canvas.write(
      remark,
      at: Point(x: inside.maxX - DisplayWidth.columns(of: remark), y: inside.y),
      style: Style(.dim))
    let list = Rect(
      x: inside.x, y: inside.y + 2, width: inside.width, height: max(0, inside.height - 2))
    var window = window
    window.reveal(count: rows.count, height: list.height)
    for (offset, index) in window.visible(count: rows.count, height: list.height).enumerated() {
      let y = list.y + offset
      canvas.write(rows[index], at: Point(x: list.x, y: y), maxColumns: list.width)
      if index == window.selected {
        canvas.restyle(Rect(x: list.x, y: y, width: list.width, height: 1), role: .selection)
      }
    }
    return caret
  }

  private func drawFind(_ dialog: FindDialog, _ canvas: inout Canvas) -> Point {
    guard let workspace else { return .zero }
    let pen = HitPen(workspace: workspace, language: settings.language)
    var rows = dialog.hits.map { pen.line($0) }
    if rows.isEmpty, !dialog.field.isEmpty { rows = [StyledLine(text(.noHits), .dim)] }
    let remark = dialog.field.isEmpty ? "" : text(.findCount(dialog.count))
    let point = drawFieldBox(
      title: text(dialog.purpose == .going ? .findTitle : .myRegionTitle), field: dialog.field,
      rows: rows, window: dialog.window, remark: remark, &canvas)
    drawHint(text(dialog.purpose == .going ? .findHint : .myRegionHint), &canvas)
    return point
  }

  private func drawPalette(_ dialog: PaletteDialog, _ canvas: inout Canvas) -> Point {
    var rows = paletteRows(dialog.field.text).map { command -> StyledLine in
      let isDisabled = disabledReason(command.id) != nil
      let keys = command.keys.map(KeyName.long).joined(separator: " ")
      return StyledLine([
        Span(DisplayWidth.pad(text(.command(command.id)), to: 16), isDisabled ? .dim : .text),
        Span(DisplayWidth.pad(keys, to: 14), isDisabled ? .dim : .key),
        Span(text(disabledReason(command.id) ?? .commandHelp(command.id)), .dim),
      ])
    }
    rows += registerCommands(dialog.field.text).map { line($0) }
    return drawFieldBox(
      title: text(.paletteTitle), field: dialog.field, rows: rows, window: dialog.window,
      remark: "", &canvas)
  }

  private func drawBookmarks(_ window: ScrollWindow, _ canvas: inout Canvas) -> Point {
    guard let workspace else { return .zero }
    let rows = session.bookmarks.map { StyledLine(workspace.title(of: $0, in: settings.language)) }
    let rect = dialogArea.centered(
      Size(width: min(size.width - 2, 72), height: min(size.height - 3, rows.count + 2)))
    let inside = drawBox(rect, title: text(.bookmarksTitle), &canvas)
    var window = window
    window.reveal(count: rows.count, height: inside.height)
    for (offset, index) in window.visible(count: rows.count, height: inside.height).enumerated() {
      canvas.write(
        rows[index], at: inside.origin.offset(y: offset), maxColumns: inside.width)
      if index == window.selected {
        canvas.restyle(inside.row(offset), role: .selection)
      }
    }
    return inside.origin.offset(y: window.selected - window.top)
  }

  private func drawConfirmQuit(_ canvas: inout Canvas) -> Point {
    let words = text(.quitQuestion)
    let keys = text(.yesKey) + "   " + text(.noKey)
    let width = max(DisplayWidth.columns(of: words), DisplayWidth.columns(of: keys)) + 6
    let rect = dialogArea.centered(Size(width: width, height: 5))
    let inside = drawBox(rect, title: text(.quitTitle), &canvas)
    canvas.write(words, at: inside.origin.offset(x: 1), style: Style(.text, bold: true))
    canvas.write(keys, at: inside.origin.offset(x: 1, y: 2), style: Style(.key))
    return inside.origin.offset(x: 1)
  }

  private func drawHint(_ words: String, _ canvas: inout Canvas) {
    let y = size.height - 2
    canvas.fill(Rect(x: 0, y: y, width: size.width, height: 1), style: .plain)
    canvas.write(
      DisplayWidth.truncate(words, to: size.width - 2), at: Point(x: 1, y: y), style: Style(.hint))
  }
}
