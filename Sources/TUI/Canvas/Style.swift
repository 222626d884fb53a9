/// What a piece of text is for; a theme decides how that looks.
package enum StyleRole: UInt8, CaseIterable, Hashable, Sendable {
  /// Ordinary text.
  case text
  /// Text that stands back: units, labels, empty values.
  case dim
  /// Headings and the top line.
  case title
  /// What deserves a second look without being good or bad.
  case accent
  /// Names of keys in hints.
  case key
  /// Frames and separators.
  case border
  /// The frame of the panel that has the focus.
  case borderFocused
  /// The selected row of the focused panel.
  case selection
  /// The selected row of a panel without the focus.
  case selectionInactive
  /// The cell under the cell cursor.
  case cellCursor
  /// A target reached.
  case good
  /// A target at risk.
  case watch
  /// A target missed.
  case bad
  /// The characters that mark a number as computed, partial or disagreeing.
  case mark
  /// Advice in passing.
  case hint
  /// An error.
  case error
  /// A passing message.
  case notice
  /// The filled part of a bar.
  case barFill
  /// The rest of a bar.
  case barTrack
  /// The first series of a chart.
  case chart1
  /// The second series of a chart.
  case chart2
  /// The third series of a chart.
  case chart3
  /// The fourth series of a chart.
  case chart4
  /// The banner of invented data.
  case synthetic
  /// A screen gone black during a show.
  case blackout

  /// One letter for text snapshots, different for each role; `.` is ordinary text.
  package var letter: Character {
    switch self {
    case .text: "."
    case .dim: "d"
    case .title: "t"
    case .accent: "a"
    case .key: "k"
    case .border: "l"
    case .borderFocused: "f"
    case .selection: "s"
    case .selectionInactive: "i"
    case .cellCursor: "c"
    case .good: "g"
    case .watch: "w"
    case .bad: "b"
    case .mark: "m"
    case .hint: "h"
    case .error: "e"
    case .notice: "n"
    case .barFill: "p"
    case .barTrack: "q"
    case .chart1: "u"
    case .chart2: "v"
    case .chart3: "x"
    case .chart4: "y"
    case .synthetic: "z"
    case .blackout: "0"
    }
  }
}

/// How a cell looks: a role, and what is added to the role's own look.
package struct Style: Hashable, Sendable {
  /// What the text is for.
  package var role: StyleRole
  /// Drawn heavier.
  package var bold: Bool
  /// Drawn with a line below.
  package var underline: Bool
  /// Foreground and background exchanged.
  package var reverse: Bool
  /// Drawn fainter where the terminal can.
  package var dim: Bool

  /// Makes a style from a role and additions.
  package init(
    _ role: StyleRole = .text, bold: Bool = false, underline: Bool = false, reverse: Bool = false,
    dim: Bool = false
  ) {
    self.role = role
    self.bold = bold
    self.underline = underline
    self.reverse = reverse
    self.dim = dim
  }

  /// Ordinary text without additions.
  package static let plain = Style()

  /// Whether anything is added to the role's own look.
  package var hasAdditions: Bool { bold || underline || reverse || dim }
}
