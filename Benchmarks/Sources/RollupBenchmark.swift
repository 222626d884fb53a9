import Core

/// Roll-ups of catalogue measures to every region, what an edit costs, and the engine around them.
struct RollupBenchmark {
  let dataset: Dataset
  let rounds: Int

  /// The peer's script has the same 24, in SQL.
  private var measures: [RowMeasure] {
    let year = 2025
    func measure(_ indicator: String, _ breakdown: (String, String)? = nil) -> [RowMeasure] {
      let parts = breakdown.map { [Breakdown.Part(dimension: $0.0, option: $0.1)] } ?? []
      return RowMeasure.measures(of: indicator, in: dataset.catalogue, year: year).map {
        var own = $0
        own.breakdown = Breakdown(parts)
        return own
      }
    }
    return measure("enterprises.onFile") + measure("enterprises.severe")
      + measure("enterprises.declaredShare") + measure("enterprises.employees")
      + measure("enterprises.exposed")
      + ["large", "medium", "small", "micro"].flatMap {
        measure("enterprises.onFile", ("size", $0)) + measure("enterprises.employees", ("size", $0))
      }
      + ["jia", "yi", "bing"].flatMap { measure("enterprises.onFile", ("grade", $0)) }
      + ["general", "none"].flatMap { measure("enterprises.onFile", ("hazardClass", $0)) }
      + ["severe", "general"].flatMap { measure("enterprises.exposed", ("hazardClass", $0)) }
      + ["B", "C", "Q"].flatMap { measure("enterprises.onFile", ("industrySection", $0)) }
  }

  func run() {
    guard let table = dataset.table(Catalogue.enterprises), let places = table.regionNumbers
    else { return }
    let measures = measures
    var found: RegisterTotals?
    let times = Timing.milliseconds(rounds) {
      found = RegisterTotals(
        measures, of: table, places: places, regions: dataset.regions, tables: dataset.tables)
    }
    guard let totals = found else { return }
    let sum = measures.map { totals.total($0, in: dataset.regions.root) }.reduce(0) {
      $0 + Int($1?.sum ?? 0) + ($1?.count ?? 0)
    }
    print(
      #"{"rows":\#(table.count),"measures":\#(totals.measures.count),"regions":\#(dataset.regions.count),"check":\#(sum)}"#
    )
    Timing.report("roll-up of \(totals.measures.count) measures", times)
    edits(table, totals)
    engine()
  }

  /// One number of one enterprise, and the four levels above it.
  private func edits(_ table: Table, _ totals: RegisterTotals) {
    guard let field = table.schema.index(of: "employees"), let places = table.regionNumbers
    else { return }
    var (table, totals) = (table, totals)
    var seed = 7
    var changing: [Double] = []
    let clock = ContinuousClock()
    let all = Timing.milliseconds(rounds * 200) {
      seed = (seed &* 1_103_515_245 &+ 12_345) & 0x7FFF_FFFF
      let row = RowID(seed % table.slotCount)
      let before = RegisterTotals.RowState(
        table: table, tables: [:], place: places[Int(row.index)])
      let unit = table.schema.fields[field].unit ?? ""
      try? table.set(
        field, of: row, to: .quantity(Quantity(FixedDecimal(seed % 900), unit: unit)))
      let after = RegisterTotals.RowState(
        table: table, tables: [:], place: places[Int(row.index)])
      let time = clock.measure {
        totals.change(row, from: before, to: after, fields: ["employees"])
      }
      changing.append(time / .milliseconds(1))
    }
    Timing.report("edit of a column and its roll-ups", all)
    Timing.report("roll-ups of an edit alone", changing)
  }

  /// The engine's answers for the nation and a county, and after an edit.
  private func engine() {
    let year = PeriodChoice.year(2025)
    guard let table = dataset.table(Catalogue.enterprises), let first = table.rows.first,
      let county = table.region(of: first)
    else { return }
    let queries = dataset.regions.path(to: county).flatMap { region in
      dataset.catalogue.indicators.all.map {
        Query(indicator: $0.id, region: region, period: year)
      }
    }
    var engine = IndicatorEngine(dataset)
    let clock = ContinuousClock()
    let start = clock.measure { for query in queries { _ = engine.answer(query) } }
    Timing.report("all answers of four places, first time", [start / .milliseconds(1)])
    var edited = dataset
    var (applying, updating, asking) = ([Double](), [Double](), [Double]())
    for number in 1...rounds * 5 {
      let row = RowID(number * 7_919 % table.slotCount)
      let edits = edited.edits(
        entering: ["employees": .quantity(Quantity(FixedDecimal(number), unit: "人"))],
        id: table.id(of: row), register: Catalogue.enterprises)
      let transaction = Transaction(
        sequence: number, id: "t\(number)", author: "b", time: "", edits: edits)
      var changes = Changes()
      applying.append(clock.measure { changes = edited.apply(transaction) } / .milliseconds(1))
      updating.append(
        clock.measure { engine = engine.updated(edited, by: changes) } / .milliseconds(1))
      asking.append(
        clock.measure { for query in queries { _ = engine.answer(query) } } / .milliseconds(1))
    }
    Timing.report("applying an edit", applying)
    Timing.report("updating the engine", updating)
    Timing.report("all answers of four places after an edit", asking)
  }
}
