import Testing

@testable import Core

@Suite struct PracticeCopyTests {
  private func files() -> MemoryFiles {
    var texts: [String: String] = [:]
    for (name, text) in WrittenDataset.files { texts["/data/small/\(name)"] = text }
    texts["/data/small/dataset.json"] =
      #"{"format": 1, "id": "small", "title": {"zh": "小", "en": "Small"}, "readOnly": true, "base": "../base", "own": 5}"#
    texts["/data/base/dataset.json"] = #"{"format": 1, "id": "b", "title": {"zh": "基", "en": "B"}}"#
    texts["/data/small/.hidden"] = "x"
    return MemoryFiles(texts)
  }

  @Test func copiesEverythingAndOpensForEditing() throws {
    let files = files()
    try PracticeCopy.make(of: "/data/small", to: "/somebody/p/small", files: files)
    let copy = try DatasetLoader(files: files).open(folder: "/somebody/p/small")
    let original = try DatasetLoader(files: files).open(folder: "/data/small")
    #expect(copy.manifest.isPractice)
    #expect(!copy.manifest.isReadOnly)
    #expect(copy.manifest.base == "/data/base")
    #expect(original.manifest.isReadOnly)
    #expect(copy.written == original.written)
    #expect(files.bytes(at: "/somebody/p/small/.hidden") == nil)
    let manifest = String(
      decoding: try #require(files.bytes(at: "/somebody/p/small/dataset.json")), as: UTF8.self)
    #expect(manifest.contains(#""own": 5"#))
  }

  @Test func goesOnWithACopyThatIsThere() throws {
    let files = files()
    try PracticeCopy.make(of: "/data/small", to: "/somebody/p/small", files: files)
    files.put(Array("{}".utf8), at: "/somebody/p/small/sources.json")
    try PracticeCopy.make(of: "/data/small", to: "/somebody/p/small", files: files)
    #expect(files.bytes(at: "/somebody/p/small/sources.json") == Array("{}".utf8))
    #expect(
      PracticeCopy.place(of: "/data/small", in: "/somebody/p", files: files) == "/somebody/p/small")
    #expect(
      PracticeCopy.place(of: "/other/small", in: "/somebody/p", files: files)
        == "/somebody/p/small-2")
  }

  @Test func aCopyThatBreaksOffIsNoDataset() throws {
    let files = files()
    files.fail(.write, at: "/somebody/p/small/sources.json", with: .io(28))
    #expect(throws: FileError.self) {
      try PracticeCopy.make(of: "/data/small", to: "/somebody/p/small", files: files)
    }
    #expect(files.bytes(at: "/somebody/p/small/dataset.json") == nil)
    files.fail(.write, at: "/somebody/p/small/sources.json", with: nil)
    try PracticeCopy.make(of: "/data/small", to: "/somebody/p/small", files: files)
    #expect(files.bytes(at: "/somebody/p/small/dataset.json") != nil)
  }

  @Test func whatIsNoDatasetIsNotCopied() {
    #expect(throws: FileError.self) {
      try PracticeCopy.make(of: "/data", to: "/somebody/p/data", files: files())
    }
  }
}
