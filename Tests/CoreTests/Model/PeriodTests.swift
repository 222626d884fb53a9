import Testing

@testable import Core

@Suite struct PeriodTests {
  static let notations: [(text: String, first: String?, last: String?)] = [
    ("2023", "2023-01-01", "2023-12-31"), ("2023-H1", "2023-01-01", "2023-06-30"),
    ("2023-H2", "2023-07-01", "2023-12-31"), ("2023-Q3", "2023-07-01", "2023-09-30"),
    ("2023-05", "2023-05-01", "2023-05-31"), ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023-04-26", "2023-04-26", "2023-04-26"), ("2017/2021", "2017-01-01", "2021-12-31"),
    ("2023-10/2023-12", "2023-10-01", "2023-12-31"),
    ("2023-04-25/2023-05-01", "2023-04-25", "2023-05-01"),
    ("2020/..", nil, nil), ("2020-07/..", nil, nil), ("..(职能划转以来)", nil, nil),
    ("@2023-12-31", "2023-12-31", "2023-12-31"), ("@2023-11", "2023-11-30", "2023-11-30"),
    ("@2023", "2023-12-31", "2023-12-31"),
  ]

  @Test(arguments: notations)
  func readsAndPrints(text: String, first: String?, last: String?) throws {
    let period = try #require(Period(text))
    #expect(period.description == text)
    #expect(Period(period.description) == period)
    #expect(period.days?.lowerBound.description == first)
    #expect(period.days?.upperBound.description == last)
    #expect(period.isOpen == (first == nil))
  }

  @Test(
    arguments: [
      "", "23", "2023-13", "2023-00", "2023-02-30", "2023-H3", "2023-Q0", "2023-Q5", "2023/",
      "/2023", "2021/2017", "2023-5", "@", "@2023-02-29", "..()", "..(a", "2023-H1/2023-H2",
      "0000", "20230", "2023 ", "@@2023", "2023-h1", "../2023", "2023/..x",
    ])
  func refuses(text: String) { #expect(Period(text) == nil) }

  @Test func rankOfAsOfDates() throws {
    let days = try ["@2023", "@2023-12", "@2023-12-31", "@2023-11"].map {
      try #require(Period($0)?.asOfDay)
    }
    #expect(days[0] == days[1] && days[1] == days[2])
    #expect(days[3] < days[2])
    #expect(Period("2023")?.asOfDay == nil)
  }

  @Test(
    arguments: [
      ("2023-05", "2023", true, false), ("2023", "2023-05", false, false),
      ("2022", "2023", false, true), ("2023-Q1", "2023-H1", true, false),
      ("2023-Q3", "2023-H1", false, true), ("@2023-06-30", "2023-H1", true, false),
      ("2020/..", "2023", false, false), ("2023", "2017/2021", false, true),
      ("2019", "2017/2021", true, false), ("2023", "2023-01/2023-12", true, false),
    ])
  func partsAndDisjointness(a: String, b: String, isPart: Bool, isDisjoint: Bool) throws {
    let (first, second) = (try #require(Period(a)), try #require(Period(b)))
    #expect(first.isPart(of: second) == isPart)
    #expect(first.isDisjoint(from: second) == isDisjoint)
    #expect(second.isDisjoint(from: first) == isDisjoint)
  }

  @Test func dayNumbersFollowTheCalendar() throws {
    var number = try #require(CalendarDate(year: 1999, month: 12, day: 31)).dayNumber
    for year in 2000...2028 {
      for month in 1...12 {
        for day in 1...CalendarDate.days(inMonth: month, of: year) {
          let date = try #require(CalendarDate(year: year, month: month, day: day))
          number += 1
          #expect(date.dayNumber == number)
        }
      }
    }
    #expect(CalendarDate(year: 1, month: 1, day: 1)?.dayNumber == 0)
    #expect(CalendarDate(year: 2100, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
  }
}
