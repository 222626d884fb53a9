internal import Core

/// Draws scenes: digits as large as there is room, everything else quiet around them.
///
/// Too much content degrades in steps: less space between rows, fewer rows and a line that says how many are left out,
/// smaller digits, at last plain text.
struct SlidePen {
  let size: Size
  let text: ScreenText
  let values: ValueText
  let units: UnitTable
  let ascii: Bool

  init(size: Size, language: Language, ascii: Bool, units: UnitTable) {
    self.size = size
    text = ScreenText(language)
    values = ValueText(language: language, ascii: ascii)
    self.units = units
    self.ascii = ascii
  }

  var language: Language { text.language }

  /// Columns left free at both sides.
  var margin: Int { size.width < 50 ? 1 : max(3, size.width / 26) }

  /// The smallest number of rows of a slide's main number: a third of the screen.
  var thirdOfHeight: Int { (size.height + 2) / 3 }

  /// The room between heading and bottom lines.
  var stage: Rect {
    let top = size.height < 16 ? 1 : 3
    let bottom = size.height < 12 ? 1 : size.height < 16 ? 2 : 3
    return Rect(
      x: margin, y: top, width: size.width - 2 * margin,
      height: max(1, size.height - top - bottom))
  }

  /// Draws the whole scene but the two lines at the bottom.
  func draw(_ scene: SlideScene, badge: Phrase?, _ canvas: inout Canvas) {
    drawHeading(scene, badge: badge, &canvas)
    canvas.withClip(stage) { canvas in
      switch scene.body {
      case .cover(let title, let lines): drawCover(title, lines, &canvas)
      case .number(let number, let rows, _): drawNumber(number, rows, [], &canvas)
      case .board(let number, let rows, let lines):
        if let number {
          drawNumber(number, rows, lines, &canvas)
        } else {
          drawRows(rows, in: stage, &canvas)
        }
      case .grid(let cells): drawGrid(cells, &canvas)
      case .league(let rows, let lines): drawLeague(rows, lines, &canvas)
      case .race(let race): drawRace(race, &canvas)
      case .trend(let columns, let windows): drawTrend(columns, windows, &canvas)
      case .rates(let rows): drawRates(rows, &canvas)
      case .lines(let number, let lines):
        if let number {
          drawNumber(number, [], lines, &canvas)
        } else {
          drawLines(lines, in: stage, &canvas)
        }
      case .words(let words, let isTrouble): drawWords(words, isTrouble: isTrouble, &canvas)
      }
    }
  }

  private func drawHeading(_ scene: SlideScene, badge: Phrase?, _ canvas: inout Canvas) {
    let y = size.height < 16 ? 0 : 1
    var right = size.width - margin
    if let badge {
      let words = " " + text(badge) + " "
      right -= DisplayWidth.columns(of: words)
      canvas.write(
        words, at: Point(x: right, y: y), style: Style(.synthetic, bold: true))
      right -= 2
    }
    if case .cover = scene.body, scene.subject.isEmpty { return }
    let line = StyledLine([
      Span(scene.place, .title, bold: true), Span(scene.place.isEmpty ? "" : "  "),
      Span(scene.subject, .accent),
    ])
    canvas.write(line, at: Point(x: margin, y: y), maxColumns: right - margin)
  }

  // MARK: - Numbers

  /// A number in the pieces in which it is drawn.
  struct Pieces: Equatable {
    /// Words before the digits: 近, 约.
    var before = ""
    /// What is drawn large.
    var digits = ""
    /// Words behind the digits: 余, the unit.
    var behind = ""
  }

  /// A per cent sign too small to be drawn well stands behind the digits as a character.
  func pieces(_ number: SlideScene.Number, in room: Size) -> Pieces {
    var pieces = pieces(number)
    guard pieces.digits.last == "%",
      digits(pieces, number, in: room)?.size.height ?? 0 < Self.leastSign
    else { return pieces }
    pieces.digits.removeLast()
    pieces.behind = "%" + pieces.behind
    return pieces
  }

  /// Rows from which on a per cent sign is told at a glance.
  private static let leastSign = 6

  func pieces(_ number: SlideScene.Number) -> Pieces {
    let words =
      number.quantity.unit == "%" || !number.isBare
      ? values.full(number.quantity, units: units) : values.number(number.quantity)
    guard let first = words.firstIndex(where: { $0.isASCII && $0.isNumber }) else {
      return Pieces(before: words)
    }
    let rest = words[first...]
    let end = rest.firstIndex { !($0.isASCII && ($0.isNumber || ",.%+".contains($0))) }
    let digits = rest[..<(end ?? rest.endIndex)]
    var before = String(words[..<first])
    var head = ""
    // Signs that have a shape are drawn with the digits.
    while let last = before.last, "<>~=-".contains(last) {
      head = String(last) + head
      before.removeLast()
    }
    return Pieces(
      before: before.filter { $0 != " " }, digits: head + digits,
      behind: end.map { rest[$0...].drop { $0 == " " }.description } ?? "")
  }

  /// The change while shown, such as `+3`.
  func change(_ number: SlideScene.Number) -> String? {
    number.change.map(Self.signed)
  }

  /// A change with its sign.
  static func signed(_ change: FixedDecimal) -> String {
    (change.isNegative ? "" : "+") + change.plain
  }

  /// A number's digits for some room, with the words on both sides.
  func digits(_ number: SlideScene.Number, in room: Size) -> BigDigits? {
    let number = withoutCrowding(number, in: room)
    return digits(pieces(number, in: room), number, in: room)
  }

  /// A number without its change where that would make the digits smaller: the bottom line has it too.
  private func withoutCrowding(_ number: SlideScene.Number, in room: Size) -> SlideScene.Number {
    guard number.change != nil else { return number }
    var alone = number
    alone.change = nil
    let rows = { (number: SlideScene.Number) in
      digits(pieces(number, in: room), number, in: room)?.size.height ?? 0
    }
    return rows(number) < rows(alone) ? alone : number
  }

  private func digits(
    _ pieces: Pieces, _ number: SlideScene.Number, in room: Size
  ) -> BigDigits? {
    guard !pieces.digits.isEmpty else { return nil }
    let beside = sideColumns(pieces, number)
    return BigDigits.fitting(
      pieces.digits, in: Size(width: room.width - beside, height: room.height), ascii: ascii,
      face: number.isCounter ? .counter : .outlined)
  }

  private func sideColumns(_ pieces: Pieces, _ number: SlideScene.Number) -> Int {
    let before = pieces.before.isEmpty ? 0 : DisplayWidth.columns(of: pieces.before) + 1
    let tail = max(
      DisplayWidth.columns(of: pieces.behind + number.mark) + (number.mark.isEmpty ? 0 : 1),
      change(number).map { DisplayWidth.columns(of: $0) } ?? 0)
    return before + (tail == 0 ? 0 : tail + 2)
  }

  /// Draws a number into a block and returns the rows it took.
  @discardableResult
  func draw(
    _ number: SlideScene.Number, in rect: Rect, centred: Bool = true, _ canvas: inout Canvas
  ) -> Int {
    let number = withoutCrowding(number, in: Size(width: rect.width, height: rect.height))
    let pieces = pieces(number, in: Size(width: rect.width, height: rect.height))
    guard let digits = digits(pieces, number, in: Size(width: rect.width, height: rect.height))
    else {
      let words = pieces.before + pieces.digits + pieces.behind
      let columns = DisplayWidth.columns(of: words)
      let x = rect.x + (centred ? max(0, (rect.width - columns) / 2) : 0)
      canvas.write(
        StyledLine([
          Span(words, .title, bold: true), Span(" " + number.mark, .mark),
          Span(change(number).map { " " + $0 } ?? "", .good),
        ]), at: Point(x: x, y: rect.y), maxColumns: rect.maxX - x)
      return 1
    }
    let beside = sideColumns(pieces, number)
    var x = rect.x + (centred ? max(0, (rect.width - digits.size.width - beside) / 2) : 0)
    let foot = rect.y + digits.size.height - 1
    if !pieces.before.isEmpty {
      x += canvas.write(pieces.before, at: Point(x: x, y: foot), style: Style(.text)) + 1
    }
    digits.draw(at: Point(x: x, y: rect.y), style: Style(.title, bold: true), &canvas)
    x += digits.size.width + 2
    let behind = StyledLine([
      Span(pieces.behind, .text, bold: true),
      Span((pieces.behind.isEmpty || number.mark.isEmpty ? "" : " ") + number.mark, .mark),
    ])
    canvas.write(behind, at: Point(x: x, y: foot), maxColumns: max(0, rect.maxX - x))
    if let change = change(number) {
      canvas.write(
        change, at: Point(x: x, y: max(rect.y, foot - 2)), style: Style(.good, bold: true))
    }
    return digits.size.height
  }

  /// The main number with its parts and remarks below.
  func drawNumber(
    _ number: SlideScene.Number, _ rows: [SlideScene.Row], _ lines: [SlideScene.Line],
    _ canvas: inout Canvas
  ) {
    let below = rows.count + lines.count
    let least = min(thirdOfHeight, max(1, stage.height - 1))
    let roomBelow = below == 0 ? 0 : min(below + 1, max(0, stage.height - least))
    let mostDigits = max(least, min(stage.height - roomBelow, size.height * 6 / 10))
    let height =
      digits(number, in: Size(width: stage.width, height: mostDigits))?.size.height ?? 1
    let left = stage.height - height
    // Air above the number, then between it and what is below it.
    let wanted = below == 0 ? 0 : below
    let spare = max(0, left - wanted)
    let above = below == 0 ? left * 2 / 5 : min(spare / 4, 3)
    let gap = below == 0 ? 0 : min(max(0, left - above), max(1, min(3, (spare - above) / 3)))
    let area = Rect(
      x: stage.x, y: stage.y + above, width: stage.width, height: mostDigits)
    draw(number, in: area, &canvas)
    var rest = Rect(
      x: stage.x, y: area.y + height + gap, width: stage.width,
      height: stage.maxY - area.y - height - gap)
    guard below > 0, rest.height > 0 else { return }
    if !lines.isEmpty, rows.isEmpty {
      drawLines(lines, in: rest, centred: lines.allSatisfy { $0.remark.isEmpty }, &canvas)
    } else {
      let forLines = min(lines.count, max(0, rest.height - rows.count))
      drawRows(
        rows, in: Rect(x: rest.x, y: rest.y, width: rest.width, height: rest.height - forLines),
        &canvas)
      rest.y = rest.maxY - forLines
      rest.height = forLines
      drawLines(lines, in: rest, centred: true, &canvas)
    }
  }
}
