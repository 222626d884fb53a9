extension SearchHit {
  /// Writes the hit as an object.
  ///
  /// Keys: `kind` (`region` or `enterprise`), `region` (id), `regionName`, `path` (names from the
  /// province down), `matched`; of a region also `code`, `rank` and, where a former division led to
  /// it, `former`; of an enterprise `enterprise` (id) and `enterpriseName`. What is unknown is null.
  package func write(to writer: inout JSONWriter, of dataset: Dataset) {
    writer.beginObject()
    switch target {
    case .region(let id):
      let region = dataset.regions[id]
      write("kind", "region", to: &writer)
      write(place: id, of: dataset.regions, to: &writer)
      write("code", region.code, to: &writer)
      write("rank", region.rank.rawValue, to: &writer)
    case .enterprise(let row):
      let table = dataset.table(SearchIndex.enterprises)
      write("kind", "enterprise", to: &writer)
      write("enterprise", table?.id(of: row), to: &writer)
      write("enterpriseName", table?.name(of: row), to: &writer)
      write(place: table?.region(of: row), of: dataset.regions, to: &writer)
    }
    write("matched", matched.word, to: &writer)
    if let former { write("former", former, to: &writer) }
    writer.end()
  }

  private func write(place: RegionID?, of tree: RegionTree, to writer: inout JSONWriter) {
    write("region", place.map { tree[$0].id }, to: &writer)
    write("regionName", place.map { tree[$0].name }, to: &writer)
    writer.key("path")
    writer.beginArray()
    for region in place.map({ tree.namedPath(to: $0) }) ?? [] { writer.string(tree[region].name) }
    writer.end()
  }

  private func write(_ key: String, _ text: String?, to writer: inout JSONWriter) {
    writer.key(key)
    if let text { writer.string(text) } else { writer.null() }
  }
}

extension SearchHit.Means {
  /// The word for programs: `name`, `alias`, `initials`, `pinyin`, `code` or `former`.
  package var word: String {
    switch self {
    case .name: "name"
    case .alias: "alias"
    case .initials: "initials"
    case .pinyin: "pinyin"
    case .code: "code"
    case .former: "former"
    }
  }
}

extension RegionTree {
  /// The places whose names make up an address: from below the nation down to the place itself,
  /// or the nation alone.
  package func namedPath(to region: RegionID) -> [RegionID] {
    let path = path(to: region)
    return path.count > 1 ? Array(path.dropFirst()) : path
  }
}
