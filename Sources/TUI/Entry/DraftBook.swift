package import Core

/// What was typed and is not in the journal: texts that are no values yet, cells and forms being filled in.
///
/// Kept on disk within a second, so that nothing typed is lost whatever happens to the program.
package struct DraftBook: Sendable, Equatable {
  /// Texts by field; a cell of a grid has one, under the empty name.
  package typealias Draft = [String: String]

  /// The drafts by what they are of; see ``key(_:)``.
  package private(set) var drafts: [String: Draft] = [:]
  /// What differs from the disk.
  package private(set) var changed: Set<String> = []
  /// When it began to differ; nil while nothing does.
  package private(set) var changedSince: Moment?

  /// Makes a book without drafts.
  package init() {}

  /// How many drafts there are.
  package var count: Int { drafts.count }
  /// Whether there is none.
  package var isEmpty: Bool { drafts.isEmpty }

  /// The draft under a key, or nil.
  package subscript(key: String) -> Draft? { drafts[key] }

  /// The text of a cell's draft, or nil.
  package func text(_ target: Edit.Target) -> String? { drafts[Self.key(target)]?[""] }

  /// The numbers of which there are drafts.
  package var figures: [Edit.Target] {
    drafts.keys.compactMap { key in
      key.hasPrefix("figure\t") ? .figure(String(key.dropFirst("figure\t".count))) : nil
    }
  }

  /// Keeps a draft, or forgets it where `draft` is nil.
  package mutating func set(_ key: String, _ draft: Draft?, at now: Moment) {
    if drafts[key] == draft { return }
    drafts[key] = draft
    changed.insert(key)
    changedSince = changedSince ?? now
  }

  /// Keeps the text of a cell, or forgets it.
  package mutating func set(_ target: Edit.Target, _ text: String?, at now: Moment) {
    set(Self.key(target), text.map { ["": $0] }, at: now)
  }

  /// The changes to be written; afterwards nothing differs.
  package mutating func takeChanges() -> [String: Draft?] {
    let changes = Dictionary(uniqueKeysWithValues: changed.map { ($0, drafts[$0]) })
    changed = []
    changedSince = nil
    return changes
  }

  /// Notes that changes could not be written: they are tried again with the next ones.
  package mutating func restoreChanges(_ keys: some Sequence<String>) { changed.formUnion(keys) }

  /// Takes over what an earlier start left; what is here already stays.
  package mutating func restore(_ kept: [String: Draft]) {
    drafts.merge(kept) { own, _ in own }
  }

  /// The key of a cell's or row's draft.
  package static func key(_ target: Edit.Target) -> String {
    switch target {
    case .figure(let id): "figure\t\(id)"
    case .row(let register, let id): "row\t\(register)\t\(id)"
    case .field(let register, let row, let field): "field\t\(register)\t\(row)\t\(field)"
    }
  }
}
