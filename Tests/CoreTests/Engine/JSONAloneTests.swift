import Testing

@testable import Core

/// A register and indicators that no line of code knows, written as JSON and answered for.
@Suite struct JSONAloneTests {
  static let files: [(path: String, text: String)] = [
    (
      "dataset.json",
      #"{"format": 1, "id": "bees", "title": {"zh": "蜂", "en": "Bees"}, "defaultPeriod": "2023"}"#
    ),
    (
      "regions.json",
      #"""
      {"format": 1, "regions": [
        {"id": "P", "name": "蜜市", "shortName": "蜜", "rank": "prefecture", "term": "市", "kind": "formal"},
        {"id": "A", "name": "甲县", "shortName": "甲", "rank": "county", "term": "县", "kind": "formal", "parent": "P"},
        {"id": "B", "name": "乙县", "shortName": "乙", "rank": "county", "term": "县", "kind": "formal", "parent": "P"}]}
      """#
    ),
    (
      "sources.json",
      #"{"format": 1, "documents": [{"id": "d", "title": "蜂报", "date": "2024-01", "covers": ["2023"], "cases": []}]}"#
    ),
    (
      "catalogue/units.json",
      #"""
      {"format": 1, "units": [
        {"id": "箱", "group": "hive", "zh": "箱", "en": "hives", "decimals": 0},
        {"id": "千克", "group": "mass", "zh": "千克", "en": "kg", "decimals": 1},
        {"id": "吨", "group": "mass", "factor": "1000", "zh": "吨", "en": "t", "decimals": 3},
        {"id": "%", "group": "percent", "zh": "%", "en": "%", "decimals": 1}]}
      """#
    ),
    (
      "catalogue/options.json",
      #"""
      {"format": 1, "levels": [], "levelWords": [], "dimensions": [
        {"id": "bee", "zh": "蜂种", "en": "Bee", "options": [
          {"id": "cerana", "zh": "中蜂", "en": "Apis cerana"}, {"id": "mellifera", "zh": "意蜂", "en": "Apis mellifera"}]}]}
      """#
    ),
    ("catalogue/families.json", #"{"format": 1, "sentences": {}, "tabs": []}"#),
    (
      "catalogue/registers/hives.json",
      #"""
      {"format": 1, "id": "hives", "title": {"zh": "蜂箱", "en": "Hives"}, "key": "id", "name": "owner", "located": "region",
       "time": "since", "ends": "until", "fields": [
         {"id": "owner", "type": "text", "zh": "户主", "en": "Owner", "required": true, "list": {"order": 1, "width": "wide"}, "form": {"group": "all"}},
         {"id": "bee", "type": "option", "options": "bee", "zh": "蜂种", "en": "Bee", "form": {"group": "all"}},
         {"id": "since", "type": "date", "zh": "起", "en": "Since", "form": {"group": "all"}},
         {"id": "until", "type": "date", "zh": "止", "en": "Until", "form": {"group": "all"}},
         {"id": "honey", "type": "decimal", "unit": "千克", "zh": "蜂蜜", "en": "Honey", "range": {"min": "0"}, "form": {"group": "all"}}],
       "groups": [{"id": "all", "zh": "蜂箱", "en": "Hive"}], "sort": [{"field": "since", "order": "ascending"}],
       "constraints": [{"id": "endAfterStart", "severity": "block", "must": {"field": "until", "op": "atLeast", "than": "since"},
         "message": {"zh": "止早于起", "en": "Ends before it begins"}}]}
      """#
    ),
    (
      "catalogue/indicators/bees.json",
      #"""
      {"format": 1, "family": "bees", "title": {"zh": "养蜂", "en": "Beekeeping"}, "indicators": [
        {"id": "bees.hives", "version": 1, "title": {"zh": "蜂箱数", "en": "Hives"}, "unit": "箱", "kind": "stock", "direction": "more",
         "dimensions": ["bee"], "formula": {"count": {"register": "hives", "time": "asOf"}},
         "aggregate": {"overRegion": "sum", "overTime": "last"}},
        {"id": "bees.honey", "version": 1, "title": {"zh": "产蜜", "en": "Honey"}, "unit": "吨", "kind": "stock", "direction": "more",
         "formula": {"sum": {"register": "hives", "field": "honey", "time": "asOf"}},
         "aggregate": {"overRegion": "sum", "overTime": "last"}},
        {"id": "bees.ceranaShare", "version": 1, "title": {"zh": "中蜂占比", "en": "Share of A. cerana"}, "unit": "%", "kind": "rate",
         "formula": {"ratio": {"numerator": {"count": {"register": "hives", "where": {"field": "bee", "op": "is", "value": "cerana"}, "time": "asOf"}},
           "denominator": {"count": {"register": "hives", "time": "asOf"}}, "factor": "100"}},
         "aggregate": {"overRegion": "ratio", "overTime": "none"}, "decimals": 1,
         "examples": [{"in": {"numerator": "1", "denominator": "3"}, "out": "33.3"}]},
        {"id": "bees.swarms", "version": 1, "title": {"zh": "分蜂", "en": "Swarms"}, "unit": "箱", "kind": "flow", "direction": "less",
         "formula": {"reported": true}, "aggregate": {"overRegion": "sum", "overTime": "sum"}},
        {"id": "bees.wrong", "version": 1, "title": {"zh": "错", "en": "Wrong"}, "unit": "%", "kind": "rate",
         "formula": {"ratio": {"numerator": {"indicator": "bees.swarms"}, "denominator": {"indicator": "bees.hives"}, "factor": "100"}},
         "aggregate": {"overRegion": "ratio", "overTime": "none"}, "examples": [{"in": {"numerator": "1", "denominator": "2"}, "out": "51"}]}]}
      """#
    ),
    (
      "catalogue/rules.json",
      #"""
      {"format": 1, "rules": [{"id": "swarmsAtMostHives", "severity": "reason", "scope": "form", "applies": {"indicators": ["bees.swarms"]},
        "left": {"indicator": "bees.swarms"}, "op": "atMost", "right": {"indicator": "bees.allSwarms"},
        "message": {"zh": "{left}多于{right}", "en": "{left} exceeds {right}"}}]}
      """#
    ),
    (
      "catalogue/indicators/more.json",
      #"""
      {"format": 1, "family": "more", "title": {"zh": "更多", "en": "More"}, "indicators": [
        {"id": "bees.allSwarms", "version": 1, "title": {"zh": "全部分蜂", "en": "All swarms"}, "unit": "箱", "kind": "flow",
         "formula": {"reported": true}, "aggregate": {"overRegion": "sum", "overTime": "sum"}}]}
      """#
    ),
    (
      "records/hives.json",
      #"""
      {"format": 1, "register": "hives", "rows": [
        {"id": "1", "region": "A", "owner": "张三", "bee": "cerana", "since": "2021", "honey": 12.5},
        {"id": "2", "region": "A", "owner": "李四", "bee": "mellifera", "since": "2022-05", "honey": 7.5},
        {"id": "3", "region": "A", "owner": "王五", "bee": "cerana", "since": "2020", "until": "2022-12-31", "honey": 100},
        {"id": "4", "region": "B", "owner": "赵六", "bee": "mellifera", "since": "2024-01-01", "until": "2023-01-01", "honey": 1}]}
      """#
    ),
    (
      "figures/d.json",
      #"""
      {"format": 1, "document": "d", "figures": [
        {"id": "d/1", "indicator": "bees.swarms", "region": "A", "kind": "flow", "period": "2023-H1", "value": 4, "unit": "箱"},
        {"id": "d/2", "indicator": "bees.swarms", "region": "A", "kind": "flow", "period": "2023-H2", "value": 5, "unit": "箱"},
        {"id": "d/3", "indicator": "bees.swarms", "region": "B", "kind": "flow", "period": "2023", "value": 2, "unit": "箱", "qualifier": "atLeast"},
        {"id": "d/4", "indicator": "bees.allSwarms", "region": "A", "kind": "flow", "period": "2023", "value": 8, "unit": "箱"}]}
      """#
    ),
  ]

  func dataset() throws -> Dataset {
    let memory = MemoryFiles()
    for file in Self.files { memory.put(Array(file.text.utf8), at: "bees/" + file.path) }
    return try DatasetLoader(files: memory).open(folder: "bees")
  }

  @Test(
    arguments: [
      ("bees.hives", "A", 2023, "2 computed"), ("bees.hives", "A", 2022, "3 computed"),
      ("bees.hives", "A", 2020, "1 computed"), ("bees.honey", "A", 2023, "0.02 computed"),
      ("bees.ceranaShare", "A", 2023, "50.0 computed"),
      ("bees.ceranaShare", "A", 2022, "66.7 computed"), ("bees.swarms", "A", 2023, "9 reported"),
      ("bees.swarms", "P", 2023, "11 atLeast computed"), ("bees.wrong", "A", 2023, "disabled"),
      ("bees.swarms", "A", 2022, "missing"), ("bees.hives", "B", 2023, "0 computed"),
      ("bees.ceranaShare", "B", 2023, "0/0"), ("bees.ceranaShare", "P", 2023, "50.0 computed"),
    ])
  func answers(indicator: String, region: String, year: Int, cell: String) throws {
    let dataset = try dataset()
    let region = try #require(dataset.regions.find(region))
    let query = Query(indicator: indicator, region: region, period: .year(year))
    #expect(IndicatorEngine(dataset).answer(query).cell == cell)
  }

  @Test func partsAreSplitByTheRegistersOptions() throws {
    let dataset = try dataset()
    let engine = IndicatorEngine(dataset)
    let query = Query(
      indicator: "bees.hives", region: try #require(dataset.regions.find("A")),
      period: .year(2022))
    let parts = engine.parts(of: query, by: .dimension("bee"))
    #expect(parts.map(\.answer.cell) == ["2 computed", "1 computed"])
  }

  @Test func rulesAndConstraintsFindWhatTheySay() throws {
    let dataset = try dataset()
    #expect(dataset.findings.map(\.indicator) == ["bees.wrong"])
    let facts = DataChecks(dataset).findings().map(\.fact)
    #expect(
      facts == [
        .exceeds(
          value: FixedDecimal(9), other: "bees.allSwarms", otherValue: FixedDecimal(8)),
        .constraint("endAfterStart"),
      ])
  }
}
