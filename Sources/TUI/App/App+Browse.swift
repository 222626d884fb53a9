internal import Core

extension App {
  /// Enter: one layer deeper.
  mutating func open() {
    guard let workspace else { return }
    if workspace.browse.focus == .dashboard || workspace.browse.card != nil {
      guard let subject = workspace.subjectUnderCursor else { return }
      layers.append(.reading(ReadingDialog(page: .account(subject))))
      return
    }
    _ = withWorkspace { workspace in
      if let enterprise = workspace.selectedEnterprise {
        workspace.browse.card = enterprise
        workspace.browse.dashboard = ScrollWindow()
        workspace.browse.focus = .dashboard
        return
      }
      let region = workspace.selectedRegion
      if region == workspace.browse.frame.region {
        // The region's own row has no layer below it but its dashboard.
        workspace.browse.focus = .dashboard
      } else {
        workspace.enter(region)
      }
    }
  }

  /// Esc: one layer back, everything as it was; never out of the program.
  mutating func back() {
    let moved = withWorkspace { $0.goBack() } ?? false
    if !moved { say(.atTheTop) }
  }

  mutating func changePeriod(_ delta: Int) {
    let moved = withWorkspace { $0.changePeriod(delta) } ?? false
    if !moved { say(delta > 0 ? .noLaterPeriod : .noEarlierPeriod) }
  }

  mutating func showAllPeriods() {
    _ = withWorkspace { $0.toggleAllPeriods() }
  }

  mutating func sortByColumn() {
    let pen = workspace.map { PanelPen(settings: settings, workspace: $0) }
    let phrase: Phrase? =
      withWorkspace { workspace in
        let frame = workspace.browse.frame
        let name = pen?.columnName(frame.column)
        guard let name else { return nil }
        // Names from the first, numbers from the largest; then the other way; then as is customary.
        let first = SortOrder(
          column: frame.column, descending: frame.column != BrowseFrame.nameColumn)
        var other = first
        other.descending.toggle()
        workspace.browse.frame.sort =
          frame.sort == first ? other : frame.sort == other ? nil : first
        workspace.refreshRows()
        return workspace.browse.frame.sort.map { .sorted(name, descending: $0.descending) }
          ?? .customaryOrderAgain
      } ?? nil
    if let phrase { say(phrase) }
  }
}

extension Workspace {
  /// Goes into a region; the cell cursor stays in its column where the list has the same ones.
  mutating func enter(_ region: RegionID) {
    browse.frames.append(frame(of: region, content: content(of: region)))
    browse.card = nil
    browse.dashboard = ScrollWindow()
    refreshRows()
  }

  /// Goes back one layer and tells whether there was one.
  mutating func goBack() -> Bool {
    if browse.card != nil {
      browse.card = nil
      browse.focus = .list
      return true
    }
    if browse.focus == .dashboard {
      browse.focus = .list
      return true
    }
    if !browse.frame.filter.isEmpty {
      browse.frame.filter = ""
      refreshRows()
      return true
    }
    let left = browse.frame.region
    if browse.frames.count > 1 {
      browse.frames.removeLast()
      refreshRows()
      return true
    }
    guard let parent = dataset.regions[left].parent else { return false }
    // Started below the root: the layer above is made when it is first needed.
    browse.frames = [frame(of: parent, content: .regions)]
    refreshRows()
    select(left)
    return true
  }

  /// A layer to come next to the present one.
  private func frame(of region: RegionID, content: ListContent) -> BrowseFrame {
    var next = BrowseFrame(region: region, content: content)
    if content == browse.frame.content { next.column = browse.frame.column }
    return next
  }

  /// Puts the list's cursor on a region, showing rows without data if it is one of them.
  mutating func select(_ region: RegionID) {
    func find() -> Int? {
      guard case .regions(let rows) = browse.frame.rows else { return nil }
      return rows.firstIndex(of: region)
    }
    if find() == nil, dataset.regions[region].parent == browse.frame.region {
      browse.frame.showsEmpty = true
      browse.frame.filter = ""
      refreshRows()
    }
    if let position = find() {
      browse.frame.window.select(position, count: browse.frame.rows.count)
    }
    browse.dashboard = ScrollWindow()
  }

  /// Shows another year with data and tells whether there was one.
  mutating func changePeriod(_ delta: Int) -> Bool {
    let years = engine.years(in: browse.frame.region)
    let next: Int?
    switch browse.period {
    case .all: next = delta < 0 ? years.last : nil
    case .year(let year):
      next = delta < 0 ? years.last { $0 < year } : years.first { $0 > year }
    }
    if let next {
      setPeriod(.year(next))
      return true
    }
    // Beyond the last year stands everything at once, the undated figures too.
    if delta > 0, browse.period != .all {
      setPeriod(.all)
      return true
    }
    return false
  }

  /// Shows everything, or the last year again.
  mutating func toggleAllPeriods() {
    if browse.period == .all {
      let year = dataset.manifest.defaultYear ?? years.last
      setPeriod(year.map { .year($0) } ?? .all)
    } else {
      setPeriod(.all)
    }
  }

  mutating func setPeriod(_ period: PeriodChoice) {
    browse.period = period
    browse.dashboard = ScrollWindow()
    refreshRows()
  }
}
