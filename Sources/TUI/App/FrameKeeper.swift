package import Core

/// Keeps the first frame of a start, to be shown at the next one until the same data are open.
///
/// It is shown only for the very same files, journal, program, day, screen, session and options: then
/// it is what will be drawn. Nothing can be done to it but leave.
package struct FrameKeeper: Sendable {
  private let file: KeptFile
  private let identify: @Sendable () -> [UInt8]?
  /// What the data were when first asked: nil until then.
  private let first = Guarded<[UInt8]??>(nil)

  /// A keeper for data that `identify` tells from the same at any other time; nil where it cannot.
  package init(file: KeptFile, identify: @escaping @Sendable () -> [UInt8]?) {
    self.file = file
    self.identify = identify
  }

  /// What the data are now.
  func identity() -> [UInt8]? { identify() }

  /// What the data were when this or ``lookAhead()`` was first called.
  func firstIdentity() -> [UInt8]? {
    // Who comes second waits for the first.
    first.withLock { known in
      if let known { return known }
      let identity = identify()
      known = .some(identity)
      return identity
    }
  }

  /// Begins to look at the data on a thread of its own.
  package func lookAhead() { LoaderThread.start { _ = firstIdentity() } }

  /// All that the first frame of an app depends on.
  static func key(of app: App, _ identity: [UInt8]) -> [UInt8] {
    // Word by word: Swift's own description of values looks through all types of the program.
    var words = [app.session.dataset, app.request.author]
    let (session, place, request) = (app.session, app.session.place, app.request)
    let texts = [
      place?.region, place?.tab, place?.enterprise, place?.selected, session.myRegion,
      session.practice, session.language?.rawValue, session.theme?.rawValue, request.region,
      request.practiceFolder, app.settings.language.rawValue, app.settings.theme.rawValue,
    ]
    for text in texts { words.append(text.map { "=" + $0 } ?? "") }
    let numbers = [
      app.size.width, app.size.height, place?.year, request.year,
      request.today.map { Int(PartialDate($0).packed) },
    ]
    for number in numbers { words.append(number.map { String($0) } ?? "") }
    let flags = [
      session.mouse, session.asksMyRegion, app.settings.ascii, app.settings.mouse,
      request.fixesLanguage, request.fixesTheme, request.ignoresSession,
    ]
    for flag in flags { words.append(flag.map { $0 ? "1" : "0" } ?? "") }
    return identity + words.flatMap { Array($0.utf8) + [0] }
  }

  /// The frame kept under a key; nil for none.
  func frame(_ key: [UInt8]) -> Frame? { file.bytes(for: key).flatMap(FrameText.frame) }

  /// Keeps a frame, unless it would come back otherwise.
  func keep(_ frame: Frame, for key: [UInt8]) {
    let bytes = FrameText.bytes(frame)
    if FrameText.frame(bytes) == frame { file.keep(bytes, for: key) }
  }
}

/// The first frame of a start: shown before there is a dataset where it is known, else kept.
struct FirstFrame {
  private let keeper: FrameKeeper?
  /// What the data were at the start; nil where nothing can be kept of them.
  private var identity: [UInt8]?
  /// The app before it had data.
  private var start: App?
  /// Whether no frame of the data has been drawn, and nothing done to what was awaited.
  private var isFirst = true
  /// Keys and clicks that came before the dataset: they are meant for what is awaited.
  private var early: [InputEvent] = []

  init(_ keeper: FrameKeeper?) { self.keeper = keeper }

  /// Gives the app the frame that is kept of such a start.
  mutating func prepare(_ app: inout App) {
    guard let keeper, let identity = keeper.firstIdentity() else { return }
    self.identity = identity
    start = app
    app.awaited = keeper.frame(FrameKeeper.key(of: app, identity))
  }

  /// The events that are for the program as it is; the others wait for the dataset.
  mutating func hold(_ events: [InputEvent], _ app: App) -> [InputEvent] {
    guard events.contains(where: \.isForWhatIsShown) else { return events }
    isFirst = false
    guard app.awaitedFrame != nil else { return events }
    early += events.filter(\.isForWhatIsShown)
    return events.filter { !$0.isForWhatIsShown }
  }

  /// The events that waited, once nothing is awaited any more.
  mutating func release(_ app: App) -> [InputEvent] {
    guard !early.isEmpty, app.awaitedFrame == nil else { return [] }
    defer { early = [] }
    return early
  }

  /// Keeps the first frame of what was opened, on a thread of its own.
  mutating func keep(_ frame: Frame, of app: App) {
    guard isFirst, app.workspace != nil else { return }
    isFirst = false
    guard let keeper, let identity, let start else { return }
    let key = FrameKeeper.key(of: start, identity)
    // The terminal may have answered meanwhile, and things look otherwise than they will at first.
    if FrameKeeper.key(of: app, identity) == key {
      LoaderThread.start { keeper.keep(frame, for: key) }
    }
  }

  /// Keeps what the next start will show first, if the data are what they were at this one.
  func keepNext(_ app: App, _ session: Session) {
    guard let keeper, let identity, let next = start?.next(after: app, session),
      keeper.identity() == identity
    else { return }
    keeper.keep(next.draw(), for: FrameKeeper.key(of: next, identity))
  }
}

extension App {
  /// How a start like this one will look after another has been left; nil where it opens something else.
  func next(after left: App, _ session: Session) -> App? {
    guard var workspace = left.workspace, session.practice == self.session.practice,
      request.presents == nil, request.tally == nil
    else { return nil }
    var next = App(size: left.size, settings: settings, session: session, request: request)
    workspace.startAfresh()
    next.open(workspace)
    return next
  }
}

extension InputEvent {
  /// Whether somebody did something to what they saw.
  fileprivate var isForWhatIsShown: Bool {
    switch self {
    // Who has had enough leaves at once.
    case .key(.control("c")): false
    case .key, .paste, .mouse: true
    default: false
    }
  }
}
