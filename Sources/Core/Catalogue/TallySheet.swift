/// Counters for an event, and the row that they become when it ends.
package struct TallySheet: Hashable, Sendable, Identifiable {
  /// One thing that is counted.
  package struct Counter: Hashable, Sendable {
    /// The field of the register that takes the sum.
    package var field: String
    /// What stands over the counter; nil for the field's own title.
    package var title: LocalizedText?
    /// By how much a key adds.
    package var step: Int
  }

  /// Stable id, such as `publicityWeek`.
  package var id: String
  /// The event's kind, as people call it.
  package var title: LocalizedText
  /// Id of the register that the event becomes a row of.
  package var register: String
  /// Values that the row has from the start, in the text form of their fields.
  package var values: [String: String]
  /// At most nine, for the keys 1 to 9.
  package var counters: [Counter]
}
