/// A JSON value as a tree that remembers where everything stood and how numbers were printed.
///
/// For files that are small beside the data: the manifest, the catalogue, figures. Two values are
/// `==` if they say the same in the same order, wherever they stood; numbers count as printed.
package struct JSONValue: Sendable, Equatable {
  /// What a value is.
  package indirect enum Content: Sendable, Equatable {
    case null
    case boolean(Bool)
    case string(String)
    /// The number, nil if it is too long for 64 bits, and its bytes.
    case number(JSONNumber?, printed: String)
    case array([JSONValue])
    case object(JSONObject)

    /// Whether both say the same; numbers are compared as printed.
    package static func == (left: Content, right: Content) -> Bool {
      switch (left, right) {
      case (.null, .null): true
      case (.boolean(let left), .boolean(let right)): left == right
      case (.string(let left), .string(let right)):
        // Not by canonical equivalence: "é" in one and in two scalars are different bytes.
        left.utf8.elementsEqual(right.utf8)
      case (.number(_, let left), .number(_, let right)): left == right
      case (.array(let left), .array(let right)): left == right
      case (.object(let left), .object(let right)): left == right
      default: false
      }
    }
  }

  /// What the value is.
  package var content: Content
  /// Its bytes, from the start of the file; nil if it was made by the program.
  package var range: Range<Int>?

  /// Makes a value.
  package init(_ content: Content, range: Range<Int>? = nil) {
    self.content = content
    self.range = range
  }

  /// Makes a text.
  package init(_ text: String) { self.init(.string(text)) }

  /// Makes an integer.
  package init(_ integer: Int) { self.init(JSONNumber(mantissa: Int64(integer))) }

  /// Makes a number.
  package init(_ number: JSONNumber) {
    self.init(.number(number, printed: number.description))
  }

  /// Makes `true` or `false`.
  package init(_ boolean: Bool) { self.init(.boolean(boolean)) }

  /// Makes an array.
  package init(_ elements: [JSONValue]) { self.init(.array(elements)) }

  /// Makes an object.
  package init(_ object: JSONObject) { self.init(.object(object)) }

  /// The value `null`.
  package static var null: JSONValue { JSONValue(.null) }

  /// Whether both say the same, wherever they stood.
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    left.content == right.content
  }

  /// The type of the value.
  package var type: JSONType {
    switch content {
    case .null: .null
    case .boolean: .boolean
    case .string: .string
    case .number: .number
    case .array: .array
    case .object: .object
    }
  }

  /// The text, if it is one.
  package var string: String? {
    if case .string(let text) = content { text } else { nil }
  }

  /// The number, if it is one and fits.
  package var number: JSONNumber? {
    if case .number(let number, _) = content { number } else { nil }
  }

  /// The Boolean, if it is one.
  package var boolean: Bool? {
    if case .boolean(let value) = content { value } else { nil }
  }

  /// The elements, if it is an array.
  package var elements: [JSONValue]? {
    if case .array(let elements) = content { elements } else { nil }
  }

  /// The object, if it is one.
  package var object: JSONObject? {
    if case .object(let object) = content { object } else { nil }
  }

  /// The value of a key, if this is an object that has it.
  package subscript(key: String) -> JSONValue? { object?[key] }

  /// What a message shows of the value, at most 40 scalars.
  package var excerpt: String {
    switch content {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(_, let printed): LoadProblem.shortened(printed)
    case .string(let text): LoadProblem.shortened(JSONWriter.quoted(text))
    case .array: "["
    case .object: "{"
    }
  }
}

/// A JSON object that keeps the order of its members and those nobody knows.
package struct JSONObject: Sendable, Equatable {
  /// A key with its value.
  package struct Member: Sendable, Equatable {
    /// The key, escapes resolved.
    package var key: String
    /// Where the key's quote stands in the file; nil if it was made by the program.
    package var keyOffset: Int?
    /// The value.
    package var value: JSONValue

    /// Makes a member.
    package init(key: String, keyOffset: Int? = nil, value: JSONValue) {
      self.key = key
      self.keyOffset = keyOffset
      self.value = value
    }

    /// Whether key and value are the same, wherever they stood.
    package static func == (left: Member, right: Member) -> Bool {
      left.key == right.key && left.value == right.value
    }
  }

  /// The members in order; the reader guarantees that keys are different.
  package private(set) var members: [Member]

  /// Makes an object of members with different keys; of equal ones the first counts.
  package init(_ members: [Member] = []) {
    self.members = members
  }

  /// Makes an object in the order given.
  package init(_ members: KeyValuePairs<String, JSONValue>) {
    self.members = members.map { Member(key: $0.key, value: $0.value) }
  }

  /// The value of a key; setting one keeps its place, a new key goes to the end, nil removes.
  ///
  /// Takes time proportional to the number of members.
  package subscript(key: String) -> JSONValue? {
    get { members.first { $0.key == key }?.value }
    set {
      let index = members.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Sets or removes a key; a new one goes behind the nearest key that precedes it in `order`.
  ///
  /// That way a file keeps the order its author chose, unknown keys included, and a new key still
  /// comes to stand where the schema has it.
  package mutating func set(_ key: String, to value: JSONValue?, order: [String]) {
    guard let value, self[key] == nil, let rank = order.firstIndex(of: key) else {
      self[key] = value
      return
    }
    for earlier in order[..<rank].reversed() {
      if let index = members.firstIndex(where: { $0.key == earlier }) {
        members.insert(Member(key: key, value: value), at: index + 1)
        return
      }
    }
    members.insert(Member(key: key, value: value), at: 0)
  }
}
