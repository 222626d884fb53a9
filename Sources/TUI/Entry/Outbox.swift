package import Core

/// Edits that are on their way to the journal: asked for, and not yet acknowledged.
package struct Outbox: Sendable {
  /// A request with the words that its cells show meanwhile.
  package struct Item: Sendable {
    /// What was asked for.
    package var request: CommitRequest
    /// What the person typed, by target.
    package var texts: [Edit.Target: String]
    /// The key of the form's draft, which goes once the journal has the row.
    package var formDraft: String?
    /// What is said once the journal has it, where that is more than that it was saved.
    var phrase: EntryPhrase?
  }

  /// In the order in which they were asked for.
  package private(set) var items: [Item] = []

  /// Makes an empty one.
  package init() {}

  /// Whether everything is acknowledged.
  package var isEmpty: Bool { items.isEmpty }

  /// What is on its way.
  package var targets: [Edit.Target] { items.flatMap { $0.request.edits.map(\.target) } }

  /// Adds a request.
  mutating func add(_ item: Item) { items.append(item) }

  /// Takes out the request with an id; nil if it is not here.
  mutating func take(_ id: String) -> Item? {
    guard let index = items.firstIndex(where: { $0.request.id == id }) else { return nil }
    return items.remove(at: index)
  }

  /// The last edit of a target that is on its way, with the words typed.
  package func pending(_ target: Edit.Target) -> (edit: Edit, text: String?)? {
    for item in items.reversed() {
      if let edit = item.request.edits.last(where: { $0.target == target }) {
        return (edit, item.texts[target])
      }
    }
    return nil
  }
}
