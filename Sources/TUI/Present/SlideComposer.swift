internal import Core

/// The data that a show speaks of: a dataset and the engine that answers for it.
struct ShowSource: Sendable {
  let dataset: Dataset
  let engine: IndicatorEngine
  /// The names in the data that a room must not read.
  let names: NameMaskCache

  /// `before` is what was shown until now; its names hold on where there are as many.
  init(dataset: Dataset, engine: IndicatorEngine, after before: ShowSource? = nil) {
    self.dataset = dataset
    self.engine = engine
    let known = before?.names
    names = known?.fits(dataset) == true ? known ?? NameMaskCache(dataset) : NameMaskCache(dataset)
  }
}

/// Makes scenes of slides: asks the engine, and finds the words.
struct SlideComposer {
  let source: ShowSource
  let deck: Deck
  /// The region of slides that name none.
  let home: RegionID
  /// The name of that region as the command line or the deck has it; nil where nobody asked for one.
  let homeName: String?
  /// The time of slides that name none.
  let period: PeriodChoice
  let language: Language
  let today: CalendarDate
  /// What the names of regions in the deck mean; looking one up goes over all places.
  let lookups: [String: RegionLookup]
  let text: ScreenText
  let values: ValueText

  init(
    source: ShowSource, deck: Deck, homeName: String?, period: PeriodChoice, language: Language,
    ascii: Bool, today: CalendarDate, lookups: [String: RegionLookup] = [:]
  ) {
    self.lookups = lookups
    self.source = source
    self.deck = deck
    self.homeName = homeName
    let tree = source.dataset.regions
    if let homeName, case .found(let id, _) = lookups[homeName] ?? tree.lookUp(homeName) {
      home = id
    } else {
      home = source.dataset.manifest.startRegion.flatMap { tree.resolve($0) } ?? tree.root
    }
    self.period = period
    self.language = language
    self.today = today
    text = ScreenText(language)
    values = ValueText(language: language, ascii: ascii)
  }

  var dataset: Dataset { source.dataset }
  var engine: IndicatorEngine { source.engine }
  var regions: RegionTree { source.dataset.regions }

  /// What a slide shows.
  func scene(_ slide: Slide) -> SlideScene {
    var place = home
    if let wanted = slide.region ?? homeName {
      switch lookups[wanted] ?? regions.lookUp(wanted) {
      case .found(let id, _): place = id
      case .ambiguous(let ids, _):
        return trouble(slide, text(.show(.ambiguousRegion(wanted, ids.map { name($0) }))))
      case .unknown(let near):
        return trouble(slide, text(.show(.unknownRegion(wanted, near.map { name($0) }))))
      }
    }
    let about = SlideSubject(
      region: place, period: slide.period ?? period, shows: slide.shows ?? deck.shows)
    var scene = compose(slide, about)
    if scene.period.isEmpty, slide.asksIndicators, let year = about.period.year {
      scene.period = text(.year(year))
    }
    if !slide.isAuthored { mask(&scene, about) }
    scene.place = name(place)
    if let title = slide.title { scene.subject = text(title) }
    return scene
  }

  /// Takes names out of the free text of registers and of documents' headings.
  private func mask(_ scene: inout SlideScene, _ about: SlideSubject) {
    guard about.shows.count < Deck.Disclosure.allCases.count else { return }
    let names = source.names.mask(of: dataset)
    scene = scene.mappingWords { names.masked($0, shows: about.shows, language: language) }
  }

  private func compose(_ slide: Slide, _ about: SlideSubject) -> SlideScene {
    switch slide.content {
    case .title(let words): cover(words, slide.title, about, isTitle: true)
    case .section(let words): cover(words, slide.title, about, isTitle: false)
    case .number(let choice, let parts): number(choice, parts, about)
    case .numbers(let choices): grid(choices, about)
    case .league(let choice, let limit): league(choice, limit: limit, about)
    case .target(let choice, let families): race(choice, families: families, about)
    case .trend(let choice, let windows, let years):
      trend(choice, windows: windows, years: years, about)
    case .rates(let choices): rates(choices, about)
    case .honours(let limit): honours(limit: limit, about)
    case .excellentCase: caseOfDay(about)
    case .decisions(let limit): decisions(limit: limit, about)
    case .plan: plan(about)
    case .countdown(let deadline): countdown(deadline, about)
    case .tally(let event): tally(event, about)
    case .words(let lines, let heading): words(lines, heading)
    case .faulty(let problem): faulty(problem)
    }
  }

  // MARK: - Words

  /// A region's name in the language of the screen.
  func name(_ region: RegionID) -> String { RegionText(language).name(regions[region]) }

  /// The title of an indicator with the words for its level and breakdown.
  func title(_ query: Query) -> String {
    let indicator = dataset.catalogue.indicators[query.indicator]
    var words = [indicator.map { text($0.shortTitle) } ?? query.indicator]
    if let level = query.level { words.append(levelWord(level, in: query.region)) }
    for part in query.breakdown.parts {
      let option = dataset.catalogue.dimensions[part.dimension]?[part.option]
      words.append(option.map { text($0.title) } ?? part.option)
    }
    return words.joined(separator: " ")
  }

  func levelWord(_ level: Rank, in region: RegionID) -> String {
    dataset.catalogue.levelWord(level, in: region, of: regions).map { text($0) }
      ?? level.rawValue
  }

  /// A scene that says why there is nothing.
  func empty(_ subject: String, _ phrase: ShowPhrase) -> SlideScene {
    SlideScene(subject: subject, body: .words([text(.show(phrase))], isTrouble: false))
  }

  private func trouble(_ slide: Slide, _ words: String) -> SlideScene {
    SlideScene(
      subject: slide.title.map { text($0) } ?? text(.show(.faultySlide)),
      body: .words([words], isTrouble: true))
  }

  private func faulty(_ problem: LoadProblem) -> SlideScene {
    let finding = Finding(severity: .block, fact: .load(problem))
    return SlideScene(
      subject: text(.show(.faultySlide)),
      body: .words([FindingText(language: language).sentence(finding)], isTrouble: true))
  }

  private func cover(
    _ words: LocalizedText?, _ heading: LocalizedText?, _ about: SlideSubject, isTitle: Bool
  ) -> SlideScene {
    let own = heading.map { text($0) } ?? (isTitle ? deck.title.map { text($0) } : nil)
    var lines: [SlideScene.Line] = []
    if let words { lines.append(SlideScene.Line(text: text(words))) }
    if isTitle {
      if own != nil { lines.append(SlideScene.Line(text: name(about.region))) }
      let manifest = text(dataset.manifest.title)
      let time = about.period.year.map { text(.year($0)) } ?? text(.allPeriods)
      lines.append(SlideScene.Line(text: time + "  " + manifest, role: .dim))
    }
    return SlideScene(body: .cover(own ?? name(about.region), lines))
  }

  private func words(_ lines: [LocalizedText], _ heading: LocalizedText?) -> SlideScene {
    let shown = lines.map { SlideScene.Line(text: text($0)) }
    guard let heading else { return SlideScene(body: .lines(heading: nil, shown)) }
    return SlideScene(body: .cover(text(heading), shown))
  }

  // MARK: - Numbers

  /// The answer that a slide about a choice shows; over all periods that of the latest year that has one.
  func answer(_ choice: IndicatorChoice, _ about: SlideSubject) -> Answer {
    let asked = engine.answerOrOnlyLevel(
      Query(choice, region: about.region, period: about.period))
    guard about.period == .all, asked.shown.quantity == nil else { return asked }
    for year in engine.years(in: about.region).reversed() {
      let found = engine.answerOrOnlyLevel(
        Query(choice, region: about.region, period: .year(year)))
      if found.shown.quantity != nil { return found }
    }
    return asked
  }

  /// The number of an answer, with its mark.
  func number(_ answer: Answer, bare: Bool = false) -> SlideScene.Number? {
    guard let quantity = answer.shown.quantity else { return nil }
    return SlideScene.Number(
      quantity: quantity, mark: values.mark(answer.shown.marks), key: .query(answer.query),
      isBare: bare)
  }

  /// When the numbers of an answer are of.
  func period(of answer: Answer) -> String {
    guard case .value(_, _, let period, let words) = answer.shown else { return "" }
    if period == nil, words == nil, let year = answer.query.period.year {
      return text(.year(year))
    }
    return PeriodText(language).text(period, words: words)
  }

  /// How an answer came about: the document it stands in, or that it was computed.
  func source(of answer: Answer) -> String {
    var words: [String] = []
    let marks = answer.shown.marks
    if marks.contains(.reported) { words.append(text(.mark(.reported, ascii: values.ascii))) }
    if marks.contains(.computed) { words.append(text(.mark(.computed, ascii: values.ascii))) }
    if marks.contains(.differs) { words.append(text(.mark(.differs, ascii: values.ascii))) }
    if answer.reported == nil, let rollup = answer.rollup, answer.computed == nil {
      words.append(text(.coverage(reporting: rollup.reporting, expected: rollup.expected)))
    }
    if let reported = answer.reported, case .figure(let ref) = reported.trace {
      words.append(
        SourceText(dataset: dataset, language: language).line(dataset.figures[ref].source))
    }
    return words.joined(separator: "  ")
  }

  /// Why an answer has no number that may be shown to a room.
  func reason(_ answer: Answer) -> ShowPhrase? {
    if case .undefined = answer.shown { return .undefinedHere }
    guard answer.shown.quantity?.value != nil else { return .noData }
    if answer.shown.isComplete { return nil }
    return .onlyPartial(
      reporting: answer.rollup?.reporting ?? 0, expected: answer.rollup?.expected ?? 0)
  }
}

extension Slide {
  /// Whether its words are those of who made the deck.
  fileprivate var isAuthored: Bool {
    switch content {
    case .title, .section, .words, .faulty: true
    default: false
    }
  }

  /// Whether it asks indicators for numbers of a time.
  fileprivate var asksIndicators: Bool {
    switch content {
    case .number, .numbers, .league, .trend, .rates: true
    default: false
    }
  }
}

/// What a slide is about: place, time and what may be named.
struct SlideSubject {
  var region: RegionID
  var period: PeriodChoice
  var shows: Set<Deck.Disclosure>

  /// The year, or the last one that has anything.
  func year(_ engine: IndicatorEngine) -> Int? { period.year ?? engine.years(in: region).last }
}
