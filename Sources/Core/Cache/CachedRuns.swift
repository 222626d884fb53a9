/// A run of a column.
protocol CacheableRun: Cacheable {
  /// How many elements there are.
  var count: Int { get }
}

extension RunList where Run: CacheableRun {
  /// Puts each run into a part of its own; what follows begins another.
  fileprivate func put(into writer: CacheWriter) {
    writer.cut()
    writer.put(count)
    for run in 0..<count {
      writer.cut()
      self[run].put(into: writer)
    }
    writer.cut()
  }

  /// Takes runs that are all full.
  fileprivate init(from reader: CacheReader, each length: Int) throws(DamagedCache) {
    self.init()
    try reader.cut()
    for _ in 0..<(try reader.count()) {
      try reader.cut()
      let run = try Run(from: reader)
      guard run.count == length else { throw DamagedCache() }
      append(run)
    }
    try reader.cut()
  }
}

extension PackedRun: CacheableRun {
  func put(into writer: CacheWriter) {
    writer.put(base)
    writer.put(apart)
    switch codes {
    case .none(let count):
      writer.put(UInt8(0))
      writer.put(count)
    case .bytes(let codes):
      writer.put(UInt8(1))
      writer.put(codes)
    case .halves(let codes):
      writer.put(UInt8(2))
      writer.put(codes)
    case .words(let codes):
      writer.put(UInt8(4))
      writer.put(codes)
    case .whole(let elements):
      writer.put(UInt8(8))
      writer.put(elements)
    }
  }

  init(from reader: CacheReader) throws(DamagedCache) {
    let base = try reader.take(Element.self)
    let apart = try reader.take(Element.self)
    let codes: Codes
    switch try reader.take(UInt8.self) {
    case 0: codes = .none(try reader.count())
    case 1: codes = .bytes(try reader.takeAll())
    case 2: codes = .halves(try reader.takeAll())
    case 4: codes = .words(try reader.takeAll())
    case 8: codes = .whole(try reader.takeAll())
    default: throw DamagedCache()
    }
    self.init(base: base, apart: apart, codes: codes)
  }

  var count: Int {
    switch codes {
    case .none(let count): count
    case .bytes(let codes): codes.count
    case .halves(let codes): codes.count
    case .words(let codes): codes.count
    case .whole(let elements): elements.count
    }
  }
}

extension ChunkedArray: Cacheable {
  func put(into writer: CacheWriter) {
    full.put(into: writer)
    writer.put(last)
  }

  init(from reader: CacheReader) throws(DamagedCache) {
    let full = try RunList<PackedRun<Element>>(from: reader, each: Self.runLength)
    let last: [Element] = try reader.takeAll()
    guard last.count < Self.runLength else { throw DamagedCache() }
    self.init(full: full, last: last)
  }

  /// Takes numbers that all lie in a range, since they are places in something else.
  init(from reader: CacheReader, in range: Range<Element>) throws(DamagedCache) {
    try self.init(from: reader)
    for run in 0..<runCount {
      if let element = constant(run) {
        guard range.contains(element) else { throw DamagedCache() }
        continue
      }
      let isInside = withRun(run) { elements in
        var isInside = true
        for element in elements {
          isInside = isInside && element >= range.lowerBound && element < range.upperBound
        }
        return isInside
      }
      guard isInside else { throw DamagedCache() }
    }
  }
}

extension TextRun: CacheableRun {
  func put(into writer: CacheWriter) {
    writer.put(count)
    switch places {
    case .even(let length):
      writer.put(UInt8(0))
      writer.put(length)
    case .short(let starts):
      writer.put(UInt8(1))
      writer.put(starts)
    case .long(let starts):
      writer.put(UInt8(2))
      writer.put(starts)
    case .few(let numbers, let starts):
      writer.put(UInt8(3))
      writer.put(numbers)
      writer.put(starts)
    }
    writer.put(bytes)
  }

  init(from reader: CacheReader) throws(DamagedCache) {
    let count = try reader.count(in: 0..<TextArena.runLength + 1)
    let places: Places
    switch try reader.take(UInt8.self) {
    case 0: places = .even(try reader.count())
    case 1: places = .short(try reader.takeAll())
    case 2: places = .long(try reader.takeAll())
    case 3: places = .few(numbers: try reader.takeAll(), try reader.takeAll())
    default: throw DamagedCache()
    }
    let bytes: [UInt8] = try reader.takeAll()
    let isSound =
      switch places {
      case .even(let length): length * count == bytes.count
      case .short(let starts): Self.isSound(starts, bytes.count) && starts.count == count + 1
      case .long(let starts): Self.isSound(starts, bytes.count) && starts.count == count + 1
      case .few(let numbers, let starts):
        Self.isSound(starts, bytes.count) && numbers.count == count
          && numbers.allSatisfy { Int($0) < starts.count - 1 }
      }
    guard isSound else { throw DamagedCache() }
    self.init(packed: bytes, places, count: count)
  }

  /// Whether places begin at the first byte, never go back, and end behind the last.
  static func isSound(_ starts: [some FixedWidthInteger], _ end: Int) -> Bool {
    guard let first = starts.first, let last = starts.last, first == 0, Int(last) == end
    else { return false }
    return starts.withUnsafeBufferPointer { starts in
      var isRising = true
      for place in 1..<max(1, starts.count) {
        isRising = isRising && starts[place - 1] <= starts[place]
      }
      return isRising
    }
  }
}

extension TextArena: Cacheable {
  func put(into writer: CacheWriter) {
    full.put(into: writer)
    writer.put(last.bytes)
    writer.put(last.starts)
  }

  init(from reader: CacheReader) throws(DamagedCache) {
    let full = try RunList<TextRun>(from: reader, each: Self.runLength)
    let last = Growing(bytes: try reader.takeAll(), starts: try reader.takeAll())
    guard TextRun.isSound(last.starts, last.bytes.count), last.count < Self.runLength
    else { throw DamagedCache() }
    self.init(full: full, last: last)
  }
}

extension TextIndex {
  func put(into writer: CacheWriter) {
    writer.put(sorted)
    writer.put(used)
    // In stretches, so that a large table is no single part.
    writer.put(slots.count)
    for first in stride(from: 0, to: slots.count, by: 1 << 14) {
      writer.cut()
      writer.put(Array(slots[first..<min(slots.count, first + 1 << 14)]))
    }
  }

  /// Takes an index of an arena with so many texts.
  init(from reader: CacheReader, of count: Int) throws(DamagedCache) {
    let sorted = try reader.count(in: 0..<count + 1)
    let used = try reader.count(in: 0..<count + 1)
    let size = try reader.count()
    var slots: [UInt32] = []
    while slots.count < size {
      try reader.cut()
      let stretch: [UInt32] = try reader.takeAll()
      guard !stretch.isEmpty else { throw DamagedCache() }
      slots += stretch
    }
    // A look-up steps from slot to slot until one is free, and masks with a power of two.
    guard slots.count == size, size == 0 || size & (size - 1) == 0, used * 4 <= size * 3,
      slots.allSatisfy({ Int($0) <= count }), slots.count(where: { $0 != 0 }) == used
    else { throw DamagedCache() }
    self.init(sorted: sorted, slots: slots, used: used)
  }
}
