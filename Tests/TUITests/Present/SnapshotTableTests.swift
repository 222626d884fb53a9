import Core
import Testing

@testable import TUI

/// What is taken away as a table: slides, and every view that keys lead to.
@Suite struct SnapshotTableTests {
  private static func snapshot(
    presents: Bool = false, language: Language = .zh
  ) -> Snapshot {
    var request = StartRequest(today: CalendarDate(year: 2026, month: 1, day: 10), author: "li")
    if presents { request.presents = PresentRequest(deck: nil) }
    var dataset = SampleApp.demoCounty
    dataset.folder = "/data"
    dataset.manifest.isReadOnly = false
    return Snapshot(
      dataset, size: Size(width: 80, height: 24), settings: Settings(language: language),
      request: request, clock: .stopped(at: CalendarDate(year: 2023, month: 12, day: 20)!))
  }

  private static func played(_ script: String) throws -> Snapshot {
    var snapshot = snapshot()
    let services = EntryServices(
      files: MemoryFiles(["/data/dataset.json": "{\"format\": 1}"]), stateFolder: "/state",
      practiceFolder: "/practice", author: "li", now: { "2023-12-20T14:02:00+08:00" })
    snapshot.play(try KeyScript.parse(script), services: services)
    return snapshot
  }

  @Test(arguments: Language.allCases)
  func everySlideHasAHeaderOverItsNumbers(language: Language) {
    var snapshot = Self.snapshot(presents: true, language: language)
    let header =
      language == .zh
      ? ["项目", "数值", "单位", "标记", "分子/分母", "时期"]
      : ["item", "value", "unit", "mark", "fraction", "period"]
    for number in 1...snapshot.slideCount {
      snapshot.show(slide: number)
      #expect(snapshot.table.first == header)
      #expect(snapshot.table.allSatisfy { $0.count == header.count })
    }
  }

  @Test func aGridIsTakenAwayWhole() throws {
    let table = try Self.played("<F2>").table
    #expect(table.count > 24, "more rows than the screen has")
    #expect(table.allSatisfy { $0.count == table[0].count })
    #expect(table[0][0] == "2023年")
    let texts = try Self.played("<F2>").canvas.lines().joined(separator: "\n")
    #expect(texts.contains(table[1][0]) && texts.contains(table[1][1]))
  }

  @Test func theWorkListIsTakenAway() throws {
    let snapshot = try Self.played("w")
    let lines = snapshot.canvas.lines()
    #expect(snapshot.table.count > 10)
    for row in snapshot.table.prefix(5) {
      #expect(lines.contains { $0.contains(row[0]) && $0.contains(row[3]) }, "\(row)")
    }
  }

  @Test func theRowsOfARegisterAreTakenAwayWithAllTheirFields() throws {
    let snapshot = try Self.played(":台账企业<Enter>")
    let enterprises = try #require(SampleApp.demoCounty.table("enterprises"))
    let table = snapshot.table
    #expect(table.count == enterprises.count + 1)
    #expect(table.allSatisfy { $0.count == table[0].count })
    #expect(table[0].contains("行业") && table[0].contains("接害人员"))
    #expect(snapshot.canvas.lines().contains { $0.contains(table[1][0]) })
  }
}
