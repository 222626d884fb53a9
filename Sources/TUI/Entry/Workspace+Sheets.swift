package import Core

/// How far a sheet is; what is not stored follows from its cells.
package enum SheetState: String, Sendable, Equatable, CaseIterable {
  /// 未填报: nothing is filled in.
  case blank
  /// 填报中: some cells are.
  case filling
  /// 待核实: all are, and findings are open.
  case pending
  /// 已填报: all are, and nothing is open.
  case filled
  /// 已上报: locked.
  case submitted
  /// 已退回: open again, with a reason.
  case returned
  /// 已审核: locked.
  case approved

  /// Whether the sheet's cells can't be changed.
  package var isLocked: Bool { self == .submitted || self == .approved }
}

/// One sheet: its indicators for a place and a time.
package struct SheetKey: Sendable, Hashable {
  /// Id of the sheet's definition.
  package var sheet: String
  /// The place.
  package var region: RegionID
  /// The time.
  package var period: Period

  /// Makes a key.
  package init(sheet: String, region: RegionID, period: Period) {
    self.sheet = sheet
    self.region = region
    self.period = period
  }
}

extension Workspace {
  /// The register of sheets.
  static let sheetRegister = "sheets"

  /// Id of a sheet's row.
  func rowID(_ key: SheetKey) -> String {
    "sheet/\(key.sheet)/\(dataset.regions[key.region].id)/\(key.period)"
  }

  /// The state that is stored for a sheet; nil where none is.
  package func storedState(_ key: SheetKey) -> SheetState? {
    guard let table = dataset.tables[Self.sheetRegister], let row = table.find(rowID(key)),
      case .option(let state) = table.value("state", of: row)
    else { return nil }
    return SheetState(rawValue: state)
  }

  /// A field of a sheet's row as text; nil where nothing stands there.
  func stored(_ field: String, of key: SheetKey) -> String? {
    guard let table = dataset.tables[Self.sheetRegister], let row = table.find(rowID(key)),
      case .text(let text) = table.value(field, of: row)
    else { return nil }
    return text
  }

  /// The cells of a sheet.
  func cells(of sheet: EntrySheet, _ key: SheetKey) -> [FigureAddress] {
    sheet.choices.map { FigureAddress($0, region: key.region, period: key.period) }
  }

  /// How far a sheet is, with the findings of its cells.
  package func state(
    of sheet: EntrySheet, _ key: SheetKey, findings: [CellSubject: [Finding]]
  ) -> SheetState {
    let stored = storedState(key)
    if let stored, stored == .submitted || stored == .approved || stored == .returned {
      return stored
    }
    let cells = cells(of: sheet, key)
    let filled = cells.count { entered($0) != nil || shown($0).quantity != nil }
    if filled == 0 { return .blank }
    let isOpen = cells.contains { address in
      let subject = CellSubject.figure(address)
      return !open(findings[subject] ?? [], subject).isEmpty
    }
    if filled < cells.count { return .filling }
    return isOpen ? .pending : .filled
  }

  /// The locked sheet that a figure belongs to; nil where it may be changed.
  func lockedSheet(of target: Edit.Target) -> SheetKey? {
    guard case .figure(let id) = target else { return nil }
    let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 4, parts[0] == "entry", let region = dataset.regions.find(parts[1]),
      let period = Period(parts[3])
    else { return nil }
    for definition in dataset.catalogue.sheets.all
    where definition.choices.contains(where: { $0.indicator == parts[2] }) {
      let key = SheetKey(sheet: definition.id, region: region, period: period)
      if storedState(key)?.isLocked ?? false { return key }
    }
    return nil
  }

  /// The place that an edit is made in; nil where the data doesn't say.
  func region(of target: Edit.Target) -> RegionID? {
    switch target {
    case .figure(let id):
      let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      return parts.count > 1 ? dataset.regions.find(parts[1]) : nil
    case .row(let register, let id), .field(let register, let id, _):
      guard let table = dataset.tables[register], let row = table.find(id) else { return nil }
      return dataset.place(of: row, in: table)
    }
  }

  /// The name of a sheet in a sentence: place, time and title.
  func title(_ key: SheetKey, _ language: Language) -> String {
    let definition = dataset.catalogue.sheets[key.sheet]
    let title = definition.map { language.pick($0.title) } ?? key.sheet
    return RegionText(language).name(dataset.regions[key.region]) + " "
      + PeriodText(language).text(key.period) + " " + title
  }
}

extension App {
  /// Why a cell can't be changed by this person, or nil where it can.
  func lockReason(_ target: Edit.Target) -> Phrase? {
    guard let workspace else { return nil }
    if let person = workspace.dataset.manifest.people.first(where: { $0.name == desk.author }) {
      if person.role == .viewer { return .entry(.viewerOnly) }
      if let own = person.region.flatMap({ workspace.dataset.regions.find($0) }),
        let place = workspace.region(of: target), !workspace.dataset.regions.contains(own, place)
      {
        return .entry(.outsideRegion(workspace.dataset.regions[own].name))
      }
    }
    if let key = workspace.lockedSheet(of: target) {
      return .entry(.lockedSheet(workspace.title(key, settings.language)))
    }
    return nil
  }
}
