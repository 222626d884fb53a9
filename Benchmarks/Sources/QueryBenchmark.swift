internal import Core
internal import Glibc

/// Filters and sorts over one table of enterprises in memory, one for each line of standard input.
///
/// `filter TEXT`, `over NUMBER`, `sort FIELD`, `sort-pinyin`, `sort-again`, `first FIELD`; each is
/// answered by a line: milliseconds of wall time, of both cores' time, and the rows found or the last
/// row. The script beside it asks the peers the same in turn.
enum QueryBenchmark {
  static func run(_ arguments: [String]) {
    guard let path = arguments.first, let file = fopen(path, "r") else {
      print("usage: Benchmarks query NAMES.TSV (id, name, employees; a row a line)")
      return
    }
    let dataset = read(file)
    guard let table = dataset.table("enterprises") else { return }
    let bench = Bench(dataset: dataset, table: table)
    print("ready \(table.count)")
    fflush(nil)
    while let line = readLine() {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard let verb = words.first else { continue }
      bench.answer(verb, words.count > 1 ? words[1] : "")
      fflush(nil)
    }
  }

  private struct Bench {
    let dataset: Dataset
    let table: Table
    let search: SearchIndex
    let rows: [RowID]
    let sorter: RowSorter
    let keeping: RowSorter

    init(dataset: Dataset, table: Table) {
      self.dataset = dataset
      self.table = table
      search = SearchIndex(dataset)
      rows = table.rows
      sorter = RowSorter(table, of: dataset)
      keeping = RowSorter(table, of: dataset, kept: KeptRanks())
    }

    func answer(_ verb: String, _ what: String) {
      let wall = ContinuousClock().now
      let cpu = clock()
      let result = work(verb, what)
      let passed = ContinuousClock().now - wall
      let milliseconds =
        Double(passed.components.seconds) * 1_000 + Double(passed.components.attoseconds) / 1e15
      let cores = Double(clock() - cpu) * 1_000 / Double(CLOCKS_PER_SEC)
      print(milliseconds, cores, result)
    }

    private func work(_ verb: String, _ what: String) -> Int {
      switch verb {
      case "filter": return found(.text(what))
      case "over":
        return found(
          .condition(.compare(Condition.FieldPath(field: "employees"), .over, .literal(what))))
      case "sort": return last(sorter, RowSortKey(field: what))
      case "sort-pinyin": return last(sorter, RowSortKey(field: "name", collation: .pinyin))
      case "sort-again": return last(keeping, RowSortKey(field: "name"))
      case "first":
        return sorter.first(50, of: rows, by: [RowSortKey(field: what)])?.count ?? -1
      default: return -1
      }
    }

    private func found(_ query: RowQuery) -> Int {
      RowScan(query, of: table, search: search).rows()?.cardinality ?? -1
    }

    private func last(_ sorter: RowSorter, _ key: RowSortKey) -> Int {
      Int(sorter.sorted(rows, by: [key])?.last?.index ?? -1)
    }
  }

  private static func read(_ file: UnsafeMutablePointer<FILE>) -> Dataset {
    var schema = RegisterSchema(
      id: "enterprises", title: LocalizedText(zh: "企业"),
      fields: [
        Field(id: "name", type: .text, title: LocalizedText(zh: "名称")),
        Field(id: "employees", type: .quantity, title: LocalizedText(zh: "人数"), unit: "人"),
      ])
    schema.nameField = "name"
    var builder = TableBuilder(schema: schema)
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    while getline(&line, &capacity, file) > 0, let line {
      let parts = String(cString: line).split(separator: "\t", omittingEmptySubsequences: false)
      guard parts.count == 3, builder.beginRow(id: String(parts[0])) else { continue }
      _ = try? builder.set(0, .text(String(parts[1])))
      if let number = FixedDecimal(parts[2].prefix { $0 != "\n" }) {
        _ = try? builder.set(1, .number(number))
      }
    }
    free(line)
    fclose(file)
    return Dataset(
      manifest: Manifest(id: "bench", title: LocalizedText(zh: "测试")), catalogue: Catalogue(),
      regions: RegionTreeBuilder().build().tree, tables: ["enterprises": builder.finish()])
  }
}
