package import Core

/// A draw in words: the lines of the command, and the slides that reveal it one by one.
package struct DrawReport: Sendable {
  private let definition: DrawDefinition
  private let dataset: Dataset
  private let region: RegionID
  private let draw: Draw
  private let drawn: [Draw.Assignment]
  private let language: Language
  /// Id of its row in the register of draws; nil where it was not written down.
  private let record: String?

  /// Reports a draw that has been run.
  package init(
    _ definition: DrawDefinition, dataset: Dataset, region: RegionID, draw: Draw,
    drawn: [Draw.Assignment], record: String? = nil, language: Language
  ) {
    self.record = record
    self.definition = definition
    self.dataset = dataset
    self.region = region
    self.draw = draw
    self.drawn = drawn
    self.language = language
  }

  private var text: DrawText { DrawText(language) }
  private var place: String { RegionText(language).name(dataset.regions[region]) }

  private func name(_ id: String, in register: String) -> String {
    guard let table = dataset.table(register), let row = table.find(id) else { return id }
    return table.name(of: row) ?? id
  }

  private func unit(_ one: Draw.Assignment) -> String { name(one.unit, in: definition.register) }

  private func people(_ one: Draw.Assignment) -> String {
    var words = one.inspectors.map { name($0, in: definition.inspectors) }
    if one.wanting > 0 { words.append(text.wanting(one.wanting)) }
    return words.joined(separator: language == .zh ? "、" : ", ")
  }

  private var recorded: String {
    text.recorded(record, isReadOnly: dataset.manifest.isReadOnly)
  }

  /// The whole draw as lines of text.
  package var lines: [String] {
    var lines = [
      language.pick(definition.title) + "  " + place, text.notReplacing,
      text.pool(draw.units.count, lots: draw.units.reduce(0) { $0 + $1.weight }),
      text.inspectors(draw.inspectors.count, perUnit: draw.perUnit),
      text.seed(sanitized(draw.seed), on: draw.date),
      text.poolFingerprint(draw.poolFingerprint), "",
    ]
    for (index, one) in drawn.enumerated() {
      lines.append(sanitized("\(index + 1)  \(unit(one))  [\(one.unit)]  \(people(one))"))
    }
    if drawn.count < draw.count { lines.append(text.tooFew(drawn.count, of: draw.count)) }
    lines += ["", text.resultFingerprint(draw.resultFingerprint(drawn)), recorded, text.rerun]
    return lines
  }

  /// The draw as one JSON object.
  package var json: String {
    var line = JSONLine()
    line.add("draw", definition.id)
    line.add("region", dataset.regions[region].id)
    line.add("date", draw.date.description)
    line.add("seed", draw.seed)
    line.add("pool", draw.units.count)
    line.add("poolFingerprint", draw.poolFingerprint)
    line.add(
      "drawn",
      JSONValue(
        drawn.map { one in
          var row = JSONLine()
          row.add("unit", one.unit)
          row.add("name", unit(one))
          row.add("inspectors", JSONValue(one.inspectors.map { JSONValue($0) }))
          row.add("wanting", one.wanting)
          return row.value
        }))
    line.add("resultFingerprint", draw.resultFingerprint(drawn))
    line.add("record", record)
    line.add("notice", DrawText(.zh).notReplacing)
    return line.text
  }

  /// Slides that say what will happen, then one unit at a time, then everything with its fingerprints.
  package var deck: Deck {
    func both(_ words: String) -> LocalizedText { LocalizedText(zh: words, en: words) }
    var slides = [
      Slide(
        .words(
          [
            text.notReplacing,
            text.pool(draw.units.count, lots: draw.units.reduce(0) { $0 + $1.weight }),
            text.inspectors(draw.inspectors.count, perUnit: draw.perUnit),
            text.seed(draw.seed, on: draw.date), text.poolFingerprint(draw.poolFingerprint),
          ].map(both), heading: both(language.pick(definition.title))))
    ]
    for (index, one) in drawn.enumerated() {
      var slide = Slide(
        .words(
          [both(text.position(index + 1, of: drawn.count)), both(people(one))],
          heading: both(unit(one))))
      slide.title = both(language.pick(definition.title))
      slides.append(slide)
    }
    let list = drawn.enumerated().map { index, one in
      both("\(index + 1)  \(unit(one))  \(people(one))")
    }
    slides.append(
      Slide(
        .words(
          list + [
            both(text.resultFingerprint(draw.resultFingerprint(drawn))), both(recorded),
            both(text.notReplacing),
          ],
          heading: nil), title: both(language.pick(definition.title))))
    return Deck(id: "draw", region: dataset.regions[region].id, slides: slides)
  }
}
