internal import Core

/// 「我的地区」: where the next starts begin while no place was left.
///
/// It is asked for once, by a line on the first screen of all that covers no number; who does not answer is not asked again.
extension App {
  /// Whether the first screen asks for the person's own region.
  package var asksMyRegion: Bool {
    guard session.asksMyRegion, session.myRegion == nil, let workspace else { return false }
    return !workspace.dataset.manifest.isSynthetic
  }

  /// The question stands in the line below the top one, which is empty otherwise.
  func drawMyRegionQuestion(_ rule: Rect, _ canvas: inout Canvas) {
    guard asksMyRegion, layers.isEmpty else { return }
    let keys = Command.table.first { $0.id == .setMyRegion }?.keys
    let line = StyledLine([
      Span(" "), Span(KeyName.short(keys?.first, ascii: settings.ascii), .key, bold: true),
      Span(" " + text(.myRegionQuestion) + " ", .hint),
    ])
    let x = rule.maxX - line.columns - 2
    guard x > rule.x else { return }
    canvas.write(line, at: Point(x: x, y: rule.y), maxColumns: line.columns)
  }

  /// What `--region` names is the answer of a person who was not asked yet.
  mutating func takeMyRegion(from workspace: Workspace) {
    guard session.myRegion == nil, let wanted = request.region,
      case .found(let region, _) = workspace.dataset.regions.lookUp(wanted)
    else { return }
    session.myRegion = workspace.dataset.regions[region].id
  }

  /// Opens the dialog in which the region is found; the one under the cursor and those above it are offered.
  mutating func openMyRegion() {
    layers.append(.find(FindDialog(purpose: .myRegion, field: TextField(""))))
    refreshFind()
  }

  /// Looks the field's text up among the regions.
  func refreshMyRegion(_ dialog: inout FindDialog) {
    guard let workspace else { return }
    let tree = workspace.dataset.regions
    dialog.window = ScrollWindow()
    if dialog.field.isEmpty {
      let offered = tree.path(to: workspace.selectedRegion).dropFirst().reversed()
      dialog.hits = offered.map { SearchHit(target: .region($0), matched: .name) }
      dialog.count = dialog.hits.count
      return
    }
    let found = workspace.search.find(
      dialog.field.text, near: workspace.browse.frame.region, limit: .max)
    let regions = found.hits.filter { if case .region = $0.target { true } else { false } }
    dialog.hits = Array(regions.prefix(App.hitLimit))
    dialog.count = regions.count
  }

  /// Makes a found region the person's own, keeps that at once, and goes there.
  mutating func chooseMyRegion(_ hit: SearchHit) -> [Effect] {
    guard case .region(let region) = hit.target, let workspace else { return [] }
    session.myRegion = workspace.dataset.regions[region].id
    session.asksMyRegion = false
    goMyRegion()
    say(.myRegionSet(RegionText(settings.language).name(workspace.dataset.regions[region])))
    rememberPlace()
    return [.saveSession(session)]
  }

  /// Leaving the dialog without an answer is one too.
  mutating func declineMyRegion() {
    guard case .find(let dialog) = layers.last, dialog.purpose == .myRegion, asksMyRegion
    else { return }
    session.asksMyRegion = false
    say(.myRegionLater)
  }

  /// Goes to the person's own region.
  mutating func goMyRegion() {
    guard let id = session.myRegion else {
      say(.noMyRegion)
      return
    }
    _ = withWorkspace { workspace in
      guard let region = workspace.dataset.regions.find(id) else { return }
      workspace.rememberJump()
      workspace.start(at: region)
      _ = workspace.leaveEmptyYear()
      workspace.moveToNumber()
    }
  }
}
