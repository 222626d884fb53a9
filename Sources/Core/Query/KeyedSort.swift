/// Puts a short stretch of keyed positions in order, equal keys staying as they were.
enum KeyedSort {
  /// Up to here putting each in its place one by one is the quickest.
  private static let few = 32

  /// Sorts `count` items by their keys; `other` is room for as many.
  ///
  /// Unsafe, because a heap is a part of a buffer that other threads sort other parts of: both begin `count` items that are nobody
  /// else's.
  ///
  /// From the lowest byte up, bytes in which all keys agree left out. O(n × bytes that differ).
  static func sort(
    _ items: UnsafeMutablePointer<KeyedPosition>, _ other: UnsafeMutablePointer<KeyedPosition>,
    _ count: Int
  ) {
    if count <= few {
      insert(items, count)
      return
    }
    var differing: UInt64 = 0
    var isSorted = true
    for index in 1..<count {
      differing |= items[index].key ^ items[0].key
      if items[index].key < items[index - 1].key { isSorted = false }
    }
    if isSorted { return }
    var (from, to) = (items, other)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 256) { places in
      for byte in 0..<8 where (differing &>> UInt64(8 * byte)) & 0xFF != 0 {
        let shift = UInt64(8 * byte)
        places.update(repeating: 0)
        for index in 0..<count { places[Int((from[index].key &>> shift) & 0xFF)] += 1 }
        var sum: UInt32 = 0
        for digit in 0..<256 {
          let here = places[digit]
          places[digit] = sum
          sum += here
        }
        for index in 0..<count {
          let digit = Int((from[index].key &>> shift) & 0xFF)
          to[Int(places[digit])] = from[index]
          places[digit] += 1
        }
        swap(&from, &to)
      }
    }
    if from != items { items.update(from: from, count: count) }
  }

  private static func insert(_ items: UnsafeMutablePointer<KeyedPosition>, _ count: Int) {
    for index in 1..<max(1, count) {
      let item = items[index]
      var place = index
      while place > 0, items[place - 1].key > item.key {
        items[place] = items[place - 1]
        place -= 1
      }
      items[place] = item
    }
  }
}
