package import Core

/// Runs an app on a terminal: waits, updates, draws, and performs what the app asks of the world.
///
/// One thread draws; loading runs on another and reports through the mailbox. A key is answered at once; frames that nobody asked for are limited.
package final class Runtime {
  /// Reads a dataset; runs on its own thread and posts its progress and its outcome.
  package typealias Load = @Sendable (Mailbox, LoadCancellation) -> Void

  /// Makes what writes the presses of a tally pad; nil where nothing can be written.
  ///
  /// The position is where the journal was when the dataset was read.
  package typealias MakeTally = @Sendable (TallyEvent, Dataset, JournalPosition) -> TallyDesk?

  var app: App
  private let terminal: any Terminal
  let mailbox = Mailbox()
  private let cancellation = LoadCancellation()
  private let store: SessionStore?
  private let services: EntryServices?
  /// Writes on a thread of its own; a script writes at once.
  var writer: EntryThread?
  private var worker: EntryWorker?
  /// Reads a dataset by its folder, nil for the one that the start named.
  private var load: (String?) -> Load = { _ in { _, _ in } }
  /// Finds rows on a thread of its own; a script finds them at once.
  private var lister: RowListThread?
  private let watch: DataWatch?
  var tally: TallyDesk?
  private let makeTally: MakeTally?
  private let notes: ShowNotes?
  private var first: FirstFrame
  /// What is worked out ahead, once the screen has been drawn: both take all cores.
  private var preparations: [EntryPreparation] = []
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var exitCode: Int32?
  /// What the journal did not get before the end, in a sentence for the shell; nil where it has everything.
  package internal(set) var lastWords: String?
  private var lastFrame: Frame?
  private var lastDrawn: Moment = 0
  /// Whether something changed that nobody asked for and that is not drawn yet.
  private var isBehind = false
  private var announced = 0
  private var explained: Set<Unicode.Scalar> = []

  /// Prepares to run; nothing is shown before ``run(folder:loader:)``.
  ///
  /// Without `services` nothing can be entered.
  package init(
    app: App, terminal: any Terminal, store: SessionStore?, watch: DataWatch? = nil,
    notes: ShowNotes? = nil, tally: TallyDesk? = nil, makeTally: MakeTally? = nil,
    services: EntryServices? = nil, keeper: FrameKeeper? = nil
  ) {
    first = FirstFrame(keeper)
    self.tally = tally
    self.makeTally = makeTally
    self.notes = notes
    self.watch = watch
    self.app = app
    self.services = services
    self.terminal = terminal
    self.store = store
    start = clock.now
  }

  /// Runs until the app asks to leave, and returns the exit code.
  ///
  /// `loader` reads a dataset by its folder, nil for the one that the start named.
  package func run(folder: String? = nil, loader: @escaping (String?) -> Load) -> Int32 {
    load = loader
    writer = services.map { EntryThread($0, mailbox: mailbox) }
    lister = RowListThread(mailbox: mailbox)
    obeySettings()
    announceNews()
    first.prepare(&app)
    if app.awaitedFrame != nil { draw() }
    startLoading(folder)
    tally?.start(mailbox)
    if app.awaitedFrame == nil {
      // A dataset that opens at once should not flash a progress screen first.
      receive(terminal.isPatient ? waitForMail(150) : [])
    }
    while exitCode == nil {
      if !isBehind || untilNextFrame <= 0 { draw() }
      let events = terminal.wait(timeout: timeout, wake: mailbox.readable)
      perform(app.update(.tick(moment)))
      take(KeyBurst.whole(events, from: terminal))
      let messages = mailbox.takeAll()
      receive(messages)
      // Progress waits for its turn; a key and the end of loading are answered at once.
      let isPrompted = !events.isEmpty || messages.contains(where: \.answersKey)
      isBehind = !isPrompted && (isBehind || !messages.isEmpty || app.isMoving)
    }
    cancellation.cancel()
    finishWriting()
    watch?.stop()
    notes?.publish(nil)
    notes?.finish()
    terminal.close()
    if let session = store?.load() { first.keepNext(app, session) }
    if case .failed = app.content, exitCode == 0 { return 2 }
    return exitCode ?? 0
  }

  /// Plays a script once the dataset is there, draws the last screen, and returns the exit code.
  ///
  /// Time stands still, so that the same script always ends in the same screen.
  package func runScript(
    _ headless: HeadlessTerminal, folder: String? = nil, loader: @escaping (String?) -> Load
  ) -> Int32 {
    load = loader
    load(folder)(mailbox, cancellation)
    _ = play(headless)
    draw()
    if case .failed = app.content { return 2 }
    return 0
  }

  /// Plays a script on the data that are open, and returns the app as it is then.
  func play(_ headless: HeadlessTerminal) -> App {
    let mailbox = mailbox
    worker = services.map { EntryWorker($0) { mailbox.post($0) } }
    receiveAll()
    while !headless.isExhausted, exitCode == nil {
      for event in headless.wait(timeout: .zero, wake: nil) {
        perform(app.update(.input(event)))
        // Each key finds the world as it left it: the journal has answered.
        receiveAll()
      }
    }
    return app
  }

  private func startLoading(_ folder: String?) {
    let body = load(folder)
    let mailbox = mailbox
    let cancellation = cancellation
    LoaderThread.start { body(mailbox, cancellation) }
  }

  private func receiveAll() {
    var messages = mailbox.takeAll()
    while !messages.isEmpty {
      receive(messages)
      messages = mailbox.takeAll()
    }
  }

  var moment: Moment {
    let passed = clock.now - start
    return Int(passed.components.seconds) * 1_000
      + Int(passed.components.attoseconds / 1_000_000_000_000_000)
  }

  /// Milliseconds until a frame that nobody asked for may be drawn: in no second more than 30, 10 on a slow line.
  private var untilNextFrame: Int {
    lastDrawn + (terminal.capabilities.isSlowLink ? 102 : 34) - moment
  }

  /// Time changes passing messages and nothing else, and lets a frame through that waits.
  private var timeout: Duration? {
    let ends = [
      app.notice?.until.map { $0 - moment }, isBehind ? untilNextFrame : nil,
      app.desk.drafts.changedSince.map { $0 + App.draftDelay - moment },
      app.nextWake.map { $0 - moment }, app.isMoving ? untilNextFrame : nil,
    ]
    return ends.compactMap { $0 }.min().map { .milliseconds(max(1, $0)) }
  }

  /// What the person chose the last time holds for the terminal too.
  private func obeySettings() {
    if terminal.theme != app.settings.theme { terminal.theme = app.settings.theme }
    if !app.settings.mouse { terminal.setMouse(false) }
  }

  private func take(_ events: [InputEvent]) {
    let events = first.hold(events, app)
    if KeyBurst.looksPasted(events) {
      perform(app.update(.burst(events)))
      return
    }
    for event in events where exitCode == nil { take(event) }
  }

  private func take(_ event: InputEvent) {
    if event == .capabilitiesChanged {
      // The terminal answered a question: what is shown may look different now.
      announceNews()
      lastFrame = nil
    }
    perform(app.update(.input(event)))
  }

  private func waitForMail(_ milliseconds: Int) -> [Message] {
    let deadline = moment + milliseconds
    var messages: [Message] = []
    while moment < deadline, !messages.contains(where: \.endsLoading) {
      mailbox.wait(milliseconds: max(1, deadline - moment))
      messages += mailbox.takeAll()
    }
    return messages
  }

  private func receive(_ messages: [Message]) {
    for message in messages { perform(app.update(message)) }
    let early = first.release(app)
    if !early.isEmpty { take(early) }
  }

  /// Tells the app what the terminal has found out since the last time.
  private func announceNews() {
    for notice in terminal.notices.dropFirst(announced) { app.announce(notice) }
    announced = terminal.notices.count
  }

  private func list(_ request: RowListRequest) {
    guard let workspace = app.workspace else { return }
    if let lister { return lister.send(request, workspace) }
    RowLister().answer(request, workspace, QueryCancellation()) { [mailbox] in
      mailbox.post(.listed($0))
    }
  }

  private func draw() {
    lastDrawn = moment
    isBehind = false
    let frame = app.draw()
    for preparation in preparations { LoaderThread.start(isLater: true) { preparation.run() } }
    preparations = []
    if frame == lastFrame { return }
    lastFrame = frame
    first.keep(frame, of: app)
    terminal.present(frame.canvas, cursor: frame.cursor, cursorVisible: frame.cursorVisible)
    explainStandIns()
  }

  /// Says once of each character that a stand-in is shown for it.
  private func explainStandIns() {
    // Without UTF-8 that would be every ideograph, and has been said.
    guard terminal.capabilities.isUTF8 else { return }
    let news = terminal.undrawable.filter { explained.insert($0).inserted }
    guard !news.isEmpty else { return }
    app.announce(undrawable: news)
    draw()
  }

  func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .quit(let code): exitCode = code
      case .suspend:
        terminal.suspend()
        lastFrame = nil
      case .redrawAll:
        terminal.redrawAll()
        lastFrame = nil
      case .setMouse(let isOn): terminal.setMouse(isOn)
      case .setTheme(let theme):
        terminal.theme = theme
        terminal.redrawAll()
        lastFrame = nil
      case .copy(let text): app.announce(copying: terminal.copyToClipboard(text))
      case .saveSession(let session): store?.save(session)
      case .cancelLoading: cancellation.cancel()
      case .tally(let job): tally?.send(job)
      case .openTally(let event):
        tally?.stop()
        guard let workspace = app.workspace,
          let made = makeTally?(event, workspace.dataset, workspace.loaded)
        else { break }
        tally = made
        made.start(mailbox)
      case .closeTally:
        tally?.stop()
        tally = nil
      case .publishShow(let state): notes?.publish(state)
      case .watchData(true):
        guard let workspace = app.workspace else { break }
        watch?.start(
          mailbox, dataset: workspace.dataset,
          journal: app.desk.access == .open ? nil : workspace.loaded)
      case .watchData(false): watch?.stop()
      case .listRows(let request): list(request)
      case .cancelRows: lister?.cancel()
      case .entry(let job):
        if let writer { writer.send(job) } else { worker?.perform(job) }
      case .prepare(let preparation): if writer != nil { preparations.append(preparation) }
      case .openDataset(let folder):
        if writer != nil {
          startLoading(folder)
        } else {
          load(folder)(mailbox, cancellation)
        }
      }
    }
  }
}
