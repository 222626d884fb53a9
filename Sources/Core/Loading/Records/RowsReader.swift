/// Reads `records/*`: the rows of registers, each register perhaps from several files.
struct RowsReader {
  /// Where a row stands, so that what is found later can still name the place.
  struct RowPlace {
    var file: Int32
    var index: Int32
    var offset: Int
  }

  /// A register whose rows are being read.
  private struct Register {
    var builder: TableBuilder
    var shape: RowShape
    var places: [RowPlace] = []
  }

  private let names: KnownNames
  private var registers: [String: Register] = [:]
  private(set) var images: [FileImage] = []
  private var paths: [String] = []
  private var faults = RecordFaults()

  init(_ names: KnownNames) { self.names = names }

  /// Reads one file.
  mutating func read(_ path: String, inside: String, _ session: inout LoadSession) {
    session.begin(path)
    defer { session.end(path) }
    do throws(LoadProblem) {
      guard let schema = try schema(of: path, in: session.files) else { return }
      var register =
        registers.removeValue(forKey: schema.id)
        ?? Register(
          builder: TableBuilder(schema: schema, options: RowShape.options(schema, names)),
          shape: RowShape(schema, names))
      var image = FileImage(path: inside, content: .rows(schema.id))
      register.shape.beginFile()
      paths.append(path)
      var file = try RecordFile(path, list: "rows", in: session.files)
      while !session.isCancelled {
        do throws(LoadProblem) {
          guard try file.next() else { break }
          if file.index % 4_096 == 0 { session.advance(in: path, to: file.reader.offset) }
          faults.reset()
          try readRow(&file, &register, &image, files: session.files)
          for (problem, severity) in faults.problems { session.note(problem, severity) }
        } catch {
          session.note(error)
          // Where a record stands on each line, the next line may be sound again.
          if !path.hasSuffix(".ndjson") { break }
          image.isWhole = false
        }
      }
      for note in file.reader.notes { session.note(note) }
      image.header = path.hasSuffix(".ndjson") ? nil : file.header
      image.isWhole = image.isWhole && file.isWhole && file.reader.notes.isEmpty
      image.finish(register.shape.order)
      images.append(image)
      registers[schema.id] = register
    } catch {
      session.note(error)
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
    _ file: inout RecordFile, _ register: inout Register, _ image: inout FileImage,
    files: any FileSystem
  ) throws(LoadProblem) {
    let type = try file.reader.peek()
    guard type == .object else {
      faults.note(file.reader.wrongType(type, expected: .type(.object)))
      image.append(setAside: try file.reader.readValue())
      return
    }
    let start = file.reader.offset
    try register.shape.read(&file.reader, names, &faults)
    let place = FilePlace(file: file.path, byteOffset: start)
    let path = JSONPath(
      file.path.hasSuffix(".ndjson")
        ? [.index(file.index)] : [.key("rows"), .index(file.index)])
    let id = register.shape.id
    if !faults.isEmpty { faults.name(id) }
    guard let id else {
      if !faults.hasKept("id") {
        faults.setAside(LoadProblem(.missingKey("id"), at: place, path: path))
      }
      image.append(
        setAside: try RecordFile.value(in: file.path, at: start..<file.reader.offset, files))
      return
    }
    let number = register.builder.count
    guard register.builder.beginRow(id: id) else {
      let first = firstPlace(of: id, in: register)
      faults.setAside(
        LoadProblem(
          .duplicateID(id, first: first ?? place), at: place, path: path, recordID: id,
          found: LoadProblem.shortened(id)))
      image.append(
        setAside: try RecordFile.value(in: file.path, at: start..<file.reader.offset, files))
      return
    }
    register.shape.fill(&register.builder, place, path, &faults)
    register.shape.noteMissing(place, path, &faults)
    register.places.append(
      RowPlace(
        file: Int32(truncatingIfNeeded: paths.count - 1),
        index: Int32(truncatingIfNeeded: file.index), offset: start))
    image.append(record: number, order: register.shape.order.end(), keeping: faults.kept)
  }

  private func firstPlace(of id: String, in register: Register) -> FilePlace? {
    guard let row = register.builder.position(of: id), register.places.indices.contains(row)
    else { return nil }
    let place = register.places[row]
    return FilePlace(file: paths[Int(place.file)], byteOffset: place.offset)
  }

  /// The finished tables; references to rows that don't exist are noted.
  consuming func finish(_ session: inout LoadSession) -> (
    tables: [String: Table], images: [FileImage]
  ) {
    var tables: [String: Table] = [:]
    var placesOf: [String: [RowPlace]] = [:]
    for id in registers.keys.sorted() {
      guard let register = registers.removeValue(forKey: id) else { continue }
      placesOf[id] = register.places
      tables[id] = register.builder.finish()
    }
    for id in tables.keys.sorted() {
      guard let table = tables[id], let places = placesOf[id] else { continue }
      for (index, field) in table.schema.fields.enumerated() {
        if field.isUnique, case .text(let arena) = table.column(index) {
          noteRepeated(arena, field, places, &session)
        }
        let target = field.register
        guard field.type == .enterprise || field.type == .reference, let target,
          case .text(let arena) = table.column(index)
        else { continue }
        noteDangling(arena, field, in: tables[target], places, &session)
      }
    }
    return (tables, images)
  }

  /// Notes values that another row has already in a field whose values must not repeat.
  private func noteRepeated(
    _ arena: TextArena, _ field: Field, _ places: [RowPlace], _ session: inout LoadSession
  ) {
    var first: [String: Int] = [:]
    for row in 0..<arena.count where !arena.isEmpty(row) {
      let value = arena[row]
      guard let earlier = first.updateValue(first[value] ?? row, forKey: value) else { continue }
      let place = places[earlier]
      session.note(
        problem(
          .duplicateID(
            value,
            first: FilePlace(file: paths[Int(place.file)], byteOffset: place.offset)),
          places[row], field, found: value))
    }
  }

  private func problem(
    _ kind: LoadProblemKind, _ place: RowPlace, _ field: Field, found: String
  ) -> LoadProblem {
    let file = paths[Int(place.file)]
    let steps: [JSONPath.Component] = file.hasSuffix(".ndjson") ? [] : [.key("rows")]
    return LoadProblem(
      kind, at: FilePlace(file: file, byteOffset: place.offset),
      path: JSONPath(steps + [.index(Int(place.index)), .key(field.id)]),
      found: LoadProblem.shortened(found))
  }

  private func noteDangling(
    _ arena: TextArena, _ field: Field, in target: Table?, _ places: [RowPlace],
    _ session: inout LoadSession
  ) {
    var known: [String]?
    for row in 0..<arena.count where !arena.isEmpty(row) {
      if target?.find(utf8: arena.slice(row)) != nil { continue }
      let place = places[row]
      let file = paths[Int(place.file)]
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
