/// The conditions of many measures as one list of steps, each worked out once per run of rows.
///
/// Names are looked up when a measure is added; equal parts of conditions become one step. A step
/// comes after those it is made of.
struct RowMasks: Sendable {
  /// Rows in a run of a column.
  static let runLength = ChunkedArray<Int32>.runLength

  /// One test; positions are those of fields in the schema, or of earlier steps.
  enum Step: Hashable, Sendable {
    case unknown
    case all([Int])
    case any([Int])
    case not(Int)
    /// An option or level is one of these.
    case options(field: Int, [String])
    /// A number, or a quantity's number, against a constant.
    case number(field: Int, Condition.Comparator, FixedDecimal)
    /// A date against the first and last day of a constant.
    case date(field: Int, Condition.Comparator, Int32, Int32)
    case boolean(field: Int, Condition.Comparator, Bool)
    case within(field: Int, [Range<Int32>])
    case present(field: Int)
    case belongs(year: Int, RowSelection.Time)
    /// Texts, lists, other rows: tested row by row.
    case other(Condition)
  }

  private(set) var steps: [Step] = []
  /// The fields that each step looks at, those of the steps it is made of among them.
  private(set) var fields: [Set<String>] = []
  private var positions: [Step: Int] = [:]
  private let schema: RegisterSchema
  private let regions: RegionTree

  init(_ schema: RegisterSchema, _ regions: RegionTree) {
    self.schema = schema
    self.regions = regions
  }

  /// Adds the steps for the rows of a measure; nil where the register cannot be split as asked.
  mutating func add(_ key: RegisterRows.Key) -> Int? {
    guard let conditions = key.conditions(schema) else { return nil }
    var parts = conditions.map { step($0) }
    if let year = key.year, key.selection.time != .all {
      parts.append(add(.belongs(year: year, key.selection.time)))
    }
    return parts.count == 1 ? parts[0] : add(.all(parts))
  }

  /// The step at a position and those it is made of are marked.
  func mark(_ step: Int, in needed: inout [Bool]) {
    if needed[step] { return }
    needed[step] = true
    switch steps[step] {
    case .all(let parts), .any(let parts): for part in parts { mark(part, in: &needed) }
    case .not(let part): mark(part, in: &needed)
    default: break
    }
  }

  private mutating func add(_ step: Step) -> Int {
    if let known = positions[step] { return known }
    let looksAt: Set<String> =
      switch step {
      case .unknown: []
      case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion(fields[$1]) }
      case .not(let part): fields[part]
      case .options(let field, _), .number(let field, _, _), .date(let field, _, _, _),
        .boolean(let field, _, _), .within(let field, _), .present(let field):
        [schema.fields[field].id]
      case .belongs: Set(schema.timeFields + schema.endFields)
      case .other(let condition): Set(condition.fields.map { $0.reference ?? $0.field })
      }
    steps.append(step)
    fields.append(looksAt)
    positions[step] = steps.count - 1
    return steps.count - 1
  }

  // MARK: - Conditions

  private mutating func step(_ condition: Condition) -> Int {
    switch condition {
    case .all(let parts):
      let steps = parts.map { step($0) }
      return add(.all(steps))
    case .any(let parts):
      let steps = parts.map { step($0) }
      return add(.any(steps))
    case .not(let part):
      let inner = step(part)
      return add(.not(inner))
    case .present(let path): return present(path)
    case .missing(let path):
      let inner = present(path)
      return add(.not(inner))
    case .oneOf(let path, let literals): return oneOf(path, literals)
    case .compare(let path, .is, .literal(let text)): return oneOf(path, [text])
    case .compare(let path, .isNot, .literal(let text)):
      let inner = oneOf(path, [text])
      return add(.not(inner))
    case .compare(let path, let comparator, .literal(let text)):
      return ordered(path, comparator, text) ?? add(.other(condition))
    case .compare(_, _, .field), .contains: return add(.other(condition))
    }
  }

  /// The position of a field of the row itself.
  private func own(_ path: Condition.FieldPath) -> Int? {
    path.reference == nil ? schema.index(of: path.field) : nil
  }

  private mutating func present(_ path: Condition.FieldPath) -> Int {
    guard let field = own(path) else { return add(.other(.present(path))) }
    return add(.present(field: field))
  }

  private mutating func oneOf(_ path: Condition.FieldPath, _ literals: [String]) -> Int {
    guard let field = own(path) else { return add(.other(.oneOf(path, literals))) }
    switch schema.fields[field].type {
    case .option, .level: return add(.options(field: field, literals))
    case .region:
      let places = literals.compactMap { regions.resolve($0) }.map { regions.subtree(of: $0) }
      return add(.within(field: field, places))
    case .integer, .decimal, .year, .quantity, .date, .boolean:
      let tests = literals.compactMap { ordered(path, .is, $0) }.filter { steps[$0] != .unknown }
      return tests.isEmpty ? add(.unknown) : tests.count == 1 ? tests[0] : add(.any(tests))
    default: return add(.other(.oneOf(path, literals)))
    }
  }

  /// A comparison with a constant; nil for fields that are tested row by row.
  private mutating func ordered(
    _ path: Condition.FieldPath, _ comparator: Condition.Comparator, _ text: String
  ) -> Int? {
    guard let field = own(path) else { return nil }
    switch schema.fields[field].type {
    case .integer, .decimal, .year, .quantity:
      return FixedDecimal(text).map { add(.number(field: field, comparator, $0)) } ?? add(.unknown)
    case .date:
      guard let date = PartialDate(text),
        case .days(let first, let last) = RowFilter.span(date.packed)
      else { return add(.unknown) }
      return add(.date(field: field, comparator, first, last))
    case .boolean:
      guard text == "true" || text == "false" else { return add(.unknown) }
      return add(.boolean(field: field, comparator, text == "true"))
    default: return nil
    }
  }
}
