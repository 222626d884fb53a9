package import Core
internal import Glibc

/// The file by which a show tells the speaker's second terminal where it is; one a person.
///
/// Writing happens on a thread of its own: the room must not wait for a disk.
package final class ShowNotes: Sendable {
  /// What a show tells, and when it began.
  struct News: Equatable {
    var state: ShowState
    /// Seconds since 1970.
    var began: Int
  }

  private struct Work {
    var next: [UInt8]?
    var isWriting = false
    /// When the present show began, in seconds since 1970; nil while there is none.
    var began: Int?
  }

  private let files: any FileSystem
  private let folder: String
  private let process: Int
  private let work = Guarded(Work())

  /// A file below the person's state folder; `process` is who shows, so that one that was killed is not taken for a show.
  package init(files: any FileSystem, stateFolder: String, process: Int? = nil) {
    self.files = files
    folder = stateFolder
    self.process = process ?? Int(getpid())
  }

  private var path: String { folder + "/show.json" }

  /// Tells where the show is, nil for nowhere; without a place to write the second terminal shows nothing, and the show goes on.
  func publish(_ state: ShowState?) {
    let isIdle = work.withLock { work in
      if state == nil { work.began = nil } else { work.began = work.began ?? time(nil) }
      work.next = Array((state.map { line($0, began: work.began ?? 0) } ?? "{}\n").utf8)
      defer { work.isWriting = true }
      return !work.isWriting
    }
    if isIdle { LoaderThread.start { [self] in writeAll() } }
  }

  /// Writes until there is nothing newer.
  private func writeAll() {
    try? files.makeFolder(folder)
    while true {
      let bytes = work.withLock { work in
        defer { work.next = nil }
        if work.next == nil { work.isWriting = false }
        return work.next
      }
      guard let bytes else { return }
      try? files.write(bytes, to: path, mode: .onlyOwner)
    }
  }

  /// Waits until everything told is written, at most a second.
  func finish() {
    for _ in 0..<200 where work.withLock({ $0.isWriting }) { _ = poll(nil, 0, 5) }
  }

  private func line(_ state: ShowState, began: Int) -> String {
    var line = JSONLine()
    line.add("process", process)
    line.add("began", began)
    line.add("slide", state.slide)
    line.add("count", state.count)
    line.add("title", state.title)
    line.add("notes", state.notes)
    line.add("next", JSONValue(state.next.map { JSONValue($0) }))
    line.add("black", JSONValue(state.isBlack))
    line.add("frozen", state.frozen)
    line.add("paused", JSONValue(state.isPaused))
    line.add("english", JSONValue(state.isEnglish))
    return line.text
  }

  /// What the show last told; nil where there is none, or none any more.
  func read() -> News? {
    guard let bytes = try? files.read(path, limit: 1 << 20) else { return nil }
    var reader = JSONReader(bytes: bytes, file: path)
    guard let value = try? reader.readValue(), let slide = value["slide"]?.number?.integer,
      let shows = value["process"]?.number?.integer.map(Int32.init(clamping:)),
      kill(shows, 0) == 0 || errno == EPERM
    else { return nil }
    let state = ShowState(
      slide: slide, count: value["count"]?.number?.integer ?? slide,
      title: value["title"]?.string ?? "", notes: value["notes"]?.string ?? "",
      next: (value["next"]?.elements ?? []).compactMap(\.string),
      isBlack: value["black"]?.boolean ?? false, frozen: value["frozen"]?.string ?? "",
      isPaused: value["paused"]?.boolean ?? false, isEnglish: value["english"]?.boolean ?? false)
    return News(state: state, began: value["began"]?.number?.integer ?? 0)
  }
}
