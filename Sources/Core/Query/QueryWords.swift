/// The words of a filter that are not the catalogue's, in all languages at once.
///
/// Signs (`>` `>=` `=` `!=` `( )` …) mean the same everywhere and are not among them.
package struct QueryWords: Sendable, Hashable {
  /// Between two conditions that must both hold.
  package var and: [String] = []
  /// Between two conditions of which one must hold.
  package var or: [String] = []
  /// Before a condition that must not hold.
  package var not: [String] = []
  /// Before a field: nothing is filled in.
  package var missing: [String] = []
  /// Before a field: something is filled in.
  package var present: [String] = []
  /// Words between a field and a value, in lower case.
  package var comparators: [String: Comparison] = [:]
  /// Between the ends of a range.
  package var to: [String] = []
  /// What a yes is called.
  package var yes: [String] = []
  /// What a no is called.
  package var no: [String] = []

  /// How a field stands to a value.
  package enum Comparison: Hashable, Sendable {
    /// Equal, above, below.
    case order(Condition.Comparator)
    /// A text with these characters, a list with this option.
    case contains
  }

  /// Makes words of no language.
  package init() {}

  /// The words of this and another language.
  package func with(_ other: QueryWords) -> QueryWords {
    var both = self
    both.and += other.and
    both.or += other.or
    both.not += other.not
    both.missing += other.missing
    both.present += other.present
    both.comparators.merge(other.comparators) { first, _ in first }
    both.to += other.to
    both.yes += other.yes
    both.no += other.no
    return both
  }
}

/// Why a filter cannot be read, and where.
package struct QueryProblem: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    /// A parenthesis is never closed, or a quotation.
    case unclosed
    /// A parenthesis closes that none has opened.
    case unopened
    /// Something is to follow: a word, a condition, a parenthesis.
    case nothingFollows
    /// A comparison is to follow for the field.
    case comparisonMissing(field: LocalizedText)
    /// A value is to follow for the field.
    case valueMissing(field: LocalizedText)
    /// The word before a comparison is no field; one that is near.
    case unknownField(String, near: LocalizedText?)
    /// Several fields are meant by the word.
    case severalFields([LocalizedText])
    /// The word is no value of the field; one that is near.
    case notAValue(String, field: LocalizedText, near: LocalizedText?)
    /// The field's values have no order, or cannot be compared at all.
    case notComparable(field: LocalizedText)
  }

  /// What is wrong.
  package var kind: Kind
  /// Where, in Characters of the text; at its end where something is missing.
  package var range: Range<Int>

  /// Records a problem.
  package init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
