/// The smallest of many values, as many as asked for, without sorting them all.
///
/// A heap with the largest kept on top: most of the many cost one comparison.
struct Smallest<Element: Comparable> {
  private let limit: Int
  private var heap: [Element] = []

  /// Makes an empty choice of at most `limit` values.
  init(limit: Int) { self.limit = max(0, limit) }

  /// Considers a value; O(log limit) at worst.
  mutating func insert(_ element: Element) {
    if heap.count < limit {
      heap.append(element)
      rise(heap.count - 1)
    } else if let largest = heap.first, element < largest {
      heap[0] = element
      sink()
    }
  }

  /// The largest value kept, once there are as many as wanted: what isn't smaller is not kept.
  var bound: Element? { heap.count < limit ? nil : heap.first }

  /// The values kept, ascending.
  var sorted: [Element] { heap.sorted() }

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

extension Smallest: Sendable where Element: Sendable {}
