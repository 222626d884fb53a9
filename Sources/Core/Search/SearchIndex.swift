/// Finds regions and enterprises by what a person types.
///
/// Making one costs nothing; what it searches is collected at the first search and kept. Results
/// depend on the dataset and the text alone.
package struct SearchIndex: Sendable {
  /// What has been collected so far, shared by all copies of the index.
  private final class Collected: Sendable {
    let regions = Guarded<RegionNames?>(nil)
    let tables = Guarded<[String: RowNames]>([:])
    /// The last answer about regions: a list asks for each of its rows.
    let lastRegions = Guarded<(text: String, found: RegionNames.Matches)?>(nil)
    /// The last answers about rows: a field asks what to offer and then what its text means.
    let lastGrades = Guarded<(text: String, register: String, grades: [MatchGrade])?>(nil)
    let lastFound = Guarded<(question: Question, found: Found)?>(nil)
  }

  /// What is asked of the rows of a register.
  struct Question: Equatable {
    var text: String
    var register: String
    /// Where the person is: what lies there comes first.
    var region: RegionID
  }

  /// The best rows that were found, and how many there are in all.
  struct Found {
    var rows: [RowID]
    var count: Int
  }

  /// Id of the register of enterprises.
  static let enterprises = "enterprises"

  let dataset: Dataset
  private let collected = Collected()

  /// Makes an index of a dataset.
  package init(_ dataset: Dataset) { self.dataset = dataset }

  /// The index of the same dataset after changes; what has been collected is kept, and collected
  /// again only for the rows that changed.
  ///
  /// Regions must be the same.
  package func updated(_ dataset: Dataset, by changes: Changes) -> SearchIndex {
    let index = SearchIndex(dataset)
    let regions = collected.regions.withLock { $0 }
    index.collected.regions.withLock { $0 = regions }
    let owners = dataset.table(Self.enterprises)
    var tables = collected.tables.withLock { $0 }
    for (register, names) in tables {
      // Rows without names of their own are called by their enterprises.
      if !names.hasOwnNames, changes.registers[Self.enterprises] != nil {
        tables[register] = nil
      } else if let changed = changes.registers[register] {
        tables[register] = dataset.table(register).flatMap {
          names.updated($0, rows: changed.rows, owners: owners)
        }
      }
    }
    let kept = tables
    index.collected.tables.withLock { $0 = kept }
    return index
  }

  /// Finds regions and enterprises.
  ///
  /// A region is found by its name, short name, alias or English name, by the initials or the pinyin of one of
  /// these, by the beginning of its code, and by names and codes that have ended; an enterprise by
  /// name or alias, the initials of either, or the beginning of its unified credit code. Case,
  /// full-width forms and blanks make no difference. First come hits in `region`, then whole
  /// matches before beginnings before parts, current names before former ones, regions before
  /// enterprises, the larger before the smaller, and tree order; last of all initials in the middle
  /// of a name. O(n) over all names.
  /// - Parameters:
  ///   - text: what was typed; blanks alone find nothing.
  ///   - region: where the person is; what lies in it comes first.
  ///   - limit: the most hits wanted; the count tells of all.
  /// - Returns: the best hits in order, and how many there are.
  package func find(_ text: String, near region: RegionID, limit: Int) -> SearchResult {
    guard let query = SearchQuery(text) else { return SearchResult() }
    let near = dataset.regions.subtree(of: region)
    var best = Smallest<HitOrder>(limit: limit)
    var count = 0
    let regions = regionMatches(text, query)
    for (index, grade) in regions.grades.enumerated() where grade != .none {
      let id = RegionID(index)
      count += 1
      let order = HitOrder(
        isNear: near.contains(id.index), grade: grade, rank: rank(of: id), region: id)
      best.insert(order)
    }
    var rows: [MatchGrade] = []
    if let table = dataset.table(Self.enterprises) {
      rows = grades(of: table, text, query)
      let found = self.best(table, rows, near: near, isRanked: true, limit: limit)
      count += found.count
      for order in found.orders { best.insert(order) }
    }
    let hits = best.sorted.compactMap { order -> SearchHit? in
      let target = order.target
      let grade =
        switch target {
        case .region(let id): regions.grades[Int(id.index)]
        case .enterprise(let row): rows[Int(row.index)]
        }
      guard let means = grade.means else { return nil }
      var former: String?
      if case .region(let id) = target, means == .former { former = regions.former[id] }
      return SearchHit(target: target, matched: means, former: former)
    }
    return SearchResult(hits: hits, count: count)
  }

  /// The rank alone: taking out the whole region would cost more than the search.
  func rank(of region: RegionID) -> Rank? {
    let regions = dataset.regions.regions
    return regions.indices.contains(Int(region.index)) ? regions[Int(region.index)].rank : nil
  }

  /// Whether a text finds a region, in any of the ways of `find`; blanks alone find all.
  ///
  /// O(n) over all regions' names for a new text, then constant time.
  package func matches(_ text: String, region: RegionID) -> Bool {
    guard
      let grades = lastRegionMatches(text)?.grades
        ?? SearchQuery(text).map({ regionMatches(text, $0).grades })
    else { return true }
    return grades.indices.contains(Int(region.index)) && grades[Int(region.index)] != .none
  }

  /// The rows that a text finds by name, alias, initials or credit code, in the order given; rows
  /// without a name of their own by that of their enterprise.
  ///
  /// Blanks alone find all. `table` must be one of the dataset's. O(n) over all its rows.
  package func filter(_ rows: [RowID], of table: Table, by text: String) -> [RowID] {
    guard let query = SearchQuery(text) else { return rows }
    let grades = grades(of: table, text, query)
    return rows.filter { grades.indices.contains(Int($0.index)) && grades[Int($0.index)] != .none }
  }

  func regionMatches(_ text: String, _ query: SearchQuery) -> RegionNames.Matches {
    if let last = lastRegionMatches(text) { return last }
    let names = collected.regions.withLock { kept in
      if let kept { return kept }
      let made = RegionNames(dataset.regions)
      kept = made
      return made
    }
    let found = names.matches(query)
    collected.lastRegions.withLock { $0 = (text, found) }
    return found
  }

  private func lastRegionMatches(_ text: String) -> RegionNames.Matches? {
    collected.lastRegions.withLock { $0?.text == text ? $0?.found : nil }
  }

  /// The grade of each of a table's rows, by its number; kept until another text is asked for.
  func grades(of table: Table, _ text: String, _ query: SearchQuery) -> [MatchGrade] {
    let register = table.schema.id
    let last = collected.lastGrades.withLock { last in
      last.flatMap { $0.text == text && $0.register == register ? $0.grades : nil }
    }
    if let last, last.count == table.slotCount { return last }
    let grades = names(of: table).grades(query)
    collected.lastGrades.withLock { $0 = (text, register, grades) }
    return grades
  }

  func last(_ question: Question) -> Found? {
    collected.lastFound.withLock { $0?.question == question ? $0?.found : nil }
  }

  func keep(_ found: Found, for question: Question) {
    collected.lastFound.withLock { $0 = (question, found) }
  }

  func names(of table: Table) -> RowNames {
    collected.tables.withLock { kept in
      if let known = kept[table.schema.id], known.count == table.slotCount { return known }
      let made = RowNames(table, owners: dataset.table(Self.enterprises))
      kept[table.schema.id] = made
      return made
    }
  }
}
