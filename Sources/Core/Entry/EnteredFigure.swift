extension Source {
  /// The built-in document of what was entered in the program (录入): no file needs to name it.
  package static let entry = "entry"

  /// Whether the number was entered in the program and stands in no document.
  package var isEntry: Bool { document == Self.entry }
}

extension SourceDocument {
  /// The built-in document of what was entered in the program.
  package static let entry = SourceDocument(id: Source.entry, title: "录入")
}

extension Figure {
  /// The id of an entered figure, made of what it is about, so that two people who enter the same
  /// cell mean the same figure: `entry/REGION/INDICATOR/PERIOD[/office][/level=x][/dim=option…]`.
  ///
  /// `region` is the region's id in files; a target has `/target` behind the period.
  package static func entryID(
    indicator: IndicatorID, region: String, scope: Scope = .area, level: Rank? = nil,
    breakdown: Breakdown = Breakdown(), period: Period?, isTarget: Bool = false
  ) -> String {
    var id = "\(Source.entry)/\(region)/\(indicator)/\(period?.description ?? "")"
    if isTarget { id += "/target" }
    if scope == .office { id += "/office" }
    if let level { id += "/level=\(level.rawValue)" }
    for part in breakdown.parts { id += "/\(part.dimension)=\(part.option)" }
    return id
  }

  /// The id that this figure has as an entered one.
  package func entryID(in tree: RegionTree) -> String {
    Figure.entryID(
      indicator: indicator, region: tree[region].id, scope: scope, level: level,
      breakdown: breakdown, period: period, isTarget: kind == .target)
  }
}
