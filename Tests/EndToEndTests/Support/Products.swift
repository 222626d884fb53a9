import Glibc

/// The programs under test and folders for them to work in.
enum Products {
  /// The path of a product; `QIJIAN_PRODUCTS` names another folder, as that of a release build.
  ///
  /// An absolute path stands for itself.
  static func path(of name: String) throws -> String {
    if name.hasPrefix("/") { return name }
    let folder = getenv("QIJIAN_PRODUCTS").map { String(cString: $0) } ?? folderOfTests
    let path = folder + "/" + name
    guard access(path, X_OK) == 0 else { throw PtyError.notBuilt(path) }
    return path
  }

  /// What the sanitizers were told, for the programs under test.
  static let sanitizerOptions: [String: String] = {
    var options: [String: String] = [:]
    for name in ["ASAN_OPTIONS", "TSAN_OPTIONS"] {
      options[name] = getenv(name).map { String(cString: $0) }
    }
    return options
  }()

  /// How many times as long as usual a program may take until it counts as hanging: `QIJIAN_TEST_PATIENCE`, for programs that
  /// sanitizers slow down.
  static let patience = getenv("QIJIAN_TEST_PATIENCE").flatMap { Int(String(cString: $0)) } ?? 1

  /// A new empty folder.
  static func temporaryFolder() throws -> String {
    var template = Array("/tmp/qijian-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw PtyError.system("mkdtemp", errno) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes a folder and what is in it.
  static func remove(_ folder: String) {
    for name in contents(of: folder) {
      let path = folder + "/" + name
      if unlink(path) != 0 { remove(path) }
    }
    rmdir(folder)
  }

  /// The names in a folder, sorted.
  static func contents(of folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// A file's content as text; empty if it cannot be read.
  static func read(_ path: String) -> String { String(decoding: bytes(of: path), as: UTF8.self) }

  /// A file's content; empty if it cannot be read.
  static func bytes(of path: String) -> [UInt8] {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer.prefix(count)
    }
  }

  /// Copies a file, or a folder with what is in it.
  static func copy(_ source: String, to target: String) throws {
    var facts = stat()
    guard stat(source, &facts) == 0 else { throw PtyError.system("stat \(source)", errno) }
    guard facts.st_mode & S_IFMT == S_IFDIR else { return try write(bytes(of: source), to: target) }
    mkdir(target, 0o755)
    for name in contents(of: source) { try copy(source + "/" + name, to: target + "/" + name) }
  }

  /// Writes a file with a text, in place of one that is there.
  static func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  /// Writes a file with bytes, in place of one that is there.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { throw PtyError.system("open", errno) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { throw PtyError.system("write", errno) }
      rest = rest.dropFirst(count)
    }
  }

  private static let folderOfTests: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let path = String(
      decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }()
}

/// A folder of its own for a test, removed with the last reference.
final class Folder: Sendable {
  let path: String

  init() throws { path = try Products.temporaryFolder() }

  deinit { Products.remove(path) }
}
