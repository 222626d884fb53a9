/// Finds what a typed name means: options, levels, places, enterprises, documents and rows.
struct NameReader {
  /// Candidates named in a problem.
  static let mostCandidates = 8

  private let context: EntryContext

  init(_ context: EntryContext) { self.context = context }

  func read(_ text: String, _ field: Field) -> Result<FieldValue, EnteredProblem> {
    let words = EnteredText.cleaned(text)
    switch field.type {
    case .option: return option(text, words, field)
    case .level: return level(text, words)
    case .region: return region(text, words)
    case .enterprise: return row(text, words, of: Catalogue.enterprises)
    case .reference: return row(text, words, of: field.register ?? "")
    case .document: return document(text, words)
    default: return .failure(EnteredProblem(text, .unreadable(part: words)))
    }
  }

  /// A thing with the names that it goes by.
  private struct Named {
    var value: FieldValue
    var names: [String]
  }

  /// The only thing called so; by whole names first, then initials, then beginnings of either.
  private func choose(
    _ text: String, _ words: String, among things: [Named]
  ) -> Result<FieldValue, EnteredProblem> {
    let wanted = TextFolding.fold(words)
    let tests: [(String) -> Bool] = [
      { TextFolding.fold($0) == wanted },
      { Array(PinyinTable.initials(of: $0).utf8) == wanted },
      { TextFolding.fold($0).starts(with: wanted) },
      { PinyinTable.initials(of: $0).utf8.starts(with: wanted) },
    ]
    for test in tests {
      var found: [FieldValue] = []
      for thing in things where thing.names.contains(where: test) && !found.contains(thing.value) {
        found.append(thing.value)
      }
      if found.count == 1 { return .success(found[0]) }
      if found.count > 1 {
        return .failure(
          EnteredProblem(text, .several(Array(found.prefix(Self.mostCandidates)))))
      }
    }
    let names = things.flatMap(\.names)
    let near = NearestName.of(words, among: names).flatMap { name in
      things.first { $0.names.contains(name) }?.value
    }
    return .failure(EnteredProblem(text, .unknown(near: near.map { [$0] } ?? [])))
  }

  private func option(
    _ text: String, _ words: String, _ field: Field
  ) -> Result<FieldValue, EnteredProblem> {
    guard let dimension = field.options.flatMap({ context.dataset.catalogue.dimensions[$0] })
    else { return .success(.option(words)) }
    return choose(
      text, words,
      among: dimension.options.map {
        Named(value: .option($0.id), names: [$0.id, $0.title.zh, $0.title.en] + $0.aliases)
      })
  }

  /// A level; 市级 of a county-level city is its own, the county's.
  private func level(_ text: String, _ words: String) -> Result<FieldValue, EnteredProblem> {
    let dataset = context.dataset
    if let region = context.region {
      for printed in [words, words + "级"] {
        if let rank = dataset.catalogue.level(printed: printed, by: region, of: dataset.regions) {
          return .success(.option(rank.rawValue))
        }
      }
    }
    return choose(
      text, words,
      among: dataset.catalogue.levels.all.map { level in
        var names = [level.id, level.title.zh, level.title.en]
        names.append(contentsOf: level.byTerm.values.sorted())
        if let region = context.region,
          let word = dataset.catalogue.levelWord(level.rank, in: region, of: dataset.regions)
        {
          names.append(word.zh)
        }
        return Named(value: .option(level.id), names: names)
      })
  }

  private func region(_ text: String, _ words: String) -> Result<FieldValue, EnteredProblem> {
    let regions = context.dataset.regions
    switch regions.lookUp(words) {
    case .found(let region, _): return .success(.region(region))
    case .ambiguous(let several, _):
      return .failure(EnteredProblem(text, .several(nearFirst(several).map { .region($0) })))
    case .unknown(let near):
      let wanted = TextFolding.fold(words)
      let hits = context.search.find(
        words, near: context.region ?? regions.root, limit: 4 * Self.mostCandidates
      ).hits.compactMap { hit -> RegionID? in
        if case .region(let id) = hit.target { id } else { nil }
      }
      let whole = hits.filter { id in
        let region = regions[id]
        return [region.initials, PinyinTable.initials(of: region.name)].contains {
          Array($0.utf8) == wanted
        }
      }
      if whole.count == 1 { return .success(.region(whole[0])) }
      if whole.count > 1 {
        return .failure(EnteredProblem(text, .several(nearFirst(whole).map { .region($0) })))
      }
      let candidates = (hits.isEmpty ? near : hits).prefix(Self.mostCandidates)
      return .failure(EnteredProblem(text, .unknown(near: candidates.map { .region($0) })))
    }
  }

  /// Those in the person's own region first, at most as many as are named.
  private func nearFirst(_ found: [RegionID]) -> [RegionID] {
    guard let region = context.region else { return Array(found.prefix(Self.mostCandidates)) }
    let near = context.dataset.regions.subtree(of: region)
    let order = found.filter { near.contains($0.index) } + found.filter { !near.contains($0.index) }
    return Array(order.prefix(Self.mostCandidates))
  }

  private func document(_ text: String, _ words: String) -> Result<FieldValue, EnteredProblem> {
    var words = words
    if words.hasPrefix("《"), words.hasSuffix("》") { words = String(words.dropFirst().dropLast()) }
    return choose(
      text, words,
      among: context.dataset.documents.all.map {
        Named(value: .reference($0.id), names: [$0.id, $0.title, $0.number ?? $0.id])
      })
  }

  /// A row by id, whole name, alias, code or the initials of its name.
  private func row(
    _ text: String, _ words: String, of register: String
  ) -> Result<FieldValue, EnteredProblem> {
    guard let table = context.dataset.table(register) else {
      return .failure(EnteredProblem(text, .unknown(near: [])))
    }
    if let row = table.find(words) { return .success(.reference(table.id(of: row))) }
    let wanted = TextFolding.fold(words)
    let found = candidates(words, table)
    let whole = found.filter { row in
      names(of: row, in: table).contains { TextFolding.fold($0) == wanted }
    }
    let exact =
      whole.isEmpty
      ? found.filter { row in
        names(of: row, in: table).contains { Array(PinyinTable.initials(of: $0).utf8) == wanted }
      } : whole
    let values = exact.map { FieldValue.reference(table.id(of: $0)) }
    switch values.count {
    case 0:
      let near = found.prefix(Self.mostCandidates).map { FieldValue.reference(table.id(of: $0)) }
      return .failure(EnteredProblem(text, .unknown(near: near)))
    case 1: return .success(values[0])
    default:
      return .failure(EnteredProblem(text, .several(Array(values.prefix(Self.mostCandidates)))))
    }
  }

  private func candidates(_ words: String, _ table: Table) -> [RowID] {
    let search = context.search
    if table.schema.id != Catalogue.enterprises {
      return search.filter(table.rows, of: table, by: words)
    }
    let near = context.region ?? context.dataset.regions.root
    return search.rows(words, of: table, near: near, limit: 64).rows
  }

  private func names(of row: RowID, in table: Table) -> [String] {
    var names = [table.name(of: row)].compactMap { $0 }
    if case .texts(let aliases) = table.value("aliases", of: row) { names += aliases }
    for field in table.schema.fields where field.pattern == "creditCode" {
      if case .text(let code) = table.value(field.id, of: row) { names.append(code) }
    }
    return names
  }
}
