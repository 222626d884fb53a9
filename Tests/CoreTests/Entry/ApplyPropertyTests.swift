import Testing

@testable import Core

/// Random edits of the demonstration county: the edited dataset and engine are what fresh ones are.
@Suite struct ApplyPropertyTests {
  static let demo = Result { try LoadingSampleTests.open("demo-county") }
  static let published = Result { try LoadingSampleTests.open("published") }

  /// Queries that screens ask, over all indicators, a few places and times.
  static func queries(_ dataset: Dataset, _ random: inout SeededGenerator) -> [Query] {
    var places = dataset.figures.refs.map { dataset.figures[$0].region }
    places += Array(dataset.regions.regions.indices.prefix(40)).map { RegionID($0) }
    var queries: [Query] = []
    for _ in 0..<30 {
      guard let indicator = dataset.catalogue.indicators.all.randomElement(using: &random),
        var region = places.randomElement(using: &random)
      else { continue }
      for _ in 0..<random.number(0...2) { region = dataset.regions.parent(of: region) ?? region }
      queries.append(
        Query(
          indicator: indicator.id, region: region,
          period: random.chance(10) ? .all : .year(random.number(2021...2023)),
          level: random.chance(10) ? .county : nil))
    }
    return queries
  }

  @Test(arguments: 1...3)
  func updatedEngineIsTheFreshOne(seed: UInt64) throws {
    var dataset = try (seed.isMultiple(of: 3) ? Self.published : Self.demo).get()
    var engine = IndicatorEngine(dataset)
    var edits = RandomEdits(seed: seed)
    var random = SeededGenerator(seed: seed + 100)
    for number in 1...5 {
      let queries = Self.queries(dataset, &random)
      for query in queries {
        _ = engine.answer(query)
        _ = engine.years(in: query.region)
      }
      let transaction = edits.transaction(number, in: dataset)
      let changes = dataset.apply(transaction)
      engine = engine.updated(dataset, by: changes)
      let fresh = IndicatorEngine(dataset)
      for query in queries + Self.queries(dataset, &random) {
        let (kept, new) = ("\(engine.answer(query))", "\(fresh.answer(query))")
        #expect(kept == new, "\(query) after \(transaction.edits.map(\.target))")
        if kept != new { return }
        #expect(engine.years(in: query.region) == fresh.years(in: query.region))
      }
      #expect(engine.counts == fresh.counts)
    }
  }

  @Test(arguments: 1...4)
  func inverseEditsTakeEverythingBack(seed: UInt64) throws {
    let before = try (seed.isMultiple(of: 3) ? Self.published : Self.demo).get()
    var dataset = before
    var edits = RandomEdits(seed: seed * 7)
    var done: [Transaction] = []
    for number in 1...10 {
      let transaction = edits.transaction(number, in: dataset)
      #expect(dataset.apply(transaction).findings.filter { $0.severity == .block } == [])
      done.append(transaction)
      for edit in transaction.edits.reversed() {
        let last = transaction.edits.last { $0.target == edit.target }
        if last == edit { #expect(dataset.current(edit.target) == edit.to) }
      }
    }
    #expect(dataset.written != before.written)
    // Again, all at once: the same.
    var atOnce = before
    _ = atOnce.apply(done)
    #expect(atOnce.written == dataset.written)
    for transaction in done.reversed() {
      let inverse = Transaction(
        sequence: 100, id: "u", author: "a", time: "",
        edits: transaction.edits.reversed().map(\.inverse))
      _ = dataset.apply(inverse)
    }
    #expect(dataset.figures.count == before.figures.count)
    let (after, original) = (dataset.written, before.written)
    for (path, bytes) in original {
      let isSame = after[path] == bytes
      #expect(isSame, "\(path)")
    }
    #expect(after.keys.sorted() == original.keys.sorted())
  }

  @Test(arguments: 3...4)
  func savedAndLoadedItIsTheSame(seed: UInt64) throws {
    var dataset = try Self.demo.get()
    var edits = RandomEdits(seed: seed * 13)
    for number in 1...10 { _ = dataset.apply(edits.transaction(number, in: dataset)) }
    let root = "\(LoadingSampleTests.root)/sample-data"
    let files = MemoryFiles()
    let disk = DiskFiles()
    func copy(_ folder: String) throws {
      for entry in try disk.list("\(root)/\(folder)") {
        let path = "\(folder)/\(entry.name)"
        if entry.kind == .folder {
          try copy(path)
        } else {
          files.put(try disk.read("\(root)/\(path)", limit: 1 << 30), at: path)
        }
      }
    }
    try copy("demo-county")
    try copy("published")
    dataset.folder = "demo-county"
    _ = try DatasetWriter(dataset).save(to: files)
    let loaded = try DatasetLoader(files: files).open(folder: "demo-county")
    #expect(loaded.setAsideCount == 0)
    let (written, again) = (dataset.written, loaded.written)
    for (path, bytes) in written {
      let isSame = again[path] == bytes
      #expect(isSame, "\(path)")
    }
    #expect(loaded.figures.count == dataset.figures.count)
    for (register, table) in dataset.tables where table.count > 0 {
      #expect(loaded.tables[register]?.count == table.count, "\(register)")
    }
    var random = SeededGenerator(seed: seed)
    let (kept, new) = (IndicatorEngine(dataset), IndicatorEngine(loaded))
    for query in Self.queries(dataset, &random) {
      #expect(kept.answer(query).cell == new.answer(query).cell, "\(query)")
    }
  }
}
