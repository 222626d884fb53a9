import Core
import Testing

@testable import TUI

/// What commands write, as far as it needs no dataset on the disk.
struct CommandTextTests {
  @Test(
    arguments: [
      ([:], Language.zh), (["LANG": "en_US.UTF-8"], .en), (["LANG": "en"], .en),
      (["LANG": "en.UTF-8"], .en), (["LANG": "enm_GB"], .zh), (["LANG": "C"], .zh),
      (["LC_ALL": "zh_CN", "LANG": "en_US"], .zh), (["LC_ALL": "", "LANG": "en_US"], .en),
      (["LC_MESSAGES": "en_GB", "LANG": "zh_CN"], .en), (["LC_CTYPE": "en_US"], .zh),
      (["LC_ALL": "fr_FR", "LANG": "en_US"], .zh),
    ] as [([String: String], Language)])
  func languageOfTheEnvironment(_ environment: [String: String], _ language: Language) {
    #expect(Language(environment: environment) == language)
  }

  @Test func jsonKeepsOrderDigitsAndHarmsNobody() {
    var line = JSONLine()
    line.add("b", FixedDecimal("97.50"))
    line.add("a", "引\"号\\ \u{1B}[31m\u{202E}\n\u{9B}")
    line.add("none", nil as String?)
    line.add("count", 3)
    line.add("list", JSONValue([JSONValue("x")]))
    #expect(
      line.text == #"{"b":97.50,"a":"引\"号\\ \u001b[31m\u202e\n\u009b","none":null,"count":3,"#
        + #""list":["x"]}"#)
  }

  @Test func tableAlignsChineseAndCutsWhatIsTooLong() {
    var table = TextTable([.init(maximum: 8), .init(.right), .init()])
    table.add(["安宁市", "12家", "一"])
    table.add(["德宏傣族景颇族自治州", "1,234", "二\u{1B}\n三"])
    table.add(["a"])
    #expect(table.lines == ["安宁市     12家  一", "德宏傣…   1,234  二? 三", "a"])
  }

  @Test func sameNamesAreToldApart() {
    var builder = RegionTreeBuilder()
    builder.add(Region(id: "110000", name: "北京市", shortName: "北京", rank: .province))
    builder.add(
      Region(id: "110105", name: "朝阳区", shortName: "朝阳", rank: .county, pinyin: "chao yang"),
      parent: "110000")
    let tree = builder.build().tree
    let id = tree.find("110105") ?? tree.root
    #expect(CommandText(.zh).regionInFull(id, in: tree) == "朝阳区（北京市）110105")
    #expect(CommandText(.en).regionInFull(id, in: tree) == "Chaoyang (北京市) 110105")
  }

  /// Every phrase has words in both languages, and none of them lets anything hostile through.
  @Test(arguments: Language.allCases)
  func phrases(_ language: Language) {
    let evil = "坏\u{1B}[2J\u{202E}"
    let phrases: [CommandPhrase] = [
      .mustFixHint(count: 3), .noFindings, .findingsInAll(mustFix: 1, explain: 2, hints: 3),
      .unknownRegion(evil, near: []), .unknownRegion(evil, near: ["x"]),
      .ambiguousRegion(evil, candidates: ["x", "y"]), .endedRegion(evil, until: 2015, now: evil),
      .unknownIndicator(evil, near: evil), .malformedPeriod(evil), .wrongCommandLine,
      .nothingStated(region: evil, indicator: evil, period: "2023"),
      .nothingStated(region: evil, indicator: nil, period: nil),
      .childrenCounted(3, of: 16), .otherStatements, .marks, .figures(5), .noFigures,
      .columnRegion, .columnIndicator, .columnPeriod, .columnValue, .columnSource, .columnNumber,
    ]
    for phrase in phrases {
      let words = CommandText(language)(phrase)
      #expect(!words.isEmpty)
      #expect(words.unicodeScalars.allSatisfy { $0 == "\n" || !HostileCharacters.isHostile($0) })
    }
  }
}

/// What numbers are called.
struct ChoiceTextTests {
  private static let dataset: Dataset = {
    var catalogue = Catalogue()
    catalogue.levels.set(
      Level(
        rank: .prefecture, title: LocalizedText(zh: "州市级", en: "prefectural"),
        byTerm: ["地级市": "市级"]))
    catalogue.levels.set(
      Level(
        rank: .county, title: LocalizedText(zh: "县区级", en: "county"),
        byTerm: ["县级市": "市级", "县": "县级"]))
    catalogue.dimensions.set(
      Dimension(
        id: "sector", title: LocalizedText(zh: "行业"),
        options: [Option(id: "coal", title: LocalizedText(zh: "煤炭", en: "Coal"))]))
    var builder = RegionTreeBuilder()
    builder.add(
      Region(id: "530100", name: "昆明市", shortName: "昆明", rank: .prefecture, term: "地级市"))
    for (id, term) in [("530181", "县级市"), ("530129", "县")] {
      builder.add(
        Region(id: id, name: id, shortName: id, rank: .county, term: term), parent: "530100")
    }
    return Dataset(
      manifest: Manifest(id: "t", title: LocalizedText(zh: "试")), catalogue: catalogue,
      regions: builder.build().tree)
  }()

  @Test(
    arguments: [
      ("530181", Rank.county, "市级（县区级）", "county"),
      ("530181", .prefecture, "市级（州市级）", "prefectural"),
      ("530129", .county, "县级", "county"), ("530129", .prefecture, "市级", "prefectural"),
      ("530181", .village, "village", "village"),
    ])
  func levelsOfOneNameAreToldApart(_ id: String, _ rank: Rank, _ zh: String, _ en: String) {
    let region = Self.dataset.regions.find(id) ?? RegionID(0)
    #expect(
      ChoiceText(dataset: Self.dataset, language: .zh).part(rank, Breakdown(), in: region) == zh)
    #expect(
      ChoiceText(dataset: Self.dataset, language: .en).part(rank, Breakdown(), in: region) == en)
  }

  @Test func wholeTitle() {
    let text = ChoiceText(dataset: Self.dataset, language: .zh)
    let coal = Breakdown([Breakdown.Part(dimension: "sector", option: "coal")])
    let region = Self.dataset.regions.find("530129") ?? RegionID(0)
    #expect(text.whole("a.b", .county, coal, in: region) == "a.b（县级、煤炭）")
    #expect(text.whole("a.b", nil, Breakdown(), in: region) == "a.b")
  }
}
