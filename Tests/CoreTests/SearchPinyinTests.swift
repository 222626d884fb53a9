import Testing

@testable import Core

/// The readings of the compiled-in tables.
@Suite struct SearchPinyinTests {
  /// Readings checked by hand: the default first, then the alternatives.
  @Test(
    arguments: [
      ("重", "zc"), ("厦", "sx"), ("长", "cz"), ("行", "xh"), ("会", "hk"), ("单", "dcs"),
      ("乐", "ly"), ("藏", "zc"), ("朝", "cz"), ("曾", "zc"), ("都", "d"), ("莘", "sx"),
      ("铅", "qy"), ("番", "fp"), ("堡", "bp"), ("六", "l"), ("洞", "dt"), ("尉", "wy"),
      ("宿", "sx"), ("石", "sd"), ("区", "qo"), ("查", "cz"), ("轧", "zgy"), ("调", "td"),
      ("车", "cj"), ("晟", "sc"), ("鑫", "x"), ("犇", "b"), ("堃", "k"), ("厂", "c"), ("伺", "sc"),
      ("畜", "xc"), ("翟", "zd"), ("覃", "qt"), ("埔", "pb"), ("仡", "gy"), ("𬭎", "h"),
    ])
  func letters(_ character: Unicode.Scalar, _ letters: String) {
    let alternatives = String(PinyinTable.alternativeInitials(of: character))
    #expect(
      PinyinTable.initial(of: character).map { String($0) } == letters.first.map { String($0) })
    #expect(alternatives == letters.dropFirst())
  }

  @Test(
    arguments: [
      ("开", "kai"), ("云", "yun"), ("铝", "lv"), ("略", "lve"), ("庄", "zhuang"), ("鄂", "e"),
      ("𬭎", "hong"), ("〇", nil), ("a", nil), ("，", nil), ("國", nil),
    ] as [(Unicode.Scalar, String?)])
  func syllable(_ character: Unicode.Scalar, _ pinyin: String?) {
    #expect(PinyinTable.pinyin(of: character) == pinyin)
  }

  @Test(arguments: ["，", "（", " ", "國", "あ", "é", "\u{10FFFF}"] as [Unicode.Scalar])
  func noReading(_ character: Unicode.Scalar) {
    #expect(PinyinTable.initial(of: character) == nil)
    #expect(PinyinTable.alternativeInitials(of: character).isEmpty)
    #expect(PinyinTable.pinyin(of: character) == nil)
  }

  /// Latin letters and digits are themselves, whatever words the tables' headings contain.
  @Test func latinStandsForItself() {
    for value in Array(0x30..<0x3A as Range<UInt32>) + Array(0x61..<0x7B) {
      guard let character = Unicode.Scalar(value) else { continue }
      #expect(PinyinTable.initial(of: character) == Character(character))
      #expect(PinyinTable.alternativeInitials(of: character).isEmpty)
    }
  }

  /// Every line of the reference tables is in memory as it stands there.
  @Test func wholeTables() throws {
    let initials = try ReferenceTree.rows("han-initials.tsv", separator: "\t")
    let pinyin = try ReferenceTree.rows("han-pinyin.tsv", separator: "\t")
    #expect(initials.count == 8230)
    #expect(pinyin.count == 8230)
    var wrong: [String] = []
    for row in initials {
      guard let character = row[0].unicodeScalars.first else { continue }
      let others = row[2].split(separator: " ").joined()
      if PinyinTable.initial(of: character).map({ String($0) }) != row[1]
        || String(PinyinTable.alternativeInitials(of: character)) != String(others.sorted())
      {
        wrong.append(row[0])
      }
    }
    for row in pinyin {
      guard let character = row[0].unicodeScalars.first else { continue }
      if PinyinTable.pinyin(of: character) != row[1] { wrong.append(row[0]) }
    }
    #expect(wrong.isEmpty)
  }

  @Test(
    arguments: [
      ("小湾水电厂", "xwsdc"), ("澜沧拉祜族自治县", "lclhzzzx"), ("Ａ１矿（北）", "a1kb"), ("K3 铝业", "k3ly"),
    ])
  func defaults(_ name: String, _ letters: String) {
    #expect(PinyinTable.initials(of: name) == letters)
  }

  @Test(
    arguments: [
      ("xwsdc", "华能澜沧江水电股份有限公司小湾水电厂"), ("cq", "重庆"), ("zq", "重庆"), ("cx", "长兴"),
      ("zx", "长兴"), ("la", "六安"), ("z", "曾"), ("c", "曾"), ("gscq", "公司曾祺"), ("gszq", "公司曾祺"),
      ("hnky", "华能（开远）"),
      ("yx", "华能·云锡"), ("3k", "第3矿"), ("3k", "第３矿"), ("abc", "ＡBc公司"), ("cgs", "ABC公司"),
      ("", "开远"), ("", ""),
    ])
  func matching(_ typed: String, _ name: String) {
    #expect(PinyinTable.matches(typed, name))
  }

  @Test(
    arguments: [
      ("xwdc", "小湾水电厂"), ("kysx", "开远市"), ("yk", "开远"), ("KY", "开远"), ("k y", "开远"), ("开", "开远"),
      ("k", ""), ("k，", "开，远"), ("yx", "开远"),
    ])
  func notMatching(_ typed: String, _ name: String) {
    #expect(!PinyinTable.matches(typed, name))
  }

  /// A table with more sets of readings than codes keeps every character's default.
  @Test func moreSetsThanCodes() {
    var lines = "char\tinitial\talternatives\n"
    let letters = (UInt32(0x61)...0x7A).compactMap { Unicode.Scalar($0) }
    var characters: [(Unicode.Scalar, Unicode.Scalar)] = []
    for (index, value) in (UInt32(0x4E00)..<0x4F90).enumerated() {
      guard let character = Unicode.Scalar(value) else { continue }
      let initial = letters[index % 26]
      characters.append((character, initial))
      lines += "\(character)\t\(initial)\t\(letters[(index / 26 + index + 1) % 26])\n"
    }
    let table = lines.withContiguousUTF8 { InitialTable(tsv: $0) }
    let wrong = characters.filter { character, initial in
      UInt32(table.letter(of: table.code(of: character.value))) != initial.value
    }
    #expect(wrong.isEmpty)
  }

  @Test(arguments: ["", "char", "char\tpinyin\n\t\n\t\t\n\n好\n坏\tHUAI\n长\tabcdefgh\n中\tz"])
  func malformedTables(_ text: String) {
    let (letter, syllable) = text.withContiguousUTF8 { bytes in
      let initials = InitialTable(tsv: bytes)
      let syllables = SyllableTable(tsv: bytes)
      return (initials.letter(of: initials.code(of: 0x597D)), syllables.syllable(of: 0x957F))
    }
    #expect(letter == 0)
    #expect(syllable.isEmpty)
  }
}

extension String {
  /// Lends the UTF-8 bytes.
  func withContiguousUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var copy = self
    return copy.withUTF8(body)
  }
}
