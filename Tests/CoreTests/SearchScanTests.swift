import Testing

@testable import Core

/// The parts that searching is made of.
@Suite struct SearchScanTests {
  @Test(
    arguments: [
      ("Ａｂ　１", "ab1"), ("（集团）", "(集团)"), ("A B\tC\n", "abc"), ("Ü", "ü"),
      ("\u{A0}x\u{2003}y", "xy"),
      ("İ", "i"), ("开远", "开远"), ("\u{1B}[0m", "[0m"), ("𬭎", "𬭎"), ("", ""),
    ])
  func folding(_ text: String, _ expected: String) {
    #expect(String(decoding: TextFolding.fold(text), as: UTF8.self) == expected)
    var bytes: [UInt8] = []
    let changes = text.withContiguousUTF8 { utf8 in
      TextFolding.append(utf8, 0..<utf8.count, to: &bytes)
      return TextFolding.changes(utf8, 0..<utf8.count)
    }
    #expect(bytes == Array(expected.utf8))
    #expect(changes == (text != expected))
    #expect(TextFolding.fold(expected) == Array(expected.utf8))
  }

  @Test(
    arguments: [
      ([], []), ([0x41], [0x41]), ([0xFF], [0xFFFD]), ([0xE5, 0xBC], [0xFFFD, 0xFFFD]),
      ([0xE5, 0xBC, 0x80], [0x5F00]), ([0xE5, 0x41, 0x80], [0xFFFD, 0x41, 0xFFFD]),
      ([0xF0, 0xAC, 0xAD, 0x8E, 0x41], [0x2CB4E, 0x41]), ([0xC3, 0xBC], [0xFC]),
      ([0xF5, 0x80, 0x80, 0x80], [0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD]),
    ] as [([UInt8], [UInt32])])
  func scalars(_ bytes: [UInt8], _ expected: [UInt32]) {
    let read = bytes.withUnsafeBufferPointer { bytes in
      var reader = ScalarReader(bytes)
      var read: [UInt32] = []
      while let scalar = reader.next() { read.append(scalar) }
      return read
    }
    #expect(read == expected)
  }

  /// Names as rows of letters find what the letters one by one find, however long.
  @Test func initials() throws {
    var generator = SeededGenerator(seed: 1)
    let table = InitialTable.shared
    let characters = Array("开远市单重庆a1Ｚ·长")
    var (found, atStart) = (0, 0)
    for round in 0..<2_000 {
      let names = (0..<Int.random(in: 1..<9, using: &generator)).map { _ in
        let length = Int.random(in: 0..<(round % 3 == 0 ? 45 : 9), using: &generator)
        return String(
          (0..<length).map { _ in characters[generator.number(0...characters.count - 1)] })
      }
      let typed = (0..<Int.random(in: 1..<(round % 4 == 0 ? 12 : 4), using: &generator)).map { _ in
        Array("kysdzcq1a".utf8)[generator.number(0...8)]
      }
      let pattern = try #require(InitialsPattern(typed))
      var list = NameList()
      for name in names { list.append(initialsOf: name, owner: 0) }
      var extents = [MatchGrade.Extent?](repeating: nil, count: names.count)
      list.scan(pattern) { entry, extent in
        #expect(extents[entry] == nil)
        extents[entry] = extent
      }
      for (index, name) in names.enumerated() {
        let codes = table.codes(of: Array(name.utf8)[...])
        let places = codes.indices.filter { place in
          place + typed.count <= codes.count
            && typed.indices.allSatisfy {
              table.mask(of: codes[place + $0]) & InitialTable.bit(typed[$0]) != 0
            }
        }
        let expected: MatchGrade.Extent? = places.first.map {
          $0 > 0 ? .part : codes.count == typed.count ? .whole : .beginning
        }
        #expect(extents[index] == expected, "\(name) \(String(decoding: typed, as: UTF8.self))")
        if expected != nil { found += 1 }
        if expected == .beginning { atStart += 1 }
      }
    }
    #expect(found > 500 && atStart > 100)
  }

  @Test(arguments: [0, 1, 2, 5, 50, 1000])
  func smallest(_ limit: Int) {
    var generator = SeededGenerator(seed: UInt64(limit))
    let values = (0..<300).map { _ in Int.random(in: 0..<200, using: &generator) }
    var chosen = Smallest<Int>(limit: limit)
    for value in values { chosen.insert(value) }
    #expect(chosen.sorted == Array(values.sorted().prefix(limit)))
  }

  @Test func scalarPages() {
    var pages = ScalarPages<UInt8>()
    let set: [UInt32] = [0, 0x41, 0x4E00, 0x9FFF, 0x2CE93, 0x10FFFF]
    for (index, scalar) in set.enumerated() { pages[scalar] = UInt8(index + 1) }
    pages[0x110000] = 9
    #expect(set.map { pages[$0] } == [1, 2, 3, 4, 5, 6])
    #expect([1, 0x42, 0x4E01, 0x110000, .max].map { pages[$0] } == [0, 0, 0, 0, 0])
  }

  /// Whole, beginning and part, and no match from one name into the next.
  @Test func nameList() {
    var list = NameList()
    for (owner, name) in ["开远", "开远市", "云南开远", "", "远", "开", "远"].enumerated() {
      list.append(folded: name, owner: Int32(10 + owner))
    }
    var found: [String] = []
    list.scan(Array("开远".utf8)) { found.append("\(list.owners[$0]) \($1)") }
    #expect(found == ["10 whole", "11 beginning", "12 part"])
    found = []
    list.scan([]) { _, _ in found.append("empty") }
    #expect(found.isEmpty)
  }

  @Test(arguments: ["", "A", "k-y", "开", " "])
  func noInitials(_ text: String) {
    #expect(InitialsPattern(Array(text.utf8)) == nil)
  }

  @Test(arguments: ["", " ", "'", "开", "a1", "a-b", "é"])
  func noPinyin(_ text: String) {
    #expect(PinyinPattern(text) == nil)
  }
}
