package import Core
internal import Glibc
internal import Synchronization

/// Follows a dataset while it is shown: what is written to its journal, and changed files.
///
/// A thread of its own waits for the kernel's word (inotify) and wakes for nothing else. New transactions are applied to its own
/// copy and posted within milliseconds; when other programs change files, the dataset is read again on this thread.
package final class DataWatch: Sendable {
  /// Opens the dataset of a folder anew.
  package typealias Reload = @Sendable (_ folder: String, LoadCancellation) -> LoadOutcome

  private let folders: @Sendable (_ folder: String) -> [String]
  private let reload: Reload
  private let hasChanged: @Sendable (Dataset) -> Bool
  private let openJournal: @Sendable (_ folder: String, JournalPosition) -> Journal?
  private let running = Guarded<Stop?>(nil)

  /// How a thread is told to end.
  private final class Stop: Sendable {
    let token = LoadCancellation()
    private let pipe = WakePipe()
    var readable: Int32 { pipe.readable }

    func send() {
      token.cancel()
      pipe.wake()
    }
  }

  /// Prepares to watch; `folders` names those that a dataset in a folder is made of, its own first.
  ///
  /// `hasChanged` says whether the files of a dataset are others than when it was read. The journal is nil where there can be none.
  package init(
    folders: @escaping @Sendable (_ folder: String) -> [String], reload: @escaping Reload,
    hasChanged: @escaping @Sendable (Dataset) -> Bool,
    openJournal: @escaping @Sendable (_ folder: String, JournalPosition) -> Journal?
  ) {
    self.folders = folders
    self.reload = reload
    self.hasChanged = hasChanged
    self.openJournal = openJournal
  }

  deinit { running.withLock { $0?.send() } }

  /// Begins to follow what is shown now; beginning twice is beginning once.
  ///
  /// `journal` is where the journal was when the dataset was read; nil for who follows it by other means and has only the files watched.
  package func start(_ mailbox: Mailbox, dataset: Dataset, journal: JournalPosition?) {
    let stop = Stop()
    let isNew = running.withLock { running in
      if running != nil { return false }
      running = stop
      return true
    }
    guard isNew, !dataset.folder.isEmpty else { return }
    let (folders, reload, hasChanged) = (folders, reload, hasChanged)
    let openJournal = openJournal
    LoaderThread.start {
      var follower = Follower(
        folder: dataset.folder, folders: folders, reload: reload, hasChanged: hasChanged,
        openJournal: { journal == nil ? nil : openJournal(dataset.folder, $0) },
        position: journal ?? .start,
        token: stop.token, stopped: stop.readable, mailbox: mailbox, dataset: dataset)
      follower.run()
      // The descriptors live as long as the thread.
      withExtendedLifetime(stop) {}
    }
  }

  /// Ends following.
  package func stop() {
    running.withLock { running in
      running?.send()
      running = nil
    }
  }

  /// The state of the thread.
  private struct Follower {
    let folder: String
    let folders: @Sendable (String) -> [String]
    let reload: Reload
    let hasChanged: (Dataset) -> Bool
    let openJournal: (JournalPosition) -> Journal?
    let position: JournalPosition
    let token: LoadCancellation
    let stopped: Int32
    let mailbox: Mailbox
    var dataset: Dataset?
    var engine: IndicatorEngine?
    var journal: Journal?
    /// Whether the files went away: nobody tells of their coming back.
    var isGone = false

    mutating func run() {
      let watch = FileWatch()
      watch.add(folders(folder))
      if let dataset, hasChanged(dataset) {
        read()
      } else {
        journal = openJournal(position)
      }
      follow()
      while !token.isCancelled {
        let events = wait(watch)
        if token.isCancelled { return }
        if events.journal {
          journal?.clearChange()
          follow()
        }
        if events.files, watch.settle(until: stopped) || isGone {
          watch.add(folders(folder))
          read()
          follow()
        }
      }
    }

    private func wait(_ watch: FileWatch) -> (files: Bool, journal: Bool) {
      let change = journal?.changeDescriptor ?? -1
      var waiting = [
        pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: change, events: Int16(POLLIN), revents: 0),
        pollfd(fd: stopped, events: Int16(POLLIN), revents: 0),
      ]
      let isAsked = journal != nil && change < 0
      let timeout = isAsked ? Int32(Journal.pollInterval) : isGone ? 1_000 : -1
      _ = poll(&waiting, 3, timeout)
      let isBack = isGone && access(folder + "/dataset.json", R_OK) == 0
      return (waiting[0].revents != 0 || isBack, isAsked || waiting[1].revents != 0)
    }

    private mutating func read() {
      let outcome = reload(folder, token)
      if token.isCancelled { return }
      isGone = access(folder + "/dataset.json", R_OK) != 0
      switch outcome {
      case .opened(let read):
        let renewal = Renewal(read)
        dataset = read
        engine = renewal.engine
        // What the journal has beyond the files is applied to the new copy again.
        journal = openJournal(read.journal)
        mailbox.post(.reloaded(.opened(renewal)))
      case .failed(let findings): mailbox.post(.reloaded(.failed(findings)))
      case .cancelled: break
      }
    }

    /// Applies what has been written since the last look.
    private mutating func follow() {
      guard let journal, var shown = dataset, let news = try? journal.news(), !news.isEmpty
      else { return }
      // Days of transactions are nobody's business here.
      journal.forgetRead()
      let before = engine ?? IndicatorEngine(shown)
      // One owner, so that the change happens in place.
      dataset = nil
      let changes = shown.apply(news)
      let after = before.updated(shown, by: changes)
      dataset = shown
      engine = after
      mailbox.post(.followed(shown, after))
    }
  }
}

/// The kernel's word about the files of a dataset.
private final class FileWatch {
  /// Becomes readable when something has changed; -1 where the system has no more.
  let descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The folder that is followed by other means.
  private static let journal = "journal"

  private static let parts = [
    "figures", "records", "catalogue", "catalogue/indicators", "catalogue/registers",
  ]

  /// Watches folders of datasets; watching what is watched already changes nothing.
  func add(_ folders: [String]) {
    let events = UInt32(
      IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_MOVE_SELF
        | IN_DELETE_SELF)
    for folder in folders {
      inotify_add_watch(descriptor, folder, events)
      for part in Self.parts { inotify_add_watch(descriptor, folder + "/" + part, events) }
    }
  }

  /// Waits until nothing more comes, since programs write a file in pieces; whether any of it concerns the data.
  func settle(until stopped: Int32) -> Bool {
    var concerns = false
    var waiting = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: stopped, events: Int16(POLLIN), revents: 0),
    ]
    repeat {
      concerns = take() || concerns
    } while poll(&waiting, 2, concerns ? 60 : 0) > 0 && waiting[1].revents == 0
    return concerns
  }

  /// Reads what has come; whether it is about files that are data.
  private func take() -> Bool {
    var concerns = false
    var bytes = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = Glibc.read(descriptor, &bytes, bytes.count)
      guard count > 0 else { return concerns }
      var offset = 0
      let head = MemoryLayout<inotify_event>.size
      while offset + head <= count {
        let event = bytes.withUnsafeBytes {
          $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
        }
        let end = min(count, offset + head + Int(event.len))
        let name = bytes[(offset + head)..<end].prefix { $0 != 0 }
        concerns = Self.isData(name, event.mask) || concerns
        offset = end
      }
    }
  }

  /// Whether a change is about data: not what editors keep beside a file, nor the journal, which is followed by itself.
  private static func isData(_ name: ArraySlice<UInt8>, _ mask: UInt32) -> Bool {
    if name.isEmpty || mask & UInt32(IN_Q_OVERFLOW) != 0 { return mask & UInt32(IN_IGNORED) == 0 }
    let name = String(decoding: name, as: UTF8.self)
    if mask & UInt32(IN_ISDIR) != 0 { return name != journal }
    return name.hasSuffix(".json") && !name.hasPrefix(".")
  }
}
