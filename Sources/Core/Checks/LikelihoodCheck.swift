/// Numbers against earlier years and against the places beside them, their units and times.
extension DataChecks {
  /// The figures that one of the rules of likelihood finds.
  func likelihood(_ rule: Rule) -> [Finding] {
    guard case .builtIn(let check, _) = rule.test else { return [] }
    return figures(rule).compactMap { ref, figure, indicator in
      if figure.kind == .target { return nil }
      let neighbours = FigureNeighbours(figure, indicator, dataset, engine)
      // Only what answers for its time is compared: other statements of it are conflicts.
      guard check == .notFuture || answers(ref, neighbours) else { return nil }
      return likelihood(rule, check, neighbours).map { fact, others in
        finding(rule, fact, [ref] + others)
      }
    }
  }

  private func answers(_ ref: FigureRef, _ neighbours: FigureNeighbours) -> Bool {
    let figure = dataset.figures[ref]
    return neighbours.statement(level: figure.level, figure.breakdown)?.figures == [ref]
  }

  /// What a rule of likelihood says of a figure, and the figures that it was compared with.
  func likelihood(
    _ rule: Rule, _ check: Rule.BuiltIn, _ neighbours: FigureNeighbours
  ) -> (Finding.Fact, [FigureRef])? {
    switch check {
    case .nearPrevious: return nearPrevious(rule, neighbours)
    case .nearPeers: return nearPeers(rule, neighbours)
    case .unitAsBefore: return unitAsBefore(neighbours)
    case .notFuture: return future(neighbours.figure).map { ($0, []) }
    default: return nil
    }
  }

  private func nearPrevious(
    _ rule: Rule, _ neighbours: FigureNeighbours
  ) -> (Finding.Fact, [FigureRef])? {
    let figure = neighbours.figure
    guard let year = neighbours.year, let value = number(figure.quantity, neighbours) else {
      return nil
    }
    let earlier = neighbours.earlier()
    let numbers = earlier.map { number($0.quantity, neighbours) }.prefix { $0 != nil }
      .compactMap { $0 }
    guard let last = numbers.first else { return nil }
    let before = numbers.map(\.approximateValue)
    let expected =
      figure.kind == .rate
      ? Likelihood.rate(value.approximateValue, after: before, rule.limits)
      : Likelihood.count(value.approximateValue, after: before, rule.limits)
    guard let expected, let (low, high) = bounds(expected, value) else { return nil }
    return (
      .unlikeBefore(value: value, before: last, year: year - 1, low: low, high: high),
      earlier[0].figures
    )
  }

  private func nearPeers(
    _ rule: Rule, _ neighbours: FigureNeighbours
  ) -> (Finding.Fact, [FigureRef])? {
    let figure = neighbours.figure
    // Where there are years before, they say more: a large place stays large.
    // A zero report is a statement of its own, here and beside.
    guard neighbours.earlier(most: 1).isEmpty, let value = number(figure.quantity, neighbours),
      !value.isZero
    else { return nil }
    let numbers = neighbours.peers().compactMap { number($0.quantity, neighbours) }
      .filter { !$0.isZero }
    let peers = numbers.map(\.approximateValue)
    let expected =
      figure.kind == .rate
      ? Likelihood.rate(value.approximateValue, among: peers, rule.limits)
      : Likelihood.count(value.approximateValue, among: peers, rule.limits)
    guard let expected, let (low, high) = bounds(expected, value) else { return nil }
    guard let median = Self.median(numbers) else { return nil }
    return (
      .unlikePeers(
        value: value, median: median, low: low, high: high, peers: numbers.count),
      []
    )
  }

  /// The number in the middle, between two of them half their sum; nil for none.
  private static func median(_ numbers: [FixedDecimal]) -> FixedDecimal? {
    let sorted = numbers.sorted()
    guard let upper = sorted.dropFirst(sorted.count / 2).first else { return nil }
    if sorted.count % 2 == 1 { return upper }
    let half = FixedDecimal(mantissa: 5, scale: 1)
    return half.flatMap { half in
      sorted[sorted.count / 2 - 1].adding(upper)?.multiplied(by: half)?.normalized
    }
  }

  private func unitAsBefore(_ neighbours: FigureNeighbours) -> (Finding.Fact, [FigureRef])? {
    guard let year = neighbours.year, let last = neighbours.earlier(most: 1).first,
      !dataset.catalogue.units.areAddable(neighbours.figure.quantity.unit, last.quantity.unit)
    else { return nil }
    return (
      .unitChanged(
        found: neighbours.figure.quantity.unit, before: last.quantity.unit, year: year - 1),
      last.figures
    )
  }

  /// Times that begin after today; a year that has begun may be reported in.
  func future(_ figure: Figure) -> Finding.Fact? {
    guard let today, figure.kind != .target, let period = figure.period,
      let first = period.days?.lowerBound, first > today
    else { return nil }
    return .future(period.description)
  }

  /// A number in the indicator's unit; nil for words and other units.
  private func number(_ quantity: Quantity, _ neighbours: FigureNeighbours) -> FixedDecimal? {
    (try? quantity.converted(to: neighbours.indicator.unit, units: dataset.catalogue.units))?.value
  }

  /// The bounds as round numbers: whole ones from ten on, else with one digit after the point.
  ///
  /// Rounded inward, so that what is called ordinary is; where nothing would be left between them, with more digits.
  private func bounds(
    _ expected: Likelihood.Expectation, _ value: FixedDecimal
  ) -> (FixedDecimal, FixedDecimal)? {
    func round(_ number: Double, _ rule: FloatingPointRoundingRule, _ digits: Int)
      -> FixedDecimal?
    {
      guard number.isFinite, abs(number) < 1e12 else { return nil }
      let isWhole = digits == 0 || (digits == 1 && (abs(number) >= 10 || value.integer != nil))
      let scale = isWhole ? 0 : digits
      let factor = (0..<scale).reduce(1.0) { power, _ in power * 10 }
      return FixedDecimal(mantissa: Int64((number * factor).rounded(rule)), scale: scale)?
        .normalized
    }
    for digits in 1...4 {
      guard let low = round(expected.low, .up, digits),
        let high = round(expected.high, .down, digits)
      else { return nil }
      if low <= high { return (low, high) }
    }
    return nil
  }
}
