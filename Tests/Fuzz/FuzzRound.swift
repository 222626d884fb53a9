import Core

/// Reads one text in all the ways that must agree.
struct FuzzRound {
  /// Everything that can be seen of a file's records.
  private struct Seen: Equatable {
    var ids: [String] = []
    var rows: [[FieldValue]] = []
    var figures: [Figure] = []
    var findings: [Finding] = []
    var written: [[UInt8]?] = []
    var isWhole: [Bool] = []
    var setAside = 0

    init(_ dataset: Dataset) {
      if let table = dataset.table("enterprises") {
        for row in table.rows {
          ids.append(table.id(of: row))
          rows.append(table.schema.fields.indices.map { table.value(at: $0, of: row) })
        }
      }
      figures = dataset.figures.all
      findings = dataset.findings
      let writer = DatasetWriter(dataset)
      for image in dataset.files {
        written.append(writer.bytes(of: image))
        isWhole.append(image.isWhole)
      }
      setAside = dataset.setAsideCount
    }
  }

  let definitions: Dataset
  private(set) var accepted = 0
  private(set) var refused = 0

  init(_ definitions: Dataset) { self.definitions = definitions }

  /// What disagrees about a text; nil if nothing does.
  mutating func disagreement(_ text: inout FuzzText) -> (what: String, bytes: [UInt8])? {
    let bytes = text.bytes()
    let what =
      text.form == .document
      ? documents(bytes, &text.random) : records(bytes, text.form, &text.random)
    return what.map { ($0, bytes) }
  }

  // MARK: - Records

  private mutating func records(
    _ bytes: [UInt8], _ form: FuzzText.Form, _ random: inout RandomSequence
  ) -> String? {
    let path =
      switch form {
      case .lines: "records/enterprises.ndjson"
      case .figures: "figures/doc.json"
      default: "records/enterprises.json"
      }
    let careful = seen(bytes, path, Scanning(isOn: false))
    if careful.findings.isEmpty { accepted += 1 } else { refused += 1 }
    // What was read whole is written as it was, whatever stands in it.
    if let written = careful.written.first ?? nil,
      (try? DatasetWriter.canonical(bytes, path: path)) != written
    {
      return "written otherwise than read"
    }
    let variants = [
      Scanning(
        warmUp: 1 + random.below(3), blockSize: 16 + random.below(400),
        overhang: 16 + random.below(400), threads: 1 + random.below(2)),
      Scanning(warmUp: 1, threads: 1),
    ]
    for variant in variants where seen(bytes, path, variant) != careful {
      return "scanned otherwise than read: \(variant)"
    }
    return nil
  }

  private func seen(_ bytes: [UInt8], _ path: String, _ scanning: Scanning) -> Seen {
    let files = MemoryFiles()
    files.put(bytes, at: path)
    var loader = DatasetLoader(files: files)
    loader.scanning = scanning
    let isFigures = path.hasPrefix("figures")
    return Seen(
      loader.records(
        figures: isFigures ? [path] : [], rows: isFigures ? [] : [path], by: definitions))
  }

  // MARK: - Documents

  /// What reading a document came to.
  private enum Reading: Equatable {
    case value(JSONValue, notes: [LoadProblem])
    case problem(LoadProblem)
  }

  private mutating func documents(_ bytes: [UInt8], _ random: inout RandomSequence) -> String? {
    let whole: Reading
    do throws(LoadProblem) {
      let document = try JSONDocument(bytes: bytes, file: "file")
      whole = .value(document.root, notes: document.notes)
      accepted += 1
    } catch {
      whole = .problem(error)
      refused += 1
    }
    let files = MemoryFiles()
    files.put(bytes, at: "file")
    files.limitReads(to: 1 + random.below(70))
    let window = 8 + random.below(64)
    if read(files, window: window) != whole {
      return "read otherwise through a window of \(window)"
    }
    if case .value(let value, let notes) = whole, notes.isEmpty {
      let written = JSONWriter.bytes(of: value, style: .lines)
      guard let again = try? JSONDocument(bytes: written, file: "file"), again.root == value
      else { return "what was written is another document" }
    }
    return nil
  }

  private func read(_ files: MemoryFiles, window: Int) -> Reading {
    do throws(LoadProblem) {
      var reader = try JSONReader(path: "file", in: files, window: window)
      let value = try reader.readValue()
      try reader.finish()
      return .value(value, notes: reader.notes)
    } catch {
      return .problem(error)
    }
  }
}
