import Testing

@testable import Core

/// What an edit costs with 100,000 enterprises loaded and an engine and a search index that hold the data, too.
@Suite struct EditCostTests {
  static let rows = 100_000

  private static func dataset() throws -> Dataset {
    var dataset = try LoadingSampleTests.open("demo-county")
    let old = try #require(dataset.tables["enterprises"])
    var builder = TableBuilder(
      schema: old.schema, options: RowShape.options(old.schema, dataset.catalogue))
    for index in 0..<rows {
      let row = RowID(index % old.count)
      _ = builder.beginRow(id: index < old.count ? old.id(of: row) : "many-\(index)")
      for field in old.schema.fields.indices {
        let value = old.value(at: field, of: row)
        if !value.isMissing { try builder.set(field, value) }
      }
    }
    dataset.tables["enterprises"] = builder.finish()
    return dataset
  }

  @Test func oneEditCostsLittle() throws {
    var dataset = try Self.dataset()
    var engine = IndicatorEngine(dataset)
    var search = SearchIndex(dataset)
    var random = SeededGenerator(seed: 5)
    let region = try #require(dataset.regions.find("999901"))
    let queries = dataset.catalogue.indicators.all.map {
      Query(indicator: $0.id, region: region, period: .year(2023))
    }
    for query in queries { _ = engine.answer(query) }
    _ = search.find("xwsdc", near: region, limit: 10)
    let clock = ContinuousClock()
    var applying: [Duration] = []
    var updating: [Duration] = []
    var asking: [Duration] = []
    for number in 1...200 {
      let row = RowID(random.number(0...Self.rows - 1))
      let table = try #require(dataset.tables["enterprises"])
      let edits: [Edit]
      switch number % 4 {
      case 0:
        edits = dataset.edits(
          entering: ["name": .text("企业\(number)"), "region": .region(region)], id: "new\(number)",
          register: "enterprises")
      case 1:
        edits = dataset.edits(
          entering: ["name": .text("改名\(number)")], id: table.id(of: row), register: "enterprises")
      case 2:
        edits = dataset.edits(
          entering: ["employees": .number(FixedDecimal(number))], id: table.id(of: row),
          register: "enterprises")
      default:
        edits = [
          dataset.edit(
            entering: Figure(
              id: "", indicator: "outreach.materials", region: region, kind: .flow,
              period: .month(number % 12 + 1, of: 2022),
              quantity: Quantity(FixedDecimal(number), unit: "份"),
              source: Source(document: Source.entry)))
        ]
      }
      let transaction = Transaction(
        sequence: number, id: "t\(number)", author: "a", time: "", edits: edits)
      var changes = Changes()
      applying.append(clock.measure { changes = dataset.apply(transaction) })
      updating.append(
        clock.measure {
          engine = engine.updated(dataset, by: changes)
          search = search.updated(dataset, by: changes)
        })
      asking.append(clock.measure { for query in queries { _ = engine.answer(query) } })
    }
    func quantile(_ times: [Duration], _ share: Double) -> Double {
      let sorted = times.sorted()
      return sorted[Int(Double(sorted.count - 1) * share)] / .milliseconds(1)
    }
    for (name, times) in [("apply", applying), ("update", updating), ("all answers", asking)] {
      print("\(name): p50 \(quantile(times, 0.5)) ms, p99 \(quantile(times, 0.99)) ms")
    }
    // A debug build on a busy machine; a release build takes a small part of it.
    #expect(quantile(applying, 0.5) + quantile(updating, 0.5) < 500)
    #expect(dataset.tables["enterprises"]?.count == Self.rows + 50)
  }
}
