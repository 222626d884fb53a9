/// What is stated beside a figure: other years, other places, its total and its parts.
///
/// Of several statements of one thing the one that answers for it counts, as on the screens.
struct FigureNeighbours {
  let dataset: Dataset
  let engine: IndicatorEngine
  let figure: Figure
  let indicator: Indicator
  /// The year in which the figure's time ends; nil for open and undated ones.
  let year: Int?
  /// What is stated in the region for the indicator and the scope, whatever the options and time.
  private let statements: [FigureRef]

  private let peerReadings: PeerReadings

  init(
    _ figure: Figure, _ indicator: Indicator, _ dataset: Dataset, _ engine: IndicatorEngine,
    _ peerReadings: PeerReadings = PeerReadings()
  ) {
    self.peerReadings = peerReadings
    self.dataset = dataset
    self.engine = engine
    self.figure = figure
    self.indicator = indicator
    year = figure.period?.days?.upperBound.year
    statements = dataset.figures.statements(figure.indicator, in: figure.region).filter {
      dataset.figures[$0].scope == figure.scope
    }
  }

  /// Whether the figure speaks of a whole year, or of a state in it.
  private var isYearly: Bool {
    switch figure.period {
    case .year, .asOf: true
    default: figure.kind == .stock
    }
  }

  /// What is stated with some options for the figure's own time.
  func statement(level: Rank?, _ breakdown: Breakdown) -> Reading? {
    year.flatMap { statement(level: level, breakdown, in: $0) }
  }

  /// What is stated with some options for the figure's time of the year, in some year.
  func statement(level: Rank?, _ breakdown: Breakdown, in year: Int) -> Reading? {
    let same = statements.filter {
      let other = dataset.figures[$0]
      return other.level == level && other.breakdown == breakdown
    }
    return select(same, year)
  }

  private func select(_ candidates: [FigureRef], _ asked: Int) -> Reading? {
    if candidates.isEmpty { return nil }
    let selector = FigureSelector(dataset: dataset, indicator: indicator)
    if isYearly { return selector.select(candidates, year: asked).reading }
    guard let year, let period = figure.period?.moved(toYearAfter: asked - year) else { return nil }
    return candidates.first { dataset.figures[$0].period == period }.map { selector.reading($0) }
  }

  /// The same for other years, the latest before the figure's own first, without a gap.
  func earlier(most: Int = 10) -> [Reading] {
    guard let year else { return [] }
    let same = statements.filter {
      let other = dataset.figures[$0]
      return other.level == figure.level && other.breakdown == figure.breakdown
    }
    var readings: [Reading] = []
    for back in 1...most {
      guard let reading = select(same, year - back), isAlike(reading) else { break }
      readings.append(reading)
    }
    return readings
  }

  /// The same of the places beside it, those that state it.
  func peers() -> [Reading] {
    guard let year, isYearly, figure.scope == .area else { return [] }
    let question = PeerReadings.Question(
      indicator: figure.indicator, year: year, level: figure.level, breakdown: figure.breakdown,
      places: dataset.regions.comparableSiblings(of: figure.region))
    return peerReadings.readings(question, indicator, engine).compactMap { place, reading in
      place != figure.region && isAlike(reading) ? reading : nil
    }
  }

  /// Whether another statement counts the same kind of thing by the same basis.
  private func isAlike(_ other: Reading) -> Bool {
    other.kind == figure.kind
      && (figure.countBasis == nil || other.countBasis == nil
        || figure.countBasis == other.countBasis)
      && (figure.rateBasis == nil || other.rateBasis == nil || figure.rateBasis == other.rateBasis)
  }

  /// The parts of the figure's total by level, the figure among them; with what each counts.
  func levels(_ own: Figure, in year: Int? = nil) -> [(level: Rank, reading: Reading)] {
    guard let year = year ?? self.year else { return [] }
    return Rank.allCases.compactMap { level in
      if year == self.year, own.level == level { return (level, reading(own)) }
      return statement(level: level, own.breakdown, in: year).map { (level, $0) }
    }
  }

  /// The parts of the figure's total by the options of a dimension, the figure among them.
  func options(
    _ dimension: Dimension, in year: Int? = nil
  ) -> [(option: String, reading: Reading)] {
    guard let year = year ?? self.year else { return [] }
    let rest = Breakdown(figure.breakdown.parts.filter { $0.dimension != dimension.id })
    let stated = Set(statements.compactMap { dataset.figures[$0].breakdown[dimension.id] })
    return dimension.options.compactMap { option in
      if year == self.year, figure.breakdown[dimension.id] == option.id {
        return (option.id, reading(figure))
      }
      // Most have few of the options: the others need no breakdown made to look for.
      guard stated.contains(option.id) else { return nil }
      return statement(level: figure.level, rest.adding(dimension.id, option.id), in: year)
        .map { (option.id, $0) }
    }
  }

  /// The figure as a value; what it counts is what its earlier numbers counted, where it says nothing.
  func reading(_ figure: Figure) -> Reading {
    var ratio: Ratio?
    if let top = figure.numerator, let bottom = figure.denominator {
      ratio = Ratio(top, of: bottom)
    }
    return Reading(
      quantity: figure.quantity, ratio: ratio, kind: figure.kind, period: figure.period,
      countBasis: figure.countBasis, rateBasis: figure.rateBasis, trace: .nothing(nil))
  }
}

extension Period {
  /// The same part of a year some years later; nil for spans, open periods and days that are not there.
  package func moved(toYearAfter years: Int) -> Period? {
    switch self {
    case .year(let year): .year(year + years)
    case .half(let half, let year): .half(half, of: year + years)
    case .quarter(let quarter, let year): .quarter(quarter, of: year + years)
    case .month(let month, let year): .month(month, of: year + years)
    case .day(let day):
      CalendarDate(year: day.year + years, month: day.month, day: day.day).map { .day($0) }
    case .asOf(let date):
      PartialDate(year: date.year + years, month: date.month, day: date.day).map { .asOf($0) }
    case .range(let from, let to):
      if let start = PartialDate(year: from.year + years, month: from.month, day: from.day),
        let end = PartialDate(year: to.year + years, month: to.month, day: to.day)
      {
        .range(start, end)
      } else {
        nil
      }
    case .since, .anchored: nil
    }
  }
}
