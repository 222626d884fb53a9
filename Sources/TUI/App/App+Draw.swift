internal import Core

extension App {
  /// Draws the whole screen from the state.
  package func draw() -> Frame {
    if let show { return draw(show) }
    if let tally, let workspace {
      let catalogue = workspace.dataset.catalogue
      let canvas = tally.draw(
        size: size, settings: settings, units: catalogue.units, catalogue: catalogue)
      return Frame(
        canvas: canvas, cursor: Point(x: 0, y: max(0, size.height - 1)), cursorVisible: false)
    }
    if let awaited = awaitedFrame { return drawAwaited(awaited) }
    var canvas = Canvas(size: size)
    guard size.width >= Layout.smallest.width, size.height >= Layout.smallest.height else {
      drawTooSmall(&canvas)
      return Frame(canvas: canvas, cursor: .zero, cursorVisible: false)
    }
    var cursor = Point(x: 0, y: size.height - 1)
    var cursorVisible = false
    // What lies below a layer that covers the panels is not seen.
    let cover = layers.lastIndex(where: \.coversPanels)
    switch content {
    case .loading(let progress): drawLoading(progress, &canvas)
    case .failed(let findings): drawFailure(findings, &canvas)
    case .open(let workspace):
      // Panels that nobody sees would be worked out anew with every key: all of a nation's numbers.
      if cover == nil {
        cursor = drawBrowse(workspace, &canvas)
      } else {
        let layout = Layout.arrange(size: size, focus: workspace.browse.focus)
        drawStatus(layout.status, workspace, &canvas)
      }
    }
    for layer in layers.dropFirst(cover ?? 0) {
      (cursor, cursorVisible) = draw(layer, &canvas)
    }
    drawFooter(&canvas)
    return Frame(canvas: canvas, cursor: cursor, cursorVisible: cursorVisible)
  }

  /// The frame that is awaited while there is no dataset and the screen has its size.
  var awaitedFrame: Frame? {
    guard case .loading = content, let awaited, awaited.canvas.size == size, layers.isEmpty
    else { return nil }
    return awaited
  }

  /// Shows what will be seen, and in the status line that the data are still being read.
  private func drawAwaited(_ awaited: Frame) -> Frame {
    var frame = awaited
    var progress: LoadProgress?
    if case .loading(let known) = content { progress = known }
    let line = Layout.arrange(size: size, focus: .list).status
    frame.canvas.fill(line, with: " ", style: .plain)
    frame.canvas.write(
      text(.loading(file: progress?.file ?? "", percent: progress?.percent)),
      at: line.origin.offset(x: 1),
      style: Style(.hint), maxColumns: line.width - 2)
    return frame
  }

  private func drawTooSmall(_ canvas: inout Canvas) {
    let words = text(.needsSize(Layout.smallest, now: size))
    for (y, line) in DisplayWidth.wrap(words, to: max(1, size.width)).enumerated() {
      canvas.write(line, at: Point(x: 0, y: y), style: Style(.error))
    }
  }

  private func drawLoading(_ progress: LoadProgress?, _ canvas: inout Canvas) {
    let percent = progress?.percent
    let words = text(.loading(file: progress?.file ?? "", percent: percent))
    let y = size.height / 2
    canvas.write(text(.productName), at: Point(x: 2, y: 0), style: Style(.title, bold: true))
    canvas.write(words, at: Point(x: 2, y: y), style: .plain, maxColumns: size.width - 4)
    if let percent {
      let room = max(10, min(60, size.width - 4))
      canvas.fill(Rect(x: 2, y: y + 1, width: room, height: 1), with: " ", style: Style(.barTrack))
      canvas.write(
        Bar.track(Double(percent), of: 100, columns: room, ascii: settings.ascii),
        at: Point(x: 2, y: y + 1), style: Style(.barFill), maxColumns: room)
    }
    if let rate = pace.bytesPerSecond {
      let left = pace.secondsLeft(of: progress?.bytesInAll)
      canvas.write(
        text(.loadingPace(bytesPerSecond: rate, secondsLeft: left)), at: Point(x: 2, y: y + 2),
        style: .plain, maxColumns: size.width - 4)
    }
    canvas.write(text(.cancelHint), at: Point(x: 2, y: y + 4), style: Style(.dim))
  }

  private func drawFailure(_ findings: [Finding], _ canvas: inout Canvas) {
    canvas.write(text(.productName), at: Point(x: 2, y: 0), style: Style(.title, bold: true))
    canvas.write(text(.cannotOpen), at: Point(x: 2, y: 2), style: Style(.error, bold: true))
    var y = 4
    for finding in findings {
      let sentence = FindingText(language: settings.language).sentence(finding)
      for row in DisplayWidth.wrap(sentence, to: size.width - 4) where y < size.height - 2 {
        canvas.write(row, at: Point(x: 2, y: y), maxColumns: size.width - 4)
        y += 1
      }
      y += 1
    }
  }

  private func drawBrowse(_ workspace: Workspace, _ canvas: inout Canvas) -> Point {
    let layout = Layout.arrange(size: size, focus: workspace.browse.focus)
    let pen = PanelPen(settings: settings, workspace: workspace)
    pen.drawTop(layout.top, &canvas)
    canvas.drawHorizontalLine(
      from: layout.rule.origin, length: layout.rule.width, style: Style(.border))
    drawMyRegionQuestion(layout.rule, &canvas)
    var cursor = layout.footer.origin
    if !layout.parents.isEmpty {
      pen.drawParents(layout.parents, &canvas)
      drawSeparator(right: layout.parents, layout, &canvas)
    }
    if !layout.list.isEmpty { cursor = pen.drawList(layout.list, &canvas) }
    if !layout.list.isEmpty && !layout.dashboard.isEmpty {
      drawSeparator(right: layout.list, layout, &canvas)
    }
    if !layout.dashboard.isEmpty {
      let point = pen.drawDashboard(layout.dashboard, &canvas)
      if workspace.browse.focus == .dashboard { cursor = point }
    }
    drawStatus(layout.status, workspace, &canvas)
    return cursor
  }

  private func drawSeparator(right of: Rect, _ layout: Layout, _ canvas: inout Canvas) {
    canvas.drawVerticalLine(
      from: Point(x: of.maxX, y: layout.rule.y), length: layout.status.y - layout.rule.y,
      style: Style(.border))
  }

  private func drawStatus(_ rect: Rect, _ workspace: Workspace, _ canvas: inout Canvas) {
    let room = rect.width - 2
    if let notice { return drawNotice(notice, lastRow: rect.y, &canvas) }
    canvas.write(
      DisplayWidth.truncate(text(.markLegend(ascii: settings.ascii)), to: room),
      at: rect.origin.offset(x: 1), style: Style(.hint))
  }

  /// A passing message in a row above the footer; one of entry that is too long for it takes the row above, too.
  func drawNotice(_ notice: Notice, lastRow y: Int, _ canvas: inout Canvas) {
    let words = text(notice.phrase)
    let room = size.width - 2
    let columns = DisplayWidth.columns(of: words)
    guard columns > size.width, notice.phrase.isOfEntry else {
      // The first line a person reads is worth the margin.
      canvas.write(
        DisplayWidth.truncate(words, to: size.width), at: Point(x: columns > room ? 0 : 1, y: y),
        style: Style(.notice))
      return
    }
    let rows = DisplayWidth.wrap(words, to: room)
    let rest = rows.dropFirst().joined(separator: " ")
    canvas.fill(Rect(x: 0, y: y - 1, width: size.width, height: 1), with: " ", style: .plain)
    canvas.write(rows[0], at: Point(x: 1, y: y - 1), style: Style(.notice))
    canvas.write(
      DisplayWidth.truncate(rest, to: room), at: Point(x: 1, y: y), style: Style(.notice))
  }
}

extension Phrase {
  /// Whether it is about what a person entered: none of it may be cut.
  fileprivate var isOfEntry: Bool {
    switch self {
    case .entry, .form: true
    default: false
    }
  }
}

extension LoadProgress {
  /// How much has been read, of a hundred; nil where nobody knows how much there is.
  fileprivate var percent: Int? {
    guard let all = bytesInAll, all > 0 else { return nil }
    return min(100, bytesRead * 100 / all)
  }
}
