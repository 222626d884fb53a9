/// A case that a document tells.
package struct SourceCase: Hashable, Sendable {
  /// Place short name, by which figures name the case.
  package var id: String
  /// The place that the case is about; nil where it is none of the tree.
  package var region: RegionID?
  /// The office that wrote it.
  package var author: String?
  /// The case's heading in the document.
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
  /// Id by which figures and definitions name it: the stem of the document's file.
  package var id: String
  /// The title as printed.
  package var title: String
  /// Document number (文号).
  package var number: String?
  /// The office that published it.
  package var issuer: String?
  /// When it was published, as far as it says.
  package var date: PartialDate?
  /// The years that it speaks of where a figure in it has no date of its own.
  package var covers: [ClosedRange<Int>]
  /// The cases that it tells, in its own order; empty for a document of one piece.
  package var cases: [SourceCase]
  /// Where it can be read; nothing is fetched from there.
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
