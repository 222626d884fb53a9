internal import FoundationEssentials

/// The control sequence that asks a terminal to take a text onto its clipboard (OSC 52).
enum ClipboardSequence {
  /// The longest sequence that terminals take, in bytes of Base64.
  static let limit = 74_994

  /// Who stands between the program and the terminal.
  enum Multiplexer {
    case none
    case tmux
    case screen
  }

  /// Returns the bytes to send; nil if the text is too long.
  static func bytes(for text: String, through multiplexer: Multiplexer) -> [UInt8]? {
    let encoded = Data(text.utf8).base64EncodedString()
    guard encoded.utf8.count <= limit else { return nil }
    let plain = "\u{1B}]52;c;\(encoded)\u{7}"
    switch multiplexer {
    case .none: return Array(plain.utf8)
    case .tmux:
      // tmux takes the plain form if its own clipboard is on, the wrapped one if it lets escape
      // sequences through; it ignores the other.
      let doubled = plain.replacing("\u{1B}", with: "\u{1B}\u{1B}")
      return Array((plain + "\u{1B}Ptmux;" + doubled + "\u{1B}\\").utf8)
    case .screen:
      // screen drops control strings longer than 768 bytes.
      var wrapped: [UInt8] = []
      var rest = Array(plain.utf8)[...]
      while !rest.isEmpty {
        wrapped += [0x1B, 0x50] + rest.prefix(700) + [0x1B, 0x5C]
        rest = rest.dropFirst(700)
      }
      return wrapped
    }
  }
}
