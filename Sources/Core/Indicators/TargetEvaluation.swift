/// Targets that documents and the catalogue set, against what was reached.
extension IndicatorEngine {
  /// The targets that hold for an indicator in a place and year, documents' own first.
  ///
  /// `asOf` is the day for which pace is judged; without it nothing is said about pace.
  package func targets(for query: Query, asOf: CalendarDate?) -> [TargetProgress] {
    guard let year = query.period.year,
      let indicator = dataset.catalogue.usableIndicator(query.indicator)?.definition(in: year)
    else { return [] }
    let found = answer(query)
    let stated = dataset.figures.targets(query.indicator, in: query.region).compactMap { ref in
      progress(of: ref, found, year: year, asOf: asOf)
    }
    let defined = indicator.targets.compactMap { target in
      progress(of: target, found, indicator, year: year, asOf: asOf)
    }
    return stated + defined
  }

  /// All targets that documents set in a place for a year, with their answers.
  package func targets(
    in region: RegionID, families: Set<String>? = nil, year: Int, asOf: CalendarDate?
  ) -> [(query: Query, progress: TargetProgress)] {
    var result: [(query: Query, progress: TargetProgress)] = []
    for ref in dataset.figures.figures(in: region) where dataset.figures[ref].kind == .target {
      let figure = dataset.figures[ref]
      let family = dataset.catalogue.indicators[figure.indicator]?.family
      if let families, !(family.map { families.contains($0) } ?? false) { continue }
      let query = Query(
        indicator: figure.indicator, region: region, period: .year(year), level: figure.level,
        breakdown: figure.breakdown)
      if let progress = progress(of: ref, answer(query), year: year, asOf: asOf) {
        result.append((query, progress))
      }
    }
    return result
  }

  private func progress(
    of ref: FigureRef, _ found: Answer, year: Int, asOf: CalendarDate?
  ) -> TargetProgress? {
    let figure = dataset.figures[ref]
    guard figure.level == found.query.level, figure.breakdown == found.query.breakdown
    else { return nil }
    let document = dataset.documents[figure.document]
    var due: CalendarDate?
    var from: CalendarDate?
    if let days = figure.period?.days {
      due = days.upperBound
      from = figure.period?.asOfDay == nil ? days.lowerBound : document?.date?.first
      let start = min(document?.date?.year ?? days.lowerBound.year, days.lowerBound.year)
      guard start <= year, year <= days.upperBound.year else { return nil }
    } else {
      guard document?.covers(year) ?? false else { return nil }
    }
    return judge(
      TargetProgress(
        origin: .figure(ref), comparison: figure.comparison ?? .atLeast, goal: figure.quantity,
        due: due, from: from, verdict: .unknown), found, asOf: asOf)
  }

  private func progress(
    of target: Target, _ found: Answer, _ indicator: Indicator, year: Int, asOf: CalendarDate?
  ) -> TargetProgress? {
    let regions = dataset.regions
    guard target.level == found.query.level, target.breakdown == found.query.breakdown,
      target.rank.map({ $0 == regions[found.query.region].rank }) ?? true,
      target.region.map({ id in
        regions.find(id).map { regions.contains($0, found.query.region) } ?? false
      }) ?? true,
      target.period?.years.map({ $0.upperBound >= year }) ?? true,
      let position = indicator.targets.firstIndex(of: target)
    else { return nil }
    let days = target.period?.days
    return judge(
      TargetProgress(
        origin: .catalogue(indicator.id, position: position), comparison: target.comparison,
        goal: target.value.map { Quantity($0, unit: indicator.unit) }, due: days?.upperBound,
        from: target.period?.asOfDay == nil ? days?.lowerBound : nil, verdict: .unknown), found,
      asOf: asOf)
  }

  /// Fills in how far it is and whether the pace suffices.
  private func judge(
    _ progress: TargetProgress, _ found: Answer, asOf: CalendarDate?
  ) -> TargetProgress {
    var progress = progress
    let units = dataset.catalogue.units
    progress.actual = found.complete?.quantity
    if let from = progress.from, let due = progress.due, let asOf, from <= due {
      let total = due.dayNumber - from.dayNumber + 1
      let gone = min(max(asOf.dayNumber - from.dayNumber + 1, 0), total)
      progress.elapsed = Ratio(FixedDecimal(gone), of: FixedDecimal(total))
    }
    guard let actual = progress.actual?.value else { return progress }
    if progress.comparison == .rising || progress.comparison == .falling {
      progress.verdict = trend(found, progress.comparison)
      return progress
    }
    guard let goal = progress.goal?.value, let unit = progress.goal?.unit,
      let own = (try? progress.actual?.converted(to: unit, units: units))?.value
    else { return progress }
    progress.progress = Ratio(own, of: goal)
    let isReached =
      switch progress.comparison {
      case .atLeast: own >= goal
      case .atMost: own <= goal
      case .equal: own == goal
      case .rising, .falling: actual == goal
      }
    let wanting = isReached ? FixedDecimal.zero : goal.subtracting(own)
    progress.gap = wanting.map { Quantity($0, unit: unit) }
    if isReached {
      progress.verdict = .reached
    } else if let due = progress.due, let asOf, asOf > due {
      progress.verdict = .missed
    } else if progress.comparison == .atLeast, let elapsed = progress.elapsed,
      let done = progress.progress, let isLate = Ratio.isLess(done, elapsed)
    {
      progress.verdict = isLate ? .behind : .onPace
    }
    return progress
  }

  /// Whether a value rose or fell against the year before.
  private func trend(_ found: Answer, _ comparison: Comparison) -> TargetProgress.Verdict {
    guard let year = found.query.period.year, let now = found.complete,
      let before = answer(found.query.during(.year(year - 1))).complete,
      let change = try? now.quantity.subtracting(before.quantity, units: dataset.catalogue.units),
      let gap = change.value
    else { return .unknown }
    let isReached = comparison == .rising ? gap > .zero : gap < .zero
    return isReached ? .reached : .behind
  }
}
