/// What edits come to, one after the other: of each target its last state.
struct EditOutcome {
  /// Which edit of which transaction: a path of it is made only where something is said about it.
  struct Place {
    var sequence: Int
    var index: Int

    var path: JSONPath { JSONPath([.index(sequence), .key("edits"), .index(index)]) }
  }

  /// What becomes of a figure.
  struct Value {
    /// The figure in the form of files; nil where it is removed.
    var value: JSONValue?
    var place: Place

    var path: JSONPath { place.path }
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
    var place: Place

    var path: JSONPath { place.path }

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
    var place: Place

    var path: JSONPath { place.path }

    mutating func change(_ id: String, _ place: Place, _ body: (inout Row) -> Void) {
      if let index = rows.index(forKey: id) {
        body(&rows.values[index])
      } else {
        order.append(id)
        var row = Row(place: place)
        body(&row)
        rows[id] = row
      }
    }
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
      let place = Place(sequence: transaction.sequence, index: index)
      switch edit.target {
      case .figure(let id):
        if figures.updateValue(Value(value: edit.to, place: place), forKey: id) == nil {
          figureOrder.append(id)
        }
      case .row(let register, let id):
        change(id, of: register, place) { row in
          row.whole = edit.to.map { .value($0) } ?? .removed
          row.fields = [:]
          row.place = place
        }
      case .field(let register, let id, let field):
        change(id, of: register, place) { $0.fields.updateValue(edit.to, forKey: field) }
      }
    }
  }

  private mutating func change(
    _ id: String, of register: String, _ place: Place, _ body: (inout Row) -> Void
  ) {
    if registers[register] == nil { registerOrder.append(register) }
    registers[register, default: Rows(place: place)].change(id, place, body)
  }
}
