import Testing

@testable import Core

/// Whatever a cache's bytes are, the dataset opens, and is the same.
@Suite struct DamagedCacheTests {
  private struct Kept {
    let data: CachedDataset
    let bytes: [UInt8]
    let figures: Int
    let seen: SeenDataset
  }

  private static let kept: Kept? = {
    guard let data = try? CachedDataset("odd"), let cold = try? data.keep(),
      let bytes = data.bytes
    else { return nil }
    return Kept(
      data: data, bytes: bytes, figures: cold.figures.count, seen: SeenDataset(cold, data.files))
  }()

  /// A copy that no other test writes to.
  private func copy(_ bytes: [UInt8]) throws -> CachedDataset {
    let kept = try #require(Self.kept)
    kept.data.files.put(bytes, at: kept.data.cache().path, permissions: 0o600)
    return kept.data
  }
}

/// Finds and mends the checksums of a cache, as somebody would who means harm.
struct CacheForgery {
  var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private func word(_ place: Int) -> Int {
    bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: Int.self) }
  }

  private mutating func put(_ word: UInt64, at place: Int) {
    withUnsafeBytes(of: word) { bytes.replaceSubrange(place..<place + 8, with: $0) }
  }

  private func sum(_ range: Range<Int>) -> UInt64 {
    bytes.withUnsafeBytes { XXHash64.sum(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// Where the directory lies.
  var directory: Range<Int> {
    let end = bytes.count - 40
    return word(end + 16)..<word(end + 16) + word(end + 24)
  }

  /// Gives all parts, and then the directory, the checksums of what they are now.
  mutating func mendParts() {
    var place = directory.lowerBound
    place += 8 + word(place)
    let sections = word(place)
    place += 8
    for _ in 0..<sections {
      place += 8 + word(place)
      let parts = word(place)
      place += 8
      for _ in 0..<parts {
        put(sum(word(place)..<word(place) + word(place + 8)), at: place + 16)
        place += 24
      }
    }
    mendDirectory()
  }

  mutating func mendDirectory() { put(sum(directory), at: bytes.count - 8) }
}

extension DamagedCacheTests {
  /// One suite member at a time: all write to the one cache.
  @Test func `damage anywhere is noticed`() throws {
    let kept = try #require(Self.kept)
    var random = SeededGenerator(seed: 11)
    for round in 0..<200 {
      var bytes = kept.bytes
      switch round % 4 {
      case 0: bytes.removeLast(random.number(1...bytes.count))
      case 1: bytes.removeFirst(random.number(1...min(bytes.count, 5_000)))
      case 2: bytes += (0..<random.number(1...64)).map { _ in UInt8(random.number(0...255)) }
      default:
        for _ in 0..<random.number(1...3) {
          bytes[random.number(0...bytes.count - 1)] ^= UInt8(1 << random.number(0...7))
        }
      }
      if bytes == kept.bytes { continue }
      let warm = try copy(bytes).openWarm()
      // The version of the format aside, no bit of the file is without a check.
      #expect(warm == nil, "round \(round)")
    }
    #expect(try copy(kept.bytes).openWarm() != nil)
    // And where it is noticed, the dataset is what its files say.
    var bytes = kept.bytes
    bytes[bytes.count / 2] ^= 1
    let data = try copy(bytes)
    #expect(try SeenDataset(data.open(data.cache()), data.files).differences(from: kept.seen) == [])
    // It is made anew.
    try data.keep()
    #expect(try data.openWarm() != nil)
    try forged(kept)
  }

  /// With checksums that fit, what is there may be something else, but never something impossible.
  private func forged(_ kept: Kept) throws {
    var random = SeededGenerator(seed: 12)
    var taken = 0
    for round in 0..<250 {
      var forgery = CacheForgery(kept.bytes)
      let directory = forgery.directory
      let isDirectory = round % 5 == 0
      let range = isDirectory ? directory : 0..<directory.lowerBound
      for _ in 0..<random.number(1...3) {
        let place = random.number(range.lowerBound...range.upperBound - 1)
        if random.chance(50) {
          forgery.bytes[place] ^= UInt8(1 << random.number(0...7))
        } else {
          // A number that is too large, in whatever it hits.
          for next in place..<min(place + 8, range.upperBound) {
            forgery.bytes[next] = random.chance(50) ? 0xFF : 0x7F
          }
        }
      }
      if isDirectory { forgery.mendDirectory() } else { forgery.mendParts() }
      guard let dataset = try copy(forgery.bytes).openWarm() else { continue }
      taken += 1
      look(dataset)
    }
    #expect(taken > 10)
  }

  /// Goes everywhere; a place that does not exist would end the test's process.
  private func look(_ dataset: Dataset) {
    for (_, table) in dataset.tables {
      for row in table.rows where row.index % 7 == 0 {
        for field in table.schema.fields.indices { _ = table.value(at: field, of: row) }
        _ = table.find(table.id(of: row))
      }
    }
    for ref in dataset.figures.refs { _ = dataset.figures.find(dataset.figures[ref].id) }
    let engine = IndicatorEngine(dataset)
    for indicator in dataset.catalogue.indicators.all {
      _ = engine.answer(
        Query(indicator: indicator.id, region: dataset.regions.root, period: .year(2023)))
    }
    let writer = DatasetWriter(dataset)
    for image in dataset.files { _ = writer.bytes(of: image) }
  }
}
