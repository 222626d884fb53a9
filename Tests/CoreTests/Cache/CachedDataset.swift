import Testing

@testable import Core

/// A dataset in memory that has a cache beside it.
struct CachedDataset: Sendable {
  static let caches = "/caches"
  let files: MemoryFiles
  let folder: String

  /// What there is to try with, by name.
  static let names = ["small", "odd", "demo-county", "synthetic"]

  init(files: MemoryFiles, folder: String) {
    self.files = files
    self.folder = folder
  }

  init(_ name: String) throws {
    switch name {
    case "small": (files, folder) = (WrittenDataset.memory(), WrittenDataset.folder)
    case "odd": (files, folder) = (try Self.odd(), WrittenDataset.folder)
    case "demo-county": (files, folder) = (try Self.sample(), "demo-county")
    default: (files, folder) = (try Self.synthetic(), "/made")
    }
  }

  /// Figures and rows with everything that few have, in runs that are full and others that are not.
  private static func odd() throws -> MemoryFiles {
    var figures: [String] = []
    var rows: [String] = []
    for number in 0..<1_100 {
      let more =
        number % 7 == 0
        ? #", "qualifier": "atLeast", "printed": "\#(number)余家", "note": "注\#(number)", "section": "二（\#(number)）""#
        : number % 11 == 0 ? #", "breakdown": {"sector": "coal"}, "level": "county""# : ""
      figures.append(
        #"{"id": "doc/\#(number)", "indicator": "certification.enterprises", "region": "532502", "kind": "\#(number % 5 == 0 ? "target" : "stock")", "period": "\#(2000 + number % 24)", "value": \#(number).\#(number % 3)0, "unit": "家"\#(more)}"#
      )
      // Ids neither ascend nor have one length; some rows have another order of keys, some an unknown sector.
      let id = "E\((number * 7_919) % 1_100)"
      let members = [
        #""id": "\#(id)""#, #""region": "532502""#, #""name": "企业\#(number % 40)""#,
        #""sector": "\#(number % 3 == 0 ? "coal" : "chemical")""#,
        #""employees": \#(number % 13 == 0 ? number * 1_000_003 % 1_000_000 : number)"#,
        #""code": "C\#(number)""#, #""founded": "\#(1950 + number % 70)-0\#(1 + number % 9)""#,
        #""aliases": ["别名\#(number % 5)", "\#(number)"]"#,
        number % 4 == 0
          ? #""exposed": {"value": \#(number), "qualifier": "about"}"# : #""exposed": 3"#,
      ]
      rows.append(
        "{" + (number % 17 == 0 ? members.reversed() : members).joined(separator: ", ") + "}")
    }
    let list = { (list: [String]) in list.map { "    " + $0 }.joined(separator: ",\n") }
    return WrittenDataset.memory([
      "figures/doc.json":
        "{\n  \"format\": 1,\n  \"document\": \"doc\",\n  \"figures\": [\n\(list(figures))\n  ]\n}\n",
      "records/enterprises.json":
        "{\n  \"format\": 1,\n  \"register\": \"enterprises\",\n  \"rows\": [\n\(list(rows))\n  ]\n}\n",
    ])
  }

  private static func sample() throws -> MemoryFiles {
    let disk = DiskFiles()
    let files = MemoryFiles()
    func copy(_ folder: String) throws {
      for entry in try disk.list("\(LoadingSampleTests.root)/sample-data/\(folder)") {
        let path = "\(folder)/\(entry.name)"
        if entry.kind == .folder {
          try copy(path)
        } else {
          let bytes = try disk.read(
            "\(LoadingSampleTests.root)/sample-data/\(path)", limit: 1 << 30)
          files.put(bytes, at: path)
        }
      }
    }
    try copy("demo-county")
    try copy("published")
    return files
  }

  private static func synthetic() throws -> MemoryFiles {
    let files = try SynthesisTests.base()
    try DatasetSynthesis(files: files).make(
      SynthesisTests.Choices(
        base: "/base", folder: "/made", enterprises: 1_200, regions: ["530000"], years: 2018...2025,
        seed: 5), in: try #require(SynthesisTests.tree)
    ) { _ in true }
    return files
  }

  // MARK: - Opening

  func cache(program: String = "build 1", smallest: Int = 0, settling: Int = 0) -> DatasetCache {
    DatasetCache(
      folder: Self.caches, dataset: folder, program: program, files: files, smallest: smallest,
      settling: settling)
  }

  func open(_ cache: DatasetCache? = nil) throws -> Dataset {
    var loader = DatasetLoader(files: files)
    loader.cache = cache
    return try loader.open(folder: folder)
  }

  /// Opens the dataset by reading it, and keeps it.
  @discardableResult
  func keep() throws -> Dataset {
    let cache = cache()
    let dataset = try open(cache)
    cache.save()
    return dataset
  }

  /// The dataset as it opens without a look into its figures and rows; nil where they are read.
  func openWarm(_ cache: DatasetCache? = nil) throws -> Dataset? {
    let records = files.contents.keys.filter {
      $0.hasPrefix(MemoryFiles.normal(folder))
        && ($0.contains("/figures/") || $0.contains("/records/"))
    }
    for path in records { files.fail(.open, at: path, with: .noPermission) }
    defer { for path in records { files.fail(.open, at: path, with: nil) } }
    let dataset = try open(cache ?? self.cache())
    return dataset.problems.contains { $0.kind == .noPermission } ? nil : dataset
  }

  /// The bytes of the cache; nil where there is none.
  var bytes: [UInt8]? { files.bytes(at: cache().path) }
}

/// Everything that can be seen of a dataset.
struct SeenDataset {
  var rows: [String: [[String]]] = [:]
  var sizes: [String: [String]] = [:]
  var figures: [String] = []
  var findings: [Finding] = []
  var checks: [String] = []
  var places: [RecordPlaces.Place?] = []
  var written: [String: [UInt8]?] = [:]
  var answers: [String] = []
  var setAside = 0
  var journal = JournalPosition.start
  var stamps: [String: FileInformation] = [:]
  var documents: [SourceDocument] = []

  init(_ dataset: Dataset, _ files: MemoryFiles) {
    for (id, table) in dataset.tables {
      rows[id] = table.rows.map { row in
        [table.id(of: row), "\(table.find(table.id(of: row)) == row)"]
          + table.schema.fields.indices.map { "\(table.value(at: $0, of: row))" }
          + [table.initials.map { "\(Array($0.slice(Int(row.index))))" } ?? ""]
      }
      sizes[id] = table.size.parts.map { "\($0.part) \($0.bytes)" }.sorted()
    }
    figures = dataset.figures.refs.map { ref in
      let figure = dataset.figures[ref]
      let shelf = dataset.figures.statements(figure.indicator, in: figure.region).map(\.index)
      return "\(figure) \(dataset.figures.find(figure.id) == ref) \(shelf.count)"
    }
    findings = dataset.findings
    let found = DataChecks(dataset).findings()
    checks = found.map { "\($0)" }
    let some = Array(found.prefix(5)) + Self.findings(of: dataset)
    let located = RecordPlaces(of: some, in: dataset, files: files)
    places = some.map { located[$0] }
    let writer = DatasetWriter(dataset)
    for image in dataset.files { written[image.path] = writer.bytes(of: image) }
    setAside = dataset.setAsideCount
    journal = dataset.journal
    stamps = dataset.stamps
    documents = dataset.documents.all
    answers = Self.answers(dataset)
  }

  /// What is not the same in another; all of it would be too much to print.
  func differences(from other: SeenDataset) -> [String] {
    [
      ("rows", rows == other.rows), ("sizes", sizes == other.sizes),
      ("figures", figures == other.figures), ("findings", findings == other.findings),
      ("checks", checks == other.checks), ("places", places == other.places),
      ("written", written == other.written), ("answers", answers == other.answers),
      ("set aside", setAside == other.setAside), ("journal", journal == other.journal),
      ("stamps", stamps == other.stamps), ("documents", documents == other.documents),
    ].filter { !$0.1 }.map(\.0)
  }

  /// Findings about the last figure and the last row of every register: what `=` opens.
  private static func findings(of dataset: Dataset) -> [Finding] {
    let fact = Finding.Fact.numeratorExceedsDenominator(numerator: .zero, denominator: .zero)
    var findings = dataset.figures.refs.suffix(1).map {
      Finding(severity: .hint, fact: fact, figures: [$0])
    }
    for (id, table) in dataset.tables.sorted(by: { $0.key < $1.key }) {
      findings += table.rows.suffix(1).map {
        Finding(severity: .hint, fact: fact, register: id, row: $0)
      }
    }
    return findings
  }

  private static func answers(_ dataset: Dataset) -> [String] {
    let engine = IndicatorEngine(dataset)
    var random = SeededGenerator(seed: 3)
    return ApplyPropertyTests.queries(dataset, &random).map {
      "\($0.indicator) \(engine.answer($0).cell)"
    }
  }
}
