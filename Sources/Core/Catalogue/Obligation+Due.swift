extension Obligation {
  /// The next day by which it has to be met, from a day on, that day included; nil where no date is
  /// set or it no longer holds.
  package func nextDue(from today: CalendarDate) -> CalendarDate? {
    let days = (today.year...today.year + max(1, cycle)).flatMap { dueDays(in: $0) }
    return days.sorted().first { day in
      day >= today && (validFrom.map { $0.first <= day } ?? true)
        && (validTo.map { day <= $0.last } ?? true)
    }
  }

  /// Whether it binds a region: by its id, or by its rank where no region is named.
  package func binds(_ region: RegionID, of tree: RegionTree) -> Bool {
    if let id = self.region { return tree[region].id == id }
    return rank.map { $0 == tree[region].rank } ?? true
  }

  private var cycle: Int {
    if case .everyYears(let years) = frequency { years } else { 1 }
  }

  private func dueDays(in year: Int) -> [CalendarDate] {
    switch due {
    case nil: return []
    case .monthDay(let day): return [Self.day(day, in: year)]
    case .span(_, let end): return [Self.day(end, in: year)]
    case .months(let months): return months.map { .last(ofMonth: $0, year: year) }
    case .endOfPeriod:
      let months: [Int] =
        switch frequency {
        case .monthly: Array(1...12)
        case .quarterly: [3, 6, 9, 12]
        case .halfYearly: [6, 12]
        case .once, .yearly, .everyYears: [12]
        }
      return months.map { .last(ofMonth: $0, year: year) }
    }
  }

  /// A day of a year; 29 February is the last of the month where there is none.
  package static func day(_ day: MonthDay, in year: Int) -> CalendarDate {
    CalendarDate(year: year, month: day.month, day: day.day)
      ?? .last(ofMonth: day.month, year: year)
  }
}
