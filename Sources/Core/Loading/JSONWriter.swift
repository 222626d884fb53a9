/// Writes JSON in its canonical form, into bytes in memory.
///
/// ```swift
/// var writer = JSONWriter(style: .inline(depth: 1))
/// writer.beginArray()
/// writer.beginObject()
/// writer.key("id"); writer.string("530000")
/// writer.end()
/// writer.end()
/// try files.write(writer.finish(), to: path, mode: .everybodyReads)
/// ```
package struct JSONWriter {
  private struct Level {
    var isObject: Bool
    var isInline: Bool
    var count = 0
  }

  private let style: JSONStyle
  private var levels: [Level] = []
  private var isAfterKey = false

  /// What has been written so far.
  package private(set) var bytes: [UInt8] = []

  /// Starts with nothing.
  package init(style: JSONStyle) {
    self.style = style
  }

  /// The canonical bytes of one document.
  package static func bytes(of value: JSONValue, style: JSONStyle) -> [UInt8] {
    var writer = JSONWriter(style: style)
    writer.value(value)
    return writer.finish()
  }

  /// A text in quotes, as it stands in a file.
  package static func quoted(_ text: String) -> String {
    // Not `.lines`, which ends a value with a line feed.
    var writer = JSONWriter(style: .indented)
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The bytes with their final line feed; with `.lines` every record has brought its own.
  package mutating func finish() -> [UInt8] {
    precondition(levels.isEmpty, "an object or array is still open")
    if bytes.last != 0x0A, !bytes.isEmpty { bytes.append(0x0A) }
    return bytes
  }

  /// Makes room for so many more bytes.
  package mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  /// Forgets what has been written and keeps the room for it.
  package mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// Opens an object; every value in it follows a `key`.
  package mutating func beginObject() { begin(isObject: true) }

  /// Opens an array.
  package mutating func beginArray() { begin(isObject: false) }

  /// Closes the innermost object or array.
  package mutating func end() {
    guard let level = levels.popLast() else { return }
    if level.count > 0, !level.isInline { breakLine() }
    bytes.append(level.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    endValue()
  }

  /// Writes a key.
  package mutating func key(_ key: String) {
    separate()
    appendQuoted(key)
    bytes.append(UInt8(ascii: ":"))
    if style != .lines { bytes.append(UInt8(ascii: " ")) }
    isAfterKey = true
  }

  /// Writes a text.
  package mutating func string(_ text: String) {
    separate()
    appendQuoted(text)
    endValue()
  }

  /// Writes a number in its canonical form.
  package mutating func number(_ number: JSONNumber) { raw(number.description) }

  /// Writes an integer.
  package mutating func number(_ integer: Int) { raw(String(integer)) }

  /// Writes a number as it was printed; the text must be a JSON number.
  package mutating func number(printed: String) { raw(printed) }

  /// Writes `true` or `false`.
  package mutating func boolean(_ value: Bool) { raw(value ? "true" : "false") }

  /// Writes `null`.
  package mutating func null() { raw("null") }

  /// Writes a whole tree.
  package mutating func value(_ value: JSONValue) {
    switch value.content {
    case .null: null()
    case .boolean(let value): boolean(value)
    case .string(let text): string(text)
    case .number(_, let printed): number(printed: printed)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      end()
    case .object(let object):
      beginObject()
      for member in object.members {
        key(member.key)
        self.value(member.value)
      }
      end()
    }
  }

  /// Writes a value whose bytes somebody else appends, in the style of this writer.
  mutating func value(_ append: (inout [UInt8]) -> Void) {
    separate()
    append(&bytes)
    endValue()
  }

  // MARK: - Inside

  private mutating func begin(isObject: Bool) {
    separate()
    let isInline =
      switch style {
      case .indented: false
      case .inline(let depth): levels.count >= depth
      case .lines: true
      }
    levels.append(Level(isObject: isObject, isInline: isInline))
    bytes.append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
  }

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    endValue()
  }

  /// Writes what stands between the last value and the next key or value.
  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    guard let level = levels.last else { return }
    if level.count > 0 { bytes.append(UInt8(ascii: ",")) }
    levels[levels.count - 1].count += 1
    if !level.isInline {
      breakLine()
    } else if level.count > 0, style != .lines {
      bytes.append(UInt8(ascii: " "))
    }
  }

  private mutating func endValue() {
    if levels.isEmpty, style == .lines { bytes.append(0x0A) }
  }

  private mutating func breakLine() {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: levels.count * 2))
  }

  private mutating func appendQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { buffer in
      // Nearly every text goes as it is.
      if Self.isPlain(buffer) {
        bytes.append(contentsOf: buffer)
      } else {
        Self.appendEscaped(buffer, to: &bytes)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a text stands in a file as it is.
  @inline(__always)
  static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // Without a branch, so that many bytes are looked at in one step.
    var marks: UInt8 = 0
    for byte in text { marks |= byte < 0x20 || byte == 0x22 || byte == 0x5C ? 1 : 0 }
    return marks == 0
  }

  /// Appends a text with its escapes, without quotes.
  static func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x08: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "b")]
      case 0x09: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
      case 0x0A: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case 0x0C: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "f")]
      case 0x0D: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
  }
}
