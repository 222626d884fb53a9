/// Totals computed from printed parts.
extension IndicatorEngine {
  /// The value of a printed percentage's own fraction.
  func fraction(of reported: Reading?, _ indicator: Indicator) -> Reading? {
    guard let reported, let ratio = reported.ratio, case .figure(let ref) = reported.trace
    else { return nil }
    let arithmetic = Arithmetic(catalogue: dataset.catalogue, indicator: indicator)
    guard let value = arithmetic.value(of: ratio) else { return nil }
    var reading = reported
    reading.quantity = value
    reading.trace = .fraction(ref, ratio: ratio, factor: arithmetic.factor, result: value)
    return reading
  }

  /// The total of the levels that one document prints for one time.
  ///
  /// Counted at the highest level only, the parts add up (6 + 15 + 55); nested, the lowest level's
  /// number is the whole; an unknown basis gives no sum, and neither does a single part.
  func parts(_ query: Query, _ indicator: Indicator) -> Reading? {
    // Most places have no parts at all: seen at once, before each is looked for.
    guard query.level == nil, indicator.hasLevels,
      hasStatement(query, where: { dataset.figures.traits($0).level != nil })
    else { return nil }
    var groups: [(key: PartGroup, parts: [TracePart])] = []
    for rank in Rank.allCases {
      var part = query
      part.level = rank
      guard let reading = select(part, indicator, scope: .area).reading, reading.isUsable,
        let key = PartGroup(reading, dataset.figures)
      else { continue }
      let label = TracePart.Label.level(rank, printed: key.printed)
      if let index = groups.firstIndex(where: { $0.key.isSame(as: key) }) {
        groups[index].parts.append(TracePart(label: label, reading: reading))
      } else {
        groups.append((key, [TracePart(label: label, reading: reading)]))
      }
    }
    guard let best = groups.max(by: { $0.parts.count < $1.parts.count }), best.parts.count > 1,
      let first = best.parts.first?.reading
    else { return nil }
    let arithmetic = Arithmetic(catalogue: dataset.catalogue, indicator: indicator)
    var total = first
    switch first.countBasis {
    case .highestOnly:
      guard let sum = arithmetic.sum(best.parts.map(\.reading.quantity)) else { return nil }
      total.quantity = sum
      total.trace = .parts(best.parts, basis: .highestOnly, sum: sum)
    case .atLeast:
      guard let last = best.parts.last, case .level(let lowest, _) = last.label else { return nil }
      total.quantity = last.reading.quantity
      total.quantity.printed = nil
      total.trace = .nested(best.parts, lowest: lowest)
    case .unknown, nil: return nil
    }
    return total
  }

  private func hasStatement(_ query: Query, where test: (FigureRef) -> Bool) -> Bool {
    dataset.figures.statements(query.indicator, in: query.region).contains(where: test)
  }

  /// The total of a dimension whose options share the whole out, if every option has a number.
  func partition(_ query: Query, _ indicator: Indicator) -> Reading? {
    for id in indicator.partitions where query.breakdown[id] == nil {
      guard let dimension = dataset.catalogue.dimensions[id],
        hasStatement(
          query,
          where: {
            dataset.figures.traits($0).hasBreakdown && dataset.figures[$0].breakdown[id] != nil
          })
      else { continue }
      let parts = dimension.options.map { option -> TracePart? in
        var part = query
        part.breakdown = query.breakdown.adding(id, option.id)
        guard let reading = select(part, indicator, scope: .area).reading, reading.isUsable
        else { return nil }
        return TracePart(label: .option(dimension: id, option: option.id), reading: reading)
      }
      let known = parts.compactMap { $0 }
      guard let first = known.first?.reading, known.count == parts.count,
        known.allSatisfy({ $0.reading.kind == first.kind && $0.reading.period == first.period }),
        let sum = Arithmetic(catalogue: dataset.catalogue, indicator: indicator)
          .sum(known.map(\.reading.quantity))
      else { continue }
      var total = first
      total.quantity = sum
      total.trace = .parts(known, basis: nil, sum: sum)
      return total
    }
    return nil
  }
}

/// What printed parts must have in common to make a total.
private struct PartGroup {
  var document: String
  var caseName: String?
  var period: Period?
  var periodPrinted: String?
  var kind: FigureKind
  var basis: CountBasis?
  var printed: String?

  init?(_ reading: Reading, _ figures: FigureStore) {
    guard case .figure(let ref) = reading.trace else { return nil }
    let figure = figures[ref]
    document = figure.document
    caseName = figure.source.caseName
    period = figure.period
    periodPrinted = figure.periodPrinted
    kind = figure.kind
    basis = figure.countBasis
    printed = figure.levelPrinted
  }

  func isSame(as other: PartGroup) -> Bool {
    document == other.document && caseName == other.caseName && period == other.period
      && periodPrinted == other.periodPrinted && kind == other.kind && basis == other.basis
  }
}

extension Breakdown {
  /// This breakdown with one choice more.
  package func adding(_ dimension: String, _ option: String) -> Breakdown {
    Breakdown(parts + [Part(dimension: dimension, option: option)])
  }
}
