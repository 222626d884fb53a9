import Glibc

/// A terminal without a program, as a console that comes and goes.
final class Line {
  /// The path that a program opens.
  let path: String
  private var master: Int32
  private var slave: Int32
  private let emulator: Emulator
  private let deadline = ContinuousClock.now + .seconds(40 * Products.patience)

  init(columns: Int = 80, rows: Int = 24) throws {
    var (master, slave): (Int32, Int32) = (-1, -1)
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&master, &slave, nil, nil, &size) == 0 else {
      throw PtyError.system("openpty", errno)
    }
    for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (self.master, self.slave) = (master, slave)
    path = ttyname(slave).map { String(cString: $0) } ?? ""
    emulator = Emulator(columns: columns, rows: rows)
  }

  deinit { hangUp() }

  /// What a person would see.
  var screen: Screen { emulator.snapshot }

  /// Presses keys.
  func press(_ keys: String) {
    let bytes = KeyBytes.bytes(for: keys)
    _ = write(master, bytes, bytes.count)
  }

  /// Gives the window another size; without a session nobody is told.
  func resize(columns: Int, rows: Int) {
    emulator.resize(columns: columns, rows: rows)
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Drops the line: who has it open reads its end.
  func hangUp() {
    for end in [master, slave] where end >= 0 { close(end) }
    (master, slave) = (-1, -1)
  }

  /// Reads until the screen satisfies a condition.
  @discardableResult
  func waitUntil(_ what: String, _ condition: (Screen) -> Bool) throws -> Screen {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      while poll(&waiting, 1, 20) > 0 {
        let count = read(master, &buffer, buffer.count)
        guard count > 0 else { throw PtyError.ended(waitingFor: what, screen: screen) }
        let replies = emulator.show(buffer[..<count])
        if !replies.isEmpty { _ = write(master, replies, replies.count) }
      }
      if condition(screen) { return screen }
      guard .now < deadline else { throw PtyError.timeOut(waitingFor: what, screen: screen) }
    }
  }
}
