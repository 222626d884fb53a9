/// Takes the text of a date apart into numbers and the signs between them.
struct DateReader {
  private let text: String
  private let today: CalendarDate
  /// The year that is meant where none is written.
  private let year: Int

  init(_ cleaned: String, today: CalendarDate, year: Int? = nil) {
    text = Self.arabic(Self.withoutTime(cleaned))
    self.today = today
    self.year = year ?? today.year
  }

  /// Reads the whole text.
  func read() -> Result<PartialDate, EnteredProblem> {
    switch kind() {
    case .success(let date): .success(date)
    case .failure(let fault): .failure(EnteredProblem(text, fault.kind))
    }
  }

  private func kind() -> Result<PartialDate, EntryFault> {
    if let day = relative() { return .success(PartialDate(day)) }
    var numbers: [String] = []
    var signs: [Character] = []
    for character in text where character != " " {
      if character.isASCII, character.isNumber {
        if numbers.count == signs.count { numbers.append("") }
        numbers[numbers.count - 1].append(character)
      } else {
        guard numbers.count == signs.count + 1, "-./年月日号、".contains(character) else {
          return .failure(EntryFault(.unreadable(part: text)))
        }
        signs.append(character)
      }
    }
    guard !numbers.isEmpty else { return .failure(EntryFault(.unreadable(part: text))) }
    if let last = signs.last, signs.count == numbers.count, !"年月日号".contains(last) {
      return .failure(EntryFault(.unfinished))
    }
    if signs.isEmpty { return run(numbers[0]) }
    guard numbers.count <= 3, numbers.allSatisfy({ $0.utf8.count <= 4 }) else {
      return .failure(EntryFault(.unreadable(part: text)))
    }
    return parts(numbers, signs)
  }

  /// 今天, 昨天 and the like.
  private func relative() -> CalendarDate? {
    let days: Int
    switch text.lowercased() {
    case "今天", "今日", "today": days = 0
    case "昨天", "昨日", "yesterday": days = -1
    case "前天": days = -2
    case "大前天": days = -3
    case "明天", "明日", "tomorrow": days = 1
    case "后天": days = 2
    default: return nil
    }
    return CalendarDate(dayNumber: today.dayNumber + days)
  }

  /// Numbers with signs between them: 4.26, 2023-4, 4月26日, 2023年.
  private func parts(_ numbers: [String], _ signs: [Character]) -> Result<PartialDate, EntryFault> {
    // The signs say what the numbers are, where they are characters.
    if signs.contains(where: { "年月日号".contains($0) }) { return named(numbers, signs) }
    let values = numbers.compactMap { Int($0) }
    if values.count == 3 {
      guard numbers[0].utf8.count != 3, let year = fullYear(numbers[0]) else {
        return .failure(EntryFault(.unreadable(part: text)))
      }
      if numbers[0].utf8.count < 4, numbers[2].utf8.count == 4 {
        return .failure(EntryFault(.unreadable(part: text)))
      }
      return make(year, values[1], values[2])
    }
    guard values.count == 2 else { return .failure(EntryFault(.unreadable(part: text))) }
    if numbers[0].utf8.count == 4 { return make(values[0], values[1], nil) }
    if numbers[1].utf8.count == 4 {
      let date = PartialDate(year: values[1], month: values[0])
      return .failure(
        EntryFault(date.map { .ambiguous([$0.description]) } ?? .unreadable(part: text)))
    }
    if values[0] > 12, values[0] < 100, let year = fullYear(numbers[0]),
      let date = PartialDate(year: year, month: values[1])
    {
      return .failure(EntryFault(.ambiguous([date.description])))
    }
    return make(year, values[0], values[1])
  }

  private func named(_ numbers: [String], _ signs: [Character]) -> Result<PartialDate, EntryFault> {
    var year: Int?
    var month: Int?
    var day: Int?
    for (index, number) in numbers.enumerated() {
      guard let value = Int(number) else { return .failure(EntryFault(.unreadable(part: text))) }
      let sign: Character? = index < signs.count ? signs[index] : nil
      switch sign {
      case "年" where index == 0:
        guard let full = fullYear(number) else {
          return .failure(EntryFault(.unreadable(part: text)))
        }
        year = full
      case "月" where month == nil && day == nil: month = value
      case "日" where month != nil && day == nil, "号" where month != nil && day == nil: day = value
      // 4月26, 2023年4: the sign of the last number may be left out.
      case nil where month != nil && day == nil: day = value
      case nil where year != nil && month == nil: month = value
      default: return .failure(EntryFault(.unreadable(part: text)))
      }
    }
    return make(year ?? self.year, month, day)
  }

  /// Digits alone: 20230426, 202304, 230426, 0426, 2023.
  private func run(_ digits: String) -> Result<PartialDate, EntryFault> {
    func number(_ from: Int, _ length: Int) -> Int {
      Int(digits.dropFirst(from).prefix(length)) ?? 0
    }
    switch digits.utf8.count {
    case 8: return make(number(0, 4), number(4, 2), number(6, 2))
    case 6:
      let month =
        plausible(number(0, 4))
        ? PartialDate(year: number(0, 4), month: number(4, 2)) : nil
      let day = fullYear(String(digits.prefix(2))).flatMap {
        PartialDate(year: $0, month: number(2, 2), day: number(4, 2))
      }
      if month == nil, day == nil, plausible(number(0, 4)) {
        return make(number(0, 4), number(4, 2), nil)
      }
      return one(of: [month, day])
    case 5:
      // A spreadsheet's count of days, which somebody may have copied without its format.
      let serial = Int(digits).flatMap { CalendarDate(dayNumber: $0 + Self.serialZero) }
      if let serial, plausible(serial.year) {
        return .failure(EntryFault(.ambiguous([serial.description])))
      }
      return .failure(EntryFault(.unreadable(part: text)))
    case 4:
      if plausible(number(0, 4)) { return make(number(0, 4), nil, nil) }
      return make(year, number(0, 2), number(2, 2))
    case 3:
      return one(of: [
        PartialDate(year: year, month: number(0, 1), day: number(1, 2)),
        PartialDate(year: year, month: number(0, 2), day: number(2, 1)),
      ])
    case 1, 2: return .failure(EntryFault(.unfinished))
    default: return .failure(EntryFault(.unreadable(part: text)))
    }
  }

  /// 30 December 1899, from which spreadsheets count.
  private static let serialZero = 693_593

  private func one(of dates: [PartialDate?]) -> Result<PartialDate, EntryFault> {
    let known = dates.compactMap { $0 }
    guard let first = known.first else { return .failure(EntryFault(.unreadable(part: text))) }
    return known.count == 1
      ? .success(first) : .failure(EntryFault(.ambiguous(known.map(\.description))))
  }

  private func plausible(_ year: Int) -> Bool { (1900...2100).contains(year) }

  /// A year of four digits, or of two: the latest that is at most ten years ahead.
  private func fullYear(_ digits: String) -> Int? {
    guard let number = Int(digits) else { return nil }
    switch digits.utf8.count {
    case 4: return number
    case 2:
      let century = today.year / 100 * 100
      return number + (century + number > today.year + 10 ? century - 100 : century)
    default: return nil
    }
  }

  private func make(_ year: Int, _ month: Int?, _ day: Int?) -> Result<PartialDate, EntryFault> {
    if let date = PartialDate(year: year, month: month, day: day) { return .success(date) }
    let exists = month.map { (1...12).contains($0) } ?? false
    let last = exists ? month.map { CalendarDate.days(inMonth: $0, of: year) } : nil
    return .failure(
      EntryFault(.impossibleDate(year: year, month: month ?? 0, day: day, lastDay: last)))
  }

  /// A time of day behind a date (`2023-04-26 00:00:00`) is left out.
  private static func withoutTime(_ text: String) -> String {
    let pieces = text.split(separator: " ")
    guard pieces.count == 2, let time = pieces.last, time.contains(":"),
      time.allSatisfy({ $0 == ":" || $0 == "." || ($0.isASCII && $0.isNumber) })
    else { return text }
    return String(pieces[0])
  }

  /// Chinese numerals as digits: 二〇二三年四月二十六日.
  static func arabic(_ text: String) -> String {
    var result = ""
    var run: [Unicode.Scalar] = []
    func flush() {
      if run.isEmpty { return }
      var spoken = String.UnicodeScalarView()
      spoken.append(contentsOf: run)
      if case .number(let number) = HanNumeral.read(run) {
        result += number.plain
      } else {
        result += String(spoken)
      }
      run = []
    }
    for scalar in text.unicodeScalars {
      switch HanNumeral.part(scalar) {
      case .digit, .small(10): run.append(scalar)
      default:
        flush()
        result.unicodeScalars.append(scalar)
      }
    }
    flush()
    return result
  }
}

extension CalendarDate {
  /// The day with a number as `dayNumber` counts; nil outside the years 1 to 9999.
  package init?(dayNumber: Int) {
    guard dayNumber >= 0, dayNumber < 3_652_059 else { return nil }
    var year = dayNumber / 366 + 1
    while let next = CalendarDate(year: year + 1, month: 1, day: 1), next.dayNumber <= dayNumber {
      year += 1
    }
    var rest = dayNumber - CalendarDate.first(ofMonth: 1, year: year).dayNumber
    var month = 1
    while rest >= Self.days(inMonth: month, of: year) {
      rest -= Self.days(inMonth: month, of: year)
      month += 1
    }
    self.init(year: year, month: month, day: rest + 1)
  }
}
