/// Finished sentences, as facts.
extension IndicatorEngine {
  /// The answer to a question as a sentence; no slot of it is ever blank.
  package func sentence(_ query: Query) -> Sentence { sentence(for: answer(query)) }

  /// The number of an answer as a sentence.
  package func sentence(for answer: Answer) -> Sentence {
    let query = answer.query
    let indicator = definition(of: query.indicator, in: query.period.year)
    let reading = answer.shown.quantity == nil ? nil : answer.reading
    var sentence = sentence(
      indicator, region: query.region, level: query.level, breakdown: query.breakdown, reading)
    sentence.form = form(answer)
    sentence.year = query.period.year
    sentence.marks = answer.shown.marks
    sentence.parts = reading.map { namedParts(query, indicator, $0) } ?? []
    sentence.childRank = answer.rollup.flatMap { childRank($0) }
    if reading == nil { sentence.period = query.period.year.map { .year($0) } }
    return sentence
  }

  /// One statement of a document, whether or not it answers for a year, as a sentence.
  package func sentence(figure ref: FigureRef) -> Sentence {
    let figure = dataset.figures[ref]
    let indicator = definition(of: figure.indicator, in: figure.period?.years?.upperBound)
    let reading = FigureSelector(dataset: dataset, indicator: indicator).reading(ref)
    var sentence = sentence(
      indicator, region: figure.region, level: figure.level, breakdown: figure.breakdown, reading)
    sentence.form = figure.quantity.value == nil ? .wordsOnly : .full
    sentence.marks = [.reported]
    return sentence
  }

  /// The definition of an indicator; for an unknown id one that has its id for a title.
  private func definition(of id: IndicatorID, in year: Int?) -> Indicator {
    guard let latest = dataset.catalogue.indicators[id] else {
      return Indicator(id: id, family: "", title: LocalizedText(zh: id), unit: "", kind: .stock)
    }
    return year.map { latest.definition(in: $0) } ?? latest
  }

  private func sentence(
    _ indicator: Indicator, region: RegionID, level: Rank?, breakdown: Breakdown,
    _ reading: Reading?
  ) -> Sentence {
    let catalogue = dataset.catalogue
    let kind = reading?.kind ?? indicator.kind
    return Sentence(
      form: .missing, indicator: indicator.id, title: indicator.title,
      template: indicator.sentence ?? catalogue.sentences[kind], region: region,
      rank: dataset.regions[region].rank, level: level,
      levelWord: level.flatMap { catalogue.levelWord($0, in: region, of: dataset.regions) },
      breakdownWords: breakdown.parts.compactMap {
        catalogue.dimensions[$0.dimension]?[$0.option]?.title
      },
      kind: kind, period: reading?.period, periodPrinted: reading?.periodPrinted,
      quantity: reading?.quantity, ratio: reading?.ratio, marks: [], parts: [],
      sources: (reading?.figures ?? []).reduce(into: [Source]()) { sources, ref in
        let source = dataset.figures[ref].source
        if !sources.contains(source) { sources.append(source) }
      })
  }

  private func form(_ answer: Answer) -> Sentence.Form {
    switch answer.shown {
    case .missing: return .missing
    case .notApplicable: return .notApplicable
    case .undefined(let reason): return .undefined(reason)
    case .value(let quantity, let marks, _, _):
      if quantity.value == nil { return .wordsOnly }
      if !marks.contains(.partial) { return .full }
      guard let rollup = answer.rollup, answer.computed == nil else { return .incompleteYears }
      return .partial(
        known: rollup.reporting, unknown: rollup.expected - rollup.reporting,
        expected: rollup.expected)
    }
  }

  private func childRank(_ rollup: Rollup) -> Rank? {
    let regions = rollup.parts.map(\.region) + rollup.missing + rollup.excluded.map(\.region)
    return regions.first { dataset.regions[$0].kind == .formal }.map { dataset.regions[$0].rank }
  }

  /// The levels to be named after a total: those that the same document gives for the same time.
  private func namedParts(
    _ query: Query, _ indicator: Indicator, _ reading: Reading
  ) -> [Sentence.Part] {
    guard query.level == nil, indicator.hasLevels, !reading.isPartial else { return [] }
    let documents = Set(reading.trace.figures.map { dataset.figures[$0].document })
    return parts(of: query, by: .level).compactMap { part in
      guard case .level(let rank, _) = part.label, let own = part.answer.complete,
        own.period == reading.period, own.kind == reading.kind,
        Set(own.trace.figures.map { dataset.figures[$0].document }) == documents,
        let word = dataset.catalogue.levelWord(rank, in: query.region, of: dataset.regions)
      else { return nil }
      return Sentence.Part(label: part.label, word: word, quantity: own.quantity)
    }
  }
}
