/// A region's statement against its children's, and against its own earlier ones.
extension DataChecks {
  /// Statements that the children contradict: their whole sum is another number, or what is known of
  /// it is more already.
  func childrenAboveParent(_ rule: Rule) -> [Finding] {
    let units = dataset.catalogue.units
    var seen: Set<Query> = []
    var findings: [Finding] = []
    for (_, figure, _) in figures(rule) where figure.kind != .target && figure.scope == .area {
      for year in years(of: figure) {
        let query = Query(
          indicator: figure.indicator, region: figure.region, period: .year(year),
          level: figure.level, breakdown: figure.breakdown)
        guard seen.insert(query).inserted else { continue }
        let answer = engine.answer(query)
        // Rates are compared with their own fractions, by another rule.
        guard let reported = answer.reported, let rollup = answer.rollup, let sum = rollup.reading,
          reported.kind == sum.kind, sum.ratio == nil, let a = reported.quantity.value,
          let b = sum.quantity.value
        else { continue }
        let isBroken =
          rollup.isComplete
          ? sum.quantity.contradicts(reported.quantity, units: units)
          : sum.quantity.certainlyExceeds(reported.quantity, units: units)
        if isBroken {
          findings.append(finding(rule, .rollupDiffers(reported: a, sum: b), reported.figures))
        }
      }
    }
    return findings
  }

  /// Numbers of one place that fall from one as-of date to a later one.
  func fallingSeries(_ rule: Rule) -> [Finding] {
    struct Series: Hashable {
      var indicator: IndicatorID
      var region: RegionID
      var level: Rank?
      var breakdown: Breakdown
      var countBasis: CountBasis?
    }
    var order: [Series] = []
    var series: [Series: [(day: CalendarDate, ref: FigureRef)]] = [:]
    for (ref, figure, _) in figures(rule) where figure.scope == .area {
      guard let day = figure.period?.days?.upperBound else { continue }
      let key = Series(
        indicator: figure.indicator, region: figure.region, level: figure.level,
        breakdown: figure.breakdown, countBasis: figure.countBasis)
      if series[key] == nil { order.append(key) }
      series[key, default: []].append((day, ref))
    }
    return order.flatMap { key -> [Finding] in
      let values = (series[key] ?? []).sorted { ($0.day, $0.ref) < ($1.day, $1.ref) }
      return zip(values, values.dropFirst()).compactMap { before, now in
        let (old, new) = (dataset.figures[before.ref].quantity, dataset.figures[now.ref].quantity)
        guard before.day < now.day, old.certainlyExceeds(new, units: dataset.catalogue.units),
          let a = old.value, let b = new.value
        else { return nil }
        return finding(rule, .fell(from: a, to: b), [now.ref, before.ref])
      }
    }
  }
}
