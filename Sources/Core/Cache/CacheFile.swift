/// The file of a cache: sections, then a directory of them with the key, then where that stands.
///
/// The end says whether the whole was written: a file that was cut off has none.
struct CacheFile: Sendable {
  /// The last bytes of a file.
  private struct End {
    static let mark: UInt64 = 0x4548_4341_434A_5151
    static let size = 5 * 8
    var directory: CachePart
  }

  /// A directory is never as long.
  private static let longestDirectory = 1 << 26

  private let file: any OpenFile
  private let sections: [String: [CachePart]]
  /// What the cache was made from.
  let key: [UInt8]

  /// Opens a cache; it must be a file that belongs to the user, and that nobody else may touch.
  init(_ path: String, _ files: any FileSystem) throws(DamagedCache) {
    let information: FileInformation
    do throws(FileError) {
      information = try files.information(of: path)
      file = try files.open(path)
    } catch {
      throw DamagedCache()
    }
    guard information.isOwn, information.permissions & 0o077 == 0,
      file.identity == information.identity, file.size >= End.size
    else { throw DamagedCache() }
    let end = try Self.end(of: file)
    let reader = CacheReader(file, [end.directory])
    try reader.cut()
    key = try reader.takeAll()
    let named = try reader.each { () throws(DamagedCache) in
      let name = try reader.text()
      let parts = try reader.each { () throws(DamagedCache) in
        let offset = try reader.count(in: 0..<end.directory.offset)
        let count = try reader.count(in: 1..<end.directory.offset - offset + 1)
        return CachePart(offset: offset, count: count, checksum: try reader.take())
      }
      return (name, parts)
    }
    try reader.end()
    sections = Dictionary(named, uniquingKeysWith: { first, _ in first })
  }

  private static func end(of file: any OpenFile) throws(DamagedCache) -> End {
    var bytes: [UInt8] = []
    let place = file.size - End.size
    try CacheReader.read(
      CachePart(offset: place, count: End.size, checksum: 0), of: file, into: &bytes)
    let words = bytes.withUnsafeBytes { bytes in
      stride(from: 0, to: End.size, by: 8).map {
        bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self)
      }
    }
    guard words[0] == End.mark, words[1] == CacheKey.format, let offset = Int(exactly: words[2]),
      let count = Int(exactly: words[3]), count > 0, count <= longestDirectory, offset <= place,
      offset == place - count
    else { throw DamagedCache() }
    return End(directory: CachePart(offset: offset, count: count, checksum: words[4]))
  }

  /// Prepares to read a section.
  func reader(of name: String) throws(DamagedCache) -> CacheReader {
    guard let parts = sections[name] else { throw DamagedCache() }
    return CacheReader(file, parts)
  }

  /// Writes the directory and the end behind the sections that were written.
  static func finish(_ writer: CacheWriter, key: [UInt8]) {
    let sections = writer.sections
    writer.section("directory") { writer in
      writer.put(key)
      writer.put(each: sections) { section in
        writer.put(section.name)
        writer.put(each: section.parts) { part in
          writer.put(part.offset)
          writer.put(part.count)
          writer.put(part.checksum)
        }
      }
    }
    guard let directory = writer.sections.last?.parts.first else { return }
    var end: [UInt8] = []
    let words = [
      End.mark, CacheKey.format, UInt64(directory.offset), UInt64(directory.count),
      directory.checksum,
    ]
    for word in words { withUnsafeBytes(of: word) { end.append(contentsOf: $0) } }
    writer.append(end)
  }
}
