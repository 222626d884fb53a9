/// How a number is split for bars and lists.
package enum PartAxis: Hashable, Sendable {
  case level
  /// By the options of a dimension.
  case dimension(String)
}

/// One part of a number.
package struct PartAnswer: Sendable {
  /// The level or option that the part is.
  package var label: TracePart.Label
  /// Its answer at the same place and time as the whole.
  package var answer: Answer
}

/// One year of a series.
package struct YearAnswer: Sendable {
  /// The year asked for.
  package var year: Int
  /// The year's answer; one without a value keeps its place in the series.
  package var answer: Answer
}

/// What screens ask for beyond single answers: series, parts, choices, figures.
extension IndicatorEngine {
  /// One answer a year.
  package func series(
    _ choice: IndicatorChoice, region: RegionID, years: ClosedRange<Int>
  ) -> [YearAnswer] {
    years.map {
      YearAnswer(
        year: $0, answer: answer(Query(choice, region: region, period: .year($0))))
    }
  }

  /// The parts of a number that have any data, from the top level down or in customary order.
  package func parts(of query: Query, by axis: PartAxis) -> [PartAnswer] {
    let labels: [TracePart.Label]
    switch axis {
    case .level:
      labels = Rank.allCases.map { .level($0, printed: nil) }
    case .dimension(let id):
      labels = (dataset.catalogue.dimensions[id]?.options ?? []).map {
        .option(dimension: id, option: $0.id)
      }
    }
    return labels.compactMap { label in
      var part = query
      switch label {
      case .level(let rank, _): part.level = rank
      case .option(let dimension, let option):
        part.breakdown = query.breakdown.adding(dimension, option)
      }
      let found = answer(part)
      guard found.reading != nil else { return nil }
      guard case .level(let rank, _) = label else {
        return PartAnswer(label: label, answer: found)
      }
      return PartAnswer(label: .level(rank, printed: printedLevel(found)), answer: found)
    }
  }

  /// The word printed for the level of a stated part.
  private func printedLevel(_ answer: Answer) -> String? {
    guard let reported = answer.reported, case .figure(let ref) = reported.trace else { return nil }
    return dataset.figures[ref].levelPrinted
  }

  /// The levels and breakdowns of an indicator that have a value in a place, the total first.
  package func choices(
    of indicator: IndicatorID, in region: RegionID, period: PeriodChoice
  ) -> [IndicatorChoice] {
    var found: [IndicatorChoice] = []
    func consider(_ choice: IndicatorChoice) {
      guard !found.contains(choice),
        answer(Query(choice, region: region, period: period)).reading != nil
      else { return }
      found.append(choice)
    }
    consider(IndicatorChoice(indicator: indicator))
    let stated = dataset.figures.statements(indicator, in: region).map { dataset.figures[$0] }
    let byLevel = stated.sorted { ($0.level?.depth ?? -1) < ($1.level?.depth ?? -1) }
    for figure in byLevel {
      consider(
        IndicatorChoice(
          indicator: indicator, level: figure.level, breakdown: figure.breakdown))
    }
    return found
  }

  /// Everything stated or aimed at in a place itself, in reading order.
  ///
  /// `families` nil stands for all. Of a year: what touches it, open and undated figures where their
  /// document speaks of it, and targets that are not yet due or due in it.
  package func figures(
    in region: RegionID, families: Set<String>? = nil, period: PeriodChoice
  ) -> [FigureRef] {
    dataset.figures.figures(in: region).filter { ref in
      let figure = dataset.figures[ref]
      let indicator = dataset.catalogue.indicators[figure.indicator]
      if let families, !(indicator.map { families.contains($0.family) } ?? false) { return false }
      guard let year = period.year else { return true }
      if figure.kind == .target, let days = figure.period?.days {
        let document = dataset.documents[figure.document]
        let start = document?.date?.year ?? days.lowerBound.year
        return min(start, days.lowerBound.year) <= year && year <= days.upperBound.year
      }
      return FigureSelector(
        dataset: dataset,
        indicator: indicator
          ?? Indicator(
            id: figure.indicator, family: "", title: LocalizedText(zh: figure.indicator),
            unit: figure.quantity.unit, kind: figure.kind)
      ).touches(ref, year)
    }
  }
}
