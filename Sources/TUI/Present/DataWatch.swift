package import Core
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
  private let fingerprint: @Sendable (Dataset) -> [FileInformation?]
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
  /// `hasChanged` says whether the files of a dataset are others than when it was read, `fingerprint` what they are now.
  /// The journal is nil where there can be none.
  package init(
    folders: @escaping @Sendable (_ folder: String) -> [String], reload: @escaping Reload,
    hasChanged: @escaping @Sendable (Dataset) -> Bool,
    fingerprint: @escaping @Sendable (Dataset) -> [FileInformation?],
    openJournal: @escaping @Sendable (_ folder: String, JournalPosition) -> Journal?
  ) {
    self.folders = folders
    self.reload = reload
    self.hasChanged = hasChanged
    self.fingerprint = fingerprint
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
    let (fingerprint, openJournal) = (fingerprint, openJournal)
    LoaderThread.start {
      var follower = DataFollower(
        folder: dataset.folder, folders: folders, reload: reload, hasChanged: hasChanged,
        fingerprint: fingerprint,
        openJournal: journal == nil ? nil : { openJournal(dataset.folder, $0) },
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
}
