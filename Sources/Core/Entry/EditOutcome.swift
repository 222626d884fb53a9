/// What edits come to, one after the other: of each target its last state.
struct EditOutcome {
  /// What becomes of a figure.
  struct Value {
    /// The figure in the form of files; nil where it is removed.
    var value: JSONValue?
    var path: JSONPath
  }

  /// What becomes of a row.
  struct Row {
    enum Whole {
      case untouched
      case removed
      case value(JSONValue)
    }

    var whole = Whole.untouched
    /// Fields that change after that; a nil value empties.
    var fields: [String: JSONValue?] = [:]
    var path: JSONPath

    /// The row's object after these changes; nil where nothing is left or was there.
    func merged(into current: JSONValue?) -> JSONValue? {
      var object: JSONObject?
      switch whole {
      case .untouched: object = current?.object
      case .removed: object = nil
      case .value(let value): object = value.object
      }
      guard var object else { return nil }
      for (field, value) in fields.sorted(by: { $0.key < $1.key }) { object[field] = value }
      return JSONValue(object)
    }
  }

  /// What becomes of the rows of a register.
  struct Rows {
    var order: [String] = []
    var rows: [String: Row] = [:]
    /// Where the register is first spoken of.
    var path: JSONPath
  }

  private(set) var figureOrder: [String] = []
  private(set) var figures: [String: Value] = [:]
  private(set) var registerOrder: [String] = []
  private(set) var registers: [String: Rows] = [:]

  /// The sequence of the last transaction.
  private(set) var sequence = 0

  mutating func add(_ transaction: Transaction) {
    sequence = max(sequence, transaction.sequence)
    for (index, edit) in transaction.edits.enumerated() {
      let path = JSONPath([.index(transaction.sequence), .key("edits"), .index(index)])
      switch edit.target {
      case .figure(let id):
        if figures.updateValue(Value(value: edit.to, path: path), forKey: id) == nil {
          figureOrder.append(id)
        }
      case .row(let register, let id):
        change(id, of: register, path) { row in
          row.whole = edit.to.map { .value($0) } ?? .removed
          row.fields = [:]
          row.path = path
        }
      case .field(let register, let id, let field):
        change(id, of: register, path) { $0.fields.updateValue(edit.to, forKey: field) }
      }
    }
  }

  private mutating func change(
    _ id: String, of register: String, _ path: JSONPath, _ body: (inout Row) -> Void
  ) {
    if registers[register] == nil {
      registerOrder.append(register)
      registers[register] = Rows(path: path)
    }
    if registers[register]?.rows[id] == nil { registers[register]?.order.append(id) }
    body(&registers[register, default: Rows(path: path)].rows[id, default: Row(path: path)])
  }
}
