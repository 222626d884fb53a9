import Core

/// Files of records at random: most records plain, some odd, and then damaged here and there.
struct FuzzText {
  /// What a text is read as.
  enum Form: CaseIterable {
    /// Rows, one object a line, or in an array.
    case lines, list
    /// Figures in an array.
    case figures
    /// Any JSON.
    case document
  }

  var random: RandomSequence
  let form: Form
  /// How many in a hundred values and layouts are odd.
  private let oddities: Int

  /// A text of any form.
  init(seed: UInt64, round: Int) {
    random = RandomSequence(seed: seed, stream: 4_711, record: round)
    form = random.pick(Form.allCases + [.lines, .list])
    oddities = random.pick([0, 0, 0, 3, 10, 40])
  }

  /// A text of one form.
  init(seed: UInt64, _ form: Form, oddities: Int) {
    random = RandomSequence(seed: seed, stream: 77, record: 0)
    self.form = form
    self.oddities = oddities
  }

  /// The bytes, with none to a handful of damages.
  mutating func bytes() -> [UInt8] {
    var bytes = sound(count: random.below(12))
    for _ in 0..<random.pick([0, 0, 1, 1, 2, 4]) where !bytes.isEmpty { damage(&bytes) }
    return bytes
  }

  /// The bytes of so many records, some of them odd and none damaged.
  mutating func sound(count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    switch form {
    case .lines:
      let lastEnd = random.pick(["\n", ""])
      for number in 0..<count {
        bytes += row(number)
        bytes += Array(odd(Self.oddLineEnds, or: number < count - 1 ? "\n" : lastEnd).utf8)
      }
    case .list, .figures:
      let list = form == .list ? "rows" : "figures"
      let header = form == .list ? #""register": "enterprises""# : #""document": "doc""#
      bytes += Array(#"{"format": 1, \#(header), "\#(list)": ["#.utf8)
      let separator = random.pick([",", ",\n    ", " , ", ",\r\n\t"])
      for number in 0..<count {
        if number > 0 {
          bytes += Array(odd([",,", " ", ",\n", ", 7,", ",[1],"], or: separator).utf8)
        }
        bytes += form == .list ? row(number) : figure(number)
      }
      bytes += Array(odd(["]", "]}}", "],\"after\": {\"id\": 3}}"], or: "]}\n").utf8)
    case .document:
      bytes += Array(value(depth: 5).utf8)
    }
    return bytes
  }

  private mutating func odd(_ list: [String], or usual: String) -> String {
    random.chance(oddities) ? random.pick(list) : usual
  }

  // MARK: - Records

  private static let oddLineEnds = [
    "\r\n", "\n\n", " \n", "", " \n \r\n", " x\n", "\n{\"id\":\n",
  ]

  private static let oddValues = [
    "null", "\"\"", "\"a\\u4e2db\"", "\"tab\\there\"", "\"\u{200B}x\"", "\"\u{7F}\"", "\"𠮷野\"",
    "\"\u{FEFF}\"", "{}", "[]", "[\"coal\",3]", "{\"document\": \"doc\"}",
    "[{\"document\": \"doc\"}]", "{\"id\": \"E1\", \"name\": \"x\"}", "1.50", "1e3", "-0",
    "0.0", "-5", "2000000", "1.25", "123456789012345678901", "0.1234567890123", "9e999", "1E-7",
    "true", "\"nonsense\"", "\"2001-02-30\"", "\"2001-05\"", "\"2001\"", "\"532599\"",
    "\"532521\"", "{\"value\": 5, \"qualifier\": \"about\"}", "\"\u{00AD}\"", "\"é ß\"",
    "\"“引”（括）…—·\"", "\"\u{2066}\"", "[[[\"}\"]]]", "\"},{\"", "\"\u{E000}\"",
    "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"\u{10FFFF}\"", "[1,2,{\"a\":[]}]", "01", "+1", ".5",
    "1.", "tru", "NaN", "'x'", "\"\\x\"", "\"\t\"", "{\"a\":1,}", "[1,]",
  ]

  private mutating func value(of key: String) -> String {
    if random.chance(oddities) { return random.pick(Self.oddValues) }
    switch key {
    case "region", "reporter": return random.pick(["\"532502\"", "\"532500\"", "\"530000\""])
    case "name": return random.pick(["\"云天化工有限公司\"", "\"A厂\"", "\"一个长名字（集团）\"", "\"x\""])
    case "sector": return random.pick(["\"coal\"", "\"chemical\""])
    case "employees": return String(random.below(1_000_001))
    case "code": return "\"X\(random.below(4_000))\""
    case "exposed": return random.pick(["0", "12", "70000", "0.5", "123456789012345678"])
    case "value", "numerator", "denominator":
      return random.pick(["0", "12", "70000", "0.5", "123456789012345678", "97.50"])
    case "rate": return random.pick(["-3", "99.75", "100", "0.125", "7", "-0.5"])
    case "founded": return random.pick(["\"2001-05-31\"", "\"2024-02-29\"", "\"0001-01-01\""])
    case "since": return String(1_950 + random.below(80))
    case "active": return random.pick(["true", "false"])
    case "level": return random.pick(["\"county\"", "\"province\""])
    case "sectors": return random.pick(["[\"coal\"]", "[ \"chemical\" , \"coal\" ]"])
    case "aliases": return random.pick(["[\"甲\"]", "[\"甲\",\"\"]", "[\"b\",\"c\",\"d\"]"])
    case "parent": return "\"E\(random.below(60))\""
    case "time", "period": return random.pick(["\"2023\"", "\"@2023-12-31\"", "\"2023-H1\""])
    case "indicator":
      return random.pick(["\"certification.enterprises\"", "\"certification.share\""])
    case "unit": return random.pick(["\"家\"", "\"%\""])
    case "kind": return random.pick(["\"stock\"", "\"rate\"", "\"target\""])
    case "scope": return random.pick(["\"area\"", "\"own\""])
    case "qualifier": return random.pick(["\"exact\"", "\"about\"", "\"atLeast\""])
    case "breakdown": return random.pick(["{}", "{\"sector\": \"coal\"}"])
    case "document": return "\"doc\""
    case "case": return "\"开远\""
    default: return random.pick(["\"长文\"", "\"long text of some forty bytes or even more\""])
    }
  }

  private static let rowKeys = [
    "region", "name", "sector", "employees", "code", "exposed", "rate", "founded", "since",
    "active", "level", "sectors", "aliases", "aKeyOfMoreThanSixteenBytes", "parent", "time",
  ]

  /// What the scanner leaves to the careful reader: rows with it are odd.
  private static let rareKeys: Set = ["time"]

  private static let figureKeys = [
    "indicator", "region", "reporter", "scope", "kind", "level", "period", "breakdown", "value",
    "unit", "qualifier", "printed", "case", "section", "document", "note",
  ]

  /// A row as an object.
  mutating func row(_ number: Int) -> [UInt8] {
    record("E\(number)", Self.rowKeys, required: ["name"])
  }

  private mutating func figure(_ number: Int) -> [UInt8] {
    record(
      "doc/\(number)", Self.figureKeys, required: ["indicator", "region", "kind", "value", "unit"])
  }

  private mutating func record(_ id: String, _ known: [String], required: Set<String>) -> [UInt8] {
    var keys = known.filter {
      required.contains($0) || random.chance(Self.rareKeys.contains($0) ? oddities : 60)
    }
    keys.insert("id", at: 0)
    if random.chance(oddities) {
      switch random.below(6) {
      case 0: keys.swapAt(random.below(keys.count), random.below(keys.count))
      case 1: keys.insert("unknown\(random.below(3))", at: random.below(keys.count))
      case 2: keys.insert(random.pick(keys), at: random.below(keys.count))
      case 3: keys.remove(at: random.below(keys.count))
      case 4: keys.insert("nam\\u0065", at: keys.count)
      default: keys.reverse()
      }
    }
    let space = odd([" ", "\t", "  ", "\r"], or: "")
    let members = keys.map { key in
      let text =
        key == "id" ? "\"\(random.chance(oddities) ? "E\(random.below(9))" : id)\"" : value(of: key)
      return "\(space)\"\(key)\"\(space):\(space)\(text)\(space)"
    }
    return Array("{\(members.joined(separator: ","))}".utf8)
  }

  private mutating func value(depth: Int) -> String {
    let space = odd([" ", "\n", "\t\r"], or: "")
    switch random.below(depth == 0 ? 3 : 6) {
    case 0: return random.pick(Self.oddValues)
    case 1: return value(of: random.pick(Self.rowKeys))
    case 2: return String(Int(truncatingIfNeeded: random.next()))
    case 3:
      let items = (0..<random.below(5)).map { _ in value(depth: depth - 1) }
      return "[\(space)\(items.joined(separator: "," + space))]"
    default:
      let members = (0..<random.below(5)).map { number in
        "\"k\(random.chance(oddities) ? 0 : number)\"\(space):\(value(depth: depth - 1))"
      }
      return "{\(members.joined(separator: space + ","))\(space)}"
    }
  }

  // MARK: - Damage

  private static let marks: [UInt8] = [
    0, 9, 10, 13, 0x1F, 0x20, 0x22, 0x27, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x30, 0x39, 0x3A, 0x45,
    0x5B, 0x5C, 0x5D, 0x65, 0x75, 0x7B, 0x7D, 0x7F, 0x80, 0xBF, 0xC0, 0xC2, 0xE3, 0xE4, 0xED, 0xEF,
    0xF0, 0xF4, 0xFF,
  ]

  /// Changes, loses or doubles bytes.
  mutating func damage(_ bytes: inout [UInt8]) {
    let place = random.below(bytes.count)
    let length = min(bytes.count - place, 1 + random.below(30))
    switch random.below(9) {
    case 0: bytes[place] = UInt8(random.below(256))
    case 1: bytes[place] = random.pick(Self.marks)
    case 2: bytes[place] ^= 1 << UInt8(random.below(8))
    case 3: bytes.remove(at: place)
    case 4: bytes.insert(random.pick(Self.marks), at: place)
    case 5: bytes.removeSubrange(place..<place + length)
    case 6:
      bytes.insert(contentsOf: Array(bytes[place..<place + length]), at: random.below(bytes.count))
    case 7: bytes.swapAt(place, random.below(bytes.count))
    default: if random.chance(30) { bytes.removeSubrange(place...) }
    }
  }
}
