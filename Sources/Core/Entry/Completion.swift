/// One thing that a field may hold, offered while a person types.
package struct CompletionCandidate: Hashable, Sendable {
  /// What the field will hold.
  package var value: FieldValue
  /// Its name in both languages, as the data write it; it may hold hostile characters.
  package var title: LocalizedText
  /// Where it lies, for enterprises and places: names repeat.
  package var region: RegionID?

  /// Makes a candidate.
  package init(value: FieldValue, title: LocalizedText, region: RegionID? = nil) {
    self.value = value
    self.title = title
    self.region = region
  }
}

/// The candidates for a text, best first: those in view, and how many there are.
package struct CompletionList: Hashable, Sendable {
  /// The candidates asked for.
  package var candidates: [CompletionCandidate]
  /// How many fit in all.
  package var count: Int

  /// Makes a list.
  package init(candidates: [CompletionCandidate] = [], count: Int = 0) {
    self.candidates = candidates
    self.count = count
  }
}

/// What a field may hold, by what a person has typed of it: names, initials, codes.
package struct Completion: Sendable {
  private let context: EntryContext

  /// Makes a completion.
  package init(_ context: EntryContext) { self.context = context }

  /// The candidates for a text in an order that depends on nothing else, those of a window.
  ///
  /// Nothing typed offers everything, in customary order. Fields of free text offer nothing. O(n)
  /// over all names of the register or tree.
  package func candidates(
    _ text: String, for field: Field, window: Range<Int> = 0..<20
  ) -> CompletionList {
    switch field.type {
    case .option, .options: return options(text, field, window)
    case .level: return levels(text, window)
    case .region: return places(text, window)
    case .enterprise: return rows(text, of: Catalogue.enterprises, window)
    case .reference: return rows(text, of: field.register ?? "", window)
    case .document, .source, .sources: return documents(text, window)
    case .boolean:
      return list(
        text,
        [true, false].map { flag in
          let title = flag ? LocalizedText(zh: "是", en: "yes") : LocalizedText(zh: "否", en: "no")
          return (CompletionCandidate(value: .boolean(flag), title: title), [])
        }, window)
    default: return CompletionList()
    }
  }

  /// Ranked by how much of a name was typed: whole, beginning, initials, part.
  private func list(
    _ text: String, _ things: [(candidate: CompletionCandidate, names: [String])],
    _ window: Range<Int>
  ) -> CompletionList {
    let typed = EnteredText.cleaned(text)
    let wanted = TextFolding.fold(typed)
    let found = things.enumerated().compactMap { index, thing -> (grade: Int, index: Int)? in
      let names = [thing.candidate.title.zh, thing.candidate.title.en] + thing.names
      let grades = names.compactMap { Self.grade($0, wanted, typed) }
      return grades.min().map { ($0, index) }
    }
    let order = found.sorted { $0 < $1 }
    return CompletionList(
      candidates: order[window.clamped(to: 0..<order.count)].map { things[$0.index].candidate },
      count: order.count)
  }

  private static func grade(_ name: String, _ wanted: [UInt8], _ typed: String) -> Int? {
    if wanted.isEmpty { return 0 }
    let folded = TextFolding.fold(name)
    if folded == wanted { return 0 }
    if folded.starts(with: wanted) { return 1 }
    let initials = Array(PinyinTable.initials(of: name).utf8)
    if initials == wanted { return 2 }
    if initials.starts(with: wanted) { return 3 }
    if PinyinTable.matches(String(decoding: wanted, as: UTF8.self), name) { return 4 }
    return name.contains(typed) ? 5 : nil
  }

  private func options(_ text: String, _ field: Field, _ window: Range<Int>) -> CompletionList {
    let dimension = field.options.flatMap { context.dataset.catalogue.dimensions[$0] }
    let offered = (dimension?.options ?? []).filter { option in
      (option.validFrom.map { $0.first <= context.today } ?? true)
        && (option.validTo.map { $0.last >= context.today } ?? true)
    }
    return list(
      text,
      offered.map {
        (CompletionCandidate(value: .option($0.id), title: $0.title), [$0.id] + $0.aliases)
      }, window)
  }

  private func levels(_ text: String, _ window: Range<Int>) -> CompletionList {
    let (catalogue, regions) = (context.dataset.catalogue, context.dataset.regions)
    return list(
      text,
      catalogue.levels.all.map { level in
        let word = catalogue.levelWord(level.rank, in: context.region ?? regions.root, of: regions)
        return (
          CompletionCandidate(value: .option(level.id), title: word ?? level.title),
          [level.id, level.title.zh]
        )
      }, window)
  }

  private func documents(_ text: String, _ window: Range<Int>) -> CompletionList {
    list(
      text,
      context.dataset.documents.all.map {
        let title = LocalizedText(zh: $0.title)
        return (
          CompletionCandidate(value: .reference($0.id), title: title),
          [$0.id, $0.number].compactMap { $0 }
        )
      }, window)
  }

  /// Places in the person's region before others; nothing typed offers that region and its children.
  private func places(_ text: String, _ window: Range<Int>) -> CompletionList {
    let regions = context.dataset.regions
    let near = context.region ?? regions.root
    func candidate(_ id: RegionID) -> CompletionCandidate {
      CompletionCandidate(
        value: .region(id), title: LocalizedText(zh: regions[id].name),
        region: regions.parent(of: id))
    }
    if EnteredText.cleaned(text).isEmpty {
      let own = [near] + regions.children(of: near)
      return CompletionList(
        candidates: own[window.clamped(to: 0..<own.count)].map(candidate), count: own.count)
    }
    let grades = context.search.places(text, near: near)
    return CompletionList(
      candidates: grades[window.clamped(to: 0..<grades.count)].map(candidate), count: grades.count)
  }

  private func rows(_ text: String, of register: String, _ window: Range<Int>) -> CompletionList {
    guard let table = context.dataset.table(register) else { return CompletionList() }
    let near = context.region ?? context.dataset.regions.root
    let found = context.search.rows(text, of: table, near: near, limit: window.upperBound)
    let shown = found.rows[window.clamped(to: 0..<found.rows.count)]
    return CompletionList(
      candidates: shown.map { row in
        let name = context.dataset.name(of: row, in: table)
        return CompletionCandidate(
          value: .reference(table.id(of: row)), title: LocalizedText(zh: name),
          region: context.dataset.place(of: row, in: table))
      }, count: found.count)
  }
}

extension Dataset {
  /// What a row is called: by its own name, its enterprise's, or its id.
  func name(of row: RowID, in table: Table) -> String {
    if let name = table.name(of: row) { return name }
    guard let owner = table.owner(of: row), let enterprises = tables[Catalogue.enterprises],
      let enterprise = enterprises.find(owner), let name = enterprises.name(of: enterprise)
    else { return table.id(of: row) }
    return name
  }
}
