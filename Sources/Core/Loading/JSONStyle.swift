/// How a file is laid out; every file has one style, and saving keeps to it byte by byte.
///
/// Common to all: UTF-8, no byte order mark, keys in the order given, `": "` after a key except in
/// `.lines`, empty containers as `{}` and `[]`, numbers as printed, one line feed at the end. In
/// texts only `"`, `\` and control characters below U+0020 are escaped, as `\"` `\\` `\b` `\f` `\n`
/// `\r` `\t` or `\u001f` in lower case.
package enum JSONStyle: Sendable, Equatable {
  /// Every member and element on its own line, 2 spaces a level.
  case indented
  /// Like `.indented`, but what lies `depth` levels down stands on one line, with `", "` between.
  ///
  /// `.inline(depth: 1)` is an array with one record a line, `.inline(depth: 2)` an object whose
  /// arrays have one record a line, `.inline(depth: 0)` one line in all.
  case inline(depth: Int)
  /// One record a line (NDJSON), without any spaces.
  case lines

  /// The style in which a document is written, or nil if its bytes are canonical in none.
  ///
  /// Saving an unchanged document in its own style gives the same bytes again. Looks at styles with
  /// up to six levels; takes time proportional to the bytes.
  package static func canonical(of bytes: [UInt8], _ root: JSONValue) -> JSONStyle? {
    let styles = [.indented, .lines] + (0...6).map { JSONStyle.inline(depth: $0) }
    return styles.first { JSONWriter.bytes(of: root, style: $0) == bytes }
  }
}
