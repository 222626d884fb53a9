/// Turns the bytes a terminal sends into events.
///
/// Bytes may be cut anywhere: an unfinished character or sequence is kept until the rest comes or
/// its time is over. Times are durations since any fixed moment, passed in by the caller. The same
/// bytes yield the same events however they are cut, as long as no time runs out in between.
package struct InputParser: Sendable {
  /// How long a lone ESC may be the beginning of a sequence.
  package var escapeDelay: Duration
  /// How long an unfinished character or sequence is kept.
  package var partialDelay: Duration
  /// How long a paste may pause before it is taken to be over.
  package var pasteDelay: Duration

  /// How many answers to "where is the cursor" are outstanding; they look like Shift-F3 otherwise.
  private var expectedCursorReplies = 0
  /// Bytes not understood yet.
  private var pending: [UInt8] = []
  /// The content of a paste so far; nil outside one.
  private var paste: [UInt8]?
  /// Inside a control string too long to keep.
  private var isSkippingString = false
  /// Whether the last byte was a carriage return, so that a line feed adds nothing.
  private var followsReturn = false
  /// When the last bytes came.
  private var lastFeed: Duration = .zero

  /// Sequences longer than this are not keys of any terminal.
  private static let longestSequence = 64
  /// Control strings longer than this are skipped, not kept.
  private static let longestString = 4096

  /// Makes a parser; a remote line needs a longer delay for ESC (200 ms).
  package init(
    escapeDelay: Duration = .milliseconds(50), partialDelay: Duration = .milliseconds(500),
    pasteDelay: Duration = .seconds(5)
  ) {
    self.escapeDelay = escapeDelay
    self.partialDelay = partialDelay
    self.pasteDelay = pasteDelay
  }

  /// Announces that the terminal was asked for its cursor position.
  package mutating func expectCursorReply() { expectedCursorReplies += 1 }

  /// When ``flush(at:)`` has something to do; nil while nothing is unfinished.
  package var deadline: Duration? {
    if paste != nil { return lastFeed + pasteDelay }
    if isSkippingString { return lastFeed + partialDelay }
    guard !pending.isEmpty else { return nil }
    return lastFeed + (pending.allSatisfy { $0 == 0x1B } ? escapeDelay : partialDelay)
  }

  /// Takes bytes and returns the events they complete; linear in their number.
  package mutating func feed(_ bytes: some Sequence<UInt8>, at now: Duration) -> [InputEvent] {
    lastFeed = now
    var events: [InputEvent] = []
    for byte in bytes {
      take(byte, into: &events)
    }
    return events
  }

  /// Gives up on what is unfinished if its time is over, and returns what it amounts to.
  package mutating func flush(at now: Duration) -> [InputEvent] {
    guard let deadline, now >= deadline else { return [] }
    if let content = paste {
      paste = nil
      return [.paste(Self.pastedText(content))]
    }
    isSkippingString = false
    let unfinished = pending
    pending = []
    guard unfinished.first == 0x1B else {
      return unfinished.map { _ in .key(.character("\u{FFFD}")) }
    }
    switch unfinished.count {
    case 1: return [.key(.escape)]
    // ESC ESC, and Alt with `[`, `O`, `]`, `P`, `X`, `^` or `_`.
    case 2 where unfinished[1] == 0x1B: return [.key(.escape), .key(.escape)]
    case 2: return [.key(.alt(Character(Unicode.Scalar(unfinished[1]))))]
    default: return []
    }
  }

  private mutating func take(_ byte: UInt8, into events: inout [InputEvent]) {
    if paste != nil {
      takePasted(byte, into: &events)
      return
    }
    pending.append(byte)
    // At most four rounds: each removes at least one byte.
    while !pending.isEmpty {
      switch parse() {
      case .incomplete:
        return
      case .events(let found, let length):
        pending.removeFirst(length)
        for event in found { settle(event, into: &events) }
        if paste != nil { return }
      }
    }
  }

  /// Notes what follows from an event, and delivers it.
  private mutating func settle(_ event: Parsed, into events: inout [InputEvent]) {
    switch event {
    case .event(let event):
      followsReturn = false
      events.append(event)
    case .carriageReturn:
      followsReturn = true
      events.append(.key(.enter))
    case .lineFeed:
      if !followsReturn { events.append(.key(.enter)) }
      followsReturn = false
    case .pasteStart:
      followsReturn = false
      paste = []
    case .cursorOrFunction(let reply, let key):
      if expectedCursorReplies > 0 || key == nil {
        expectedCursorReplies = max(0, expectedCursorReplies - 1)
        events.append(.reply(reply))
      } else if let key {
        events.append(.key(key))
      }
    }
  }

  private mutating func takePasted(_ byte: UInt8, into events: inout [InputEvent]) {
    paste?.append(byte)
    let end: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]  // ESC [ 201 ~
    guard byte == 0x7E, let content = paste, content.suffix(end.count).elementsEqual(end) else {
      return
    }
    paste = nil
    events.append(.paste(Self.pastedText(content.dropLast(end.count))))
  }

  /// What was understood of the beginning of the pending bytes.
  enum Outcome {
    case incomplete
    case events([Parsed], length: Int)
  }

  /// An event whose meaning may depend on what came before.
  enum Parsed {
    case event(InputEvent)
    case carriageReturn
    case lineFeed
    case pasteStart
    case cursorOrFunction(TerminalReply, Key?)
  }

  private mutating func parse() -> Outcome {
    let first = pending[0]
    if isSkippingString { return skipString() }
    switch first {
    case 0x1B: return parseEscape()
    case 0x0D: return .events([.carriageReturn], length: 1)
    case 0x0A: return .events([.lineFeed], length: 1)
    case 0x00..<0x20, 0x7F: return .events([.event(.key(Self.control(first)))], length: 1)
    default: return Self.parseCharacter(pending, from: 0)
    }
  }

  private mutating func parseEscape() -> Outcome {
    guard pending.count > 1 else { return .incomplete }
    switch pending[1] {
    case 0x5B: return parseControlSequence(from: 2)
    case 0x4F: return parseSingleShift()
    case 0x5D, 0x50, 0x58, 0x5E, 0x5F: return parseString()
    case 0x1B:
      // Some terminals send ESC before the sequence of a key for Alt.
      guard pending.count > 2 else { return .incomplete }
      if pending[2] == 0x5B || pending[2] == 0x4F {
        return parseAltSequence()
      }
      return .events([.event(.key(.escape))], length: 1)
    case 0x0D: return .events([.event(.key(.altEnter))], length: 2)
    case 0x7F, 0x08: return .events([.event(.key(.altBackspace))], length: 2)
    case 0x20..<0x7F:
      let character = Character(Unicode.Scalar(pending[1]))
      return .events([.event(.key(.alt(character)))], length: 2)
    default:
      return .events([.event(.key(.escape))], length: 1)
    }
  }

  private mutating func parseAltSequence() -> Outcome {
    let kept = pending
    pending.removeFirst()
    defer { pending = kept }
    switch parseEscape() {
    case .incomplete: return .incomplete
    case .events(let events, let length):
      if case .event(.key(let key))? = events.first, let alt = Self.modified(key, .alt) {
        return .events([.event(.key(alt))], length: length + 1)
      }
      return .events([.event(.key(.escape))], length: 1)
    }
  }

  /// Skips a control string up to its end (BEL, or ESC `\`).
  private mutating func skipString() -> Outcome {
    let isBell = pending[0] == 0x07
    let isEnd = pending.count == 2 && pending[0] == 0x1B && pending[1] == 0x5C
    if pending[0] == 0x1B && pending.count < 2 { return .incomplete }
    if isBell || isEnd { isSkippingString = false }
    return .events([], length: isEnd ? 2 : 1)
  }

  /// OSC, DCS, SOS, PM and APC: answers nobody here asked for, delivered for the record.
  private mutating func parseString() -> Outcome {
    guard let last = pending.last else { return .incomplete }
    let endsWithBell = last == 0x07
    let count = pending.count
    let endsWithEscape = count > 3 && last == 0x5C && pending[count - 2] == 0x1B
    if endsWithBell || endsWithEscape {
      let body = pending[1..<(count - (endsWithBell ? 1 : 2))]
      let text = String(decoding: body, as: UTF8.self)
      return .events([.event(.reply(.other(text)))], length: count)
    }
    if count > Self.longestString {
      isSkippingString = true
      return .events([], length: last == 0x1B ? count - 1 : count)
    }
    return .incomplete
  }

  private func parseSingleShift() -> Outcome {
    // ESC O, at most a modifier as digits, and a final byte.
    var index = 2
    while index < pending.count, (0x30...0x39).contains(pending[index]), index < 4 { index += 1 }
    guard index < pending.count else { return .incomplete }
    let modifier = Int(String(decoding: pending[2..<index], as: UTF8.self)) ?? 1
    guard let key = Self.singleShiftKey(pending[index]) else {
      // Not a key: Alt-O, and what follows stands for itself.
      return .events([.event(.key(.alt("O")))], length: 2)
    }
    let changed = Self.modified(key, Modifiers(parameter: modifier)) ?? key
    return .events([.event(.key(changed))], length: index + 1)
  }

  private func parseControlSequence(from start: Int) -> Outcome {
    guard start < pending.count else { return .incomplete }
    if start == 2, pending[2] == 0x5B {  // the Linux console: ESC [ [ A to E
      guard pending.count > 3 else { return .incomplete }
      guard (0x41...0x45).contains(pending[3]) else { return .events([], length: 3) }
      return .events([.event(.key(.function(Int(pending[3]) - 0x40)))], length: 4)
    }
    var index = start
    while index < pending.count, (0x30...0x3F).contains(pending[index]) { index += 1 }
    let parameters = pending[start..<index]
    let intermediateStart = index
    while index < pending.count, (0x20...0x2F).contains(pending[index]) { index += 1 }
    guard index < pending.count else {
      return index > Self.longestSequence ? .events([], length: index) : .incomplete
    }
    let final = pending[index]
    guard (0x40...0x7E).contains(final) else {
      // A broken sequence ends where something else begins.
      return .events([], length: index)
    }
    if final == 0x4D, parameters.isEmpty, index == start {  // the old form of mouse reports
      guard pending.count >= index + 4 else { return .incomplete }
      let event = Self.oldMouseEvent(Array(pending[(index + 1)..<(index + 4)]))
      return .events(event.map { [.event(.mouse($0))] } ?? [], length: index + 4)
    }
    let sequence = ControlSequence(
      parameters: parameters, intermediates: pending[intermediateStart..<index], final: final)
    return .events(sequence.parsed.map { [$0] } ?? [], length: index + 1)
  }
}
