internal import Core

/// One line of a dashboard or card, and the number it stands for.
package struct DashboardLine: Equatable, Sendable {
  /// The text with its looks, already as wide as the panel.
  package var line: StyledLine
  /// The number whose account `=` opens; nil for headings and remarks.
  package var subject: AccountSubject?

  /// A line without a number.
  package init(_ line: StyledLine) { self.line = line }

  /// A line with a number.
  package init(_ line: StyledLine, subject: AccountSubject?) {
    self.line = line
    self.subject = subject
  }

  /// A heading.
  static func heading(_ text: String) -> DashboardLine {
    DashboardLine(StyledLine(text, .accent, bold: true))
  }

  /// An empty line.
  static let blank = DashboardLine(StyledLine())
}

/// What a dashboard is drawn with.
struct DashboardPen {
  let columns: Int
  let text: ScreenText
  let values: ValueText
  let ascii: Bool

  init(columns: Int, language: Language, ascii: Bool) {
    self.columns = columns
    text = ScreenText(language)
    values = ValueText(language: language, ascii: ascii)
    self.ascii = ascii
  }

  var language: Language { text.language }

  /// Short texts side by side in columns; none is ever broken.
  func packed(_ items: [String], indent: Int) -> [StyledLine] {
    let widest = items.map { DisplayWidth.columns(of: $0) }.max() ?? 0
    let cell = widest + 2
    let perLine = max(1, (columns - indent + 2) / cell)
    return stride(from: 0, to: items.count, by: perLine).map { start in
      let row = items[start..<min(start + perLine, items.count)]
      let words = row.map { DisplayWidth.pad($0, to: widest) }.joined(separator: "  ")
      return StyledLine(String(repeating: " ", count: indent) + words)
    }
  }
}
