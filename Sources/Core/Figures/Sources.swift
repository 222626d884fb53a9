/// A case that a document tells.
package struct SourceCase: Hashable, Sendable {
  /// Place short name, by which figures name the case.
  package var id: String
  package var region: RegionID?
  package var author: String?
  package var title: String?

  /// Makes a case.
  package init(id: String, region: RegionID? = nil, author: String? = nil, title: String? = nil) {
    self.id = id
    self.region = region
    self.author = author
    self.title = title
  }
}

/// A document that figures come from.
package struct SourceDocument: Hashable, Sendable, Identifiable {
  package var id: String
  package var title: String
  /// Document number (文号).
  package var number: String?
  package var issuer: String?
  package var date: PartialDate?
  /// The years that it speaks of where a figure in it has no date of its own.
  package var covers: [ClosedRange<Int>]
  package var cases: [SourceCase]
  package var url: String?

  /// Makes a document.
  package init(
    id: String, title: String, number: String? = nil, issuer: String? = nil,
    date: PartialDate? = nil, covers: [ClosedRange<Int>] = [], cases: [SourceCase] = [],
    url: String? = nil
  ) {
    self.id = id
    self.title = title
    self.number = number
    self.issuer = issuer
    self.date = date
    self.covers = covers
    self.cases = cases
    self.url = url
  }

  /// Whether it speaks of a year.
  package func covers(_ year: Int) -> Bool { covers.contains { $0.contains(year) } }

  /// The case with an id, or nil.
  package func caseNamed(_ id: String?) -> SourceCase? {
    id.flatMap { name in cases.first { $0.id == name } }
  }
}
