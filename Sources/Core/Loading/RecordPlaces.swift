/// Where the figures and rows that findings speak of stand in their files.
///
/// Nothing keeps places while a dataset is open; the files concerned are read once more.
package struct RecordPlaces: Sendable {
  /// A record's place in a file and its path in the document.
  package struct Place: Hashable, Sendable {
    /// File, byte, line and column of the record's first character.
    package var place: FilePlace
    /// The record's path, such as `figures[12]`.
    package var path: JSONPath
  }

  private struct RowKey: Hashable {
    var register: String
    var row: RowID
  }

  private var figures: [FigureRef: Place] = [:]
  private var rows: [RowKey: Place] = [:]

  /// Knows no places.
  package init() {}

  /// Finds the places of the first figure or the row of each finding.
  ///
  /// Places in files that cannot be read any more, or have changed, stay unknown.
  package init(of findings: [Finding], in dataset: Dataset, files: any FileSystem) {
    let wantedFigures = Set(findings.compactMap(\.figures.first).map { Int($0.index) })
    var wantedRows: [String: Set<Int>] = [:]
    for finding in findings {
      guard let register = finding.register, let row = finding.row else { continue }
      wantedRows[register, default: []].insert(Int(row.index))
    }
    for image in dataset.files {
      let path = DatasetFolder.join(dataset.folder, image.path)
      switch image.content {
      case .figures where !wantedFigures.isEmpty:
        for (number, place) in Self.places(of: wantedFigures, image, path, "figures", files) {
          figures[FigureRef(number)] = place
        }
      case .rows(let register):
        guard let wanted = wantedRows[register] else { continue }
        for (number, place) in Self.places(of: wanted, image, path, "rows", files) {
          rows[RowKey(register: register, row: RowID(number))] = place
        }
      case .figures, .regions: break
      }
    }
  }

  /// The place of what a finding is about first; nil if unknown.
  package subscript(finding: Finding) -> Place? {
    if let ref = finding.figures.first { return figures[ref] }
    guard let register = finding.register, let row = finding.row else { return nil }
    return rows[RowKey(register: register, row: row)]
  }

  /// The places of some records of one file by their numbers.
  private static func places(
    of wanted: Set<Int>, _ image: FileImage, _ path: String, _ list: String,
    _ files: any FileSystem
  ) -> [(number: Int, place: Place)] {
    let indices = image.indices(of: wanted)
    guard !indices.isEmpty else { return [] }
    var found: [(number: Int, place: Place)] = []
    let steps: [JSONPath.Component] = path.hasSuffix(".ndjson") ? [] : [.key(list)]
    try? read(path, list, files) { index, offset in
      if let number = indices[index] {
        let place = FilePlace(file: path, byteOffset: offset)
        found.append((number, Place(place: place, path: JSONPath(steps + [.index(index)]))))
      }
      return found.count < indices.count
    }
    return located(found, files)
  }

  /// Tells the number and the byte of one record after the other, until told to stop.
  private static func read(
    _ path: String, _ list: String, _ files: any FileSystem, _ body: (Int, Int) -> Bool
  ) throws(LoadProblem) {
    var file = try RecordFile(path, list: list, in: files)
    while try file.next() {
      _ = try file.reader.peek()
      if !body(file.index, file.reader.offset) { return }
    }
  }

  private static func located(
    _ places: [(number: Int, place: Place)], _ files: any FileSystem
  ) -> [(number: Int, place: Place)] {
    guard let path = places.first?.place.place.file else { return [] }
    var locator = TextLocator(places.compactMap(\.place.place.byteOffset))
    do throws(FileError) {
      try files.forEachPiece(of: path) { piece in
        if !locator.isComplete { locator.read(piece) }
      }
    } catch {
      return places
    }
    var result = places
    for (index, position) in locator.positions().enumerated() {
      result[index].place.place.position = position
    }
    return result
  }
}
