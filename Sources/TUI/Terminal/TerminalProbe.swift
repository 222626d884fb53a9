/// Questions to a terminal whose answers are never waited for.
///
/// Characters are printed in the top left corner of the still empty screen, and the terminal is
/// asked how far its cursor went. All of it goes out with the first frame, which covers it.
struct TerminalProbe {
  /// What an answer taught.
  enum Finding: Equatable {
    /// Nothing out of the ordinary.
    case asExpected
    /// Text is not read as UTF-8.
    case notUTF8
    /// Characters of ambiguous width take two columns.
    case ambiguousIsWide
    /// The terminal's line graphics take two columns.
    case linesAreWide
    /// Frames can be shown at once.
    case synchronizesOutput
  }

  private enum Question {
    case encoding
    case ambiguous
    case lines
  }

  /// The samples need room: at the right edge the cursor stops.
  static let minimumColumns = 10

  private var open: [Question]
  private var isUTF8 = true
  private let asksSynchronization: Bool

  init(asksAmbiguous: Bool, asksLines: Bool, asksSynchronization: Bool) {
    open = [.encoding] + (asksAmbiguous ? [.ambiguous] : []) + (asksLines ? [.lines] : [])
    self.asksSynchronization = asksSynchronization
  }

  /// How many cursor positions are still to come.
  var openCount: Int { open.count }

  /// The bytes of the questions; they leave an empty first row and the cursor in its first column.
  var questions: [UInt8] {
    var text = "\u{1B}[0m"
    for question in open {
      let sample =
        switch question {
        // Six bytes: 4 columns as UTF-8, 6 as three characters of GBK.
        case .encoding: "中中"
        case .ambiguous: "·"
        case .lines: "\u{1B}(0q\u{1B}(B"
        }
      text += "\u{1B}[1;1H" + sample + "\u{1B}[6n"
    }
    if asksSynchronization { text += "\u{1B}[?2026$p" }
    return Array((text + "\u{1B}[1;1H\u{1B}[2K").utf8)
  }

  /// Takes an answer; nil if it answers none of the questions.
  mutating func take(_ reply: TerminalReply) -> Finding? {
    switch reply {
    case .mode(2026, let state) where asksSynchronization:
      return state == 1 || state == 2 ? .synchronizesOutput : .asExpected
    case .cursor(let point) where !open.isEmpty:
      switch open.removeFirst() {
      case .encoding:
        isUTF8 = point.x == 4
        return isUTF8 ? .asExpected : .notUTF8
      // In another encoding the sample is another text.
      case .ambiguous: return point.x == 2 && isUTF8 ? .ambiguousIsWide : .asExpected
      case .lines: return point.x == 2 ? .linesAreWide : .asExpected
      }
    default: return nil
    }
  }
}
