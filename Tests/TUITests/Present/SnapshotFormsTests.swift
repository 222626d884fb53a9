import Core
import Testing

@testable import TUI

/// What is taken away says the same in every form: text, ANSI, SVG, PNG, TSV and CSV.
@Suite struct SnapshotFormsTests {
  private static func snapshots() -> [Snapshot] {
    [SampleApp.demoCounty, SampleApp.published].flatMap { dataset -> [Snapshot] in
      var request = StartRequest(region: dataset.manifest.startRegion)
      let view = Snapshot(
        dataset, size: Size(width: 100, height: 30), settings: Settings(), request: request,
        clock: .stopped(at: CalendarDate(year: 2023, month: 12, day: 20)!))
      request.presents = PresentRequest()
      let show = Snapshot(
        dataset, size: Size(width: 100, height: 30), settings: Settings(), request: request,
        clock: .stopped(at: CalendarDate(year: 2023, month: 12, day: 20)!))
      return [view]
        + (1...show.slideCount).map { number in
          var slide = show
          slide.show(slide: number)
          return slide
        }
    }
  }

  /// Rows without blanks at their ends.
  private func trimmed(_ lines: [String]) -> [String] {
    lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private func withoutEscapes(_ text: String) -> [String] {
    text.replacing(#/\u{1B}\[[0-9;]*m/#, with: "").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init).dropLast()
  }

  @Test func everyFormHasEveryCharacterOfTheScreen() {
    for snapshot in Self.snapshots() {
      let canvas = snapshot.canvas
      let lines = trimmed(canvas.lines())
      let text = CanvasDump.text(canvas).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(trimmed(text.dropLast().map(String.init)) == lines)
      #expect(trimmed(withoutEscapes(CanvasDump.ansi(canvas, theme: .dark))) == lines)
      let svg = CanvasDump.svg(canvas, theme: .dark).replacing("\n", with: "")
      let typed = svg.matches(of: #/<(?:text|tspan)[^>]*>([^<]*)</#).map { String($0.1) }.joined()
      for number in lines.joined(separator: " ").matches(of: #/[0-9][0-9,.]*/#) {
        #expect(typed.contains(number.0), "\(number.0) in \(typed)")
      }
      let pixels = CanvasPicture(font: Self.font(for: canvas), theme: .dark, scale: 1)
        .picture(of: canvas)
      #expect(trimmed(Self.read(pixels, size: canvas.size)) == lines)
    }
  }

  @Test func theTableHasTheNumbersOfTheScreen() throws {
    var compared = 0
    for snapshot in Self.snapshots() {
      let rows = snapshot.table
      let fromCommas = Self.cells(ofCommas: SeparatedText.commas(rows))
      let fromTabs = SeparatedText.tabs(rows).split(
        separator: "\n", omittingEmptySubsequences: false
      )
      .dropLast().map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
      #expect(
        fromCommas.map { row in row.map { $0.hasPrefix("'") ? String($0.dropFirst()) : $0 } }
          == fromTabs)
      #expect(!rows.isEmpty)
      // What the table says stands on the screen, as text or as large digits.
      let canvas = snapshot.canvas
      let screen = canvas.lines().joined(separator: "\n")
      guard snapshot.slideCount > 0 else { continue }
      for row in rows where row.count > 1 && !row[1].isEmpty {
        let digits = row[1].filter { $0.isNumber || ".,%-".contains($0) }
        guard !digits.isEmpty, digits.count == row[1].count else { continue }
        compared += 1
        #expect(
          screen.contains(digits) || Self.hasLarge(digits, row[2], on: canvas)
            || screen.contains("另 "), "\(row) on\n\(screen)")
      }
    }
    #expect(compared > 60)
  }

  // MARK: - Reading back

  /// A font in which the code point of every character stands as points: four bits a row, two columns each, from the second row on.
  private static func font(for canvas: Canvas) -> BitmapFont {
    var hex = ""
    var seen: Set<UInt32> = []
    for cell in canvas.cells where !cell.isRightHalf {
      let code = cell.glyph.base
      guard seen.insert(code).inserted else { continue }
      var rows = [UInt8](repeating: 0, count: 16)
      for group in 0..<6 {
        let bits = UInt8(code >> UInt32(4 * group) & 15)
        for bit in 0..<4 where bits >> bit & 1 == 1 { rows[group + 1] |= 0x80 >> (2 * bit) }
      }
      let isWide = DisplayWidth.columns(of: String(cell.character)) == 2
      hex += String(code, radix: 16, uppercase: true) + ":"
      for row in rows {
        hex += (row < 16 ? "0" : "") + String(row, radix: 16, uppercase: true)
        if isWide { hex += "00" }
      }
      hex += "\n"
    }
    return BitmapFont(hex: Array(hex.utf8))
  }

  /// The text that such a picture shows.
  private static func read(_ picture: IndexedPicture, size: Size) -> [String] {
    (0..<size.height).map { y in
      var line = ""
      var skips = false
      for x in 0..<size.width {
        if skips {
          skips = false
          continue
        }
        func point(_ column: Int, _ row: Int) -> UInt8 {
          picture.points[(8 + y * 16 + row) * picture.width + 8 + x * 8 + column]
        }
        let paper = point(0, 0)
        var code: UInt32 = 0
        for group in 0..<6 {
          for bit in 0..<4 where point(2 * bit, group + 1) != paper {
            code |= 1 << UInt32(4 * group + bit)
          }
        }
        let character = Unicode.Scalar(code).map { Character($0) } ?? "?"
        line.append(code == 0 ? " " : character)
        skips = code != 0 && DisplayWidth.columns(of: String(character)) == 2
      }
      return line
    }
  }

  private static func cells(ofCommas text: String) -> [[String]] {
    // The byte-order mark is added when a file is written.
    var rows: [[String]] = [[]]
    var cell = ""
    var isQuoted = false
    var last: Character?
    for character in text {
      if isQuoted {
        if character == "\"" { isQuoted = false } else { cell.append(character) }
      } else if character == "\"" {
        if last == "\"" { cell.append("\"") }
        isQuoted = true
      } else if character == "," {
        rows[rows.count - 1].append(cell)
        cell = ""
      } else if character == "\r\n" {
        rows[rows.count - 1].append(cell)
        cell = ""
        rows.append([])
      } else {
        cell.append(character)
      }
      last = character
    }
    return rows.dropLast().map { row in
      row.map { $0.replacing("\n", with: " ") }
    }
  }

  /// Whether the picture of a number stands somewhere on a canvas.
  private static func hasLarge(_ digits: String, _ unit: String, on canvas: Canvas) -> Bool {
    let lines = canvas.lines().map { line in
      line
        + String(repeating: " ", count: max(0, canvas.size.width - DisplayWidth.columns(of: line)))
    }
    let texts = [digits, digits + (unit == "%" ? "%" : "")]
    for (text, face) in texts.flatMap({ [($0, BigDigits.Face.outlined), ($0, .counter)] }) {
      for height in 3...canvas.size.height {
        for width in stride(from: 6, through: canvas.size.width, by: 1) {
          guard
            let big = BigDigits.fitting(
              text, in: Size(width: width, height: height), ascii: false, face: face),
            big.size.height == height
          else { continue }
          var picture = Canvas(size: big.size)
          big.draw(at: .zero, style: .plain, &picture)
          let rows = picture.lines()
          let first = rows[0]
          for (y, line) in lines.enumerated()
          where line.contains(first) && y + height <= lines.count {
            let isThere = zip(rows, lines[y...]).allSatisfy { row, line in
              row.isEmpty || line.contains(row)
            }
            if isThere { return true }
          }
        }
      }
    }
    return false
  }
}
