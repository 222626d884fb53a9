package import Core

/// What the speaker's second terminal shows of a show.
package struct ShowState: Equatable, Sendable {
  /// Position of the slide, from 1, and how many there are.
  var slide: Int
  var count: Int
  /// What is on the wall, in a few words.
  var title: String
  /// What the speaker wants to say.
  var notes: String
  /// The next slide as rows of text; empty for the last.
  var next: [String]
  var isBlack: Bool
  /// Since when the numbers stand still, such as `14:05`.
  var frozen: String
  var isPaused: Bool
  var isEnglish: Bool
}

extension App {
  /// What the second terminal has to know.
  func showState(_ show: Show) -> ShowState {
    let composer = show.composer(ascii: settings.ascii)
    let next = show.index + 1
    var rows: [String] = []
    if show.slides.indices.contains(next) {
      var canvas = Canvas(size: Size(width: 72, height: 18))
      let pen = SlidePen(
        size: canvas.size, language: settings.language, ascii: settings.ascii,
        units: show.source.dataset.catalogue.units)
      pen.draw(composer.scene(show.slides[next]), isSynthetic: false, &canvas)
      rows = canvas.lines()
      while rows.last?.isEmpty == true { rows.removeLast() }
    }
    return ShowState(
      slide: show.index + 1, count: show.slides.count, title: composer.heading(of: show.slide),
      notes: show.slide.notes.map { text($0) } ?? "", next: rows, isBlack: show.isBlack,
      frozen: show.frozen?.clock ?? "", isPaused: show.isPaused,
      isEnglish: settings.language == .en)
  }
}

/// The file by which a show tells the speaker's second terminal where it is; one a person.
package struct ShowNotes: Sendable {
  private let files: any FileSystem
  private let folder: String

  /// A file below the person's state folder.
  package init(files: any FileSystem, stateFolder: String) {
    self.files = files
    folder = stateFolder
  }

  private var path: String { folder + "/show.json" }

  /// Writes where the show is; without a place to write the second terminal shows nothing, and the show goes on.
  func publish(_ state: ShowState?) {
    guard let state else {
      try? files.write(Array("{}\n".utf8), to: path, mode: .onlyOwner)
      return
    }
    var line = JSONLine()
    line.add("slide", state.slide)
    line.add("count", state.count)
    line.add("title", state.title)
    line.add("notes", state.notes)
    line.add("next", JSONValue(state.next.map { JSONValue($0) }))
    line.add("black", JSONValue(state.isBlack))
    line.add("frozen", state.frozen)
    line.add("paused", JSONValue(state.isPaused))
    line.add("english", JSONValue(state.isEnglish))
    try? files.makeFolder(folder)
    try? files.write(Array(line.text.utf8), to: path, mode: .onlyOwner)
  }

  /// What the show last told; nil where there is none.
  func read() -> ShowState? {
    guard let bytes = try? files.read(path, limit: 1 << 20) else { return nil }
    var reader = JSONReader(bytes: bytes, file: path)
    guard let value = try? reader.readValue(), let slide = value["slide"]?.number?.integer
    else { return nil }
    return ShowState(
      slide: slide, count: value["count"]?.number?.integer ?? slide,
      title: value["title"]?.string ?? "", notes: value["notes"]?.string ?? "",
      next: (value["next"]?.elements ?? []).compactMap(\.string),
      isBlack: value["black"]?.boolean ?? false, frozen: value["frozen"]?.string ?? "",
      isPaused: value["paused"]?.boolean ?? false, isEnglish: value["english"]?.boolean ?? false)
  }
}
