/// The smallest of many numbers, as many as asked for, without sorting them all.
///
/// A heap with the largest kept on top: most of the many cost one comparison.
struct SmallestKeys {
  private let limit: Int
  private var heap: [UInt64] = []

  /// Makes an empty choice of at most `limit` numbers.
  init(limit: Int) { self.limit = max(0, limit) }

  /// Considers a number; O(log limit) at worst.
  mutating func insert(_ key: UInt64) {
    if heap.count < limit {
      heap.append(key)
      rise(heap.count - 1)
    } else if let largest = heap.first, key < largest {
      heap[0] = key
      sink()
    }
  }

  /// The numbers kept, ascending.
  var sorted: [UInt64] { heap.sorted() }

  private mutating func rise(_ start: Int) {
    var child = start
    while child > 0, heap[(child - 1) / 2] < heap[child] {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < heap.count else { return }
      if child + 1 < heap.count, heap[child] < heap[child + 1] { child += 1 }
      guard heap[parent] < heap[child] else { return }
      heap.swapAt(parent, child)
      parent = child
    }
  }
}
