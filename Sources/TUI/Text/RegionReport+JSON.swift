internal import Core

extension RegionReport {
  /// A number as one JSON object; the keys are those of docs/commands.md and stay.
  package func json(_ row: Row) -> String {
    let place = dataset.regions[region]
    let indicator = dataset.catalogue.indicators[row.choice.indicator]
    var line = JSONLine()
    line.add("region", place.id)
    line.add("regionName", place.name)
    line.add("family", indicator?.family)
    line.add("indicator", row.choice.indicator)
    line.add("title", indicator?.title.zh)
    line.add("level", row.choice.level?.rawValue)
    line.add("breakdown", FigureRecord.json(row.choice.breakdown))
    switch row.content {
    case .answer(let answer): add(answer, to: &line)
    case .figure(let ref): add(dataset.figures[ref], to: &line)
    }
    line.add("figures", JSONValue(row.figures.map { JSONValue(dataset.figures[$0].id) }))
    let source = row.figures.first.map { dataset.figures[$0].source }
    line.add("document", source?.document)
    line.add("case", source?.caseName)
    line.add("section", source?.section)
    return line.text
  }

  private func add(_ answer: Answer, to line: inout JSONLine) {
    let reading = answer.reading
    line.add("kind", reading?.kind.rawValue)
    line.add("period", reading?.period?.description)
    add(answer.shown.quantity, to: &line)
    add(reading?.ratio?.numerator, reading?.ratio?.denominator, to: &line)
    let marks = Mark.allCases.filter(answer.shown.marks.contains)
    line.add("marks", JSONValue(marks.map { JSONValue($0.rawValue) }))
    line.add("reporting", answer.rollup?.reporting)
    line.add("expected", answer.rollup?.expected)
    line.add("difference", answer.difference?.value)
  }

  private func add(_ figure: Figure, to line: inout JSONLine) {
    line.add("kind", figure.kind.rawValue)
    line.add("period", figure.period?.description)
    add(figure.quantity, to: &line)
    add(figure.numerator, figure.denominator, to: &line)
    line.add("marks", JSONValue([JSONValue]()))
    line.add("reporting", JSONValue.null)
    line.add("expected", JSONValue.null)
    line.add("difference", JSONValue.null)
  }

  private func add(_ quantity: Quantity?, to line: inout JSONLine) {
    line.add("value", quantity?.value)
    line.add("unit", quantity?.unit)
    line.add("qualifier", quantity?.qualifier.rawValue)
    line.add("printed", quantity?.printed)
  }

  private func add(
    _ numerator: FixedDecimal?, _ denominator: FixedDecimal?, to line: inout JSONLine
  ) {
    if let numerator { line.add("numerator", numerator) }
    if let denominator { line.add("denominator", denominator) }
  }
}
