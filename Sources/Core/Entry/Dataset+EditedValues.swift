/// What the values that edits carry say.
extension Dataset {
  /// The figure that a value is; nil where this program does not understand it.
  package func figure(_ value: JSONValue) -> Figure? {
    decoder.lend(self) { $0.figure(value, .root).content }
  }

  /// The value of a field of a register's row; nil where this program does not understand it.
  package func value(_ value: JSONValue, of field: String, in register: String) -> FieldValue? {
    guard let schema = catalogue.registers[register], let position = schema.index(of: field) else {
      return nil
    }
    let object = JSONValue(JSONObject([JSONObject.Member(key: field, value: value)]))
    let read = decoder.lend(self) { $0.row(object, of: schema, isWhole: false, .root).content }
    return read?.first { $0.field == position }?.value
  }
}
