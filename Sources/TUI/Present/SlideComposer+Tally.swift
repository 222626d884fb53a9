internal import Core

extension SlideComposer {
  /// The counters of an event, or of the latest one of the region.
  func tally(_ event: String?, _ about: SlideSubject) -> SlideScene {
    let register = TallyBoard.register
    let title = dataset.catalogue.registers[register].map { text($0.title) } ?? register
    let heading = [title, event].compactMap(\.self).joined(separator: " ")
    guard let table = dataset.table(register) else { return empty(heading, .noData) }
    func words(_ field: String, _ row: RowID) -> String? {
      if case .text(let text) = table.value(field, of: row) { text } else { nil }
    }
    func date(_ row: RowID) -> PartialDate? {
      if case .date(let date) = table.value("date", of: row) { date } else { nil }
    }
    let rows = engine.rows(of: register, in: about.region)
    let latest = rows.max { (date($0)?.packed ?? 0) < (date($1)?.packed ?? 0) }
    guard let id = event ?? latest.flatMap({ words("event", $0) }),
      let first = rows.first(where: { words("event", $0) == id }),
      let sheet = words("sheet", first).flatMap({ dataset.catalogue.tallies[$0] })
    else { return empty(heading, .noData) }
    let board = TallyBoard(event: id, counters: sheet.counters.count, dataset: dataset)
    let fields = dataset.catalogue.registers[sheet.register]?.fields ?? []
    let cells = zip(sheet.counters, board.totals).map { counter, total in
      let field = fields.first { $0.id == counter.field }
      return SlideScene.Row(
        label: (counter.title ?? field?.title).map { text($0) } ?? counter.field,
        number: SlideScene.Number(
          quantity: Quantity(FixedDecimal(total), unit: field?.unit ?? ""),
          key: .count(id + "." + counter.field, about.region), isCounter: true))
    }
    return SlideScene(
      subject: text(sheet.title), body: .grid(cells),
      period: date(first).map { $0.description } ?? "", source: onFile(table))
  }
}
