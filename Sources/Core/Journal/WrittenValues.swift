/// The last values that some transactions wrote, to compare with what a request takes for granted.
struct WrittenValues {
  private struct RowKey: Hashable {
    var register: String
    var id: String
  }

  private struct Row {
    /// The row as it was last written as a whole; nil inside: it was removed; nil outside: never.
    var whole: JSONValue??
    /// Fields written since.
    var fields: [String: JSONValue?] = [:]
  }

  private var figures: [String: JSONValue?] = [:]
  private var rows: [RowKey: Row] = [:]

  var isEmpty: Bool { figures.isEmpty && rows.isEmpty }

  /// Learns what an edit writes.
  mutating func add(_ edit: Edit) {
    switch edit.target {
    case .figure(let id): figures[id] = .some(edit.to)
    case .row(let register, let id):
      rows[RowKey(register: register, id: id)] = Row(whole: .some(edit.to))
    case .field(let register, let row, let field):
      rows[RowKey(register: register, id: row), default: Row()].fields[field] = .some(edit.to)
    }
  }

  /// Whether what is known to stand there is something else than the edit's `from`.
  ///
  /// A row and its fields are one thing here: who removes a row must have seen its last fields.
  func contradicts(_ edit: Edit) -> Bool {
    switch edit.target {
    case .figure(let id):
      guard let value = figures[id] else { return false }
      return !Self.isSame(value, edit.from)
    case .field(let register, let row, let field):
      guard let known = rows[RowKey(register: register, id: row)] else { return false }
      if let value = known.fields[field] { return !Self.isSame(value, edit.from) }
      guard let whole = known.whole else { return false }
      guard let whole else { return true }
      return !Self.isSame(whole[field], edit.from)
    case .row(let register, let id):
      guard let known = rows[RowKey(register: register, id: id)] else { return false }
      guard let whole = known.whole else {
        return known.fields.contains { !Self.isSame($0.value, edit.from?[$0.key]) }
      }
      guard var object = whole?.object else { return !Self.isSame(whole, edit.from) }
      for (field, value) in known.fields { object[field] = value }
      return !Self.isSame(JSONValue(object), edit.from)
    }
  }

  /// Whether both say the same: numbers by value, members in any order, `null` like nothing.
  static func isSame(_ left: JSONValue?, _ right: JSONValue?) -> Bool {
    switch (left?.content ?? .null, right?.content ?? .null) {
    case (.number(let left?, _), .number(let right?, _)): left.isSameValue(as: right)
    case (.array(let left), .array(let right)):
      left.count == right.count && zip(left, right).allSatisfy { isSame($0, $1) }
    case (.object(let left), .object(let right)):
      left.members.allSatisfy { isSame($0.value, right[$0.key]) }
        && right.members.allSatisfy { $0.value.type == .null || left[$0.key] != nil }
    case (let left, let right): left == right
    }
  }
}

extension JSONValue {
  /// Whether both say the same: numbers by value, members in any order, `null` like nothing.
  package static func saysSame(_ left: JSONValue?, _ right: JSONValue?) -> Bool {
    WrittenValues.isSame(left, right)
  }
}

extension Edit {
  /// Whether two edits are about the same figure or the same row.
  package func touches(_ other: Edit) -> Bool {
    switch (target, other.target) {
    case (.figure(let left), .figure(let right)): left == right
    case (.field(let register, let row, let field), .field(let otherRegister, let other, let name)):
      register == otherRegister && row == other && field == name
    case (.row(let register, let row), .row(let otherRegister, let other)),
      (.row(let register, let row), .field(let otherRegister, let other, _)),
      (.field(let register, let row, _), .row(let otherRegister, let other)):
      register == otherRegister && row == other
    default: false
    }
  }
}
