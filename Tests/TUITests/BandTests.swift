import Core
import Testing

@testable import TUI

/// Bands of rates: a word and a colour beside the number, and nothing where it cannot be judged.
@Suite struct BandTests {
  private func rate() throws -> Indicator {
    try #require(SampleApp.published.catalogue.indicators["literacy.monitoringRate"])
  }

  @Test(
    arguments: [
      ("99.99", Qualifier.exact, "未完成"), ("100", .exact, "已完成"), ("107.5", .exact, "已完成"),
      ("0", .exact, "未完成"), ("95", .atLeast, nil), ("100", .atLeast, "已完成"),
      ("99", .atMost, "未完成"), ("100", .atMost, nil), ("100", .justUnder, nil), ("90", .about, nil),
    ] as [(String, Qualifier, String?)])
  func aValueIsJudgedWhereItCanBe(value: String, qualifier: Qualifier, band: String?) throws {
    let number = try #require(FixedDecimal(value))
    let quantity = Quantity(number, unit: "%", qualifier: qualifier)
    #expect(try rate().band(of: quantity)?.title.zh == band)
  }

  @Test func anotherUnitIsNotJudged() throws {
    #expect(try rate().band(of: Quantity(FixedDecimal(120), unit: "人")) == nil)
    #expect(try rate().band(of: Quantity(nil, unit: "%", qualifier: .unquantified)) == nil)
  }

  @Test func theDashboardAndTheAccountSayIt() throws {
    let app = try SampleApp.typed("德宏<Enter>]]]]", Size(width: 120, height: 40))
    let row = try #require(app.draw().canvas.lines().first { $0.contains("864/800") })
    #expect(row.contains("107.5%") && row.contains("已完成"))
    let good = app.draw().canvas.styleLines().joined().filter { $0 == "g" }.count
    #expect(good == 6)
    let account = try SampleApp.typed("德宏<Enter>]]]]<Tab>=", Size(width: 120, height: 40))
    let words = account.draw().canvas.lines()
    #expect(words.contains { $0.contains("所在档") && $0.contains("已完成") })
  }

  /// What only some of the parts make up says nothing about the whole.
  @Test func aPartIsNotJudged() throws {
    let app = try SampleApp.typed("]]]]", Size(width: 120, height: 40))
    let rows = app.draw().canvas.lines()
    #expect(rows.contains { $0.contains("108.0") || $0.contains("107.5") })
    #expect(!rows.contains { $0.contains("已完成") })
  }
}
