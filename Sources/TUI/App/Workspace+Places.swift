internal import Core

extension Workspace {
  /// Where the person is, by stable ids.
  package var place: Session.Place {
    var year: Int?
    if case .year(let shown) = browse.period { year = shown }
    let enterprise = (browse.card ?? selectedEnterprise).flatMap {
      browse.card == nil ? nil : dataset.tables["enterprises"]?.id(of: $0)
    }
    return Session.Place(
      region: dataset.regions[browse.frame.region].id, tab: tab?.id ?? "", year: year,
      enterprise: enterprise, selected: dataset.regions[selectedRegion].id)
  }

  /// Words for a place: the path and what is open.
  package func title(of place: Session.Place, in language: Language) -> String {
    let names = RegionText(language)
    guard let region = dataset.regions.find(place.region) else { return place.region }
    var words = dataset.regions.path(to: region).dropFirst().map { names.name(dataset.regions[$0]) }
    if words.isEmpty { words = [names.name(dataset.regions[region])] }
    if let id = place.enterprise, let table = dataset.tables["enterprises"],
      let row = table.find(id)
    {
      words.append(table.name(of: row) ?? id)
    } else if let selected = place.selected, selected != place.region,
      let id = dataset.regions.find(selected)
    {
      words.append(names.name(dataset.regions[id]))
    }
    return words.joined(separator: " > ")
  }

  /// Goes to a place; what no longer exists is passed over.
  mutating func go(to place: Session.Place) {
    guard let region = dataset.regions.find(place.region) else { return }
    if let tab = tabs.firstIndex(where: { $0.id == place.tab }) { browse.tab = tab }
    browse.period = place.year.map { .year($0) } ?? .all
    show(region)
    if let selected = place.selected, let id = dataset.regions.find(selected), id != region {
      select(id)
    }
    if let id = place.enterprise { openCard(id) }
  }

  /// Makes a region the one whose list is shown, with the layers above it as if drilled into.
  mutating func show(_ region: RegionID) {
    let path = dataset.regions.path(to: region)
    browse.frames = [BrowseFrame(region: path.first ?? region, content: .regions)]
    browse.card = nil
    browse.focus = .list
    refreshRows()
    for next in path.dropFirst() {
      select(next)
      enter(next)
    }
    browse.dashboard = ScrollWindow()
  }

  /// Opens an enterprise's card over the list of the enterprises of its region.
  mutating func openCard(_ id: String) {
    guard let table = dataset.tables["enterprises"], let row = table.find(id) else { return }
    if let region = table.region(of: row) {
      show(region)
      if browse.frame.content == .regions {
        browse.frames.append(BrowseFrame(region: region, content: .enterprises))
        refreshRows()
      }
    }
    if case .enterprises(let rows) = browse.frame.rows, let position = rows.firstIndex(of: row) {
      browse.frame.window.select(position, count: rows.count)
    }
    browse.card = row
    browse.focus = .dashboard
    browse.dashboard = ScrollWindow()
  }

  /// Remembers the present place before a jump.
  mutating func rememberJump() {
    history.removeLast(min(historyPosition, history.count))
    historyPosition = 0
    history.append(place)
    if history.count > 100 { history.removeFirst() }
  }

  /// Goes back (-1) or forward (1) over the jumps and tells whether there was one.
  mutating func goInHistory(_ delta: Int) -> Bool {
    if delta < 0, historyPosition == 0, let last = history.last {
      history.append(place)
      historyPosition = 1
      go(to: last)
      return true
    }
    let next = historyPosition - delta
    guard next >= 0, next < history.count else { return false }
    historyPosition = next
    go(to: history[history.count - 1 - next])
    return true
  }
}

extension App {
  mutating func goInHistory(_ delta: Int) {
    let moved = withWorkspace { $0.goInHistory(delta) } ?? false
    if !moved { say(.noOtherPlace) }
  }

  mutating func addBookmark() {
    guard let workspace else { return }
    let place = workspace.place
    if !session.bookmarks.contains(place) { session.bookmarks.append(place) }
    say(.bookmarked(workspace.title(of: place, in: settings.language)))
  }

  mutating func openBookmarks() {
    if session.bookmarks.isEmpty { say(.noBookmarks) } else { layers.append(.bookmarks(.init())) }
  }

  /// Keeps where the person is in the session.
  mutating func rememberPlace() {
    guard let workspace else { return }
    session.place = workspace.place
  }
}

/// Where a person stands in the panels, down to the cursor; kept while the same data are opened from another folder.
package struct StandingPlace: Sendable, Equatable {
  /// The place as sessions keep it.
  var place: Session.Place
  /// The column under the list's cursor.
  var column: Int
  /// Whether keys go to the list or to the dashboard.
  var focus: PanelFocus
  /// Id of the enterprise under the list's cursor.
  var enterprise: String?
}

extension Workspace {
  /// Where the person stands.
  var standing: StandingPlace {
    let enterprise = selectedEnterprise.flatMap {
      dataset.tables[Catalogue.enterprises]?.id(of: $0)
    }
    return StandingPlace(
      place: place, column: browse.frame.column, focus: browse.focus, enterprise: enterprise)
  }

  /// Goes to where the person stood in other data of the same places.
  mutating func stand(at standing: StandingPlace) {
    go(to: standing.place)
    if let id = standing.enterprise, browse.card == nil,
      let row = dataset.tables[Catalogue.enterprises]?.find(id),
      case .enterprises(let rows) = browse.frame.rows, let index = rows.firstIndex(of: row)
    {
      browse.frame.window.select(index, count: rows.count)
    }
    browse.frame.column = standing.column
    browse.focus = standing.focus
  }
}
