extension NumberColumn: Cacheable {
  func put(into writer: CacheWriter) {
    writer.put(scale)
    mantissas.put(into: writer)
  }

  init(from reader: CacheReader) throws(DamagedCache) {
    let scale = try reader.count(in: 0..<FixedDecimal.maximumScale + 1)
    self.init(try ChunkedArray(from: reader), scale: scale)
  }
}

extension OptionColumn: Cacheable {
  func put(into writer: CacheWriter) {
    names.put(into: writer)
    codes.put(into: writer)
  }

  init(from reader: CacheReader) throws(DamagedCache) {
    let names = try TextArena(from: reader)
    guard names.count < Int(UInt16.max) else { throw DamagedCache() }
    let codes = try ChunkedArray(from: reader, in: 0..<UInt16(names.count) + 1)
    self.init(codes: codes, names: names)
  }
}

extension QuantityColumn: Cacheable {
  func put(into writer: CacheWriter) {
    numbers.put(into: writer)
    qualifiers.put(into: writer)
    for texts in [units, printed] {
      writer.cut()
      writer.put(each: texts.sorted { $0.key < $1.key }) { row, text in
        writer.put(row)
        writer.put(text)
      }
    }
  }

  init(from reader: CacheReader) throws(DamagedCache) {
    let numbers = try NumberColumn(from: reader)
    let qualifiers = try ChunkedArray<UInt8>(from: reader)
    let known = UInt8(Qualifier.allCases.count)
    guard qualifiers.count == numbers.mantissas.count,
      qualifiers.allSatisfy({ $0 < known || $0 == 255 })
    else { throw DamagedCache() }
    var texts: [[Int32: String]] = []
    for _ in 0..<2 {
      try reader.cut()
      let pairs = try reader.each { () throws(DamagedCache) in
        (try reader.take(Int32.self), try reader.text())
      }
      texts.append(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }
    guard texts.allSatisfy({ $0.keys.allSatisfy(qualifiers.indices.contains(row:)) })
    else { throw DamagedCache() }
    self.init(numbers, qualifiers: qualifiers, units: texts[0], printed: texts[1])
  }
}

extension Range<Int> {
  fileprivate func contains(row: Int32) -> Bool { contains(Int(row)) }
}

extension ListColumn: Cacheable {
  func put(into writer: CacheWriter) {
    lists.put(into: writer)
    codes.put(into: writer)
  }

  init(from reader: CacheReader) throws(DamagedCache) {
    let lists = try TextArena(from: reader)
    guard lists.isEmpty(0), let end = Int32(exactly: lists.count), end > 0
    else { throw DamagedCache() }
    self.init(codes: try ChunkedArray(from: reader, in: 0..<end), lists: lists)
  }
}

extension SharedColumn where Value: Cacheable {
  func put(into writer: CacheWriter) {
    writer.cut()
    writer.put(values.count)
    for value in values {
      writer.cut()
      value.put(into: writer)
    }
    codes.put(into: writer)
  }

  init(from reader: CacheReader) throws(DamagedCache) {
    try reader.cut()
    var values: [Value] = []
    for _ in 0..<(try reader.count()) {
      try reader.cut()
      values.append(try Value(from: reader))
    }
    let codes = try ChunkedArray(from: reader, in: -1..<Int32(truncatingIfNeeded: values.count))
    self.init(codes: codes, values: values)
  }
}

extension Period: Cacheable {
  func put(into writer: CacheWriter) { writer.put(description) }

  init(from reader: CacheReader) throws(DamagedCache) {
    guard let period = Period(try reader.text()) else { throw DamagedCache() }
    self = period
  }
}

extension [Source]: Cacheable {
  func put(into writer: CacheWriter) {
    writer.put(each: self) { source in
      writer.put(source.document)
      writer.put(source.caseName) { writer.put($0) }
      writer.put(source.section) { writer.put($0) }
    }
  }

  init(from reader: CacheReader) throws(DamagedCache) {
    self = try reader.each { () throws(DamagedCache) in
      Source(
        document: try reader.text(), caseName: try reader.optional(reader.text),
        section: try reader.optional(reader.text))
    }
  }
}

extension Column {
  /// The number of the column's sort.
  private var sort: UInt8 {
    switch self {
    case .text: 0
    case .number: 1
    case .date: 2
    case .option: 3
    case .region: 4
    case .boolean: 5
    case .quantity: 6
    case .list: 7
    case .period: 8
    case .sources: 9
    }
  }

  func put(into writer: CacheWriter) {
    writer.put(sort)
    switch self {
    case .text(let arena): arena.put(into: writer)
    case .number(let column): column.put(into: writer)
    case .date(let days): days.put(into: writer)
    case .option(let column): column.put(into: writer)
    case .region(let numbers): numbers.put(into: writer)
    case .boolean(let flags): flags.put(into: writer)
    case .quantity(let column): column.put(into: writer)
    case .list(let column): column.put(into: writer)
    case .period(let column): column.put(into: writer)
    case .sources(let column): column.put(into: writer)
    }
  }

  /// Takes a column of the same sort as another and with so many rows.
  init(
    from reader: CacheReader, like model: Column, rows: Int, regions: Int
  ) throws(DamagedCache) {
    try reader.cut()
    guard try reader.take(UInt8.self) == model.sort else { throw DamagedCache() }
    switch model {
    case .text: self = .text(try TextArena(from: reader))
    case .number: self = .number(try NumberColumn(from: reader))
    case .date: self = .date(try ChunkedArray(from: reader, in: 0..<100_000_000))
    case .option: self = .option(try OptionColumn(from: reader))
    case .region:
      let end = Int32(truncatingIfNeeded: regions)
      self = .region(try ChunkedArray(from: reader, in: -1..<max(0, end)))
    case .boolean: self = .boolean(try ChunkedArray(from: reader, in: 0..<3))
    case .quantity: self = .quantity(try QuantityColumn(from: reader))
    case .list: self = .list(try ListColumn(from: reader))
    case .period: self = .period(try SharedColumn(from: reader))
    case .sources: self = .sources(try SharedColumn(from: reader))
    }
    guard rowCount == rows else { throw DamagedCache() }
  }

  private var rowCount: Int {
    switch self {
    case .text(let arena): arena.count
    case .number(let column): column.mantissas.count
    case .date(let days): days.count
    case .option(let column): column.codes.count
    case .region(let numbers): numbers.count
    case .boolean(let flags): flags.count
    case .quantity(let column): column.qualifiers.count
    case .list(let column): column.codes.count
    case .period(let column): column.codes.count
    case .sources(let column): column.codes.count
    }
  }
}
