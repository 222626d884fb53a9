/// Finds a text of an arena by its bytes, without making it a `String`.
///
/// Texts that come in ascending order need no table: they are found by bisection. Those that come
/// after the first that does not ascend are hashed, by open addressing; once they are more than an
/// eighth, all are. Invariant: the arena's first `sorted` texts ascend strictly, and every other
/// text that was entered has a slot.
package struct TextIndex: Sendable {
  private(set) var sorted = 0
  /// Position + 1, or 0 where free; at most three quarters are used.
  private(set) var slots: [UInt32] = []
  private(set) var used = 0

  /// Makes an index without texts.
  package init() {}

  /// Takes an index as it was; a slot must be free, and all must name texts of the arena.
  init(sorted: Int, slots: [UInt32], used: Int) {
    self.sorted = sorted
    self.slots = slots
    self.used = used
  }

  /// The bytes that the table takes.
  package var byteCount: Int { slots.count * 4 }

  /// The position of a text in the arena, or nil.
  package func find(_ text: some Collection<UInt8>, in arena: TextArena) -> Int? {
    if let found = text.withContiguousStorageIfAvailable({ find($0, in: arena) }) { return found }
    return Array(text).withUnsafeBufferPointer { find($0, in: arena) }
  }

  private func find(_ text: UnsafeBufferPointer<UInt8>, in arena: TextArena) -> Int? {
    if sorted > 0 {
      var low = 0
      var high = sorted
      while low < high {
        let middle = (low + high) / 2
        switch arena.compare(middle, text) {
        case 0: return middle
        case ..<0: low = middle + 1
        default: high = middle
        }
      }
    }
    if used == 0 { return nil }
    var slot = Self.hash(text) & (slots.count - 1)
    while slots[slot] != 0 {
      let position = Int(slots[slot]) - 1
      if arena.compare(position, text) == 0 { return position }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Enters the arena's text at a position; the position of an equal text entered before, or nil.
  package mutating func insert(_ position: Int, of arena: TextArena) -> Int? {
    arena.withBytes(position) { text in
      if isAllSorted(position), position == 0 || arena.compare(position - 1, text) < 0 {
        sorted += 1
        return nil
      }
      if let earlier = find(text, in: arena) { return earlier }
      if (used + 1) * 4 > slots.count * 3 { grow(arena) }
      place(position, Self.hash(text))
      if sorted > 0, used * 8 > sorted { hashAll(arena) }
      return nil
    }
  }

  /// Whether the first `count` texts ascend and no other was entered.
  func isAllSorted(_ count: Int) -> Bool { sorted == count && used == 0 }

  /// Enters further texts, which ascend and are above all others.
  mutating func extend(by count: Int) { sorted += count }

  private mutating func place(_ position: Int, _ hash: Int) {
    var slot = hash & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(truncatingIfNeeded: position + 1)
    used += 1
  }

  private mutating func grow(_ arena: TextArena) {
    let old = slots
    slots = [UInt32](repeating: 0, count: max(16, old.count * 2))
    used = 0
    for entry in old where entry != 0 {
      let position = Int(entry) - 1
      place(position, arena.withBytes(position) { Self.hash($0) })
    }
  }

  private mutating func hashAll(_ arena: TextArena) {
    for position in 0..<sorted {
      if (used + 1) * 4 > slots.count * 3 { grow(arena) }
      place(position, arena.withBytes(position) { Self.hash($0) })
    }
    sorted = 0
  }

  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = jsonHash(text)
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
  }
}
