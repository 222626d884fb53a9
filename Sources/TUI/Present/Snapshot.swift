package import Core

/// Views and slides to take away, without a terminal.
package struct Snapshot {
  private var app: App

  /// Opens a dataset on a screen of a size; `today` is the day that countdowns count from.
  package init(
    _ dataset: Dataset, size: Size, settings: Settings, request: StartRequest, clock: WallClock
  ) {
    app = App(
      size: size, settings: settings, session: Session(dataset: ""), request: request)
    app.wallClock = clock
    _ = app.update(.loaded(.opened(dataset)))
    // The line that welcomes somebody is no part of a view.
    app.notice = nil
    app.nextNotice = nil
  }

  /// Opens a tab by its id; false if there is none.
  package mutating func open(tab id: String) -> Bool {
    app.withWorkspace { workspace in
      guard let index = workspace.tabs.firstIndex(where: { $0.id == id }) else { return false }
      workspace.selectTab(index)
      return true
    } ?? false
  }

  /// The ids of the tabs.
  package var tabs: [String] { app.workspace?.tabs.map(\.id) ?? [] }

  /// Presses keys one after the other, as a script of `browse` does; what has to be written is written.
  package mutating func play(_ events: [InputEvent], services: EntryServices) {
    let terminal = HeadlessTerminal(
      size: app.size, events: events, theme: app.settings.theme, ascii: app.settings.ascii)
    let runtime = Runtime(app: app, terminal: terminal, store: nil, services: services)
    app = runtime.play(terminal)
    app.notice = nil
  }

  /// How many slides the show has; none where a view is shown.
  package var slideCount: Int { app.show?.slides.count ?? 0 }

  /// Shows a slide, from 1.
  package mutating func show(slide number: Int) { app.show?.go(to: number - 1, at: app.now) }

  /// What is on the screen.
  package var canvas: Canvas { app.draw().canvas }

  /// The numbers on the screen as rows of cells, the header first: a view's list, or a slide's numbers.
  package var table: [[String]] {
    guard let show = app.show else { return app.shownTable }
    let scene = show.scene(at: app.now, ascii: app.settings.ascii)
    let pen = SlidePen(
      size: app.size, language: app.settings.language, ascii: app.settings.ascii,
      units: show.source.dataset.catalogue.units)
    return pen.table(scene)
  }
}

extension SlidePen {
  /// The numbers of a scene with their units, marks and period, below a header.
  func table(_ scene: SlideScene) -> [[String]] {
    [text(.show(.tableColumns)).split(separator: "\t").map(String.init)] + rows(scene)
  }

  private func rows(_ scene: SlideScene) -> [[String]] {
    func row(_ label: String, _ number: SlideScene.Number, _ fraction: String = "") -> [String] {
      [
        label, values.number(number.quantity), number.quantity.unit, number.mark, fraction,
        scene.period,
      ]
    }
    func rows(_ rows: [SlideScene.Row]) -> [[String]] {
      rows.map { row($0.label, $0.number, $0.fraction ?? "") }
    }
    let title = scene.place + " " + scene.subject
    switch scene.body {
    case .number(let number, let parts, _): return [row(title, number)] + rows(parts)
    case .grid(let cells), .league(let cells, _), .rates(let cells): return rows(cells)
    case .race(let race): return [row(title, race.actual)]
    case .trend(let columns, let windows):
      return columns.map { column in
        column.number.map { row(column.label, $0) } ?? [column.label, "", "", "", "", ""]
      } + windows.map { row($0.label, $0.number) }
    case .lines(let number, let lines):
      return [number].compactMap { $0 }.map { row(title, $0) }
        + lines.map { [$0.text, $0.remark, "", "", "", ""] }
    case .board(let number, let parts, _):
      return [number].compactMap { $0 }.map { row(title, $0) } + rows(parts)
    case .cover(let words, let lines):
      return [[words, "", "", "", "", ""]] + lines.map { [$0.text, "", "", "", "", ""] }
    case .words(let words, _): return words.map { [$0, "", "", "", "", ""] }
    }
  }
}

/// Rows of cells as text for spreadsheets.
package enum SeparatedText {
  /// Cells with tabs between them; tabs and line breaks inside become blanks.
  package static func tabs(_ rows: [[String]]) -> String {
    rows.map { row in
      row.map { cell in String(cell.map { $0 == "\t" || $0.isNewline ? " " : $0 }) }
        .joined(separator: "\t") + "\n"
    }.joined()
  }

  /// Cells with commas between them, after RFC 4180; a cell that a spreadsheet would take for a formula begins with an
  /// apostrophe.
  package static func commas(_ rows: [[String]]) -> String {
    rows.map { row in row.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func cell(_ text: String) -> String {
    var text = text
    if let first = text.first, text != "-",
      "=+@\t".contains(first) || first == "-" && FixedDecimal(text) == nil
    {
      text = "'" + text
    }
    guard text.contains(where: { ",\"".contains($0) || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
