/// What of a name says who is meant: without places, legal forms, signs and a bracket at the end.
struct CoreName: Sendable {
  /// Folded characters.
  let characters: [UInt32]
  /// The numerals among them: 一矿 and 二矿 are two.
  let numerals: [UInt32]

  /// Takes a name apart; `places` are names of places that may stand at the beginning, long ones first.
  init(_ name: String, _ ignored: [String], _ places: [[UInt32]]) {
    var folded = name.unicodeScalars.compactMap { TextFolding.fold($0.value) }
    Self.dropLastBracket(&folded)
    var characters = folded.filter { !Self.isSign($0) }
    while let place = places.first(where: {
      characters.count > $0.count && characters.starts(with: $0)
    }) {
      characters.removeFirst(place.count)
    }
    for word in ignored {
      let letters = word.unicodeScalars.map(\.value)
      if characters.count > letters.count, characters.suffix(letters.count).elementsEqual(letters) {
        characters.removeLast(letters.count)
      }
    }
    self.characters = characters
    numerals = characters.filter(Self.isNumeral)
  }

  /// A remark in brackets at the end is no part of the name, unless it is all there is.
  private static func dropLastBracket(_ characters: inout [UInt32]) {
    guard characters.last == 0x29, let open = characters.lastIndex(of: 0x28), open > 1
    else { return }
    characters.removeSubrange(open...)
  }

  private static func isSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x61...0x7A: false
    case 0x21...0x7E, 0xB7, 0x2010...0x203B, 0x3001...0x3003, 0x3008...0x301F: true
    default: false
    }
  }

  private static func isNumeral(_ scalar: UInt32) -> Bool {
    if (0x30...0x39).contains(scalar) { return true }
    switch Unicode.Scalar(scalar).flatMap({ HanNumeral.part($0) }) {
    case .digit, .small: return true
    default: return false
    }
  }

  /// How many characters must be put in, taken out or changed; nil for more than `most`.
  func distance(to other: CoreName, atMost most: Int) -> Int? {
    let (a, b) = (characters, other.characters)
    if a == b { return 0 }
    if most == 0 || abs(a.count - b.count) > most { return nil }
    var row = Array(0...b.count)
    for (i, character) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      var least = row[0]
      for j in b.indices {
        let replaced = diagonal + (character == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
        least = min(least, row[j + 1])
      }
      if least > most { return nil }
    }
    return row[b.count] <= most ? row[b.count] : nil
  }
}
