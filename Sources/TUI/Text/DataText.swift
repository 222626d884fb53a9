internal import Core

/// Text of the data as it may stand inside a sentence.
package enum DataText {
  /// The most characters of one piece of data in a sentence.
  package static let longest = 60

  /// A text with its hostile characters spelled out, as in `<U+202E>`, and cut where it is long.
  ///
  /// Unlike `sanitized`, the reader sees which character it is; that is what a message is for.
  package static func visible(_ text: String, longest: Int = longest) -> String {
    var shown = ""
    for scalar in text.unicodeScalars.prefix(longest) {
      if HostileCharacters.isHostile(scalar) {
        shown += "<" + codePoint(scalar) + ">"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    if text.unicodeScalars.dropFirst(longest).first != nil { shown += "…" }
    return sanitized(shown)
  }

  /// Words of a document within a sentence of the screen: in English those in Chinese are quoted.
  static func printed(_ words: String, _ language: Language) -> String {
    guard language == .en, words.unicodeScalars.contains(where: { $0.value >= 0x2E80 }) else {
      return words
    }
    return "\"" + words + "\""
  }

  /// The end of a path, which says more than its beginning, for a line with little room.
  static func ending(_ path: String, longest: Int) -> String {
    let scalars = path.unicodeScalars
    guard scalars.count > longest else { return visible(path, longest: longest) }
    return "…"
      + visible(
        String(String.UnicodeScalarView(scalars.suffix(longest - 1))), longest: longest)
  }

  /// The name of a file with its folders; the end is what counts where it is long.
  static func path(_ path: String) -> String {
    let scalars = path.unicodeScalars
    guard scalars.count > 200 else { return visible(path, longest: 200) }
    return "…" + visible(String(String.UnicodeScalarView(scalars.suffix(199))), longest: 200)
  }

  /// A path in a document, its middle left out where it has more than twelve steps.
  static func path(_ path: JSONPath) -> String {
    let steps = path.components.map { step in
      switch step {
      case .key(let key): JSONPath.Component.key(LoadProblem.shortened(key))
      case .index: step
      }
    }
    guard steps.count > 12 else { return visible(JSONPath(steps).description, longest: 600) }
    let start = JSONPath(Array(steps.prefix(8))).description
    let end = JSONPath(Array(steps.suffix(3))).description
    return visible(start + " … " + end, longest: 600)
  }

  /// Names that lead from one to the next, the middle left out where there are more than eight.
  static func chain(_ names: [String]) -> String {
    var shown = names.map { visible($0, longest: 40) }
    if shown.count > 8 { shown.replaceSubrange(6..<shown.count - 1, with: ["…"]) }
    return shown.joined(separator: " → ")
  }

  /// A code point as `U+202E`.
  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Whether a text looks like the number of a resident, or like a mobile telephone's.
  static func isPersonalNumber(_ text: String) -> Bool {
    var run = 0
    var first: UInt8 = 0
    for byte in Array(text.utf8) + [0] {
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      let isCheck = run == 17 && (byte == UInt8(ascii: "X") || byte == UInt8(ascii: "x"))
      if isDigit || isCheck {
        if run == 0 { first = byte }
        run += 1
      } else {
        if run == 18 || (run == 11 && first == UInt8(ascii: "1")) { return true }
        run = 0
      }
    }
    return false
  }
}
