import ArgumentParser
import Glibc

/// Standard output and standard error of a command that writes lines.
///
/// A reader that has seen enough (`| head`) is no error: what is written afterwards is dropped. A
/// full disk is one.
struct CommandOutput: ~Copyable {
  private static let pieceSize = 64 * 1_024

  private var buffer: [UInt8] = []
  private var isClosed = false

  /// Prepares to write; a closed pipe no longer ends the process.
  init() {
    signal(SIGPIPE, SIG_IGN)
    buffer.reserveCapacity(Self.pieceSize)
  }

  /// Writes a line to standard output, by and by.
  mutating func line(_ text: String) throws { try self.text(text + "\n") }

  /// Writes text to standard output, by and by.
  mutating func text(_ text: String) throws {
    if isClosed { return }
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.pieceSize { try flush() }
  }

  /// Writes what has not been written yet.
  mutating func flush() throws {
    defer { buffer.removeAll(keepingCapacity: true) }
    if isClosed { return }
    switch Self.write(buffer, to: STDOUT_FILENO) {
    case 0: break
    case EPIPE: isClosed = true
    case let code:
      Self.warn(
        "qijian: 无法写到标准输出（系统错误\(code)）。Cannot write to standard output (system error \(code)).")
      throw ExitCode(CommandExit.cannotWrite)
    }
  }

  /// Writes a line to standard error; nobody hears of failures there.
  static func warn(_ text: String, terminator: String = "\n") {
    _ = write(Array((text + terminator).utf8), to: STDERR_FILENO)
  }

  /// Writes all bytes; returns 0 or the number of the error.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let count = Glibc.write(
          descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
        if count > 0 {
          offset += count
        } else if count < 0, errno == EAGAIN {
          var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&wanted, 1, -1)
        } else if count < 0, errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}

/// Exit codes; they are part of the interface (docs/commands.md).
enum CommandExit {
  /// `check`: findings that must be mended.
  static let mustFix: Int32 = 1
  /// `find`: there is no such region or enterprise.
  static let nothingFound: Int32 = 1
  /// Somebody else has changed the same since the data was read; nothing was written.
  static let conflict: Int32 = 1
  /// Nothing could be opened.
  static let cannotOpen: Int32 = 2
  /// `journal verify`: damage; `journal undo`: nothing to take back, or somebody changed the same since.
  static let refused: Int32 = 1
  /// The journal or a file of the dataset cannot be written (`EX_CANTCREAT`).
  static let cannotSave: Int32 = 73
  /// An argument that means nothing, or more than one thing (`EX_USAGE`).
  static let usage: Int32 = 64
  /// What was to be entered makes no sense there (`EX_DATAERR`).
  static let wrongData: Int32 = 65
  /// The data, or this part of it, may not be edited by this person (`EX_NOPERM`).
  static let notAllowed: Int32 = 77
  /// Ended by Ctrl-C: 128 and the number of the signal.
  static let interrupted: Int32 = 130
  /// Standard output cannot be written (`EX_IOERR`).
  static let cannotWrite: Int32 = 74
}
