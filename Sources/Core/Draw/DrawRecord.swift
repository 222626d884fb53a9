/// What the register keeps of a draw: everything that is needed to do it again, and what came of it.
package struct DrawRecord: Hashable, Sendable, Identifiable {
  /// Id of the register of draws.
  package static let register = "draws"

  /// Id of the row, made of day and result: the same draw done again is the same row.
  package var id: String
  /// Id of the kind of draw in the catalogue.
  package var kind: String
  /// Id of the region that was drawn in.
  package var region: String
  /// The condition in JSON that narrowed the pool further; nil for none.
  package var filter: String?
  /// How many units were asked for.
  package var asked: Int
  /// How many inspectors were to go to each.
  package var perUnit: Int
  /// What was said in the room, as it went into the draw.
  package var seed: String
  /// The day of the draw.
  package var date: CalendarDate
  /// SHA-256 of the pool.
  package var poolFingerprint: String
  /// SHA-256 of the result.
  package var resultFingerprint: String

  /// The record of a draw that has been run.
  package init(
    _ draw: Draw, drawn: [Draw.Assignment], kind: String, region: String, filter: String?
  ) {
    self.kind = kind
    self.region = region
    self.filter = filter
    asked = draw.count
    perUnit = draw.perUnit
    seed = draw.seed
    date = draw.date
    poolFingerprint = draw.poolFingerprint
    resultFingerprint = draw.resultFingerprint(drawn)
    id = "draw/\(draw.date)/\(resultFingerprint.prefix(12))"
  }

  /// Reads the record of a row; nil where it lacks something that is needed to draw again.
  package init?(_ row: RowID, in dataset: Dataset) {
    guard let table = dataset.table(Self.register),
      let region = table.region(of: row), case .date(let date) = table.value("date", of: row),
      let day = CalendarDate(date)
    else { return nil }
    func text(_ field: String) -> String? {
      if case .text(let text) = table.value(field, of: row) { text } else { nil }
    }
    func count(_ field: String) -> Int? {
      if case .number(let number) = table.value(field, of: row) { number.integer } else { nil }
    }
    guard let kind = text("kind"), let seed = text("seed"), let asked = count("asked"),
      let perUnit = count("perUnit"), let pool = text("poolFingerprint"),
      let result = text("resultFingerprint")
    else { return nil }
    id = table.id(of: row)
    self.kind = kind
    self.region = dataset.regions[region].id
    filter = text("filter")
    self.asked = asked
    self.perUnit = perUnit
    self.seed = seed
    self.date = day
    poolFingerprint = pool
    resultFingerprint = result
  }

  /// The row in the form of the data files.
  package func row(_ draw: Draw, drawn: [Draw.Assignment], title: String) -> JSONValue {
    var row = JSONObject()
    func set(_ key: String, _ value: JSONValue) { row.set(key, to: value, order: []) }
    set("id", JSONValue(id))
    set("region", JSONValue(region))
    set("title", JSONValue(title))
    set("date", JSONValue(date.description))
    set("seed", JSONValue(seed))
    set("kind", JSONValue(kind))
    if let filter { set("filter", JSONValue(filter)) }
    set("asked", JSONValue(asked))
    set("perUnit", JSONValue(perUnit))
    set("pool", JSONValue(draw.units.count))
    set("drawn", JSONValue(drawn.count))
    set("poolFingerprint", JSONValue(poolFingerprint))
    set("resultFingerprint", JSONValue(resultFingerprint))
    set(
      "result",
      JSONValue(
        drawn.map { JSONValue($0.unit + " ← " + $0.inspectors.joined(separator: ",")) }))
    var source = JSONObject()
    source.set("document", to: JSONValue(Source.entry), order: [])
    set("source", JSONValue(source))
    return JSONValue(row)
  }

  /// The same draw with the pool of a dataset; nil where its kind or region is not known any more.
  ///
  /// Throws where the condition is none for the register.
  package func repeated(in dataset: Dataset) throws(LoadProblem) -> Draw? {
    guard let definition = dataset.catalogue.draws[kind],
      let place = dataset.regions.resolve(region)
    else { return nil }
    var condition: Condition?
    if let filter {
      condition = try ConditionReader(dataset.catalogue).condition(filter, in: definition.register)
    }
    let (units, inspectors) = definition.pool(
      of: place, in: dataset, engine: IndicatorEngine(dataset), filter: condition)
    return Draw(
      units: units, inspectors: inspectors, count: asked, perUnit: perUnit, seed: seed, date: date)
  }
}

extension Dataset {
  /// The data as they were before a row was written, with what came after it taken back.
  ///
  /// `log` holds the journal's transactions in order; nil where the row is not among them.
  package func before(row id: String, of register: String, log: [Transaction]) -> Dataset? {
    let target = Edit.Target.row(register: register, id: id)
    guard let position = log.firstIndex(where: { $0.edits.contains { $0.target == target } })
    else { return nil }
    var edits: [Edit] = []
    for transaction in log[position...].reversed() {
      edits += transaction.edits.reversed().map(\.inverse)
    }
    var dataset = self
    _ = dataset.apply(
      Transaction(sequence: journal.sequence, id: "before", author: "", time: "", edits: edits))
    return dataset
  }
}

extension CalendarDate {
  /// A date that is known to the day; nil for a month or a year.
  fileprivate init?(_ date: PartialDate) {
    guard let month = date.month, let day = date.day else { return nil }
    self.init(year: date.year, month: month, day: day)
  }
}
