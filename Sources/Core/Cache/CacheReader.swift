/// Takes a section of a cache apart; every part is checked before a byte of it is taken.
final class CacheReader {
  private let file: any OpenFile
  private var parts: ArraySlice<CachePart>
  private var buffer: [UInt8] = []
  private var place = 0

  /// Prepares to read the parts of a section, which lie within the file.
  init(_ file: any OpenFile, _ parts: [CachePart]) {
    self.file = file
    self.parts = parts[...]
  }

  /// Goes on to the next part where this one is used up.
  func cut() throws(DamagedCache) {
    guard place == buffer.count, let part = parts.popFirst() else { return }
    place = 0
    try Self.read(part, of: file, into: &buffer)
    let checksum = buffer.withUnsafeBytes { XXHash64.sum($0) }
    guard checksum == part.checksum else { throw DamagedCache() }
  }

  /// Throws unless everything has been taken.
  func end() throws(DamagedCache) {
    guard place == buffer.count, parts.isEmpty else { throw DamagedCache() }
  }

  /// Reads a stretch of a file in place of some bytes.
  static func read(
    _ part: CachePart, of file: any OpenFile, into buffer: inout [UInt8]
  ) throws(DamagedCache) {
    if buffer.count > part.count { buffer.removeLast(buffer.count - part.count) }
    if buffer.count < part.count {
      buffer.append(contentsOf: repeatElement(0, count: part.count - buffer.count))
    }
    var count = 0
    do throws(FileError) {
      while count < buffer.count {
        let read = try buffer.withUnsafeMutableBufferPointer { (bytes) throws(FileError) in
          try file.read(
            into: UnsafeMutableRawBufferPointer(
              rebasing: UnsafeMutableRawBufferPointer(bytes)[count...]),
            at: part.offset + count)
        }
        if read == 0 { break }
        count += read
      }
    } catch {
      throw DamagedCache()
    }
    guard count == part.count else { throw DamagedCache() }
  }

  // MARK: - Taking

  /// Takes a number.
  func take<Number: FixedWidthInteger>(
    _ type: Number.Type = Number.self
  ) throws(DamagedCache) -> Number {
    let size = MemoryLayout<Number>.size
    guard buffer.count - place >= size else { throw DamagedCache() }
    var number = Number.zero
    // Unaligned, and of a type that need not be known to be plain: copied byte by byte.
    withUnsafeMutableBytes(of: &number) { target in
      buffer.withUnsafeBytes { target.copyBytes(from: $0[place..<place + size]) }
    }
    place += size
    return number
  }

  /// Takes numbers; there can be no more than the part has bytes for.
  func takeAll<Number: FixedWidthInteger>(
    _ type: Number.Type = Number.self
  ) throws(DamagedCache) -> [Number] {
    let count = try take(Int.self)
    let stride = MemoryLayout<Number>.stride
    guard count >= 0, count <= (buffer.count - place) / stride else { throw DamagedCache() }
    let size = count * stride
    let numbers = [Number](unsafeUninitializedCapacity: count) { target, filled in
      buffer.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(target).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: $0[place..<place + size]))
      }
      filled = count
    }
    place += size
    return numbers
  }

  func text() throws(DamagedCache) -> String {
    String(decoding: try takeAll(UInt8.self), as: UTF8.self)
  }

  func isTrue() throws(DamagedCache) -> Bool {
    switch try take(UInt8.self) {
    case 0: return false
    case 1: return true
    default: throw DamagedCache()
    }
  }

  /// Takes a number that must lie in a range.
  func count(in range: Range<Int> = 0..<Int(Int32.max)) throws(DamagedCache) -> Int {
    let count = try take(Int.self)
    guard range.contains(count) else { throw DamagedCache() }
    return count
  }

  /// Takes a value where there is one.
  func optional<Value>(
    _ body: () throws(DamagedCache) -> Value
  ) throws(DamagedCache) -> Value? {
    try isTrue() ? try body() : nil
  }

  /// Takes as many elements as were put, each of which takes a byte at least.
  func each<Element>(
    _ body: () throws(DamagedCache) -> Element
  ) throws(DamagedCache) -> [Element] {
    var elements: [Element] = []
    for _ in 0..<(try count()) { elements.append(try body()) }
    return elements
  }
}
