/// Characters that have no business in a name: they could move the cursor, hide or reorder text.
package enum HostileCharacters {
  /// The first control, line break, bidirectional or invisible format character, if there is one.
  package static func first(in text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first(where: isHostile)
  }

  /// Whether a scalar is a control (C0, DEL, C1), a line or paragraph separator, one of the
  /// bidirectional marks, embeddings, overrides and isolates, a byte order mark, a tag, or is a
  /// noncharacter.
  package static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x00AD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB:
      true
    case 0xE0000...0xE007F: true
    default: scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
    }
  }
}
