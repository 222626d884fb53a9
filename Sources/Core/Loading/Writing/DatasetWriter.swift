/// Writes the figures, registers and regions of a dataset back into their files.
///
/// A file is canonical when it is what this writer makes of it: one record a line, everything else
/// as its author had it. Loading a dataset of canonical files and writing it changes no byte.
package struct DatasetWriter: Sendable {
  /// Files that hold lists of records: an object whose lists have one record a line.
  private static let recordStyle = JSONStyle.inline(depth: 2)

  private let dataset: Dataset

  /// Makes a writer for a dataset.
  package init(_ dataset: Dataset) { self.dataset = dataset }

  /// The bytes of one of the dataset's files; nil for one that was not read to its end.
  ///
  /// Takes time proportional to the records in it.
  package func bytes(of image: FileImage) -> [UInt8]? {
    guard image.isWhole else { return nil }
    if image.isNew, !hasRecords(image) { return nil }
    guard let header = image.header else {
      return lines(of: image)
    }
    var writer = JSONWriter(style: Self.recordStyle)
    let list = Self.list(of: image.content)
    let keys = header.members.map(\.key)
    writer.beginObject()
    for key in keys.contains(list) ? keys : keys + [list] {
      writer.key(key)
      if key == list {
        writer.beginArray()
        let rows = rowWriter(for: image, Self.recordStyle)
        for stretch in image.stretches { writeRecords(of: image, stretch, rows, to: &writer) }
        writer.end()
      } else if let value = header[key] {
        writer.value(value)
      }
    }
    writer.end()
    return writer.finish()
  }

  private func hasRecords(_ image: FileImage) -> Bool {
    var found = false
    image.forEachEntry { entry in
      switch entry {
      case .setAside: found = true
      case .record(let number): found = found || isThere(number, image)
      }
    }
    return found
  }

  /// The records of a file, one a line: each thread writes stretches of its own, a few at a time, so that there is never a second
  /// copy of all.
  private func lines(of image: FileImage) -> [UInt8] {
    let rows = rowWriter(for: image, .lines)
    let stretches = image.stretches
    var lines: [UInt8] = []
    var next = 0
    while next < stretches.count {
      let some = stretches[next...].prefix(4 * Workers.count)
      var written = [[UInt8]](repeating: [], count: some.count)
      written.withUnsafeMutableBufferPointer { written in
        let shared = Shared(written)
        Workers.run(some.count) { piece in
          var writer = JSONWriter(style: .lines)
          writeRecords(of: image, some[some.startIndex + piece], rows, to: &writer)
          shared.value[piece] = writer.finish()
        }
      }
      for piece in written { lines.append(contentsOf: piece) }
      // Most files have lines of about the same length.
      if next == 0 { lines.reserveCapacity(lines.count / some.count * (stretches.count + 1)) }
      next = some.endIndex
    }
    return lines
  }

  /// Writes straight from columns; nil for what are no rows, or not read from a file.
  private func rowWriter(for image: FileImage, _ style: JSONStyle) -> RowWriter? {
    guard case .rows(let register) = image.content, let table = dataset.tables[register],
      let order = image.rowOrder
    else { return nil }
    return RowWriter(table, keys: order.commonKeys, regions: dataset.regions, style: style)
  }

  /// Writes the records of a stretch of a file that are there, in their order.
  private func writeRecords(
    of image: FileImage, _ stretch: Range<Int>, _ rows: RowWriter?, to writer: inout JSONWriter
  ) {
    var rows = rows
    var count = 0
    image.forEachEntry(in: stretch) { entry in
      switch entry {
      case .setAside(let value): writer.value(value)
      case .record(let number):
        guard rows?.contains(number) ?? isThere(number, image) else { return }
        if image.isCommon(number), rows?.takes(number) == true {
          writer.value { rows?.write(number, to: &$0) }
        } else {
          writer.value(JSONValue(record(number, of: image)))
        }
      }
      count += 1
      if count == 1_024 { writer.reserve(writer.bytes.count / count * stretch.count) }
    }
  }

  /// Writes those files whose bytes have changed; a file that cannot be written ends it.
  ///
  /// - Returns: the paths of the files written.
  package func save(to files: some FileSystem) throws(FileError) -> [String] {
    var written: [String] = []
    for image in dataset.files {
      guard let bytes = bytes(of: image) else { continue }
      let path = DatasetFolder.join(dataset.folder, image.path)
      let old = try? files.read(path, limit: JSONLimits.records.fileSize)
      if old == bytes { continue }
      try files.write(bytes, to: path, mode: .everybodyReads)
      written.append(path)
    }
    return written
  }

  /// A file of records in its canonical form, whatever its layout; the bytes must be sound JSON.
  ///
  /// `path` only tells files with one record a line from the others.
  package static func canonical(
    _ bytes: [UInt8], path: String
  ) throws(LoadProblem) -> [UInt8] {
    if path.hasSuffix(".ndjson") {
      var reader = JSONReader(bytes: bytes, file: path, layout: .records, limits: .records)
      var writer = JSONWriter(style: .lines)
      while try reader.nextRecord() { writer.value(try reader.readValue()) }
      return writer.finish()
    }
    let document = try JSONDocument(bytes: bytes, file: path)
    return JSONWriter.bytes(of: document.root, style: recordStyle)
  }

  /// The key under which a file has its records.
  static func list(of content: FileImage.Content) -> String {
    switch content {
    case .figures: "figures"
    case .rows: "rows"
    case .regions: "regions"
    }
  }

  // MARK: - Records

  /// Whether a record has not been removed since loading.
  private func isThere(_ number: Int, _ image: FileImage) -> Bool {
    switch image.content {
    case .figures: dataset.figures.contains(FigureRef(number))
    case .rows(let register): dataset.tables[register]?.contains(RowID(number)) ?? false
    case .regions: true
    }
  }

  private func record(_ number: Int, of image: FileImage) -> JSONObject {
    switch image.content {
    case .figures:
      let figure = dataset.figures[FigureRef(number)]
      let document = image.header?["document"]?.string
      return object(
        number, image, FigureKey.allCases.map(\.rawValue),
        value: { FigureKey(rawValue: $0)?.value(of: figure, in: dataset.regions) },
        isImplied: { key in
          FigureKey(rawValue: key)?.isImplied(for: figure, document: document) ?? true
        })
    case .regions:
      let id = image.regionIDs.indices.contains(number) ? image.regionIDs[number] : ""
      let region = dataset.regions[dataset.regions.find(id) ?? dataset.regions.root]
      return object(
        number, image, RegionKey.allCases.map(\.rawValue),
        value: { RegionKey(rawValue: $0)?.value(of: region, in: dataset.regions) },
        isImplied: { RegionKey(rawValue: $0)?.isImplied(for: region, in: dataset.regions) ?? true })
    case .rows(let register):
      guard let table = dataset.tables[register] else { return JSONObject() }
      let row = RowID(number)
      let schema = table.schema
      return object(
        number, image, ["id"] + schema.fields.map(\.id),
        value: { key in
          if key == "id" { return JSONValue(table.id(of: row)) }
          guard let position = schema.index(of: key) else { return nil }
          return FieldJSON.value(
            of: table.value(at: position, of: row), schema.fields[position], in: dataset.regions)
        },
        isImplied: { _ in false })
    }
  }

  /// A record with its keys in the order of its file, new keys where the format has them.
  private func object(
    _ number: Int, _ image: FileImage, _ known: [String], value: (String) -> JSONValue?,
    isImplied: (String) -> Bool
  ) -> JSONObject {
    let extras = image.extras(of: number)
    let order = image.keys(of: number) { extras?[$0] != nil || value($0) != nil }
    var members: [JSONObject.Member] = []
    members.reserveCapacity(order.count)
    for key in order {
      if let kept = extras?[key] ?? value(key) {
        members.append(JSONObject.Member(key: key, value: kept))
      }
    }
    var object = JSONObject(members)
    // A record of which nothing is in the model stands as it is.
    if let extras, extras.members.count == order.count { return object }
    for key in known where object[key] == nil && !isImplied(key) {
      object.set(key, to: value(key), order: known)
    }
    return object
  }
}
