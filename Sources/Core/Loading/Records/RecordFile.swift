/// A file of records, read one by one: `{"format": 1, …, LIST: [ … ]}`, or one object a line.
///
/// Members of the object around the list are kept in `header`, wherever they stand.
struct RecordFile: ~Copyable {
  var reader: JSONReader
  let path: String
  private let list: String
  private let isByLine: Bool
  /// The object around the list, the list itself empty; complete only after the last record.
  private(set) var header = JSONObject()
  private var state = State.start
  private var recordDepth = 0
  /// Number of the record at hand, from 0.
  private(set) var index = -1
  /// Whether everything has been read to the end without a break.
  private(set) var isWhole = false

  private enum State {
    case start, header, records, done
  }

  /// Opens a file; `list` is the key of the list of records.
  init(_ path: String, list: String, in files: any FileSystem) throws(LoadProblem) {
    self.path = path
    self.list = list
    isByLine = path.hasSuffix(".ndjson")
    reader = try JSONReader(
      path: path, in: files, layout: isByLine ? .records : .document, limits: .records)
  }

  /// Goes to the next record; false at the end.
  ///
  /// Whatever is left of the last one is skipped.
  mutating func next() throws(LoadProblem) -> Bool {
    if isByLine {
      guard try reader.nextRecord() else {
        isWhole = true
        return false
      }
      index = reader.recordIndex
      recordDepth = reader.depth
      return true
    }
    while true {
      switch state {
      case .start:
        try reader.beginObject()
        state = .header
      case .header:
        if try !readHeader() {
          try reader.finish()
          state = .done
          guard header[list] != nil else {
            throw LoadProblem(
              .missingKey(list), at: FilePlace(file: path, byteOffset: 0))
          }
          isWhole = true
          return false
        }
      case .records:
        try reader.close(toDepth: recordDepth)
        if try reader.nextElement() {
          index += 1
          return true
        }
        state = .header
      case .done: return false
      }
    }
  }

  // MARK: - Moving

  /// The place behind the record that has just been read, where the next one's separator stands;
  /// nil where the reader is not there, and the next record must be read by it.
  ///
  /// Of a file with one record a line it is the line feed.
  mutating func cursor() -> Int? {
    guard index >= 0, reader.failure == nil, reader.depth == recordDepth, reader.state == .between,
      isByLine || state == .records
    else { return nil }
    if isByLine {
      guard let byte = try? reader.nextByte(), byte == 0x0A else { return nil }
    }
    return reader.offset
  }

  /// Goes on as if the record with a number had just been read and ended at an offset.
  mutating func resume(behind index: Int, at offset: Int) {
    self.index = index
    reader.seek(to: offset, count: index + 1, isDue: false)
  }

  /// Goes to a record of which the number and the place of its first byte are known.
  ///
  /// The reader must be within the list, as it is once a record has been read.
  mutating func go(to index: Int, at offset: Int) {
    self.index = index
    reader.seek(to: offset, count: index + 1, isDue: true)
  }

  /// Reads members up to and into the list; false at the end of the object.
  private mutating func readHeader() throws(LoadProblem) -> Bool {
    while try reader.nextKey() {
      let key = reader.key
      if key == list {
        try reader.beginArray()
        header[key] = JSONValue([])
        recordDepth = reader.depth
        state = .records
        return true
      }
      let value = try reader.readValue()
      header[key] = value
      if key == "format" {
        try LoadSession.checkFormat(
          JSONCursor(JSONValue(header), file: path))
      }
    }
    return false
  }

  /// The value at a place of a file, read anew.
  static func value(
    in path: String, at range: Range<Int>, _ files: any FileSystem
  ) throws(LoadProblem) -> JSONValue {
    var bytes = [UInt8](repeating: 0, count: range.count)
    do throws(FileError) {
      let file = try files.open(path)
      var count = 0
      while count < bytes.count {
        let read = try bytes.withUnsafeMutableBufferPointer { (buffer) throws(FileError) in
          try file.read(
            into: UnsafeMutableRawBufferPointer(
              rebasing: UnsafeMutableRawBufferPointer(buffer)[count...]),
            at: range.lowerBound + count)
        }
        if read == 0 { break }
        count += read
      }
    } catch {
      throw LoadProblem(error)
    }
    return try JSONDocument(bytes: bytes, file: path).root
  }

  /// The text of a member of the object around the list, wherever it stands; reads the file anew.
  static func headerText(
    _ key: String, of path: String, in files: any FileSystem
  ) throws(LoadProblem) -> String? {
    var reader = try JSONReader(path: path, in: files, limits: .records)
    try reader.beginObject()
    while try reader.nextKey() {
      if reader.key == key { return try reader.readString() }
    }
    return nil
  }
}

/// What was wrong with the record at hand, and what of it has to be kept as it stands.
struct RecordFaults {
  private(set) var problems: [(problem: LoadProblem, severity: Rule.Severity?)] = []
  /// Members that the model does not carry, in order.
  private(set) var kept: [(key: String, value: JSONValue)] = []
  /// Whether the record cannot be used at all.
  var isSetAside = false
  /// Nearest names are looked for in a file's first problems only, for it takes time.
  private var suggestions = 100

  /// Begins another record.
  mutating func reset() {
    problems.removeAll(keepingCapacity: true)
    kept.removeAll(keepingCapacity: true)
    isSetAside = false
  }

  var isEmpty: Bool { problems.isEmpty && kept.isEmpty }

  /// Notes a problem of one value; the record can still be used.
  mutating func note(_ problem: LoadProblem, _ severity: Rule.Severity? = nil) {
    problems.append((problem, severity))
  }

  /// Notes a problem for which the whole record is set aside.
  mutating func setAside(_ problem: LoadProblem) {
    problems.append((problem, nil))
    isSetAside = true
  }

  /// Whether a member is kept as it stands, because it was not understood.
  func hasKept(_ key: String) -> Bool { kept.contains { $0.key == key } }

  /// Gives the problems noted so far the id of the record.
  mutating func name(_ id: String?) {
    for index in problems.indices { problems[index].problem.recordID = id }
  }

  /// Keeps a member as it stands.
  mutating func keep(_ key: String, _ value: JSONValue) { kept.append((key, value)) }

  /// Keeps a member as it stands unless it is kept already.
  mutating func keepOnce(_ key: String, _ value: JSONValue) {
    if !hasKept(key) { keep(key, value) }
  }

  /// The known name that is probably meant, while there is time to look for it.
  mutating func nearest(_ name: String, among names: some Sequence<String>) -> String? {
    guard suggestions > 0 else { return nil }
    suggestions -= 1
    return NearestName.of(name, among: names)
  }
}
