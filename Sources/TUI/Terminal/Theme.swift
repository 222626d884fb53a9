/// How the roles of text look.
///
/// A theme paints its own background, so that it is readable whatever the terminal's own colours
/// are; the monochrome one uses none. Colour is never the only cue: whoever marks something as good
/// or bad also writes a word or a sign.
package enum Theme: String, CaseIterable, Hashable, Sendable {
  /// Light on dark, quiet.
  case dark
  /// Dark on white, for projectors and paper.
  case light
  /// No colours: bold, underline and reverse only.
  case mono
  /// Dark, with the colours of Okabe and Ito, which colour-blind people can tell apart.
  case colorBlind

  /// The theme after this one, round and round.
  package var next: Theme {
    let all = Theme.allCases
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + 1) % all.count]
  }

  /// The look of a style: that of its role, with the style's own additions.
  package func look(of style: Style) -> Look {
    var look = look(of: style.role)
    if style.bold { look.bold = true }
    if style.underline { look.underline = true }
    if style.reverse { look.reverse.toggle() }
    if style.dim { look.dim = true }
    return look
  }

  /// The look of a role.
  package func look(of role: StyleRole) -> Look {
    switch self {
    case .dark: Look.dark(role)
    case .light: Look.light(role)
    case .mono: Look.mono(role)
    case .colorBlind: Look.colorBlind(role)
    }
  }
}

/// Colours and attributes of a cell.
package struct Look: Hashable, Sendable {
  /// The colour of the glyph; nil is the terminal's own.
  package var foreground: PaletteColor?
  /// The colour behind it; nil is the terminal's own.
  package var background: PaletteColor?
  /// Drawn heavier.
  package var bold = false
  /// Drawn with a line below.
  package var underline = false
  /// Foreground and background exchanged.
  package var reverse = false
  /// Drawn fainter.
  package var dim = false
}
