/// The keys of a figure in files, in the order of the format.
enum FigureKey: String, CaseIterable {
  case id, indicator, region, reporter, scope, kind, level, levelPrinted, countBasis, rateBasis
  case breakdown, period, periodPrinted, value, unit, qualifier, comparison, printed, numerator
  case denominator, `case`, section, document, note

  /// What stands under the key for a figure; nil for nothing.
  func value(of figure: Figure, in tree: RegionTree) -> JSONValue? {
    switch self {
    case .id: JSONValue(figure.id)
    case .indicator: JSONValue(figure.indicator)
    case .region: JSONValue(tree[figure.region].id)
    case .reporter: figure.reporter.map { JSONValue(tree[$0].id) }
    case .scope: JSONValue(figure.scope.rawValue)
    case .kind: JSONValue(figure.kind.rawValue)
    case .level: figure.level.map { JSONValue($0.rawValue) }
    case .levelPrinted: figure.levelPrinted.map { JSONValue($0) }
    case .countBasis: figure.countBasis.map { JSONValue($0.rawValue) }
    case .rateBasis: figure.rateBasis.map { JSONValue($0) }
    case .breakdown:
      JSONValue(
        JSONObject(
          figure.breakdown.parts.map {
            JSONObject.Member(key: $0.dimension, value: JSONValue($0.option))
          }))
    case .period: figure.period.map { JSONValue($0.description) }
    case .periodPrinted: figure.periodPrinted.map { JSONValue($0) }
    case .value: figure.quantity.value.map { FieldJSON.decimal($0) }
    case .unit: JSONValue(figure.quantity.unit)
    case .qualifier: JSONValue(figure.quantity.qualifier.rawValue)
    case .comparison: figure.comparison.map { JSONValue($0.rawValue) }
    case .printed: figure.quantity.printed.map { JSONValue($0) }
    case .numerator: figure.numerator.map { FieldJSON.decimal($0) }
    case .denominator: figure.denominator.map { FieldJSON.decimal($0) }
    case .case: figure.source.caseName.map { JSONValue($0) }
    case .section: figure.source.section.map { JSONValue($0) }
    case .document: JSONValue(figure.document)
    case .note: figure.note.map { JSONValue($0) }
    }
  }

  /// Whether the key may be left out for a figure in a file of a document.
  func isImplied(for figure: Figure, document: String?) -> Bool {
    switch self {
    case .scope: figure.scope == .area
    case .qualifier: figure.quantity.qualifier == .exact
    case .breakdown: figure.breakdown.isEmpty
    case .document: figure.document == document ?? ""
    default: false
    }
  }
}

/// The keys of a region in files, in the order of the format.
enum RegionKey: String, CaseIterable {
  case id, code, name, shortName, rank, term, kind, parent, zoneKind, hosts, pinyin, initials
  case english, aliases

  /// What stands under the key for a region; nil for nothing.
  func value(of region: Region, in tree: RegionTree) -> JSONValue? {
    switch self {
    case .id: JSONValue(region.id)
    case .code: region.code.map { JSONValue($0) }
    case .name: JSONValue(region.name)
    case .shortName: JSONValue(region.shortName)
    case .rank: JSONValue(region.rank.rawValue)
    case .term: JSONValue(region.term)
    case .kind: JSONValue(region.kind.rawValue)
    case .parent: region.parent.map { JSONValue(tree[$0].id) }
    case .zoneKind: region.zoneKind.map { JSONValue($0) }
    case .hosts: JSONValue(region.hosts.map { JSONValue(tree[$0].id) })
    case .pinyin: JSONValue(region.pinyin)
    case .initials: JSONValue(region.initials)
    case .english: JSONValue(region.english)
    case .aliases: JSONValue(region.aliases.map { JSONValue($0) })
    }
  }

  /// Whether the key may be left out for a region.
  func isImplied(for region: Region, in tree: RegionTree) -> Bool {
    switch self {
    case .shortName: region.shortName == region.name
    case .term: region.term.isEmpty
    case .kind: region.kind == .formal
    case .parent: region.parent == nil || region.parent == tree.root
    case .hosts: region.hosts.isEmpty
    case .pinyin: region.pinyin.isEmpty
    case .initials: region.initials.isEmpty
    case .english: region.english.isEmpty
    case .aliases: region.aliases.isEmpty
    default: false
    }
  }
}
