/// A place or an enterprise that a search found, and by what.
package struct SearchHit: Hashable, Sendable {
  /// A place or a row.
  package enum Target: Hashable, Sendable {
    case region(RegionID)
    /// A row of the register of enterprises.
    case enterprise(RowID)
  }

  /// What of it the text matched.
  package enum Means: UInt8, Hashable, Sendable {
    /// The full or short name.
    case name
    case alias
    /// The first letters of the characters' pinyin.
    case initials
    /// The syllables themselves, whole or begun.
    case pinyin
    /// The beginning of the region's code or of the enterprise's unified credit code.
    case code
    /// A name or code that has ended; what was found covers its ground today.
    case former
  }

  /// What was found.
  package var target: Target
  /// By what it was found.
  package var matched: Means
  /// The former name, or code and name, that led here; nil unless matched by one.
  package var former: String?

  /// Makes a hit.
  package init(target: Target, matched: Means, former: String? = nil) {
    self.target = target
    self.matched = matched
    self.former = former
  }
}

/// What a search found, best first.
package struct SearchResult: Hashable, Sendable {
  /// The best hits, at most as many as asked for.
  package var hits: [SearchHit]
  /// How many there are in all.
  package var count: Int

  /// Makes a result.
  package init(hits: [SearchHit] = [], count: Int = 0) {
    self.hits = hits
    self.count = count
  }
}
