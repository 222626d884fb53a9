/// A place in a region tree: its position in the tree's order.
///
/// Only meaningful together with the tree it came from; files and sessions keep `Region.id`.
package struct RegionID: Hashable, Sendable, Comparable {
  package var index: Int32

  /// Makes the id of the place at `index` of its tree.
  package init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  /// Tree order: a parent before its children, siblings in customary order.
  package static func < (a: RegionID, b: RegionID) -> Bool { a.index < b.index }
}

/// A place: a formal division or a zone.
package struct Region: Hashable, Sendable {
  /// What a region is in law.
  package enum Kind: String, Hashable, Sendable {
    /// A division of GB/T 2260 or below it.
    case formal
    /// A new area, development zone or other unit without a GB/T 2260 code.
    case zone
  }

  /// Stable id in files: a six-digit code or a zone's id; `000000` is the nation.
  package var id: String
  package var code: String?
  package var name: String
  package var shortName: String
  package var aliases: [String]
  /// From the data, never from the name's ending: 开远市 is a county.
  package var rank: Rank
  /// The local term: 州, 旗, 县级市, 新区 and so on.
  package var term: String
  package var kind: Kind
  package var zoneKind: String?
  package var parent: RegionID?
  /// Places on whose ground a zone lies; nothing is added from or to them.
  package var hosts: [RegionID]
  /// Toneless syllables of the short name, separated by spaces.
  package var pinyin: String
  package var initials: String

  /// Makes a place.
  package init(
    id: String, code: String? = nil, name: String, shortName: String, aliases: [String] = [],
    rank: Rank, term: String = "", kind: Kind = .formal, zoneKind: String? = nil,
    parent: RegionID? = nil, hosts: [RegionID] = [], pinyin: String = "", initials: String = ""
  ) {
    self.id = id
    self.code = code
    self.name = name
    self.shortName = shortName
    self.aliases = aliases
    self.rank = rank
    self.term = term
    self.kind = kind
    self.zoneKind = zoneKind
    self.parent = parent
    self.hosts = hosts
    self.pinyin = pinyin
    self.initials = initials
  }
}
