package import Core

/// What a search found, as lines of text: code, path of names, what matched.
package struct SearchListing: Sendable {
  private let dataset: Dataset
  private let language: Language
  private let names: RegionText

  /// Lists hits of a dataset in a language.
  package init(_ dataset: Dataset, language: Language) {
    self.dataset = dataset
    self.language = language
    names = RegionText(language)
  }

  /// A line for each hit, in columns; text of the data is harmless.
  package func lines(_ hits: [SearchHit]) -> [String] {
    let rows = hits.map { (code: sanitized(code($0)), path: sanitized(path($0)), hit: $0) }
    let codes = rows.map { DisplayWidth.columns(of: $0.code) }.max() ?? 0
    let paths = rows.map { DisplayWidth.columns(of: $0.path) }.max() ?? 0
    return rows.map { row in
      DisplayWidth.pad(row.code, to: codes) + "  " + DisplayWidth.pad(row.path, to: paths) + "  "
        + sanitized(matched(row.hit))
    }
  }

  /// What to say where nothing was found.
  package func nothing(_ text: String) -> String {
    switch language {
    case .zh: "没有找到：" + sanitized(text)
    case .en: "Nothing found: " + sanitized(text)
    }
  }

  /// A region's code, or its id where it has none; an enterprise's id.
  private func code(_ hit: SearchHit) -> String {
    switch hit.target {
    case .region(let region): dataset.regions[region].code ?? dataset.regions[region].id
    case .enterprise(let row): dataset.table("enterprises")?.id(of: row) ?? ""
    }
  }

  /// The names from the province down; an enterprise's after those of its region.
  private func path(_ hit: SearchHit) -> String {
    switch hit.target {
    case .region(let region): return path(region).joined(separator: " > ")
    case .enterprise(let row):
      let table = dataset.table("enterprises")
      let place = table?.region(of: row).map(path) ?? []
      return (place + [table?.name(of: row) ?? ""]).joined(separator: " > ")
    }
  }

  private func path(_ region: RegionID) -> [String] {
    dataset.regions.namedPath(to: region).map { names.official(dataset.regions[$0]) }
  }

  private func matched(_ hit: SearchHit) -> String {
    [word(hit.matched), hit.former].compactMap { $0 }.joined(separator: " ")
  }

  /// What matched, in one word.
  private func word(_ means: SearchHit.Means) -> String {
    switch (means, language) {
    case (.name, .zh): "名称"
    case (.alias, .zh): "别名"
    case (.initials, .zh): "首字母"
    case (.pinyin, .zh): "拼音"
    case (.code, .zh): "代码"
    case (.former, .zh): "旧称"
    case (_, .en): means.word
    }
  }
}
