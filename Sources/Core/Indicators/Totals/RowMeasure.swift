/// Something that is added up over the rows of a register, for every region at once.
package struct RowMeasure: Hashable, Sendable {
  /// What each row that passes adds.
  package enum Operand: Hashable, Sendable {
    /// One.
    case count
    /// The number of a field; a row without one adds nothing.
    case sum(String)
    /// One for every different value of a field; rows without a value add nothing.
    case distinct(String)
  }

  /// Which rows of which register, and how they belong to a year.
  package var selection: RowSelection
  /// The year that rows must belong to; nil for all times.
  package var year: Int?
  /// The level that rows must have; nil for all.
  package var level: Rank?
  /// The options that rows must have.
  package var breakdown: Breakdown
  /// What a row adds.
  package var operand: Operand

  /// Makes a measure.
  package init(
    _ selection: RowSelection, year: Int? = nil, level: Rank? = nil,
    breakdown: Breakdown = Breakdown(), _ operand: Operand = .count
  ) {
    self.selection = selection
    self.year = year
    self.level = level
    self.breakdown = breakdown
    self.operand = operand
  }

  /// The rows that it adds up.
  var key: RegisterRows.Key {
    RegisterRows.Key(selection: selection, year: year, level: level, breakdown: breakdown)
  }
}

extension RegisterRows.Key {
  /// The selection's own condition and those of level and breakdown; nil if there is no such field.
  func conditions(_ schema: RegisterSchema) -> [Condition]? {
    var conditions = [selection.condition].compactMap { $0 }
    var wanted = breakdown.parts.map { ($0.dimension, $0.option) }
    if let level { wanted.append((Catalogue.levelDimension, level.rawValue)) }
    for (dimension, option) in wanted {
      guard let field = schema.field(for: dimension) else { return nil }
      conditions.append(.oneOf(Condition.FieldPath(field: field.id), [option]))
    }
    return conditions
  }
}

extension RowMeasure {
  /// What the catalogue's definition of an indicator adds up itself, in formula order.
  package static func measures(
    of indicator: IndicatorID, in catalogue: Catalogue, year: Int?
  ) -> [RowMeasure] {
    (catalogue.indicators[indicator]?.formula.measures ?? []).map { measure in
      var measure = measure
      measure.year = year
      return measure
    }
  }
}

/// What the catalogue's definitions add up, by register: found together in one pass.
struct CatalogueMeasures: Sendable {
  private var measures: [String: [RowMeasure]] = [:]

  init(_ catalogue: Catalogue) {
    var seen: Set<RowMeasure> = []
    for indicator in catalogue.indicators.all {
      for version in [indicator] + indicator.otherVersions {
        let own = version.formula.measures + (version.listed?.measures ?? [])
        for measure in own where seen.insert(measure).inserted {
          measures[measure.selection.register, default: []].append(measure)
        }
      }
    }
  }

  /// What is best found together with a measure: all that its register is asked for at the same
  /// time, and the other options of the breakdown.
  func companions(of measure: RowMeasure, _ catalogue: Catalogue) -> [RowMeasure] {
    var found = (measures[measure.selection.register] ?? []).map { other in
      var other = other
      other.year = measure.year
      return other
    }
    if let part = measure.breakdown.parts.last, let all = catalogue.dimensions[part.dimension] {
      for option in all.options {
        var other = measure
        other.breakdown = Breakdown(
          measure.breakdown.parts.dropLast()
            + [Breakdown.Part(dimension: part.dimension, option: option.id)])
        found.append(other)
      }
    }
    return found
  }
}

extension Formula {
  /// What the formula adds up over rows directly, for all times.
  fileprivate var measures: [RowMeasure] {
    switch self {
    case .count(let rows, let distinct):
      [RowMeasure(rows, distinct.map { .distinct($0) } ?? .count)]
    case .sum(let rows, let field): [RowMeasure(rows, .sum(field))]
    default: parts.flatMap(\.measures)
    }
  }
}
