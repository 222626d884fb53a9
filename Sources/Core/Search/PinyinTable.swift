/// The readings of Han characters: initials, other initials and pinyin.
///
/// The tables are compiled in (`reference/han-initials.tsv`, `reference/han-pinyin.tsv`) and read
/// once, at the first use. They can only guess the readings of place names; the region tree's own
/// readings are right there.
package enum PinyinTable {
  /// The letter by which a character is usually typed; nil outside the table.
  package static func initial(of character: Unicode.Scalar) -> Character? {
    let table = InitialTable.shared
    let letter = table.letter(of: table.code(of: character.value))
    return letter == 0 ? nil : Character(Unicode.Scalar(letter))
  }

  /// Other letters by which a character may be typed, ascending; the default is not among them.
  package static func alternativeInitials(of character: Unicode.Scalar) -> [Character] {
    let table = InitialTable.shared
    let code = table.code(of: character.value)
    let mask = table.mask(of: code) & ~InitialTable.bit(table.letter(of: code))
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).filter { mask & InitialTable.bit($0) != 0 }
      .map { Character(Unicode.Scalar($0)) }
  }

  /// The default syllable of a character without tone, ü as v; nil outside the table.
  package static func pinyin(of character: Unicode.Scalar) -> String? {
    let letters = SyllableTable.shared.syllable(of: character.value)
    return letters.isEmpty ? nil : String(decoding: letters, as: UTF8.self)
  }

  /// The default initials of a name; Latin letters (in lower case) and digits stand for themselves.
  package static func initials(of name: String) -> String {
    let table = InitialTable.shared
    let letters = name.unicodeScalars.map { table.letter(of: table.code(of: $0.value)) }
    return String(decoding: letters.filter { $0 != 0 }, as: UTF8.self)
  }

  /// Whether letters are the initials of consecutive characters anywhere in a name.
  ///
  /// Each letter may be the default or an alternative reading; Latin letters and digits of the
  /// name stand for themselves, other characters are passed over. Nothing typed matches any name;
  /// anything but lower-case letters and digits matches none.
  package static func matches(_ typed: String, _ name: String) -> Bool {
    guard let pattern = InitialsPattern(Array(typed.utf8)) else { return typed.isEmpty }
    var list = NameList()
    list.append(initialsOf: name, owner: 0)
    var found = false
    list.scan(pattern) { _, _ in found = true }
    return found
  }
}
