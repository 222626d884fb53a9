/// All that a region can be found by, in runs of bytes for scanning.
struct RegionNames: Sendable {
  /// A former division and what covers its ground today.
  private struct Former: Sendable {
    var name: String
    var code: String
    var successors: [RegionID]
  }

  private let count: Int
  private var names = NameList()
  private var aliases = NameList()
  private var initials = NameList()
  private var syllables = NameList()
  private var codes = NameList()
  private var formers: [Former] = []
  private var formerNames = NameList()
  private var formerInitials = NameList()
  private var formerCodes = NameList()

  /// What was found: the grade of each region by its number, and what led there where that was a
  /// former division.
  struct Matches {
    var grades: [MatchGrade]
    var former: [RegionID: String] = [:]
  }

  /// Collects the names of a tree; O(n).
  init(_ tree: RegionTree) {
    count = tree.count
    names.reserve(entries: 2 * count, bytes: 32 * count)
    initials.reserve(entries: 2 * count, bytes: 8 * count)
    syllables.reserve(entries: 2 * count, bytes: 32 * count)
    codes.reserve(entries: count, bytes: 7 * count)
    for (index, region) in tree.regions.enumerated() { add(region, Int32(index)) }
    for code in tree.formerOrder {
      guard let region = tree.formerRegion(code) else { continue }
      let successors = tree.successors(of: code)
      if successors.isEmpty { continue }
      let owner = Int32(formers.count)
      formers.append(Former(name: region.name, code: code, successors: successors))
      formerNames.append(folded: region.name, owner: owner)
      formerInitials.append(initialsOf: region.name, owner: owner)
      formerCodes.append(folded: code, owner: owner)
    }
  }

  private mutating func add(_ region: Region, _ owner: Int32) {
    let readings = RegionReadings(region)
    let own = region.name == region.shortName ? [region.name] : [region.shortName, region.name]
    for name in own { names.append(folded: name, owner: owner) }
    for alias in region.aliases { aliases.append(folded: alias, owner: owner) }
    if !region.english.isEmpty { aliases.append(folded: region.english, owner: owner) }
    for name in own + region.aliases {
      initials.append(owner: owner) { readings.append(initialsOf: name, to: &$0) }
      syllables.append(owner: owner) { readings.append(syllablesOf: name, to: &$0) }
    }
    codes.append(folded: region.id, owner: owner)
    if let code = region.code, code != region.id { codes.append(folded: code, owner: owner) }
  }

  /// Compares a query with everything; a region keeps its best grade.
  func matches(_ query: SearchQuery) -> Matches {
    var found = Matches(grades: [MatchGrade](repeating: .none, count: count))
    func offer(_ list: NameList, _ entry: Int, _ grade: MatchGrade) {
      let owner = Int(list.owners[entry])
      if grade < found.grades[owner] { found.grades[owner] = grade }
    }
    names.scan(query.text) { offer(names, $0, MatchGrade($1, .name)) }
    aliases.scan(query.text) { offer(aliases, $0, MatchGrade($1, .alias)) }
    if let pattern = query.initials {
      initials.scan(pattern) { offer(initials, $0, MatchGrade($1, .initials)) }
    }
    if let pattern = query.pinyin {
      syllables.scan(pattern) { offer(syllables, $0, MatchGrade($1, .pinyin)) }
    }
    if let code = query.code {
      codes.scan(code: code) { offer(codes, $0, MatchGrade($1, .code)) }
    }
    addFormer(query, &found)
    return found
  }

  private func addFormer(_ query: SearchQuery, _ found: inout Matches) {
    func offer(_ former: Former, _ extent: MatchGrade.Extent, _ led: String) {
      let grade = MatchGrade(extent, .former)
      for region in former.successors where grade < found.grades[Int(region.index)] {
        found.grades[Int(region.index)] = grade
        found.former[region] = led
      }
    }
    func former(_ list: NameList, _ entry: Int) -> Former { formers[Int(list.owners[entry])] }
    formerNames.scan(query.text) {
      let region = former(formerNames, $0)
      offer(region, $1, region.name)
    }
    if let pattern = query.initials {
      formerInitials.scan(pattern) {
        let region = former(formerInitials, $0)
        if $1 != .part { offer(region, $1, region.name) }
      }
    }
    if let code = query.code {
      formerCodes.scan(code: code) {
        let region = former(formerCodes, $0)
        offer(region, $1, region.code + " " + region.name)
      }
    }
  }
}
