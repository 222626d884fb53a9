/// The names of rows by county, for finding those much like another.
///
/// Names are collected county by county at the first question and kept: O(rows) for finding them in
/// the table, then as much as the county has names.
final class RowNameIndexes: Sendable {
  /// A name without what says nothing.
  private struct Core: Sendable {
    var row: RowID
    var name: CoreName
  }

  private struct Key: Hashable {
    var register: String
    var county: RegionID
    var rule: String
  }

  /// The names of a county, and what makes cores of further ones.
  private struct County: Sendable {
    var cores: [Core]
    var ignored: [String]
    var places: [[UInt32]]
  }

  private let counties: Guarded<[Key: County]>

  init() { counties = Guarded([:]) }

  private init(_ known: [Key: County]) { counties = Guarded(known) }

  /// The indexes after some rows of a register have come, changed or gone; O(names of the counties known).
  func updated(_ register: String, rows: Set<RowID>, _ dataset: Dataset) -> RowNameIndexes {
    guard let table = dataset.tables[register] else { return RowNameIndexes() }
    var known = counties.withLock { $0 }
    for (key, county) in known where key.register == register {
      let inside = dataset.regions.subtree(of: key.county)
      var changed = county
      changed.cores.removeAll { rows.contains($0.row) }
      for row in rows where table.contains(row) {
        guard let region = table.region(of: row), inside.contains(region.index),
          let name = table.name(of: row)
        else { continue }
        changed.cores.append(
          Core(row: row, name: CoreName(name, county.ignored, county.places)))
      }
      known[key] = changed
    }
    return RowNameIndexes(known)
  }

  /// Collects the names of the county in which a place lies, so that the first question finds them there.
  func collect(_ table: Table, at place: RegionID, _ dataset: Dataset, _ rule: Rule) {
    let county = Self.county(of: place, dataset.regions)
    _ = names(table, county, Self.placeNames(county, dataset.regions), dataset, rule)
  }

  /// The row of the same county whose name is most like a name, if it is much like it.
  ///
  /// `isWanted` leaves rows out. The distance is the number of characters that differ (Levenshtein)
  /// as a share of the longer name. Names with different numerals are of different enterprises.
  func mostSimilar(
    to name: String, in place: RegionID, _ table: Table, _ dataset: Dataset, _ rule: Rule,
    where isWanted: (RowID) -> Bool
  ) -> RowID? {
    let county = Self.county(of: place, dataset.regions)
    let places = Self.placeNames(county, dataset.regions)
    let wanted = CoreName(name, rule.applies.ignored, places)
    guard wanted.characters.count > 1 else { return nil }
    let similarity = rule.limits.similarity?.approximateValue ?? 1
    var best: (likeness: Double, row: RowID)?
    for core in names(table, county, places, dataset, rule)
    where core.name.numerals == wanted.numerals && isWanted(core.row) {
      let longer = max(core.name.characters.count, wanted.characters.count)
      let most = Int((1 - max(similarity, best?.likeness ?? 0)) * Double(longer) + 1e-9)
      guard let distance = wanted.distance(to: core.name, atMost: most) else { continue }
      let likeness = 1 - Double(distance) / Double(longer)
      if likeness > best?.likeness ?? -1 { best = (likeness, core.row) }
      if distance == 0 { break }
    }
    return best?.row
  }

  private func names(
    _ table: Table, _ county: RegionID, _ places: [[UInt32]], _ dataset: Dataset, _ rule: Rule
  ) -> [Core] {
    let key = Key(register: table.schema.id, county: county, rule: rule.id)
    if let known = counties.withLock({ $0[key]?.cores }) { return known }
    let inside = dataset.regions.subtree(of: county)
    var cores: [Core] = []
    table.regionNumbers?.forEach { row, region in
      let id = RowID(row)
      guard inside.contains(region), let name = table.name(of: id) else { return }
      cores.append(Core(row: id, name: CoreName(name, rule.applies.ignored, places)))
    }
    let all = County(cores: cores, ignored: rule.applies.ignored, places: places)
    counties.withLock { $0[key] = all }
    return cores
  }

  /// The county that a place is or lies in; the place itself above counties.
  private static func county(of place: RegionID, _ regions: RegionTree) -> RegionID {
    ([place] + regions.ancestors(of: place)).first { regions[$0].rank == .county } ?? place
  }

  /// The names of a county and the places above it, by which names of enterprises begin.
  private static func placeNames(_ county: RegionID, _ regions: RegionTree) -> [[UInt32]] {
    regions.path(to: county).dropFirst().flatMap { [regions[$0].name, regions[$0].shortName] }
      .filter { !$0.isEmpty }.sorted { ($1.count, $0) < ($0.count, $1) }
      .map { $0.unicodeScalars.map(\.value) }
  }
}
