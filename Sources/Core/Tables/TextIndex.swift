/// Finds a text of an arena by its bytes, without making it a `String`.
///
/// A hash table of positions with open addressing, at most half full.
package struct TextIndex: Sendable {
  /// Position + 1; 0 is free.
  private var slots: [UInt32]
  private var used = 0

  /// Makes an index without texts.
  package init() { slots = [UInt32](repeating: 0, count: 16) }

  /// The position of a text in the arena, or nil.
  package func find(_ text: some Collection<UInt8>, in arena: TextArena) -> Int? {
    var slot = Self.hash(text) & (slots.count - 1)
    while slots[slot] != 0 {
      let position = Int(slots[slot]) - 1
      if arena.slice(position).elementsEqual(text) { return position }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Enters the arena's text at a position; the position of an equal text entered before, or nil.
  package mutating func insert(_ position: Int, of arena: TextArena) -> Int? {
    if used * 2 >= slots.count { grow(arena) }
    let text = arena.slice(position)
    if let earlier = find(text, in: arena) { return earlier }
    place(position, Self.hash(text))
    return nil
  }

  private mutating func place(_ position: Int, _ hash: Int) {
    var slot = hash & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(truncatingIfNeeded: position + 1)
    used += 1
  }

  private mutating func grow(_ arena: TextArena) {
    let old = slots
    slots = [UInt32](repeating: 0, count: old.count * 2)
    used = 0
    for entry in old where entry != 0 {
      place(Int(entry) - 1, Self.hash(arena.slice(Int(entry) - 1)))
    }
  }

  /// FNV-1a, folded so that the low bits depend on all of it.
  private static func hash(_ text: some Collection<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7fff_ffff_ffff)
  }
}
