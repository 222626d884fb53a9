/// Reads the journal from a position on, and notices everything that is wrong with it.
struct JournalWalk {
  let files: any FileSystem
  let folder: JournalFolder
  /// Which parts of transactions are read.
  var extent = JournalLine.Extent.whole
  /// Whether every line is hashed and compared with what the next one says; else only the sums are checked.
  var verifiesChain = false
  /// A hash that the chain is to pass, since somebody has read up to there.
  var awaited: SHA256.Digest?

  /// Behind the last sound line.
  private(set) var position: JournalPosition
  /// Where the last sound line begins.
  private(set) var lastLine = 0
  /// What was wrong with lines that sound ones follow.
  private(set) var problems: [JournalProblem] = []
  /// The lines at the end that are not sound, and all bytes from there on.
  private(set) var tail: (place: JournalPlace, bytes: Int)?
  /// The headers that were passed.
  private(set) var headers: [SegmentHeader] = []
  /// How many transactions were passed.
  private(set) var count = 0
  /// How many bytes were read.
  private(set) var bytes = 0

  private var unsound: [JournalPlace] = []
  /// Whether one of these was written whole: then it is no torn end but was changed since.
  private var hasWholeUnsound = false
  /// Lines that were looked at twice because they were not sound the first time.
  private var doubted: Set<JournalPlace> = []
  /// Whether what was read has to be read again.
  private var isStale = false
  /// The next line's number cannot be known after damage.
  private var isAfterDamage = false
  private var isStopped = false

  init(_ files: any FileSystem, _ folder: JournalFolder, from position: JournalPosition) {
    self.files = files
    self.folder = folder
    self.position = position
  }

  /// Whether the chain has passed what was awaited.
  private(set) var hasPassedAwaited = false

  /// Whether the journal cannot be continued as it is.
  var isDamaged: Bool { !problems.isEmpty }

  /// Walks to the end; `body` gets each transaction in order.
  ///
  /// With `listing` the folder is searched for segments that are missing in between. `progress` is told of the way through a
  /// segment; with false it ends the walk.
  mutating func run(
    listing: Bool = true, progress: (_ file: String, _ offset: Int) -> Bool = { _, _ in true },
    _ body: (Transaction, JournalPlace) -> Void
  ) throws(FileError) {
    tail = nil
    unsound = []
    var numbers = listing || position.segment == 0 ? try folder.segments(in: files) : []
    if position.segment == 0 {
      guard let first = numbers.first else { return }
      if first > 1 { noteMissing(1..<first) }
      position.segment = first
    }
    numbers.removeAll { $0 <= position.segment }
    while !isStopped {
      try walkSegment(progress, body)
      if isStopped { return }
      // Who closes a segment makes the next one after the last line; so look at the end once more.
      let next = position.segment + 1
      if files.exists(folder.segment(next)) {
        try walkSegment(progress, body)
        closeSegment()
        go(to: next)
      } else if let later = numbers.first(where: { $0 > next }) {
        closeSegment()
        noteMissing(next..<later)
        go(to: later)
      } else {
        return
      }
    }
  }

  private mutating func go(to segment: Int) {
    position.segment = segment
    position.offset = 0
    position.line = 0
    tail = nil
  }

  private mutating func noteMissing(_ numbers: Range<Int>) {
    for number in numbers {
      let place = JournalPlace(segment: number, line: 0, offset: 0)
      problems.append(
        JournalProblem(
          file: folder.segment(number), place: place, fault: .missingSegment(number)))
    }
    isAfterDamage = true
  }

  private mutating func note(_ fault: JournalFault, at place: JournalPlace) {
    let problem = JournalProblem(
      file: folder.segment(place.segment), place: place, fault: fault)
    // The end of a segment may be looked at twice.
    if problems.last != problem { problems.append(problem) }
  }

  /// A segment that another follows has no torn end: whatever is not sound in it is damage.
  private mutating func closeSegment() {
    noteUnsound()
    if let tail, tail.bytes > 0, tail.place.offset == position.offset {
      note(.tornTail(bytes: tail.bytes), at: tail.place)
      isAfterDamage = true
    }
  }

  /// Whether a line that is not sound although sound ones follow should be read once more.
  ///
  /// Who reads without the lock may have read the beginning of a torn line, and behind it the rest of the line that took its place
  /// when it was cut off. Real damage stays; there may be much of it, so that in the end nothing is doubted.
  private mutating func doubt(_ place: JournalPlace) -> Bool {
    doubted.count < Self.mostDoubted && doubted.insert(place).inserted
  }

  private static let mostDoubted = 16

  private mutating func noteUnsound() {
    noteDamage()
    position.line += unsound.count
    unsound = []
  }

  /// Notes the lines that are not sound as damage, once although the end of a segment may be looked at twice.
  private mutating func noteDamage() {
    guard let last = unsound.last else { return }
    isAfterDamage = true
    if problems.last?.place == last { return }
    for place in unsound { note(.damagedLine, at: place) }
  }

  /// Whether a line with its line feed was written whole, so that its bytes must have changed later.
  ///
  /// A killed writer leaves the beginning of a line, which has no line feed; a power failure leaves zeros where bytes had not
  /// reached the disk.
  private static func isWhole(_ line: UnsafeRawBufferPointer) -> Bool {
    line.count > 0 && !line.contains(0)
  }

  // MARK: - One segment

  private mutating func walkSegment(
    _ progress: (String, Int) -> Bool, _ body: (Transaction, JournalPlace) -> Void
  ) throws(FileError) {
    unsound = []
    hasWholeUnsound = false
    tail = nil
    let path = folder.segment(position.segment)
    let file = try files.open(path)
    var lines = SegmentLines(file, from: position.offset)
    let from = position.offset
    while !isStopped, !isStale, try lines.next({ take($0, at: $1, body) }) {
      if !progress(path, lines.start) { isStopped = true }
    }
    if hasWholeUnsound, let first = unsound.first, doubt(first) { isStale = true }
    if isStale {
      bytes += position.offset - from
      isStale = false
      try walkSegment(progress, body)
      return
    }
    bytes += lines.start - from
    if lines.isTooLong {
      let place = JournalPlace(
        segment: position.segment, line: position.line + unsound.count + 1, offset: lines.start)
      note(.tooLong(limit: JournalLine.longest), at: place)
      isStopped = true
      return
    }
    // A segment comes into being with its header: without one it is no torn end but damage.
    if position.offset == 0, !isStopped {
      note(.noHeader, at: JournalPlace(segment: position.segment, line: 1, offset: 0))
      unsound = []
      isAfterDamage = true
      return
    }
    let end = lines.start + lines.rest
    var place =
      unsound.first
      ?? JournalPlace(
        segment: position.segment, line: position.line + 1, offset: position.offset)
    if hasWholeUnsound {
      noteDamage()
      place = JournalPlace(
        segment: position.segment, line: position.line + unsound.count + 1, offset: lines.start)
      unsound = []
    }
    if end > place.offset { tail = (place, end - place.offset) }
  }

  /// Takes whole lines.
  private mutating func take(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, _ body: (Transaction, JournalPlace) -> Void
  ) {
    let stretch = JournalStretch(
      bytes, extent, hashing: verifiesChain, file: folder.segment(position.segment))
    var last: Range<Int>?
    reading: for piece in stretch.pieces {
      // By their numbers: a line that is copied costs as much as one that is applied.
      for index in piece.indices {
        if isStopped { break reading }
        let range = piece[index].range
        let place = JournalPlace(
          segment: position.segment, line: position.line + unsound.count + 1,
          offset: offset + range.lowerBound)
        guard piece[index].isSound else {
          unsound.append(place)
          if Self.isWhole(UnsafeRawBufferPointer(rebasing: bytes[range])) {
            hasWholeUnsound = true
          }
          continue
        }
        if let first = unsound.first, doubt(first) {
          isStale = true
          break reading
        }
        noteUnsound()
        hasWholeUnsound = false
        // The first line of a segment is compared always: the hash before it is known.
        if verifiesChain || place.line == 1 {
          verify(UnsafeRawBufferPointer(rebasing: bytes[range]), piece[index].hash, at: place)
        }
        position.line += 1
        position.offset = offset + range.upperBound + 1
        lastLine = place.offset
        last = range
        take(piece[index].content, at: place, body)
      }
    }
    if let last, !verifiesChain {
      position.hash = SHA256.hash(UnsafeRawBufferPointer(rebasing: bytes[last]))
    }
  }

  private mutating func verify(
    _ line: UnsafeRawBufferPointer, _ hash: SHA256.Digest?, at place: JournalPlace
  ) {
    if JournalLine.previous(of: line) != position.hash, !isAfterDamage {
      note(.brokenChain, at: place)
    }
    position.hash = hash ?? SHA256.hash(line)
    if position.hash == awaited { hasPassedAwaited = true }
  }

  private mutating func take(
    _ content: JournalLine.Content?, at place: JournalPlace,
    _ body: (Transaction, JournalPlace) -> Void
  ) {
    switch content {
    case .header(let header) where place.line == 1 && header.segment == place.segment:
      if header.format > SegmentHeader.newestFormat {
        note(.newerFormat(header.format), at: place)
        isStopped = true
        return
      }
      headers.append(header)
      follow(header.after, at: place, expected: position.sequence)
    case .transaction(let transaction):
      if place.line == 1 { note(.noHeader, at: place) }
      follow(transaction.sequence, at: place, expected: position.sequence + 1)
      count += 1
      body(transaction, place)
    default:
      note(place.line == 1 ? .noHeader : .unknownForm, at: place)
      isAfterDamage = true
    }
  }

  private mutating func follow(_ sequence: Int, at place: JournalPlace, expected: Int) {
    if sequence != expected, !isAfterDamage || sequence < expected {
      note(.sequence(expected: expected, found: sequence), at: place)
    }
    isAfterDamage = false
    position.sequence = max(position.sequence, sequence)
  }
}
