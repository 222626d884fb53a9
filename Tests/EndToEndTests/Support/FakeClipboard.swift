import Glibc

/// A folder with a clipboard program that tells a test what it was given.
///
/// It writes its arguments, then its input, to a FIFO that the test reads.
struct FakeClipboard {
  let folder: Folder
  private let pipe: Int32

  /// - Parameter waits: the program does not end before ``release()``.
  init(_ name: String, waits: Bool = false) throws {
    folder = try Folder()
    let given = folder.path + "/given"
    let gate = folder.path + "/gate"
    for path in [given, gate] where mkfifo(path, 0o600) != 0 {
      throw PtyError.system("mkfifo", errno)
    }
    pipe = open(given, O_RDONLY | O_NONBLOCK)
    guard pipe >= 0 else { throw PtyError.system("open", errno) }
    let wait = waits ? "\nread line < \(gate)" : ""
    let program = folder.path + "/" + name
    try Products.write(
      "#!/bin/sh\n{ printf '%s ' \"$@\"; echo; cat; } > \(given)\(wait)\n", to: program)
    chmod(program, 0o755)
  }

  /// PATH with the folder first.
  var path: String { folder.path + ":/usr/bin:/bin" }

  /// Everything a call wrote: arguments, a line break, its input; nil where nobody calls in time.
  func given(within milliseconds: Int32 = 120_000) -> String? {
    var bytes: [UInt8] = []
    while true {
      var descriptor = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
      guard poll(&descriptor, 1, milliseconds) > 0 else { return nil }
      var buffer = [UInt8](repeating: 0, count: 65536)
      let count = read(pipe, &buffer, buffer.count)
      if count > 0 {
        bytes += buffer.prefix(count)
      } else if count == 0 || errno != EAGAIN {
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
      }
    }
  }

  /// Lets a program that waits end.
  func release() {
    let gate = open(folder.path + "/gate", O_WRONLY)
    var line: UInt8 = 0x0A
    write(gate, &line, 1)
    Glibc.close(gate)
  }

  func close() { _ = Glibc.close(pipe) }
}
