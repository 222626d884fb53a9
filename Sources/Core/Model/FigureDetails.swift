/// What few figures have, in a box that figures without any of it do without.
///
/// A value: a box never changes, and equal values in two boxes are equal. Invariant: without a box
/// everything is nil and the breakdown empty, and no box holds just that.
struct FigureDetails: Hashable, Sendable {
  /// See the properties of `Figure` of the same names.
  struct Values: Hashable, Sendable {
    var reporter: RegionID?
    var levelPrinted: String?
    var rateBasis: String?
    var breakdown = Breakdown.total
    var periodPrinted: String?
    var comparison: Comparison?
    var numerator: FixedDecimal?
    var denominator: FixedDecimal?
    var caseName: String?
    var section: String?
    var note: String?

    var isEmpty: Bool {
      reporter == nil && levelPrinted == nil && rateBasis == nil && breakdown.isEmpty
        && periodPrinted == nil && comparison == nil && numerator == nil && denominator == nil
        && caseName == nil && section == nil && note == nil
    }
  }

  final class Box: Sendable {
    let values: Values
    init(_ values: Values) { self.values = values }
  }

  /// What there is; nil for nothing.
  private(set) var box: Box?

  /// Nothing.
  init() {}

  init(_ values: Values) { box = values.isEmpty ? nil : Box(values) }

  /// Changes some of it.
  mutating func change(_ body: (inout Values) -> Void) {
    var values = box?.values ?? Values()
    body(&values)
    self = FigureDetails(values)
  }

  static func == (a: FigureDetails, b: FigureDetails) -> Bool {
    a.box === b.box || a.box?.values == b.box?.values
  }

  func hash(into hasher: inout Hasher) { hasher.combine(box?.values) }
}
