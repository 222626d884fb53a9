/// One choice of a dimension or of a field.
package struct Option: Hashable, Sendable {
  /// Id that files hold, unique within its dimension, such as `coal`.
  package var id: String
  /// The option as screens and reports name it.
  package var title: LocalizedText
  /// Words by which files and spreadsheets may also name it.
  package var aliases: [String]
  /// Outside these dates it is shown on old data but not offered.
  package var validFrom: PartialDate?
  /// The last day on which it is offered; nil for no end.
  package var validTo: PartialDate?

  /// Makes an option.
  package init(
    id: String, title: LocalizedText, aliases: [String] = [], validFrom: PartialDate? = nil,
    validTo: PartialDate? = nil
  ) {
    self.id = id
    self.title = title
    self.aliases = aliases
    self.validFrom = validFrom
    self.validTo = validTo
  }
}

/// A set of options: what a number may be split by, or what a field may hold.
package struct Dimension: Hashable, Sendable, Identifiable {
  /// Id by which breakdowns and register fields name the set of options, such as `sector`.
  package let id: String
  /// What the options have in common, as the heading above them.
  package var title: LocalizedText
  /// In customary order.
  package let options: [Option]
  private let position: [String: Int]

  /// Makes a dimension; of options with the same id the first is found.
  package init(id: String, title: LocalizedText, options: [Option]) {
    self.id = id
    self.title = title
    self.options = options
    position = Dictionary(
      options.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The option with an id, or nil.
  package subscript(option: String) -> Option? { position[option].map { options[$0] } }

  /// The place of an option in the dimension's order; nil if unknown.
  package func index(of option: String) -> Int? { position[option] }
}

/// A level of titles, awarded by regions of its rank.
package struct Level: Hashable, Sendable, Identifiable {
  /// The rank of the regions that award it: a level and its awarding office share one scale.
  package var rank: Rank
  /// The general word for the level: 县级, 市级, 省级.
  package var title: LocalizedText
  /// The word where the awarding region has a local term: 州级 for an 自治州.
  package var byTerm: [String: String]

  /// The rank's name in files, such as `county`.
  package var id: String { rank.rawValue }

  /// Makes a level.
  package init(rank: Rank, title: LocalizedText, byTerm: [String: String] = [:]) {
    self.rank = rank
    self.title = title
    self.byTerm = byTerm
  }
}

/// What a printed level word means, by who writes it.
package struct LevelWord: Hashable, Sendable {
  /// The word as it stands in the document, such as 市级.
  package var printed: String
  /// The local term of the region that writes; nil for any.
  package var reporterTerm: String?
  /// The local term of the region above the one that writes; nil for any.
  package var parentTerm: String?
  /// The rank of the region that writes; nil for any.
  package var reporterRank: Rank?
  /// The level that the word means when these writers use it.
  package var level: Rank

  /// Makes a meaning.
  package init(
    printed: String, reporterTerm: String? = nil, parentTerm: String? = nil,
    reporterRank: Rank? = nil, level: Rank
  ) {
    self.printed = printed
    self.reporterTerm = reporterTerm
    self.parentTerm = parentTerm
    self.reporterRank = reporterRank
    self.level = level
  }

  /// Whether it speaks of a text by a region.
  func fits(_ region: RegionID, of tree: RegionTree) -> Bool {
    let parent = tree.parent(of: region)
    return (reporterTerm.map { $0 == tree[region].term } ?? true)
      && (reporterRank.map { $0 == tree[region].rank } ?? true)
      && (parentTerm.map { term in parent.map { tree[$0].term } == term } ?? true)
  }
}
