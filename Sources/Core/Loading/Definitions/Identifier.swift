/// The form of ids of definitions, which are also names of files.
enum Identifier {
  /// Whether a text has letters, digits, `-`, `_` and `.` only.
  static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
  }

  /// Whether a text can be a file's name in the folder it is meant for: plain, and nothing that leads elsewhere or is hidden.
  static func isFileName(_ text: String) -> Bool {
    isPlain(text) && !text.isEmpty && !text.hasPrefix(".")
  }
}
