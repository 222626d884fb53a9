internal import Core
internal import Glibc

/// What the thread of a ``DataWatch`` knows and does.
///
/// It has the data that are shown. Whatever makes them less, be it files or the journal, is a loss: nothing is taken over,
/// and until everything is back the files are looked at every second, since nobody tells of what comes back elsewhere.
struct DataFollower {
  let folder: String
  let folders: @Sendable (String) -> [String]
  let reload: DataWatch.Reload
  let hasChanged: (Dataset) -> Bool
  let fingerprint: (Dataset) -> [FileInformation?]
  /// Opens the journal; nil where somebody else follows it.
  let openJournal: ((JournalPosition) -> Journal?)?
  let position: JournalPosition
  let token: LoadCancellation
  let stopped: Int32
  let mailbox: Mailbox
  var dataset: Dataset
  var engine: IndicatorEngine?
  private var journal: Journal?
  /// Why the journal could not be written when it was opened: no news.
  private var knownReason: JournalReadOnly?
  /// Whether there has been a journal to follow.
  private var hasFollowed = false
  /// What the files were when they were found wanting; nil while all is well.
  private var lost: [FileInformation?]?
  /// Whether all that was found is a journal that ends earlier: it is taken once it stands still.
  private var awaitsStanding = false

  init(
    folder: String, folders: @escaping @Sendable (String) -> [String],
    reload: @escaping DataWatch.Reload, hasChanged: @escaping (Dataset) -> Bool,
    fingerprint: @escaping (Dataset) -> [FileInformation?],
    openJournal: ((JournalPosition) -> Journal?)?, position: JournalPosition,
    token: LoadCancellation, stopped: Int32, mailbox: Mailbox, dataset: Dataset
  ) {
    self.folder = folder
    self.folders = folders
    self.reload = reload
    self.hasChanged = hasChanged
    self.fingerprint = fingerprint
    self.openJournal = openJournal
    self.position = position
    self.token = token
    self.stopped = stopped
    self.mailbox = mailbox
    self.dataset = dataset
  }

  mutating func run() {
    let watch = FileWatch()
    watch.add(folders(folder))
    if hasChanged(dataset) {
      read()
    } else if !follow(from: position), openJournal != nil, dataset.journal.segment > 0 {
      read()
    }
    followOrRead()
    while !token.isCancelled {
      let events = wait(watch)
      if token.isCancelled { return }
      if events.journal {
        journal?.clearChange()
        followOrRead()
      }
      let concerns = events.files && watch.settle(until: stopped)
      if concerns || isDue {
        watch.add(folders(folder))
        read()
        followOrRead()
      }
    }
  }

  /// Whether lost data are to be read again.
  private var isDue: Bool { lost.map { awaitsStanding || $0 != fingerprint(dataset) } ?? false }

  private func wait(_ watch: FileWatch) -> (files: Bool, journal: Bool) {
    let change = journal?.changeDescriptor ?? -1
    var waiting = [
      pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: change, events: Int16(POLLIN), revents: 0),
      pollfd(fd: stopped, events: Int16(POLLIN), revents: 0),
    ]
    let isAsked = journal != nil && change < 0
    _ = poll(&waiting, 3, lost != nil ? 1_000 : isAsked ? Int32(Journal.pollInterval) : -1)
    return (waiting[0].revents != 0, isAsked || waiting[1].revents != 0)
  }

  // MARK: - Files

  private mutating func read() {
    let now = fingerprint(dataset)
    let outcome = reload(folder, token)
    if token.isCancelled { return }
    switch outcome {
    case .opened(let read):
      let rereading = read.rereading(of: dataset)
      awaitsStanding = rereading == .earlier && lost != now
      guard rereading == .whole || rereading == .earlier && !awaitsStanding else {
        lose(read.findings, now)
        return
      }
      // What the journal has beyond the files is applied to the new copy again.
      guard follow(from: read.journal) || !hasFollowed else {
        lose(read.findings, now)
        return
      }
      lost = nil
      let renewal = Renewal(read)
      dataset = read
      engine = renewal.engine
      mailbox.post(.reloaded(.opened(renewal)))
    case .failed(let findings):
      awaitsStanding = false
      lose(findings, now)
    case .cancelled: break
    }
  }

  private mutating func lose(_ findings: [Finding], _ now: [FileInformation?]) {
    lost = now
    journal = nil
    mailbox.post(.reloaded(.failed(findings)))
  }

  // MARK: - The journal

  /// Opens the journal; false where there is none.
  private mutating func follow(from position: JournalPosition) -> Bool {
    journal = openJournal?(position)
    knownReason = journal?.readOnly
    hasFollowed = hasFollowed || journal != nil
    return journal != nil
  }

  /// Applies what has been written since the last look; where that cannot be known any more, all is read anew.
  private mutating func followOrRead() {
    if applyNews() { return }
    read()
    if !applyNews() { lose([], fingerprint(dataset)) }
  }

  /// Applies the news; false where the journal is not what it was.
  private mutating func applyNews() -> Bool {
    guard let journal else { return true }
    let news: [Transaction]
    do throws(JournalError) {
      news = try journal.news()
    } catch {
      return false
    }
    switch journal.readOnly {
    case .damaged, .vanished, .newerFormat: if journal.readOnly != knownReason { return false }
    default: break
    }
    if news.isEmpty { return true }
    // Days of transactions are nobody's business here.
    journal.forgetRead()
    let before = engine ?? IndicatorEngine(dataset)
    let changes = dataset.apply(news)
    let after = before.updated(dataset, by: changes)
    engine = after
    mailbox.post(.followed(dataset, after))
    return true
  }
}
