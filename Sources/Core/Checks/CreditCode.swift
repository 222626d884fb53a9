/// The unified social credit code of GB 32100-2015.
package enum CreditCode {
  /// The characters by their values 0 to 30; I, O, S, V and Z are left out.
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

  /// The last character that the first seventeen give; nil unless there are eighteen of the alphabet.
  ///
  /// Each of the seventeen is weighted with 3 to the power of its place, modulo 31.
  package static func checkCharacter(_ code: String) -> Character? {
    let values = code.compactMap { character in alphabet.firstIndex(of: character) }
    guard code.count == 18, values.count == 18 else { return nil }
    var weight = 1
    var sum = 0
    for value in values.dropLast() {
      sum += value * weight
      weight = weight * 3 % 31
    }
    return alphabet[(31 - sum % 31) % 31]
  }

  /// What is wrong with the check character of a code; nil for one that is right or no code.
  static func fault(_ code: String) -> Finding.Fact? {
    guard let expected = checkCharacter(code), let last = code.last, last != expected
    else { return nil }
    return .creditCode(found: String(last), expected: String(expected))
  }

  /// The last character that the first eight of an organisation code give (GB 11714-1997).
  ///
  /// Nil unless they are digits and capital letters, which count 10 to 35. Characters 9 to 17 of a
  /// unified code are an organisation code.
  package static func organisationCheckCharacter(_ code: some StringProtocol) -> Character? {
    let weights = [3, 7, 9, 10, 5, 8, 4, 2]
    let values = code.utf8.prefix(8).compactMap { byte -> Int? in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A")) + 10
      default: nil
      }
    }
    guard values.count == 8 else { return nil }
    let check = 11 - zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11
    return check == 10 ? "X" : check == 11 ? "0" : Character("\(check)")
  }

  /// What is wrong with the organisation code in a text: a credit code, or nine characters alone.
  ///
  /// Nil for one that is right or none.
  static func organisationFault(_ text: String) -> Finding.Fact? {
    let code: Substring
    switch text.count {
    case 18: code = text.dropFirst(8).prefix(9)
    case 9: code = text[...]
    default: return nil
    }
    guard let expected = organisationCheckCharacter(code), let last = code.last, last != expected
    else { return nil }
    return .organisationCode(found: String(last), expected: String(expected))
  }
}
