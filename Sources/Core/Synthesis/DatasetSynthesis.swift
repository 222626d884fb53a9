/// Makes a dataset of invented enterprises, certificates and figures in the real divisions.
///
/// The same choices give the same bytes; the first enterprises are the same for every number of them. What is made says in its manifest that it is synthetic.
package struct DatasetSynthesis: Sendable {
  /// What is to be made.
  package struct Choices: Sendable {
    /// The dataset whose catalogue and divisions are used.
    package var base: String
    /// Where the dataset goes; nothing stands there yet.
    package var folder: String
    /// How many enterprises.
    package var enterprises: Int
    /// Ids of the regions to fill; empty for all.
    package var regions: [String]
    /// The calendar years of certificates and figures.
    package var years: ClosedRange<Int>
    /// What the random numbers start from.
    package var seed: UInt64

    /// Chooses.
    package init(
      base: String, folder: String, enterprises: Int, regions: [String], years: ClosedRange<Int>,
      seed: UInt64
    ) {
      self.base = base
      self.folder = folder
      self.enterprises = enterprises
      self.regions = regions
      self.years = years
      self.seed = seed
    }
  }

  /// Why nothing was made.
  package enum Failure: Error, Sendable, Equatable {
    case file(FileError)
    case plan(LoadProblem)
    /// The base names no region of this id.
    case unknownRegion(String)
    /// None of the regions has a place at the lowest rank.
    case noPlaces
    /// Something stands in the folder already.
    case occupied(String)
    case cancelled
  }

  private static let pieceSize = 1 << 20
  private let files: any FileSystem

  /// Prepares to write to a file system.
  package init(files: any FileSystem) { self.files = files }

  /// Makes the dataset; `progress` is told the enterprises written and may end it by returning false.
  ///
  /// O(enterprises + places × years); memory does not grow with either.
  package func make(
    _ choices: Choices, in tree: RegionTree, progress: (Int) -> Bool
  ) throws(Failure) {
    let plan: SynthesisPlan
    do throws(LoadProblem) {
      plan = try SynthesisPlan(
        path: DatasetFolder.join(choices.base, "catalogue/synthesis.json"), in: files)
    } catch { throw .plan(error) }
    let ids = choices.regions.isEmpty ? [tree[tree.root].id] : choices.regions
    var places: [Region] = []
    for id in ids {
      guard let region = tree.find(id) else { throw .unknownRegion(id) }
      places += ([region] + tree.descendants(of: region)).map { tree[$0] }.filter {
        $0.kind == .formal && $0.code != nil && $0.rank >= .prefecture
          && tree.formalChildren(of: tree.find($0.id) ?? tree.root).isEmpty
      }
    }
    if places.isEmpty { throw .noPlaces }
    // Without a name it would be the folder that one is in, whatever that holds.
    var isOccupied = choices.folder.isEmpty
    do throws(FileError) {
      if !isOccupied, files.exists(choices.folder) {
        isOccupied = try !files.list(choices.folder).isEmpty
      }
    } catch { throw .file(error) }
    if isOccupied { throw .occupied(choices.folder) }
    do throws(FileError) {
      try copyDefinitions(from: choices.base, to: choices.folder)
      try writeSources(choices, places)
    } catch { throw .file(error) }
    var isComplete: Bool
    do throws(FileError) {
      isComplete = try writeEnterprises(plan, choices, places, progress)
      if isComplete { isComplete = try writeFigures(plan, choices, places, progress) }
      // Last, so that a dataset cut short is none.
      if isComplete { try writeManifest(choices, start: ids[0]) }
    } catch { throw .file(error) }
    if !isComplete { throw .cancelled }
  }

  private func path(_ choices: Choices, _ name: String) -> String {
    DatasetFolder.join(choices.folder, name)
  }

  private func copyDefinitions(from base: String, to folder: String) throws(FileError) {
    for name in ["catalogue", "catalogue/indicators", "catalogue/registers"] {
      let source = DatasetFolder.join(base, name)
      try files.makeFolder(DatasetFolder.join(folder, name))
      for entry in try files.list(source) where entry.kind == .regular {
        try copy(DatasetFolder.join(name, entry.name), base, folder)
      }
    }
    for name in ["regions.json", "former-regions.json"]
    where files.exists(DatasetFolder.join(base, name)) {
      try copy(name, base, folder)
    }
  }

  private func copy(_ name: String, _ base: String, _ folder: String) throws(FileError) {
    let bytes = try files.read(DatasetFolder.join(base, name), limit: JSONLimits.tree.fileSize)
    try files.write(bytes, to: DatasetFolder.join(folder, name), mode: .everybodyReads)
  }

  private func writeManifest(_ choices: Choices, start: String) throws(FileError) {
    var writer = JSONWriter(style: .indented)
    writer.beginObject()
    writer.member("format", Manifest.newestFormat)
    writer.member("id", "synthetic-\(choices.enterprises)-\(choices.seed)")
    writer.key("title")
    writer.beginObject()
    writer.member("zh", "模拟数据\(choices.enterprises)户")
    writer.member("en", "Synthetic data, \(choices.enterprises) enterprises")
    writer.end()
    writer.key("synthetic")
    writer.boolean(true)
    writer.key("readOnly")
    writer.boolean(false)
    writer.member("defaultPeriod", String(choices.years.upperBound))
    writer.member("startRegion", start)
    writer.end()
    try files.write(
      writer.finish(), to: path(choices, "dataset.json"), mode: .everybodyReads)
  }

  private func writeSources(_ choices: Choices, _ places: [Region]) throws(FileError) {
    var writer = JSONWriter(style: .inline(depth: 2))
    writer.beginObject()
    writer.member("format", 1)
    writer.key("documents")
    writer.beginArray()
    writer.beginObject()
    writer.member("id", Self.document)
    writer.member("title", "程序生成的模拟数据")
    writer.member("issuer", "程序生成（模拟）")
    writer.key("covers")
    writer.beginArray()
    for year in choices.years { writer.string(String(year)) }
    writer.end()
    writer.end()
    writer.end()
    writer.end()
    try files.write(writer.finish(), to: path(choices, "sources.json"), mode: .everybodyReads)
  }

  /// Id of the document that stands for the program's invention.
  private static let document = "synthetic"

  private func writeEnterprises(
    _ plan: SynthesisPlan, _ choices: Choices, _ places: [Region], _ progress: (Int) -> Bool
  ) throws(FileError) -> Bool {
    let source = SyntheticEnterprises(
      plan: plan, places: places, years: choices.years, seed: choices.seed)
    try files.makeFolder(path(choices, "records"))
    var enterprises = try RecordStream(path(choices, "records/enterprises.ndjson"), files)
    var certificates = try RecordStream(path(choices, "records/certificates.ndjson"), files)
    for number in 0..<choices.enterprises {
      source.write(number, to: &enterprises.writer, &certificates.writer)
      if enterprises.writer.bytes.count > Self.pieceSize {
        try enterprises.flush()
        try certificates.flush()
        if !progress(number + 1) { return false }
      }
    }
    try enterprises.close()
    try certificates.close()
    return progress(choices.enterprises)
  }

  private func writeFigures(
    _ plan: SynthesisPlan, _ choices: Choices, _ places: [Region], _ progress: (Int) -> Bool
  ) throws(FileError) -> Bool {
    var names: [String] = []
    for series in plan.series where !names.contains(series.file) { names.append(series.file) }
    try files.makeFolder(path(choices, "figures"))
    for name in names {
      let figures = SyntheticFigures(
        series: plan.series.filter { $0.file == name }, places: places, years: choices.years,
        seed: choices.seed)
      try files.write(
        figures.bytes(document: Self.document), to: path(choices, "figures/\(name).json"),
        mode: .everybodyReads)
      if !progress(choices.enterprises) { return false }
    }
    return true
  }
}

/// Lines on their way to a file.
private struct RecordStream {
  var writer = JSONWriter(style: .lines)
  private let file: any AppendFile

  init(_ path: String, _ files: some FileSystem) throws(FileError) {
    try files.write([], to: path, mode: .everybodyReads)
    file = try files.openAppending(path)
  }

  mutating func flush() throws(FileError) {
    try file.append(writer.finish())
    writer.clear()
  }

  mutating func close() throws(FileError) {
    try flush()
    try file.synchronize()
  }
}
