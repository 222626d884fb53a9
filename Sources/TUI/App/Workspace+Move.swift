internal import Core

extension Workspace {
  /// Moves the cursor of the panel that has the focus, or changes panel or tab.
  mutating func move(_ command: CommandID, layout: Layout) {
    switch command {
    case .moveUp: step(-1, layout)
    case .moveDown: step(1, layout)
    case .pageUp: step(-max(1, layout.list.height - 4), layout)
    case .pageDown: step(max(1, layout.list.height - 4), layout)
    case .moveHome: step(-1_000_000_000, layout)
    case .moveEnd: step(1_000_000_000, layout)
    case .moveLeft: moveColumn(-1)
    case .moveRight: moveColumn(1)
    case .nextPanel, .previousPanel: browse.focus = browse.focus.other
    case .focusDashboard: browse.focus = .dashboard
    case .focusList: browse.focus = .list
    case .nextTab: selectTab((browse.tab + 1) % max(1, tabs.count))
    case .previousTab: selectTab((browse.tab + tabs.count - 1) % max(1, tabs.count))
    case .toggleEmpty:
      browse.frame.showsEmpty.toggle()
      refreshRows()
    default: break
    }
  }

  private mutating func step(_ delta: Int, _ layout: Layout) {
    if browse.focus == .dashboard {
      browse.dashboard.move(delta, count: dashboardSubjects().count)
    } else {
      let before = browse.frame.window.selected
      let count = browse.frame.rows.count
      browse.frame.window.move(delta, count: count)
      browse.frame.window.reveal(count: count, height: listHeight(layout))
      if browse.frame.window.selected != before {
        browse.dashboard = ScrollWindow()
      }
    }
  }

  /// Whether the right panel shows an enterprise's card: the one opened, or the one under the cursor.
  var showsCard: Bool { browse.card != nil || selectedEnterprise != nil }

  /// Rows of the list that are seen at once.
  func listHeight(_ layout: Layout) -> Int {
    max(0, layout.list.height - (browse.frame.content == .regions ? 3 : 2))
  }

  private mutating func moveColumn(_ delta: Int) {
    guard browse.focus == .list else { return }
    let count =
      browse.frame.content == .regions ? columns.count : enterpriseColumns.count
    browse.frame.column = max(
      BrowseFrame.nameColumn, min(browse.frame.column + delta, count - 1))
  }

  /// Opens a tab; a list sorted by a column of the old tab goes back to its customary order.
  mutating func selectTab(_ tab: Int) {
    guard tabs.indices.contains(tab) else { return }
    browse.tab = tab
    browse.dashboard = ScrollWindow()
    for index in browse.frames.indices where browse.frames[index].content == .regions {
      browse.frames[index].sort = nil
      browse.frames[index].column = 0
    }
    refreshRows()
  }
}
