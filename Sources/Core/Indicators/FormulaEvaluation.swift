/// What a formula is evaluated for.
struct FormulaContext {
  let indicator: Indicator
  let query: Query
  let arithmetic: Arithmetic

  /// The same for another year.
  func during(_ year: Int) -> FormulaContext {
    FormulaContext(
      indicator: indicator, query: query.during(.year(year)), arithmetic: arithmetic)
  }
}

/// An indicator's own formula.
extension IndicatorEngine {
  /// The value that the formula gives at the place itself; 0/0 is a reading without a value.
  func evaluate(_ indicator: Indicator, _ query: Query) -> Reading? {
    if indicator.formula == .reported { return nil }
    let context = FormulaContext(
      indicator: indicator, query: query,
      arithmetic: Arithmetic(catalogue: dataset.catalogue, indicator: indicator))
    guard var reading = evaluate(indicator.formula, context) else { return nil }
    if reading.isZeroOfZero, indicator.zeroDenominator == .none { return nil }
    reading.kind = indicator.kind
    if reading.ratio == nil { reading.quantity = context.arithmetic.rounded(reading.quantity) }
    reading.quantity.unit = indicator.unit
    return reading
  }

  /// What the registers have on file for an indicator that is reported (在册).
  func listed(_ query: Query, _ indicator: Indicator) -> Reading? {
    guard let formula = indicator.listed else { return nil }
    let context = FormulaContext(
      indicator: indicator, query: query,
      arithmetic: Arithmetic(catalogue: dataset.catalogue, indicator: indicator))
    return evaluate(formula, context)
  }

  func evaluate(_ formula: Formula, _ context: FormulaContext) -> Reading? {
    switch formula {
    case .reported: return nil
    case .indicator(let id, let level, let breakdown):
      return operand(id, level, breakdown, context)
    case .ratio(let numerator, of: let denominator, let factor):
      return ratio(numerator, denominator, factor, context)
    case .add(let terms): return sum(terms, context)
    case .change(let part, let years, let form): return change(part, years, form, context)
    case .window(let part, let years, let offset): return window(part, years, offset, context)
    case .streak(let part, let test): return streak(part, test, context)
    case .count(let selection, let distinct):
      return rowReading(selection, field: nil, distinct: distinct, context)
    case .sum(let selection, let field):
      return rowReading(selection, field: field, distinct: nil, context)
    case .share(let rank, let part, let test, let factor):
      return share(rank, part, test, factor, context)
    }
  }

  /// Another indicator's whole value at the same place; what was asked for is handed on.
  private func operand(
    _ id: IndicatorID, _ level: Formula.LevelChoice, _ breakdown: Formula.BreakdownChoice,
    _ context: FormulaContext
  ) -> Reading? {
    var query = context.query
    query.indicator = id
    switch level {
    case .asked: break
    case .total: query.level = nil
    case .level(let rank): query.level = rank
    }
    if case .fixed(let own) = breakdown { query.breakdown = own }
    let found = contribution(query)
    guard var reading = found.complete ?? found.addend else { return nil }
    reading.trace = .indicator(
      id, level: query.level, breakdown: query.breakdown, query.region, reading.trace)
    return reading
  }

  private func ratio(
    _ numerator: Formula, _ denominator: Formula, _ factor: Factor, _ context: FormulaContext
  ) -> Reading? {
    guard let bottom = evaluate(denominator, context), let bottomValue = bottom.quantity.value
    else { return nil }
    let top =
      evaluate(numerator, context)
      ?? (context.indicator.missing == .zero ? nought(bottom, context) : nil)
    guard let top, let own = top.quantity.value else { return nil }
    // In one unit where the two have one in common; people per enterprise stay as they are.
    let converted = try? top.quantity.converted(
      to: bottom.quantity.unit, units: dataset.catalogue.units)
    let ratio = Ratio(converted?.value ?? own, of: bottomValue)
    let qualifier = top.quantity.qualifier.combined(with: bottom.quantity.qualifier.reversed)
    let value = ratio.isDefined ? context.arithmetic.value(of: ratio, qualifier: qualifier) : nil
    if ratio.isDefined, value == nil { return nil }
    return merged(
      [top, bottom], value, context, ratio: ratio,
      trace: .ratio(
        numerator: top.trace, denominator: bottom.trace, ratio: ratio, factor: factor,
        result: value))
  }

  private func nought(_ other: Reading, _ context: FormulaContext) -> Reading {
    Reading(
      quantity: Quantity(.zero, unit: other.quantity.unit), kind: other.kind,
      period: other.period, trace: .nothing(nil))
  }

  private func sum(_ terms: [Formula], _ context: FormulaContext) -> Reading? {
    let readings = terms.map { evaluate($0, context) }
    let known = readings.compactMap { $0 }
    guard !known.isEmpty,
      context.indicator.missing != .skipIfAnyMissing || known.count == readings.count,
      let sum = Arithmetic.sum(known.map(\.quantity), units: dataset.catalogue.units)
    else { return nil }
    return merged(known, sum, context, trace: .sum(known.map(\.trace), result: sum))
  }

  /// A value made of others: its time is theirs where they share one.
  func merged(
    _ parts: [Reading], _ value: Quantity?, _ context: FormulaContext, ratio: Ratio? = nil,
    trace: Trace
  ) -> Reading {
    let first = parts.first
    let isShared = parts.allSatisfy { $0.period == first?.period }
    let words = parts.allSatisfy { $0.periodPrinted == first?.periodPrinted }
    return Reading(
      quantity: value ?? Quantity(nil, unit: context.indicator.unit, qualifier: .unquantified),
      ratio: ratio, kind: context.indicator.kind,
      period: isShared && !parts.isEmpty
        ? first?.period : context.query.period.year.map { .year($0) },
      periodPrinted: words ? first?.periodPrinted : nil,
      isPartial: parts.contains(where: \.isPartial), trace: trace)
  }

  /// The share of the regions of a rank below that pass a test, of all that have a value.
  private func share(
    _ rank: Rank, _ part: Formula, _ test: ValueTest, _ factor: Factor, _ context: FormulaContext
  ) -> Reading? {
    let regions = dataset.regions
    var passing: [RegionID] = []
    var failing: [RegionID] = []
    var missing: [RegionID] = []
    for region in regions.descendants(of: context.query.region)
    where regions[region].rank == rank && regions[region].kind == .formal {
      let inner = FormulaContext(
        indicator: context.indicator, query: context.query.about(region),
        arithmetic: context.arithmetic)
      guard hasInputs(context.indicator.id, within: regions.subtree(of: region)),
        let value = evaluate(part, inner)?.quantity.value
      else {
        missing.append(region)
        continue
      }
      if test.passes(value) { passing.append(region) } else { failing.append(region) }
    }
    let known = passing.count + failing.count
    guard known > 0 else { return nil }
    let ratio = Ratio(FixedDecimal(passing.count), of: FixedDecimal(known))
    let value = context.arithmetic.value(of: ratio)
    var reading = merged(
      [], value, context, ratio: ratio,
      trace: .share(
        passing: passing, failing: failing, missing: missing, factor: factor, result: value))
    reading.isPartial = !missing.isEmpty
    return reading
  }
}

extension Arithmetic {
  /// The sum in the first one's unit; nil where one is words only, of another group, or too large.
  static func sum(_ quantities: [Quantity], units: UnitTable) -> Quantity? {
    guard var total = quantities.first, total.value != nil else { return nil }
    total.printed = nil
    for quantity in quantities.dropFirst() {
      guard let next = try? total.adding(quantity, units: units) else { return nil }
      total = next
    }
    return total
  }
}
