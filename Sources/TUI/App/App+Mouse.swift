internal import Core

extension App {
  /// A click selects, a click on the selected row opens it; the wheel scrolls what it points at.
  mutating func click(_ mouse: MouseEvent) -> [Effect] {
    switch mouse.kind {
    case .wheelUp: return turnWheel(.moveUp, at: mouse.point)
    case .wheelDown: return turnWheel(.moveDown, at: mouse.point)
    case .press where mouse.button == .left: return press(at: mouse.point)
    case .press, .release, .drag: return []
    }
  }

  private mutating func turnWheel(_ command: CommandID, at point: Point) -> [Effect] {
    if !layers.isEmpty {
      for _ in 0..<3 { _ = giveToLayer(command) }
      return []
    }
    focusPanel(at: point)
    for _ in 0..<3 { _ = perform(command) }
    return []
  }

  private mutating func focusPanel(at point: Point) {
    let size = size
    _ = withWorkspace { workspace in
      let layout = Layout.arrange(size: size, focus: workspace.browse.focus)
      if layout.dashboard.contains(point) { workspace.browse.focus = .dashboard }
      if layout.list.contains(point) { workspace.browse.focus = .list }
    }
  }

  private mutating func press(at point: Point) -> [Effect] {
    guard layers.isEmpty else { return [] }
    let size = size
    let settings = settings
    if asksMyRegion, point.y == Layout.arrange(size: size, focus: .list).rule.y {
      openMyRegion()
      return []
    }
    let opens: Bool? = withWorkspace { workspace in
      let layout = Layout.arrange(size: size, focus: workspace.browse.focus)
      if layout.dashboard.contains(point) {
        let pen = PanelPen(settings: settings, workspace: workspace)
        if let tab = pen.tab(at: point, in: layout.dashboard) { workspace.selectTab(tab) }
        workspace.browse.focus = .dashboard
        return false
      }
      guard layout.list.contains(point) else { return false }
      workspace.browse.focus = .list
      let height = workspace.listHeight(layout)
      var window = workspace.browse.frame.window
      window.reveal(count: workspace.browse.frame.rows.count, height: height)
      let row = window.top + point.y - layout.list.y - 1
      guard point.y > layout.list.y, point.y <= layout.list.y + height,
        row < workspace.browse.frame.rows.count
      else { return false }
      if row == window.selected { return true }
      window.select(row, count: workspace.browse.frame.rows.count)
      workspace.browse.frame.window = window
      workspace.browse.dashboard = ScrollWindow()
      return false
    }
    if opens == true { open() }
    return []
  }
}
