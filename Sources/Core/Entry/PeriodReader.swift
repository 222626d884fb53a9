/// Reads the words for periods that stand in papers and on screens.
struct PeriodReader {
  private let text: String
  private let today: CalendarDate

  init(_ cleaned: String, today: CalendarDate) {
    text = DateReader.arabic(cleaned).filter { $0 != " " }
    self.today = today
  }

  /// Reads the whole text.
  func read() -> Result<Period, EnteredProblem> {
    if let period = relative() ?? part() { return .success(period) }
    for word in ["截至", "截止到", "截止", "至"] where text.hasPrefix(word) {
      return end(String(text.dropFirst(word.count))).map { .asOf($0) }
    }
    for word in ["以来", "至今", "起"] where text.hasSuffix(word) {
      let start = String(text.dropLast(word.count))
      return date(start).map { .since($0) }
    }
    if text.hasSuffix("底") || text.hasSuffix("末") { return end(text).map { .asOf($0) } }
    if let range = range() { return range }
    return date(text).map { date in
      switch (date.month, date.day) {
      case (.none, _): .year(date.year)
      case (.some(let month), .none): .month(month, of: date.year)
      case (.some, .some): .day(date.first)
      }
    }
  }

  private func relative() -> Period? {
    switch text {
    case "今年", "本年", "本年度": return .year(today.year)
    case "去年", "上年", "上年度": return .year(today.year - 1)
    case "前年": return .year(today.year - 2)
    case "本月", "这个月": return .month(today.month, of: today.year)
    case "上月", "上个月":
      return today.month > 1
        ? .month(today.month - 1, of: today.year) : .month(12, of: today.year - 1)
    case "本季度": return .quarter((today.month + 2) / 3, of: today.year)
    default: return nil
    }
  }

  /// Halves, quarters and single months: 2023年上半年, 三季度, 2023Q3, 4月.
  private func part() -> Period? {
    var rest = text[...]
    var year = today.year
    for (word, offset) in [("今年", 0), ("本年", 0), ("去年", -1), ("上年", -1)] where rest.hasPrefix(word)
    {
      rest = rest.dropFirst(word.count)
      year += offset
    }
    if let own = leadingYear(rest) {
      year = own.year
      rest = own.rest
    }
    switch rest {
    case "上半年", "H1", "h1": return .half(1, of: year)
    case "下半年", "H2", "h2": return .half(2, of: year)
    case "全年", "年度": return .year(year)
    default: break
    }
    if rest.first == "Q" || rest.first == "q", let number = Int(rest.dropFirst()) {
      return (1...4).contains(number) ? .quarter(number, of: year) : nil
    }
    if rest.hasSuffix("季度") {
      let digits = rest.dropLast(2).drop { $0 == "第" }
      if let number = Int(digits), (1...4).contains(number) { return .quarter(number, of: year) }
    }
    if rest.hasSuffix("月"), let month = Int(rest.dropLast()), (1...12).contains(month) {
      return .month(month, of: year)
    }
    return nil
  }

  /// `2023年` or `2023` (with a dash or not) at the beginning.
  private func leadingYear(_ words: Substring) -> (year: Int, rest: Substring)? {
    let digits = words.prefix { $0.isASCII && $0.isNumber }
    guard digits.utf8.count == 4, let year = Int(digits), (1900...2100).contains(year)
    else { return nil }
    var rest = words.dropFirst(4)
    if rest.first == "年" || rest.first == "-" { rest = rest.dropFirst() }
    if rest.first == "度" { rest = rest.dropFirst() }
    return rest.isEmpty ? nil : (year, rest)
  }

  /// A day at the end of a month or year: 2023年12月底 is its last day, 2023年12月 the month.
  private func end(_ words: String) -> Result<PartialDate, EnteredProblem> {
    var words = words
    let isEnd = words.hasSuffix("底") || words.hasSuffix("末")
    if isEnd { words.removeLast() }
    return date(words).map { isEnd ? PartialDate($0.last) : $0 }
  }

  /// From and to: 2021-2023, 2023年4月至6月, 4.25—5.1, 2021年—2023年.
  private func range() -> Result<Period, EnteredProblem>? {
    for word in ["至", "到", "~", "--", "-"] {
      let pieces = text.split(separator: word, omittingEmptySubsequences: false)
      guard pieces.count == 2 else { continue }
      if word == "-", !isYear(pieces[0]) || !isYear(pieces[1]) {
        guard pieces.allSatisfy({ $0.contains { "月日.".contains($0) } }) else { continue }
      }
      var first = String(pieces[0])
      let second = String(pieces[1])
      // 2021—2023年
      if isYear(pieces[0]), !first.hasSuffix("年"), second.hasSuffix("年") { first += "年" }
      return date(first).flatMap { from in
        self.to(second, after: from).flatMap { to in
          from.first <= to.last
            ? .success(.range(from, to))
            : .failure(EnteredProblem(text, .ambiguous(["\(to)/\(from)"])))
        }
      }
    }
    return nil
  }

  /// The end of a range, which may leave out what the start says already.
  private func to(_ words: String, after from: PartialDate) -> Result<PartialDate, EnteredProblem> {
    let digits = words.filter { $0.isASCII && $0.isNumber }
    if words.hasSuffix("日"), !words.contains("月"), let day = Int(digits), let month = from.month {
      return date("\(from.year)年\(month)月\(day)日")
    }
    if words.contains("月"), !words.contains("年") { return date("\(from.year)年\(words)") }
    return DateReader(words, today: Self.inYear(from.year, today)).read()
  }

  private static func inYear(_ year: Int, _ today: CalendarDate) -> CalendarDate {
    CalendarDate(year: year, month: today.month, day: 1) ?? today
  }

  private func isYear(_ words: Substring) -> Bool {
    let digits = words.last == "年" ? words.dropLast() : words
    return digits.utf8.count == 4 && digits.allSatisfy { $0.isASCII && $0.isNumber }
  }

  private func date(_ words: String) -> Result<PartialDate, EnteredProblem> {
    DateReader(words, today: today).read()
  }
}
