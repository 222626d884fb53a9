internal import Core

/// Decks that nobody wrote: from the catalogue's default for a region, and from what is on the screen.
enum ShowDeck {
  /// The catalogue's default deck; title and number slides of the first columns where it has none.
  static func standard(_ catalogue: Catalogue) -> Deck {
    if let deck = catalogue.decks["default"] { return deck }
    var deck = Deck(id: "default", omitsEmpty: true, slides: [Slide(.title(nil))])
    for tab in catalogue.tabs.all { deck.slides += tab.blocks.flatMap { slides(of: $0, in: tab) } }
    return deck
  }

  /// The view as a deck: the number under the cursor, the open tab's blocks, the places
  /// in order, and then the region's own deck.
  static func view(_ workspace: Workspace) -> Deck {
    var deck = Deck(
      id: "view", period: workspace.browse.period, omitsEmpty: true)
    let region = workspace.selectedRegion
    deck.region = workspace.dataset.regions[region].id
    let isCard = workspace.showsCard
    if !isCard, case .query(let query)? = workspace.subjectUnderCursor {
      let choice = IndicatorChoice(
        indicator: query.indicator, level: query.level, breakdown: query.breakdown)
      deck.slides.append(Slide(.number(choice, by: .automatic)))
      // The row of the region itself heads the list of its places.
      if query.region != region {
        deck.slides[0].region = workspace.dataset.regions[query.region].id
      }
    }
    for block in workspace.tab?.blocks ?? [] {
      deck.slides += slides(of: block, in: workspace.tab)
    }
    if workspace.browse.frame.content == .regions,
      let column = workspace.columnUnderCursor
    {
      var league = Slide(.league(column.choice, limit: 12))
      league.region = workspace.dataset.regions[workspace.browse.frame.region].id
      deck.slides.append(league)
    }
    // What else is worth showing of the place comes after what was on the screen.
    deck.slides += standard(workspace.dataset.catalogue).slides.filter {
      if case .title = $0.content { false } else { true }
    }
    deck.slides = merged(deck.slides)
    return deck
  }

  /// The slides that a block of a dashboard is worth.
  private static func slides(of block: Block, in tab: Tab?) -> [Slide] {
    switch block {
    case .headline(let choice): [Slide(.number(choice, by: .automatic))]
    case .ladder(let choice): [Slide(.number(choice, by: .level))]
    case .split(let choice, let dimension): [Slide(.number(choice, by: .dimension(dimension)))]
    case .fraction(let choice): [Slide(.rates([choice]))]
    case .trend(let choice, let years): [Slide(.trend(choice, windows: [], years: years))]
    case .windows(let choice, let windows, let years):
      [Slide(.trend(choice, windows: windows, years: years))]
    case .league(let choice): [Slide(.league(choice, limit: 12))]
    case .targets(let families):
      [Slide(.target(nil, families: families.isEmpty ? tab?.families ?? [] : families))]
    case .figures(let indicators, _, let title):
      indicators.isEmpty
        ? [] : [Slide(.numbers(indicators.map { IndicatorChoice(indicator: $0) }), title: title)]
    case .register: []
    }
  }

  /// Rates that follow each other share a slide; what was shown already is not shown again.
  private static func merged(_ slides: [Slide]) -> [Slide] {
    var result: [Slide] = []
    var seen: Set<Slide> = []
    var numbers: Set<IndicatorChoice> = []
    for slide in slides {
      if case .rates(let more) = slide.content, let last = result.last,
        case .rates(let rates) = last.content, rates.count + more.count <= 5,
        last.title == nil, slide.title == nil
      {
        result[result.count - 1].content = .rates(rates + more)
        continue
      }
      if case .number(let choice, let parts) = slide.content {
        let isPlain = parts == .automatic || parts == .level
        if isPlain, !numbers.insert(choice).inserted { continue }
      }
      if seen.insert(slide).inserted { result.append(slide) }
    }
    return result
  }

  /// The slides to show: one a target, and without those that have nothing, where the deck says so.
  static func prepared(_ deck: Deck, by composer: SlideComposer) -> [Slide] {
    // Where the region means nothing, one slide says so.
    if let name = composer.homeName, deck.omitsEmpty, composer.isUnknown(name) {
      return [Slide(.title(nil))]
    }
    var slides: [Slide] = []
    for slide in deck.slides {
      guard case .target(nil, let families) = slide.content else {
        slides.append(slide)
        continue
      }
      let about = composer.subject(of: slide)
      let choices = composer.targets(nil, families: families, about).map {
        IndicatorChoice(
          indicator: $0.query.indicator, level: $0.query.level, breakdown: $0.query.breakdown)
      }
      var seen: Set<IndicatorChoice> = []
      for choice in choices.prefix(6) where seen.insert(choice).inserted {
        var one = slide
        one.content = .target(choice, families: [])
        slides.append(one)
      }
      if choices.isEmpty, !deck.omitsEmpty { slides.append(slide) }
    }
    guard deck.omitsEmpty else { return slides }
    let kept = slides.filter { slide in
      let scene = composer.scene(slide)
      if case .words(_, let isTrouble) = scene.body { return isTrouble }
      if case .number(_, by: .dimension) = slide.content, scene.numbers.count < 3 { return false }
      if case .number(_, by: .children) = slide.content, scene.numbers.count < 3 { return false }
      return true
    }
    // A title alone leaves a room without a word: the first number says why there is none.
    let isBare = kept.allSatisfy { slide in
      switch slide.content {
      case .title, .section: true
      default: false
      }
    }
    let first = slides.first { slide in
      if case .number = slide.content { true } else { false }
    }
    return isBare ? kept + [first].compactMap { $0 } : kept
  }
}

extension SlideComposer {
  /// Whether a name is no region's, or that of several.
  func isUnknown(_ name: String) -> Bool {
    if case .found = lookups[name] ?? regions.lookUp(name) { return false }
    return true
  }

  /// The place and time of a slide; the deck's own where its region means nothing.
  func subject(of slide: Slide) -> SlideSubject {
    var place = home
    if let wanted = slide.region, case .found(let id, _) = lookups[wanted] ?? regions.lookUp(wanted)
    {
      place = id
    }
    return SlideSubject(
      region: place, period: slide.period ?? period, shows: slide.shows ?? deck.shows)
  }
}
