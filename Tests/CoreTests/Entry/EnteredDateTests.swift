import Testing

@testable import Core

/// Dates and periods as people type them, on 21 November 2026.
@Suite struct EnteredDateTests {
  static let today = CalendarDate(year: 2026, month: 11, day: 21)!

  static func date(_ text: String, today: CalendarDate = today) -> String {
    switch EnteredText.date(text, today: today) {
    case .success(let date): return date.description
    case .failure(let problem):
      #expect(problem.text == text)
      return "\(problem.kind)"
    }
  }

  @Test(
    arguments: [
      ("4.26", "2026-04-26"), ("4-26", "2026-04-26"), ("4/26", "2026-04-26"),
      ("0426", "2026-04-26"),
      ("426", "2026-04-26"), ("4月26日", "2026-04-26"), ("4月26", "2026-04-26"),
      ("4月26号", "2026-04-26"),
      ("4月", "2026-04"), ("20230426", "2023-04-26"), ("2023.4.26", "2023-04-26"),
      ("2023-04-26", "2023-04-26"), ("2023/4/26", "2023-04-26"), ("2023年4月26日", "2023-04-26"),
      ("2023年4月", "2023-04"), ("2023年", "2023"), ("2023", "2023"), ("2023-4", "2023-04"),
      ("2023.04", "2023-04"), ("202304", "2023-04"), ("230426", "2023-04-26"),
      ("23.4.26", "2023-04-26"),
      ("23年4月26日", "2023-04-26"), ("98年", "1998"), ("36年", "2036"), ("37年", "1937"),
      ("26年", "2026"),
      ("２０２３．４．２６", "2023-04-26"), ("４月２６日", "2026-04-26"), (" 4.26 ", "2026-04-26"),
      ("'20230426", "2023-04-26"), ("今天", "2026-11-21"), ("昨天", "2026-11-20"),
      ("前天", "2026-11-19"), ("明天", "2026-11-22"), ("today", "2026-11-21"),
      ("2023-04-26 00:00:00", "2023-04-26"), ("2023/4/26 0:00", "2023-04-26"),
      ("二〇二三年四月二十六日", "2023-04-26"), ("四月二十六日", "2026-04-26"), ("2024.2.29", "2024-02-29"),
      ("2023 年 4 月 26 日", "2023-04-26"), ("1226", "2026-12-26"), ("2023年4月5日", "2023-04-05"),
    ])
  func dates(text: String, expected: String) {
    #expect(Self.date(text) == expected)
  }

  @Test func yesterdayMayLieInAnotherYear() {
    let first = CalendarDate(year: 2024, month: 1, day: 1)!
    #expect(Self.date("昨天", today: first) == "2023-12-31")
    let march = CalendarDate(year: 2024, month: 3, day: 1)!
    #expect(Self.date("昨天", today: march) == "2024-02-29")
  }

  @Test(
    arguments: [
      (
        "2.30", EnteredProblem.Kind.impossibleDate(year: 2026, month: 2, day: 30, lastDay: 28)
      ),
      ("2023.2.29", .impossibleDate(year: 2023, month: 2, day: 29, lastDay: 28)),
      ("20230431", .impossibleDate(year: 2023, month: 4, day: 31, lastDay: 30)),
      ("2023.13.1", .impossibleDate(year: 2023, month: 13, day: 1, lastDay: nil)),
      ("2023-0", .impossibleDate(year: 2023, month: 0, day: nil, lastDay: nil)),
      ("202313", .impossibleDate(year: 2023, month: 13, day: nil, lastDay: nil)),
      ("201105", .ambiguous(["2011-05", "2020-11-05"])),
      ("111", .ambiguous(["2026-01-11", "2026-11-01"])),
      ("45042", .ambiguous(["2023-04-26"])), ("23.4", .ambiguous(["2023-04"])),
      ("4.2023", .ambiguous(["2023-04"])), ("26", .unfinished), ("4.", .unfinished),
      ("4", .unfinished),
      ("4.26.2023", .unreadable(part: "4.26.2023")), ("abc", .unreadable(part: "abc")),
      ("4..26", .unreadable(part: "4..26")), ("日", .unreadable(part: "日")), ("", .nothing),
      ("-", .nothing),
      ("/", .notApplicable), ("2023年4日", .unreadable(part: "2023年4日")),
      ("2023.4.26.1", .unreadable(part: "2023.4.26.1")),
    ] as [(String, EnteredProblem.Kind)])
  func datesThatAreNone(text: String, expected: EnteredProblem.Kind) {
    #expect(Self.date(text) == "\(expected)")
  }

  @Test(
    arguments: [
      ("2023", "2023"), ("2023年", "2023"), ("2023-H1", "2023-H1"), ("2023年上半年", "2023-H1"),
      ("2023上半年", "2023-H1"), ("下半年", "2026-H2"), ("2023年第3季度", "2023-Q3"),
      ("2023年第三季度", "2023-Q3"), ("三季度", "2026-Q3"), ("2023Q3", "2023-Q3"), ("2023年4月", "2023-04"),
      ("2023-04", "2023-04"), ("4月", "2026-04"), ("2023.4", "2023-04"),
      ("2023-04-26", "2023-04-26"),
      ("4.26", "2026-04-26"), ("今年", "2026"), ("去年", "2025"), ("上年", "2025"), ("前年", "2024"),
      ("去年上半年", "2025-H1"), ("本月", "2026-11"), ("上月", "2026-10"), ("2021-2023", "2021/2023"),
      ("2021—2023年", "2021/2023"), ("2021/2023", "2021/2023"), ("2021年至2023年", "2021/2023"),
      ("2023年4月至6月", "2023-04/2023-06"), ("2023年4月25日至5月1日", "2023-04-25/2023-05-01"),
      ("2023年4月25日至28日", "2023-04-25/2023-04-28"), ("截至2023年12月底", "@2023-12-31"),
      ("截至2023年底", "@2023-12-31"), ("2023年底", "@2023-12-31"), ("截至2023年12月31日", "@2023-12-31"),
      ("截至2023年12月", "@2023-12"), ("截至2023年", "@2023"), ("@2023-12-31", "@2023-12-31"),
      ("2020年以来", "2020/.."), ("2020年4月以来", "2020-04/.."), ("2020/..", "2020/.."),
      ("２０２３年", "2023"), ("二〇二三年", "2023"), ("..(职能划转以来)", "..(职能划转以来)"),
    ])
  func periods(text: String, expected: String) {
    switch EnteredText.period(text, today: Self.today) {
    case .success(let period): #expect(period.description == expected)
    case .failure(let problem): Issue.record("\(text): \(problem.kind)")
    }
  }

  @Test(
    arguments: [
      "", "abc", "2023年13月", "2023Q5", "2023-2021", "第五季度", "2023年4月31日", "至", "以来", "底",
      "2023年4月至3月",
    ])
  func periodsThatAreNone(text: String) {
    if case .success(let period) = EnteredText.period(text, today: Self.today) {
      Issue.record("\(text) is \(period)")
    }
  }

  /// Every day is found again in each of the ways in which it may be written.
  @Test func everyDay() {
    for number in stride(from: 710_000, to: 740_000, by: 37) {
      guard let day = CalendarDate(dayNumber: number) else {
        Issue.record("\(number)")
        continue
      }
      #expect(day.dayNumber == number)
      let (year, month, date) = (day.year, day.month, day.day)
      let padded = { (n: Int) in n < 10 ? "0\(n)" : "\(n)" }
      for text in [
        "\(year)\(padded(month))\(padded(date))", "\(year).\(month).\(date)",
        "\(year)/\(month)/\(date)",
        "\(year)年\(month)月\(date)日", day.description,
      ] {
        #expect(Self.date(text) == day.description)
      }
      let thatYear = CalendarDate(year: year, month: 1, day: 1)!
      #expect(Self.date("\(month).\(date)", today: thatYear) == day.description)
      #expect(Self.date("\(padded(month))\(padded(date))", today: thatYear) == day.description)
    }
    #expect(CalendarDate(dayNumber: -1) == nil)
    #expect(CalendarDate(dayNumber: 0)?.description == "0001-01-01")
    #expect(CalendarDate(dayNumber: 3_652_058)?.description == "9999-12-31")
    #expect(CalendarDate(dayNumber: 3_652_059) == nil)
  }

  /// Any text is a date, a period or a problem; dates read back from their own notation.
  @Test func anything() {
    var generator = SeededGenerator(seed: 7)
    let alphabet = Array("0123456789.-/年月日号至底截以来季度上半HQ@() 今去二三四十\u{202E}x".unicodeScalars)
    for _ in 0..<20_000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...11, using: &generator) {
        view.append(alphabet.randomElement(using: &generator) ?? "0")
      }
      let text = String(view)
      if case .success(let date) = EnteredText.date(text, today: Self.today) {
        #expect(PartialDate(date.description) == date, "\(text)")
      }
      if case .success(let period) = EnteredText.period(text, today: Self.today) {
        #expect(Period(period.description) == period, "\(text)")
      }
    }
  }
}
