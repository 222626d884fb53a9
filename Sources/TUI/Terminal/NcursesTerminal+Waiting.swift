internal import CTerminalGuard
internal import Glibc

extension NcursesTerminal {
  /// How long changes of size are collected: dragging a window announces dozens.
  private static let resizeDelay: Duration = .milliseconds(30)

  /// Waits for keys, signals, answers, a change of size, or the descriptor `wake`.
  package func wait(timeout: Duration?, wake: Int32?) -> [InputEvent] {
    let end = timeout.map { now + $0 }
    while true {
      if isGone {
        if returnsTo == nil { return takeQueued() + [.hangup] }
        if !comeBack() { return waitForTerminal(until: end, wake: wake) }
      }
      if asksSize { followSize() }
      if !queued.isEmpty { return takeQueued() }
      let isAwake = pollOnce(until: end, wake: wake)
      queued += parser.flush(at: now).compactMap(interpret)
      if let deadline = resizeDeadline, now >= deadline { followSize() }
      if isAwake { return takeQueued() }
      if let end, now >= end, queued.isEmpty { return [] }
    }
  }

  /// Waits once, reads what is there, and returns whether `wake` can be read.
  private func pollOnce(until end: Duration?, wake: Int32?) -> Bool {
    var descriptors = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    let question = asksSize ? now + .seconds(1) : nil
    let deadline = [end, parser.deadline, resizeDeadline, question].compactMap { $0 }.min()
    let milliseconds = deadline.map { ($0 - now).pollMilliseconds } ?? -1
    guard poll(&descriptors, 3, milliseconds) > 0 else { return false }
    if descriptors[1].revents != 0 { takeSignals().forEach(note) }
    if descriptors[0].revents != 0 { readInput() }
    return descriptors[2].revents != 0
  }

  /// While nobody is there: signals and `wake` are heard, and in a second one looks again.
  private func waitForTerminal(until end: Duration?, wake: Int32?) -> [InputEvent] {
    var descriptors = [
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    let look = now + .seconds(1)
    _ = poll(&descriptors, 2, (min(end ?? look, look) - now).pollMilliseconds)
    if descriptors[0].revents != 0 { takeSignals().forEach(note) }
    return takeQueued()
  }

  private func takeQueued() -> [InputEvent] {
    defer { queued = [] }
    return queued
  }

  private func readInput() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(input, &buffer, buffer.count)
    if count > 0 {
      queued += parser.feed(buffer.prefix(count), at: now).compactMap(interpret)
    } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
      // Ready but nothing to read: the line is gone. Trying again would spin.
      isGone = true
    }
  }

  /// Reads the numbers of the signals that came since the last time.
  func takeSignals() -> [Int32] {
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = read(signals, &buffer, buffer.count)
    return buffer.prefix(max(0, count)).map(Int32.init)
  }

  func note(_ signal: Int32) {
    switch signal {
    case SIGWINCH: resizeDeadline = resizeDeadline ?? now + Self.resizeDelay
    case SIGTERM, SIGQUIT: queued.append(.terminated)
    case SIGHUP where returnsTo != nil:
      terminal_guard_call_off_alarm()
      var state = termios()
      if tcgetattr(input, &state) != 0 { isGone = true }
    case SIGHUP: queued.append(.hangup)
    case SIGINT: queued.append(.interrupted)
    case SIGTSTP: queued.append(.suspendRequested)
    case SIGCONT:
      takeAgain()
      queued.append(.resumed)
      resizeDeadline = now
    default: break
    }
  }

  func followSize() {
    resizeDeadline = nil
    let new = Self.windowSize(output)
    guard new != size else { return }
    screen.resize(to: new)
    queued.append(.resized(new))
  }

  /// Keeps the answers to the terminal's own questions to itself.
  private func interpret(_ event: InputEvent) -> InputEvent? {
    guard case .reply(let reply) = event, let finding = probe.take(reply) else { return event }
    switch finding {
    case .asExpected: return nil
    case .synchronizesOutput:
      capabilities.synchronizesOutput = true
      return .capabilitiesChanged
    case .notUTF8: notices.append(.clientIsNotUTF8)
    case .ambiguousIsWide:
      screen.encoder.ambiguousIsWide = true
      capabilities.ambiguousIsWide = true
      notices.append(.ambiguousWidth)
    case .linesAreWide:
      screen.encoder.isASCII = true
      capabilities.isASCII = true
    }
    screen.redrawAll()
    return .capabilitiesChanged
  }

  /// Gives answers still under way a moment to arrive, so that the shell does not get them.
  func drainReplies() {
    let end = now + .milliseconds(100)
    while probe.openCount > 0, !isGone, now < end { _ = pollOnce(until: end, wake: nil) }
  }
}
