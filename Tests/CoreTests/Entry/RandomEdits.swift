@testable import Core

/// Makes edits as people might, and as they never would, of a dataset.
struct RandomEdits {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A transaction of a few edits with the `from` values that hold when each applies.
  mutating func transaction(_ number: Int, in dataset: Dataset) -> Transaction {
    var now = dataset
    var edits: [Edit] = []
    for _ in 0..<random.number(1...4) {
      for edit in next(in: now) {
        edits.append(edit)
        _ = now.apply(Transaction(sequence: number, id: "x", author: "a", time: "", edits: [edit]))
      }
    }
    return Transaction(
      sequence: number, id: "t\(number)", author: "a", time: "2024-01-01T00:00:00+08:00",
      edits: edits)
  }

  private mutating func next(in dataset: Dataset) -> [Edit] {
    switch random.number(1...10) {
    case 1...3: return [dataset.edit(entering: figure(in: dataset))]
    case 4:
      let refs = dataset.figures.refs
      guard let ref = refs.randomElement(using: &random) else { return [] }
      return [dataset.edit(removingFigure: dataset.figures[ref].id)]
    case 5...7: return change(in: dataset)
    case 8: return add(in: dataset)
    case 9:
      guard let (register, row) = row(in: dataset) else { return [] }
      return [dataset.edit(removingRow: row, of: register)]
    default: return move(in: dataset)
    }
  }

  private mutating func figure(in dataset: Dataset) -> Figure {
    let known = dataset.figures.refs.randomElement(using: &random).map { dataset.figures[$0] }
    let indicators = dataset.catalogue.indicators.all.filter { $0.kind != .rate }
    let indicator = indicators[random.number(0...indicators.count - 1)]
    let year = random.number(2021...2023)
    let region =
      known?.region ?? RegionID(random.number(0...dataset.regions.count - 1))
    return Figure(
      id: "", indicator: random.chance(50) ? known?.indicator ?? indicator.id : indicator.id,
      region: region, scope: random.chance(15) ? .office : .area,
      kind: indicator.kind,
      period: indicator.kind == .stock ? Period("@\(year)-12-31") : .year(year),
      quantity: Quantity(FixedDecimal(random.number(0...900)), unit: indicator.unit),
      source: Source(document: Source.entry))
  }

  private mutating func row(in dataset: Dataset) -> (register: String, row: String)? {
    let filled = dataset.tables.filter { $0.value.count > 0 }.keys.sorted()
    guard let register = filled.randomElement(using: &random), let table = dataset.tables[register],
      let row = table.rows.randomElement(using: &random)
    else { return nil }
    return (register, table.id(of: row))
  }

  /// Takes the values of some fields from another row of the register.
  private mutating func change(in dataset: Dataset) -> [Edit] {
    guard let (register, id) = row(in: dataset), let table = dataset.tables[register],
      let other = table.rows.randomElement(using: &random)
    else { return [] }
    var draft: RowDraft = [:]
    for field in table.schema.fields where random.chance(25) {
      draft[field.id] = random.chance(20) ? .missing : table.value(field.id, of: other)
    }
    return dataset.edits(entering: draft, id: id, register: register)
  }

  private mutating func add(in dataset: Dataset) -> [Edit] {
    guard let (register, _) = row(in: dataset), let table = dataset.tables[register],
      let other = table.rows.randomElement(using: &random)
    else { return [] }
    var draft: RowDraft = [:]
    for field in table.schema.fields { draft[field.id] = table.value(field.id, of: other) }
    return dataset.edits(
      entering: draft, id: "new\(random.number(1...1_000_000))", register: register)
  }

  /// An enterprise moves to where another one is: rows that count where it is move with it.
  private mutating func move(in dataset: Dataset) -> [Edit] {
    guard let table = dataset.tables[Catalogue.enterprises], table.count > 0,
      let row = table.rows.randomElement(using: &random),
      let other = table.rows.randomElement(using: &random)
    else { return [] }
    return dataset.edits(
      entering: ["region": table.value("region", of: other)], id: table.id(of: row),
      register: Catalogue.enterprises)
  }
}

extension Dataset {
  /// Everything that could be told apart: the bytes of all files as they would be written.
  var written: [String: [UInt8]] {
    var result: [String: [UInt8]] = [:]
    for image in files {
      guard let bytes = DatasetWriter(self).bytes(of: image) else { continue }
      result[image.path] = bytes
    }
    return result
  }
}
