/// Something in the data that a person should look at, as facts; sentences are made elsewhere.
package struct Finding: Hashable, Sendable {
  /// The catalogue's rule that was broken; nil for what the loader itself found.
  package var rule: String?
  /// How much it weighs: the rule's severity, or the loader's for what it found itself.
  package var severity: Rule.Severity
  /// What is the matter, with the numbers that show it.
  package var fact: Fact
  /// The figures concerned, the one to look at first.
  package var figures: [FigureRef]
  /// The indicator concerned, for findings about numbers.
  package var indicator: IndicatorID?
  /// The region concerned; nil where it is about a file or a definition.
  package var region: RegionID?
  /// The register and row concerned, for findings about rows.
  package var register: String?
  /// The row of `register`; nil for findings about numbers and files.
  package var row: RowID?

  /// Makes a finding.
  package init(
    rule: String? = nil, severity: Rule.Severity, fact: Fact, figures: [FigureRef] = [],
    indicator: IndicatorID? = nil, region: RegionID? = nil, register: String? = nil,
    row: RowID? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.fact = fact
    self.figures = figures
    self.indicator = indicator
    self.region = region
    self.register = register
    self.row = row
  }

  /// What was found.
  package enum Fact: Hashable, Sendable {
    /// Something is wrong with a file, or with a record in it.
    case load(LoadProblem)
    /// More cases than there can be.
    case numeratorExceedsDenominator(numerator: FixedDecimal, denominator: FixedDecimal)
    /// A value outside the range of its rule or indicator.
    case outOfRange(value: FixedDecimal, minimum: FixedDecimal?, maximum: FixedDecimal?)
    /// Parts that share the whole out do not add up to it.
    case partsDiffer(total: FixedDecimal, sum: FixedDecimal)
    /// A single nested or partial count is larger than its total.
    case partExceedsTotal(part: FixedDecimal, total: FixedDecimal)
    /// More units passed the higher level than the lower one that includes it.
    case notNested(upper: Rank, upperValue: FixedDecimal, lower: Rank, lowerValue: FixedDecimal)
    /// A printed percentage is not what its own fraction gives.
    case percentage(printed: FixedDecimal, computed: FixedDecimal)
    /// It is what its fraction gives when the digits are cut off instead of rounded.
    case percentageTruncated(printed: FixedDecimal, rounded: FixedDecimal)
    /// The same thing is stated with two values that cannot both be true.
    case conflict(FixedDecimal, FixedDecimal)
    /// The same statement stands twice at the same place of the document.
    case duplicate
    /// A level that the region cannot grant or pass on.
    case levelBelowRegion(level: Rank, region: Rank)
    /// A reported total and the complete sum of the children differ.
    case rollupDiffers(reported: FixedDecimal, sum: FixedDecimal)
    /// One number is larger than the other that bounds it.
    case exceeds(value: FixedDecimal, other: IndicatorID, otherValue: FixedDecimal)
    /// A percentage of nothing.
    case zeroDenominator
    /// Two sides of a rule that has no fact of its own; its message names them.
    case broken(left: FixedDecimal, right: FixedDecimal)
    /// A unit that cannot be turned into the unit of the indicator.
    case unit(found: String, expected: String)
    /// Something that the figure does not state.
    case notStated(Rule.Side.Trait)
    /// A number that should never fall has fallen.
    case fell(from: FixedDecimal, to: FixedDecimal)
    /// The check character of a unified social credit code is wrong.
    case creditCode(found: String, expected: String)
    /// A unified social credit code was given out elsewhere.
    case creditCodeRegion(code: String, region: RegionID)
    /// A number far from the year before; what years before it make likely, from low to high.
    case unlikeBefore(
      value: FixedDecimal, before: FixedDecimal, year: Int, low: FixedDecimal, high: FixedDecimal)
    /// A number far from those of the places beside it.
    case unlikePeers(
      value: FixedDecimal, median: FixedDecimal, low: FixedDecimal, high: FixedDecimal, peers: Int)
    /// Another unit than the year before, of another kind.
    case unitChanged(found: String, before: String, year: Int)
    /// Of a time that has not begun.
    case future(String)
    /// The check character of an organisation code, inside a credit code or alone, is wrong.
    case organisationCode(found: String, expected: String)
    /// Another row has the same code; its id.
    case codeTaken(by: String)
    /// Another row of the same place has a name much like this one: its id and name.
    case similarName(id: String, name: String)
    /// A required field is empty.
    case fieldMissing(String)
    /// A number outside the bounds of its field.
    case fieldOutOfRange(
      field: String, value: FixedDecimal, minimum: FixedDecimal?, maximum: FixedDecimal?)
    /// Another row has the same in a field that must not repeat; its id.
    case fieldTaken(field: String, by: String)
    /// A change of state that the register does not allow, by the ids of the states.
    case moveNotAllowed(from: String, to: String)
    /// A change of state that needs a field that is empty.
    case moveNeeds(field: String, to: String)
    /// A row breaks a constraint of its register, by the constraint's id.
    case constraint(String)
    /// A worked example of an indicator does not come out; the indicator is switched off.
    case exampleFailed(example: Int, expected: String, result: String?)
  }
}
