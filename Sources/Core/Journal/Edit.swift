/// One change of one thing, with what stood there before.
///
/// Values are in the form of the dataset's files: a figure's or a row's object, or a field's value. `from` and `to` are absolute, so that
/// replaying an edit twice changes nothing, and exchanging them undoes it.
package struct Edit: Sendable, Equatable {
  /// What is changed.
  package enum Target: Hashable, Sendable {
    /// The figure with this id, as a whole.
    case figure(String)
    /// A row of a register, as a whole: it is added or removed.
    case row(register: String, id: String)
    /// One field of a row that stands.
    case field(register: String, row: String, field: String)

    /// Id of the register that it is in; nil for a figure.
    package var register: String? {
      switch self {
      case .figure: nil
      case .row(let register, _), .field(let register, _, _): register
      }
    }
  }

  /// What is changed.
  package var target: Target
  /// What stood there before; nil for nothing.
  package var from: JSONValue?
  /// What stands there afterwards; nil for nothing.
  package var to: JSONValue?

  /// Makes an edit.
  package init(_ target: Target, from: JSONValue?, to: JSONValue?) {
    self.target = target
    self.from = from
    self.to = to
  }

  /// The edit that takes this one back.
  package var inverse: Edit { Edit(target, from: to, to: from) }
}
