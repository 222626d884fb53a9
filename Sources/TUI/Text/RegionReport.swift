package import Core

/// Everything known of one place, for `qijian show`: the answers by family, then what no answer used.
package struct RegionReport: Sendable {
  /// One line of the report.
  package struct Row: Sendable {
    /// What a row shows.
    package enum Content: Sendable {
      /// The number for an indicator, stated, computed or rolled up.
      case answer(Answer)
      /// A statement or target of its own.
      case figure(FigureRef)
    }

    /// The heading that the row stands under.
    package var section: Section
    /// What the number is called.
    package var choice: IndicatorChoice
    /// The number itself.
    package var content: Content
  }

  /// A heading of the report.
  package enum Section: Hashable, Sendable {
    case family(String)
    case targets
    /// Statements of other times, scopes or bases that answer no question.
    case others
  }

  let dataset: Dataset
  let engine: IndicatorEngine
  let region: RegionID
  let period: PeriodChoice
  /// All rows in the catalogue's order, then in reading order.
  package let rows: [Row]

  /// Collects what is known of a place in a year or of any time; `only` narrows it to one indicator.
  package init(
    dataset: Dataset, engine: IndicatorEngine, region: RegionID, period: PeriodChoice,
    only indicator: IndicatorID? = nil
  ) {
    self.dataset = dataset
    self.engine = engine
    self.region = region
    self.period = period
    var rows = Self.families(dataset.catalogue).flatMap { family, indicators in
      indicators.filter { indicator == nil || $0 == indicator }.flatMap { id in
        engine.choices(of: id, in: region, period: period).map { choice in
          Row(
            section: .family(family), choice: choice,
            content: .answer(engine.answer(Query(choice, region: region, period: period))))
        }
      }
    }
    let used = Set(rows.flatMap(\.figures))
    let rest = engine.figures(in: region, period: period).filter { ref in
      !used.contains(ref) && (indicator == nil || dataset.figures[ref].indicator == indicator)
    }
    for isTarget in [true, false] {
      rows += rest.filter { (dataset.figures[$0].kind == .target) == isTarget }.map { ref in
        let figure = dataset.figures[ref]
        return Row(
          section: isTarget ? .targets : .others,
          choice: IndicatorChoice(
            indicator: figure.indicator, level: figure.level, breakdown: figure.breakdown),
          content: .figure(ref))
      }
    }
    self.rows = rows
  }

  /// Collects what is stated or aimed at for a place and exactly one period, such as `2023-H1`.
  package init(
    dataset: Dataset, engine: IndicatorEngine, region: RegionID, stated period: Period,
    only indicator: IndicatorID? = nil
  ) {
    self.dataset = dataset
    self.engine = engine
    self.region = region
    self.period = .all
    let refs = dataset.figures.figures(in: region).filter { ref in
      let figure = dataset.figures[ref]
      return figure.period == period && (indicator == nil || figure.indicator == indicator)
    }
    func row(_ ref: FigureRef, _ section: Section) -> Row {
      let figure = dataset.figures[ref]
      return Row(
        section: section,
        choice: IndicatorChoice(
          indicator: figure.indicator, level: figure.level, breakdown: figure.breakdown),
        content: .figure(ref))
    }
    let stated = refs.filter { dataset.figures[$0].kind != .target }
    let targets = refs.filter { dataset.figures[$0].kind == .target }
    rows =
      Self.families(dataset.catalogue).flatMap { family, indicators in
        indicators.flatMap { id in
          stated.filter { dataset.figures[$0].indicator == id }.map { row($0, .family(family)) }
        }
      } + targets.map { row($0, .targets) }
  }

  /// Indicators by family; families in their own order, unknown ones at the end.
  private static func families(
    _ catalogue: Catalogue
  ) -> [(family: String, indicators: [IndicatorID])] {
    let known = catalogue.families.all.map(\.id)
    var others: [String] = []
    for indicator in catalogue.indicators.all where !known.contains(indicator.family) {
      if !others.contains(indicator.family) { others.append(indicator.family) }
    }
    return (known + others).map { family in
      (family, catalogue.indicators.all.filter { $0.family == family }.map(\.id))
    }
  }

  /// The account of a number, `columns` wide: what it is, how it comes about, where it stands.
  package func account(_ row: Row, language: Language, columns: Int) -> [String] {
    let page = AccountPage(
      dataset: dataset, engine: engine, language: language, ascii: false, columns: columns)
    let subject: AccountSubject =
      switch row.content {
      case .answer(let answer): .query(answer.query)
      case .figure(let ref): .figure(dataset.figures[ref].id)
      }
    return page.lines(subject).map { sanitized($0.text) }
  }
}

extension RegionReport.Row {
  /// The figures that the number is, or was added up from.
  var figures: [FigureRef] {
    switch content {
    case .answer(let answer): answer.reading?.figures ?? []
    case .figure(let ref): [ref]
    }
  }
}
