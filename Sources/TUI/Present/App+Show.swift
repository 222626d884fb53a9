internal import Core

extension App {
  /// Begins a show if the key is the one for it, wherever one is; nil if it is another.
  mutating func present(by key: Key) -> [Effect]? {
    let context = tally != nil ? .tally : layers.last?.context ?? .browse
    guard workspace != nil, keymap.command(for: key, in: context) == .present else { return nil }
    return presentView()
  }

  /// F5: the view as a show.
  mutating func presentView() -> [Effect] {
    guard let workspace else { return [] }
    var deck = ShowDeck.view(workspace)
    if let tally { deck.slides.insert(Slide(.tally(event: tally.event.id)), at: 0) }
    beginShow(
      Show(
        deck: deck, source: ShowSource(dataset: workspace.dataset, engine: workspace.engine),
        home: nil, period: workspace.browse.period, options: Show.Options(isStill: isStill),
        language: settings.language, today: wallClock.now().date, at: now))
    return [.setMouse(false), .watchData(true)]
  }

  /// `qijian present`: the deck asked for, or the default one.
  mutating func presentRequested(_ wanted: PresentRequest, _ workspace: Workspace) -> [Effect] {
    let deck = wanted.deck ?? ShowDeck.standard(workspace.dataset.catalogue)
    let period =
      request.year.map { PeriodChoice.year($0) } ?? deck.period ?? workspace.browse.period
    var options = Show.Options(seconds: wanted.seconds, isStill: isStill, quitsAtEnd: true)
    options.isKiosk = wanted.isKiosk
    var shown = deck
    if request.year != nil { shown.period = nil }
    beginShow(
      Show(
        deck: shown, source: ShowSource(dataset: workspace.dataset, engine: workspace.engine),
        home: request.region, period: period, options: options, language: settings.language,
        today: wallClock.now().date, at: now))
    if wanted.slide > 1 { show?.go(to: wanted.slide - 1, at: now) }
    return [.setMouse(false), .watchData(true)]
  }

  private mutating func beginShow(_ show: Show) {
    notice = nil
    self.show = show
  }

  private mutating func endShow() -> [Effect] {
    guard let ended = show else { return [] }
    show = nil
    if ended.options.quitsAtEnd { return [.watchData(false), .quit(0)] }
    // Names are looked for again: rows may have come while the show was on.
    _ = withWorkspace { $0.refreshSearch() }
    return [.setMouse(settings.mouse), .watchData(false), .redrawAll]
  }

  /// A key while a show is on: next, back, and what cannot do harm.
  mutating func handleInShow(_ key: Key) -> [Effect] {
    show?.touch(at: now)
    var pressed = key
    if case .character(let character) = key, let twin = Keymap.asciiTwin(of: character) {
      pressed = .character(twin)
    }
    if case .character(let digit) = pressed, digit.isASCII, digit.isNumber {
      show?.type(digit, at: now)
      return []
    }
    guard let command = keymap.command(for: pressed, in: .present) else {
      show?.forgetHalfDone()
      show?.sayHowToEnd(at: now)
      return []
    }
    return performInShow(command)
  }

  private mutating func performInShow(_ command: CommandID) -> [Effect] {
    if ![.slideOrNext, .endShow].contains(command) { show?.forgetHalfDone() }
    switch command {
    case .nextSlide: show?.step(1, at: now)
    case .slideOrNext: show?.enter(at: now)
    case .previousSlide: show?.step(-1, at: now)
    case .firstSlide: show?.go(to: 0, at: now)
    case .lastSlide: show?.go(to: .max, at: now)
    case .pauseShow: show?.togglePause(at: now)
    case .blackScreen: show?.toggleBlack()
    case .freezeNumbers: show?.toggleFreeze(wallClock.now(), at: now)
    case .endShow:
      if show?.options.isKiosk == true {
        show?.sayHowToEnd(at: now)
      } else if show?.escape(at: now) == .ended {
        return endShow()
      }
    case .help: show?.sayKeys(at: now)
    case .language:
      settings.language = settings.language.other
      show?.speak(settings.language)
    case .theme:
      settings.theme = settings.theme.next
      return [.setTheme(settings.theme)]
    case .redraw: return [.redrawAll]
    default: show?.sayHowToEnd(at: now)
    }
    return []
  }

  /// Lets the show follow the data of the workspace, and the clock.
  mutating func followShow() {
    guard let workspace, let before = show?.source, workspace.engine !== show?.lastSeen else {
      return
    }
    let source = ShowSource(
      dataset: workspace.dataset, engine: workspace.engine, after: before)
    show?.follow(source, at: now)
  }

  /// The files of the dataset have changed and were read again: show and panels have the new data.
  mutating func receive(_ outcome: ReloadOutcome) {
    guard case .opened(let renewal) = outcome else {
      show?.lose(wallClock.now())
      return
    }
    show?.regain(at: now)
    // What was written to the journal while the files were being read.
    let later = desk.history.filter { $0.sequence > renewal.dataset.journal.sequence }
    _ = withWorkspace { $0.renew(renewal, replaying: later) }
    refreshGrid(after: [])
    refreshFormLayers()
  }

  // MARK: - Drawing

  /// The show on the whole screen.
  func draw(_ show: Show) -> Frame {
    var canvas = Canvas(size: size)
    let corner = Point(x: 0, y: max(0, size.height - 1))
    if show.isBlack {
      canvas.fill(canvas.bounds, with: " ", style: Style(.blackout))
      return Frame(canvas: canvas, cursor: corner, cursorVisible: false)
    }
    let pen = SlidePen(
      size: size, language: settings.language, ascii: settings.ascii,
      units: show.source.dataset.catalogue.units)
    let scene = show.scene(at: now, ascii: settings.ascii)
    pen.draw(scene, badge: show.source.dataset.manifest.badge, &canvas)
    drawBottom(show, scene, pen, &canvas)
    return Frame(canvas: canvas, cursor: corner, cursorVisible: false)
  }

  private func drawBottom(
    _ show: Show, _ scene: SlideScene, _ pen: SlidePen, _ canvas: inout Canvas
  ) {
    let hasHint = size.height >= 12
    let y = size.height - (hasHint ? 2 : 1)
    let right = stateLine(show, scene)
    let room = size.width - 2 * pen.margin
    let rightX = size.width - pen.margin - min(room, right.columns)
    canvas.write(right, at: Point(x: rightX, y: y), maxColumns: room)
    let leftRoom = rightX - pen.margin - 2
    if leftRoom > 0 {
      canvas.write(
        Self.footing(scene, to: leftRoom), at: Point(x: pen.margin, y: y), style: Style(.dim))
    }
    let hintY = size.height - 1
    if let notice = show.notice {
      let words = DisplayWidth.truncate(text(notice.phrase), to: room)
      canvas.fill(Rect(x: 0, y: hintY, width: size.width, height: 1), with: " ", style: .plain)
      canvas.write(words, at: Point(x: pen.margin, y: hintY), style: Style(.notice))
    } else if hasHint, show.slides.indices.contains(show.index + 1) {
      let next = show.composer(ascii: settings.ascii).heading(of: show.slides[show.index + 1])
      let words = DisplayWidth.truncate(text(.show(.nextIs(next))), to: room / 2)
      let columns = DisplayWidth.columns(of: words)
      canvas.write(
        words, at: Point(x: size.width - pen.margin - columns, y: hintY),
        style: Style(.dim, dim: true))
    }
  }

  /// Period and source: what does not fit goes from its end, part by part; a title that is too
  /// long by itself is cut inside its marks.
  static func footing(_ scene: SlideScene, to columns: Int) -> String {
    var parts = ([scene.period] + scene.source.split(separator: "  ").map(String.init))
      .filter { !$0.isEmpty }
    func words() -> String { parts.joined(separator: "  ") }
    while DisplayWidth.columns(of: words()) > columns, let last = parts.last, parts.count > 1 {
      let rest = columns - DisplayWidth.columns(of: parts.dropLast().joined(separator: "  ")) - 2
      parts.removeLast()
      if last.hasPrefix("《"), last.hasSuffix("》"), rest >= 16 {
        parts.append(DisplayWidth.truncate(String(last.dropLast()), to: rest - 2) + "》")
      }
    }
    return DisplayWidth.truncate(words(), to: columns)
  }

  /// What is going on, and which slide of how many this is.
  private func stateLine(_ show: Show, _ scene: SlideScene) -> StyledLine {
    var spans: [Span] = []
    func add(_ phrase: ShowPhrase, _ role: StyleRole) {
      spans += [Span(text(.show(phrase)), role), Span("  ")]
    }
    if !scene.isCounters, let gain = show.live.gain(scene.numbers.first?.key), show.frozen == nil {
      add(.gained(SlidePen.signed(gain)), .good)
    }
    if let lost = show.lost {
      add(.sourceLost(since: lost.clock), .watch)
    } else if show.unread > 0 {
      add(.unread(files: show.unread), .watch)
    }
    if let frozen = show.frozen { add(.locked(at: frozen.clock), .accent) }
    if show.isPaused { add(.paused, .accent) }
    spans.append(Span("\(show.index + 1)/\(show.slides.count)", .dim))
    return StyledLine(spans)
  }
}

extension SlideComposer {
  /// A slide's heading, for the hint at what comes next.
  func heading(of slide: Slide) -> String {
    let scene = scene(slide)
    if case .cover(let title, _) = scene.body, scene.subject.isEmpty { return title }
    if case .lines(nil, let lines) = scene.body, scene.subject.isEmpty {
      return lines.first?.text ?? ""
    }
    return slide.region == nil || scene.place.isEmpty
      ? scene.subject : scene.place + " " + scene.subject
  }
}
