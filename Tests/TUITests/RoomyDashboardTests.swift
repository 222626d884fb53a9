import Core
import Testing

@testable import TUI

/// Large screens show more of each part; small ones and the cursor do not notice.
@Suite struct RoomyDashboardTests {
  private static let scripts = [
    "", "<Down>]", "<Down><Down><Down>]", "]]", "]]]", "湖北<Enter>]]", "安宁<Enter>", "<Esc>",
  ]

  @Test(arguments: scripts, [40, 63, 90])
  func moreRoomShowsMoreAndTheCursorStopsAtTheSameNumbers(script: String, columns: Int) throws {
    let workspace = try #require(SampleApp.typed(script).workspace)
    func lines(_ rows: Int) -> [DashboardLine] {
      workspace.dashboard(columns: columns, rows: rows, language: .zh, ascii: false)
    }
    let close = lines(0)
    for rows in [10, close.count, close.count + 1, close.count + 7, 60, 200] {
      let made = lines(rows)
      #expect(made.count >= close.count && made.count <= max(rows, close.count), "\(rows)")
      #expect(made.compactMap(\.subject) == close.compactMap(\.subject), "\(rows)")
      #expect(made.allSatisfy { $0.line.columns <= columns })
    }
  }

  @Test func aRegisterIsShownToItsEndWhereThereIsRoom() throws {
    let workspace = try #require(SampleApp.typed("").workspace)
    let rows = workspace.dashboard(columns: 90, rows: 200, language: .zh, ascii: false)
      .map(\.line.text)
    #expect(rows.contains("政策文件  31"))
    #expect(!rows.contains { $0.contains("另有") && $0.hasSuffix("行") })
    let heading = try #require(rows.firstIndex(of: "政策文件  31"))
    #expect(rows[(heading + 1)...].prefix { !$0.isEmpty }.count == 31)
  }

  @Test func aSmallScreenIsAsItWas() throws {
    let rows = try SampleApp.screen("")
    #expect(rows.contains { $0.contains("省级 42") && $0.contains("州市级 153") })
  }

  @Test(arguments: [Size(width: 200, height: 60), Size(width: 160, height: 48)])
  func theColumnUnderTheCursorIsDrawnBelowAShortList(size: Size) throws {
    let rows = try SampleApp.screen("", size)
    let heading = try #require(rows.firstIndex { $0.contains("健康企业  2023年") })
    #expect(heading > 12)
    #expect(rows[(heading + 1)..<(heading + 7)].allSatisfy { $0.contains("▄") })
    let champions = try SampleApp.screen("<Right>", size)
    #expect(champions.contains { $0.contains("达人  2023年") })
  }

  @Test func noChartCoversTheList() throws {
    let rows = try SampleApp.screen("<Esc>.", Size(width: 200, height: 40))
    #expect(!rows.contains { $0.contains("健康企业  2023年") })
    #expect(rows.contains { $0.contains("澳门") } || rows.contains { $0.contains("陕西") })
  }
}
