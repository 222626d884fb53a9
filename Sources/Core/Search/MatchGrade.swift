/// How well and by what a text matches a name; the smaller, the better.
///
/// One byte, so that a search over 100,000 names keeps its results in an array of bytes.
struct MatchGrade: Hashable, Comparable, Sendable {
  /// How much of the name was typed.
  enum Extent: UInt8 {
    case whole, beginning, part

    /// Of a match at the start of a name, or of all of it, or elsewhere.
    init(isAtStart: Bool, isAll: Bool) {
      self = !isAtStart ? .part : isAll ? .whole : .beginning
    }
  }

  private var value: UInt8

  /// No match; worse than any.
  static let none = MatchGrade(value: .max)

  private init(value: UInt8) { self.value = value }

  /// Makes a grade.
  init(_ extent: Extent, _ means: SearchHit.Means) {
    value = extent.rawValue << 3 | means.rawValue
  }

  /// The part of the grade that ranks: extent, and former names after current ones.
  var rank: UInt8 { (value >> 3) * 2 + (value & 7 == SearchHit.Means.former.rawValue ? 1 : 0) }

  /// Whether only initials in the middle of a name match.
  var isIncidental: Bool { self == MatchGrade(.part, .initials) }

  /// By what the text matches; nil for no match.
  var means: SearchHit.Means? { self == .none ? nil : SearchHit.Means(rawValue: value & 7) }

  static func < (a: MatchGrade, b: MatchGrade) -> Bool { a.value < b.value }
}
