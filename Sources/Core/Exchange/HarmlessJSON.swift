/// JSON that may be shown on a terminal as it is.
package enum HarmlessJSON {
  /// The same JSON with control, bidirectional and invisible characters of its texts as `\u`
  /// escapes; line feeds between values stay.
  ///
  /// The bytes must be sound JSON: there such characters stand in texts only. O(n).
  package static func escape(_ json: [UInt8]) -> [UInt8] {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(json.count)
    for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
      if scalar != "\n", HostileCharacters.isHostile(scalar) {
        for unit in Character(scalar).utf16 { append(unit, to: &escaped) }
      } else {
        escaped.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return escaped
  }

  private static func append(_ unit: UInt16, to bytes: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: "\\u".utf8)
    for shift in [12, 8, 4, 0] { bytes.append(digits[Int(unit >> shift) & 0xF]) }
  }
}
