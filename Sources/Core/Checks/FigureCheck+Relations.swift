/// A figure against other numbers of the same place, and against places above and below.
extension FigureCheck {
  // MARK: - Other indicators

  /// Two indicators of one place and time, the figure in the place of its own.
  func comparison(
    _ rule: Rule, _ left: Formula, _ comparator: Condition.Comparator, _ right: Formula
  ) -> [Finding] {
    guard figure.kind != .target, let year = neighbours.year else { return [] }
    let query = Query(
      indicator: figure.indicator, region: figure.region, period: .year(year),
      level: figure.level, breakdown: figure.breakdown)
    guard let first = side(left, query), let second = side(right, query),
      first.kind == second.kind, checks.isBroken(first.quantity, comparator, second.quantity),
      let a = first.quantity.value, let b = second.quantity.value
    else { return [] }
    var fact = Finding.Fact.broken(left: a, right: b)
    if case .indicator(let other, _, _) = right, comparator == .atMost {
      fact = .exceeds(value: a, other: other, otherValue: b)
    }
    return [finding(rule, fact, first.figures + second.figures)]
  }

  /// What a side comes to: the figure where it names just that, sums of sides, else what is known.
  private func side(_ formula: Formula, _ query: Query) -> Reading? {
    switch formula {
    case .indicator(let id, let level, let breakdown):
      var asked = query
      asked.indicator = id
      switch level {
      case .asked: break
      case .total: asked.level = nil
      case .level(let rank): asked.level = rank
      }
      if case .fixed(let options) = breakdown { asked.breakdown = options }
      if id == figure.indicator {
        guard asked.level == figure.level, asked.breakdown == figure.breakdown else {
          return neighbours.statement(level: asked.level, asked.breakdown)
        }
        return neighbours.reading(figure)
      }
      guard let other = dataset.catalogue.indicators[id] else { return nil }
      return stated(id, other, asked)
    case .add(let terms):
      let readings = terms.compactMap { side($0, query) }
      guard readings.count == terms.count, var total = readings.first,
        let sum = Arithmetic(catalogue: dataset.catalogue, indicator: indicator)
          .sum(readings.map(\.quantity))
      else { return nil }
      total.quantity = sum
      return total
    default:
      let context = FormulaContext(
        indicator: indicator, query: query,
        arithmetic: Arithmetic(catalogue: dataset.catalogue, indicator: indicator))
      return checks.engine.evaluate(formula, context)
    }
  }

  /// Another indicator's number of the same place: for the same part of the year, where that is not
  /// a whole one.
  private func stated(_ id: IndicatorID, _ other: Indicator, _ query: Query) -> Reading? {
    var like = figure
    like.indicator = id
    like.level = query.level
    like.breakdown = query.breakdown
    like.kind = other.kind
    let beside = FigureNeighbours(like, other, dataset, checks.engine)
    if let own = beside.statement(level: query.level, query.breakdown) { return own }
    guard figure.scope == .area, case .year? = figure.period else { return nil }
    return checks.engine.answer(query).complete
  }

  // MARK: - Earlier numbers

  /// A number that should not fall, against the latest before it.
  func falling(_ rule: Rule) -> [Finding] {
    guard let last = neighbours.earlier(most: 1).first,
      last.quantity.certainlyExceeds(figure.quantity, units: units), let a = last.quantity.value,
      let b = figure.quantity.value
    else { return [] }
    return [finding(rule, .fell(from: a, to: b), last.figures)]
  }

  // MARK: - Places

  /// 上报 against 汇总: the figure as the sum's counterpart, and as one of the parts of the sum above.
  func regions(_ rule: Rule) -> [Finding] {
    guard figure.kind != .target, figure.kind != .rate, let year = neighbours.year,
      isWholeYear
    else { return [] }
    let query = Query(
      indicator: figure.indicator, region: figure.region, period: .year(year),
      level: figure.level, breakdown: figure.breakdown)
    var found: [Finding] = []
    if figure.scope == .area {
      if let rollup = checks.engine.answer(query).rollup, let sum = rollup.reading {
        found += against(rule, neighbours.reading(figure), sum.quantity, sum, rollup.isComplete)
      }
      if let parent = dataset.regions.parent(of: figure.region) {
        found += above(rule, query.about(parent), part: figure.region)
      }
    } else {
      found += above(rule, query, part: nil)
    }
    return found
  }

  private var isWholeYear: Bool {
    switch figure.period {
    case .year, .asOf: true
    default: false
    }
  }

  /// The statement of the place above against the sum with the figure in it, as a child or as 本级.
  private func above(_ rule: Rule, _ query: Query, part: RegionID?) -> [Finding] {
    let answer = checks.engine.answer(query)
    guard let reported = answer.reported else { return [] }
    // Nothing is known of the children yet: the figure is the first.
    var rollup = answer.rollup ?? Rollup(expected: 0)
    if answer.rollup == nil {
      rollup.missing = dataset.regions.formalChildren(of: query.region)
      rollup.isOfficeMissing = indicator.office
    }
    var quantities = rollup.parts.filter { $0.region != part }.map(\.reading.quantity)
    var isWhole = rollup.excluded.allSatisfy { $0.region == part }
    quantities.append(figure.quantity)
    if let part {
      if let office = rollup.office { quantities.append(office.quantity) }
      // A zone is counted but not expected; it makes nothing complete.
      let isExpected = dataset.regions[part].kind == .formal
      isWhole =
        isWhole && isExpected && !rollup.isOfficeMissing && rollup.missing.allSatisfy { $0 == part }
    } else {
      isWhole = isWhole && rollup.missing.isEmpty
    }
    guard rollup.parts.allSatisfy({ $0.reading.kind == figure.kind }),
      let sum = Arithmetic(catalogue: dataset.catalogue, indicator: indicator).sum(quantities)
    else { return [] }
    return against(rule, reported, sum, nil, isWhole)
  }

  private func against(
    _ rule: Rule, _ reported: Reading, _ sum: Quantity, _ reading: Reading?, _ isComplete: Bool
  ) -> [Finding] {
    if let reading, reading.kind != reported.kind || reading.ratio != nil { return [] }
    if reported.kind != figure.kind { return [] }
    let isBroken =
      isComplete
      ? sum.contradicts(reported.quantity, units: units)
      : sum.certainlyExceeds(reported.quantity, units: units)
    guard isBroken, let a = reported.quantity.value, let b = sum.value else { return [] }
    return [finding(rule, .rollupDiffers(reported: a, sum: b), reported.figures)]
  }
}
