internal import Core

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

/// What of a show the second terminal's picture depends on: where it is the same, nothing is told again.
struct ShowMoment: Equatable {
  var version: Int
  var index: Int
  var isBlack: Bool
  var frozen: WallTime?
  var isPaused: Bool
  var language: Language
}

extension Show {
  var momentToTell: ShowMoment {
    ShowMoment(
      version: version, index: index, isBlack: isBlack, frozen: frozen, isPaused: isPaused,
      language: language)
  }
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
      pen.draw(composer.scene(show.slides[next]), badge: nil, &canvas)
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
