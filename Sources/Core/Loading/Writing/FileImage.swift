/// What a file holds beside the records that became figures, rows or regions.
///
/// With it a file can be written again byte by byte: it has the order of the records and of their
/// keys, the keys that nobody knows, the records that were set aside.
package struct FileImage: Sendable {
  /// What the records of a file are.
  package enum Content: Hashable, Sendable {
    case figures
    /// Rows of the register with this id.
    case rows(String)
    case regions
  }

  /// A record in its place.
  enum Entry: Sendable {
    /// One that was understood, by its number in the store, table or list of regions.
    case record(Int)
    /// One that was set aside.
    case setAside(JSONValue)
  }

  /// The path inside the dataset's folder, such as `figures/yunnan-2023-cases.json`.
  package let path: String
  /// What the file's records are: figures, rows of a register, or regions.
  package let content: Content
  /// The object around the records, the list itself being empty; nil for one record a line.
  package internal(set) var header: JSONObject?
  /// Whether the file was read to its end; a broken one must not be written over.
  package internal(set) var isWhole = true
  /// The numbers of the understood records; they are numbered without gaps.
  private(set) var numbers = 0..<0
  /// Records that were set aside, with how many understood ones stand before each.
  private var setAside: [(after: Int, value: JSONValue)] = []
  /// Per record what its figure or row does not carry: unknown keys, and known keys whose values
  /// were not understood or stand for something else.
  private var extras: [Int: JSONObject] = [:]
  /// For a file of regions their ids by number.
  var regionIDs: [String] = []
  /// The orders of keys that occur, and per understood record which one it has.
  private var orders: [[String]] = []
  private var orderOf: [Int32] = []

  init(path: String, content: Content) {
    self.path = path
    self.content = content
  }

  /// How many records were not understood.
  package var setAsideCount: Int { setAside.count }

  /// All records in the order of the file.
  var entries: [Entry] {
    var result: [Entry] = []
    result.reserveCapacity(numbers.count + setAside.count)
    var next = setAside.startIndex
    for (position, number) in numbers.enumerated() {
      while next < setAside.endIndex, setAside[next].after <= position {
        result.append(.setAside(setAside[next].value))
        next += 1
      }
      result.append(.record(number))
    }
    return result + setAside[next...].map { .setAside($0.value) }
  }

  /// The members that a record has beside what the model carries.
  func extras(of number: Int) -> JSONObject? { extras[number] }

  /// The keys of a record in the order of the file.
  func keys(of number: Int) -> [String] {
    let position = number - numbers.lowerBound
    guard orderOf.indices.contains(position) else { return [] }
    return orders[Int(orderOf[position])]
  }

  // MARK: - Filling

  /// Adds a record that was understood; its number must follow on the last one.
  mutating func append(
    record number: Int, order: Int32, keeping kept: [(key: String, value: JSONValue)]
  ) {
    if numbers.isEmpty { numbers = number..<number }
    numbers = numbers.lowerBound..<number + 1
    orderOf.append(order)
    if !kept.isEmpty {
      extras[number] = JSONObject(kept.map { JSONObject.Member(key: $0.key, value: $0.value) })
    }
  }

  /// Keeps a member of a record as it stands.
  mutating func keep(_ key: String, _ value: JSONValue, of number: Int) {
    extras[number, default: JSONObject()][key] = value
  }

  /// Adds a record that was set aside.
  mutating func append(setAside value: JSONValue) { setAside.append((orderOf.count, value)) }

  /// Takes over the orders of keys once all records are read.
  mutating func finish(_ order: KeyOrder) { orders = order.all }
}

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
  mutating func end() -> Int32 {
    if last >= 0, orders[Int(last)] == current { return last }
    if let found = number[current] {
      last = found
    } else {
      last = Int32(truncatingIfNeeded: orders.count)
      number[current] = last
      orders.append(current)
    }
    return last
  }

  /// All orders by number.
  var all: [[String]] {
    orders.map { order in
      order.map { key in
        Int(key) < known.count ? known[Int(key)] : unknown[Int(key) - known.count]
      }
    }
  }
}
