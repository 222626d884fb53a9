/// The ids that figures and rows refer to, looked up by their bytes without making Strings.
struct KnownNames {
  let indicators: JSONKeySet
  let units: JSONKeySet
  let regions: JSONKeySet
  let documents: JSONKeySet
  let tree: RegionTree
  let catalogue: Catalogue
  let sources: Definitions<SourceDocument>

  init(catalogue: Catalogue, tree: RegionTree, sources: Definitions<SourceDocument>) {
    self.catalogue = catalogue
    self.tree = tree
    self.sources = sources
    indicators = JSONKeySet(catalogue.indicators.all.map(\.id))
    units = JSONKeySet(catalogue.units.order)
    regions = JSONKeySet(tree.regions.map(\.id))
    let ids = sources.all.map(\.id)
    documents = JSONKeySet(ids.contains(Source.entry) ? ids : ids + [Source.entry])
  }

  /// The names of a document's cases; nil where it has none or is unknown.
  func cases(of document: String) -> [String]? {
    guard let cases = sources[document]?.cases, !cases.isEmpty else { return nil }
    return cases.map(\.id)
  }
}

extension JSONReader {
  /// Takes the id of a region; a former code with one successor stands for that one.
  mutating func region(
    _ names: KnownNames, _ faults: inout RecordFaults
  ) throws(LoadProblem) -> RegionID? {
    guard try takes(.string, &faults) else { return nil }
    try takeText()
    if let number = names.regions.index(of: stringBytes) { return RegionID(number) }
    let id = String(decoding: stringBytes, as: UTF8.self)
    if names.tree.formerRegion(id) != nil {
      let successors = names.tree.successors(of: id)
      faults.note(
        problem(
          .formerRegion(id, successors: successors.map { names.tree[$0].id }), found: id))
      faults.keep(key, JSONValue(id))
      return successors.count == 1 ? successors[0] : nil
    }
    noteUnknown(.region, among: names.regions.names, &faults)
    return nil
  }

  /// Takes the id of a document of `sources.json`, which is kept even if it is unknown.
  mutating func document(
    _ names: KnownNames, _ faults: inout RecordFaults
  ) throws(LoadProblem) -> String? {
    guard try takes(.string, &faults) else { return nil }
    try takeText()
    if let number = names.documents.index(of: stringBytes) { return names.documents.names[number] }
    let id = String(decoding: stringBytes, as: UTF8.self)
    faults.note(
      problem(
        .unknown(
          .document, name: id, nearest: faults.nearest(id, among: names.documents.names)),
        found: shortened(JSONWriter.quoted(id)),
        expected: (1...12).contains(names.documents.names.count)
          ? .oneOf(names.documents.names) : nil))
    return id
  }

  /// Takes a breakdown; nil, and the record unusable, where a dimension or option is unknown.
  mutating func breakdown(
    _ names: KnownNames, _ faults: inout RecordFaults
  ) throws(LoadProblem) -> Breakdown? {
    guard try takes(.object, &faults) else { return nil }
    let whole = try tree()
    var parts: [Breakdown.Part] = []
    for member in whole.value.object?.members ?? [] {
      guard let dimension = names.catalogue.dimensions[member.key] else {
        let known = names.catalogue.dimensions.all.map(\.id)
        faults.setAside(
          whole.problem(
            .unknown(
              .dimension, name: member.key, nearest: faults.nearest(member.key, among: known)),
            found: LoadProblem.shortened(member.key)))
        return nil
      }
      let option = JSONCursor(
        member.value, file: file, path: whole.path.appending(key: member.key))
      do throws(LoadProblem) {
        let id = try option.string()
        if dimension[id] == nil {
          throw option.unknown(.option, among: dimension.options.map(\.id))
        }
        parts.append(Breakdown.Part(dimension: member.key, option: id))
      } catch {
        faults.setAside(error)
        return nil
      }
    }
    let breakdown = Breakdown(parts)
    if breakdown.parts != parts { faults.keep(key, whole.value) }
    return breakdown
  }
}
