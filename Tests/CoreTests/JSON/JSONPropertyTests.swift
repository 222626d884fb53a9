import Core
import FoundationEssentials
import Testing

/// Random values, in every style, for round trips.
struct RandomJSON {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func value(depth: Int = 4) -> JSONValue {
    switch Int.random(in: 0..<(depth == 0 ? 5 : 8), using: &generator) {
    case 0: .null
    case 1: JSONValue(Bool.random(using: &generator))
    case 2: JSONValue(text())
    case 3: JSONValue(number())
    case 4: JSONValue(Int.random(in: -1000...1000, using: &generator))
    case 5:
      JSONValue((0..<Int.random(in: 0...5, using: &generator)).map { _ in value(depth: depth - 1) })
    default: JSONValue(object(depth: depth - 1))
    }
  }

  mutating func object(depth: Int) -> JSONObject {
    var object = JSONObject()
    for _ in 0..<Int.random(in: 0...5, using: &generator) {
      object[text()] = value(depth: depth)
    }
    return object
  }

  mutating func text() -> String {
    let pool = Array("abc 0_\"\\/\u{8}\u{C}\n\r\t\u{1}\u{7F}é中文企业，😀\u{202E}\u{FEFF}\u{10FFFF}")
    return String(
      (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        pool[Int.random(in: 0..<pool.count, using: &generator)]
      })
  }

  mutating func number() -> JSONNumber {
    JSONNumber(
      isNegative: Bool.random(using: &generator),
      mantissa: Int64.random(
        in: 0...Int64.max >> UInt64.random(in: 0..<62, using: &generator),
        using: &generator),
      exponent: Int.random(in: -30...30, using: &generator))
  }
}

struct JSONPropertyTests {
  static let styles: [JSONStyle] = [
    .indented, .inline(depth: 0), .inline(depth: 1), .inline(depth: 2), .lines,
  ]

  @Test(arguments: styles)
  func `what is written is read back, and written again as the same bytes`(_ style: JSONStyle)
    throws
  {
    for seed in 0..<200 as Range<UInt64> {
      var random = RandomJSON(seed: seed)
      let value = random.value()
      let written = JSONWriter.bytes(of: value, style: style)
      let document = try JSONDocument(bytes: written, file: "")
      #expect(document.root == value, "seed \(seed)")
      #expect(document.notes.isEmpty)
      #expect(JSONWriter.bytes(of: document.root, style: style) == written, "seed \(seed)")
    }
  }

  static let sample = bytes(
    """
    {"format": 1, "标题": "云南 \\u4e2d\\ud83d\\ude00 é\\n", "figures": [
      {"id": "a/1", "value": 854, "rate": -3.65e-2, "exact": true},
      {"id": "a/2", "value": null, "exact": false, "more": [[], {}, "", [1, 0.50]]}
    ]}
    """)

  @Test func `cut anywhere, the sample is truncated exactly there`() throws {
    #expect(read(Self.sample).value != nil)
    for count in Self.sample.indices {
      let problem = try #require(read(Array(Self.sample[..<count])).problem, "cut at \(count)")
      if count == 0 {
        #expect(problem.kind == .emptyFile)
        continue
      }
      guard case .truncated = problem.kind else {
        Issue.record("cut at \(count): \(problem.kind)")
        continue
      }
      #expect(problem.byteOffset == count)
    }
  }

  @Test func `any one byte changed is read or refused, never worse, and at a place in the file`() {
    var refused = 0
    for index in Self.sample.indices {
      for replacement in [
        0, 9, 10, 0x1F, 0x20, 0x22, 0x2C, 0x2D, 0x30, 0x3A, 0x5B, 0x5C, 0x5D, 0x65,
        0x75, 0x7B, 0x7D, 0x80, 0xBF, 0xC3, 0xE4, 0xED, 0xF0, 0xFF,
      ] as [UInt8] {
        var changed = Self.sample
        changed[index] = replacement
        let reading = readWhole(changed)
        if let problem = reading.problem {
          refused += 1
          #expect((0...changed.count).contains(problem.byteOffset ?? -1))
        }
        checkAgainstFoundation(changed, reading)
      }
    }
    #expect(refused > 3_000)
  }

  @Test func `bytes removed, doubled, swapped or random are never worse than refused`() {
    var generator = SeededGenerator(seed: 7)
    for round in 0..<3_000 {
      var changed = Self.sample
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let index = Int.random(in: changed.indices, using: &generator)
        switch round % 4 {
        case 0: changed.remove(at: index)
        case 1: changed.insert(changed[index], at: index)
        case 2: changed.swapAt(index, Int.random(in: changed.indices, using: &generator))
        default: changed[index] = UInt8.random(in: 0...255, using: &generator)
        }
      }
      checkAgainstFoundation(changed, readWhole(changed))
      if round % 20 == 0 { _ = read(changed) }
    }
  }

  /// Nonsense must not slip through: what we accept, Foundation accepts as well and means the same.
  ///
  /// The other way round Foundation is laxer: second keys, trailing commas, byte order marks, and
  /// it decodes UTF-16.
  private func checkAgainstFoundation(_ bytes: [UInt8], _ reading: Reading) {
    let theirs = try? JSONDecoder().decode(FoundationValue.self, from: Data(bytes))
    switch reading {
    case .value(let ours, let notes):
      guard let theirs else {
        // They refuse numbers beyond Double, and 0e5; we keep both as printed.
        if !Self.isBeyondFoundation(ours) {
          Issue.record("accepted: \(String(decoding: bytes, as: UTF8.self))")
        }
        return
      }
      if notes.isEmpty { #expect(theirs.says(ours)) }
    case .problem(let problem):
      guard theirs != nil else { return }
      let isLaxer =
        switch problem.kind {
        case .syntax(.trailingComma), .byteOrderMark, .notUTF8, .tooDeep: true
        default: false
        }
      if !isLaxer {
        Issue.record("\(problem.kind): \(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  private static func isBeyondFoundation(_ value: JSONValue) -> Bool {
    switch value.content {
    case .number(let number, let printed):
      number.map { $0.mantissa == 0 } ?? true || !(Double(printed) ?? .infinity).isFinite
    case .array(let elements): elements.contains(where: isBeyondFoundation)
    case .object(let object): object.members.contains { isBeyondFoundation($0.value) }
    default: false
    }
  }

  @Test func `Foundation agrees about all cases`() {
    for example in JSONAcceptTests.containers + JSONAcceptTests.texts + JSONAcceptTests.words
      + JSONAcceptTests.numbers
    {
      checkAgainstFoundation(bytes(example.text), readWhole(bytes(example.text)))
    }
    for example in JSONRejectTests.structure + JSONRejectTests.habits + JSONRejectTests.words
      + JSONRejectTests.numbers + JSONRejectTests.texts + JSONRejectTests.encodings
      + JSONRejectTests.ends
    {
      checkAgainstFoundation(example.bytes, readWhole(example.bytes))
    }
  }

  @Test func `Foundation reads random documents the same way`() throws {
    for seed in 500..<700 as Range<UInt64> {
      var random = RandomJSON(seed: seed)
      let value = random.value()
      let written = JSONWriter.bytes(of: value, style: .indented)
      let theirs = try JSONDecoder().decode(FoundationValue.self, from: Data(written))
      #expect(theirs.says(value), "seed \(seed)")
    }
  }
}

/// What Foundation makes of a document.
private indirect enum FoundationValue: Decodable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([FoundationValue])
  case object([String: FoundationValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([FoundationValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: FoundationValue].self))
    }
  }

  func says(_ value: JSONValue) -> Bool {
    switch (self, value.content) {
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.string(let left), .string(let right)):
      left.unicodeScalars.elementsEqual(right.unicodeScalars)
    case (.number(let left), .number(let right, let printed)):
      left == Double(printed) && (right.map { Double($0.description) == left } ?? true)
    case (.array(let left), .array(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.says($1) }
    case (.object(let left), .object(let right)):
      left.count <= right.members.count
        && right.members.allSatisfy { member in left[member.key]?.says(member.value) ?? false }
    default: false
    }
  }
}
