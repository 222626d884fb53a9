/// Counts and sums over registers.
extension IndicatorEngine {
  /// How many rows count in a place and everything below it, or the sum of a field over them.
  ///
  /// Nil where nothing has ever been registered there: that is missing, not nought. Above the rank
  /// that keeps the register it is partial until every child has registered something.
  func rowReading(
    _ selection: RowSelection, field: String?, distinct: String?, _ context: FormulaContext
  ) -> Reading? {
    let query = context.query
    let subtree = dataset.regions.subtree(of: query.region)
    guard let table = dataset.table(selection.register),
      rows.hasRows(selection.register, within: subtree)
    else { return nil }
    let wanted = splittable(query, table.schema)
    guard let wanted else { return nil }
    let operand: RowMeasure.Operand =
      distinct.map { .distinct($0) } ?? field.map { .sum($0) } ?? .count
    let measure = RowMeasure(
      selection, year: query.period.year, level: wanted.level, breakdown: wanted.breakdown,
      operand)
    var counted = CountedRows(measure, region: query.region)
    let result: Quantity
    if let total = rows.total(measure, in: query.region) {
      counted.count = total.count
      guard let quantity = quantity(total, measure, table, context) else { return nil }
      result = quantity
    } else {
      let matching = self.rows(counted)
      counted.count = matching.count
      guard let quantity = quantity(matching, measure, table, context) else { return nil }
      result = quantity
    }
    return Reading(
      quantity: result, kind: context.indicator.kind,
      period: query.period.year.map { year in
        let end = CalendarDate.last(ofMonth: 12, year: year)
        return selection.time == .asOf ? .asOf(PartialDate(end)) : .year(year)
      },
      isPartial: !rows.isKept(selection.register, query.region),
      trace: .rows(
        register: selection.register, rows: counted, field: field, distinct: distinct,
        result: result))
  }

  /// The rows that were counted, by region, those of one region in file order; O(rows there).
  package func rows(_ counted: CountedRows) -> [RowID] {
    rows.matching(
      counted.measure.key, within: dataset.regions.subtree(of: counted.region))
  }

  /// The level and breakdown asked for, if the register has fields for them.
  private func splittable(_ query: Query, _ schema: RegisterSchema) -> Query? {
    if query.level != nil, schema.field(for: Catalogue.levelDimension) == nil { return nil }
    let known = query.breakdown.parts.allSatisfy { schema.field(for: $0.dimension) != nil }
    return known ? query : nil
  }

  /// A total as a quantity; nil where the rows that pass do not say how much.
  private func quantity(
    _ total: RegisterTotals.Total, _ measure: RowMeasure, _ table: Table, _ context: FormulaContext
  ) -> Quantity? {
    let unit = context.indicator.unit
    switch measure.operand {
    case .count: return Quantity(FixedDecimal(total.count), unit: unit)
    case .distinct: return Quantity(FixedDecimal(total.stated), unit: unit)
    case .sum(let name):
      guard let field = table.schema[name] else { return nil }
      if total.special > 0 || (field.type == .quantity && field.unit == nil) {
        return quantity(
          rows(CountedRows(measure, region: context.query.region)), measure, table, context)
      }
      // No rows are nought; rows of which none says how much are not.
      if total.stated == 0, total.count > 0 { return nil }
      guard let number = total.number else { return nil }
      return try? Quantity(number, unit: field.unit ?? unit).converted(
        to: unit, units: dataset.catalogue.units)
    }
  }

  /// What rows come to, row by row: numbers in several units, inexact ones, very large ones.
  private func quantity(
    _ matching: [RowID], _ measure: RowMeasure, _ table: Table, _ context: FormulaContext
  ) -> Quantity? {
    switch measure.operand {
    case .count: return Quantity(FixedDecimal(matching.count), unit: context.indicator.unit)
    case .distinct(let field):
      let values = Set(matching.map { table.value(field, of: $0) }.filter { !$0.isMissing })
      return Quantity(FixedDecimal(values.count), unit: context.indicator.unit)
    case .sum(let field): return sum(field, over: matching, of: table, context)
    }
  }

  private func sum(
    _ name: String, over matching: [RowID], of table: Table, _ context: FormulaContext
  ) -> Quantity? {
    guard let field = table.schema[name] else { return nil }
    let own = field.unit ?? context.indicator.unit
    var total = Quantity(.zero, unit: own)
    var stated = 0
    for row in matching {
      switch table.value(name, of: row) {
      case .number(let number):
        guard let next = total.value?.adding(number) else { return nil }
        total.value = next
        stated += 1
      case .quantity(let quantity):
        if quantity.value == nil { continue }
        guard let next = try? total.adding(quantity, units: dataset.catalogue.units)
        else { return nil }
        total = next
        stated += 1
      default: continue
      }
    }
    // No rows are nought; rows of which none says how much are not.
    if stated == 0, !matching.isEmpty { return nil }
    return try? total.converted(to: context.indicator.unit, units: dataset.catalogue.units)
  }
}

/// Rows that a number was made of, named by what they have in common: a nation has millions.
package struct CountedRows: Hashable, Sendable {
  /// What was counted or added up.
  let measure: RowMeasure
  /// Where.
  package let region: RegionID
  /// How many rows they are.
  package internal(set) var count = 0

  init(_ measure: RowMeasure, region: RegionID) {
    self.measure = measure
    self.region = region
  }
}
