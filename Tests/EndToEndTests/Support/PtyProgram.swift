import Glibc
import Synchronization

/// A program of this package in a terminal of its own, as a person uses it.
///
/// Nothing here sleeps: every wait ends with the output it waits for, with the end of the program,
/// or with the overall deadline, which throws ``PtyError``.
final class PtyProgram {
  /// How a program ended.
  enum Ending: Equatable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  let process: pid_t
  /// The home folder the program was given; removed at the end.
  let home: String
  private var master: Int32
  private let emulator: Emulator
  private let deadline: ContinuousClock.Instant
  private(set) var isAtEnd = false
  private var ending: Ending?
  /// Everything the program has sent.
  private(set) var output: [UInt8] = []
  private var markedCount = 0
  /// Whether the terminal answers questions, as a real one does.
  var answersQuestions = true

  /// forkpty's descriptor must not leak into a program started at the same moment.
  private static let forking = Mutex(())

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - executable: a product of this package, beside the tests.
  ///   - environment: added to a small clean environment; an empty value removes a variable.
  ///   - seconds: for everything the test does with the program, times ``Products/patience``.
  init(
    _ arguments: [String] = [], executable: String = "qijian",
    environment: [String: String] = [:], columns: Int = 80, rows: Int = 24, seconds: Int = 180
  ) throws {
    home = try Products.temporaryFolder()
    let path = try Products.path(of: executable)
    var variables = [
      "PATH": "/usr/bin:/bin", "HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8",
    ]
    variables.merge(Products.sanitizerOptions) { $1 }
    variables.merge(environment) { $1 }
    let settings = variables.filter { !$0.value.isEmpty }.map { "\($0)=\($1)" }

    let argumentPointers = ([path] + arguments).map { strdup($0) } + [nil]
    let variablePointers = settings.map { strdup($0) } + [nil]
    defer { (argumentPointers + variablePointers).forEach { free($0) } }
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    let (program, folder) = (strdup(path), strdup(home))
    defer {
      free(program)
      free(folder)
    }
    (process, master) = Self.forking.withLock { _ in
      var master: Int32 = -1
      let process = forkpty(&master, nil, nil, &size)
      if process == 0 {
        // Between fork and exec: system calls only. Whatever allocates, even a list of numbers, may wait for a lock
        // that another thread held at the fork, and for ever.
        var number: Int32 = 1
        while number < 32 {
          Glibc.signal(number, SIG_DFL)
          number += 1
        }
        var none = sigset_t()
        sigemptyset(&none)
        sigprocmask(SIG_SETMASK, &none, nil)
        if let program, let folder {
          chdir(folder)
          execve(program, argumentPointers, variablePointers)
        }
        _exit(127)
      }
      if master >= 0 { _ = fcntl(master, F_SETFD, FD_CLOEXEC) }
      return (process, master)
    }
    emulator = Emulator(columns: columns, rows: rows)
    deadline = .now + .seconds(seconds * Products.patience)
    guard process > 0 else { throw PtyError.system("forkpty", errno) }
  }

  deinit {
    if ending == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    if master >= 0 { close(master) }
    Products.remove(home)
  }

  // MARK: What a person sees

  /// The screen as far as the program's output has been read.
  var screen: Screen { emulator.snapshot }
  /// Whether pastes would come in brackets.
  var bracketsPastes: Bool { emulator.bracketsPastes }
  /// Whether changes of focus would be reported.
  var reportsFocus: Bool { emulator.reportsFocus }
  /// The palette index of a cell's text colour; -1 is the terminal's own.
  func foreground(column: Int, row: Int) -> Int {
    emulator.foreground(column: column, row: row)
  }

  /// Whether the terminal shows what is typed and edits lines, as a shell needs it.
  var isCooked: Bool {
    var state = termios()
    tcgetattr(master, &state)
    return state.c_lflag & tcflag_t(ECHO) != 0 && state.c_lflag & tcflag_t(ICANON) != 0
      && state.c_lflag & tcflag_t(ISIG) != 0 && state.c_iflag & tcflag_t(ICRNL) != 0
  }

  /// Bytes read since ``mark()``.
  var byteCountSinceMark: Int { output.count - markedCount }
  /// The bytes since ``mark()`` as text.
  var textSinceMark: String { String(decoding: output[markedCount...], as: UTF8.self) }
  /// Begins to count bytes anew.
  func mark() { markedCount = output.count }

  // MARK: What a person does

  /// Presses keys, written as in ``KeyBytes``.
  func press(_ keys: String) { send(KeyBytes.bytes(for: keys)) }

  /// Types a text as an input method commits it: `<` has no meaning.
  func type(_ text: String) { send(Array(text.utf8)) }

  /// Sends bytes as they are.
  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
    }
  }

  /// Clicks a cell, counted from 0.
  func click(column: Int, row: Int) {
    send(Array("\u{1B}[<0;\(column + 1);\(row + 1)M\u{1B}[<0;\(column + 1);\(row + 1)m".utf8))
  }

  /// Turns the wheel by one notch over a cell, counted from 0.
  func turnWheel(down: Bool, column: Int, row: Int) {
    send(Array("\u{1B}[<\(down ? 65 : 64);\(column + 1);\(row + 1)M".utf8))
  }

  /// Gives the window another size.
  func resize(columns: Int, rows: Int) {
    emulator.resize(columns: columns, rows: rows)
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Sends a signal to the program.
  func signal(_ number: Int32) { kill(process, number) }

  /// Sends a signal to the first child, where a shell runs the program.
  func signalChild(_ number: Int32) {
    let children = Products.read("/proc/\(process)/task/\(process)/children")
    guard let child = children.split(separator: " ").first.flatMap({ pid_t($0) }) else { return }
    kill(child, number)
  }

  /// Drops the line, as a closed window or a broken connection does.
  func hangUp() {
    close(master)
    master = -1
    isAtEnd = true
  }

  // MARK: Waiting

  /// Waits until the screen shows a text.
  @discardableResult
  func waitForText(_ text: String) throws -> Screen {
    try waitUntil("text “\(text)”") { $0.contains(text) }
  }

  /// Waits until the screen satisfies a condition; `what` names it in a failure.
  @discardableResult
  func waitUntil(_ what: String = "a condition", _ condition: (Screen) -> Bool) throws -> Screen {
    while true {
      // A frame comes in pieces of 4 KB: look at whole ones only, but look in the end.
      for _ in 0..<200 where !isAtEnd {
        guard readSome(within: .milliseconds(12)) else { break }
      }
      let screen = self.screen
      if condition(screen) { return screen }
      guard !isAtEnd else { throw PtyError.ended(waitingFor: what, screen: screen) }
      guard readSome(within: deadline - .now) else {
        throw PtyError.timeOut(waitingFor: what, screen: screen)
      }
    }
  }

  /// Reads until the program has been silent for a while and waits for something, for tests that
  /// count bytes.
  func settle(for silence: Duration = .milliseconds(60)) {
    while !isAtEnd, deadline > .now {
      if readSome(within: min(silence, deadline - .now)) { continue }
      // What it wrote before it fell asleep is there by now.
      if ProgramRest.isAtRest(process, terminal: master), !readSome(within: .zero) { return }
    }
  }

  /// Reads until the program has answered a key and is silent again; a key need not have an answer.
  func settleAfterAnswer(within time: Duration = .seconds(2)) {
    _ = readSome(within: min(time, deadline - .now))
    settle()
  }

  /// Reads to the end and returns how the program ended.
  func waitForEnd() throws -> Ending {
    while !isAtEnd {
      guard readSome(within: deadline - .now) else {
        throw PtyError.timeOut(waitingFor: "the end", screen: screen)
      }
    }
    if let ending { return ending }
    var status: Int32 = 0
    waitpid(process, &status, 0)
    let signal = status & 0x7F
    let result: Ending = signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: signal)
    ending = result
    return result
  }

  /// Reads what there is and shows it; false if nothing came in time.
  private func readSome(within time: Duration) -> Bool {
    var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    let milliseconds =
      time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
    let ready = poll(&descriptor, 1, Int32(max(0, milliseconds)))
    guard ready > 0 else { return ready < 0 && errno == EINTR }
    var buffer = [UInt8](repeating: 0, count: 16384)
    let count = read(master, &buffer, buffer.count)
    guard count > 0 else {
      isAtEnd = true
      return true
    }
    output += buffer.prefix(count)
    let replies = emulator.show(buffer[..<count])
    if answersQuestions && !replies.isEmpty { send(replies) }
    return true
  }
}

/// Why a test with a program cannot go on.
enum PtyError: Error, CustomStringConvertible {
  case system(String, Int32)
  case notBuilt(String)
  case timeOut(waitingFor: String, screen: Screen)
  case ended(waitingFor: String, screen: Screen)

  var description: String {
    switch self {
    case .system(let call, let code): "\(call): \(String(cString: strerror(code)))"
    case .notBuilt(let path): "not built: \(path)"
    case .timeOut(let what, let screen): "time is over, waiting for \(what)\n\(screen)"
    case .ended(let what, let screen): "the program ended, waiting for \(what)\n\(screen)"
    }
  }
}
