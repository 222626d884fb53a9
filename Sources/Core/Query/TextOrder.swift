/// A text's next key and the position it stands for.
struct KeyedPosition: BitwiseCopyable {
  var key: UInt64
  var position: UInt32

  fileprivate func isEmpty(_ rows: ScratchBuffer<UInt32>, _ texts: TextArena) -> Bool {
    texts.isEmpty(Int(rows[Int(position & 0x7FFF_FFFF)]))
  }
}

/// Gives texts the numbers of their places in an order, equal texts the same.
///
/// Four characters make one key of 64 bits. All texts are dealt out by their first character, each
/// heap is put in order by the rest of its keys, and only texts that agree in these are looked at
/// again, four characters further on. The second four are read together with the first, while the
/// texts go by in order; what agrees in eight is fetched singly.
struct TextOrder {
  private let texts: TextArena
  private let reader: CollationReader
  private let cancellation: QueryCancellation?

  /// Prepares to order texts of an arena.
  init(_ texts: TextArena, _ collation: Collation, _ cancellation: QueryCancellation? = nil) {
    self.texts = texts
    self.cancellation = cancellation
    reader = CollationReader(collation)
  }

  private var isCancelled: Bool { cancellation?.isCancelled ?? false }

  /// The order of some rows' texts; nil where cancelled.
  func ranking(_ rows: ScratchBuffer<UInt32>) -> TextRanking? {
    let count = rows.count
    guard count > 0 else { return TextRanking(order: ScratchBuffer(count: 0), filled: 0) }
    let seconds = ScratchBuffer<UInt64>(count: count)
    let items = ScratchBuffer<KeyedPosition>(count: count)
    let other = ScratchBuffer<KeyedPosition>(count: count)
    let heaps = deal(rows, seconds, items, other)
    if isCancelled { return nil }
    let tasks = Self.tasks(heaps, count)
    Workers.run(tasks.count) { task in
      for heap in tasks[task] {
        if isCancelled { return }
        order(heap, items, other, seconds, rows, level: 0)
      }
    }
    if isCancelled { return nil }
    var filled = count
    if let last = heaps.last, items[last.lowerBound].isEmpty(rows, texts) {
      filled = last.lowerBound
    }
    let positions = ScratchBuffer<UInt32>(count: count)
    Workers.runStretches(of: count) { _, stretch in
      let (items, positions) = (items.base, positions.base)
      for index in stretch { positions[index] = items[index].position }
    }
    return TextRanking(order: positions, filled: filled)
  }

  /// The first four characters of some rows' texts as numbers in their order; `TextRanking.missing` for no text.
  func firstKeys(_ rows: ScratchBuffer<UInt32>) -> ScratchBuffer<UInt64> {
    let keys = ScratchBuffer<UInt64>(count: rows.count)
    Workers.runStretches(of: rows.count) { _, stretch in
      readKeys(stretch, rows, withSecond: false) { index, first, _ in
        keys.base[index] = first == 0 ? TextRanking.missing : first
      }
    }
    return keys
  }

  // MARK: Dealing out

  /// Reads the first two keys of all texts and deals the texts out by their first character, those
  /// without one behind the others; returns the heaps.
  private func deal(
    _ rows: ScratchBuffer<UInt32>, _ seconds: ScratchBuffer<UInt64>,
    _ items: ScratchBuffer<KeyedPosition>, _ other: ScratchBuffer<KeyedPosition>
  ) -> [Range<Int>] {
    let count = rows.count
    let stretches = Workers.stretches(of: count)
    let size = 1 << 16
    let places = ScratchBuffer<UInt32>(count: size * stretches)
    Workers.runStretches(of: count) { stretch, range in
      let own = places.base + stretch * size
      let (items, seconds) = (other.base, seconds.base)
      own.update(repeating: 0, count: size)
      readKeys(range, rows) { index, first, second in
        items[index] = KeyedPosition(key: first, position: UInt32(truncatingIfNeeded: index))
        seconds[index] = second
        own[Int(first >> 48)] += 1
      }
    }
    var heaps: [Range<Int>] = []
    var sum = 0
    for character in Array(1..<size) + [0] {
      let start = sum
      for stretch in 0..<stretches {
        let here = Int(places[stretch * size + character])
        places[stretch * size + character] = UInt32(truncatingIfNeeded: sum)
        sum += here
      }
      if sum > start { heaps.append(start..<sum) }
    }
    Workers.runStretches(of: count) { stretch, range in
      let own = places.base + stretch * size
      let (from, to) = (other.base, items.base)
      for index in range {
        let item = from[index]
        let place = own[Int(item.key >> 48)]
        to[Int(place)] = item
        own[Int(item.key >> 48)] = place + 1
      }
    }
    return heaps
  }

  /// Calls `body` with the first two keys of the texts of a stretch of rows.
  ///
  /// Rows that follow each other in a run of texts are read from the run as a whole; a row alone in
  /// its run is not worth that.
  private func readKeys(
    _ stretch: Range<Int>, _ rows: ScratchBuffer<UInt32>, withSecond: Bool = true,
    _ body: (_ index: Int, _ first: UInt64, _ second: UInt64) -> Void
  ) {
    func read(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
      let first = reader.key(bytes, from: start, to: end)
      let second =
        withSecond && first.next < end ? reader.key(bytes, from: first.next, to: end).key : 0
      body(index, first.key, second)
    }
    let numbers = rows.base
    var index = stretch.lowerBound
    while index < stretch.upperBound {
      let run = Int(numbers[index]) / TextArena.runLength
      var end = index + 1
      while end < stretch.upperBound, Int(numbers[end]) / TextArena.runLength == run { end += 1 }
      if end - index < TextArena.runLength / 32 || run >= texts.runCount {
        for index in index..<end {
          let row = Int(numbers[index])
          if row < texts.count {
            texts.withBytes(row) { read(index, $0, 0, $0.count) }
          } else {
            body(index, 0, 0)
          }
        }
      } else {
        texts.withRun(run) { bytes, starts in
          for index in index..<end {
            let text = Int(numbers[index]) % TextArena.runLength
            if text < starts.count - 1 {
              read(index, bytes, starts.start(of: text), starts.end(of: text))
            } else {
              body(index, 0, 0)
            }
          }
        }
      }
      index = end
    }
  }

  /// Heaps in about equal shares, a few for each thread.
  private static func tasks(_ heaps: [Range<Int>], _ count: Int) -> [[Range<Int>]] {
    let share = max(4_096, count / (Workers.count * 8))
    var tasks: [[Range<Int>]] = [[]]
    var size = 0
    for heap in heaps {
      if size + heap.count > share, size > 0 {
        tasks.append([])
        size = 0
      }
      tasks[tasks.count - 1].append(heap)
      size += heap.count
    }
    return tasks
  }

  // MARK: Ordering a heap

  /// Puts items that agree in `level` keys in order by the present one and those behind it.
  private func order(
    _ heap: Range<Int>, _ items: ScratchBuffer<KeyedPosition>,
    _ other: ScratchBuffer<KeyedPosition>, _ seconds: ScratchBuffer<UInt64>,
    _ rows: ScratchBuffer<UInt32>, level: Int
  ) {
    let sorted = items.base
    KeyedSort.sort(sorted + heap.lowerBound, other.base + heap.lowerBound, heap.count)
    var start = heap.lowerBound
    while start < heap.upperBound {
      let key = sorted[start].key
      var end = start + 1
      while end < heap.upperBound, sorted[end].key == key { end += 1 }
      // A text of which the last number is 0 has come to its end.
      if end - start > 1, key & 0xFFFF != 0 {
        advance(start..<end, items, seconds, rows, level: level + 1)
        order(start..<end, items, other, seconds, rows, level: level + 1)
      } else {
        sorted[start].position |= TextRanking.begins
      }
      start = end
    }
  }

  /// Gives items that agree so far their next keys.
  private func advance(
    _ run: Range<Int>, _ items: ScratchBuffer<KeyedPosition>, _ seconds: ScratchBuffer<UInt64>,
    _ rows: ScratchBuffer<UInt32>, level: Int
  ) {
    for index in run {
      let position = Int(items[index].position)
      items[index].key =
        level == 1 ? seconds[position] : key(of: rows[position], level: level)
    }
  }

  /// A text's key of a level.
  private func key(of row: UInt32, level: Int) -> UInt64 {
    guard Int(row) < texts.count else { return 0 }
    return texts.withBytes(Int(row)) { text in
      var place = 0
      for _ in 0..<level { place = reader.key(text, from: place, to: text.count).next }
      return reader.key(text, from: place, to: text.count).key
    }
  }
}
