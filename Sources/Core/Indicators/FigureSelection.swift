/// Which figure answers for a time, and what else was stated.
struct FigureSelection {
  /// The value; nil where nothing answers.
  var reading: Reading?
  var rivals: [FigureRef] = []
  var confirmations: [FigureRef] = []
  var related: [FigureRef] = []
}

/// Chooses among statements of the same dimensions.
///
/// A flow answers with the figure of the very time, else with disjoint parts that cover it; a stock
/// with the last as-of date in it. Undated and open figures answer only where their document speaks
/// of the year. Nothing is carried over from another year.
struct FigureSelector {
  let dataset: Dataset
  let indicator: Indicator

  /// Chooses for a year, or among all times where `year` is nil.
  func select(_ candidates: [FigureRef], year: Int?) -> FigureSelection {
    var selection = FigureSelection()
    let order = [indicator.kind] + [.stock, .flow, .rate].filter { $0 != indicator.kind }
    for kind in order {
      let pool = candidates.filter { dataset.figures.traits($0).kind == kind }
      if pool.isEmpty { continue }
      selection = year.map { choose(pool, kind: kind, year: $0) } ?? chooseLatest(pool)
      if selection.reading != nil { break }
    }
    let used = Set(selection.rivals + selection.confirmations)
    let chosen = Set(selection.reading?.trace.figures ?? [])
    selection.related = candidates.filter {
      !used.contains($0) && !chosen.contains($0) && (year == nil || touches($0, year ?? 0))
    }
    return selection
  }

  /// Whether a figure has to do with a year at all.
  func touches(_ ref: FigureRef, _ year: Int) -> Bool {
    if let days = dataset.figures.traits(ref).days {
      return (days.lowerBound.year...days.upperBound.year).contains(year)
    }
    let figure = dataset.figures[ref]
    if case .since(let start)? = figure.period, start.year > year { return false }
    return dataset.documents[figure.document]?.covers(year) ?? false
  }

  private func choose(_ pool: [FigureRef], kind: FigureKind, year: Int) -> FigureSelection {
    guard let days = Period.year(year).days else { return FigureSelection() }
    if kind != .stock {
      let exact = pool.filter { dataset.figures.traits($0).days == days && !isAsOf($0) }
      if !exact.isEmpty { return settle(exact) }
    }
    if kind != .flow {
      let inside = pool.filter { ref in
        guard let own = dataset.figures.traits(ref).days else { return false }
        let fits = own.lowerBound >= days.lowerBound && own.upperBound <= days.upperBound
        return fits && (kind == .stock || isAsOf(ref))
      }
      if let last = inside.compactMap({ dataset.figures.traits($0).days?.upperBound }).max() {
        return settle(inside.filter { dataset.figures.traits($0).days?.upperBound == last })
      }
    }
    if kind != .stock, let sum = cover(pool, days: days) {
      return FigureSelection(reading: sum)
    }
    let loose = pool.filter { ref in
      dataset.figures.traits(ref).isOpen && touches(ref, year)
    }
    return settle(sharingPeriod(loose))
  }

  /// Among all times: the latest end, then open spans, then what has no period.
  private func chooseLatest(_ pool: [FigureRef]) -> FigureSelection {
    let last = pool.compactMap { dataset.figures.traits($0).days?.upperBound }.max()
    let latest = pool.filter { ref in
      guard let end = dataset.figures.traits(ref).days?.upperBound else { return last == nil }
      return end == last
    }
    return settle(sharingPeriod(latest))
  }

  private func isAsOf(_ ref: FigureRef) -> Bool { dataset.figures.traits(ref).isAsOf }

  /// Those that speak of the same time as the preferred one, in the same words.
  private func sharingPeriod(_ pool: [FigureRef]) -> [FigureRef] {
    // Without any period before an open one: the document's own present.
    let order = ranked(pool)
    let undated = order.first { dataset.figures[$0].period == nil }
    guard let preferred = (undated ?? order.first).map({ dataset.figures[$0] }) else { return [] }
    return order.filter {
      let figure = dataset.figures[$0]
      if let days = preferred.period?.days { return figure.period?.days == days }
      return figure.period == preferred.period && figure.periodPrinted == preferred.periodPrinted
    }
  }

  /// What was entered here first, then the region's own document, then the later document, then
  /// reading order.
  private func ranked(_ refs: [FigureRef]) -> [FigureRef] {
    func key(_ ref: FigureRef) -> (Int, Int32, Int32) {
      let figure = dataset.figures[ref]
      let document = dataset.documents[figure.document]
      let place = document?.caseNamed(figure.source.caseName)?.region
      let distance =
        figure.source.isEntry
        ? -1
        : place == figure.region ? 0 : (figure.reporter ?? figure.region) == figure.region ? 1 : 2
      let date = document?.date.map { PartialDate($0.last).packed } ?? 0
      return (distance, -date, ref.index)
    }
    if refs.count < 2 { return refs }
    return refs.map { (key($0), $0) }.sorted { $0.0 < $1.0 }.map { $0.1 }
  }

  /// The preferred one of statements about the same time, and what the others say to it.
  private func settle(_ pool: [FigureRef]) -> FigureSelection {
    let order = ranked(pool)
    guard let first = order.first else { return FigureSelection() }
    let chosen = dataset.figures[first]
    var selection = FigureSelection(reading: reading(first))
    for ref in order.dropFirst().sorted() {
      let other = dataset.figures[ref]
      // Another basis is another number, not a disagreement.
      if other.rateBasis != chosen.rateBasis || other.countBasis != chosen.countBasis { continue }
      if chosen.quantity.contradicts(other.quantity, units: dataset.catalogue.units) {
        selection.rivals.append(ref)
      } else {
        selection.confirmations.append(ref)
      }
    }
    return selection
  }

  /// A figure as a value.
  func reading(_ ref: FigureRef) -> Reading {
    let figure = dataset.figures[ref]
    var ratio: Ratio?
    if let numerator = figure.numerator, let denominator = figure.denominator {
      ratio = Ratio(numerator, of: denominator)
    }
    return Reading(
      quantity: figure.quantity, ratio: ratio, kind: figure.kind, period: figure.period,
      periodPrinted: figure.periodPrinted, countBasis: figure.countBasis,
      rateBasis: figure.rateBasis, trace: .figure(ref))
  }

  /// Disjoint figures that cover some days without a gap, added up; nil where there are none.
  ///
  /// They must be of one kind, count basis and rate basis; of several ways the one with the fewest,
  /// longest parts is taken.
  func cover(_ pool: [FigureRef], days: ClosedRange<CalendarDate>) -> Reading? {
    let bases = pool.reduce(into: [Basis]()) { found, ref in
      let basis = Basis(dataset.figures[ref])
      if !found.contains(basis) { found.append(basis) }
    }
    for basis in bases {
      let parts = ranked(pool.filter { Basis(dataset.figures[$0]) == basis && !isAsOf($0) })
      if let chain = chain(parts, days: days), let sum = add(chain, days: days) { return sum }
    }
    return nil
  }

  /// What figures must have in common to be added up.
  private struct Basis: Equatable {
    var kind: FigureKind
    var countBasis: CountBasis?
    var rateBasis: String?

    init(_ figure: Figure) {
      kind = figure.kind
      countBasis = figure.countBasis
      rateBasis = figure.rateBasis
    }
  }

  /// The fewest parts that follow on one another from the first day to the last.
  private func chain(_ parts: [FigureRef], days: ClosedRange<CalendarDate>) -> [FigureRef]? {
    let end = days.upperBound.dayNumber
    var spans: [Int: [(end: Int, ref: FigureRef)]] = [:]
    for ref in parts {
      guard let own = dataset.figures[ref].period?.days, own.lowerBound >= days.lowerBound,
        own.upperBound <= days.upperBound
      else { continue }
      spans[own.lowerBound.dayNumber, default: []].append((own.upperBound.dayNumber, ref))
    }
    // From the back: the best way from each starting day to the end.
    var best: [Int: [FigureRef]] = [end + 1: []]
    for start in spans.keys.sorted(by: >) {
      for (last, ref) in spans[start] ?? [] {
        guard let rest = best[last + 1] else { continue }
        if let known = best[start], known.count <= rest.count + 1 { continue }
        best[start] = [ref] + rest
      }
    }
    return best[days.lowerBound.dayNumber].flatMap { $0.isEmpty ? nil : $0 }
  }

  private func add(_ refs: [FigureRef], days: ClosedRange<CalendarDate>) -> Reading? {
    let readings = refs.map { reading($0) }
    guard let first = readings.first else { return nil }
    let arithmetic = Arithmetic(catalogue: dataset.catalogue, indicator: indicator)
    let year = Period.year(days.lowerBound.year)
    let period =
      year.days == days
      ? year : .range(PartialDate(days.lowerBound), PartialDate(days.upperBound))
    if first.kind == .rate {
      guard indicator.overTime == .ratio, let ratio = Arithmetic.sum(readings.map(\.ratio)),
        let value = arithmetic.value(of: ratio)
      else { return nil }
      return Reading(
        quantity: value, ratio: ratio, kind: .rate, period: period, rateBasis: first.rateBasis,
        trace: .periods(refs, sum: value))
    }
    guard indicator.overTime == .sum, let sum = arithmetic.sum(readings.map(\.quantity))
    else { return nil }
    return Reading(
      quantity: sum, kind: first.kind, period: period, countBasis: first.countBasis,
      trace: .periods(refs, sum: sum))
  }
}
