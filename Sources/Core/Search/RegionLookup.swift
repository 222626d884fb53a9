/// What a name on a command line means.
package enum RegionLookup: Hashable, Sendable {
  /// One place; `former` is the ended code or name by which it was found.
  case found(RegionID, former: FormerRegion?)
  /// Several places of that name, in tree order, or the heirs of an ended one.
  case ambiguous([RegionID], former: FormerRegion?)
  /// None; places whose names are near, in tree order.
  case unknown(near: [RegionID])
}

extension RegionTree {
  /// Finds a place by id, code, name, short name, alias, pinyin or English name, or by a code or
  /// name that has ended.
  ///
  /// Names may follow those of places above: 长春市朝阳区, `长春/朝阳区`. A whole name counts before
  /// a short one, and both before pinyin and ended names. Blanks at the ends are left out. O(n)
  /// over all places.
  package func lookUp(_ text: String) -> RegionLookup {
    named(text) ?? .unknown(near: near(Self.trimmed(text)))
  }

  /// The same; nil for no place, without looking for near names, which takes longest.
  package func named(_ text: String) -> RegionLookup? {
    let wanted = Self.trimmed(text)
    guard !wanted.isEmpty else { return nil }
    if let id = find(wanted) { return .found(id, former: nil) }
    if let id = all.map({ RegionID(Int($0)) }).first(where: { self[$0].code == wanted }) {
      return .found(id, former: nil)
    }
    if let former = formerRegion(wanted) { return heirs(of: former) }
    for tier in Self.tiers {
      let found = all.map { RegionID(Int($0)) }.filter { isNamed($0, wanted, by: tier) }
      if let first = found.first {
        return found.count == 1
          ? .found(first, former: nil) : .ambiguous(found, former: nil)
      }
    }
    let ended = formerOrder.compactMap { formerRegion($0) }.filter { $0.name == wanted }
    if let only = ended.first {
      if ended.count == 1 { return heirs(of: only) }
      let heirs = Set(ended.flatMap { successors(of: $0.code) }).sorted()
      return heirs.isEmpty ? .unknown(near: []) : .ambiguous(heirs, former: only)
    }
    return nil
  }

  /// By which of its names a place is looked for, the surest first.
  private static let tiers: [@Sendable (Region) -> [String]] = [
    { [$0.name] }, { [$0.shortName] + $0.aliases }, { [joined($0.pinyin), $0.english] },
  ]

  private static func joined(_ pinyin: String) -> String {
    String(pinyin.filter { $0 != " " })
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank: (Character) -> Bool = { $0.isWhitespace }
    return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }

  private func heirs(of former: FormerRegion) -> RegionLookup {
    let heirs = successors(of: former.code)
    return switch heirs.count {
    case 0: .unknown(near: [])
    case 1: .found(heirs[0], former: former)
    default: .ambiguous(heirs, former: former)
    }
  }

  private func isNamed(
    _ id: RegionID, _ text: String, by names: (Region) -> [String]
  ) -> Bool {
    // The last byte, whatever its case, tells most names from the text at once.
    let last = text.utf8.last.map { $0 | 0x20 }
    return names(self[id]).contains { name in
      guard name.utf8.last.map({ $0 | 0x20 }) == last, text.count >= name.count else {
        return false
      }
      if text.lowercased() == name.lowercased() { return true }
      guard text.hasSuffix(name) else { return false }
      return isPath(text.dropLast(name.count), above: id)
    }
  }

  /// Whether a text is made of names of places above, from the top down, some left out.
  private func isPath(_ text: Substring, above id: RegionID) -> Bool {
    var rest = text
    for ancestor in ancestors(of: id) {
      while let last = rest.last, last == "/" || last.isWhitespace { rest = rest.dropLast() }
      if rest.isEmpty { return true }
      let region = self[ancestor]
      if let name = [region.name, region.shortName].first(where: {
        !$0.isEmpty && rest.hasSuffix($0)
      }) {
        rest = rest.dropLast(name.count)
      }
    }
    return rest.isEmpty
  }

  /// Places whose names contain the text or differ little, at most eight.
  private func near(_ text: String) -> [RegionID] {
    if text.isEmpty { return [] }
    let ids = all.map { RegionID(Int($0)) }
    let parts = ids.filter { self[$0].name.contains(text) }
    if !parts.isEmpty { return Array(parts.prefix(8)) }
    guard
      let name = NearestName.of(text, among: ids.flatMap { [self[$0].name, self[$0].shortName] })
    else { return [] }
    return Array(ids.filter { self[$0].name == name || self[$0].shortName == name }.prefix(8))
  }
}
