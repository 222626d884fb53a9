/// A day of the Gregorian calendar.
///
/// Invariant: the day exists; years are 1 to 9999.
package struct CalendarDate: Hashable, Sendable, Comparable {
  /// Year × 10,000 + month × 100 + day: figures by the hundred thousand keep periods.
  private let digits: Int32

  /// 1 to 9999.
  package var year: Int { Int(digits / 10_000) }
  /// 1 to 12.
  package var month: Int { Int(digits / 100 % 100) }
  /// 1 to 31.
  package var day: Int { Int(digits % 100) }

  /// Makes a day; nil if there is none such.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  private init(uncheckedYear year: Int, month: Int, day: Int) {
    digits = Int32(truncatingIfNeeded: year * 10_000 + month * 100 + day)
  }

  /// The last day of a month; a month outside 1 to 12 or a year outside 1 to 9999 is moved inside.
  package static func last(ofMonth month: Int, year: Int) -> CalendarDate {
    let year = min(max(year, 1), 9999)
    let month = min(max(month, 1), 12)
    return CalendarDate(
      uncheckedYear: year, month: month, day: days(inMonth: month, of: year))
  }

  /// The first day of a month; a month outside 1 to 12 or a year outside 1 to 9999 is moved inside.
  package static func first(ofMonth month: Int, year: Int) -> CalendarDate {
    CalendarDate(uncheckedYear: min(max(year, 1), 9999), month: min(max(month, 1), 12), day: 1)
  }

  /// Days of a month, with leap years.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1 January of the year 1, which is 0.
  package var dayNumber: Int {
    let before = year - 1
    var days = before * 365 + before / 4 - before / 100 + before / 400
    for earlier in 1..<month { days += Self.days(inMonth: earlier, of: year) }
    return days + day - 1
  }

  /// Whether the first day is the earlier one.
  package static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    a.digits < b.digits
  }
}

/// A date as far as it is known: a year, a month or a day.
///
/// Invariant: a day only with a month, and what is given exists.
package struct PartialDate: Hashable, Sendable {
  /// Year × 10,000 + month × 100 + day, 0 for what is not known.
  private let digits: Int32

  /// 1 to 9999.
  package var year: Int { Int(digits / 10_000) }
  /// 1 to 12; nil where only the year is known.
  package var month: Int? { digits / 100 % 100 == 0 ? nil : Int(digits / 100 % 100) }
  /// 1 to 31; nil where only the month is known.
  package var day: Int? { digits % 100 == 0 ? nil : Int(digits % 100) }

  /// Makes a date; nil if there is none such.
  package init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard month != nil || day == nil,
      CalendarDate(year: year, month: month ?? 1, day: day ?? 1) != nil
    else { return nil }
    digits = Int32(truncatingIfNeeded: year * 10_000 + (month ?? 0) * 100 + (day ?? 0))
  }

  /// Makes a full date.
  package init(_ date: CalendarDate) {
    digits = Int32(truncatingIfNeeded: date.year * 10_000 + date.month * 100 + date.day)
  }

  /// Reads `2023`, `2023-04` or `2023-04-26`, with exactly these digits.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
      let year = Self.number(parts[0])
    else { return nil }
    var month: Int?
    var day: Int?
    if parts.count > 1 {
      guard let number = Self.number(parts[1]) else { return nil }
      month = number
    }
    if parts.count > 2 {
      guard let number = Self.number(parts[2]) else { return nil }
      day = number
    }
    self.init(year: year, month: month, day: day)
  }

  /// Unsigned ASCII digits as a number.
  static func number(_ text: some StringProtocol) -> Int? {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(text)
  }

  /// The first day that the date may mean.
  package var first: CalendarDate {
    CalendarDate(year: year, month: month ?? 1, day: day ?? 1)
      ?? .first(ofMonth: month ?? 1, year: year)
  }

  /// The last day that the date may mean.
  package var last: CalendarDate {
    day.flatMap { CalendarDate(year: year, month: month ?? 1, day: $0) }
      ?? .last(ofMonth: month ?? 12, year: year)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// The date as `2023-04-26`.
  package var description: String { PartialDate(self).description }

  /// Reads `2023-04-26`.
  package init?(_ text: some StringProtocol) {
    guard let date = PartialDate(text), date.day != nil else { return nil }
    self = date.first
  }
}

extension PartialDate: CustomStringConvertible {
  /// The date as far as known: `2023`, `2023-04` or `2023-04-26`.
  package var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    var text = padded(year, 4)
    if let month { text += "-" + padded(month, 2) }
    if let day { text += "-" + padded(day, 2) }
    return text
  }
}
