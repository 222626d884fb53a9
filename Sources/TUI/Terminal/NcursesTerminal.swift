internal import CTerminalGuard
internal import Glibc

/// The terminal the program was started in.
///
/// Frames go through ncurses, keys come from an own reader of bytes (``InputParser``), since
/// `wget_wch` loses Chinese input. Modes of the terminal are given back at ``close()``, on exit and
/// on a crash. Signals arrive as events. There can be one a process at a time.
package final class NcursesTerminal: Terminal {
  /// What is known about the terminal.
  package internal(set) var capabilities: TerminalCapabilities
  /// What a person should be told once.
  package internal(set) var notices: [TerminalNotice]
  /// The extent of the screen in cells.
  package var size: Size { screen.size }
  /// The characters of the last frame that have a stand-in.
  package var undrawable: [Unicode.Scalar] { screen.undrawable }
  /// The theme; a change shows with the next frame.
  package var theme: Theme {
    get { screen.theme }
    set { screen.theme = newValue }
  }
  /// Bytes sent since the terminal was taken.
  package private(set) var sentByteCount = 0
  /// Frames sent since the terminal was taken; one without a change is none.
  package private(set) var frameCount = 0

  let screen: NcursesScreen
  let input: Int32
  let output: Int32
  let signals: Int32
  var parser: InputParser
  var probe: TerminalProbe
  /// Events to deliver with the next wait.
  var queued: [InputEvent] = []
  /// When the size is to be read; nil while no change was announced.
  var resizeDeadline: Duration?
  /// Whether nobody is at the other end any more.
  var isGone = false
  /// The path by which the terminal is taken again after it was gone; nil ends with it.
  let returnsTo: String?
  /// Whether the size must be asked for, since no signal tells of a change.
  var asksSize = false
  private var isClosed = false
  private var hasScreen = false
  private var needsProbe = true
  private var saved: termios
  private var raw: termios
  private let start = ContinuousClock.now

  /// Takes the terminal; throws if there is none, or none that can be used.
  ///
  /// Sets the character type of the process first (``LocaleChoice/take(bundledFolder:)``).
  package init(
    options: TerminalOptions = TerminalOptions(), input: Int32 = STDIN_FILENO,
    output: Int32 = STDOUT_FILENO
  ) throws(TerminalError) {
    guard isatty(input) == 1, isatty(output) == 1 else { throw .notATerminal }
    returnsTo = options.returnsTo
    self.input = input
    self.output = output
    let locale = LocaleChoice.take(bundledFolder: options.bundledLocaleFolder)
    let name = environmentValue("TERM") ?? ""
    let isRemote = ["SSH_TTY", "SSH_CONNECTION"].contains { environmentValue($0) != nil }
    let isColorless = options.colorMode == .auto && environmentValue("NO_COLOR") != nil
    let encoder = GlyphEncoder(
      isASCII: options.ascii || !locale.isUTF8, ambiguousIsWide: options.ambiguousWidth == 2,
      isUTF8: locale.isUTF8)

    saved = termios()
    guard tcgetattr(input, &saved) == 0 else { throw .system(call: "tcgetattr", code: errno) }
    raw = saved
    cfmakeraw(&raw)
    screen = try NcursesScreen(
      term: name, size: Self.windowSize(output), theme: options.theme,
      colorMode: isColorless ? .never : options.colorMode, encoder: encoder)
    signals = terminal_guard_watch_signals()
    let delay = options.escapeDelay ?? .milliseconds(isRemote ? 200 : 50)
    parser = InputParser(escapeDelay: delay)
    let synchronization = environmentValue("QIJIAN_SYNC")
    probe = TerminalProbe(
      asksAmbiguous: options.ambiguousWidth == nil, asksLines: !name.hasPrefix("linux"),
      asksSynchronization: synchronization == nil && !name.hasPrefix("vt"))
    capabilities = TerminalCapabilities(
      colors: screen.colors, isUTF8: locale.isUTF8, ambiguousIsWide: encoder.ambiguousIsWide,
      isASCII: encoder.isASCII, isSlowLink: isRemote,
      synchronizesOutput: synchronization == "1", reportsMouse: options.mouse, name: name)
    notices = [locale.notice].compactMap { $0 }
    if name == "linux" { notices.append(.noChineseGlyphs) }
    if isColorless { notices.append(.colorsOff) }

    CrashReport.open(in: options.crashFolder)
    if returnsTo != nil { asksSize = tcgetsid(input) != getsid(0) }
    terminal_guard_arm(output, &saved)
    tcsetattr(input, TCSADRAIN, &raw)
  }

  deinit { close() }

  /// Time since the terminal was taken.
  var now: Duration { start.duration(to: .now) }

  /// The size the terminal says it has; 80 × 24 if it does not know.
  static func windowSize(_ descriptor: Int32) -> Size {
    var window = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0
    else { return Size(width: 80, height: 24) }
    return Size(width: Int(window.ws_col), height: Int(window.ws_row))
  }

  /// Sends what differs from the last frame, in one write.
  package func present(_ canvas: Canvas, cursor: Point, cursorVisible: Bool) {
    guard !isClosed, !isGone else { return }
    var bytes: [UInt8] = []
    if !hasScreen {
      hasScreen = true
      bytes += screen.enter() + TerminalSequences.reports(true)
      if capabilities.reportsMouse { bytes += TerminalSequences.mouse(true) }
      if needsProbe && size.width >= TerminalProbe.minimumColumns {
        needsProbe = false
        bytes += probe.questions
        for _ in 0..<probe.openCount { parser.expectCursorReply() }
      }
    }
    bytes += screen.render(canvas, cursor: cursor, cursorVisible: cursorVisible)
    guard !bytes.isEmpty else { return }
    if notices.contains(.clientIsNotUTF8) { bytes += TerminalSequences.encodingAdviceInGBK }
    if capabilities.synchronizesOutput {
      bytes = TerminalSequences.frameStart + bytes + TerminalSequences.frameEnd
    }
    frameCount += 1
    send(bytes)
  }

  /// Turns the reporting of clicks and of the wheel on or off.
  package func setMouse(_ isOn: Bool) {
    guard capabilities.reportsMouse != isOn else { return }
    capabilities.reportsMouse = isOn
    if hasScreen { send(TerminalSequences.mouse(isOn)) }
  }

  /// Draws everything anew with the next frame.
  package func redrawAll() { screen.redrawAll() }

  /// Rings the bell.
  package func ring() { send(TerminalSequences.bell) }

  /// Asks the terminal, and the display's clipboard program where there is one, to take a text.
  package func copyToClipboard(_ text: String) -> ClipboardOutcome {
    let isStarted = ClipboardProgram()?.start(text: text) ?? false
    let outcome = askTerminalToCopy(text)
    return isStarted ? .requested : outcome
  }

  private func askTerminalToCopy(_ text: String) -> ClipboardOutcome {
    let name = capabilities.name
    guard name != "linux", !name.hasPrefix("vt") else { return .unsupported }
    let isTmux = environmentValue("TMUX") != nil
    let isScreen = environmentValue("STY") != nil
    let multiplexer: ClipboardSequence.Multiplexer = isTmux ? .tmux : isScreen ? .screen : .none
    guard let bytes = ClipboardSequence.bytes(for: text, through: multiplexer) else {
      return .tooLong(size: text.utf8.count, limit: ClipboardSequence.limit / 4 * 3)
    }
    send(bytes)
    return .requested
  }

  /// Gives the terminal back, stops the process group, and takes the terminal again.
  ///
  /// ``InputEvent/resumed`` follows, and ``InputEvent/resized(_:)`` if the size changed meanwhile.
  package func suspend() {
    guard !isClosed, !isGone else { return }
    giveBack()
    terminal_guard_stop_process()
    terminal_guard_watch_stops()
    takeAgain()
    // The signal that woke the process must not take the terminal a second time; a request to
    // end that came meanwhile stands.
    takeSignals().filter { $0 != SIGCONT && $0 != SIGTSTP }.forEach(note)
    queued.append(.resumed)
    resizeDeadline = now
  }

  /// Gives the terminal back for good.
  package func close() {
    guard !isClosed else { return }
    if needsProbe == false && probe.openCount > 0 && !isGone { drainReplies() }
    giveBack()
    isClosed = true
  }

  private func giveBack() {
    if hasScreen {
      hasScreen = false
      send(
        TerminalSequences.mouse(false) + TerminalSequences.reports(false) + screen.leave())
    }
    // Unread bytes are answers nobody waits for: a shell would take them for keys.
    tcsetattr(input, TCSAFLUSH, &saved)
    terminal_guard_disarm()
  }

  /// Takes the terminal after the process was stopped and continued.
  func takeAgain() {
    terminal_guard_arm(output, &saved)
    tcsetattr(input, TCSADRAIN, &raw)
    // After a stop from outside ncurses still believes to be on its screen.
    _ = screen.leave()
    hasScreen = false
  }

  /// Takes the terminal again after it was gone; false while it is not back.
  func comeBack() -> Bool {
    guard let returnsTo, !isClosed, TerminalDevice.take(returnsTo),
      tcgetattr(input, &saved) == 0
    else { return false }
    raw = saved
    cfmakeraw(&raw)
    isGone = false
    parser = InputParser(escapeDelay: parser.escapeDelay)
    asksSize = tcgetsid(input) != getsid(0)
    takeAgain()
    queued.append(.resumed)
    followSize()
    return true
  }

  private func send(_ bytes: [UInt8]) {
    guard !isClosed, !isGone else { return }
    sentByteCount += bytes.count
    if !TerminalWriter.write(bytes, to: output) { isGone = true }
  }
}
