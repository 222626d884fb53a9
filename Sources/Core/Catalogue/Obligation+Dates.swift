/// One time that an obligation falls due.
package struct ObligationDate: Hashable, Sendable {
  /// The part of time for which it has to be done.
  package var period: Period
  /// The last day; nil where no date is set.
  package var due: CalendarDate?

  /// Makes a date.
  package init(period: Period, due: CalendarDate?) {
    self.period = period
    self.due = due
  }
}

extension Obligation {
  /// Whether it binds the office of a region: by its rank, or because it names the region.
  package func binds(_ region: RegionID, in tree: RegionTree) -> Bool {
    if let named = self.region { return tree[region].id == named }
    guard let rank else { return true }
    return tree[region].rank == rank
  }

  /// The period before the one that a day lies in, and that one: what may be overdue and what comes next.
  ///
  /// Periods in which the obligation was not in force are left out; one that is due once has none.
  package func dates(around day: CalendarDate) -> [ObligationDate] {
    periods(around: day).compactMap { period in
      guard let days = period.days else { return nil }
      if let validFrom, validFrom.first > days.upperBound { return nil }
      if let validTo, validTo.last < days.lowerBound { return nil }
      return ObligationDate(period: period, due: due(in: days))
    }
  }

  private func periods(around day: CalendarDate) -> [Period] {
    let month = day.month
    switch frequency {
    case .once: return []
    case .yearly: return [.year(day.year - 1), .year(day.year)]
    case .everyYears(let count):
      guard count > 1 else { return [.year(day.year - 1), .year(day.year)] }
      guard
        let from = PartialDate(year: max(1, day.year - count + 1)),
        let to = PartialDate(year: day.year)
      else { return [] }
      return [.range(from, to)]
    case .halfYearly:
      let half = (month + 5) / 6
      return [
        half == 1 ? .half(2, of: day.year - 1) : .half(1, of: day.year), .half(half, of: day.year),
      ]
    case .quarterly:
      let quarter = (month + 2) / 3
      return [
        quarter == 1 ? .quarter(4, of: day.year - 1) : .quarter(quarter - 1, of: day.year),
        .quarter(quarter, of: day.year),
      ]
    case .monthly:
      return [
        month == 1 ? .month(12, of: day.year - 1) : .month(month - 1, of: day.year),
        .month(month, of: day.year),
      ]
    }
  }

  /// The last day on which it can be met in a period of these days.
  private func due(in days: ClosedRange<CalendarDate>) -> CalendarDate? {
    switch due {
    case nil: return nil
    case .endOfPeriod?: return days.upperBound
    case .monthDay(let day)?, .span(_, let day)?:
      let years = (days.lowerBound.year...days.upperBound.year).reversed()
      return years.compactMap { CalendarDate(year: $0, month: day.month, day: day.day) }
        .first { days.contains($0) }
    case .months(let months)?:
      let ends = months.map { CalendarDate.last(ofMonth: $0, year: days.upperBound.year) }
      return ends.filter { days.contains($0) }.max() ?? days.upperBound
    }
  }
}

extension Dataset {
  /// How many rows show that an obligation was met in a region and a period; nil where the program can't see it.
  ///
  /// - Complexity: O(rows of the register).
  package func count(
    of obligation: Obligation, in region: RegionID, during period: Period
  ) -> Int? {
    guard let check = obligation.checkedBy else { return nil }
    guard let table = tables[check.register], let days = period.days else { return 0 }
    let filter = check.condition.map {
      RowFilter($0, table: table, regions: regions, tables: tables)
    }
    return table.rows.count { row in
      guard let place = place(of: row, in: table), regions.contains(region, place) else {
        return false
      }
      if let filter, filter.test(row) != true { return false }
      return time(of: row, in: table).map { $0.overlaps(days) } ?? false
    }
  }

  /// The rows of a region and a period that are of the kind that an obligation asks for, whether or not they meet it yet.
  ///
  /// The kind is all that the condition wants to be equal; a row's state is none of it.
  ///
  /// - Complexity: O(rows of the register).
  package func rows(
    concerning obligation: Obligation, in region: RegionID, during period: Period
  ) -> [RowID] {
    guard let check = obligation.checkedBy, let table = tables[check.register],
      let days = period.days
    else { return [] }
    let kind = values(meeting: obligation)
    return table.rows.filter { row in
      guard let place = place(of: row, in: table), regions.contains(region, place),
        kind.allSatisfy({ table.value($0.key, of: row) == $0.value })
      else { return false }
      return time(of: row, in: table).map { $0.overlaps(days) } ?? false
    }
  }

  /// What a row has to hold to be of the kind that an obligation asks for.
  package func values(meeting obligation: Obligation) -> [String: FieldValue] {
    guard let check = obligation.checkedBy,
      let schema = catalogue.registers[check.register], let condition = check.condition
    else { return [:] }
    let parts = if case .all(let parts) = condition { parts } else { [condition] }
    var values: [String: FieldValue] = [:]
    for case .compare(let path, .is, .literal(let words)) in parts
    where path.reference == nil && path.field != schema.states?.field {
      guard let field = schema[path.field] else { continue }
      values[path.field] = FieldValue(words, for: field)
    }
    return values
  }

  /// The days of a row by the first of its register's time fields that is present.
  private func time(of row: RowID, in table: Table) -> ClosedRange<CalendarDate>? {
    for field in table.schema.timeFields {
      switch table.value(field, of: row) {
      case .date(let date): return date.first...date.last
      case .period(let period): return period.days
      case .number(let number):
        guard let year = number.integer, (1...9999).contains(year) else { continue }
        return Period.year(year).days
      default: continue
      }
    }
    return nil
  }
}
