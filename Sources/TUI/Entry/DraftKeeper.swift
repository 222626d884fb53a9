internal import Core

/// Reads and writes the drafts of a program and posts what came of it; used from one thread.
///
/// It never waits behind the journal: what is typed is to be on the disk although another program keeps that locked.
package final class DraftKeeper {
  private let post: (Message) -> Void
  private let store: DraftStore?
  /// What this program has read or written under the keys of its drafts.
  private var known: [String: DraftBook.Draft] = [:]
  /// The file of its drafts; nil until there are any.
  private var slot: DraftSlot?

  /// Makes a keeper that posts what came of its work.
  package init(_ services: EntryServices, post: @escaping (Message) -> Void) {
    self.post = post
    store = services.stateFolder.map { DraftStore(files: services.files, stateFolder: $0) }
  }

  /// Does a job that is about drafts.
  package func perform(_ job: EntryJob) {
    switch job {
    case .openDrafts(let folder): open(folder)
    case .saveDrafts(let changes, let folder): save(changes, of: folder)
    case .open, .commit, .practice: break
    }
  }

  private func open(_ folder: String) {
    slot = nil
    known = [:]
    if let store, store.isInUse {
      let own = store.takeSlot(folder)
      slot = own
      known = store.adopt(folder, into: own)
    }
    post(.journal(.drafts(known)))
  }

  private func save(_ changes: [String: DraftBook.Draft?], of folder: String) {
    guard let store else { return }
    let own = slot ?? store.takeSlot(folder)
    slot = own
    do throws(FileError) {
      try store.save(changes, of: folder, slot: own.number, known: known)
      for (key, draft) in changes { known[key] = draft }
      post(.journal(.draftsSaved))
    } catch {
      post(.journal(.draftsFailed(Array(changes.keys), error)))
    }
  }
}
