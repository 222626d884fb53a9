/// Formulas over several years: windows, changes, streaks.
extension IndicatorEngine {
  /// Over some years: flows are added up, ratios Σ/Σ, of stocks the last counts.
  ///
  /// A figure for exactly these years answers for all of them. Fewer years than asked give a partial
  /// value, no year none.
  func window(
    _ part: Formula, _ years: Int, _ offset: Int, _ context: FormulaContext
  ) -> Reading? {
    guard let year = context.query.period.year, years > 0 else { return nil }
    let span = (year - offset - years + 1)...(year - offset)
    if let whole = spanFigure(part, span, context) { return whole }
    let series = span.map { year in
      TraceYear(year: year, reading: evaluate(part, context.during(year)))
    }
    let known = series.compactMap(\.reading)
    guard let first = known.first, known.allSatisfy({ $0.kind == first.kind }) else { return nil }
    let period = Self.period(span)
    var ratio: Ratio?
    var value: Quantity?
    if known.allSatisfy({ $0.ratio != nil }) {
      ratio = Arithmetic.sum(known.map(\.ratio))
      value = ratio.flatMap { $0.isDefined ? context.arithmetic.value(of: $0) : nil }
      if ratio == nil || (ratio?.isDefined == true && value == nil) { return nil }
    } else if first.kind == .stock {
      value = known.last?.quantity
    } else if first.kind == .flow {
      value = Arithmetic.sum(known.map(\.quantity), units: dataset.catalogue.units)
      if value == nil { return nil }
    } else {
      return nil
    }
    var reading = merged(
      known, value, context, ratio: ratio, trace: .window(series, whole: nil, result: value))
    reading.period = period
    reading.periodPrinted = nil
    reading.isPartial = reading.isPartial || known.count < series.count
    return reading
  }

  /// A flow that was stated for exactly these years, or disjoint spans of several years that cover
  /// them.
  private func spanFigure(
    _ part: Formula, _ span: ClosedRange<Int>, _ context: FormulaContext
  ) -> Reading? {
    guard case .indicator(let id, let level, let breakdown) = part, let days = Self.days(span),
      let indicator = dataset.catalogue.usableIndicator(id)
    else { return nil }
    var wanted = context.query
    switch level {
    case .asked: break
    case .total: wanted.level = nil
    case .level(let rank): wanted.level = rank
    }
    if case .fixed(let own) = breakdown { wanted.breakdown = own }
    let candidates = dataset.figures.statements(id, in: context.query.region).filter {
      let figure = dataset.figures[$0]
      return figure.kind == .flow && figure.scope == .area && figure.level == wanted.level
        && figure.breakdown == wanted.breakdown
    }
    let selector = FigureSelector(dataset: dataset, indicator: indicator)
    guard let ref = candidates.first(where: { dataset.figures[$0].period?.days == days })
    else { return selector.cover(candidates, days: days) }
    var reading = selector.reading(ref)
    reading.trace = .window([], whole: ref, result: reading.quantity)
    return reading
  }

  private static func days(_ span: ClosedRange<Int>) -> ClosedRange<CalendarDate>? {
    guard let first = Period.year(span.lowerBound).days,
      let last = Period.year(span.upperBound).days,
      first.lowerBound <= last.upperBound
    else { return nil }
    return first.lowerBound...last.upperBound
  }

  private static func period(_ span: ClosedRange<Int>) -> Period? {
    guard let from = PartialDate(year: span.lowerBound), let to = PartialDate(year: span.upperBound)
    else { return nil }
    return .range(from, to)
  }

  /// The change against an earlier year; nil where one of the two years has no value.
  func change(
    _ part: Formula, _ years: Int, _ form: Formula.ChangeForm, _ context: FormulaContext
  ) -> Reading? {
    guard let year = context.query.period.year,
      let now = evaluate(part, context), let before = evaluate(part, context.during(year - years)),
      now.isUsable, before.isUsable, now.kind == before.kind,
      let difference = try? now.quantity.subtracting(
        before.quantity, units: dataset.catalogue.units),
      let gap = difference.value, let old = before.quantity.value
    else { return nil }
    let years = (
      TraceYear(year: year, reading: now), TraceYear(year: year - years, reading: before)
    )
    func traced(_ result: Quantity?) -> Trace {
      .change(now: years.0, before: years.1, form: form, result: result)
    }
    var reading: Reading
    switch form {
    case .difference:
      reading = merged([now, before], difference, context, trace: traced(difference))
    case .percent, .fall:
      guard let top = form == .fall ? FixedDecimal.zero.subtracting(gap) : gap else { return nil }
      let ratio = Ratio(top, of: old)
      let rounding = context.indicator.rounding
      let value = ratio.value(
        times: .percent, places: context.arithmetic.places, rounding
      ).map {
        Quantity($0, unit: context.indicator.unit, qualifier: difference.qualifier)
      }
      if ratio.isDefined, value == nil { return nil }
      // The fraction is shown in the trace only: changes of several places do not add up.
      reading = merged(
        [now, before], value, context, ratio: ratio.isDefined ? nil : ratio, trace: traced(value))
    }
    reading.period = now.period
    reading.periodPrinted = now.periodPrinted
    return reading
  }

  /// How many years in a row, back from the one asked, pass; nil if nothing is known of it.
  func streak(_ part: Formula, _ test: ValueTest, _ context: FormulaContext) -> Reading? {
    guard let year = context.query.period.year else { return nil }
    var years: [TraceYear] = []
    var count = 0
    for earlier in stride(from: year, through: 1, by: -1) {
      let reading = evaluate(part, context.during(earlier))
      years.append(TraceYear(year: earlier, reading: reading))
      guard let value = reading?.quantity.value, test.passes(value) else { break }
      count += 1
    }
    guard years.first?.reading?.quantity.value != nil else { return nil }
    var reading = merged(
      [], Quantity(FixedDecimal(count), unit: context.indicator.unit), context,
      trace: .streak(years, count: count))
    reading.period = .year(year)
    return reading
  }
}
