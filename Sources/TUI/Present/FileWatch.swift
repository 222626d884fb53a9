internal import Glibc

/// The kernel's word about the files of a dataset.
final class FileWatch {
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
      // Of the journal only what goes away: what is written there is followed by other means.
      inotify_add_watch(
        descriptor, folder + "/" + Self.journal, UInt32(IN_DELETE | IN_MOVED_FROM))
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

  /// Whether a change is about data: not what editors keep beside a file, nor a journal that begins.
  private static func isData(_ name: ArraySlice<UInt8>, _ mask: UInt32) -> Bool {
    if name.isEmpty || mask & UInt32(IN_Q_OVERFLOW) != 0 { return mask & UInt32(IN_IGNORED) == 0 }
    let name = String(decoding: name, as: UTF8.self)
    if mask & UInt32(IN_ISDIR) != 0 { return name != journal || mask & UInt32(IN_CREATE) == 0 }
    return (name.hasSuffix(".json") || name.hasSuffix(".ndjson")) && !name.hasPrefix(".")
  }
}
