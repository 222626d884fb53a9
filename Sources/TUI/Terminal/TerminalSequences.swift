/// The control sequences the program sends besides those of ncurses.
enum TerminalSequences {
  /// Reports of clicks and of the wheel, in the form without limits; never of plain motion.
  static func mouse(_ isOn: Bool) -> [UInt8] {
    bytes(isOn ? "\u{1B}[?1000h\u{1B}[?1006h" : "\u{1B}[?1006l\u{1B}[?1000l")
  }

  /// Pastes in brackets, and reports of the focus.
  static func reports(_ isOn: Bool) -> [UInt8] {
    bytes(isOn ? "\u{1B}[?2004h\u{1B}[?1004h" : "\u{1B}[?1004l\u{1B}[?2004l")
  }

  /// The beginning of a frame that is to be shown at once.
  static let frameStart = bytes("\u{1B}[?2026h")
  /// The end of such a frame.
  static let frameEnd = bytes("\u{1B}[?2026l")
  /// The bell.
  static let bell: [UInt8] = [0x07]

  /// The only words a terminal set to GBK shows right, in the top left corner.
  ///
  /// They are 「请把终端的字符编码改为 UTF-8」 in GBK. The cursor stays where it was.
  static let encodingAdviceInGBK: [UInt8] =
    bytes("\u{1B}7\u{1B}[1;1H\u{1B}[0;7m") + [
      0xC7, 0xEB, 0xB0, 0xD1, 0xD6, 0xD5, 0xB6, 0xCB, 0xB5, 0xC4, 0xD7, 0xD6, 0xB7, 0xFB, 0xB1,
      0xE0,
      0xC2, 0xEB, 0xB8, 0xC4, 0xCE, 0xAA,
    ] + bytes(" UTF-8\u{1B}[0m\u{1B}8")

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}
