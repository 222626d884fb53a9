/// A test of a row: one small language for filters, indicators, constraints and rules.
///
/// It has three results: a comparison with a missing field is neither true nor false, and `not`,
/// `all` and `any` carry that on. Filters take what is true, constraints report what is false.
package indirect enum Condition: Hashable, Sendable {
  case all([Condition])
  case any([Condition])
  case not(Condition)
  case compare(FieldPath, Comparator, Operand)
  /// One of some literals.
  case oneOf(FieldPath, [String])
  /// A text that contains these characters, or a list that holds this option.
  case contains(FieldPath, String)
  case present(FieldPath)
  case missing(FieldPath)

  /// How two values are compared; levels, numbers and dates have an order.
  package enum Comparator: String, Hashable, Sendable, CaseIterable {
    case `is`, isNot, atLeast, atMost, over, under

    /// Whether a first value standing in some order to a second passes.
    package func holds(_ order: Order) -> Bool {
      switch self {
      case .is: order == .equal
      case .isNot: order != .equal
      case .atLeast: order != .less
      case .atMost: order != .greater
      case .over: order == .greater
      case .under: order == .less
      }
    }

    /// How a first value stands to a second.
    package enum Order: Hashable, Sendable {
      case less, equal, greater
    }
  }

  /// What a field is compared with.
  package enum Operand: Hashable, Sendable {
    /// A value in the text form of the field's type: `12.5`, `2023-04`, `certified`, `true`.
    case literal(String)
    /// Another field of the same row.
    case field(FieldPath)
  }

  /// A field of the row, or of the row that a reference of it points to.
  package struct FieldPath: Hashable, Sendable {
    /// The reference that is followed first; nil for a field of the row itself.
    package var reference: String?
    /// Id of the field, in the row itself or in the row that `reference` points to.
    package var field: String

    /// Makes a path from `field` or `reference.field`; nil for anything longer or empty.
    package init?(_ text: String) {
      let names = text.split(separator: ".", omittingEmptySubsequences: false)
      guard (1...2).contains(names.count), names.allSatisfy({ !$0.isEmpty }) else { return nil }
      reference = names.count == 2 ? String(names[0]) : nil
      field = String(names[names.count - 1])
    }

    /// Makes the path of a field of the row itself.
    package init(field: String) {
      self.field = field
    }
  }

  /// The fields that the condition looks at, each once.
  package var fields: Set<FieldPath> {
    switch self {
    case .all(let parts), .any(let parts): return parts.reduce(into: []) { $0.formUnion($1.fields) }
    case .not(let part): return part.fields
    case .compare(let path, _, .field(let other)): return [path, other]
    case .compare(let path, _, .literal), .oneOf(let path, _), .contains(let path, _),
      .present(let path), .missing(let path):
      return [path]
    }
  }
}
