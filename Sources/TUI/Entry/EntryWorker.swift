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
  case open(folder: String, at: JournalPosition?)
  case commit(CommitRequest)
  case saveDrafts([String: DraftBook.Draft?], folder: String)
  case practice(from: String)
}

/// Does the work of entry with files and posts what came of it; used from one thread.
package final class EntryWorker {
  private let services: EntryServices
  private let post: (Message) -> Void
  private let drafts: DraftStore?
  /// What this program has read or written under the keys of its drafts.
  private var known: [String: DraftBook.Draft] = [:]
  /// The file of its drafts; nil until there are any.
  private var slot: DraftSlot?
  private(set) var journal: Journal?

  /// Makes a worker that posts what came of its work.
  package init(_ services: EntryServices, post: @escaping (Message) -> Void) {
    self.services = services
    self.post = post
    drafts = services.stateFolder.map { DraftStore(files: services.files, stateFolder: $0) }
  }

  /// Does a job.
  package func perform(_ job: EntryJob) {
    switch job {
    case .open(let folder, let position): open(folder, at: position)
    case .commit(let request): commit(request)
    case .saveDrafts(let changes, let folder): save(changes, of: folder)
    case .practice(let folder): makePracticeCopy(of: folder)
    }
  }

  /// How many earlier transactions are read for undoing and for the history of rows.
  private static let remembered = 2_000

  private func open(_ folder: String, at position: JournalPosition?) {
    journal = nil
    slot = nil
    if let drafts, drafts.isInUse {
      let own = drafts.takeSlot(folder)
      slot = own
      known = drafts.adopt(folder, into: own)
      post(.journal(.drafts(known)))
    } else {
      known = [:]
    }
    do throws(JournalError) {
      let opened = try Journal.open(
        folder, files: services.files, author: services.author, now: services.now, at: position)
      let start = opened.opened.sequence
      let earlier = try opened.transactions(after: max(0, start - Self.remembered))
        .filter { $0.sequence <= start }
      let news = try opened.news()
      journal = opened
      post(
        .journal(
          .opened(writer: opened.writer, start: start, earlier: earlier, transactions: news)))
      tellNotices()
      if let reason = opened.readOnly { post(.journal(.unavailable(.readOnly(reason)))) }
    } catch {
      post(.journal(.unavailable(error)))
    }
  }

  private func commit(_ request: CommitRequest) {
    guard let journal else {
      post(.journal(.refused(request.id, .vanished(""))))
      return
    }
    do throws(JournalError) {
      switch try journal.commit(request) {
      case .committed(let transactions): post(.journal(.committed(request.id, transactions)))
      case .conflict(let theirs):
        // Everything before it first, so that the conflict is seen in the present data.
        post(.journal(.written(try journal.news())))
        post(.journal(.conflict(request.id, theirs: theirs)))
      }
    } catch {
      post(.journal(.refused(request.id, error)))
    }
    tellNotices()
    // The person has the answer; the next commit then begins at once.
    journal.settle()
  }

  /// Posts what others have written since the last look.
  func lookForNews() {
    guard let journal else { return }
    journal.clearChange()
    do throws(JournalError) {
      let news = try journal.news()
      if !news.isEmpty { post(.journal(.written(news))) }
    } catch {
      post(.journal(.unavailable(error)))
    }
    tellNotices()
  }

  private func tellNotices() {
    for notice in journal?.takeNotices() ?? [] { post(.journal(.notice(notice))) }
  }

  private func save(_ changes: [String: DraftBook.Draft?], of folder: String) {
    guard let drafts else { return }
    let own = slot ?? drafts.takeSlot(folder)
    slot = own
    do throws(FileError) {
      try drafts.save(changes, of: folder, slot: own.number, known: known)
      for (key, draft) in changes { known[key] = draft }
      post(.journal(.draftsSaved))
    } catch {
      post(.journal(.draftsFailed(Array(changes.keys), error)))
    }
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
