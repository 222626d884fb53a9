/// Finished sentences, as facts.
extension IndicatorEngine {
  /// The number of an answer as a sentence; no slot of it is ever blank.
  package func sentence(for answer: Answer) -> Sentence? {
    let catalogue = dataset.catalogue
    let query = answer.query
    guard let latest = catalogue.indicators[query.indicator] else { return nil }
    let indicator = query.period.year.map { latest.definition(in: $0) } ?? latest
    let reading = answer.shown.quantity == nil ? nil : answer.reading
    return Sentence(
      form: form(answer), indicator: indicator.id, title: indicator.title,
      template: indicator.sentence ?? catalogue.sentences[reading?.kind ?? indicator.kind],
      region: query.region, rank: dataset.regions[query.region].rank, level: query.level,
      levelWord: query.level.flatMap {
        catalogue.levelWord($0, in: query.region, of: dataset.regions)
      },
      breakdownWords: query.breakdown.parts.compactMap {
        catalogue.dimensions[$0.dimension]?[$0.option]?.title
      },
      kind: reading?.kind ?? indicator.kind,
      period: reading?.period ?? (reading == nil ? query.period.year.map { .year($0) } : nil),
      periodPrinted: reading?.periodPrinted, year: query.period.year,
      quantity: reading?.quantity, ratio: reading?.ratio, marks: answer.shown.marks,
      parts: reading.map { namedParts(query, indicator, $0) } ?? [],
      childRank: answer.rollup.flatMap { childRank($0) },
      sources: (reading?.trace.figures ?? []).reduce(into: [Source]()) { sources, ref in
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
      guard marks.contains(.partial), let rollup = answer.rollup else {
        return marks.contains(.partial) ? .incompleteYears : .full
      }
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
    let documents = Set(reading.trace.figures.map { dataset.figures[$0].source.document })
    return parts(of: query, by: .level).compactMap { part in
      guard case .level(let rank, _) = part.label, let own = part.answer.complete,
        own.period == reading.period, own.kind == reading.kind,
        Set(own.trace.figures.map { dataset.figures[$0].source.document }) == documents,
        let word = dataset.catalogue.levelWord(rank, in: query.region, of: dataset.regions)
      else { return nil }
      return Sentence.Part(label: part.label, word: word, quantity: own.quantity)
    }
  }
}
