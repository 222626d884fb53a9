internal import Core

extension SlidePen {
  /// The value, a track up to the target, and on it a mark where time demands one to be.
  func drawRace(_ race: SlideScene.Race, _ canvas: inout Canvas) {
    let trackRows = 3
    let below = trackRows + 1 + race.lines.count
    let least = min(thirdOfHeight, max(1, stage.height - trackRows))
    let most = max(least, min(stage.height - below, size.height / 2))
    let tall =
      digits(race.actual, in: Size(width: stage.width, height: most))?.size.height ?? 1
    let spare = max(0, stage.height - tall - below)
    let area = Rect(
      x: stage.x, y: stage.y + min(2, spare / 3), width: stage.width, height: most)
    draw(race.actual, in: area, &canvas)
    var y = area.y + tall + 1 + min(2, spare / 4)
    drawPace(race, y: y, &canvas)
    y += trackRows
    let room = Rect(x: stage.x, y: y, width: stage.width, height: stage.maxY - y)
    drawLines(race.lines, in: room, centred: true, &canvas)
  }

  /// Three rows: the mark of time, the track, and what stands at its ends.
  private func drawPace(_ race: SlideScene.Race, y: Int, _ canvas: inout Canvas) {
    let width = stage.width
    // Beyond the target the track has its end at the value.
    let whole = max(1, race.progress ?? 1)
    if let pace = race.pace {
      let x = stage.x + min(width - 1, Int((pace / whole * Double(width)).rounded()))
      let words = text(.show(.pace(percent: percent(pace))))
      let columns = DisplayWidth.columns(of: words)
      let marker = ascii ? "v" : "▼"
      let isLeft = x + 2 + columns > stage.maxX
      canvas.write(marker, at: Point(x: x, y: y), style: Style(.accent))
      canvas.write(
        words, at: Point(x: isLeft ? x - 1 - columns : x + 2, y: y), style: Style(.dim))
    }
    if let progress = race.progress {
      drawTrack(progress / whole, at: Point(x: stage.x, y: y + 1), width, &canvas)
      let words = text(.show(.progress(percent: percent(progress))))
      canvas.write(words, at: Point(x: stage.x, y: y + 2), style: Style(.text, bold: true))
    }
    let goal = text(.show(.goal(race.goal)))
    let goalX =
      stage.x
      + max(
        0,
        Int((1 / whole * Double(width)).rounded())
          - DisplayWidth.columns(of: goal))
    canvas.write(goal, at: Point(x: goalX, y: y + 2), style: Style(.accent))
  }

  private func percent(_ share: Double) -> Int { Int((share * 100).rounded(.down)) }

  /// One column a year with brackets below; windows alone stand side by side as numbers.
  func drawTrend(
    _ columns: [SlideScene.Column], _ windows: [SlideScene.Window], _ canvas: inout Canvas
  ) {
    guard !columns.isEmpty else {
      drawGrid(windows.map { SlideScene.Row(label: $0.label, number: $0.number) }, &canvas)
      return
    }
    let step = max(1, stage.width / columns.count)
    let bracketed = windows.filter { $0.columns != nil }
    let others = windows.filter { $0.columns == nil }
    let below = 1 + (bracketed.isEmpty ? 0 : 2) + others.count
    let chart = Rect(
      x: stage.x, y: stage.y + 1, width: step * columns.count,
      height: max(1, stage.height - below - 2))
    let tops = columns.enumerated().map { index, column in
      draw(column, x: chart.x + index * step, step, chart, &canvas)
    }
    drawValues(of: columns, tops: tops, step, chart, &canvas)
    canvas.drawHorizontalLine(
      from: Point(x: chart.x, y: chart.maxY), length: chart.width, style: Style(.border))
    var y = chart.maxY + 2
    for window in bracketed {
      guard let span = window.columns else { continue }
      let x = chart.x + span.lowerBound * step
      let width = span.count * step - 1
      drawBracket(window, at: Point(x: x, y: y), width, &canvas)
    }
    if !bracketed.isEmpty { y += 2 }
    let rows = others.map { SlideScene.Row(label: $0.label, number: $0.number) }
    drawRows(
      rows, in: Rect(x: stage.x, y: y, width: stage.width, height: stage.maxY - y), &canvas)
  }

  private func drawBracket(
    _ window: SlideScene.Window, at point: Point, _ width: Int, _ canvas: inout Canvas
  ) {
    guard width >= 2 else { return }
    canvas.drawHorizontalLine(from: point, length: width, style: Style(.accent), joins: false)
    canvas.write("└", at: point, style: Style(.accent))
    canvas.write("┘", at: point.offset(x: width - 1), style: Style(.accent))
    let number = values.full(window.number.quantity, units: units)
    let words = StyledLine([
      Span(window.label + "  ", .dim), Span(number, .title, bold: true),
      Span(window.number.mark, .mark),
    ])
    let short = words.columns <= width ? words : StyledLine(number, .title, bold: true)
    canvas.write(
      short, at: Point(x: point.x + max(0, (width - short.columns) / 2), y: point.y + 1),
      maxColumns: width)
  }

  /// Columns of the canvas that a bar fills, of those it has to itself.
  private func barWidth(_ step: Int) -> Int { max(1, step - (step > 3 ? 2 : 1)) }

  /// Draws a bar with its label below, and gives its highest row; one below the chart without a number.
  private func draw(
    _ column: SlideScene.Column, x: Int, _ step: Int, _ chart: Rect, _ canvas: inout Canvas
  ) -> Int {
    let width = barWidth(step)
    let isYear = DisplayWidth.columns(of: column.label) <= step - 1
    let label = isYear ? column.label : String(column.label.suffix(2))
    canvas.write(
      label, at: Point(x: x, y: chart.maxY + 1), style: Style(.dim), maxColumns: step)
    guard column.number != nil else {
      canvas.write("-", at: Point(x: x + width / 2, y: chart.maxY - 1), style: Style(.dim))
      return chart.maxY - 1
    }
    // One row above the highest column is for its value.
    let room = max(1, chart.height - 1)
    let halves = column.share <= 0 ? 0 : max(1, Int((column.share * Double(room) * 2).rounded()))
    let full = ascii ? (halves + 1) / 2 : halves / 2
    for row in 0..<full {
      canvas.fill(
        Rect(x: x, y: chart.maxY - 1 - row, width: width, height: 1),
        with: ascii ? "#" : "█", style: Style(.barFill))
    }
    guard !ascii, halves % 2 == 1 else { return chart.maxY - full }
    let top = chart.maxY - full - 1
    canvas.fill(Rect(x: x, y: top, width: width, height: 1), with: "▄", style: Style(.barFill))
    return top
  }

  /// Writes the values above their bars, whole or not at all: a number that is cut is another number.
  ///
  /// Where they are too wide to stand side by side, the last one, the highest and the first come before the others.
  private func drawValues(
    of columns: [SlideScene.Column], tops: [Int], _ step: Int, _ chart: Rect,
    _ canvas: inout Canvas
  ) {
    let shown = columns.indices.filter { columns[$0].number != nil }
    let highest = shown.max { columns[$0].share < columns[$1].share }
    let urgent = [shown.last, highest, shown.first].compactMap(\.self)
    var taken: [Rect] = columns.indices.map {
      Rect(
        x: chart.x + $0 * step, y: tops[$0], width: barWidth(step),
        height: max(0, chart.maxY - tops[$0]))
    }
    var written: Set<Int> = []
    for index in urgent + shown where written.insert(index).inserted {
      guard let number = columns[index].number else { continue }
      let pieces = pieces(number)
      let words = pieces.before + pieces.digits
      let width = DisplayWidth.columns(of: words)
      let middle = chart.x + index * step + max(0, (barWidth(step) - width) / 2)
      let place = Rect(
        x: max(stage.x, min(middle, stage.maxX - width)), y: tops[index] - 1, width: width,
        height: 1)
      // A blank on either side keeps it apart.
      let room = Rect(x: place.x - 1, y: place.y, width: width + 2, height: 1)
      guard width <= stage.width, taken.allSatisfy({ $0.intersection(room).isEmpty }) else {
        continue
      }
      taken.append(place)
      canvas.write(
        words, at: Point(x: place.x, y: place.y),
        style: Style(number.change == nil ? .title : .good, bold: true))
    }
  }
}
