internal import Glibc

/// A terminal without a screen: plays events from a script and keeps the frames.
///
/// Each call of ``wait(timeout:wake:)`` delivers one event of the script.
package final class HeadlessTerminal: Terminal {
  /// The extent; changes as the script says.
  package private(set) var size: Size
  /// What the terminal pretends to be.
  package var capabilities: TerminalCapabilities
  /// What a person should be told; empty unless a test sets it.
  package var notices: [TerminalNotice] = []
  /// The theme, for dumps.
  package var theme: Theme
  /// Always empty: everything can be kept.
  package let undrawable: [Unicode.Scalar] = []
  /// The last frame shown.
  package private(set) var canvas: Canvas
  /// Where the cursor was parked last.
  package private(set) var cursor: Point = .zero
  /// Whether the cursor was visible in the last frame.
  package private(set) var isCursorVisible = false
  /// How many frames were shown.
  package private(set) var frameCount = 0
  /// How often the bell was rung.
  package private(set) var bellCount = 0
  /// How often the terminal was given back for a while.
  package private(set) var suspendCount = 0
  /// Whether the terminal was given back.
  package private(set) var isClosed = false
  /// The texts that were copied.
  package private(set) var copied: [String] = []
  /// The events not delivered yet.
  private var events: ArraySlice<InputEvent>

  /// Makes a terminal of a size that will play events.
  package init(size: Size, events: [InputEvent] = [], theme: Theme = .dark, ascii: Bool = false) {
    self.size = size
    self.events = events[...]
    self.theme = theme
    capabilities = TerminalCapabilities(isASCII: ascii, name: "headless")
    canvas = Canvas(size: size)
  }

  /// Whether all events have been delivered.
  package var isExhausted: Bool { events.isEmpty }

  /// Keeps a frame; with ASCII only, what a terminal would show of its lines and bars.
  package func present(_ canvas: Canvas, cursor: Point, cursorVisible: Bool) {
    self.canvas = capabilities.isASCII ? canvas.withoutGraphics() : canvas
    self.cursor = cursor
    isCursorVisible = cursorVisible
    frameCount += 1
  }

  /// Delivers the next event; without one, waits for `wake` alone.
  package func wait(timeout: Duration?, wake: Int32?) -> [InputEvent] {
    if let event = events.popFirst() {
      if case .resized(let new) = event { size = new }
      return [event]
    }
    guard let wake else { return [] }
    var descriptor = pollfd(fd: wake, events: Int16(POLLIN), revents: 0)
    _ = poll(&descriptor, 1, timeout?.pollMilliseconds ?? -1)
    return []
  }

  /// Notes whether clicks are wanted.
  package func setMouse(_ isOn: Bool) { capabilities.reportsMouse = isOn }
  /// Does nothing: frames are kept whole.
  package func redrawAll() {}
  /// Counts the call.
  package func suspend() { suspendCount += 1 }
  /// Notes that the terminal was given back.
  package func close() { isClosed = true }
  /// Counts the call.
  package func ring() { bellCount += 1 }

  /// Keeps the text.
  package func copyToClipboard(_ text: String) -> ClipboardOutcome {
    copied.append(text)
    return .requested
  }
}

extension Duration {
  /// Whole milliseconds for `poll`, rounded up, never negative.
  var pollMilliseconds: Int32 {
    let (seconds, attoseconds) = components
    let milliseconds = seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: max(0, milliseconds))
  }
}

extension Terminal {
  /// Whether a person sits there, so that a moment's wait saves a flash.
  var isPatient: Bool { !(self is HeadlessTerminal) }
}
