import Core
import Foundation
import Testing

/// Why Foundation takes a document that we refuse, or gives another value: all the reasons there are.
enum FoundationLaxity: CaseIterable, Hashable {
  /// `[1,]`: `JSONSerialization` and `JSONDecoder` pass over the last comma.
  case trailingComma
  /// A byte order mark before the text.
  case byteOrderMark
  /// UTF-16 and UTF-32 are decoded; we read UTF-8.
  case otherEncoding
  /// A second key of the same name: they keep one of the two, we keep the first and say so.
  case duplicateKey
  /// More than our 128 levels.
  case deepNesting
  /// `JSONSerialization` on Linux loses U+FEFF at the beginning of texts.
  case markInText
  /// `JSONSerialization` on Linux is wrong in the last digits of a double.
  case lastDigits

  /// The reason for which they may take what we refuse with a problem; nil if there is none.
  init?(_ problem: LoadProblemKind, _ bytes: [UInt8]) {
    switch problem {
    case .syntax(.trailingComma): self = .trailingComma
    case .byteOrderMark: self = .byteOrderMark
    case .tooDeep: self = .deepNesting
    // Only where the text is that of another encoding, never for a wrong byte in the middle.
    case .notUTF8 where bytes.first.map { $0 >= 0xFE } ?? false || bytes.prefix(4).contains(0):
      self = .otherEncoding
    default: return nil
    }
  }
}

/// Our reader against Foundation's two, over documents at random, sound and damaged.
struct JSONFoundationTests {
  /// What one of Foundation's readers makes of a document.
  enum Peer: CaseIterable {
    case decoder, serialization

    func read(_ bytes: [UInt8]) -> FoundationValue? {
      switch self {
      case .decoder: try? JSONDecoder().decode(FoundationValue.self, from: Data(bytes))
      case .serialization:
        (try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed]))
          .flatMap { FoundationValue($0) }
      }
    }

    /// Why another value is no disagreement; nil if it is one.
    func reason(_ theirs: FoundationValue, _ ours: JSONValue) -> FoundationLaxity? {
      guard self == .serialization else { return nil }
      if ours.contains(mark: "\u{FEFF}") { return .markInText }
      return theirs.says(ours, tolerance: 1e-15) ? .lastDigits : nil
    }
  }

  /// Compares one document; a reason is noted where Foundation may differ.
  ///
  /// Nonsense must not slip through: what we accept, they accept as well and mean the same.
  static func compare(
    _ bytes: [UInt8], _ reading: Reading, _ reasons: inout Set<FoundationLaxity>
  ) {
    for peer in Peer.allCases {
      let theirs = peer.read(bytes)
      switch reading {
      case .value(let ours, let notes):
        guard let theirs else {
          // They refuse numbers beyond a double, and 0e5; we keep both as printed.
          if !isBeyondFoundation(ours) {
            Issue.record("\(peer) refuses: \(String(decoding: bytes, as: UTF8.self))")
          }
          continue
        }
        if !notes.isEmpty {
          reasons.insert(.duplicateKey)
        } else if !theirs.says(ours) {
          if let reason = peer.reason(theirs, ours) {
            reasons.insert(reason)
          } else {
            Issue.record("\(peer) says otherwise: \(String(decoding: bytes, as: UTF8.self))")
          }
        }
      case .problem(let problem):
        guard theirs != nil else { continue }
        if let reason = FoundationLaxity(problem.kind, bytes) {
          reasons.insert(reason)
        } else {
          Issue.record("\(peer) takes \(problem.kind): \(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
  }

  private static func isBeyondFoundation(_ value: JSONValue) -> Bool {
    switch value.content {
    case .number(let number, let printed):
      // Nor those that a double would call nought.
      number.map { $0.mantissa == 0 } ?? true || !(Double(printed) ?? .infinity).isFinite
        || Double(printed) == 0
    case .array(let elements): elements.contains(where: isBeyondFoundation)
    case .object(let object): object.members.contains { isBeyondFoundation($0.value) }
    default: false
    }
  }

  @Test(arguments: 0..<8)
  func `documents at random, damaged, are taken or refused alike`(_ part: UInt64) {
    var reasons: Set<FoundationLaxity> = []
    var taken = 0
    var refused = 0
    for seed in part * 500..<(part + 1) * 500 {
      var random = RandomJSON(seed: 10_000 + seed)
      let style = JSONPropertyTests.styles.randomElement(using: &random.generator) ?? .indented
      var changed = JSONWriter.bytes(of: random.value(), style: style)
      for _ in 0..<Int.random(in: 0...3, using: &random.generator) where !changed.isEmpty {
        Self.damage(&changed, &random.generator)
      }
      let reading = readWhole(changed)
      if reading.value == nil { refused += 1 } else { taken += 1 }
      Self.compare(changed, reading, &reasons)
    }
    #expect(taken > 100)
    #expect(refused > 150)
  }

  private static func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    let place = Int.random(in: bytes.indices, using: &generator)
    let other = Int.random(in: bytes.indices, using: &generator)
    let marks = Array("\0\t\n \"',-.0129:E[\\]eu{}".utf8) + [0x80, 0xC3, 0xE4, 0xED, 0xF0, 0xFF]
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: bytes.remove(at: place)
    case 1: bytes.insert(bytes[other], at: place)
    case 2: bytes.swapAt(place, other)
    case 3: bytes[place] = marks.randomElement(using: &generator) ?? 0
    case 4: bytes.insert(marks.randomElement(using: &generator) ?? 0, at: place)
    default: bytes.removeSubrange(min(place, other)..<max(place, other))
    }
  }

  @Test func `each reason for which Foundation may differ occurs`() {
    var reasons: Set<FoundationLaxity> = []
    var examples = [
      "[1,]", "{\"a\":1,}", "\u{FEFF}[1]", #"{"a":1,"a":2}"#, "\"\u{FEFF}\"",
      "0.9223372036854775807",
    ].map { bytes($0) }
    examples.append([0xFF, 0xFE] + Array("[1]".utf16).flatMap { [UInt8($0), 0] })
    examples.append(bytes(String(repeating: "[", count: 200) + String(repeating: "]", count: 200)))
    for example in examples { Self.compare(example, readWhole(example), &reasons) }
    #expect(reasons == Set(FoundationLaxity.allCases))
  }

  @Test func `all inputs of known verdict`() {
    var reasons: Set<FoundationLaxity> = []
    for example in JSONConformanceTests.cases {
      Self.compare(example.bytes, readWhole(example.bytes), &reasons)
    }
  }
}

/// What Foundation makes of a document.
indirect enum FoundationValue: Decodable {
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

  /// Takes what `JSONSerialization` gives.
  init?(_ value: Any) {
    switch value {
    case is NSNull: self = .null
    case let text as String: self = .string(text)
    case let list as [Any]:
      let elements = list.compactMap { FoundationValue($0) }
      guard elements.count == list.count else { return nil }
      self = .array(elements)
    case let object as [String: Any]:
      self = .object(object.compactMapValues { FoundationValue($0) })
    case let number as NSNumber:
      // A boolean is a number there, of a type of its own.
      let isBoolean = number === NSNumber(value: true) || number === NSNumber(value: false)
      self = isBoolean ? .boolean(number.boolValue) : .number(number.doubleValue)
    default: return nil
    }
  }

  /// Whether it is our value, numbers within a part of themselves.
  func says(_ value: JSONValue, tolerance: Double = 0) -> Bool {
    switch (self, value.content) {
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.string(let left), .string(let right)):
      left.unicodeScalars.elementsEqual(right.unicodeScalars)
    case (.number(let left), .number(let right, let printed)):
      isNear(left, Double(printed), tolerance)
        && (right.map { isNear(left, Double($0.description), tolerance) } ?? true)
    case (.array(let left), .array(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.says($1, tolerance: tolerance) }
    case (.object(let left), .object(let right)):
      left.count <= right.members.count
        && right.members.allSatisfy { member in
          left[member.key]?.says(member.value, tolerance: tolerance) ?? false
        }
    default: false
    }
  }

  private func isNear(_ left: Double, _ right: Double?, _ tolerance: Double) -> Bool {
    guard let right else { return false }
    return left == right || abs(left - right) <= tolerance * abs(right)
  }
}

extension JSONValue {
  /// Whether a character stands in any text or key.
  fileprivate func contains(mark: Unicode.Scalar) -> Bool {
    switch content {
    case .string(let text): text.unicodeScalars.contains(mark)
    case .array(let elements): elements.contains { $0.contains(mark: mark) }
    case .object(let object):
      object.members.contains {
        $0.key.unicodeScalars.contains(mark) || $0.value.contains(mark: mark)
      }
    default: false
    }
  }
}
