package import Core

/// A JSON object on one line for a terminal: nothing in it can do harm.
///
/// Control, bidirectional and invisible characters, which JSON allows inside texts, are written as
/// `\u` escapes; who reads the JSON gets them back as they were.
package struct JSONLine: Sendable {
  private var members: [JSONObject.Member] = []

  /// Makes an object without members.
  package init() {}

  /// Adds a value; keys stay in the order in which they are added.
  package mutating func add(_ key: String, _ value: JSONValue) {
    members.append(JSONObject.Member(key: key, value: value))
  }

  /// Adds a text, or null.
  package mutating func add(_ key: String, _ text: String?) {
    add(key, text.map { JSONValue($0) } ?? .null)
  }

  /// Adds an integer, or null.
  package mutating func add(_ key: String, _ integer: Int?) {
    add(key, integer.map { JSONValue($0) } ?? .null)
  }

  /// Adds an exact number with the digits that it has, or null.
  package mutating func add(_ key: String, _ number: FixedDecimal?) {
    add(key, number.map { JSONValue(.number(nil, printed: $0.plain)) } ?? .null)
  }

  /// The object as JSON, without a line feed.
  package var text: String {
    let bytes = JSONWriter.bytes(of: JSONValue(JSONObject(members)), style: .lines)
    let line = String(decoding: HarmlessJSON.escape(bytes), as: UTF8.self)
    return line.hasSuffix("\n") ? String(line.dropLast()) : line
  }

  /// The object as a value, for a place inside another one.
  package var value: JSONValue { JSONValue(JSONObject(members)) }
}
