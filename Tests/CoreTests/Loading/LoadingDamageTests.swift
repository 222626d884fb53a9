import Testing

@testable import Core

/// Damage at any place: the program either opens the rest and says what is wrong, or says why not.
@Suite struct LoadingDamageTests {
  private func opens(_ files: MemoryFiles) -> (dataset: Dataset?, findings: [Finding]) {
    do {
      let dataset = try WrittenDataset.open(files)
      return (dataset, dataset.findings)
    } catch {
      return (nil, error.findings)
    }
  }

  @Test(arguments: WrittenDataset.files.keys.sorted())
  func cutOffAnywhere(_ path: String) throws {
    let whole = Array(try #require(WrittenDataset.files[path]).utf8)
    let end = whole.lastIndex { $0 > 0x20 } ?? 0
    for count in stride(from: 0, to: end, by: 13) {
      let files = WrittenDataset.memory()
      files.put(Array(whole[..<count]), at: "data/small/\(path)")
      let result = opens(files)
      let problem = result.findings.compactMap(\.problem).first { $0.file.hasSuffix(path) }
      #expect(problem != nil, "after \(count) bytes")
      #expect(problem?.line != nil)
      if path == "dataset.json" || path == "regions.json" { #expect(result.dataset == nil) }
    }
  }

  @Test(arguments: 0..<300)
  func aChangedByteAnywhere(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let path = try #require(WrittenDataset.files.keys.sorted().randomElement(using: &random))
    var bytes = Array(try #require(WrittenDataset.files[path]).utf8)
    let position = Int.random(in: 0..<bytes.count, using: &random)
    bytes[position] = UInt8.random(in: 0...255, using: &random)
    let files = WrittenDataset.memory()
    files.put(bytes, at: "data/small/\(path)")
    let result = opens(files)
    if let dataset = result.dataset {
      // Nothing that was read is lost by writing.
      let records = dataset.files.reduce(0) { $0 + $1.setAsideCount }
      #expect(dataset.setAsideCount == records)
      let before = files.bytes(at: "data/small/\(path)")
      _ = try DatasetWriter(dataset).save(to: files)
      let after = try #require(files.bytes(at: "data/small/\(path)"))
      let canonical = try? DatasetWriter.canonical(bytes, path: path)
      #expect(after == before || after == canonical, "\(path) at \(position)")
    } else {
      #expect(!result.findings.isEmpty)
    }
  }
}
