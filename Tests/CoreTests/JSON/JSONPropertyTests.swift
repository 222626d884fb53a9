import Core
import Foundation
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

  private func checkAgainstFoundation(_ bytes: [UInt8], _ reading: Reading) {
    var reasons: Set<FoundationLaxity> = []
    JSONFoundationTests.compare(bytes, reading, &reasons)
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
