internal import Core

extension SlidePen {
  /// The words of a number in a row.
  private func words(_ row: SlideScene.Row) -> String {
    let number = row.number
    return number.quantity.unit == "%" || row.fraction != nil
      ? values.full(number.quantity, units: units) : values.number(number.quantity)
  }

  /// Labels, numbers that end below each other, and bars; what does not fit is counted in a last line.
  func drawRows(_ rows: [SlideScene.Row], in rect: Rect, _ canvas: inout Canvas) {
    guard !rows.isEmpty, rect.height > 0 else { return }
    // Two columns of rows where one is too short for them and the screen is wide.
    if rows.count > rect.height, rect.width >= 100 {
      let half = (rows.count + 1) / 2
      let width = (rect.width - 6) / 2
      drawRows(
        Array(rows.prefix(half)),
        in: Rect(x: rect.x, y: rect.y, width: width, height: rect.height), &canvas)
      drawRows(
        Array(rows.dropFirst(half)),
        in: Rect(x: rect.maxX - width, y: rect.y, width: width, height: rect.height), &canvas)
      return
    }
    let isCut = rows.count > rect.height
    let shown = isCut ? Array(rows.prefix(max(0, rect.height - 1))) : rows
    let step = max(1, min(4, rect.height / max(1, shown.count)))
    let columns = RowColumns(rows: rows, words: rows.map(words), width: rect.width, pen: self)
    for (index, row) in shown.enumerated() {
      drawRow(row, columns, at: Point(x: rect.x, y: rect.y + index * step), rect.width, &canvas)
    }
    if isCut {
      canvas.write(
        text(.show(.more(rows.count - shown.count))), at: Point(x: rect.x, y: rect.maxY - 1),
        style: Style(.dim))
    }
  }

  /// Where the parts of rows stand.
  private struct RowColumns {
    let rank: Int
    let label: Int
    let number: Int
    let fraction: Int
    let remark: Int
    let bar: Int

    init(rows: [SlideScene.Row], words: [String], width: Int, pen: SlidePen) {
      func widest(_ texts: [String]) -> Int {
        texts.map { DisplayWidth.columns(of: $0) }.max() ?? 0
      }
      rank = rows.contains { $0.rank != nil } ? 4 : 0
      number = widest(words)
      fraction = widest(rows.map { $0.fraction ?? "" })
      let change = widest(rows.map { pen.change($0.number) ?? "" })
      remark = max(widest(rows.map { $0.remark ?? "" }), change)
      let fixed = rank + number + 4 + (fraction > 0 ? fraction + 2 : 0)
      label = min(widest(rows.map(\.label)), max(6, (width - fixed) / 2))
      let rest = width - fixed - label - 2 - (remark > 0 ? min(remark, width / 3) + 2 : 0)
      bar = rows.contains { $0.share != nil } && rest >= 6 ? rest : 0
    }
  }

  private func drawRow(
    _ row: SlideScene.Row, _ columns: RowColumns, at point: Point, _ width: Int,
    _ canvas: inout Canvas
  ) {
    var spans: [Span] = []
    if columns.rank > 0 {
      let rank = row.rank.map { String($0) } ?? ""
      spans.append(
        Span(
          DisplayWidth.pad(rank, to: columns.rank - 2, align: .right) + "  ",
          row.rank == 1 ? .accent : .dim, bold: row.rank == 1))
    }
    spans.append(Span(DisplayWidth.pad(row.label, to: columns.label) + "  "))
    spans.append(
      Span(DisplayWidth.pad(words(row), to: columns.number, align: .right), .title, bold: true))
    spans.append(Span(DisplayWidth.pad(row.number.mark, to: 2), .mark))
    if columns.fraction > 0 {
      spans.append(
        Span(DisplayWidth.pad(row.fraction ?? "", to: columns.fraction + 2, align: .right), .text))
    }
    spans.append(Span("  "))
    let x = point.x + canvas.write(StyledLine(spans), at: point, maxColumns: width)
    if columns.bar > 0, let share = row.share {
      let bar = Bar.row(share, of: 1, columns: columns.bar, ascii: ascii)
      canvas.write(bar, at: Point(x: x, y: point.y), style: Style(.barFill))
    }
    let tail = change(row.number) ?? row.remark ?? ""
    let tailRole: StyleRole = row.number.change == nil ? row.remarkRole : .good
    let tailX = columns.bar > 0 ? x + columns.bar + 2 : x
    canvas.write(
      tail, at: Point(x: tailX, y: point.y), style: Style(tailRole),
      maxColumns: max(0, point.x + width - tailX))
  }

  /// Words line by line, remarks behind them where there is room, else on a line of their own.
  func drawLines(
    _ lines: [SlideScene.Line], in rect: Rect, centred: Bool = false, _ canvas: inout Canvas
  ) {
    guard rect.height > 0 else { return }
    let isCut = lines.count > rect.height
    let shown = isCut ? Array(lines.prefix(max(0, rect.height - 1))) : lines
    let step = centred ? 1 : max(1, min(2, rect.height / max(1, shown.count)))
    for (index, line) in shown.enumerated() {
      let y = rect.y + index * step
      if centred {
        let words = line.remark.isEmpty ? line.text : line.text + "  " + line.remark
        centre(words, y: y, style: Style(line.role), &canvas)
        continue
      }
      let tail = DisplayWidth.truncate(line.remark, to: rect.width / 2)
      let room = rect.width - DisplayWidth.columns(of: tail) - (tail.isEmpty ? 0 : 2)
      canvas.write(
        DisplayWidth.truncate(line.text, to: room), at: Point(x: rect.x, y: y),
        style: Style(line.role))
      canvas.write(
        tail, at: Point(x: rect.maxX - DisplayWidth.columns(of: tail), y: y),
        style: Style(line.remarkRole))
    }
    if isCut {
      canvas.write(
        text(.show(.more(lines.count - shown.count))), at: Point(x: rect.x, y: rect.maxY - 1),
        style: Style(.dim))
    }
  }

  /// Places in order; the remarks below say who is not among them.
  func drawLeague(
    _ rows: [SlideScene.Row], _ lines: [SlideScene.Line], _ canvas: inout Canvas
  ) {
    let forLines = min(lines.count, max(0, stage.height - 3))
    let room = Rect(
      x: stage.x, y: stage.y, width: stage.width,
      height: stage.height - forLines - (forLines > 0 ? 1 : 0))
    drawRows(rows, in: room, &canvas)
    drawLines(
      lines,
      in: Rect(x: stage.x, y: stage.maxY - forLines, width: stage.width, height: forLines),
      &canvas)
  }

  /// Numbers side by side, each under its name.
  func drawGrid(_ cells: [SlideScene.Row], _ canvas: inout Canvas) {
    guard !cells.isEmpty else { return }
    // As many columns as make the digits largest; of equal ones the most even rows.
    let candidates = (1...max(1, min(cells.count, stage.width / 20))).map { across in
      (across: across, tall: digitHeight(cells, across: across))
    }
    let across = candidates.max { ($0.tall, -$0.across) < ($1.tall, -$1.across) }?.across ?? 1
    let down = (cells.count + across - 1) / across
    let width = stage.width / across
    let height = stage.height / down
    let hasRemarks = cells.contains { $0.remark != nil }
    guard height >= 3, width >= 14 else {
      drawRows(cells, in: stage, &canvas)
      return
    }
    // All digits of a page as tall as the smallest: numbers side by side are compared.
    let room = Size(width: width - 3, height: min(height - 2, size.height / 2))
    let tall = digitHeight(cells, across: across)
    let hasRoomBelow = height >= tall + 2
    for (index, cell) in cells.enumerated() {
      // What is said beside the digits, such as 余, is not said again.
      let said = pieces(bare(cell.number)).behind
      let full = pieces(cell.number).behind
      let unit = full.hasPrefix(said) ? String(full.dropFirst(said.count)) : full
      let x = stage.x + index % across * width
      let used = min(height, tall + (hasRemarks ? 3 : 2))
      let y = stage.y + index / across * height + (height - used) / 2
      var heading = [
        Span(cell.label, .accent), Span(" " + unit, .dim), Span(" " + cell.number.mark, .mark),
        Span(change(cell.number).map { " " + $0 } ?? "", .good, bold: true),
      ]
      if !hasRoomBelow, cell.number.isCounter, let remark = cell.remark {
        heading.append(Span(" " + remark, cell.remarkRole))
      }
      canvas.write(StyledLine(heading), at: Point(x: x, y: y), maxColumns: width - 2)
      draw(
        bare(cell.number),
        in: Rect(x: x, y: y + 1, width: width - 2, height: min(room.height, tall)),
        centred: false, &canvas)
      if let remark = cell.remark, hasRoomBelow {
        canvas.write(
          remark, at: Point(x: x, y: y + 1 + tall), style: Style(cell.remarkRole),
          maxColumns: width - 2)
      }
    }
  }

  /// Digits alone: the unit stands beside the name.
  private func bare(_ number: SlideScene.Number) -> SlideScene.Number {
    var number = number
    number.isBare = true
    number.mark = ""
    number.change = nil
    return number
  }

  /// Rows of the smallest number's digits in a grid of so many columns.
  private func digitHeight(_ cells: [SlideScene.Row], across: Int) -> Int {
    let down = (cells.count + across - 1) / across
    let room = Size(
      width: stage.width / across - 3, height: min(stage.height / down - 2, size.height / 2))
    return cells.map { digits(bare($0.number), in: room)?.size.height ?? 1 }.min() ?? 1
  }

  /// Rates: digits with n/N and a bar beside them, or a line each where they are many.
  func drawRates(_ rows: [SlideScene.Row], _ canvas: inout Canvas) {
    if rows.count == 1, let row = rows.first {
      var lines: [SlideScene.Line] = []
      if let fraction = row.fraction { lines.append(SlideScene.Line(text: fraction)) }
      let basis = row.remark ?? row.label
      if !basis.isEmpty, row.remark != nil {
        lines.append(SlideScene.Line(text: basis, role: .dim))
      }
      drawNumber(row.number, [], lines, &canvas)
      return
    }
    let height = stage.height / max(1, rows.count)
    guard height >= 4 else {
      drawRows(rows, in: stage, &canvas)
      return
    }
    let room = Size(width: stage.width / 2, height: min(height - 1, size.height / 3))
    let tall = rows.compactMap { digits($0.number, in: room)?.size.height }.min() ?? 1
    let level = Size(width: room.width, height: min(tall, room.height))
    let widths = rows.map { digits($0.number, in: level)?.size.width ?? 0 }
    let widest = widths.max() ?? 0
    let beside = stage.x + room.width + 2
    for (index, row) in rows.enumerated() {
      let y = stage.y + index * height + max(0, (height - 1 - tall) / 2)
      draw(
        row.number,
        // Digits end below each other, as in a column of a table.
        in: Rect(
          x: stage.x + widest - widths[index], y: y, width: room.width, height: level.height),
        centred: false, &canvas)
      let middle = y + max(0, (tall - 3) / 2)
      let width = stage.maxX - beside
      canvas.write(
        StyledLine([
          Span(row.label, .accent), Span("  " + (row.fraction ?? ""), .title, bold: true),
        ]), at: Point(x: beside, y: middle), maxColumns: width)
      if let share = row.share {
        drawTrack(share, at: Point(x: beside, y: middle + 1), width, &canvas)
      }
      if let basis = row.remark, tall >= 3 {
        canvas.write(
          DisplayWidth.truncate(basis, to: width), at: Point(x: beside, y: middle + 2),
          style: Style(.dim))
      }
    }
  }

  /// A bar of a whole: the filled part and the rest.
  func drawTrack(_ share: Double, at point: Point, _ width: Int, _ canvas: inout Canvas) {
    let rest = ascii ? "." : "░"
    canvas.fill(
      Rect(x: point.x, y: point.y, width: width, height: 1), with: Character(rest),
      style: Style(.barTrack))
    let bar = Bar.track(min(1, share), of: 1, columns: width, ascii: ascii)
    canvas.write(bar, at: point, style: Style(.barFill))
  }
}
