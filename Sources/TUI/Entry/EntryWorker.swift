package import Core

/// What entry needs of the machine: files, folders, the person's name and a clock.
package struct EntryServices: Sendable {
  /// The files of the dataset and of the drafts.
  package var files: any FileSystem
  /// `$XDG_STATE_HOME/qijian`; nil where no drafts are to outlive the program.
  package var stateFolder: String?
  /// Where practice copies are made, below `$XDG_DATA_HOME/qijian`.
  package var practiceFolder: String
  /// The person's name.
  package var author: String
  /// The time in ISO 8601 with its offset from UTC.
  package var now: @Sendable () -> String

  /// Makes the services.
  package init(
    files: any FileSystem, stateFolder: String?, practiceFolder: String, author: String,
    now: @escaping @Sendable () -> String
  ) {
    self.files = files
    self.stateFolder = stateFolder
    self.practiceFolder = practiceFolder
    self.author = author
    self.now = now
  }
}

/// Something that is to be done with files on behalf of entry.
package enum EntryJob: Sendable, Equatable {
  /// Open the journal of a dataset that includes everything up to a position; nil where its files end.
  ///
  /// `stamps` says what its files were when they were read.
  case open(folder: String, at: JournalPosition?, stamps: [String: FileInformation])
  /// Take over the drafts that an earlier start has left for a dataset.
  case openDrafts(folder: String)
  case commit(CommitRequest)
  case saveDrafts([String: DraftBook.Draft?], folder: String)
  case practice(from: String)
}

extension EntryJob {
  /// Whether it is about drafts, which never wait for the journal.
  var isAboutDrafts: Bool {
    switch self {
    case .openDrafts, .saveDrafts: true
    case .open, .commit, .practice: false
    }
  }
}

/// Does the work of entry with files and posts what came of it; used from one thread.
package final class EntryWorker {
  private let services: EntryServices
  private let post: (Message) -> Void
  private let drafts: DraftKeeper
  private(set) var journal: Journal?
  /// Whether the folder has vanished: it is looked for until it comes back, as a share does.
  private(set) var isGone = false
  /// What the dataset's files were when they were looked at last.
  private var stamps: [String: FileInformation] = [:]

  /// Makes a worker that posts what came of its work.
  package init(_ services: EntryServices, post: @escaping (Message) -> Void) {
    self.services = services
    self.post = post
    drafts = DraftKeeper(services, post: post)
  }

  /// Does a job.
  package func perform(_ job: EntryJob) {
    switch job {
    case .open(let folder, let position, let stamps):
      self.stamps = stamps
      open(folder, at: position)
    case .commit(let request): commit(request)
    case .openDrafts, .saveDrafts: drafts.perform(job)
    case .practice(let folder): makePracticeCopy(of: folder)
    }
  }

  /// How many earlier transactions are read for undoing and for the history of rows.
  private static let remembered = 2_000

  private func open(_ folder: String, at position: JournalPosition?) {
    journal = nil
    isGone = false
    do throws(JournalError) {
      let opened = try Journal.open(
        folder, files: services.files, author: services.author, now: services.now, at: position,
        patience: Self.patience)
      let start = opened.opened.sequence
      let earlier = try opened.transactions(after: max(0, start - Self.remembered))
        .filter { $0.sequence <= start }
      let news = try opened.news()
      journal = opened
      post(
        .journal(
          .opened(writer: opened.writer, start: start, earlier: earlier, transactions: news)))
      tellNotices()
      if let reason = opened.readOnly {
        post(.journal(.unavailable(.readOnly(reason))))
      } else if let refusal = refusal(ofWritingTo: folder) {
        post(.journal(.unwritable(refusal)))
      }
    } catch {
      post(.journal(.unavailable(error)))
    }
  }

  /// Why a commit would fail, where the system says so beforehand: of what it writes to first.
  private func refusal(ofWritingTo folder: String) -> FileError? {
    let (files, journal) = (services.files, JournalFolder(dataset: folder))
    guard files.exists(journal.path) else { return files.refusal(ofWritingTo: folder) }
    let last = (try? journal.segments(in: files))?.last
    let paths = [last.map { journal.segment($0) } ?? journal.path, journal.lock]
    return paths.lazy.compactMap { files.refusal(ofWritingTo: $0) }.first
  }

  /// How long one try waits for the journal's lock, in milliseconds, and how many there are.
  private static let patience = 1_000
  private static let tries = 10

  private func commit(_ request: CommitRequest) {
    if isGone { regain() }
    guard let journal else {
      post(.journal(.refused(request.id, .vanished(""))))
      return
    }
    do throws(JournalError) {
      switch try commit(request, to: journal) {
      case .committed(let transactions): post(.journal(.committed(request.id, transactions)))
      case .conflict(let theirs):
        // Everything before it first, so that the conflict is seen in the present data.
        post(.journal(.written(try journal.news())))
        post(.journal(.conflict(request.id, theirs: theirs)))
      }
    } catch {
      noteGone(error)
      post(.journal(.refused(request.id, error)))
    }
    tellNotices()
    // The person has the answer; the next commit then begins at once.
    journal.settle()
    lookUnderneath()
  }

  /// Says once which of the dataset's files another program has changed since they were read.
  ///
  /// A checkpoint writes `dataset.json`, too, and changes nothing that is shown.
  private func lookUnderneath() {
    if isGone { return }
    let changed = stamps.keys.filter { path in
      let now = try? services.files.information(of: path)
      if now == stamps[path] { return false }
      stamps[path] = now
      return true
    }
    if changed.isEmpty || changed.contains(where: { $0.hasSuffix("/dataset.json") }) { return }
    post(.journal(.filesChanged(changed.sorted())))
  }

  /// Tries until the lock is had; after the first time in vain it is said what is waited for.
  private func commit(
    _ request: CommitRequest, to journal: Journal
  ) throws(JournalError) -> CommitOutcome {
    for attempt in 1..<Self.tries {
      do throws(JournalError) {
        return try journal.commit(request)
      } catch {
        guard case .locked = error else { throw error }
        if attempt == 1 { post(.journal(.waiting(error))) }
      }
    }
    return try journal.commit(request)
  }

  /// Posts what others have written since the last look, or that the folder is back.
  func lookForNews() {
    guard let journal else { return }
    journal.clearChange()
    if isGone { return regain() }
    do throws(JournalError) {
      let news = try journal.news()
      if !news.isEmpty { post(.journal(.written(news))) }
    } catch {
      noteGone(error)
      post(.journal(.unavailable(error)))
    }
    tellNotices()
    lookUnderneath()
  }

  private func noteGone(_ error: JournalError) {
    switch error {
    case .vanished, .readOnly(.vanished): isGone = true
    default: break
    }
  }

  /// Opens the journal where it was left, if its folder is there again.
  ///
  /// What stands there is compared with the chain before anything is appended, so that other data are not taken for it.
  private func regain() {
    guard let lost = journal else { return }
    do throws(JournalError) {
      let found = try Journal.open(
        lost.dataset, files: services.files, author: services.author, now: services.now,
        at: lost.position, patience: Self.patience)
      let news = try found.news()
      if case .vanished? = found.readOnly { return }
      journal = found
      isGone = false
      post(.journal(.regained(writer: found.writer, news)))
      tellNotices()
      if let reason = found.readOnly { post(.journal(.unavailable(.readOnly(reason)))) }
    } catch {
      // It is looked for again.
    }
  }

  private func tellNotices() {
    for notice in journal?.takeNotices() ?? [] { post(.journal(.notice(notice))) }
  }

  private func makePracticeCopy(of folder: String) {
    let target = PracticeCopy.place(
      of: folder, in: services.practiceFolder, files: services.files)
    do throws(FileError) {
      try PracticeCopy.make(of: folder, to: target, files: services.files)
      post(.journal(.practice(target)))
    } catch {
      post(.journal(.practiceFailed(error)))
    }
  }
}
