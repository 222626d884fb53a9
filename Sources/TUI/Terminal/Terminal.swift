/// A screen to show canvases on and the keys that go with it.
///
/// Used from one thread only.
package protocol Terminal: AnyObject {
  /// The extent of the screen in cells.
  var size: Size { get }
  /// What is known about the terminal; may change with an answer that arrives later.
  var capabilities: TerminalCapabilities { get }
  /// What a person should be told once about this terminal.
  var notices: [TerminalNotice] { get }
  /// The theme in use; a new one shows with the next frame.
  var theme: Theme { get set }
  /// The characters of the last frame the terminal cannot show; `〓` stands in their place.
  var undrawable: [Unicode.Scalar] { get }

  /// Shows a canvas in one write, and the cursor on top of it.
  ///
  /// Only what differs from the last frame is sent; nothing if nothing does. A canvas of another
  /// size than the screen's is cut or filled up with blanks. The cursor is parked at its point
  /// even when it is hidden, since input methods follow it.
  func present(_ canvas: Canvas, cursor: Point, cursorVisible: Bool)

  /// Waits for something to happen.
  ///
  /// Returns early with what happened, or with nothing when the time is over or the file
  /// descriptor `wake` can be read; the caller empties that. Without a time it waits for good.
  func wait(timeout: Duration?, wake: Int32?) -> [InputEvent]

  /// Turns the reporting of clicks and of the wheel on or off.
  func setMouse(_ isOn: Bool)
  /// Draws everything anew with the next frame.
  func redrawAll()
  /// Gives the terminal back, stops the process, and takes the terminal again when it continues.
  func suspend()
  /// Gives the terminal back for good; may be called twice.
  func close()
  /// Rings the bell.
  func ring()
  /// Asks for a text to be put on the clipboard; whether it was cannot be known.
  func copyToClipboard(_ text: String) -> ClipboardOutcome
}

/// What is known about a terminal.
package struct TerminalCapabilities: Hashable, Sendable {
  /// Colours: 0, 8, 16, 256 or 16,777,216.
  package var colors: Int
  /// Whether Chinese can be shown at all.
  package var isUTF8: Bool
  /// Whether characters of ambiguous width take two columns, so that charts should be ASCII.
  package var ambiguousIsWide: Bool
  /// Whether lines, bars and marks are to be ASCII, by option or because the terminal needs it.
  package var isASCII: Bool
  /// Whether the line is slow (a remote session): at most ten unprompted frames a second.
  package var isSlowLink: Bool
  /// Whether the terminal shows a frame at once when asked to (mode 2026).
  package var synchronizesOutput: Bool
  /// Whether clicks are reported now.
  package var reportsMouse: Bool
  /// The value of TERM.
  package var name: String

  /// Makes a description; the defaults are those of a plain modern terminal.
  package init(
    colors: Int = 256, isUTF8: Bool = true, ambiguousIsWide: Bool = false, isASCII: Bool = false,
    isSlowLink: Bool = false, synchronizesOutput: Bool = false, reportsMouse: Bool = false,
    name: String = ""
  ) {
    self.colors = colors
    self.isUTF8 = isUTF8
    self.ambiguousIsWide = ambiguousIsWide
    self.isASCII = isASCII
    self.isSlowLink = isSlowLink
    self.synchronizesOutput = synchronizesOutput
    self.reportsMouse = reportsMouse
    self.name = name
  }
}

/// A fact about the terminal that a person should be told once.
package enum TerminalNotice: Hashable, Sendable {
  /// The environment's locale is missing or not UTF-8; another one was taken.
  case localeFallback(requested: String, used: String)
  /// No UTF-8 locale could be found: only English in ASCII can be shown.
  case noUTF8Locale(requested: String)
  /// The terminal does not read UTF-8 (a client set to GBK): Chinese is garbled.
  case clientIsNotUTF8
  /// The terminal draws characters of ambiguous width two columns wide.
  case ambiguousWidth
  /// This kind of terminal has no Chinese glyphs (the Linux console): English is better.
  case noChineseGlyphs
  /// Colours are off, because NO_COLOR asks for it.
  case colorsOff
}

/// How an attempt to copy went, as far as it can be known.
package enum ClipboardOutcome: Hashable, Sendable {
  /// The terminal or the display's clipboard program was asked; some silently do nothing.
  case requested
  /// The text is too long for terminals to take (sizes in bytes); nothing was sent.
  case tooLong(size: Int, limit: Int)
  /// This kind of terminal has no clipboard; nothing was sent.
  case unsupported
}

/// Why a terminal could not be taken.
package enum TerminalError: Error, Hashable, Sendable {
  /// Standard input or output is a file or a pipe.
  case notATerminal
  /// The description of this TERM is not installed; empty where TERM is not set.
  case unknownTerm(String)
  /// The terminal of this TERM cannot place its cursor.
  case tooSimple(String)
  /// A system call failed.
  case system(call: String, code: Int32)
}

/// How a terminal is to be used.
package struct TerminalOptions: Hashable, Sendable {
  /// Which colours may be used.
  package enum ColorMode: Hashable, Sendable {
    /// What the terminal offers, none if NO_COLOR is set.
    case auto
    /// None, whatever the terminal offers.
    case never
    /// The eight basic colours in two brightnesses.
    case basic
    /// The palette of 256, even where terminfo promises less.
    case palette
  }

  /// The theme to begin with.
  package var theme: Theme
  /// Which colours may be used.
  package var colorMode: ColorMode
  /// Whether lines are drawn as `+ - |`.
  package var ascii: Bool
  /// Columns of a character of ambiguous width, 1 or 2; nil asks the terminal.
  package var ambiguousWidth: Int?
  /// Whether clicks are reported from the start.
  package var mouse: Bool
  /// How long a lone ESC may be the beginning of a key; nil is 50 ms, 200 ms on a remote line.
  package var escapeDelay: Duration?
  /// The folder for crash reports; nil is `qijian` in the user's folder for state.
  package var crashFolder: String?
  /// A folder with `C.UTF-8/LC_CTYPE` that comes with the program, for systems without one.
  package var bundledLocaleFolder: String?
  /// The terminal's path, by which it is taken again whenever it comes back after it was gone; nil ends with it.
  package var returnsTo: String?

  /// Makes options; the defaults suit everybody.
  package init(
    theme: Theme = .dark, colorMode: ColorMode = .auto, ascii: Bool = false,
    ambiguousWidth: Int? = nil, mouse: Bool = true, escapeDelay: Duration? = nil,
    crashFolder: String? = nil, bundledLocaleFolder: String? = nil, returnsTo: String? = nil
  ) {
    self.returnsTo = returnsTo
    self.theme = theme
    self.colorMode = colorMode
    self.ascii = ascii
    self.ambiguousWidth = ambiguousWidth
    self.mouse = mouse
    self.escapeDelay = escapeDelay
    self.crashFolder = crashFolder
    self.bundledLocaleFolder = bundledLocaleFolder
  }
}
