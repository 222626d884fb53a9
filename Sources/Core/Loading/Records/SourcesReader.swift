/// Reads `sources.json` and `sources.*.json`: documents and their cases.
///
/// The cases of one document may stand in several files.
struct SourcesReader {
  private static let keys = [
    "id", "title", "number", "issuer", "date", "covers", "cases", "url", "note",
  ]
  private static let caseKeys = ["id", "region", "author", "title", "note"]

  let regions: RegionTree
  private(set) var documents = Definitions<SourceDocument>()

  init(regions: RegionTree) { self.regions = regions }

  /// Reads one file.
  mutating func read(_ path: String, _ session: inout LoadSession) {
    guard let cursor = session.document(path) else { return }
    let elements = session.attempt { () throws(LoadProblem) in
      try cursor.required("documents").elements()
    }
    for element in elements ?? [] {
      guard var document = session.attempt({ () throws(LoadProblem) in try self.document(element) })
      else { continue }
      session.noteMisspelt(element, known: Self.keys)
      if let earlier = documents[document.id] {
        document = earlier
      }
      readCases(element, &document, &session)
      documents.set(document)
    }
  }

  private func document(_ cursor: JSONCursor) throws(LoadProblem) -> SourceDocument {
    var document = SourceDocument(
      id: try cursor.required("id").text(), title: try cursor.required("title").string(),
      number: try cursor.string("number"), issuer: try cursor.string("issuer"),
      date: try cursor.date("date"), url: try cursor.string("url"))
    for period in try cursor.optional("covers")?.elements() ?? [] {
      guard let years = try period.period().years else {
        throw period.problem(.malformed(.period), expected: .example("2023"))
      }
      document.covers.append(years)
    }
    return document
  }

  private func readCases(
    _ cursor: JSONCursor, _ document: inout SourceDocument, _ session: inout LoadSession
  ) {
    let elements = session.attempt { () throws(LoadProblem) in
      try cursor.optional("cases")?.elements() ?? []
    }
    for element in elements ?? [] {
      let known = document
      let item = session.attempt { () throws(LoadProblem) in
        let id = try element.required("id")
        if known.caseNamed(try id.text()) != nil {
          throw id.problem(.duplicateID(try id.text(), first: element.place))
        }
        var item = SourceCase(
          id: try id.text(), author: try element.string("author"),
          title: try element.string("title"))
        if let region = try element.optional("region") {
          guard let found = regions.resolve(try region.text()) else {
            throw region.unknown(.region, among: regions.regions.map(\.id))
          }
          item.region = found
        }
        return item
      }
      session.noteMisspelt(element, known: Self.caseKeys)
      if let item { document.cases.append(item) }
    }
  }
}
