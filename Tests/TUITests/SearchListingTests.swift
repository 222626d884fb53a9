import Core
import Testing

@testable import TUI

/// Hits as lines of text.
@Suite struct SearchListingTests {
  private static let dataset: Dataset = {
    var builder = RegionTreeBuilder()
    builder.add(
      Region(
        id: "530000", code: "530000", name: "云南省", shortName: "云南", rank: .province,
        pinyin: "yun nan", initials: "yn"))
    builder.add(
      Region(
        id: "532502", code: "532502", name: "开远市", shortName: "开远", rank: .county,
        pinyin: "kai yuan", initials: "ky"), parent: "530000")
    builder.add(
      Region(
        id: "530000Z01", name: "开\u{1B}[2J\u{202E}区", shortName: "开区", rank: .county, kind: .zone),
      parent: "530000")
    builder.add(
      former: FormerRegion(
        code: "532501", name: "开源县", rank: .county, until: 2014, successors: ["532502"]))
    var schema = RegisterSchema(
      id: "enterprises", title: LocalizedText(zh: "企业", en: "Enterprises"),
      fields: [Field(id: "name", type: .text, title: LocalizedText(zh: "名称", en: "Name"))])
    schema.nameField = "name"
    var table = TableBuilder(schema: schema)
    let tree = builder.build().tree
    for (id, name, region) in [("E1", "开远水泥厂", "532502"), ("E2", "开 ㎡\n厂", "")] {
      _ = table.beginRow(id: id)
      try? table.set(0, .text(name))
      guard let place = tree.find(region), let field = schema.index(of: "region") else { continue }
      try? table.set(field, .region(place))
    }
    return Dataset(
      manifest: Manifest(id: "test", title: LocalizedText(zh: "测试", en: "Test")),
      catalogue: Catalogue(), regions: tree, tables: ["enterprises": table.finish()])
  }()

  private static func lines(_ text: String, _ language: Language) -> [String] {
    let hits = SearchIndex(dataset).find(text, near: dataset.regions.root, limit: 100).hits
    return SearchListing(dataset, language: language).lines(hits)
  }

  @Test func chinese() {
    #expect(
      Self.lines("开", .zh) == [
        "532502     云南省 > 开远市               名称",
        "530000Z01  云南省 > 开?[2J?区            名称",
        "E1         云南省 > 开远市 > 开远水泥厂  名称",
        "E2         开 ㎡ 厂                      名称",
      ])
  }

  @Test(
    arguments: [
      ("kaiyuan", Language.zh, "532502  云南省 > 开远市  拼音"),
      ("kys", .zh, "532502  云南省 > 开远市               首字母"),
      ("开源", .zh, "532502  云南省 > 开远市  旧称 开源县"),
      ("532501", .zh, "532502  云南省 > 开远市  旧称 532501 开源县"),
      ("532502", .en, "532502  Yunnan > Kaiyuan  code"),
      ("开源", .en, "532502  Yunnan > Kaiyuan  former 开源县"),
      ("中国", .en, "000000  China  alias"),
    ])
  func first(_ text: String, _ language: Language, _ line: String) {
    #expect(Self.lines(text, language).first == line)
  }

  @Test func nothing() {
    let listing = SearchListing(Self.dataset, language: .zh)
    #expect(listing.lines([]).isEmpty)
    #expect(listing.nothing("a\u{1B}[2J") == "没有找到：a?[2J")
    #expect(SearchListing(Self.dataset, language: .en).nothing("x") == "Nothing found: x")
  }
}
