/// Reads single figures and rows from the values that edits carry, as files are read.
struct RecordDecoder {
  /// What was read of a record.
  struct Record<Content> {
    /// What was understood; nil where the record has to be set aside.
    var content: Content?
    /// Members that the model does not carry and the file must keep.
    var kept = JSONObject()
    var problems: [(problem: LoadProblem, severity: Rule.Severity?)] = []
  }

  let names: KnownNames
  private var figures: FiguresReader
  private var shapes: [String: RowShape] = [:]

  init(_ dataset: Dataset) {
    names = KnownNames(
      catalogue: dataset.catalogue, tree: dataset.regions, sources: dataset.documents)
    figures = FiguresReader(names)
  }

  /// Reads a figure.
  mutating func figure(_ value: JSONValue, _ path: JSONPath) -> Record<Figure> {
    var record = Record<Figure>()
    read(value, path, &record) { (reader, record) throws(LoadProblem) in
      let place = FilePlace(file: reader.file, byteOffset: nil)
      let (figure, faults) = try figures.single(&reader, place, path)
      record.content = figure
      record.take(faults)
    }
    return record
  }

  /// Reads the members of a row's object; `isWhole` says that required ones must be there.
  mutating func row(
    _ value: JSONValue, of schema: RegisterSchema, isWhole: Bool, _ path: JSONPath
  ) -> Record<[(field: Int, value: FieldValue)]> {
    var shape = shapes.removeValue(forKey: schema.id) ?? RowShape(schema, names)
    shape.beginFile()
    var record = Record<[(field: Int, value: FieldValue)]>()
    let names = names
    read(value, path, &record) { (reader, record) throws(LoadProblem) in
      var faults = RecordFaults()
      try shape.read(&reader, names, &faults)
      let place = FilePlace(file: reader.file, byteOffset: nil)
      if isWhole { shape.noteMissing(place, path, &faults) }
      faults.name(shape.id)
      record.content = shape.values
      record.take(faults)
    }
    shapes[schema.id] = shape
    return record
  }

  private func read<Content>(
    _ value: JSONValue, _ path: JSONPath, _ record: inout Record<Content>,
    _ body: (inout JSONReader, inout Record<Content>) throws(LoadProblem) -> Void
  ) {
    let bytes = JSONWriter.bytes(of: value, style: .lines)
    var reader = JSONReader(bytes: bytes, file: Dataset.journalName, limits: .records)
    do throws(LoadProblem) {
      guard value.type == .object else {
        throw JSONCursor(value, file: Dataset.journalName, path: path)
          .wrongType(expected: .type(.object))
      }
      try body(&reader, &record)
    } catch {
      record.content = nil
      record.problems.append((error, nil))
    }
    for index in record.problems.indices {
      record.problems[index].problem.place = FilePlace(file: Dataset.journalName)
      let inner = record.problems[index].problem.path
      if !inner.components.starts(with: path.components) {
        record.problems[index].problem.path = JSONPath(path.components + inner.components)
      }
    }
  }
}

extension RecordDecoder.Record {
  fileprivate mutating func take(_ faults: RecordFaults) {
    problems += faults.problems
    kept = JSONObject(faults.kept.map { JSONObject.Member(key: $0.key, value: $0.value) })
  }
}

/// A decoder that a dataset and its copies share, made when it is first needed.
final class SharedDecoder: Sendable {
  private let kept = Guarded<RecordDecoder?>(nil)

  /// Lends the decoder of a dataset; only for one with the same definitions, regions, documents.
  func lend<Result>(_ dataset: Dataset, _ body: (inout RecordDecoder) -> Result) -> Result {
    kept.withLock { kept in
      var decoder = kept ?? RecordDecoder(dataset)
      kept = nil
      let result = body(&decoder)
      kept = decoder
      return result
    }
  }
}
