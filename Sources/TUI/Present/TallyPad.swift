internal import Core

/// A pad that counts an event: digits add one, each press is shown once it is on the disk.
struct TallyPad: Sendable {
  let event: TallyEvent
  /// The region's name in both languages.
  let place: LocalizedText
  /// What is on the disk, over all pads.
  private(set) var board: TallyBoard
  /// What this pad has counted.
  private(set) var own: [Int]
  /// Presses that are not on the disk yet.
  private(set) var unsaved = 0
  /// Since when there are such presses; a disk that answers at once is not worth a word.
  private var waitingSince: Moment?
  private var now: Moment = 0
  /// The counter that `+` and `-` work on, from 1.
  private(set) var last: Int?
  /// A sign and digits while they are typed.
  private(set) var typed = ""
  private(set) var notice: Notice?
  private(set) var isEnded = false
  private var lastEscape: Moment?
  private var lastEnd: Moment?

  init(_ event: TallyEvent, place: LocalizedText, dataset: Dataset) {
    self.event = event
    self.place = place
    let count = event.sheet.counters.count
    board = TallyBoard(event: event.id, counters: count, dataset: dataset)
    own = [Int](repeating: 0, count: count)
  }

  /// What a key asks for.
  enum Outcome: Equatable {
    case nothing
    case send(TallyJob)
    case leave
  }

  /// A character typed: a counter's digit, or part of a number after `+` or `-`.
  mutating func type(_ character: Character, at moment: Moment) -> Outcome {
    if character == "+" || character == "-" {
      guard last != nil else {
        say(.tally(.chooseCounter), at: moment)
        return .nothing
      }
      typed = String(character)
      return .nothing
    }
    guard let digit = character.wholeNumberValue, character.isASCII else { return .nothing }
    if !typed.isEmpty {
      if typed.utf8.count < 7 { typed.append(character) }
      return .nothing
    }
    guard (1...event.sheet.counters.count).contains(digit) else { return .nothing }
    last = digit
    return send(.add(event.sheet.counters[digit - 1].step, counter: digit))
  }

  /// Enter: the number typed goes to the last counter; alone it does nothing.
  mutating func enter() -> Outcome {
    defer { typed = "" }
    guard let last, let amount = Int(typed), amount != 0 else { return .nothing }
    return send(.add(amount, counter: last))
  }

  mutating func undo() -> Outcome { send(.undo) }

  /// F9: the second within five seconds ends and registers.
  mutating func end(at moment: Moment) -> Outcome {
    if let lastEnd, moment - lastEnd <= 5_000 { return send(.end) }
    lastEnd = moment
    say(.tally(.pressEndAgain), for: 5_000, at: moment)
    return .nothing
  }

  /// Esc: takes a number back; else the second within two seconds leaves, and the counts stay.
  mutating func escape(at moment: Moment) -> Outcome {
    if isEnded { return .leave }
    if !typed.isEmpty {
      typed = ""
      return .nothing
    }
    if let last = lastEscape, moment - last <= 2_000 { return .leave }
    lastEscape = moment
    say(.tally(.pressEscapeAgain), for: 2_000, at: moment)
    return .nothing
  }

  private mutating func send(_ job: TallyJob) -> Outcome {
    if isEnded { return .nothing }
    unsaved += 1
    waitingSince = waitingSince ?? now
    return .send(job)
  }

  mutating func say(_ phrase: ShowPhrase, for milliseconds: Int = 3_000, at moment: Moment) {
    notice = Notice(phrase: .show(phrase), until: moment + milliseconds)
  }

  /// How many presses are waiting for long enough to be spoken of.
  private var overdue: Int {
    guard let waitingSince, now - waitingSince >= Self.patience else { return 0 }
    return unsaved
  }

  private static let patience: Moment = 200

  /// When something on the pad changes by itself; nil if nothing does.
  var nextWake: Moment? {
    let waiting = waitingSince.flatMap { since in
      now - since < Self.patience ? since + Self.patience : nil
    }
    return [notice?.until, waiting].compactMap { $0 }.min()
  }

  mutating func pass(to moment: Moment) {
    now = moment
    if let until = notice?.until, moment >= until { notice = nil }
  }

  /// Takes in what the journal has.
  mutating func receive(_ news: TallyNews, at moment: Moment) {
    defer { if unsaved == 0 { waitingSince = nil } }
    switch news {
    case .board(let board, let own, let done):
      // Of a pad that was closed.
      guard board.event == event.id else { return }
      self.board = board
      self.own = own
      unsaved = max(0, unsaved - done)
      if board.isEnded { isEnded = true }
    case .refused(let jobs): unsaved = max(0, unsaved - jobs)
    case .failed(let error): say(.tally(.notWritten(error)), for: 8_000, at: moment)
    case .ended(let board):
      self.board = board
      isEnded = true
    }
  }

  // MARK: - Drawing

  func draw(size: Size, settings: Settings, units: UnitTable, catalogue: Catalogue) -> Canvas {
    var canvas = Canvas(size: size)
    let text = ScreenText(settings.language)
    let pen = SlidePen(
      size: size, language: settings.language, ascii: settings.ascii, units: units)
    let fields = catalogue.registers[event.sheet.register]?.fields ?? []
    let cells = event.sheet.counters.enumerated().map { index, counter in
      let field = fields.first { $0.id == counter.field }
      let name = (counter.title ?? field?.title).map { text($0) } ?? counter.field
      return SlideScene.Row(
        label: "\(index + 1) " + name,
        number: SlideScene.Number(
          quantity: Quantity(FixedDecimal(board.totals[index]), unit: field?.unit ?? ""),
          isCounter: true),
        remark: text(.show(.tally(.ownCount(own[index])))))
    }
    let heading = SlideScene(
      place: text(event.sheet.title), subject: text(place) + "  \(event.date)",
      body: .grid(cells), period: "", source: "")
    pen.draw(heading, badge: nil, &canvas)
    drawBottom(pen, text, &canvas)
    return canvas
  }

  private func drawBottom(_ pen: SlidePen, _ text: ScreenText, _ canvas: inout Canvas) {
    let y = pen.size.height - 1
    let room = pen.size.width - 2 * pen.margin
    var words = text(.show(.tally(.state(unsaved: overdue, pads: max(1, board.pads)))))
    var role = StyleRole.dim
    if isEnded {
      (words, role) = (text(.show(.tally(.ended))), .notice)
    } else if !typed.isEmpty, let last {
      words = text(.show(.tally(.typing(typed, counter: last))))
      role = .accent
    } else if let notice {
      (words, role) = (text(notice.phrase), .notice)
    }
    canvas.write(
      DisplayWidth.truncate(words, to: room), at: Point(x: pen.margin, y: y), style: Style(role))
  }
}

extension App {
  /// Why nothing can be counted here; nil if it can.
  var tallyReason: Phrase? {
    guard let workspace else { return .comesWithPresent }
    if workspace.dataset.manifest.isReadOnly { return .show(.tally(.readOnlyData)) }
    return workspace.dataset.catalogue.tallies.isEmpty ? .show(.tally(.noSheets)) : nil
  }

  /// Opens the first counters of the catalogue for the selected region and today.
  mutating func openTally() -> [Effect] {
    guard let workspace, let sheet = workspace.dataset.catalogue.tallies.all.first else {
      return []
    }
    let region = workspace.dataset.regions[workspace.selectedRegion]
    let event = TallyEvent(
      sheet: sheet, region: region.id, date: wallClock.now().date, name: nil, pad: padName)
    tally = TallyPad(
      event,
      place: LocalizedText(zh: RegionText(.zh).name(region), en: RegionText(.en).name(region)),
      dataset: workspace.dataset)
    return [.openTally(event)]
  }

  /// A key while a pad is open.
  mutating func handleInTally(_ key: Key) -> [Effect] {
    var pressed = key
    if case .character(let character) = key, let twin = Keymap.asciiTwin(of: character) {
      pressed = .character(twin)
    }
    let outcome: TallyPad.Outcome?
    switch keymap.command(for: pressed, in: .tally) {
    case .undo: outcome = tally?.undo()
    case .submit: outcome = tally?.end(at: now)
    case .endShow: outcome = tally?.escape(at: now)
    case .slideOrNext: outcome = tally?.enter()
    case .language:
      settings.language = settings.language.other
      outcome = nil
    case .theme:
      settings.theme = settings.theme.next
      return [.setTheme(settings.theme)]
    case .redraw: return [.redrawAll]
    default:
      guard case .character(let character) = pressed else { return [] }
      outcome = tally?.type(character, at: now)
    }
    switch outcome {
    case .send(let job): return [.tally(job)]
    case .leave:
      tally = nil
      return request.tally == nil ? [.closeTally, .redrawAll] : [.quit(0)]
    case .nothing, nil: return []
    }
  }
}
