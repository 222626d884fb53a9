/// Why a text that a person typed or pasted is not a value, as facts; sentences are made elsewhere.
///
/// Nothing is guessed: a text with several readings is a problem that names them.
package struct EnteredProblem: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    /// Nothing stands there: empty, or one of the signs for a value that is missing.
    case nothing
    /// `/` and 不适用: the question does not arise here.
    case notApplicable
    /// This part of the text is none of the notations.
    case unreadable(part: String)
    /// The text may mean each of these, in plain notation.
    case ambiguous([String])
    /// From and to, where one number is asked for.
    case range(String, String)
    /// An exponent, by which a spreadsheet has dropped digits.
    case exponent
    /// More digits than exact arithmetic holds.
    case tooLong
    /// Another unit than the cell's, which cannot be converted.
    case unit(found: String, expected: String)
    /// Digits after the point where things are counted one by one.
    case notWhole(unit: String)
    /// 约, 余 and the like twice with different meanings, or where only exact numbers can stand.
    case qualifiers([String])
    /// A fraction n/N where no rate is asked for.
    case notARate(unit: String)
    /// A rate of nothing.
    case zeroDenominator
    /// A day or month that does not exist; `lastDay` is the month's last, where the month exists.
    case impossibleDate(year: Int, month: Int, day: Int?, lastDay: Int?)
    /// Part of a date, such as `4.`; nothing is added.
    case unfinished
    /// None of the names that the field knows; some that are near.
    case unknown(near: [FieldValue])
    /// Several things have this name or these initials.
    case several([FieldValue])
    /// A code of another length.
    case codeLength(found: Int, expected: Int)
    /// A character that the code's alphabet leaves out, and those that it is mistaken for.
    case codeCharacter(found: String, likely: [String])
  }

  /// The text as it was typed.
  package var text: String
  /// What is wrong.
  package var kind: Kind

  /// Makes a problem.
  package init(_ text: String, _ kind: Kind) {
    self.text = text
    self.kind = kind
  }
}

/// A problem before the text that it is about is known.
struct EntryFault: Error {
  var kind: EnteredProblem.Kind

  init(_ kind: EnteredProblem.Kind) { self.kind = kind }
}
