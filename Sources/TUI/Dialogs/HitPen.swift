internal import Core

/// Writes a search hit as a line: what it is, and where.
struct HitPen {
  let workspace: Workspace
  let names: RegionText

  init(workspace: Workspace, language: Language) {
    self.workspace = workspace
    names = RegionText(language)
  }

  func line(_ hit: SearchHit) -> StyledLine {
    let tree = workspace.dataset.regions
    switch hit.target {
    case .region(let region):
      let above = tree.ancestors(of: region).reversed().dropFirst().map { names.name(tree[$0]) }
      var spans = [
        Span(DisplayWidth.pad(names.name(tree[region]), to: 26)),
        Span(DisplayWidth.pad(tree[region].code ?? tree[region].id, to: 11), .dim),
        Span(above.joined(separator: " > "), .dim),
      ]
      if let former = hit.former { spans.append(Span("  <- " + former, .mark)) }
      return StyledLine(spans)
    case .enterprise(let row):
      let table = workspace.dataset.tables["enterprises"]
      let name = table?.name(of: row) ?? ""
      let place = table?.region(of: row).map { names.name(tree[$0]) } ?? ""
      return StyledLine([Span(DisplayWidth.pad(name, to: 37)), Span(place, .dim)])
    }
  }
}
