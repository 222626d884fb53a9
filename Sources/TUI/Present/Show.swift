internal import Core

/// A show on its way: the deck, where in it one is, and what stands still.
struct Show: Sendable {
  let deck: Deck
  let options: Options
  /// What is shown; while the numbers are frozen, the data of that moment.
  private(set) var source: ShowSource
  /// The newest data, shown again when the numbers are live.
  private var latest: ShowSource
  /// The workspace's engine that was shown last, by which its changes are noticed.
  private(set) var lastSeen: IndicatorEngine?
  private let home: String?
  private let period: PeriodChoice
  private var lookups: [String: RegionLookup] = [:]
  private(set) var slides: [Slide] = []
  private(set) var index = 0
  private(set) var live: LiveNumbers
  /// Since when the numbers stand still.
  private(set) var frozen: WallTime?
  /// Since when the data cannot be read.
  private(set) var lost: WallTime?
  /// Of how many files of what is shown something could not be read.
  private(set) var unread = 0
  private(set) var isBlack = false
  private(set) var isPaused = false
  /// Goes up whenever other data, or another day, are shown.
  private(set) var version = 0
  /// Digits typed for a jump.
  private(set) var typed = ""
  private var typedAt: Moment = 0
  private var lastEscape: Moment?
  private var touchedAt: Moment
  private var enteredAt: Moment
  let startedAt: Moment
  /// What the bottom line says for the moment.
  private(set) var notice: Notice?
  private(set) var language: Language
  private var today: CalendarDate

  /// Begins a show; `home` is the id of its region.
  init(
    deck: Deck, source: ShowSource, home: String?, period: PeriodChoice, options: Options,
    language: Language, today: CalendarDate, at moment: Moment
  ) {
    self.deck = deck
    self.options = options
    self.source = source
    latest = source
    lastSeen = source.engine
    self.home = home
    self.period = period
    self.language = language
    self.today = today
    live = LiveNumbers(isStill: options.isStill)
    enteredAt = moment
    touchedAt = moment
    startedAt = moment
    prepare(at: moment)
  }

  /// Works out lookups and slides, and notes every number's beginning.
  private mutating func prepare(at moment: Moment) {
    version += 1
    unread = source.dataset.unread.count
    lookups = [:]
    let names = Set(deck.slides.compactMap(\.region) + [deck.region, home].compactMap { $0 })
    for name in names { lookups[name] = source.dataset.regions.lookUp(name) }
    slides = ShowDeck.prepared(deck, by: composer)
    if slides.isEmpty { slides = [Slide(.title(nil))] }
    index = min(index, slides.count - 1)
    for slide in slides { live.note(composer.scene(slide), at: moment) }
  }

  var composer: SlideComposer { composer(ascii: false) }

  func composer(ascii: Bool) -> SlideComposer {
    SlideComposer(
      source: source, deck: deck, homeName: home ?? deck.region, period: deck.period ?? period,
      language: language,
      ascii: ascii, today: today, lookups: lookups)
  }

  /// The slide on the screen.
  var slide: Slide { slides[index] }

  /// The scene as it is shown now, numbers on their way included.
  func scene(at moment: Moment, ascii: Bool) -> SlideScene {
    composer(ascii: ascii).scene(slide).mapping { live.shown($0, at: moment) }
      .mappingCounters { cell in
        var cell = cell
        cell.number.change = nil
        cell.remarkRole = .good
        cell.remark = live.gain(cell.number.key).flatMap { gain in
          frozen == nil ? ScreenText(language)(.show(.gained(SlidePen.signed(gain)))) : nil
        }
        // The room stays, so that nothing moves when the first one comes.
        cell.remark = cell.remark ?? ""
        return cell
      }
  }

  // MARK: - Keys

  /// What came of a key.
  enum Outcome: Equatable {
    case nothing
    case ended
  }

  /// Goes some slides on, or back.
  mutating func step(_ delta: Int, at moment: Moment) {
    let wanted = index + delta
    if wanted >= slides.count, options.isKiosk {
      go(to: 0, at: moment)
    } else if wanted >= slides.count {
      notice = Notice(phrase: .show(.lastSlide), until: moment + 3_000)
      enteredAt = moment
    } else {
      go(to: max(0, wanted), at: moment)
    }
  }

  mutating func go(to position: Int, at moment: Moment) {
    forgetHalfDone()
    index = max(0, min(position, slides.count - 1))
    enteredAt = moment
    isBlack = false
    let scene = composer.scene(slide)
    live.note(scene, at: moment)
    live.enter(scene)
  }

  /// A digit of the number of a slide; Enter goes there.
  mutating func type(_ digit: Character, at moment: Moment) {
    lastEscape = nil
    if moment - typedAt > 5_000 { typed = "" }
    if typed.utf8.count < 4 { typed.append(digit) }
    typedAt = moment
    notice = Notice(phrase: .show(.jumpTo(typed)), until: moment + 5_000)
  }

  /// Enter: to the slide whose number was typed, else on.
  mutating func enter(at moment: Moment) {
    guard let number = Int(typed), moment - typedAt <= 5_000 else {
      typed = ""
      step(1, at: moment)
      return
    }
    typed = ""
    if (1...slides.count).contains(number) {
      notice = nil
      go(to: number - 1, at: moment)
    } else {
      notice = Notice(
        phrase: .show(.noSuchSlide(number, of: slides.count)), until: moment + 4_000)
    }
  }

  /// A key that does something else: what was begun to be typed, or to be ended, is not gone on with.
  mutating func forgetHalfDone() {
    if !typed.isEmpty || lastEscape != nil { notice = nil }
    typed = ""
    lastEscape = nil
  }

  /// Esc: only the second within two seconds, with no other key between them, ends.
  mutating func escape(at moment: Moment) -> Outcome {
    if let last = lastEscape, moment - last <= 2_000 { return .ended }
    forgetHalfDone()
    lastEscape = moment
    notice = Notice(phrase: .show(.pressEscapeAgain), until: moment + 2_000)
    return .nothing
  }

  mutating func togglePause(at moment: Moment) {
    isPaused.toggle()
    enteredAt = moment
    notice = isPaused ? nil : Notice(phrase: .show(.goesOn), until: moment + 2_000)
  }

  mutating func toggleBlack() { isBlack.toggle() }

  /// Freezes all numbers, or lets them run on from where the data are.
  mutating func toggleFreeze(_ time: WallTime, at moment: Moment) {
    if frozen == nil {
      frozen = time
    } else {
      frozen = nil
      adopt(latest, at: moment)
      notice = Notice(phrase: .show(.unlocked), until: moment + 2_000)
    }
  }

  /// A word in passing.
  mutating func say(_ phrase: ShowPhrase, for milliseconds: Int, at moment: Moment) {
    notice = Notice(phrase: .show(phrase), until: moment + milliseconds)
  }

  // MARK: - A kiosk's visitors

  /// How long a kiosk stays as a visitor left it, in milliseconds.
  static let visit: Moment = 120_000

  /// A key was pressed.
  mutating func touch(at moment: Moment) { touchedAt = moment }

  /// When a kiosk goes on by itself; nil where nothing holds it.
  private var visitEnds: Moment? {
    guard options.isKiosk, isBlack || isPaused || frozen != nil else { return nil }
    return touchedAt + Self.visit
  }

  private mutating func endVisit(at moment: Moment) {
    isBlack = false
    isPaused = false
    enteredAt = moment
    if frozen != nil {
      frozen = nil
      adopt(latest, at: moment)
    }
  }

  // MARK: - Data and time

  /// The workspace has changed: an edit of this or another process, or other files.
  mutating func follow(_ new: ShowSource, at moment: Moment) {
    lastSeen = new.engine
    latest = new
    if frozen == nil { adopt(new, at: moment) }
  }

  /// The data could not be read; what is shown stays.
  mutating func lose(_ time: WallTime) { if lost == nil { lost = time } }

  /// The data can be read again.
  mutating func regain(at moment: Moment) {
    guard lost != nil else { return }
    lost = nil
    notice = Notice(phrase: .show(.sourceBack), until: moment + 3_000)
  }

  private mutating func adopt(_ new: ShowSource, at moment: Moment) {
    guard new.engine !== source.engine else { return }
    let isSameTree = new.dataset.regions.count == source.dataset.regions.count
    let current = slide
    source = new
    if !isSameTree { live.reset() }
    prepare(at: moment)
    // What is on the wall stays on the wall, even where it has nothing any more.
    if let position = slides.firstIndex(of: current) {
      index = position
    } else {
      slides.insert(current, at: min(index, slides.count))
    }
  }

  mutating func speak(_ language: Language) { self.language = language }

  /// Time passes: messages go, slides advance, a new day begins.
  mutating func pass(to moment: Moment, today: CalendarDate) {
    if let until = notice?.until, moment >= until { notice = nil }
    if today != self.today {
      self.today = today
      prepare(at: moment)
    }
    if let visitEnds, moment >= visitEnds { endVisit(at: moment) }
    if let seconds = advance, !isPaused, !isBlack, moment - enteredAt >= seconds * 1_000 {
      step(1, at: moment)
    }
  }

  /// Seconds that the present slide stands.
  private var advance: Int? { slide.seconds ?? deck.seconds ?? options.seconds }

  /// When something will change by itself: a slide, a message, the day; at the latest in an hour, since clocks are set.
  func nextWake(after moment: Moment, at time: WallTime) -> Moment {
    let untilMidnight = (24 * 60 - time.hour * 60 - time.minute) * 60_000
    var wake = moment + min(untilMidnight, 3_600_000)
    if let until = notice?.until { wake = min(wake, until) }
    if let visitEnds { wake = min(wake, max(moment + 1, visitEnds)) }
    if let seconds = advance, !isPaused, !isBlack {
      wake = min(wake, max(moment + 1, enteredAt + seconds * 1_000))
    }
    return wake
  }

  func isMoving(at moment: Moment) -> Bool { !isBlack && live.isMoving(at: moment) }
}
