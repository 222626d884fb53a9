import FoundationEssentials
import Glibc
import Testing

/// What `check`, `figures` and `show` write, on a small dataset.
@Suite struct CommandsTests {
  /// The keys that the issue names, in their order, and the two that only some figures have.
  private static let keys = [
    "id", "region", "regionName", "reporter", "scope", "indicator", "kind", "level", "countBasis",
    "breakdown", "period", "value", "unit", "qualifier", "printed", "document", "case", "section",
  ]

  private static let figures = #"""
    {"id":"a/1","region":"530181","regionName":"安宁市","reporter":null,"scope":"area",\#
    "indicator":"certification.enterprises","kind":"stock","level":null,"countBasis":null,\#
    "breakdown":{},"period":"@2023-12-31","value":12,"unit":"家","qualifier":"exact",\#
    "printed":"12 家","document":"report","case":"安宁","section":"一"}
    {"id":"a/2","region":"530181","regionName":"安宁市","reporter":null,"scope":"area",\#
    "indicator":"certification.enterprises","kind":"stock","level":"county",\#
    "countBasis":"highestOnly","breakdown":{"sector":"coal"},"period":"@2023-12-31",\#
    "value":9,"unit":"家","qualifier":"exact","printed":"9 家","document":"report",\#
    "case":"安宁","section":"一"}
    {"id":"a/3","region":"530181","regionName":"安宁市","reporter":null,"scope":"area",\#
    "indicator":"certification.rate","kind":"rate","level":null,"countBasis":null,\#
    "breakdown":{},"period":"2023","value":97.50,"unit":"%","qualifier":"exact",\#
    "printed":"97.50%","document":"report","case":"安宁","section":"二（三）",\#
    "numerator":39,"denominator":40}
    {"id":"b/1","region":"530100","regionName":"昆明市","reporter":"530000",\#
    "scope":"area","indicator":"certification.enterprises","kind":"target","level":null,\#
    "countBasis":null,"breakdown":{},"period":"2025","value":50,"unit":"家",\#
    "qualifier":"exact","printed":"50 家以上","document":"report","case":null,\#
    "section":"三"}
    {"id":"b/2","region":"530000","regionName":"云南省","reporter":null,"scope":"office",\#
    "indicator":"certification.enterprises","kind":"stock","level":null,"countBasis":null,\#
    "breakdown":{},"period":null,"value":null,"unit":"家","qualifier":"unquantified",\#
    "printed":"数百家","document":"report","case":null,"section":null}

    """#

  private static let rate = #"""
    {"region":"530181","regionName":"安宁市","family":"certification",\#
    "indicator":"certification.rate","title":"达标率","level":null,"breakdown":{},\#
    "kind":"rate","period":"2023","value":97.50,"unit":"%","qualifier":"exact",\#
    "printed":"97.50%","numerator":39,"denominator":40,"marks":["reported"],"reporting":null,\#
    "expected":null,"difference":0.00,"figures":["a/3"],"document":"report","case":"安宁",\#
    "section":"二（三）"}
    """#

  /// Keys of the outermost object in order; texts hold no quotation marks here.
  private func keys(of line: String) -> [String] {
    var keys: [String] = []
    var depth = 0
    var text = ""
    var isText = false
    for character in line {
      if character == "\"" {
        isText.toggle()
        if isText { text = "" }
      } else if isText {
        text.append(character)
      } else if character == "{" {
        depth += 1
      } else if character == "}" {
        depth -= 1
      } else if character == ":", depth == 1 {
        keys.append(text)
      }
    }
    return keys
  }

  @Test func figuresAsJSON() throws {
    let data = try ScratchDataset()
    let run = try CommandRun(["figures", data.folder, "--json"])
    #expect(run.code == 0)
    #expect(run.output == Self.figures)
    for line in run.lines {
      let keys = keys(of: line)
      #expect(keys == Self.keys || keys == Self.keys + ["numerator", "denominator"])
    }
  }

  @Test(
    arguments: [
      "2023", "2023-H1", "2023-Q3", "2023-05", "2023-04-26", "2017/2021", "2023-10/2023-12",
      "@2023-12-31", "@2023-12", "@2023", "2020/..", "..(职能划转以来)",
    ])
  func periodsAsDocumented(_ period: String) throws {
    let data = try ScratchDataset()
    data.replace("\"period\": \"2023\"", "\"period\": \"\(period)\"", in: "figures/a.json")
    let run = try CommandRun(["figures", data.folder, "--json"])
    #expect(run.lines[2].contains("\"period\":\"\(period)\""))
  }

  @Test func figuresAsTable() throws {
    let data = try ScratchDataset()
    let zh = try CommandRun(["figures", data.folder])
    #expect(
      zh.output == """
        地区    指标                    时期                         数值  出处                  编号
        安宁市  健康企业                截至2023年12月底             12家  report 安宁 一        a/1
        安宁市  健康企业（县级、煤炭）  截至2023年12月底              9家  report 安宁 一        a/2
        安宁市  达标率                  2023年                     97.50%  report 安宁 二（三）  a/3
        昆明市  健康企业                2025年            目标 不少于50家  report 三             b/1
        云南省  健康企业                原文未写时间               数百家  report                b/2

        """)
    #expect(zh.errors == "共5个数字\n")
    let en = try CommandRun(["figures", data.folder, "--lang", "en"])
    #expect(en.lines.first?.hasPrefix("Region") ?? false)
    #expect(en.errors == "5 figures\n")
  }

  /// Places are found by id, code, name and short name, also with the places above before them.
  @Test(
    arguments: [
      "530181", "安宁市", "安宁", "昆明市安宁市", "云南昆明安宁", "昆明/安宁", "昆明 安宁市", " 安宁 ",
    ])
  func showFindsThePlace(_ name: String) throws {
    let data = try ScratchDataset()
    let run = try CommandRun(["show", name, "--dataset", data.folder])
    #expect(run.code == 0)
    #expect(
      run.output == """
        安宁市（云南省昆明市）530181

        健康企业
          健康企业        12家  报  截至2023年12月底  《年度报告》  安宁  一
            县级、煤炭     9家  报  截至2023年12月底  《年度报告》  安宁  一
          达标率        97.50%  报  2023年            《年度报告》  安宁  二（三）

        报 上报  合 计算或汇总  * 仅部分下级  差 来源不一

        """)
  }

  @Test func showAsJSON() throws {
    let data = try ScratchDataset()
    let run = try CommandRun(["show", "安宁", "--dataset", data.folder, "--json"])
    #expect(run.lines.last == Self.rate)
  }

  @Test func showTargetsAndPeriods() throws {
    let data = try ScratchDataset()
    let kunming = try CommandRun(["show", "昆明", "--dataset", data.folder])
    #expect(kunming.output.contains("\n目标\n"))
    #expect(kunming.output.contains("目标 不少于50家"))
    let earlier = try CommandRun(["show", "安宁", "--dataset", data.folder, "--period", "2019"])
    #expect(earlier.output == "安宁市在2019没有数据；不写 --period 可看全部时期。\n")
    #expect(earlier.code == 0)
    let then = try CommandRun(["show", "安宁", "--dataset", data.folder, "--period", "2023"])
    #expect(then.output.contains("12家"))
    // A period in the notation of the files shows what is stated for it, and nothing else.
    let day = try CommandRun([
      "show", "安宁", "--dataset", data.folder, "--period", "@2023-12-31", "--json",
    ])
    #expect(day.lines.count == 2)
    #expect(day.lines.allSatisfy { $0.contains("\"period\":\"@2023-12-31\"") })
    let half = try CommandRun(["show", "安宁", "--dataset", data.folder, "--period", "2023-H1"])
    #expect(half.output.hasPrefix("安宁市在2023-H1没有数据"))
  }

  @Test func showTheAccount() throws {
    let data = try ScratchDataset()
    let run = try CommandRun([
      "show", "安宁", "--dataset", data.folder, "--indicator", "certification.rate",
    ])
    #expect(run.code == 0)
    for part in ["达标率", "安宁市", "97.50%", "39", "40", "《年度报告》", "二（三）", "a/3"] {
      #expect(run.output.contains(part))
    }
    #expect(!run.output.contains("12家"))
  }

  /// Nothing of one indicator is not nothing at all.
  @Test func anIndicatorWithoutData() throws {
    let data = try ScratchDataset()
    for (language, words) in [("zh", "没有“达标率”的数据"), ("en", "has no data of “")] {
      let run = try CommandRun([
        "show", "530181", "--dataset", data.folder, "--indicator", "certification.rate",
        "--period", "2019", "--lang", language,
      ])
      #expect(run.code == 0)
      #expect(run.output.contains(words), "\(run.output)")
    }
  }

  /// Arguments that mean nothing, or several things: 64, and what to write instead.
  @Test(
    arguments: [
      (["show", "大理"], "没有找到地区“大理”。"), (["show", "安"], "  安宁市（云南省昆明市）530181"),
      (["show", "安宁", "--period", "去年"], "“去年”不是时期。请写年份（如2023）"),
      (["show", "安宁", "--indicator", "certification.rat"], "最接近的是“certification.rate”"),
      (["show"], "命令写得不对"), (["--nonsense"], "命令写得不对"), (["show", "安宁", "--lang", "fr"], "命令写得不对"),
    ])
  func usage(_ arguments: [String], _ words: String) throws {
    let data = try ScratchDataset()
    let run = try CommandRun(arguments, environment: ["QIJIAN_DATA": data.folder])
    #expect(run.code == 64)
    #expect(run.output == "")
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test func namesThatSeveralPlacesHave() throws {
    let data = try ScratchDataset()
    data.replace(
      "\"parent\": \"530100\"}\n",
      """
      "parent": "530100"},
        {"id": "620000", "name": "甘肃省", "shortName": "甘肃", "rank": "province", "kind": "formal"},
        {"id": "620105", "name": "安宁区", "shortName": "安宁", "rank": "county", "kind": "formal", "parent": "620000"}

      """, in: "regions.json")
    let run = try CommandRun(["show", "安宁", "--dataset", data.folder])
    #expect(run.code == 64)
    #expect(
      run.errors == """
        qijian: “安宁”不止一个，请用代码或写上上级（如 长春市朝阳区）：
          安宁市（云南省昆明市）530181
          安宁区（甘肃省）620105

        """)
    #expect(try CommandRun(["show", "安宁市", "--dataset", data.folder]).code == 0)
    #expect(try CommandRun(["show", "甘肃安宁", "--dataset", data.folder]).code == 0)
  }

  @Test func namesAndCodesThatHaveEnded() throws {
    let data = try ScratchDataset()
    data.write(
      """
      {"format": 1, "former": [
        {"code": "530123", "name": "安宁县", "rank": "county", "province": "云南省", "prefecture": "昆明市", "until": 1995, "successors": ["530181"]}
      ]}
      """, to: "former-regions.json")
    for name in ["530123", "安宁县"] {
      let run = try CommandRun(["show", name, "--dataset", data.folder])
      #expect(run.code == 0)
      #expect(run.output.hasPrefix("安宁市（云南省昆明市）530181\n"))
      #expect(run.errors == "安宁县（1995年止），现为安宁市\n")
    }
  }
}
