internal import Core

/// Draws the open list of a field's choices in a box beside the field's line.
struct ChoicePen {
  let form: FormState
  let choices: ChoiceList
  let dataset: Dataset
  let settings: Settings

  /// The most choices in sight at once.
  static let mostRows = 8

  private var text: ScreenText { ScreenText(settings.language) }

  func draw(below y: Int, x: Int, in body: Rect, _ canvas: inout Canvas) {
    let rows = max(1, min(choices.candidates.count, Self.mostRows, body.height - 3))
    let width = min(body.width - 4, widest(x: x, in: body))
    let left = max(1, min(x - 2, body.maxX - width - 1))
    let fitsBelow = y + 1 + rows + 2 <= body.maxY
    let top = fitsBelow ? y + 1 : max(body.y, y - rows - 2)
    let rect = Rect(x: left, y: top, width: width, height: rows + 2)
    canvas.fill(rect, with: " ", style: .plain)
    canvas.drawFrame(rect, title: "", style: Style(.borderFocused))
    let inside = rect.inset(x: 1, y: 1)
    guard !choices.candidates.isEmpty else {
      canvas.write(text(.form(.noChoice)), at: inside.origin.offset(x: 1), style: Style(.dim))
      return
    }
    var window = choices.window
    window.reveal(count: choices.candidates.count, height: rows)
    for (offset, index) in window.visible(count: choices.candidates.count, height: rows)
      .enumerated()
    {
      canvas.write(
        line(choices.candidates[index], width: inside.width - 2),
        at: inside.origin.offset(x: 1, y: offset), maxColumns: inside.width - 2)
      if index == window.selected { canvas.restyle(inside.row(offset), role: .selection) }
    }
    if choices.count > rows {
      let words = " \(window.selected + 1)/\(choices.count) "
      canvas.write(
        words, at: Point(x: rect.maxX - words.utf8.count - 2, y: rect.maxY - 1), style: Style(.dim))
    }
  }

  private func widest(x: Int, in body: Rect) -> Int {
    let names = choices.candidates.prefix(ChoiceList.portion).map {
      DisplayWidth.columns(of: sanitized(text($0.title)))
        + ($0.region == nil ? 0 : placeColumns + 1) + codeColumns($0)
    }
    return max(24, min((names.max() ?? 0) + 4, 72, body.maxX - 2))
  }

  private var placeColumns: Int { 18 }

  private func codeColumns(_ candidate: CompletionCandidate) -> Int {
    code(candidate).map { DisplayWidth.columns(of: $0) + 1 } ?? 0
  }

  /// What tells things of one name apart besides their place: the end of a credit code, a region's code.
  private func code(_ candidate: CompletionCandidate) -> String? {
    switch candidate.value {
    case .region(let region): return dataset.regions[region].code
    case .reference(let id):
      guard form.focused?.field.type == .enterprise, let table = dataset.table("enterprises"),
        let row = table.find(id)
      else { return nil }
      for field in table.schema.fields where field.pattern == "creditCode" {
        if case .text(let code) = table.value(field.id, of: row) { return sanitized(code) }
      }
      return nil
    default: return nil
    }
  }

  private func line(_ candidate: CompletionCandidate, width: Int) -> StyledLine {
    let names = RegionText(settings.language)
    var name = sanitized(text(candidate.title))
    if case .region(let region) = candidate.value { name = names.name(dataset.regions[region]) }
    let place = candidate.region.map { names.name(dataset.regions[$0]) } ?? ""
    let code = code(candidate) ?? ""
    let tail = [place, code].filter { !$0.isEmpty }.joined(separator: " ")
    let room = width - (tail.isEmpty ? 0 : DisplayWidth.columns(of: tail) + 1)
    return StyledLine([
      Span(DisplayWidth.pad(name, to: max(4, room))), Span(tail.isEmpty ? "" : " " + tail, .dim),
    ])
  }
}
