internal import Core

/// What stands around the filter of a list: what it may become, what is wrong with it, what it sorts by.
extension App {
  /// The filter that the rows are those of, as the title shows it.
  func shownFilter(_ list: RowList) -> String {
    DisplayWidth.truncate(DataText.visible(list.understood, longest: 60), to: size.width / 4)
  }

  /// The line below the filter: the place and the reason why it cannot be read, else completions.
  func drawBelowFilter(_ list: RowList, _ canvas: inout Canvas) {
    if let problem = list.problem {
      drawProblem(problem, list.filter, &canvas)
    } else if list.column == nil, !list.completions.isEmpty {
      drawCompletions(list, &canvas)
    }
  }

  private func drawProblem(_ problem: QueryProblem, _ field: TextField, _ canvas: inout Canvas) {
    let room = size.width - 6
    let view = field.view(columns: room)
    let glyphs = Array(field.text)
    let range = problem.range.clamped(to: 0..<glyphs.count + 1)
    func column(_ place: Int) -> Int {
      let before = String(glyphs[..<min(place, glyphs.count)])
      return DisplayWidth.columns(of: before) - field.caretColumn + view.caret
    }
    let start = max(0, min(column(range.lowerBound), room - 1))
    let end = max(start + 1, min(column(range.upperBound), room))
    canvas.write(
      String(repeating: "^", count: end - start), at: Point(x: 3 + start, y: 3),
      style: Style(.error, bold: true))
    let words = text(.form(.filterProblem(problem)))
    let columns = DisplayWidth.columns(of: words)
    // Behind the mark, before it where there is more room.
    let behind = size.width - (3 + end + 1) - 1
    if columns <= behind || behind >= start {
      canvas.write(
        DisplayWidth.truncate(words, to: max(0, behind)), at: Point(x: 3 + end + 1, y: 3),
        style: Style(.error))
    } else {
      let shown = DisplayWidth.truncate(words, to: max(0, start - 1))
      canvas.write(
        shown, at: Point(x: 3 + start - 1 - DisplayWidth.columns(of: shown), y: 3),
        style: Style(.error))
    }
  }

  private func drawCompletions(_ list: RowList, _ canvas: inout Canvas) {
    var x = 3
    let limit = size.width - 2
    x += canvas.write(text(.form(.completes)) + " ", at: Point(x: x, y: 3), style: Style(.key))
    let choices = list.completing?.choices ?? list.completions
    for (index, choice) in choices.enumerated() {
      let title = sanitized(text(choice.title))
      var detail = ""
      if case .option(let field) = choice.kind { detail = " " + text(field) }
      let width = DisplayWidth.columns(of: title) + DisplayWidth.columns(of: detail)
      guard x + 2 + width <= limit else { break }
      x += 2
      let isTaken = index == list.completing?.index
      x += canvas.write(
        title, at: Point(x: x, y: 3), style: Style(isTaken ? .selection : .text))
      x += canvas.write(detail, at: Point(x: x, y: 3), style: Style(.dim))
    }
  }

  /// What a column's header says of the order; with several keys also which comes first.
  func sortMark(of field: Field, _ list: RowList) -> String {
    guard let place = list.sort.firstIndex(where: { $0.field == field.id }) else { return "" }
    let key = list.sort[place]
    let mark = text(
      .form(
        .sortMark(
          isDescending: key.isDescending,
          field.type.isSortedAsText ? key.collation : nil, ascii: settings.ascii)))
    return mark + (list.sort.count > 1 ? String(place + 1) : "")
  }
}
