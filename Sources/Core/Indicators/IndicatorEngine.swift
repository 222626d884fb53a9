/// Answers what the number of an indicator is, for a place and a time, and how it came about.
///
/// Answers are kept, so that asking again costs nothing; a screen costs as many answers as it has
/// cells, each as much as the place has children. Safe to use from several threads.
package final class IndicatorEngine: Sendable {
  /// The data that is asked; the engine only reads it.
  package let dataset: Dataset
  let dependencies: Dependencies
  let rows: RegisterRows
  /// Per region a bit for every rank that it or a place below it has.
  private let ranksBelow: [UInt8]
  /// Answers by the number of their region and their indicator, so that a change touches only those
  /// that it may change.
  typealias Answers = [Int32: [IndicatorID: [Query: Answer]]]
  private let cache: Guarded<Answers>
  /// The years of places that were asked for.
  let knownYears: Guarded<[RegionID: [Int]]>

  /// Makes an engine for a dataset, which stays as it is.
  package init(_ dataset: Dataset) {
    self.dataset = dataset
    dependencies = Dependencies(dataset.catalogue)
    rows = RegisterRows(dataset)
    var ranks = dataset.regions.regions.map { UInt8(1) << UInt8($0.rank.depth) }
    for index in ranks.indices.reversed() {
      if let parent = dataset.regions.regions[index].parent {
        ranks[Int(parent.index)] |= ranks[index]
      }
    }
    ranksBelow = ranks
    cache = Guarded([:])
    knownYears = Guarded([:])
  }

  /// Makes an engine for changed data with what is known already.
  init(
    _ dataset: Dataset, keepingOf old: IndicatorEngine, answers: Answers,
    _ rows: RegisterRows
  ) {
    self.dataset = dataset
    dependencies = old.dependencies
    self.rows = rows
    ranksBelow = old.ranksBelow
    cache = Guarded(answers)
    knownYears = Guarded([:])
  }

  /// The answers known so far, by the numbers of their regions.
  var allAnswers: Answers { cache.withLock { $0 } }

  /// The answer to a question.
  package func answer(_ query: Query) -> Answer {
    if let known = cache.withLock({ $0[query.region.index]?[query.indicator]?[query] }) {
      return known
    }
    let answer = compute(query)
    cache.withLock {
      $0[query.region.index, default: [:]][query.indicator, default: [:]][query] = answer
    }
    return answer
  }

  private func compute(_ query: Query) -> Answer {
    var answer = Answer(query: query)
    guard let latest = dataset.catalogue.indicators[query.indicator] else {
      return undefined(answer, .unknownIndicator)
    }
    if dataset.catalogue.disabled.contains(query.indicator) { return undefined(answer, .disabled) }
    if dependencies.isCircular(query.indicator) { return undefined(answer, .circular) }
    let indicator = query.period.year.map { latest.definition(in: $0) } ?? latest

    let values = values(query, indicator)
    answer.reported = values.selection.reading
    answer.rivals = values.selection.rivals
    answer.confirmations = values.selection.confirmations
    answer.related = values.selection.related
    answer.computed = values.computed
    let sumOfRows = values.sumOfRows
    answer.rollup = rollup(query, indicator, sumOfRows: sumOfRows)
    answer.listed = listed(query, indicator)
    answer.difference = difference(answer, indicator)
    show(&answer, indicator)
    return answer
  }

  /// What the place itself has: its statements, what is computed from them or by its formula, and
  /// what the registers of some of its children hold.
  private func values(
    _ query: Query, _ indicator: Indicator
  ) -> (selection: FigureSelection, computed: Reading?, sumOfRows: Reading?) {
    let selection = select(query, indicator, scope: .area)
    let computed =
      fraction(of: selection.reading, indicator) ?? parts(query, indicator)
      ?? partition(query, indicator)
    if computed == nil, let value = evaluate(indicator, query) {
      // What the registers of some children hold is a roll-up, not a value of the place itself.
      return value.isPartial && dependencies.isOnlyRegisters(query.indicator)
        ? (selection, nil, value) : (selection, value, nil)
    }
    return (selection, computed, nil)
  }

  /// What a place counts for elsewhere: `complete`, `addend` and `reading` of its answer.
  struct Contribution {
    var complete: Reading?
    var addend: Reading?
    var reading: Reading?
  }

  /// What a place counts for elsewhere.
  ///
  /// Places without children are the most by far; of them no more is worked out and kept than that.
  func contribution(_ query: Query) -> Contribution {
    guard dataset.regions.children(of: query.region).isEmpty,
      let latest = dataset.catalogue.usableIndicator(query.indicator),
      !dependencies.isCircular(query.indicator)
    else { return contribution(of: answer(query)) }
    let indicator = query.period.year.map { latest.definition(in: $0) } ?? latest
    // An office makes a sum even where there are no children.
    if indicator.office { return contribution(of: answer(query)) }
    let (selection, computed, _) = values(query, indicator)
    let complete = [selection.reading, computed].lazy.compactMap { $0 }.first(where: \.isUsable)
    let empty = computed.flatMap { $0.isZeroOfZero && !$0.isPartial ? $0 : nil }
    return Contribution(
      complete: complete, addend: complete ?? empty,
      reading: selection.reading ?? complete ?? computed)
  }

  private func contribution(of answer: Answer) -> Contribution {
    Contribution(complete: answer.complete, addend: answer.addend, reading: answer.reading)
  }

  private func undefined(_ answer: Answer, _ reason: UndefinedReason) -> Answer {
    var answer = answer
    answer.shown = .undefined(reason)
    answer.trace = .nothing(reason)
    return answer
  }

  /// Chooses among what the region states with exactly the dimensions asked for.
  func select(_ query: Query, _ indicator: Indicator, scope: Scope) -> FigureSelection {
    let candidates = dataset.figures.statements(query.indicator, in: query.region).filter {
      let traits = dataset.figures.traits($0)
      guard traits.scope == scope, traits.level == query.level,
        traits.hasBreakdown != query.breakdown.isEmpty
      else { return false }
      return !traits.hasBreakdown || dataset.figures[$0].breakdown == query.breakdown
    }
    if candidates.isEmpty { return FigureSelection() }
    return FigureSelector(dataset: dataset, indicator: indicator)
      .select(candidates, year: query.period.year)
  }

  /// What the cell shows, and by which trace.
  private func show(_ answer: inout Answer, _ indicator: Indicator) {
    func value(_ reading: Reading, _ marks: Set<Mark>) {
      answer.shown = .value(
        reading.quantity, marks: marks, period: reading.period, words: reading.periodPrinted)
      answer.trace = reading.trace
    }
    let whole = answer.rollup.flatMap { $0.isComplete ? $0.reading : nil }
    if let reported = answer.reported {
      let disagrees = !answer.rivals.isEmpty || differs(answer, indicator)
      value(reported, disagrees ? [.reported, .differs] : [.reported])
    } else if let computed = answer.computed, computed.isUsable {
      value(computed, [.computed])
    } else if let whole, whole.isUsable {
      value(whole, [.computed])
    } else if let empty = [answer.computed, whole ?? answer.rollup?.reading].compactMap({ $0 })
      .first(where: \.isZeroOfZero)
    {
      answer.shown = .undefined(.zeroDenominator)
      answer.trace = empty.trace
    } else if let partial = answer.computed ?? answer.rollup?.reading {
      value(partial, [.partial])
    } else if !applies(answer.query) {
      answer.shown = .notApplicable
    } else if let rollup = answer.rollup {
      answer.trace = .rollup(rollup)
    }
  }

  /// Whether a level can exist where a region is: there is no 州市级 in a municipality.
  private func applies(_ query: Query) -> Bool {
    guard let level = query.level, level <= .county else { return true }
    let regions = dataset.regions
    if regions.path(to: query.region).contains(where: { regions[$0].rank == level }) { return true }
    return ranksBelow[Int(query.region.index)] & (1 << UInt8(level.depth)) != 0
  }

  /// 上报 less the complete 汇总, or less the value computed at the region itself.
  private func difference(_ answer: Answer, _ indicator: Indicator) -> Quantity? {
    guard let reported = answer.reported, reported.isUsable, var other = comparand(answer)
    else { return nil }
    if let ratio = other.ratio, let printed = reported.quantity.value {
      // A percentage is compared at its printed digits.
      let factor = Arithmetic(catalogue: dataset.catalogue, indicator: indicator).factor
      other.quantity.value =
        ratio.value(times: factor, places: Int(printed.scale), indicator.rounding)
        ?? other.quantity.value
    }
    return try? reported.quantity.subtracting(other.quantity, units: dataset.catalogue.units)
  }

  private func comparand(_ answer: Answer) -> Reading? {
    if let rollup = answer.rollup, rollup.isComplete, let sum = rollup.reading, sum.isUsable {
      return sum
    }
    return answer.computed.flatMap { $0.isUsable ? $0 : nil }
  }

  /// Whether the region's own statement and what was computed cannot both be true.
  ///
  /// A percentage agrees if its fraction gives it at the printed digits, rounded or cut off.
  private func differs(_ answer: Answer, _ indicator: Indicator) -> Bool {
    guard let reported = answer.reported, let printed = reported.quantity.value,
      let other = comparand(answer)
    else { return false }
    guard let ratio = other.ratio, reported.quantity.unit == other.quantity.unit else {
      return reported.quantity.contradicts(other.quantity, units: dataset.catalogue.units)
    }
    let factor = Arithmetic(catalogue: dataset.catalogue, indicator: indicator).factor
    return reported.quantity.qualifier.isExact
      && !Rounding.allCases.contains {
        ratio.value(times: factor, places: Int(printed.scale), $0) == printed
      }
  }
}

extension PeriodChoice {
  /// The year, unless everything is asked for.
  package var year: Int? {
    if case .year(let year) = self { year } else { nil }
  }
}
