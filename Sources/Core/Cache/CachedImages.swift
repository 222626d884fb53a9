extension JSONValue {
  /// As deep as any file may be nested.
  fileprivate static let mostLevels = 512

  func put(into writer: CacheWriter) {
    writer.put(range) { range in
      writer.put(range.lowerBound)
      writer.put(range.upperBound)
    }
    switch content {
    case .null: writer.put(UInt8(0))
    case .boolean(let value):
      writer.put(UInt8(1))
      writer.put(value)
    case .string(let text):
      writer.put(UInt8(2))
      writer.put(text)
    case .number(let number, let printed):
      writer.put(UInt8(3))
      writer.put(number) { number in
        writer.put(number.isNegative)
        writer.put(number.mantissa)
        writer.put(number.exponent)
      }
      writer.put(printed)
    case .array(let elements):
      writer.put(UInt8(4))
      writer.put(each: elements) { $0.put(into: writer) }
    case .object(let object):
      writer.put(UInt8(5))
      object.put(into: writer)
    }
  }

  init(from reader: CacheReader, levels: Int) throws(DamagedCache) {
    guard levels > 0 else { throw DamagedCache() }
    let range = try reader.optional { () throws(DamagedCache) in
      let start = try reader.count(in: 0..<Int.max)
      return start..<(try reader.count(in: start..<Int.max))
    }
    let content: Content
    switch try reader.take(UInt8.self) {
    case 0: content = .null
    case 1: content = .boolean(try reader.isTrue())
    case 2: content = .string(try reader.text())
    case 3:
      let number = try reader.optional { () throws(DamagedCache) in
        let isNegative = try reader.isTrue()
        let mantissa = try reader.take(Int64.self)
        guard mantissa >= 0 else { throw DamagedCache() }
        return JSONNumber(isNegative: isNegative, mantissa: mantissa, exponent: try reader.take())
      }
      content = .number(number, printed: try reader.text())
    case 4:
      content = .array(
        try reader.each { () throws(DamagedCache) in
          try JSONValue(from: reader, levels: levels - 1)
        })
    case 5: content = .object(try JSONObject(from: reader, levels: levels - 1))
    default: throw DamagedCache()
    }
    self.init(content, range: range)
  }
}

extension JSONObject {
  func put(into writer: CacheWriter) {
    writer.put(each: members) { member in
      writer.put(member.key)
      writer.put(member.keyOffset) { writer.put($0) }
      member.value.put(into: writer)
    }
  }

  init(
    from reader: CacheReader, levels: Int = JSONValue.mostLevels
  ) throws(DamagedCache) {
    self.init(
      try reader.each { () throws(DamagedCache) in
        Member(
          key: try reader.text(),
          keyOffset: try reader.optional { () throws(DamagedCache) in try reader.take() },
          value: try JSONValue(from: reader, levels: levels))
      })
  }
}

extension RowKeyOrder {
  func put(into writer: CacheWriter) {
    writer.put(each: known) { writer.put($0) }
    writer.put(common)
    writer.put(rows)
    sequenceOf.put(into: writer)
    sequences.put(into: writer)
  }

  init(from reader: CacheReader) throws(DamagedCache) {
    let known = try reader.each(reader.text)
    let common: [Int32] = try reader.takeAll()
    let rows: [Int32] = try reader.takeAll()
    let sequenceOf = try ChunkedArray<Int32>(from: reader)
    let sequences = try TextArena(from: reader)
    let isSound =
      common.allSatisfy { known.indices.contains(Int($0)) } && sequenceOf.count == rows.count
      && sequenceOf.allSatisfy { (0..<sequences.count).contains(Int($0)) }
      && (0..<sequences.count).allSatisfy { number in
        // Two bytes name a key.
        let bytes = Array(sequences.slice(number))
        return bytes.count % 2 == 0
          && stride(from: 0, to: bytes.count, by: 2).allSatisfy {
            Int(bytes[$0]) | Int(bytes[$0 + 1]) << 8 < known.count
          }
      }
    guard isSound else { throw DamagedCache() }
    self.init(
      known: known, common: common, rows: rows, sequenceOf: sequenceOf, sequences: sequences)
  }
}

extension FileImage {
  /// Whether nothing is kept of the file but what a cache holds.
  var isCacheable: Bool { isWhole && setAsideCount == 0 && !isChanged }

  func put(into writer: CacheWriter) {
    writer.put(path)
    if case .rows(let register) = content {
      writer.put(true)
      writer.put(register)
    } else {
      writer.put(false)
    }
    writer.put(header) { $0.put(into: writer) }
    writer.put(numbers.lowerBound)
    writer.put(numbers.upperBound)
    writer.put(each: orders) { order in writer.put(each: order) { writer.put($0) } }
    orderOf.put(into: writer)
    writer.put(rowOrder) { $0.put(into: writer) }
    writer.cut()
    writer.put(extras.count)
    for (number, members) in extras.sorted(by: { $0.key < $1.key }) {
      writer.cut()
      writer.put(number)
      members.put(into: writer)
    }
    writer.cut()
  }

  /// Takes the image of a file whose records are figures or rows that `count` knows the number of.
  init(
    from reader: CacheReader, count: (Content) -> Int?
  ) throws(DamagedCache) {
    try reader.cut()
    let path = try reader.text()
    let content: Content = try reader.isTrue() ? .rows(try reader.text()) : .figures
    guard let most = count(content) else { throw DamagedCache() }
    let header = try reader.optional { () throws(DamagedCache) in try JSONObject(from: reader) }
    let first = try reader.count(in: 0..<most + 1)
    let numbers = first..<(try reader.count(in: first..<most + 1))
    let orders = try reader.each { () throws(DamagedCache) in try reader.each(reader.text) }
    let orderOf = try ChunkedArray(from: reader, in: 0..<Int32(truncatingIfNeeded: orders.count))
    let rowOrder = try reader.optional { () throws(DamagedCache) in
      try RowKeyOrder(from: reader)
    }
    try reader.cut()
    var extras: [Int: JSONObject] = [:]
    for _ in 0..<(try reader.count()) {
      try reader.cut()
      let number = try reader.count(in: numbers)
      extras[number] = try JSONObject(from: reader)
    }
    try reader.cut()
    self.init(
      path: path, content: content, header: header, numbers: numbers, extras: extras,
      orders: orders, orderOf: orderOf, rowOrder: rowOrder)
  }
}
