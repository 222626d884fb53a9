package import Core

/// The state of the whole program, as one value.
///
/// Everything that happens comes in through ``update(_:)``; everything the program wants of the world goes out as effects. Drawing reads the state and
/// changes nothing, so a screen can be tested from a state and a size alone.
package struct App: Sendable {
  /// What stands behind the panels.
  package enum Content: Sendable {
    case loading(LoadProgress?)
    case failed([Finding])
    case open(Workspace)
  }

  /// The terminal's size in cells.
  package var size: Size
  /// Language, colours and devices, as this person likes them.
  package var settings: Settings
  /// The open dataset, or what there is to show until and instead of it.
  package var content: Content = .loading(nil)
  /// Dialogs from the bottom up; keys go to the last.
  package var layers: [Dialog] = []
  /// What the status line says for the moment; nil for the usual line.
  package var notice: Notice?
  /// A message that waits for another to pass.
  var nextNotice: Notice?
  /// Memory of earlier starts; kept up to date and saved on leaving.
  package var session: Session
  /// What was asked for on the command line and waits for the dataset.
  package var request: StartRequest
  /// The show that fills the screen; nil while there is none.
  var show: Show?
  /// What the speaker's second terminal was told last.
  var published: ShowMoment?
  /// The pad that counts an event and fills the screen; nil while there is none.
  var tally: TallyPad?
  /// Where the time of day comes from.
  package var wallClock = WallClock.system
  /// What this terminal calls itself among the pads of an event.
  package var padName = "pad"
  /// Whether numbers of a show jump instead of counting up.
  package var isStill = false
  /// What the first frame will be, shown until the dataset is there; nil where nobody can know.
  var awaited: Frame?
  var keymap = Keymap()
  /// What is on its way to the journal, and what was typed and is no value yet.
  package var desk = EntryDesk()
  /// Whether a grid is to be opened once a practice copy is there.
  var resumesGrid = false
  /// Where the person stood when another copy of the data was asked for; nil opens where the session left.
  var returning: StandingPlace?
  /// What is remembered of the rows recorded since the start.
  package var forms = FormDesk()
  var hasHintedInputMethod = false
  var pace = LoadingPace()
  var lastCancel: Moment?
  var now: Moment = 0

  /// Starts without a dataset; a ``Message/loaded(_:)`` brings it.
  package init(size: Size, settings: Settings, session: Session, request: StartRequest = .init()) {
    self.size = size
    self.settings = settings
    self.session = session
    self.request = request
    desk.author = request.author
    if let language = session.language, !request.fixesLanguage { self.settings.language = language }
    if let theme = session.theme, !request.fixesTheme { self.settings.theme = theme }
    if let mouse = session.mouse { self.settings.mouse = mouse }
  }

  /// The day on which the person works, as the start was told.
  package var today: CalendarDate {
    if let today = request.today { return today }
    let year = workspace?.dataset.manifest.defaultYear ?? 2023
    return .last(ofMonth: 12, year: year)
  }

  /// The words of the chosen language.
  package var text: ScreenText { ScreenText(settings.language) }

  /// Takes in what happened and says what is to be done about it.
  package mutating func update(_ message: Message) -> [Effect] {
    var effects = take(message)
    effects += requestRows()
    refreshWorkList()
    followShow()
    let told = show?.momentToTell
    if told != published {
      published = told
      effects.append(.publishShow(show.map { showState($0) }))
    }
    return effects
  }

  private mutating func take(_ message: Message) -> [Effect] {
    switch message {
    case .input(let event): return handle(event)
    case .loading(let progress):
      if case .loading = content {
        content = .loading(progress)
        pace.note(progress, at: now)
      }
      return []
    case .loaded(let outcome): return receive(outcome)
    case .tally(let news):
      tally?.receive(news, at: now)
      return []
    case .followed(let dataset, let engine):
      // Who writes follows the journal anyway.
      if desk.access != .open {
        _ = withWorkspace { $0.follow(dataset, engine) }
        show?.regain(at: now)
      }
      return []
    case .journal(let news): return receive(news)
    case .burst(let events): return play(events)
    case .listed(let news):
      receive(news)
      return []
    case .reloaded(let outcome):
      receive(outcome)
      return []
    case .tick(let moment):
      now = moment
      show?.pass(to: moment, today: wallClock.now().date)
      tally?.pass(to: moment)
      // Nobody sees a message while the data are read: it does not grow old by it.
      if case .loading = content { return [] }
      if let until = notice?.until, moment >= until {
        notice = nextNotice
        nextNotice = nil
      }
      return saveDrafts(evenIfFresh: false)
    }
  }

  /// How long a passing message stays, in milliseconds.
  static let noticeTime = 8_000

  /// Shows a passing message in the status line.
  mutating func say(_ phrase: Phrase, lasting milliseconds: Int? = noticeTime) {
    notice = Notice(phrase: phrase, until: milliseconds.map { now + $0 })
  }

  /// Changes the workspace, if there is one.
  mutating func withWorkspace<Result>(_ change: (inout Workspace) -> Result) -> Result? {
    guard case .open(var workspace) = content else { return nil }
    // Taking the value out first keeps the change in place instead of copying its arrays.
    content = .loading(nil)
    let result = change(&workspace)
    content = .open(workspace)
    return result
  }

  /// When something on the screen changes by itself; nil if nothing does.
  package var nextWake: Moment? {
    [show?.nextWake(after: now, at: wallClock.now()), tally?.nextWake].compactMap { $0 }.min()
  }

  /// Whether numbers are counting, so that every frame counts.
  package var isMoving: Bool { show?.isMoving(at: now) ?? false }

  /// The workspace, if a dataset is open.
  package var workspace: Workspace? {
    if case .open(let workspace) = content { return workspace }
    return nil
  }
}

/// How a person likes the screen.
package struct Settings: Sendable, Equatable {
  /// The language of the screen.
  package var language: Language
  /// The palette.
  package var theme: Theme
  /// Whether only ASCII is drawn: lines, bars and marks of letters and signs.
  package var ascii: Bool
  /// Whether clicks and the wheel are asked of the terminal.
  package var mouse: Bool

  /// Makes settings; the defaults are Chinese, dark and a working mouse.
  package init(
    language: Language = .zh, theme: Theme = .dark, ascii: Bool = false, mouse: Bool = true
  ) {
    self.language = language
    self.theme = theme
    self.ascii = ascii
    self.mouse = mouse
  }
}

/// What the command line asks the first screen to be.
package struct StartRequest: Sendable {
  /// A region by id, name or short name.
  package var region: String?
  /// The year to show; nil for the dataset's own choice.
  package var year: Int?
  /// Whether the language was given and the session's is not taken.
  package var fixesLanguage: Bool
  /// Whether the colours were given and the session's are not taken.
  package var fixesTheme: Bool
  /// Start afresh instead of where the person left.
  package var ignoresSession: Bool
  /// The day on which the person works; nil for the last day of the dataset's year.
  package var today: CalendarDate?
  /// The person's name, as transactions carry it.
  package var author: String
  /// Where a practice copy is made.
  package var practiceFolder: String?
  /// A show to begin with; nil opens the panels.
  package var presents: PresentRequest?
  /// An event to count from the start; nil opens the panels.
  package var tally: TallyEvent?

  /// Makes a request; nothing asked by default.
  package init(
    region: String? = nil, year: Int? = nil, fixesLanguage: Bool = false, fixesTheme: Bool = false,
    ignoresSession: Bool = false, today: CalendarDate? = nil, author: String = "",
    practiceFolder: String? = nil
  ) {
    self.today = today
    self.author = author
    self.practiceFolder = practiceFolder
    self.region = region
    self.year = year
    self.fixesLanguage = fixesLanguage
    self.fixesTheme = fixesTheme
    self.ignoresSession = ignoresSession
  }
}

/// What show the command line asks for.
package struct PresentRequest: Sendable, Equatable {
  /// The deck; nil for the catalogue's default.
  package var deck: Deck?
  /// Seconds a slide stands where the deck does not say; nil waits for a key.
  package var seconds: Int?
  /// The slide to begin with, from 1.
  package var slide: Int
  /// Whether it runs by itself for good: round and round, and no key ends it.
  package var isKiosk: Bool

  /// Makes a request.
  package init(deck: Deck? = nil, seconds: Int? = nil, slide: Int = 1, isKiosk: Bool = false) {
    self.deck = deck
    self.seconds = seconds
    self.slide = slide
    self.isKiosk = isKiosk
  }
}

/// A passing message of the status line.
package struct Notice: Sendable, Equatable {
  /// What is said; words are made when it is drawn, so that the language may change.
  package var phrase: Phrase
  /// When it goes by itself; nil keeps it until the next key.
  package var until: Moment?
}
