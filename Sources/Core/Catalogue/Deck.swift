/// A show: slides in order, about one region.
package struct Deck: Hashable, Sendable, Identifiable {
  /// What a slide shows beyond numbers; nothing unless a deck says so.
  package enum Disclosure: String, Hashable, Sendable, CaseIterable {
    /// Names of enterprises.
    case enterpriseNames
    /// Names of people and what else registers mark as personal.
    case personalData
  }

  /// Stable id; the catalogue's `default` serves every region.
  package var id: String
  /// The show's name; nil takes that of the region.
  package var title: LocalizedText?
  /// Id, code or name of the region; nil leaves it to the presenter.
  package var region: String?
  /// The time that the slides speak of; nil leaves it to the presenter.
  package var period: PeriodChoice?
  /// Seconds a slide stands before the next one comes; nil waits for a key.
  package var seconds: Int?
  /// Whether slides that have nothing to show for the region are left out.
  package var omitsEmpty: Bool
  /// What may be named.
  package var shows: Set<Disclosure>
  /// The slides in order; those that could not be understood say so where they stand.
  package var slides: [Slide]

  /// Makes a deck.
  package init(
    id: String, title: LocalizedText? = nil, region: String? = nil, period: PeriodChoice? = nil,
    seconds: Int? = nil, omitsEmpty: Bool = false, shows: Set<Disclosure> = [],
    slides: [Slide] = []
  ) {
    self.id = id
    self.title = title
    self.region = region
    self.period = period
    self.seconds = seconds
    self.omitsEmpty = omitsEmpty
    self.shows = shows
    self.slides = slides
  }
}

/// One screenful of a show.
package struct Slide: Hashable, Sendable {
  /// What the slide is about.
  package enum Content: Hashable, Sendable {
    /// The show's name, with a line below.
    case title(LocalizedText?)
    /// A heading between slides, with a line below.
    case section(LocalizedText?)
    /// One number as large as the screen allows, with its parts as bars.
    case number(IndicatorChoice, by: SlideParts)
    /// Several numbers side by side.
    case numbers([IndicatorChoice])
    /// Places in order of complete values, and who moved since last time.
    case league(IndicatorChoice, limit: Int)
    /// A value on its way to a target; without an indicator every target of these families.
    case target(IndicatorChoice?, families: [String])
    /// One value a year, with two five-year windows.
    case trend(IndicatorChoice, windows: [IndicatorID], years: Int)
    /// Rates with numerator and denominator.
    case rates([IndicatorChoice])
    /// Honours by title.
    case honours(limit: Int)
    /// One excellent case, another one every day.
    case excellentCase
    /// Decisions that are not carried out yet, the most urgent first.
    case decisions(limit: Int)
    /// How far the plan of inspections has got: tasks, done, closed, published.
    case plan
    /// Days left until a deadline.
    case countdown(Deadline)
    /// The counters of an event, added up over all pads; nil for the latest of the region.
    case tally(event: String?)
    /// Lines of words, below a large heading if there is one.
    case words([LocalizedText], heading: LocalizedText?)
    /// Could not be understood; the slide says why.
    case faulty(LoadProblem)
  }

  /// What a countdown counts down to.
  package enum Deadline: Hashable, Sendable {
    /// The next of the obligations that bind the region.
    case next
    /// An obligation of the catalogue, by id.
    case obligation(String)
    /// A day of every year, such as 12-15.
    case yearly(Obligation.MonthDay)
    case day(CalendarDate)
  }

  /// What is shown.
  package var content: Content
  /// A heading of its own; nil takes that of what is shown.
  package var title: LocalizedText?
  /// Another region than the deck's, by id, code or name.
  package var region: String?
  /// Another time than the deck's.
  package var period: PeriodChoice?
  /// Seconds that it stands; nil takes the deck's.
  package var seconds: Int?
  /// What may be named here; nil takes the deck's.
  package var shows: Set<Deck.Disclosure>?
  /// What the speaker wants to say; never on the room's screen.
  package var notes: LocalizedText?

  /// Makes a slide; other traits are set afterwards.
  package init(_ content: Content, title: LocalizedText? = nil) {
    self.content = content
    self.title = title
  }
}

/// What a big number is split by.
package enum SlideParts: Hashable, Sendable {
  /// By level if there are levels, else by the places below.
  case automatic
  case level
  case dimension(String)
  /// By the places below.
  case children
  case none
}
