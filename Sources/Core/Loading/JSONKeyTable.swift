/// A 64-bit hash of bytes, the same in every run.
///
/// It spreads well and reads eight bytes at a time; it is no protection against chosen collisions,
/// which cost time only (`JSONLimits.keySize` bounds how much).
func jsonHash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
  let raw = UnsafeRawBufferPointer(bytes)
  var hash = UInt64(truncatingIfNeeded: raw.count) &* 0x9E37_79B9_7F4A_7C15
  var index = 0
  while index + 8 <= raw.count {
    hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    index += 8
  }
  var rest: UInt64 = 0
  while index < raw.count {
    rest = rest << 8 | UInt64(raw[index])
    index += 1
  }
  return mixed(hash ^ rest)
}

private func mixed(_ value: UInt64) -> UInt64 {
  let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
  return product.high ^ product.low
}

/// The keys of the objects that are open, so that a second one is noticed at once.
///
/// One open-addressing table serves all open objects: keys leave in the reverse order of their
/// arrival, so that a slot can simply be emptied. No allocation once the arrays have grown.
struct JSONKeyTable {
  struct Entry {
    var hash: UInt64
    /// Where the bytes stand in `bytes`.
    var start: Int
    var count: Int
    /// Where the key's quote stands in the file.
    var offset: Int
    /// Which object it belongs to: the position of that object's first entry.
    var owner: Int
    var slot: Int
  }

  private(set) var entries: [Entry] = []
  private(set) var bytes: [UInt8] = []
  /// Entry numbers plus one, 0 being empty; the count is a power of two.
  private var slots = [Int32](repeating: 0, count: 64)

  /// Adds a key to the object whose entries start at `owner`.
  ///
  /// Returns the entry's number, or the number of the equal key that is there already.
  mutating func insert(
    _ key: UnsafeBufferPointer<UInt8>, owner: Int, offset: Int
  ) -> (entry: Int, isNew: Bool) {
    if (entries.count + 1) * 2 > slots.count { grow() }
    let hash = jsonHash(key)
    var slot = Self.firstSlot(hash, owner: owner, count: slots.count)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      let entry = entries[number]
      if entry.hash == hash, entry.owner == owner, equals(entry, key) { return (number, false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    entries.append(
      Entry(
        hash: hash, start: bytes.count, count: key.count, offset: offset, owner: owner, slot: slot))
    bytes.append(contentsOf: key)
    slots[slot] = Int32(truncatingIfNeeded: entries.count)
    return (entries.count - 1, true)
  }

  /// Forgets all entries from a number on.
  mutating func removeEntries(from number: Int) {
    guard number < entries.count else { return }
    bytes.removeLast(bytes.count - entries[number].start)
    for index in stride(from: entries.count - 1, through: number, by: -1) {
      slots[entries[index].slot] = 0
    }
    entries.removeLast(entries.count - number)
  }

  func text(of number: Int) -> String {
    let entry = entries[number]
    return String(decoding: bytes[entry.start..<entry.start + entry.count], as: UTF8.self)
  }

  private func equals(_ entry: Entry, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    entry.count == key.count
      && bytes.withUnsafeBufferPointer {
        $0[entry.start..<entry.start + entry.count].elementsEqual(key)
      }
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for number in entries.indices {
      var slot = Self.firstSlot(
        entries[number].hash, owner: entries[number].owner, count: slots.count)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      entries[number].slot = slot
      slots[slot] = Int32(truncatingIfNeeded: number + 1)
    }
  }

  private static func firstSlot(_ hash: UInt64, owner: Int, count: Int) -> Int {
    let mixedHash = hash &+ UInt64(truncatingIfNeeded: owner) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixedHash ^ mixedHash >> 32) & UInt64(count - 1))
  }
}

/// A fixed list of names that keys and option texts are looked up in without making Strings.
package struct JSONKeySet: Sendable {
  /// The names in the order given.
  package let names: [String]
  private let bytes: [UInt8]
  private let ranges: [Range<Int>]
  private let slots: [Int32]

  /// Makes a set; of equal names the first counts.
  package init(_ names: [String]) {
    self.names = names
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    var count = 8
    while count < names.count * 2 { count *= 2 }
    var slots = [Int32](repeating: 0, count: count)
    for (number, name) in names.enumerated() {
      let utf8 = Array(name.utf8)
      ranges.append(bytes.count..<bytes.count + utf8.count)
      bytes.append(contentsOf: utf8)
      var slot = Int(truncatingIfNeeded: utf8.withUnsafeBufferPointer(jsonHash)) & (count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: number + 1)
    }
    self.bytes = bytes
    self.ranges = ranges
    self.slots = slots
  }

  /// The number of a name, or nil.
  package func index(of name: String) -> Int? {
    var name = name
    return name.withUTF8 { index(of: $0) }
  }

  func index(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    var slot = Int(truncatingIfNeeded: jsonHash(name)) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      let range = ranges[number]
      if range.count == name.count,
        bytes.withUnsafeBufferPointer({ $0[range].elementsEqual(name) })
      {
        return number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }
}
