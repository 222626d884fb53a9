import Core
import Glibc
import Synchronization
import Testing

/// A folder of its own that goes away with the test.
final class TemporaryFolder: Sendable {
  private static let counter = Mutex(0)
  let path: String

  init() {
    let number = Self.counter.withLock { counter in
      counter += 1
      return counter
    }
    path = "/tmp/qijian-files-\(getpid())-\(number)"
    mkdir(path, 0o700)
  }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    chmod(path, 0o700)
    for entry in (try? DiskFiles().list(path)) ?? [] { remove("\(path)/\(entry.name)") }
    if rmdir(path) != 0 { unlink(path) }
  }

  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }
}

private func failure<T>(_ body: () throws(FileError) -> T) -> FileError.Kind? {
  do throws(FileError) {
    _ = try body()
    return nil
  } catch {
    return error.kind
  }
}

/// The disk and the files in memory must behave the same.
enum Kind: CaseIterable {
  case disk, memory

  func make() -> (files: any FileSystem, folder: TemporaryFolder) {
    let folder = TemporaryFolder()
    if self == .disk { return (DiskFiles(), folder) }
    let files = MemoryFiles()
    files.put(.folder, at: folder.path)
    return (files, folder)
  }
}

struct FileSystemTests {
  @Test(arguments: Kind.allCases)
  func `what is written is read back, whole and in pieces`(_ kind: Kind) throws {
    let (files, folder) = kind.make()
    let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    try files.write(bytes, to: folder("a"), mode: .everybodyReads)
    #expect(try files.read(folder("a"), limit: 700_000) == bytes)
    var pieces: [Int] = []
    var joined: [UInt8] = []
    try files.forEachPiece(of: folder("a")) { piece in
      pieces.append(piece.count)
      joined += Array(piece)
    }
    #expect(joined == bytes)
    #expect(pieces == [262_144, 262_144, 175_712])
    try files.write([], to: folder("a"), mode: .everybodyReads)
    #expect(try files.read(folder("a"), limit: 0).isEmpty)
  }

  @Test(arguments: Kind.allCases)
  func `a new file gets its mode, an old one keeps its own`(_ kind: Kind) throws {
    let (files, folder) = kind.make()
    try files.write([1], to: folder("private"), mode: .onlyOwner)
    try files.write([1], to: folder("shared"), mode: .everybodyReads)
    #expect(try files.information(of: folder("private")).permissions == 0o600)
    #expect(try files.information(of: folder("shared")).permissions == 0o644)
    try files.write([2, 3], to: folder("private"), mode: .everybodyReads)
    let information = try files.information(of: folder("private"))
    #expect(information.kind == .regular && information.size == 2)
    #expect(information.permissions == 0o600)
  }

  @Test(arguments: Kind.allCases)
  func `folders are listed in the order of bytes, and made with their parents`(_ kind: Kind) throws
  {
    let (files, folder) = kind.make()
    for name in ["b", "a", "中", "B", ".hidden", "a.json"] {
      try files.write([], to: folder(name), mode: .everybodyReads)
    }
    try files.makeFolder(folder("x/y/z"))
    try files.makeFolder(folder("x/y/z"))
    #expect(
      try files.list(folder.path).map(\.name) == [".hidden", "B", "a", "a.json", "b", "x", "中"])
    #expect(try files.list(folder("x/y")) == [FolderEntry(name: "z", kind: .folder)])
    #expect(try files.list(folder("x/y/z")).isEmpty)
    #expect(failure { () throws(FileError) in try files.makeFolder(folder("a")) } == .notDirectory)
    #expect(failure { () throws(FileError) in try files.list(folder("a")) } == .notDirectory)
    #expect(failure { () throws(FileError) in try files.list(folder("q")) } == .notFound)
  }

  @Test(arguments: Kind.allCases)
  func `what is no file is refused`(_ kind: Kind) throws {
    let (files, folder) = kind.make()
    try files.makeFolder(folder("folder"))
    try files.write([1, 2, 3], to: folder("file"), mode: .everybodyReads)
    #expect(failure { () throws(FileError) in try files.open(folder("none")) } == .notFound)
    #expect(failure { () throws(FileError) in try files.open(folder("folder")) } == .isDirectory)
    #expect(
      failure { () throws(FileError) in
        try files.write([], to: folder("folder"), mode: .everybodyReads)
      } == .isDirectory)
    #expect(
      failure { () throws(FileError) in
        try files.write([], to: folder("none/file"), mode: .everybodyReads)
      } == .notFound)
    #expect(
      failure { () throws(FileError) in try files.read(folder("file"), limit: 2) }
        == .tooLarge(size: 3, limit: 2))
    #expect(!files.exists(folder("none")))
    #expect(files.exists(folder("folder")))
  }

  @Test(.timeLimit(.minutes(1)))
  func `a FIFO, a socket and a device are refused without waiting`() throws {
    let folder = TemporaryFolder()
    let files = DiskFiles()
    #expect(mkfifo(folder("fifo"), 0o600) == 0)
    #expect(
      failure { () throws(FileError) in try files.open(folder("fifo")) } == .notRegular(.fifo))
    #expect(try files.information(of: folder("fifo")).kind == .fifo)
    #expect(
      failure { () throws(FileError) in
        try files.write([], to: folder("fifo"), mode: .everybodyReads)
      } == .notRegular(.fifo))
    #expect(failure { () throws(FileError) in try files.open("/dev/null") } == .notRegular(.device))
    let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: folder("socket").utf8) }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    #expect(bound == 0)
    #expect(
      failure { () throws(FileError) in try files.open(folder("socket")) } == .notRegular(.socket))
    #expect(
      try files.list(folder.path) == [
        FolderEntry(name: "fifo", kind: .fifo), FolderEntry(name: "socket", kind: .socket),
      ])
  }

  @Test func `writing through a link replaces its target and leaves nothing behind`() throws {
    let folder = TemporaryFolder()
    let files = DiskFiles()
    try files.makeFolder(folder("real"))
    try files.write([1], to: folder("real/file"), mode: .everybodyReads)
    #expect(symlink("real/file", folder("link")) == 0)
    try files.write([2], to: folder("link"), mode: .everybodyReads)
    #expect(try files.read(folder("real/file"), limit: 9) == [2])
    var status = stat()
    #expect(lstat(folder("link"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(try files.list(folder("real")).map(\.name) == ["file"])
    #expect(symlink("nowhere", folder("dangling")) == 0)
    #expect(
      try files.list(folder.path).first { $0.name == "dangling" }?.kind == .other)
  }

  @Test func `a name left over from a killed process is stepped over`() throws {
    let folder = TemporaryFolder()
    let files = DiskFiles()
    try files.write([9], to: folder("a.\(getpid())-0.tmp"), mode: .everybodyReads)
    try files.write([1], to: folder("a"), mode: .everybodyReads)
    #expect(try files.read(folder("a"), limit: 9) == [1])
    #expect(try files.list(folder.path).count == 2)
  }

  @Test func `a reader that has the old file open goes on reading it`() throws {
    let folder = TemporaryFolder()
    let files = DiskFiles()
    try files.write(Array("old".utf8), to: folder("a"), mode: .everybodyReads)
    let old = try files.open(folder("a"))
    try files.write(Array("new!".utf8), to: folder("a"), mode: .everybodyReads)
    var bytes = [UInt8](repeating: 0, count: 8)
    let count = try bytes.withUnsafeMutableBytes { try old.read(into: $0, at: 0) }
    #expect(bytes.prefix(count).elementsEqual("old".utf8))
    #expect(try files.read(folder("a"), limit: 9) == Array("new!".utf8))
  }

  @Test func `no permission is told apart from nothing there`() async {
    // In a process of its own, because root may read everything and has to become nobody first.
    await #expect(processExitsWith: .success) {
      if geteuid() == 0 { try #require(setgid(65534) == 0 && setuid(65534) == 0) }
      let folder = TemporaryFolder()
      let files = DiskFiles()
      try files.write([1], to: folder("a"), mode: .onlyOwner)
      chmod(folder("a"), 0)
      #expect(failure { () throws(FileError) in try files.open(folder("a")) } == .noPermission)
      try files.makeFolder(folder("closed"))
      chmod(folder("closed"), 0)
      #expect(failure { () throws(FileError) in try files.list(folder("closed")) } == .noPermission)
      #expect(
        failure { () throws(FileError) in try files.open(folder("closed/x")) } == .noPermission)
      #expect(
        failure { () throws(FileError) in
          try files.write([], to: folder("closed/x"), mode: .everybodyReads)
        } == .noPermission)
      #expect(files.exists(folder("closed/x")))
    }
  }

  @Test func `a write that finds no room leaves the old file and nothing else`() async {
    // In a process of its own, because the limit on file sizes holds for all of its files.
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      let files = DiskFiles()
      try files.write([7], to: folder("a"), mode: .everybodyReads)
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 5_000, rlim_max: 5_000)
      try #require(setrlimit(__rlimit_resource_t(1), &limit) == 0)  // RLIMIT_FSIZE
      let large = [UInt8](repeating: 1, count: 10_000)
      #expect(
        failure { () throws(FileError) in
          try files.write(large, to: folder("a"), mode: .everybodyReads)
        } == .io(EFBIG))
      #expect(try files.read(folder("a"), limit: 9) == [7])
      #expect(try files.list(folder.path).map(\.name) == ["a"])
    }
  }

  @Test func `odd names`() throws {
    let folder = TemporaryFolder()
    let files = DiskFiles()
    #expect(failure { () throws(FileError) in try files.open("\(folder.path)\0x") } == .notFound)
    #expect(failure { () throws(FileError) in try files.open("") } == .notFound)
    #expect(failure { () throws(FileError) in try files.open("/dev/null/x") } == .notFound)
    let long = String(repeating: "x", count: 300)
    #expect(failure { () throws(FileError) in try files.open(folder(long)) } == .io(ENAMETOOLONG))
    // A GBK name, as unpacked from a Windows archive.
    let raw =
      Array(folder.path.utf8CString.dropLast()) + [0x2F, CChar(bitPattern: 0xB0)]
      + [CChar(bitPattern: 0xB2), 0]
    close(open(raw, O_CREAT | O_WRONLY, 0o600))
    let entry = try #require(try files.list(folder.path).first)
    #expect(!entry.isReadableName)
    #expect(entry.kind == .regular)
    unlink(raw)
  }

  // MARK: - Failing on demand

  @Test func `files in memory fail where they are told to`() throws {
    let files = MemoryFiles(["d/a": "abcdef", "d/b": "x"])
    files.fail(.read, at: "d/a", with: .io(EIO))
    #expect(failure { () throws(FileError) in try files.read("d/a", limit: 99) } == .io(EIO))
    #expect(try files.read("./d//b", limit: 99) == Array("x".utf8))
    files.fail(.read, at: "d/a", with: nil)
    files.limitReads(to: 2)
    #expect(try files.read("d/a", limit: 99) == Array("abcdef".utf8))
    files.cut("d/a", after: 3)
    #expect(try files.read("d/a", limit: 99) == Array("abc".utf8))
    files.fail(.rename, at: "d/b", with: .noPermission)
    #expect(
      failure { () throws(FileError) in try files.write([1], to: "d/b", mode: .everybodyReads) }
        == .noPermission)
    #expect(files.bytes(at: "d/b") == Array("x".utf8))
    files.put(.fifo, at: "d/pipe")
    #expect(failure { () throws(FileError) in try files.open("d/pipe") } == .notRegular(.fifo))
    #expect(try files.list("d").map(\.name) == ["a", "b", "pipe"])
    #expect(try files.list(".").map(\.name) == ["d"])
  }
}
