/// Reads `records/*`: the rows of registers, each register perhaps from several files.
///
/// Records are read one by one with all care, and where they are plain and many, in blocks by
/// `RowScanner`; see `BlockReader`.
struct RowsReader {
  /// A register whose rows are being read.
  struct Register {
    var builder: TableBuilder
    var shape: RowShape
    var trail = RowTrail()
  }

  let names: KnownNames
  let scanning: Scanning
  private var registers: [String: Register] = [:]
  private(set) var images: [FileImage] = []
  var paths: [String] = []
  var faults = RecordFaults()

  init(_ names: KnownNames, scanning: Scanning = Scanning()) {
    self.names = names
    self.scanning = scanning
  }

  /// Reads one file.
  mutating func read(_ path: String, inside: String, _ session: inout LoadSession) {
    session.begin(path)
    defer { session.end(path) }
    do throws(LoadProblem) {
      guard let schema = try schema(of: path, in: session.files) else { return }
      // Nothing else may hold the register, or its columns would be copied.
      var target = Target(
        register: registers.removeValue(forKey: schema.id) ?? newRegister(schema),
        image: FileImage(path: inside, content: .rows(schema.id)))
      target.register.shape.beginFile()
      paths.append(path)
      var file = try RecordFile(path, list: "rows", in: session.files)
      var scansBlocks = scanning.isOn
      reading: while !session.isCancelled {
        switch step(&file, &target, &session) {
        case .end: break reading
        case .broken: if !path.hasSuffix(".ndjson") { break reading }
        case .record:
          guard scansBlocks, file.index + 1 >= scanning.warmUp, let cursor = file.cursor()
          else { break }
          scansBlocks = false
          if let plan = plan(target.register, isByLine: path.hasSuffix(".ndjson")),
            scanBlocks(plan, scanning, from: cursor, &file, &target, &session) == .end
          {
            break reading
          }
        }
      }
      for note in file.reader.notes { session.note(note) }
      target.image.header = path.hasSuffix(".ndjson") ? nil : file.header
      target.image.isWhole =
        target.image.isWhole && file.isWhole && file.reader.notes.isEmpty
      target.image.finish(target.register.shape.order)
      images.append(target.image)
      registers[schema.id] = target.register
    } catch {
      session.note(error)
    }
  }

  private func newRegister(_ schema: RegisterSchema) -> Register {
    Register(
      builder: TableBuilder(schema: schema, options: RowShape.options(schema, names)),
      shape: RowShape(schema, names))
  }

  /// Reads the next record with all care.
  mutating func step(
    _ file: inout RecordFile, _ target: inout Target, _ session: inout LoadSession
  ) -> RecordStep {
    do throws(LoadProblem) {
      guard try file.next() else { return .end }
      if file.index % 4_096 == 0 { session.advance(in: file.path, to: file.reader.offset) }
      faults.reset()
      try readRow(&file, &target, files: session.files)
      for (problem, severity) in faults.problems { session.note(problem, severity) }
      return .record
    } catch {
      session.note(error)
      // Where a record stands on each line, the next line may be sound again.
      target.image.isWhole = false
      return .broken
    }
  }

  /// The schema of a file's register: by the name inside, or by the file's name for NDJSON.
  private func schema(
    of path: String, in files: any FileSystem
  ) throws(LoadProblem) -> RegisterSchema? {
    var id: String?
    if path.hasSuffix(".ndjson") {
      let name = path.split(separator: "/").last ?? ""
      id = name.split(separator: ".").first.map(String.init)
    } else {
      id = try RecordFile.headerText("register", of: path, in: files)
    }
    let place = FilePlace(file: path, byteOffset: 0)
    guard let id else { throw LoadProblem(.missingKey("register"), at: place) }
    if let schema = names.catalogue.registers[id] { return schema }
    let known = names.catalogue.registers.all.map(\.id)
    throw LoadProblem(
      .unknown(.register, name: id, nearest: NearestName.of(id, among: known)), at: place,
      path: JSONPath([.key("register")]), found: LoadProblem.shortened(id))
  }

  private mutating func readRow(
    _ file: inout RecordFile, _ target: inout Target, files: any FileSystem
  ) throws(LoadProblem) {
    let type = try file.reader.peek()
    guard type == .object else {
      faults.note(file.reader.wrongType(type, expected: .type(.object)))
      target.image.append(setAside: try file.reader.readValue())
      return
    }
    let start = file.reader.offset
    try target.register.shape.read(&file.reader, names, &faults)
    let place = FilePlace(file: file.path, byteOffset: start)
    let path = JSONPath(
      file.path.hasSuffix(".ndjson")
        ? [.index(file.index)] : [.key("rows"), .index(file.index)])
    let id = target.register.shape.id
    if !faults.isEmpty { faults.name(id) }
    guard let id else {
      if !faults.hasKept("id") {
        faults.setAside(LoadProblem(.missingKey("id"), at: place, path: path))
      }
      target.image.append(
        setAside: try RecordFile.value(in: file.path, at: start..<file.reader.offset, files))
      return
    }
    let number = target.register.builder.count
    guard target.register.builder.beginRow(id: id) else {
      let first = firstPlace(of: id, in: target.register, files)
      faults.setAside(
        LoadProblem(
          .duplicateID(id, first: first ?? place), at: place, path: path, recordID: id,
          found: LoadProblem.shortened(id)))
      target.image.append(
        setAside: try RecordFile.value(in: file.path, at: start..<file.reader.offset, files))
      return
    }
    target.register.shape.fill(&target.register.builder, place, path, &faults)
    target.register.shape.noteMissing(place, path, &faults)
    target.register.trail.note(
      RowTrail.Step(row: number, file: paths.count - 1, index: file.index, offset: start))
    target.register.shape.order.end(row: number)
    target.image.append(row: number, keeping: faults.kept)
  }

  private func firstPlace(
    of id: String, in register: Register, _ files: any FileSystem
  ) -> FilePlace? {
    guard let row = register.builder.position(of: id),
      let place = register.trail.place(of: row, in: paths, list: "rows", files)
    else { return nil }
    return FilePlace(file: paths[place.file], byteOffset: place.offset)
  }

  /// The finished tables; references to rows that don't exist are noted.
  consuming func finish(_ session: inout LoadSession) -> (
    tables: [String: Table], images: [FileImage]
  ) {
    var tables: [String: Table] = [:]
    var trails: [String: RowTrail] = [:]
    for id in registers.keys.sorted() {
      guard let register = registers.removeValue(forKey: id) else { continue }
      trails[id] = register.trail
      tables[id] = register.builder.finish()
    }
    for id in tables.keys.sorted() {
      guard let table = tables[id], let trail = trails[id] else { continue }
      for (index, field) in table.schema.fields.enumerated() {
        if field.isUnique, case .text(let arena) = table.column(index) {
          noteRepeated(arena, field, trail, &session)
        }
        let target = field.register
        guard field.type == .enterprise || field.type == .reference, let target,
          case .text(let arena) = table.column(index)
        else { continue }
        noteDangling(arena, field, in: tables[target], trail, &session)
      }
    }
    return (tables, images)
  }

  /// Notes values that another row has already in a field whose values must not repeat.
  private func noteRepeated(
    _ arena: TextArena, _ field: Field, _ trail: RowTrail, _ session: inout LoadSession
  ) {
    for (row, earlier) in RepeatedTexts.find(in: arena) {
      let value = arena[row]
      if isCounted(row, trail, &session) { continue }
      guard let place = trail.place(of: row, in: paths, list: "rows", session.files),
        let first = trail.place(of: earlier, in: paths, list: "rows", session.files)
      else { continue }
      session.note(
        problem(
          .duplicateID(
            value, first: FilePlace(file: paths[first.file], byteOffset: first.offset)),
          place, field, found: value))
    }
  }

  /// Counts a problem of a row whose file has so many that none is listed any more.
  private func isCounted(_ row: Int, _ trail: RowTrail, _ session: inout LoadSession) -> Bool {
    guard let file = trail.file(of: row).map({ paths[$0] }),
      session.problemCount(in: file) >= LoadSession.mostProblemsPerFile
    else { return false }
    session.countFurther(in: file)
    return true
  }

  private func problem(
    _ kind: LoadProblemKind, _ place: RowTrail.Step, _ field: Field, found: String
  ) -> LoadProblem {
    let file = paths[place.file]
    let steps: [JSONPath.Component] = file.hasSuffix(".ndjson") ? [] : [.key("rows")]
    return LoadProblem(
      kind, at: FilePlace(file: file, byteOffset: place.offset),
      path: JSONPath(steps + [.index(place.index), .key(field.id)]),
      found: LoadProblem.shortened(found))
  }

  private func noteDangling(
    _ arena: TextArena, _ field: Field, in target: Table?, _ trail: RowTrail,
    _ session: inout LoadSession
  ) {
    var known: [String]?
    for row in 0..<arena.count where !arena.isEmpty(row) {
      if target?.find(utf8: arena.slice(row)) != nil { continue }
      if isCounted(row, trail, &session) { continue }
      guard let place = trail.place(of: row, in: paths, list: "rows", session.files)
      else { continue }
      let file = paths[place.file]
      let name = arena[row]
      var nearest: String?
      if session.problemCount(in: file) < 100, let target {
        let ids = known ?? target.rows.prefix(20_000).map { target.id(of: $0) }
        known = ids
        nearest = NearestName.of(name, among: ids)
      }
      session.note(
        problem(.unknown(.reference, name: name, nearest: nearest), place, field, found: name))
    }
  }
}
