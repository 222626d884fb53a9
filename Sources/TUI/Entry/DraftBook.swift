package import Core

/// What was typed and is not in the journal: texts that are no values yet, cells and forms being filled in.
///
/// Kept on disk within a second, so that nothing typed is lost whatever happens to the program. What is on its way to the journal
/// counts as a draft there, too, until it is acknowledged; on the screen it is none.
package struct DraftBook: Sendable, Equatable {
  /// Texts by field; a cell of a grid has one, under the empty name.
  ///
  /// Names that begin with a tab are the program's own; see ``DraftMark``.
  package typealias Draft = [String: String]

  /// The drafts by what they are of; see ``key(_:)``.
  package private(set) var drafts: [String: Draft] = [:]
  /// What is on its way to the journal, each with the mark of its request.
  package private(set) var sending: [String: Draft] = [:]
  /// What differs from the disk.
  package private(set) var changed: Set<String> = []
  /// When it began to differ; nil while nothing does.
  package private(set) var changedSince: Moment?
  /// What was last given to be written, by key.
  private var given: [String: Draft] = [:]
  /// Keys of which nobody knows what is on the disk.
  private var unsure: Set<String> = []

  /// Makes a book without drafts.
  package init() {}

  /// How many drafts there are.
  package var count: Int { drafts.count }
  /// Whether there is none.
  package var isEmpty: Bool { drafts.isEmpty }
  /// Whether nothing would be lost without the disk.
  package var holdsNothing: Bool { drafts.isEmpty && sending.isEmpty }

  /// The draft under a key, or nil.
  package subscript(key: String) -> Draft? { drafts[key] }

  /// The text of a cell's draft, or nil.
  package func text(_ target: Edit.Target) -> String? { drafts[Self.key(target)]?[""] }

  /// What a cell held when the text of its draft was begun; nil where that is not known.
  package func base(_ target: Edit.Target) -> JSONValue?? {
    guard let words = drafts[Self.key(target)]?[DraftMark.base] else { return nil }
    return .some(DraftMark.value(words))
  }

  /// The texts of cells of which there are drafts.
  package var cells: [Edit.Target: String] {
    Dictionary(
      uniqueKeysWithValues: drafts.compactMap { key, draft in
        Self.target(key).map { ($0, draft[""] ?? "") }
      })
  }

  /// The numbers of which there are drafts.
  package var figures: [Edit.Target] {
    drafts.keys.compactMap { key in
      key.hasPrefix("figure\t") ? .figure(String(key.dropFirst("figure\t".count))) : nil
    }
  }

  // MARK: Drafts

  /// Keeps a draft, or forgets it where `draft` is nil.
  package mutating func set(_ key: String, _ draft: Draft?, at now: Moment) {
    if drafts[key] == draft { return }
    drafts[key] = draft
    note(key, at: now)
  }

  /// Keeps the text of a cell with what the cell held when it was begun; of one that was begun before, that stays.
  package mutating func keep(
    _ target: Edit.Target, _ text: String, over base: JSONValue?, commit: String? = nil,
    at now: Moment
  ) {
    let key = Self.key(target)
    var draft = ["": text]
    draft[DraftMark.base] = drafts[key]?[DraftMark.base] ?? DraftMark.words(base)
    draft[DraftMark.commit] = commit
    set(key, draft, at: now)
  }

  /// Forgets the draft of a cell.
  package mutating func forget(_ target: Edit.Target, at now: Moment) {
    set(Self.key(target), nil, at: now)
  }

  /// A draft whose cell was taken to hold `old` takes it to hold `new` from now on.
  package mutating func rebase(
    _ target: Edit.Target, from old: JSONValue?, to new: JSONValue?, at now: Moment
  ) {
    let key = Self.key(target)
    guard let known = base(target), JSONValue.saysSame(known, old) else { return }
    drafts[key]?[DraftMark.base] = DraftMark.words(new)
    note(key, at: now)
  }

  // MARK: What is on its way

  /// Counts the texts of a request as drafts on the disk.
  package mutating func send(_ item: Outbox.Item, at now: Moment) {
    if let key = item.formDraft, var draft = drafts[key] {
      draft[DraftMark.commit] = item.request.id
      sending[key] = draft
      note(key, at: now)
    }
    guard item.formDraft == nil else { return }
    for edit in item.request.edits {
      guard let text = item.texts[edit.target] else { continue }
      let key = Self.key(edit.target)
      sending[key] = [
        "": text, DraftMark.commit: item.request.id,
        // Of several requests for a cell the first knows what the journal holds.
        DraftMark.base: sending[key]?[DraftMark.base] ?? DraftMark.words(edit.from),
      ]
      note(key, at: now)
    }
  }

  /// Notes that a request was answered: written or not.
  package mutating func answered(_ item: Outbox.Item, isWritten: Bool, at now: Moment) {
    let id = item.request.id
    if let key = item.formDraft, sending[key]?[DraftMark.commit] == id {
      sending[key] = nil
      note(key, at: now)
    }
    for edit in item.request.edits where item.texts[edit.target] != nil {
      let key = Self.key(edit.target)
      guard let sent = sending[key] else { continue }
      if sent[DraftMark.commit] == id {
        sending[key] = nil
      } else if isWritten {
        sending[key]?[DraftMark.base] = DraftMark.words(edit.to)
      }
      note(key, at: now)
    }
  }

  /// Drops drafts that the journal has: they were on their way when the program ended, or nobody could tell.
  package mutating func drop(writtenBy transactions: [Transaction], at now: Moment) {
    let marked = drafts.filter { $0.value[DraftMark.commit] != nil }
    guard !marked.isEmpty else { return }
    let byID = Dictionary(transactions.map { ($0.id, $0) }) { first, _ in first }
    for (key, draft) in marked {
      guard let id = draft[DraftMark.commit], let transaction = byID[id] else { continue }
      guard draft[DraftMark.sent] != nil else {
        set(key, nil, at: now)
        continue
      }
      // Typed anew since: it stands over what was written.
      var rest = draft
      let edit = transaction.edits.last { Self.key($0.target) == key }
      rest[DraftMark.base] = DraftMark.words(edit?.to)
      rest[DraftMark.commit] = nil
      rest[DraftMark.sent] = nil
      set(key, rest, at: now)
    }
  }

  // MARK: The disk

  /// What is to stand on the disk under a key.
  private func wanted(_ key: String) -> Draft? {
    guard let sent = sending[key] else { return drafts[key] }
    guard var draft = drafts[key] else { return sent }
    let isAsSent = draft.allSatisfy { $0.key.hasPrefix("\t") || sent[$0.key] == $0.value }
    guard Self.target(key) != nil else {
      // A form: with another text it is no longer what was sent.
      if isAsSent { draft[DraftMark.commit] = sent[DraftMark.commit] }
      return draft
    }
    draft[DraftMark.commit] = sent[DraftMark.commit]
    draft[DraftMark.base] = sent[DraftMark.base]
    if !isAsSent { draft[DraftMark.sent] = sent[""] }
    return draft
  }

  private mutating func note(_ key: String, at now: Moment) {
    if wanted(key) == given[key], !unsure.contains(key) {
      changed.remove(key)
      if changed.isEmpty { changedSince = nil }
    } else {
      changed.insert(key)
      changedSince = changedSince.map { min($0, now) } ?? now
    }
  }

  /// The changes to be written; afterwards nothing differs.
  package mutating func takeChanges() -> [String: Draft?] {
    let changes = Dictionary(uniqueKeysWithValues: changed.map { ($0, wanted($0)) })
    for (key, draft) in changes { given[key] = draft }
    unsure.subtract(changed)
    changed = []
    changedSince = nil
    return changes
  }

  /// Notes that changes could not be written: they are tried again with the next ones, or at some moment.
  package mutating func restoreChanges(_ keys: some Sequence<String>, notBefore moment: Moment) {
    changed.formUnion(keys)
    unsure.formUnion(keys)
    if !changed.isEmpty { changedSince = changedSince ?? moment }
  }

  /// Takes over what an earlier start left; what is here already stays.
  package mutating func restore(_ kept: [String: Draft]) {
    given.merge(kept) { own, _ in own }
    drafts.merge(kept) { own, _ in own }
  }

  // MARK: Keys

  /// The key of a cell's or row's draft.
  package static func key(_ target: Edit.Target) -> String {
    switch target {
    case .figure(let id): "figure\t\(id)"
    case .row(let register, let id): "row\t\(register)\t\(id)"
    case .field(let register, let row, let field): "field\t\(register)\t\(row)\t\(field)"
    }
  }

  /// The cell or row of a key; nil where it is a form's.
  package static func target(_ key: String) -> Edit.Target? {
    let parts = key.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    switch (parts.first, parts.count) {
    case ("figure", 2): return .figure(parts[1])
    case ("row", 3): return .row(register: parts[1], id: parts[2])
    case ("field", 4): return .field(register: parts[1], row: parts[2], field: parts[3])
    default: return nil
    }
  }
}
