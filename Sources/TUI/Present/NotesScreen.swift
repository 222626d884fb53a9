internal import Core
internal import Glibc

/// The speaker's second terminal: notes, what is on the wall, what comes next, and the time since the beginning.
///
/// It follows the show by its file, five times a second; nothing it does reaches the show.
package final class NotesScreen {
  private let terminal: any Terminal
  private let notes: ShowNotes
  private var language: Language
  private var news: ShowNotes.News?
  private var lastCanvas: Canvas?

  /// Prepares to follow the show whose file lies in a state folder.
  package init(terminal: any Terminal, notes: ShowNotes, language: Language) {
    self.terminal = terminal
    self.notes = notes
    self.language = language
  }

  /// Runs until `q`, Esc, Ctrl-C or the end of the terminal.
  package func run() {
    while true {
      follow()
      let canvas = draw(size: terminal.size)
      if canvas != lastCanvas {
        lastCanvas = canvas
        terminal.present(canvas, cursor: .zero, cursorVisible: false)
      }
      for event in terminal.wait(timeout: .milliseconds(200), wake: nil) {
        switch event {
        case .key(.character("q")), .key(.escape), .key(.control("c")), .key(.control("q")),
          .hangup, .terminated, .interrupted:
          terminal.close()
          return
        case .key(.character("L")): language = language.other
        case .key(.control("l")), .resumed, .capabilitiesChanged:
          terminal.redrawAll()
          lastCanvas = nil
        case .suspendRequested: terminal.suspend()
        default: break
        }
      }
    }
  }

  private func follow() { news = notes.read() }

  private func draw(size: Size) -> Canvas {
    let seconds = news.map { max(0, time(nil) - $0.began) } ?? 0
    return NotesPen(language: language).canvas(news?.state, seconds: seconds, size: size)
  }
}

/// Draws the speaker's screen.
struct NotesPen {
  let language: Language

  func canvas(_ state: ShowState?, seconds: Int, size: Size) -> Canvas {
    var canvas = Canvas(size: size)
    let text = ScreenText(language)
    guard let state else {
      let words = text(.show(.waitingForShow))
      for (row, line) in DisplayWidth.wrap(words, to: max(2, size.width - 4)).enumerated() {
        canvas.write(line, at: Point(x: 2, y: size.height / 2 + row), style: Style(.dim))
      }
      return canvas
    }
    let width = size.width - 4
    let time = text(.show(.running(minutes: seconds / 60, seconds: seconds % 60)))
    let head = StyledLine([
      Span("\(state.slide)/\(state.count)  ", .accent, bold: true),
      Span(state.title, .title, bold: true),
    ])
    let timeX = size.width - 2 - DisplayWidth.columns(of: time)
    canvas.write(head, at: Point(x: 2, y: 0), maxColumns: max(0, timeX - 4))
    canvas.write(time, at: Point(x: timeX, y: 0), style: Style(.accent))
    var marks: [String] = []
    if state.isBlack { marks.append(text(.show(.black))) }
    if !state.frozen.isEmpty { marks.append(text(.show(.locked(at: state.frozen)))) }
    if state.isPaused { marks.append(text(.show(.paused))) }
    canvas.write(
      marks.joined(separator: "  "), at: Point(x: 2, y: 1), style: Style(.watch),
      maxColumns: width)
    let notes = state.notes.isEmpty ? text(.show(.noNotes)) : state.notes
    let nextRows = state.next.isEmpty ? 0 : min(state.next.count + 2, size.height / 2)
    var y = 3
    for line in DisplayWidth.wrap(notes, to: width) where y < size.height - nextRows {
      canvas.write(
        line, at: Point(x: 2, y: y), style: Style(state.notes.isEmpty ? .dim : .text))
      y += 1
    }
    guard nextRows > 2 else { return canvas }
    let top = size.height - nextRows
    canvas.drawHorizontalLine(from: Point(x: 0, y: top), length: size.width)
    canvas.write(
      " " + text(.show(.nextSlide)) + " ", at: Point(x: 2, y: top), style: Style(.title))
    for (row, line) in state.next.prefix(nextRows - 1).enumerated() {
      canvas.write(line, at: Point(x: 2, y: top + 1 + row), style: Style(.dim), maxColumns: width)
    }
    return canvas
  }
}
