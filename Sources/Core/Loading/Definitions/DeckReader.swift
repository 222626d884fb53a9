/// Understands decks: the catalogue's own and those that somebody wrote in a file.
///
/// A slide that cannot be understood becomes one that says so; only a deck that is none at all is
/// refused. Regions are looked up when the deck is shown, since it may be shown for others.
package struct DeckReader: Sendable {
  private let catalogue: Catalogue

  /// Prepares to read decks about what a catalogue defines.
  package init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// Reads a deck of its own file; throws if it is no JSON or no deck.
  package func read(
    path: String, in files: some FileSystem
  ) throws(LoadProblem) -> Deck {
    do throws(LoadProblem) {
      let document = try JSONDocument(path: path, in: files)
      try LoadSession.checkFormat(document.cursor)
      var deck = try deck(document.cursor, id: "file")
      deck.slides = deck.slides.map { slide in
        guard case .faulty(let problem) = slide.content else { return slide }
        var located = slide
        located.content = .faulty([problem].located(in: files).first ?? problem)
        return located
      }
      return deck
    } catch {
      throw [error].located(in: files).first ?? error
    }
  }

  static let deckKeys = [
    "format", "id", "title", "region", "period", "seconds", "omitEmpty", "shows", "slides", "note",
  ]

  /// A deck; `id` stands in where it has none.
  func deck(_ cursor: JSONCursor, id: String? = nil) throws(LoadProblem) -> Deck {
    var name = try cursor.optional("id")?.identifier() ?? id
    if name == nil { name = try cursor.required("id").identifier() }
    var deck = Deck(id: name ?? "")
    let slides = try cursor.required("slides").elements()
    var faults: [Slide] = []
    // What is wrong with the deck itself is said by a slide of its own; the others run.
    func value<Value>(_ read: () throws(LoadProblem) -> Value?) -> Value? {
      do throws(LoadProblem) {
        return try read()
      } catch {
        faults.append(Slide(.faulty(error)))
        return nil
      }
    }
    deck.title = value { () throws(LoadProblem) in try cursor.localized("title") }
    deck.region = value { () throws(LoadProblem) in try cursor.optional("region")?.text() }
    deck.period = value { () throws(LoadProblem) in try period(cursor) }
    deck.seconds = value { () throws(LoadProblem) in
      try cursor.optional("seconds")?.integer(in: 1...86_400)
    }
    deck.omitsEmpty = value { () throws(LoadProblem) in try cursor.flag("omitEmpty") } ?? false
    deck.shows = value { () throws(LoadProblem) in try disclosures(cursor) } ?? []
    deck.slides = faults + slides.map { slide($0) }
    return deck
  }

  /// A slide, or one that says what is wrong with it.
  private func slide(_ cursor: JSONCursor) -> Slide {
    do throws(LoadProblem) {
      var slide = Slide(try content(cursor), title: try cursor.localized("title"))
      slide.region = try cursor.optional("region")?.text()
      slide.period = try period(cursor)
      slide.seconds = try cursor.optional("seconds")?.integer(in: 1...86_400)
      slide.shows = try disclosures(cursor)
      slide.notes = try cursor.localized("notes")
      return slide
    } catch {
      return Slide(.faulty(error))
    }
  }

  private static let kinds = [
    "title", "section", "number", "numbers", "league", "target", "trend", "rates", "honours",
    "case", "decisions", "plan", "countdown", "words", "tally",
  ]

  private func content(_ cursor: JSONCursor) throws(LoadProblem) -> Slide.Content {
    let limit = try cursor.optional("limit")?.integer(in: 1...100) ?? 12
    switch try cursor.required("kind").word(of: Self.kinds, .value) {
    case "title": return .title(try cursor.localized("text"))
    case "section": return .section(try cursor.localized("text"))
    case "number": return .number(try choice(cursor), by: try parts(cursor))
    case "numbers": return .numbers(try choices(cursor))
    case "league": return .league(try choice(cursor), limit: limit)
    case "target":
      let one = try cursor.optional("indicator") == nil ? nil : try choice(cursor)
      return .target(one, families: try families(cursor))
    case "trend":
      var windows: [IndicatorID] = []
      for element in try cursor.optional("windows")?.elements() ?? [] {
        windows.append(try indicator(element))
      }
      return .trend(
        try choice(cursor), windows: windows,
        years: try cursor.optional("years")?.integer(in: 2...50) ?? 10)
    case "rates": return .rates(try choices(cursor))
    case "honours": return .honours(limit: limit)
    case "case": return .excellentCase
    case "decisions": return .decisions(limit: limit)
    case "plan": return .plan
    case "tally": return .tally(event: try cursor.string("event"))
    case "words":
      var lines: [LocalizedText] = []
      for element in try cursor.required("lines").elements() {
        lines.append(try element.localized())
      }
      return .words(lines, heading: try cursor.localized("heading"))
    default: return .countdown(try deadline(cursor))
    }
  }

  private func deadline(_ cursor: JSONCursor) throws(LoadProblem) -> Slide.Deadline {
    if let name = try cursor.optional("obligation") {
      let id = try name.text()
      guard catalogue.obligations[id] != nil else {
        throw name.unknown(.obligation, among: catalogue.obligations.all.map(\.id))
      }
      return .obligation(id)
    }
    guard let date = try cursor.optional("date") else { return .next }
    let text = try date.text()
    if let day = CalendarDate(text) { return .day(day) }
    // A leap year, so that 02-29 is a day.
    guard text.utf8.count == 5, let date = CalendarDate("2024-" + text),
      let day = Obligation.MonthDay(month: date.month, day: date.day)
    else { throw date.problem(.malformed(.calendarDate), expected: .example("12-15")) }
    return .yearly(day)
  }

  private func parts(_ cursor: JSONCursor) throws(LoadProblem) -> SlideParts {
    guard let by = try cursor.optional("by") else { return .automatic }
    switch try by.text() {
    case Catalogue.levelDimension: return .level
    case "children": return .children
    case "none": return .none
    case let id:
      guard catalogue.dimensions[id] != nil else {
        throw by.unknown(.dimension, among: catalogue.dimensions.all.map(\.id))
      }
      return .dimension(id)
    }
  }

  private func choices(_ cursor: JSONCursor) throws(LoadProblem) -> [IndicatorChoice] {
    var choices: [IndicatorChoice] = []
    for element in try cursor.required("indicators").elements() {
      choices.append(
        element.value.type == .object
          ? try choice(element) : IndicatorChoice(indicator: try indicator(element)))
    }
    return choices
  }

  private func choice(_ cursor: JSONCursor) throws(LoadProblem) -> IndicatorChoice {
    var parts: [Breakdown.Part] = []
    for (name, option) in try cursor.optional("breakdown")?.members() ?? [] {
      guard let dimension = catalogue.dimensions[name] else {
        let known = catalogue.dimensions.all.map(\.id)
        throw option.problem(
          .unknown(.dimension, name: name, nearest: NearestName.of(name, among: known)),
          found: name)
      }
      let id = try option.string()
      if dimension[id] == nil {
        throw option.unknown(.option, among: dimension.options.map(\.id))
      }
      parts.append(Breakdown.Part(dimension: name, option: id))
    }
    return IndicatorChoice(
      indicator: try indicator(try cursor.required("indicator")),
      level: try cursor.rank("level", .level), breakdown: Breakdown(parts))
  }

  private func indicator(_ cursor: JSONCursor) throws(LoadProblem) -> IndicatorID {
    let id = try cursor.text()
    guard catalogue.indicators[id] != nil else {
      throw cursor.unknown(.indicator, among: catalogue.indicators.all.map(\.id))
    }
    return id
  }

  private func families(_ cursor: JSONCursor) throws(LoadProblem) -> [String] {
    var ids: [String] = []
    for element in try cursor.optional("families")?.elements() ?? [] {
      let id = try element.text()
      guard catalogue.families[id] != nil else {
        throw element.unknown(.value, among: catalogue.families.all.map(\.id))
      }
      ids.append(id)
    }
    return ids
  }

  private func period(_ cursor: JSONCursor) throws(LoadProblem) -> PeriodChoice? {
    guard let place = try cursor.optional("period") else { return nil }
    let text = try place.text()
    if text == "all" { return .all }
    guard case .year(let year) = Period(text) else {
      throw place.problem(.malformed(.period), expected: .example("2023"))
    }
    return .year(year)
  }

  private func disclosures(_ cursor: JSONCursor) throws(LoadProblem) -> Set<Deck.Disclosure>? {
    guard let list = try cursor.optional("shows") else { return nil }
    var shows: Set<Deck.Disclosure> = []
    for element in try list.elements() {
      shows.insert(try element.word(Deck.Disclosure.self, .value))
    }
    return shows
  }
}

extension CatalogueReader {
  /// Reads the catalogue's decks; a slide that cannot be understood is noted and stays out.
  mutating func readDecks(_ session: inout LoadSession) {
    let reader = DeckReader(catalogue)
    each(source.decks, known: DeckReader.deckKeys, &session) {
      (catalogueReader, entry, session) throws(LoadProblem) in
      var deck = try reader.deck(entry.cursor)
      for slide in deck.slides {
        if case .faulty(let problem) = slide.content { session.note(problem) }
      }
      deck.slides.removeAll { if case .faulty = $0.content { true } else { false } }
      catalogueReader.catalogue.decks.set(deck)
    }
  }
}
