/// The time that a figure speaks of.
package enum Period: Hashable, Sendable {
  case year(Int)
  /// Half 1 or 2 of a year.
  case half(Int, of: Int)
  /// Quarter 1 to 4 of a year.
  case quarter(Int, of: Int)
  /// Month 1 to 12 of a year.
  case month(Int, of: Int)
  case day(CalendarDate)
  /// From and to, both included.
  case range(PartialDate, PartialDate)
  /// From a date on; the end is not stated.
  case since(PartialDate)
  /// Since an event that the document names without a date.
  case anchored(String)
  /// A state on a date.
  case asOf(PartialDate)
}

extension Period: CustomStringConvertible {
  /// Reads one of the notations of the dataset format; nil for anything else.
  package init?(_ text: String) {
    if text.hasPrefix("@") {
      guard let date = PartialDate(text.dropFirst()) else { return nil }
      self = .asOf(date)
    } else if text.hasPrefix("..(") {
      guard text.hasSuffix(")"), text.utf8.count > 4 else { return nil }
      self = .anchored(String(text.dropFirst(3).dropLast()))
    } else if let slash = text.firstIndex(of: "/") {
      let end = text[text.index(after: slash)...]
      guard let from = PartialDate(text[..<slash]) else { return nil }
      if end == ".." {
        self = .since(from)
      } else {
        guard let to = PartialDate(end), from.first <= to.last else { return nil }
        self = .range(from, to)
      }
    } else if let part = Period.part(text) {
      self = part
    } else {
      guard let date = PartialDate(text) else { return nil }
      switch (date.month, date.day) {
      case (.none, _): self = .year(date.year)
      case (.some(let month), .none): self = .month(month, of: date.year)
      case (.some, .some): self = .day(date.first)
      }
    }
  }

  /// A half (`2023-H1`) or quarter (`2023-Q3`) of a year.
  private static func part(_ text: String) -> Period? {
    let pieces = text.split(separator: "-", omittingEmptySubsequences: false)
    guard pieces.count == 2, pieces[1].utf8.count == 2, pieces[0].utf8.count == 4,
      let year = PartialDate(pieces[0])?.year,
      let number = PartialDate.number(pieces[1].dropFirst())
    else { return nil }
    switch pieces[1].first {
    case "H" where (1...2).contains(number): return .half(number, of: year)
    case "Q" where (1...4).contains(number): return .quarter(number, of: year)
    default: return nil
    }
  }

  /// The notation of the dataset format.
  package var description: String {
    switch self {
    case .year(let year): "\(yearText(year))"
    case .half(let half, let year): "\(yearText(year))-H\(half)"
    case .quarter(let quarter, let year): "\(yearText(year))-Q\(quarter)"
    case .month(let month, let year): "\(yearText(year))-\(month < 10 ? "0" : "")\(month)"
    case .day(let date): date.description
    case .range(let from, let to): "\(from)/\(to)"
    case .since(let from): "\(from)/.."
    case .anchored(let anchor): "..(\(anchor))"
    case .asOf(let date): "@\(date)"
    }
  }

  private func yearText(_ year: Int) -> String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension Period {
  /// The days covered, first to last; nil for open and anchored periods.
  ///
  /// An as-of date covers the one day by which it ranks: `@2023` is 31 December 2023.
  package var days: ClosedRange<CalendarDate>? {
    switch self {
    case .year(let year): months(1, 12, of: year)
    case .half(let half, let year): months(half * 6 - 5, half * 6, of: year)
    case .quarter(let quarter, let year): months(quarter * 3 - 2, quarter * 3, of: year)
    case .month(let month, let year): months(month, month, of: year)
    case .day(let date): date...date
    case .range(let from, let to): from.first <= to.last ? from.first...to.last : nil
    case .since, .anchored: nil
    case .asOf(let date): date.last...date.last
    }
  }

  private func months(_ from: Int, _ to: Int, of year: Int) -> ClosedRange<CalendarDate> {
    let first = CalendarDate.first(ofMonth: from, year: year)
    return first...max(first, CalendarDate.last(ofMonth: to, year: year))
  }

  /// The calendar years touched; nil for open and anchored periods.
  package var years: ClosedRange<Int>? {
    days.map { $0.lowerBound.year...$0.upperBound.year }
  }

  /// Whether the period has no stated end or no stated start.
  package var isOpen: Bool {
    switch self {
    case .since, .anchored: true
    default: false
    }
  }

  /// The day by which an as-of date ranks: the last one that it may mean; nil for spans.
  package var asOfDay: CalendarDate? {
    if case .asOf(let date) = self { date.last } else { nil }
  }

  /// Whether every day of this period lies in the other one; false where one has no days.
  package func isPart(of other: Period) -> Bool {
    guard let inner = days, let outer = other.days else { return false }
    return outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
  }

  /// Whether the two have no day in common; false where one has no days.
  package func isDisjoint(from other: Period) -> Bool {
    guard let days, let others = other.days else { return false }
    return days.upperBound < others.lowerBound || others.upperBound < days.lowerBound
  }
}
