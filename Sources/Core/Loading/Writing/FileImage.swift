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
  private(set) var extras: [Int: JSONObject] = [:]
  /// For a file of regions their ids by number.
  var regionIDs: [String] = []
  /// The orders of keys that occur, and per understood record which one it has.
  private(set) var orders: [[String]] = []
  private(set) var orderOf = ChunkedArray<Int32>()
  /// For a file of rows the order of their keys, in place of `orders`.
  private(set) var rowOrder: RowKeyOrder?
  /// The numbers of records that came after loading, ascending.
  private var added: [Int] = []
  /// What is kept of records that have changed since loading, in place of `extras`.
  private var newExtras: [Int: JSONObject] = [:]
  /// Whether the file came after loading: without records it need not be written.
  var isNew = false
  /// Whether any record has changed, come or gone since loading: the file needs writing.
  package private(set) var isChanged = false

  init(path: String, content: Content) {
    self.path = path
    self.content = content
  }

  /// Takes a file that was read whole and without fault: nothing in it was set aside.
  init(
    path: String, content: Content, header: JSONObject?, numbers: Range<Int>,
    extras: [Int: JSONObject], orders: [[String]], orderOf: ChunkedArray<Int32>,
    rowOrder: RowKeyOrder?
  ) {
    self.init(path: path, content: content)
    self.header = header
    self.numbers = numbers
    self.extras = extras
    self.orders = orders
    self.orderOf = orderOf
    self.rowOrder = rowOrder
  }

  /// How many records there are, those removed since among them.
  var count: Int { numbers.count + setAside.count + added.count }

  /// Whether a row was read with its keys in the common order, and nothing is kept beside it.
  func isCommon(_ number: Int) -> Bool {
    guard let rowOrder, numbers.contains(number), rowOrder.isCommon(number) else { return false }
    return extras.isEmpty && newExtras.isEmpty || extras(of: number) == nil
  }

  /// How many records were not understood.
  package var setAsideCount: Int { setAside.count }

  /// Calls `body` with each record in the order of the file.
  func forEachEntry(_ body: (Entry) -> Void) { forEachEntry(in: 0..<numbers.count, body) }

  /// Calls `body` with the entries of a stretch of the records that were read, in their order.
  ///
  /// What was set aside belongs to the record behind it; the last stretch has what follows all of them, too.
  func forEachEntry(in stretch: Range<Int>, _ body: (Entry) -> Void) {
    var next =
      setAside.firstIndex { stretch.lowerBound == 0 || $0.after >= stretch.lowerBound }
      ?? setAside.endIndex
    for position in stretch {
      while next < setAside.endIndex, setAside[next].after <= position {
        body(.setAside(setAside[next].value))
        next += 1
      }
      body(.record(numbers.lowerBound + position))
    }
    guard stretch.upperBound == numbers.count else { return }
    for aside in setAside[next...] { body(.setAside(aside.value)) }
    for number in added { body(.record(number)) }
  }

  /// The records that were read in stretches that threads can share; one where there are few.
  var stretches: [Range<Int>] {
    let length = 16 << Workers.blockShift
    return stride(from: 0, to: max(1, numbers.count), by: length).map {
      $0..<min(numbers.count, $0 + length)
    }
  }

  /// The records of the file as it was read: those set aside before a place count, too.
  ///
  /// - Returns: the number of each record wanted by its place in the file's list.
  func indices(of wanted: Set<Int>) -> [Int: Int] {
    var found: [Int: Int] = [:]
    for number in wanted where numbers.contains(number) {
      let position = number - numbers.lowerBound
      found[position + setAside.count { $0.after <= position }] = number
    }
    for (place, number) in added.enumerated() where wanted.contains(number) {
      found[numbers.count + setAside.count + place] = number
    }
    return found
  }

  /// The members that a record has beside what the model carries.
  func extras(of number: Int) -> JSONObject? {
    if let new = newExtras[number] { return new.members.isEmpty ? nil : new }
    return extras[number]
  }

  /// The keys of a record in the order of the file; `isThere` tells of a row which it has.
  func keys(of number: Int, isThere: (String) -> Bool) -> [String] {
    if let rowOrder {
      return numbers.contains(number) ? rowOrder.keys(of: number, isThere: isThere) : []
    }
    let position = number - numbers.lowerBound
    guard orderOf.indices.contains(position) else { return [] }
    return orders[Int(orderOf[position])]
  }

  // MARK: - Changing

  /// Whether the file holds the record with a number, removed or not.
  func holds(_ number: Int) -> Bool {
    if numbers.contains(number) { return true }
    let place = added.partitioningIndex { $0 >= number }
    return added.indices.contains(place) && added[place] == number
  }

  /// Puts a new record at the end; its number is above all others.
  mutating func add(_ number: Int) {
    added.append(number)
    isChanged = true
  }

  /// Notes that a record has changed, come back or gone.
  mutating func touch() { isChanged = true }

  /// Keeps these members of a record as they stand, and no others.
  mutating func setExtras(_ members: JSONObject, of number: Int) {
    isChanged = true
    if (extras(of: number) ?? JSONObject()) != members { newExtras[number] = members }
  }

  /// The record with an id that was set aside.
  func setAside(id: String) -> JSONValue? { setAside.first { $0.value["id"]?.string == id }?.value }

  /// Puts a record that is not understood in the place of that with its id, or at the end of those
  /// read; nil removes it.
  mutating func setAside(id: String, _ value: JSONValue?) {
    let place = setAside.firstIndex { $0.value["id"]?.string == id }
    switch (place, value) {
    case (let place?, let value?): setAside[place].value = value
    case (let place?, nil): setAside.remove(at: place)
    case (nil, let value?): setAside.append((numbers.count, value))
    case (nil, nil): return
    }
    isChanged = true
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

  /// Adds a row that was understood; its number must follow on the last one.
  mutating func append(row number: Int, keeping kept: [(key: String, value: JSONValue)]) {
    append(rows: number..<number + 1)
    if !kept.isEmpty {
      extras[number] = JSONObject(kept.map { JSONObject.Member(key: $0.key, value: $0.value) })
    }
  }

  /// Adds rows of which nothing is kept; their numbers must follow on the last one.
  mutating func append(rows: Range<Int>) {
    numbers = (numbers.isEmpty ? rows.lowerBound : numbers.lowerBound)..<rows.upperBound
  }

  /// Keeps a member of a record as it stands.
  mutating func keep(_ key: String, _ value: JSONValue, of number: Int) {
    extras[number, default: JSONObject()][key] = value
  }

  /// Adds a record that was set aside.
  mutating func append(setAside value: JSONValue) { setAside.append((numbers.count, value)) }

  /// Takes over the orders of keys once all records are read.
  mutating func finish(_ order: KeyOrder) { orders = order.all }

  /// Takes over the order of keys once all rows are read.
  mutating func finish(_ order: RowKeyOrder) { rowOrder = order }
}
