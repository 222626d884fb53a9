/// How well and by what a text matches a name; the smaller, the better.
///
/// One byte, so that a search over 100,000 names keeps its results in an array of bytes.
struct MatchGrade: Hashable, Comparable, Sendable {
  /// How much of the name was typed.
  enum Extent: UInt8 {
    case whole, beginning, part
  }

  /// As one byte; the smaller, the better.
  let byte: UInt8

  /// No match; worse than any.
  static let none = MatchGrade(byte: .max)

  /// The grade with a byte.
  init(byte: UInt8) { self.byte = byte }

  /// Makes a grade.
  init(_ extent: Extent, _ means: SearchHit.Means) {
    byte = extent.rawValue << 3 | means.rawValue
  }

  /// The part of the grade that ranks: extent, and former names after current ones.
  var rank: UInt8 { (byte >> 3) * 2 + (byte & 7 == SearchHit.Means.former.rawValue ? 1 : 0) }

  /// Whether only initials in the middle of a name match.
  var isIncidental: Bool { self == MatchGrade(.part, .initials) }

  /// By what the text matches; nil for no match.
  var means: SearchHit.Means? { self == .none ? nil : SearchHit.Means(rawValue: byte & 7) }

  static func < (a: MatchGrade, b: MatchGrade) -> Bool { a.byte < b.byte }
}
