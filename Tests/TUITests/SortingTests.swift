import Core
import Testing

@testable import TUI

/// Lists are sorted by whatever column the cursor is on, the names too.
@Suite struct SortingTests {
  private func names(_ app: App) throws -> [String] {
    let workspace = try #require(app.workspace)
    switch workspace.browse.frame.rows {
    case .regions(let rows): return rows.map { workspace.dataset.regions[$0].pinyin }
    case .enterprises(let rows):
      let table = try #require(workspace.dataset.tables[Catalogue.enterprises])
      return rows.map { table.name(of: $0) ?? "" }
    }
  }

  @Test func regionsAreSortedByTheirReadings() throws {
    let app = try SampleApp.typed("<Left>s")
    let rows = try names(app).dropFirst()
    #expect(rows.count > 5 && Array(rows) == rows.sorted())
    #expect(app.draw().canvas.lines().contains { $0.contains("按地名升序") })
    let down = try SampleApp.typed("<Left>ss")
    #expect(try Array(names(down).dropFirst()) == rows.reversed())
    let again = try SampleApp.typed("<Left>sss")
    #expect(try names(again) == names(SampleApp.typed("")))
  }

  /// A column whose header comes from its indicator is one to sort by like any other.
  @Test(arguments: 0..<3)
  func everyColumnOfRegionsSorts(column: Int) throws {
    let app = try SampleApp.typed(String(repeating: "<Right>", count: column) + "s")
    let workspace = try #require(app.workspace)
    #expect(workspace.browse.frame.sort == SortOrder(column: column, descending: true))
    guard case .regions(let rows) = workspace.browse.frame.rows else {
      Issue.record("no regions")
      return
    }
    let values = rows.dropFirst().map {
      workspace.answer(workspace.columns[column], of: $0).shown.quantity?.value
    }
    let known = values.compactMap { $0 }
    #expect(known == known.sorted(by: >))
    #expect(values.prefix(known.count).allSatisfy { $0 != nil })
  }

  /// However narrow the list: the header says which way it is sorted, by every column.
  @Test(arguments: Language.allCases)
  func theHeaderSaysWhichWay(language: Language) throws {
    for column in 0..<3 {
      for (keys, words) in [("s", ["降序", "desc."]), ("ss", ["升序", "asc."])] {
        let moves = String(repeating: "<Right>", count: column)
        for width in [60, 80, 120] {
          let app = try SampleApp.typed(
            moves + keys, Size(width: width, height: 24), language: language)
          let header = app.draw().canvas.lines()[2]
          #expect(words.contains { header.contains($0) || header.contains("ending") }, "\(header)")
        }
      }
    }
  }

  @Test func enterprisesAreSortedByEveryColumn() throws {
    let size = Size(width: 120, height: 40)
    let start = try SampleApp.typed("<Down><Enter>", size, dataset: SampleApp.demoCounty)
    let fields = try #require(start.workspace?.enterpriseColumns)
    #expect(start.workspace?.browse.frame.column == BrowseFrame.nameColumn)
    for column in fields.indices {
      let keys = "<Down><Enter>" + String(repeating: "<Right>", count: column + 1) + "s"
      let app = try SampleApp.typed(keys, size, dataset: SampleApp.demoCounty)
      #expect(app.workspace?.browse.frame.sort?.column == column)
      let header = app.draw().canvas.lines()[2]
      #expect(header.contains(fields[column].title.zh), "\(fields[column].id)")
    }
    let byName = try SampleApp.typed("<Down><Enter>s", size, dataset: SampleApp.demoCounty)
    #expect(try names(byName).sorted() == names(start).sorted())
    #expect(byName.workspace?.browse.frame.sort?.descending == false)
    // As a list of names is read in Chinese: by pinyin, not by code point. All begin with 演示县.
    let initials = try names(byName).map {
      PinyinTable.initials(of: String($0.dropFirst(3).prefix(1)))
    }
    #expect(Set(initials).count > 3 && initials == initials.sorted())
  }
}

/// What a share of regions, a window of years and a change say in words.
@Suite struct IndicatorWordingTests {
  /// 5 of 129 counties report: nobody is to read that all of them have one.
  @Test func aShareSaysOfHowManyItIs() throws {
    let dataset = SampleApp.published
    let engine = IndicatorEngine(dataset)
    let region = try #require(dataset.regions.find("530000"))
    let query = Query(
      indicator: "certification.countiesWith", region: region, period: .year(2023))
    let share = try #require(ShareCoverage(engine.answer(query)))
    #expect(share.passing == 5 && share.known == 5 && share.all == 129)
    let zh = SentenceText(dataset: dataset, engine: engine, language: .zh)
    let en = SentenceText(dataset: dataset, engine: engine, language: .en)
    let words = try #require(zh.sentence(.query(query)))
    #expect(words == "2023年，云南省已建成健康企业的县区占比：仅掌握5个，其中5个符合，为100.0%，其余124个未报。")
    #expect(try #require(en.sentence(.query(query))).contains("of the 5 known"))
  }

  /// A change is a rise, a fall or none, never a negative increase.
  @Test(arguments: [
    (
      "certification.increase", 2023, "截至2023年12月底，演示县（模拟）健康企业比上年增加11家。",
      "As of 2023-12-31, the number of healthy enterprises in Yanshixian rose by 11 on the year before."
    ),
    (
      "disease.newCasesChange", 2023, "2023年，演示县（模拟）新发职业病病例数比上年减少44.4%。",
      "2023, new occupational diseases in Yanshixian fell by 44.4% on the year before."
    ),
    (
      "disease.newCasesChange", 2022, "2022年，演示县（模拟）新发职业病病例数比上年持平。",
      "2022, new occupational diseases in Yanshixian did not change on the year before."
    ),
    (
      "pneumoconiosis.zeroYears", 2023, "2023年，演示县（模拟）新发尘肺病连续零报告0年。",
      "2023, years in a row without new pneumoconiosis in Yanshixian: 0."
    ),
  ])
  func aChangeHasADirection(indicator: String, year: Int, zh: String, en: String) throws {
    let dataset = SampleApp.demoCounty
    let engine = IndicatorEngine(dataset)
    let region = try #require(SampleApp.typed("", dataset: dataset).workspace?.selectedRegion)
    let query = Query(indicator: indicator, region: region, period: .year(year))
    let words: [String?] = [Language.zh, .en].map {
      SentenceText(dataset: dataset, engine: engine, language: $0).sentence(.query(query))
    }
    #expect(words == [zh, en])
  }
}
