package import Core
internal import Glibc
internal import Synchronization

/// Follows a dataset while it is shown: what is written to its journal, and changed files.
///
/// A thread of its own waits for the kernel's word (inotify). New transactions are applied to its own copy and posted within
/// milliseconds; when other programs change files, the dataset is read again.
package final class DataWatch: Sendable {
  /// Opens the dataset anew.
  package typealias Reload = @Sendable (LoadCancellation) -> LoadOutcome

  private let folders: [String]
  private let reload: Reload
  private let openJournal: @Sendable (JournalPosition) -> Journal?
  private let running = Guarded<LoadCancellation?>(nil)

  /// Prepares to watch the folders of a dataset, its own first; the journal is nil where there can be none.
  package init(
    folders: [String], reload: @escaping Reload,
    openJournal: @escaping @Sendable (JournalPosition) -> Journal?
  ) {
    self.folders = folders
    self.reload = reload
    self.openJournal = openJournal
  }

  /// Begins or ends following; beginning twice is beginning once.
  ///
  /// `dataset` is what is shown now.
  package func setOn(_ isOn: Bool, _ mailbox: Mailbox, dataset: Dataset? = nil) {
    guard isOn else {
      running.withLock { running in
        running?.cancel()
        running = nil
      }
      return
    }
    let token = LoadCancellation()
    let isNew = running.withLock { running in
      if running != nil { return false }
      running = token
      return true
    }
    guard isNew else { return }
    LoaderThread.start { [self] in
      var follower = Follower(watch: self, token: token, mailbox: mailbox, dataset: dataset)
      follower.run()
    }
  }

  /// The state of the thread.
  private struct Follower {
    let watch: DataWatch
    let token: LoadCancellation
    let mailbox: Mailbox
    var dataset: Dataset?
    var engine: IndicatorEngine?
    var journal: Journal?

    mutating func run() {
      let files = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
      guard files >= 0 else { return }
      defer { close(files) }
      add(to: files)
      // Who shows nothing yet has the dataset read first.
      if dataset == nil { read() }
      journal = watch.openJournal(dataset?.journal ?? .start)
      follow()
      while !token.isCancelled {
        let events = wait(files)
        if token.isCancelled { return }
        if events.journal {
          journal?.clearChange()
          follow()
        }
        if events.files {
          settle(files)
          add(to: files)
          read()
          follow()
        }
      }
    }

    private func wait(_ files: Int32) -> (files: Bool, journal: Bool) {
      let change = journal?.changeDescriptor ?? -1
      var waiting = [
        pollfd(fd: files, events: Int16(POLLIN), revents: 0),
        pollfd(fd: change, events: Int16(POLLIN), revents: 0),
      ]
      let isAsked = journal != nil && change < 0
      _ = poll(&waiting, 2, isAsked ? Int32(Journal.pollInterval) : 500)
      return (waiting[0].revents != 0, isAsked || waiting[1].revents != 0)
    }

    /// Programs write a file in pieces: what comes within a moment belongs together.
    private func settle(_ files: Int32) {
      var bytes = [UInt8](repeating: 0, count: 4_096)
      var waiting = pollfd(fd: files, events: Int16(POLLIN), revents: 0)
      repeat {
        while Glibc.read(files, &bytes, bytes.count) > 0 {}
      } while poll(&waiting, 1, 60) > 0 && !token.isCancelled
    }

    private mutating func read() {
      let outcome = watch.reload(token)
      if token.isCancelled { return }
      if case .opened(let read) = outcome {
        dataset = read
        engine = nil
        // What the journal has beyond the files is applied to the new copy again.
        journal = watch.openJournal(dataset?.journal ?? .start)
      }
      mailbox.post(.reloaded(outcome))
    }

    /// Applies what has been written since the last look.
    private mutating func follow() {
      guard let journal, var shown = dataset, let news = try? journal.news(), !news.isEmpty
      else { return }
      let before = engine ?? IndicatorEngine(shown)
      // One owner, so that the change happens in place.
      dataset = nil
      let changes = shown.apply(news)
      let after = before.updated(shown, by: changes)
      dataset = shown
      engine = after
      mailbox.post(.followed(shown, after))
    }

    private func add(to files: Int32) {
      let events = UInt32(
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE)
      for folder in watch.folders {
        // Watching what is watched already changes nothing.
        inotify_add_watch(files, folder, events)
        for part in DataWatch.parts { inotify_add_watch(files, folder + "/" + part, events) }
      }
    }
  }

  private static let parts = [
    "figures", "records", "catalogue", "catalogue/indicators", "catalogue/registers",
  ]
}
