/// The orders in which the keys of a file's records come: few in number, so each is kept once.
struct KeyOrder {
  private let known: [String]
  private var unknown: [String] = []
  private var unknownNumber: [String: Int32] = [:]
  private var current: [Int32] = []
  private var orders: [[Int32]] = []
  private var number: [[Int32]: Int32] = [:]
  private var last: Int32 = -1

  /// Prepares for records with some known keys.
  init(known: [String]) { self.known = known }

  /// Begins another record.
  mutating func begin() { current.removeAll(keepingCapacity: true) }

  /// Adds a known key by its number.
  mutating func add(_ key: Int) { current.append(Int32(truncatingIfNeeded: key)) }

  /// Adds an unknown key.
  mutating func add(unknown key: String) {
    let number =
      unknownNumber[key] ?? Int32(truncatingIfNeeded: known.count + unknown.count)
    if Int(number) == known.count + unknown.count {
      unknown.append(key)
      unknownNumber[key] = number
    }
    current.append(number)
  }

  /// The number of the record's order; records mostly have that of the one before.
  mutating func end() -> Int32 { number(of: current) }

  /// The number of an order of keys.
  mutating func number(of keys: [Int32]) -> Int32 {
    if last >= 0, orders[Int(last)] == keys { return last }
    if let found = number[keys] {
      last = found
    } else {
      last = Int32(truncatingIfNeeded: orders.count)
      number[keys] = last
      orders.append(keys)
    }
    return last
  }

  /// The keys of the last record by their numbers.
  var lastKeys: [Int32] { last >= 0 ? orders[Int(last)] : [] }

  /// All orders by number.
  var all: [[String]] {
    orders.map { order in
      order.map { key in
        Int(key) < known.count ? known[Int(key)] : unknown[Int(key) - known.count]
      }
    }
  }
}
