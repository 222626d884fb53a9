/// What a cache holds of a dataset: its figures and rows as they are in its files, without the journal.
struct CachedRecords: Sendable {
  var figures: FigureStore
  var tables: [String: Table]
  /// The files of figures and of rows, in their order.
  var images: [FileImage]

  /// Whether the files hold nothing that a cache does not.
  var isCacheable: Bool { images.allSatisfy(\.isCacheable) }
}

/// The names of the sections.
private enum Section {
  static let contents = "contents"
  static let figures = "figures"
  static let images = "images"
  static func ids(_ register: String) -> String { "ids \(register)" }
  static func initials(_ register: String) -> String { "initials \(register)" }
  static func column(_ register: String, _ field: Int) -> String { "column \(field) \(register)" }
}

extension CachedRecords {
  /// Writes all sections.
  func put(into writer: CacheWriter) {
    let registers = tables.keys.sorted()
    writer.section(Section.contents) { writer in
      writer.put(each: registers) { register in
        writer.put(register)
        writer.put(tables[register]?.slotCount ?? 0)
      }
      writer.put(figures.slotCount)
    }
    writer.section(Section.figures) { figures.put(into: $0) }
    writer.section(Section.images) { writer in
      writer.put(images.count)
      for image in images { image.put(into: writer) }
    }
    for register in registers {
      guard let table = tables[register] else { continue }
      writer.section(Section.ids(register)) { writer in
        table.ids.put(into: writer)
        writer.cut()
        table.idIndex.put(into: writer)
      }
      if let initials = table.initials {
        writer.section(Section.initials(register)) { initials.put(into: $0) }
      }
      for field in table.schema.fields.indices {
        writer.section(Section.column(register, field)) { table.column(field).put(into: $0) }
      }
    }
  }

  // MARK: - Taking

  /// A part of it that one thread takes.
  private enum Piece: Sendable {
    case figures(FigureStore)
    case ids(TextArena, TextIndex)
    case initials(TextArena)
    case column(Column)
  }

  /// Where a piece belongs.
  private enum Place: Hashable, Sendable {
    case figures
    case ids(String)
    case initials(String)
    case column(String, Int)
  }

  /// Takes everything, on all cores.
  init(
    from file: CacheFile, _ catalogue: Catalogue, _ regions: RegionTree
  ) throws(DamagedCache) {
    let contents = try file.reader(of: Section.contents)
    try contents.cut()
    let registers = try contents.each { () throws(DamagedCache) in
      (id: try contents.text(), rows: try contents.count())
    }
    let figureCount = try contents.count()
    try contents.end()
    let rows = Dictionary(registers, uniquingKeysWith: { first, _ in first })
    guard rows.count == registers.count else { throw DamagedCache() }

    var models: [String: Table] = [:]
    var places: [Place] = [.figures]
    for register in registers {
      guard let schema = catalogue.registers[register.id] else { throw DamagedCache() }
      let model = TableBuilder(schema: schema).finish()
      models[register.id] = model
      places.append(.ids(register.id))
      if model.initials != nil { places.append(.initials(register.id)) }
      places += schema.fields.indices.map { .column(register.id, $0) }
    }
    let pieces = try Self.take(places, rows, models, regions.count, from: file)

    guard case .figures(let figures) = pieces[.figures], figures.slotCount == figureCount
    else { throw DamagedCache() }
    self.figures = figures
    tables = [:]
    for (register, model) in models {
      guard case .ids(let ids, let index) = pieces[.ids(register)] else { throw DamagedCache() }
      var initials: TextArena?
      if case .initials(let found) = pieces[.initials(register)] { initials = found }
      var columns: [Column] = []
      for field in model.schema.fields.indices {
        guard case .column(let column) = pieces[.column(register, field)]
        else { throw DamagedCache() }
        columns.append(column)
      }
      tables[register] = Table(
        schema: model.schema, ids: ids, idIndex: index, columns: columns, initials: initials)
    }
    let reader = try file.reader(of: Section.images)
    try reader.cut()
    images = []
    for _ in 0..<(try reader.count()) {
      images.append(
        try FileImage(from: reader) { content in
          if case .rows(let register) = content { rows[register] } else { figureCount }
        })
    }
    try reader.end()
  }

  private static func take(
    _ places: [Place], _ rows: [String: Int], _ models: [String: Table], _ regions: Int,
    from file: CacheFile
  ) throws(DamagedCache) -> [Place: Piece] {
    let found = Guarded<[Place: Piece]>([:])
    Workers.run(places.count) { number in
      let place = places[number]
      if let piece = try? piece(place, rows, models, regions, from: file) {
        found.withLock { $0[place] = piece }
      }
    }
    let pieces = found.withLock { $0 }
    guard pieces.count == places.count else { throw DamagedCache() }
    return pieces
  }

  private static func piece(
    _ place: Place, _ rows: [String: Int], _ models: [String: Table], _ regions: Int,
    from file: CacheFile
  ) throws(DamagedCache) -> Piece {
    switch place {
    case .figures:
      let reader = try file.reader(of: Section.figures)
      let figures = try FigureStore(from: reader, regions: regions)
      try reader.end()
      return .figures(figures)
    case .ids(let register):
      let reader = try file.reader(of: Section.ids(register))
      let ids = try TextArena(from: reader)
      try reader.cut()
      let index = try TextIndex(from: reader, of: ids.count)
      try reader.end()
      guard ids.count == rows[register] else { throw DamagedCache() }
      return .ids(ids, index)
    case .initials(let register):
      let reader = try file.reader(of: Section.initials(register))
      let initials = try TextArena(from: reader)
      try reader.end()
      guard initials.count == rows[register] else { throw DamagedCache() }
      return .initials(initials)
    case .column(let register, let field):
      guard let model = models[register], let count = rows[register] else { throw DamagedCache() }
      let reader = try file.reader(of: Section.column(register, field))
      let column = try Column(
        from: reader, like: model.column(field), rows: count, regions: regions)
      try reader.end()
      return .column(column)
    }
  }
}
