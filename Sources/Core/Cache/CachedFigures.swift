/// Texts and periods that many figures share, each kept once.
private struct SharedWords<Word: Hashable> {
  private(set) var words: [Word] = []
  private var numbers: [Word: Int32] = [:]

  mutating func number(of word: Word) -> Int32 {
    if let known = numbers[word] { return known }
    let number = Int32(truncatingIfNeeded: words.count)
    words.append(word)
    numbers[word] = number
    return number
  }
}

extension FigureStore {
  /// Puts all figures, none of which was removed.
  func put(into writer: CacheWriter) {
    ids.put(into: writer)
    writer.cut()
    idIndex.put(into: writer)
    var words = SharedWords<String>()
    var periods = SharedWords<Period>()
    for number in 0..<slotCount {
      let figure = self[FigureRef(number)]
      _ = words.number(of: figure.indicator)
      _ = words.number(of: figure.quantity.unit)
      _ = words.number(of: figure.document)
      if let period = figure.period { _ = periods.number(of: period) }
    }
    writer.cut()
    writer.put(each: words.words) { writer.put($0) }
    writer.put(each: periods.words) { $0.put(into: writer) }
    for number in 0..<slotCount {
      writer.cut()
      let figure = self[FigureRef(number)]
      writer.put(words.number(of: figure.indicator))
      writer.put(words.number(of: figure.quantity.unit))
      writer.put(words.number(of: figure.document))
      writer.put(figure.period.map { periods.number(of: $0) } ?? -1)
      figure.putOwn(into: writer)
    }
    writer.cut()
  }

  /// Takes figures of a tree with so many regions.
  init(from reader: CacheReader, regions: Int) throws(DamagedCache) {
    let ids = try TextArena(from: reader)
    try reader.cut()
    let idIndex = try TextIndex(from: reader, of: ids.count)
    try reader.cut()
    let words = try reader.each(reader.text)
    let periods = try reader.each { () throws(DamagedCache) in try Period(from: reader) }
    let words32 = 0..<Int32(truncatingIfNeeded: words.count)
    let periods32 = -1..<Int32(truncatingIfNeeded: periods.count)
    self = try FigureStore(ids: ids, idIndex: idIndex) { (number) throws(DamagedCache) in
      try reader.cut()
      let (indicator, unit) = (try reader.take(Int32.self), try reader.take(Int32.self))
      let (document, period) = (try reader.take(Int32.self), try reader.take(Int32.self))
      guard words32.contains(indicator), words32.contains(unit), words32.contains(document),
        periods32.contains(period)
      else { throw DamagedCache() }
      let figure = try Figure(
        ownFrom: reader, id: ids[number], indicator: words[Int(indicator)],
        unit: words[Int(unit)], document: words[Int(document)],
        period: period < 0 ? nil : periods[Int(period)])
      guard (0..<regions).contains(Int(figure.region.index)) else { throw DamagedCache() }
      return figure
    }
    try reader.cut()
  }
}

extension CacheWriter {
  /// Puts the place of a case among all; nil is 255.
  fileprivate func put<Word: CaseIterable & Equatable>(case word: Word?)
  where Word.AllCases == [Word] {
    put(word.flatMap { Word.allCases.firstIndex(of: $0) }.map { UInt8($0) } ?? 255)
  }

  fileprivate func put(decimal: FixedDecimal) {
    put(decimal.mantissa)
    put(decimal.scale)
  }
}

extension CacheReader {
  fileprivate func word<Word: CaseIterable>(
    _ type: Word.Type = Word.self
  ) throws(DamagedCache) -> Word? where Word.AllCases == [Word] {
    let number = try take(UInt8.self)
    if number == 255 { return nil }
    guard Int(number) < Word.allCases.count else { throw DamagedCache() }
    return Word.allCases[Int(number)]
  }

  fileprivate func decimal() throws(DamagedCache) -> FixedDecimal {
    guard let decimal = FixedDecimal(mantissa: try take(), scale: Int(try take(Int8.self)))
    else { throw DamagedCache() }
    return decimal
  }
}

extension Figure {
  /// Puts what the figure shares with few others.
  fileprivate func putOwn(into writer: CacheWriter) {
    writer.put(region.index)
    writer.put(case: scope)
    writer.put(case: kind)
    writer.put(case: level)
    writer.put(case: countBasis)
    writer.put(case: quantity.qualifier)
    writer.put(quantity.value) { writer.put(decimal: $0) }
    writer.put(quantity.printed) { writer.put($0) }
    writer.put(details.box?.values) { $0.put(into: writer) }
  }

  fileprivate init(
    ownFrom reader: CacheReader, id: String, indicator: IndicatorID, unit: String,
    document: String, period: Period?
  ) throws(DamagedCache) {
    let region = RegionID(Int(try reader.take(Int32.self)))
    let (scope, kind) = (try reader.word(Scope.self), try reader.word(FigureKind.self))
    let level = try reader.word(Rank.self)
    let countBasis = try reader.word(CountBasis.self)
    let qualifier = try reader.word(Qualifier.self)
    guard let scope, let kind, let qualifier else { throw DamagedCache() }
    let value = try reader.optional(reader.decimal)
    let printed = try reader.optional(reader.text)
    let details = try reader.optional { () throws(DamagedCache) in
      try FigureDetails.Values(from: reader)
    }
    self.init(
      id: id, indicator: indicator, region: region, scope: scope, kind: kind, level: level,
      countBasis: countBasis, period: period,
      quantity: Quantity(value, unit: unit, qualifier: qualifier, printed: printed),
      document: document, details: details.map { FigureDetails($0) } ?? FigureDetails())
  }
}

extension FigureDetails.Values {
  fileprivate func put(into writer: CacheWriter) {
    writer.put(reporter) { writer.put($0.index) }
    for text in [levelPrinted, rateBasis, periodPrinted, caseName, section, note] {
      writer.put(text) { writer.put($0) }
    }
    writer.put(each: breakdown.parts) { part in
      writer.put(part.dimension)
      writer.put(part.option)
    }
    writer.put(case: comparison)
    writer.put(numerator) { writer.put(decimal: $0) }
    writer.put(denominator) { writer.put(decimal: $0) }
  }

  fileprivate init(from reader: CacheReader) throws(DamagedCache) {
    self.init()
    reporter = try reader.optional { () throws(DamagedCache) in
      // A region that the tree does not have is the nation, as everywhere.
      RegionID(Int(try reader.take(Int32.self)))
    }
    levelPrinted = try reader.optional(reader.text)
    rateBasis = try reader.optional(reader.text)
    periodPrinted = try reader.optional(reader.text)
    caseName = try reader.optional(reader.text)
    section = try reader.optional(reader.text)
    note = try reader.optional(reader.text)
    breakdown = Breakdown(
      try reader.each { () throws(DamagedCache) in
        Breakdown.Part(dimension: try reader.text(), option: try reader.text())
      })
    comparison = try reader.word()
    numerator = try reader.optional(reader.decimal)
    denominator = try reader.optional(reader.decimal)
  }
}
