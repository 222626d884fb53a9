internal import Core
internal import Glibc
internal import Synchronization

/// Reads a dataset again whenever its files change.
///
/// A thread of its own waits for the kernel's word (inotify), lets writers finish, and posts
/// ``Message/reloaded(_:)``; folders that appear or vanish are watched from the next change on.
package final class DataWatch: Sendable {
  /// Opens the dataset anew; nil where nobody waits any more.
  package typealias Reload = @Sendable (LoadCancellation) -> LoadOutcome

  private let folders: [String]
  private let reload: Reload
  private let running = Guarded<LoadCancellation?>(nil)

  /// Prepares to watch the folders of a dataset and what they hold, one level deep.
  package init(folders: [String], reload: @escaping Reload) {
    self.folders = folders
    self.reload = reload
  }

  /// Begins or ends watching; beginning twice is beginning once.
  package func setOn(_ isOn: Bool, _ mailbox: Mailbox) {
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
    let folders = folders
    let reload = reload
    LoaderThread.start { Self.run(folders, reload, token, mailbox) }
  }

  private static func run(
    _ folders: [String], _ reload: Reload, _ token: LoadCancellation, _ mailbox: Mailbox
  ) {
    let descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    add(folders, to: descriptor)
    while !token.isCancelled {
      guard wait(descriptor, milliseconds: 500) else { continue }
      // Programs write a file in pieces: what comes within a moment belongs together.
      repeat { drain(descriptor) } while wait(descriptor, milliseconds: 60) && !token.isCancelled
      if token.isCancelled { return }
      add(folders, to: descriptor)
      let outcome = reload(token)
      if !token.isCancelled { mailbox.post(.reloaded(outcome)) }
    }
  }

  private static let parts = [
    "figures", "records", "catalogue", "catalogue/indicators", "catalogue/registers", "journal",
  ]

  private static func add(_ folders: [String], to descriptor: Int32) {
    let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE)
    for folder in folders {
      // Watching what is watched already changes nothing.
      inotify_add_watch(descriptor, folder, events)
      for part in parts {
        inotify_add_watch(descriptor, folder + "/" + part, events)
      }
    }
  }

  private static func wait(_ descriptor: Int32, milliseconds: Int32) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wanted, 1, milliseconds) > 0
  }

  private static func drain(_ descriptor: Int32) {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }
}
