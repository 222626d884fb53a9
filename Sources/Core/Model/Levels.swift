/// The administrative rank of a region or the level of a title, from the nation down.
package enum Rank: String, Hashable, Sendable, CaseIterable, Comparable {
  case national, province, prefecture, county, township, village

  /// The nation is the smallest, a village the largest.
  package static func < (a: Rank, b: Rank) -> Bool { a.depth < b.depth }

  /// Steps below the nation: 0 for the nation, 3 for a county.
  package var depth: Int {
    switch self {
    case .national: 0
    case .province: 1
    case .prefecture: 2
    case .county: 3
    case .township: 4
    case .village: 5
    }
  }
}

/// How counts by level relate to each other.
package enum CountBasis: String, Hashable, Sendable, CaseIterable {
  /// Each unit is counted once, at its highest level: the parts add up.
  case highestOnly
  /// Units that passed at least this level: nested, never increasing upward.
  case atLeast
  /// The document does not let one decide.
  case unknown
}

/// What kind of number a figure is.
package enum FigureKind: String, Hashable, Sendable, CaseIterable {
  /// A state as of a date: the last value counts.
  case stock
  /// An amount over a period: disjoint periods add up.
  case flow
  /// A percentage or ratio as printed.
  case rate
  /// What somebody set out to reach (不少于, 力争): never a reported value.
  case target
}

/// Whose work a figure covers.
package enum Scope: String, Hashable, Sendable, CaseIterable {
  /// The whole area of the region (上报).
  case area
  /// The region's own office only (本级).
  case office
}

/// How a target compares the actual value with its own.
package enum Comparison: String, Hashable, Sendable, CaseIterable {
  case atLeast, atMost, equal, rising, falling
}
