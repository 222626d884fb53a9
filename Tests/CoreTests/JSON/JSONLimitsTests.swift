import Core
import Synchronization
import Testing

/// A file that is made while it is read and counts what is taken of it.
final class EndlessFile: OpenFile {
  let path = "endless"
  let identity = FileIdentity(device: 0, number: 0)
  let size: Int
  private let prefix: [UInt8]
  /// The pattern over and over, longer than any read.
  private let block: [UInt8]
  private let period: Int
  private let taken = Mutex(0)

  init(size: Int, prefix: String = "", pattern: String) {
    self.size = size
    self.prefix = Array(prefix.utf8)
    period = pattern.utf8.count
    block = Array(String(repeating: pattern, count: 300_000 / period + 2).utf8)
  }

  var bytesRead: Int { taken.withLock { $0 } }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileError) -> Int {
    var count = max(0, min(buffer.count, size - offset, 300_000))
    if offset < prefix.count {
      count = min(count, prefix.count - offset)
      buffer.copyBytes(from: prefix[offset..<offset + count])
    } else {
      let start = (offset - prefix.count) % period
      buffer.copyBytes(from: block[start..<start + count])
    }
    taken.withLock { $0 += count }
    return count
  }
}

private struct EndlessFiles: FileSystem {
  let file: EndlessFile
  private let others = MemoryFiles()
  let claimant = ""

  func isGone(claimant: String) -> Bool { false }
  func pause(milliseconds: Int) {}

  init(file: EndlessFile) { self.file = file }

  func information(of path: String) throws(FileError) -> FileInformation {
    FileInformation(kind: .regular, size: file.size, permissions: 0o644)
  }
  func list(_ folder: String) throws(FileError) -> [FolderEntry] { [] }
  func open(_ path: String) throws(FileError) -> any OpenFile { file }
  func write(_ bytes: [UInt8], to path: String, mode: FileMode) throws(FileError) {}
  func makeFolder(_ path: String) throws(FileError) {}
  func openAppending(_ path: String) throws(FileError) -> any AppendFile {
    try others.openAppending(path)
  }
  func remove(_ path: String) throws(FileError) {}
  func rename(_ path: String, to new: String) throws(FileError) {}
  func setPermissions(_ permissions: UInt32, of path: String) throws(FileError) {}
  func lock(
    _ path: String, permissions: UInt32, patience milliseconds: Int
  ) throws(FileError) -> any FileLock {
    try others.lock(path, permissions: permissions, patience: milliseconds)
  }
  func claim(_ path: String, bytes: [UInt8], permissions: UInt32) throws(FileError) {}
  func volume(of path: String) throws(FileError) -> VolumeKind { try others.volume(of: path) }
  func watch(_ folder: String) throws(FileError) -> (any FolderWatch)? { nil }
}

struct JSONLimitsTests {
  private static let gigabyte = 1 << 30

  /// Skips a whole document of the given size and says what stopped it, and after how many bytes.
  private func skim(
    _ file: EndlessFile, limits: JSONLimits
  ) -> (kind: LoadProblemKind?, read: Int) {
    do throws(LoadProblem) {
      var reader = try JSONReader(path: "endless", in: EndlessFiles(file: file), limits: limits)
      try reader.skipValue()
      try reader.finish()
      return (nil, file.bytesRead)
    } catch {
      return (error.kind, file.bytesRead)
    }
  }

  @Test func `a gigabyte is too large for a tree before a byte is read`() {
    let file = EndlessFile(size: Self.gigabyte, pattern: " ")
    let (kind, read) = skim(file, limits: .tree)
    #expect(kind == .tooLarge(.file, limit: 64 << 20))
    #expect(read == 0)
  }

  @Test(arguments: [
    ("", "\u{1}\u{2}garbage", LoadProblemKind.syntax(.expectedValue)),
    ("", "lorem ipsum ", .syntax(.unknownWord)),
    ("", "[", .tooDeep(limit: 128)),
    ("", "00", .syntax(.leadingZero)),
    ("[", "1 ", .syntax(.expectedCommaOrBracket)),
    ("[", "\u{FFFD}", .syntax(.expectedValue)),
  ])
  func `a gigabyte of nonsense fails within its first piece`(
    _ prefix: String, _ pattern: String, _ kind: LoadProblemKind
  ) {
    let file = EndlessFile(size: Self.gigabyte, prefix: prefix, pattern: pattern)
    let result = skim(file, limits: .records)
    #expect(result.kind == kind)
    #expect(result.read <= 512 * 1024)
  }

  @Test(arguments: [
    ("\"", "aaaaaaaaaaaaaaa", LoadProblemKind.tooLarge(.token, limit: 1 << 18)),
    ("", "1234567890", .tooLarge(.token, limit: 1 << 18)),
  ])
  func `a text or number without an end stops at its limit`(
    _ prefix: String, _ pattern: String, _ kind: LoadProblemKind
  ) {
    let file = EndlessFile(size: Self.gigabyte, prefix: prefix, pattern: pattern)
    var limits = JSONLimits.records
    limits.tokenSize = 1 << 18
    let result = skim(file, limits: limits)
    #expect(result.kind == kind)
    #expect(result.read <= 1 << 20)
  }

  @Test func `an object with endless keys stops at its limit`() {
    let text = "{" + (0..<2_000).map { "\"key\($0)\":1" }.joined(separator: ",") + "}"
    var limits = JSONLimits.tree
    limits.keySize = 4096
    guard case .problem(let problem) = read(bytes(text), limits: limits) else {
      Issue.record("accepted")
      return
    }
    #expect(problem.kind == .tooLarge(.keys, limit: 4096))
  }

  @Test func `a file that grows past the limit while it is read is refused`() {
    let files = MemoryFiles(["f": "[1]"])
    var limits = JSONLimits.tree
    limits.fileSize = 10
    do throws(LoadProblem) {
      var reader = try JSONReader(path: "f", in: files, limits: limits, window: 8)
      files.put(bytes("[1,2,3,4,5,6,7,8,9,10]"), at: "f")
      try reader.finish()
      Issue.record("accepted")
    } catch {
      #expect(error.kind == .tooLarge(.file, limit: 10))
    }
  }

  @Test func `many small records pass through a small window`() throws {
    let file = EndlessFile(
      size: 8 * 40_000, pattern: "{\"a\":1}\n")
    var reader = try JSONReader(
      path: "endless", in: EndlessFiles(file: file), layout: .records, limits: .records)
    var count = 0
    while try reader.nextRecord() { count += 1 }
    #expect(count == 40_000)
    #expect(reader.offset == 320_000)
  }

  @Test func `a text longer than the window is read whole`() throws {
    let text = String(repeating: "健康企业\\n", count: 100_000)
    let files = MemoryFiles(["f": "[\"\(text)\", 1]"])
    let document = try JSONDocument(path: "f", in: files)
    #expect(document.root.elements?.first?.string?.unicodeScalars.count == 500_000)
  }
}
