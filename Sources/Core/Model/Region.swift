/// A place in a region tree: its position in the tree's order.
///
/// Only meaningful together with the tree it came from; files and sessions keep `Region.id`.
package struct RegionID: Hashable, Sendable, Comparable {
  /// The position in `RegionTree.regions`, from 0; the nation is 0.
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
  /// Six-digit administrative code; nil where the place has none.
  package var code: String?
  /// The official name.
  package var name: String
  /// The name without its term, for columns and for finding: 德宏 for 德宏傣族景颇族自治州.
  package var shortName: String
  /// Other names by which documents and people call it.
  package var aliases: [String]
  /// From the data, never from the name's ending: 开远市 is a county.
  package var rank: Rank
  /// The local term: 州, 旗, 县级市, 新区 and so on.
  package var term: String
  /// Whether it is a division in law or a zone.
  package var kind: Kind
  /// The sort of a zone, such as `development-zone`; nil for divisions in law.
  package var zoneKind: String?
  /// The place in whose sum it is counted; nil for the nation only.
  package var parent: RegionID?
  /// Places on whose ground a zone lies; nothing is added from or to them.
  package var hosts: [RegionID]
  /// Toneless syllables of the short name, separated by spaces.
  package var pinyin: String
  /// First letters of the syllables of `pinyin`, run together.
  package var initials: String
  /// The customary English name where it is not the pinyin: Shaanxi, Hong Kong; else empty.
  package var english: String

  /// Makes a place.
  package init(
    id: String, code: String? = nil, name: String, shortName: String, aliases: [String] = [],
    rank: Rank, term: String = "", kind: Kind = .formal, zoneKind: String? = nil,
    parent: RegionID? = nil, hosts: [RegionID] = [], pinyin: String = "", initials: String = "",
    english: String = ""
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
    self.english = english
  }
}
