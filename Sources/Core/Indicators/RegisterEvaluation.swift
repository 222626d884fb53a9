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
    let matching = rows.matching(
      RegisterRows.Key(
        selection: selection, year: query.period.year, level: wanted.level,
        breakdown: wanted.breakdown)
    ).slice(subtree)
    var result = Quantity(FixedDecimal(matching.count), unit: context.indicator.unit)
    if let distinct {
      let values = Set(matching.map { table.value(distinct, of: $0) }.filter { !$0.isMissing })
      result.value = FixedDecimal(values.count)
    } else if let field {
      guard let sum = sum(field, over: matching, of: table, context) else { return nil }
      result = sum
    }
    return Reading(
      quantity: result, kind: context.indicator.kind,
      period: query.period.year.map { year in
        let end = CalendarDate.last(ofMonth: 12, year: year)
        return selection.time == .asOf ? .asOf(PartialDate(end)) : .year(year)
      },
      isPartial: !isKept(selection.register, query.region),
      trace: .rows(
        register: selection.register, rows: Array(matching), field: field, distinct: distinct,
        result: result))
  }

  /// The level and breakdown asked for, if the register has fields for them.
  private func splittable(_ query: Query, _ schema: RegisterSchema) -> Query? {
    if query.level != nil, schema.field(for: Catalogue.levelDimension) == nil { return nil }
    let known = query.breakdown.parts.allSatisfy { schema.field(for: $0.dimension) != nil }
    return known ? query : nil
  }

  private func sum(
    _ name: String, over matching: ArraySlice<RowID>, of table: Table, _ context: FormulaContext
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

  /// Whether every place that keeps a register has rows in it.
  private func isKept(_ register: String, _ region: RegionID) -> Bool {
    let keepers = dataset.catalogue.registers[register]?.keptBy ?? .county
    guard rows.hasRows(register, within: dataset.regions.subtree(of: region)) else { return false }
    let children = dataset.regions.formalChildren(of: region)
    if dataset.regions[region].rank >= keepers || children.isEmpty { return true }
    return children.allSatisfy { isKept(register, $0) }
  }
}
