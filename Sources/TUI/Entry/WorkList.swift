package import Core

/// Something that waits for the person.
package struct WorkItem: Sendable, Equatable {
  /// How it stands.
  package enum Standing: Int, Sendable, Equatable, Comparable {
    /// A sheet that was sent back.
    case returned
    /// The last day is past.
    case overdue
    /// A sheet with findings that want an explanation or a correction.
    case review
    /// The last day is near enough to be reminded of.
    case due
    /// There is time.
    case open
    /// Done, or submitted.
    case done

    /// The more urgent first.
    package static func < (a: Standing, b: Standing) -> Bool { a.rawValue < b.rawValue }
  }

  /// Where the work is done.
  package enum Place: Sendable, Hashable {
    case sheet(SheetKey)
    /// Rows of a register for an obligation and a part of time.
    case register(String, duty: String, Period)
    case nowhere
  }

  /// What is to be done.
  package var title: LocalizedText
  /// For which part of time.
  package var period: Period
  /// The last day; nil where none is set.
  package var due: CalendarDate?
  /// How it stands.
  package var standing: Standing
  /// The state of a sheet.
  package var state: SheetState?
  /// Filled cells or rows that count, and how many are wanted.
  package var progress: (done: Int, wanted: Int)?
  /// Where the work is done.
  package var place: Place

  /// Whether both say the same.
  package static func == (a: WorkItem, b: WorkItem) -> Bool {
    a.title == b.title && a.period == b.period && a.due == b.due && a.standing == b.standing
      && a.state == b.state && a.place == b.place && a.progress?.done == b.progress?.done
      && a.progress?.wanted == b.progress?.wanted
  }
}

/// The clerk's home: what is due for a place, most urgent first.
package struct WorkListState: Sendable, Equatable {
  /// Whose work it is.
  package var region: RegionID
  /// In the order shown.
  package var items: [WorkItem]
  /// The transaction up to which the items take notice of edits.
  var applied = 0
  /// The selected item and the items in view.
  package var window = ScrollWindow()
}

extension Workspace {
  /// Everything that a place has to do around a day.
  package func work(of region: RegionID, today: CalendarDate) -> [WorkItem] {
    let items = sheetWork(region, today) + duties(region, today)
    return items.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if x.standing != y.standing { return x.standing < y.standing }
      switch (x.due, y.due) {
      case (let first?, let second?) where first != second: return first < second
      case (.some, nil): return true
      case (nil, .some): return false
      default: return a.offset < b.offset
      }
    }.map(\.element)
  }

  private func sheetWork(_ region: RegionID, _ today: CalendarDate) -> [WorkItem] {
    let rank = dataset.regions[region].rank
    return dataset.catalogue.sheets.all.filter { ($0.rank ?? rank) == rank }
      .flatMap { definition -> [WorkItem] in
        let sheet = EntrySheet(definition)
        let periods = sheet.periods(around: today)
        func key(_ period: Period) -> SheetKey {
          SheetKey(sheet: sheet.id, region: region, period: period)
        }
        let now = periods.compactMap { item(sheet, key($0), today) }
        return now
          + begun(sheet, before: periods, region).compactMap { period in
            item(sheet, key(period), today).flatMap { $0.standing == .done ? nil : $0 }
          }
      }
  }

  /// How many years back a sheet that was begun and not handed in is still work.
  private static let yearsBack = 5

  /// Earlier periods in which somebody has entered something into a sheet.
  private func begun(
    _ sheet: EntrySheet, before periods: [Period], _ region: RegionID
  ) -> [Period] {
    let known = Set(periods)
    let earlier = (1...Self.yearsBack).flatMap { back in
      periods.compactMap { $0.moved(toYearAfter: -back) }
    }
    var seen: Set<Period> = []
    return earlier.filter { period in
      guard !known.contains(period), seen.insert(period).inserted else { return false }
      let key = SheetKey(sheet: sheet.id, region: region, period: period)
      return cells(of: sheet, key).contains { entered($0) != nil }
    }
  }

  private func item(_ sheet: EntrySheet, _ key: SheetKey, _ today: CalendarDate) -> WorkItem? {
    let cells = cells(of: sheet, key)
    let filled = cells.count { isFilled($0) }
    let checks = EntryChecks(dataset, engine: engine, today: today)
    var found: [CellSubject: [Finding]] = [:]
    for address in cells {
      found[.figure(address)] = findings(of: .figure(address), checks: checks)
    }
    let state = state(of: sheet, key, findings: found)
    let due = key.period.days?.upperBound
    let isOpen = cells.contains { address in
      !open(found[.figure(address)] ?? [], .figure(address)).isEmpty
    }
    var standing = standing(due: due, lead: 30, today)
    switch state {
    case .submitted, .approved: standing = .done
    case .returned: standing = .returned
    case .blank, .filling, .pending, .filled: if isOpen, standing > .review { standing = .review }
    }
    return WorkItem(
      title: sheet.title, period: key.period, due: due, standing: standing, state: state,
      progress: (filled, cells.count), place: .sheet(key))
  }

  private func duties(_ region: RegionID, _ today: CalendarDate) -> [WorkItem] {
    dataset.catalogue.obligations.all.filter { $0.binds(region, in: dataset.regions) }
      .flatMap { duty -> [WorkItem] in
        duty.dates(around: today).map { date in
          let done = dataset.count(of: duty, in: region, during: date.period)
          let isDone = done.map { $0 >= duty.perPeriod } ?? false
          // What the program can't see is no reproach: it is only reminded of.
          let standing =
            isDone
            ? .done
            : done == nil && (date.due.map { $0 < today } ?? false)
              ? .open : self.standing(due: date.due, lead: duty.leadDays ?? 30, today)
          return WorkItem(
            title: duty.title, period: date.period, due: date.due, standing: standing,
            progress: done.map { ($0, duty.perPeriod) },
            place: duty.checkedBy.map {
              .register($0.register, duty: duty.id, date.period)
            } ?? .nowhere)
        }
      }
  }

  private func standing(
    due: CalendarDate?, lead: Int, _ today: CalendarDate
  ) -> WorkItem.Standing {
    guard let due else { return .open }
    if due < today { return .overdue }
    return due.dayNumber - today.dayNumber <= lead ? .due : .open
  }
}

extension EntrySheet {
  /// The period before the one of a day, and that one.
  func periods(around day: CalendarDate) -> [Period] {
    let now: Period =
      switch kind {
      case .year: .year(day.year)
      case .half: .half((day.month + 5) / 6, of: day.year)
      case .quarter: .quarter((day.month + 2) / 3, of: day.year)
      case .month: .month(day.month, of: day.year)
      }
    return [now.moved(by: -1), now].compactMap(\.self)
  }
}
