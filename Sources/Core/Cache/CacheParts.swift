/// Bytes that are no cache: torn, damaged, or written by something else.
struct DamagedCache: Error {}

/// A stretch of a cache's file that is checked as a whole before anything in it is used.
struct CachePart: Sendable {
  var offset: Int
  var count: Int
  /// XXH64 of the bytes.
  var checksum: UInt64
}

/// Something that a cache holds as it is in memory.
///
/// What is taken is checked for everything that the type's users rely on, so that no bytes, however
/// they came about, lead to a place that does not exist. Integers are in the machine's own order.
protocol Cacheable {
  /// Puts all of it.
  func put(into writer: CacheWriter)

  /// Takes what `put(into:)` put.
  init(from reader: CacheReader) throws(DamagedCache)
}

/// Writes sections of a cache one after the other, each in parts of about 256 KiB.
///
/// The first call that fails is kept in `failure`; what is put after it goes nowhere.
final class CacheWriter {
  /// A part that has so many bytes is closed at the next `cut()`.
  private static let partSize = 256 << 10

  private let file: any AppendFile
  private var bytes: [UInt8] = []
  private var parts: [CachePart] = []
  /// How many bytes of the file have been written.
  private(set) var offset = 0
  private(set) var sections: [(name: String, parts: [CachePart])] = []
  private(set) var failure: FileError?

  init(_ file: any AppendFile) { self.file = file }

  /// Writes what `body` puts as a section.
  func section(_ name: String, _ body: (CacheWriter) -> Void) {
    body(self)
    close()
    sections.append((name, parts))
    parts = []
  }

  /// Lets a part end here where it is long enough; a reader must do the same at the same place.
  func cut() {
    if bytes.count >= Self.partSize { close() }
  }

  private func close() {
    guard !bytes.isEmpty else { return }
    let checksum = bytes.withUnsafeBytes { XXHash64.sum($0) }
    parts.append(CachePart(offset: offset, count: bytes.count, checksum: checksum))
    append(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Writes bytes that stand in no section.
  func append(_ bytes: [UInt8]) {
    guard failure == nil else { return }
    do throws(FileError) {
      try file.append(bytes)
      offset += bytes.count
    } catch {
      failure = error
    }
  }

  // MARK: - Putting

  func put(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
  }

  func put(_ numbers: [some FixedWidthInteger]) {
    put(numbers.count)
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  func put(_ text: String) { put(Array(text.utf8)) }

  func put(_ isTrue: Bool) { put(isTrue ? UInt8(1) : 0) }

  /// Puts whether there is a value, and the value.
  func put<Value>(_ value: Value?, _ body: (Value) -> Void) {
    put(value != nil)
    if let value { body(value) }
  }

  /// Puts how many elements there are, and the elements.
  func put<Element>(each elements: some Collection<Element>, _ body: (Element) -> Void) {
    put(elements.count)
    for element in elements { body(element) }
  }
}
