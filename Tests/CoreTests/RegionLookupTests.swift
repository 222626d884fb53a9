import Core
import Testing

/// Finding a place by what a person writes on a command line.
struct RegionLookupTests {
  private static let tree: RegionTree = {
    var builder = RegionTreeBuilder()
    func add(
      _ id: String, _ name: String, _ short: String, _ rank: Rank, _ parent: String? = nil,
      aliases: [String] = [], pinyin: String = ""
    ) {
      builder.add(
        Region(
          id: id, code: id, name: name, shortName: short, aliases: aliases, rank: rank,
          pinyin: pinyin), parent: parent)
    }
    add("110000", "北京市", "北京", .province, pinyin: "bei jing")
    add("110105", "朝阳区", "朝阳", .county, "110000", pinyin: "chao yang")
    add("220000", "吉林省", "吉林", .province, pinyin: "ji lin")
    add("220100", "长春市", "长春", .prefecture, "220000", pinyin: "chang chun")
    add("220104", "朝阳区", "朝阳", .county, "220100", pinyin: "chao yang")
    add("220200", "吉林市", "吉林", .prefecture, "220000", pinyin: "ji lin")
    add("533100", "德宏傣族景颇族自治州", "德宏", .prefecture, aliases: ["德宏州"], pinyin: "de hong")
    builder.add(
      Region(id: "Z1", name: "某某新区", shortName: "新区", rank: .county, kind: .zone),
      parent: "220100")
    func ended(_ code: String, _ name: String, _ successors: [String]) {
      builder.add(
        former: FormerRegion(
          code: code, name: name, rank: .county, until: 2015, successors: successors))
    }
    ended("220181", "双阳县", ["220104"])
    ended("220199", "两分县", ["220104", "220200"])
    ended("220198", "无后县", [])
    return builder.build().tree
  }()

  private func ids(_ regions: [RegionID]) -> [String] { regions.map { Self.tree[$0].id } }

  @Test(
    arguments: [
      ("110105", "110105"), ("Z1", "Z1"), ("北京市", "110000"), ("北京", "110000"),
      ("德宏州", "533100"), ("德宏", "533100"), ("吉林省", "220000"), ("吉林市", "220200"),
      ("长春市朝阳区", "220104"), ("长春朝阳", "220104"), ("吉林省长春市朝阳区", "220104"),
      ("吉林 长春 朝阳", "220104"), ("长春/朝阳区", "220104"), ("北京朝阳", "110105"),
      (" 德宏\n", "533100"), ("dehong", "533100"), ("DeHong", "533100"), ("新区", "Z1"),
      ("000000", "000000"), ("双阳县", "220104"), ("220181", "220104"),
    ])
  func found(_ text: String, _ id: String) {
    guard case .found(let region, let former) = Self.tree.lookUp(text) else {
      Issue.record("\(text) is not found")
      return
    }
    #expect(Self.tree[region].id == id)
    #expect((former != nil) == (text == "双阳县" || text == "220181"))
  }

  @Test(
    arguments: [
      ("朝阳", ["110105", "220104"]), ("朝阳区", ["110105", "220104"]),
      ("吉林", ["220000", "220200"]), ("chaoyang", ["110105", "220104"]),
      ("两分县", ["220104", "220200"]), ("220199", ["220104", "220200"]),
    ])
  func ambiguous(_ text: String, _ expected: [String]) {
    guard case .ambiguous(let regions, _) = Self.tree.lookUp(text) else {
      Issue.record("\(text) is not ambiguous")
      return
    }
    #expect(ids(regions) == expected)
  }

  @Test(
    arguments: [
      ("", []), (" ", []), ("大理", []), ("无后县", []), ("德", ["533100"]),
      ("德红", ["533100"]), ("长春市北京市", []), ("上海朝阳区", []), ("999999", []),
    ])
  func unknown(_ text: String, _ near: [String]) {
    guard case .unknown(let regions) = Self.tree.lookUp(text) else {
      Issue.record("\(text) is found")
      return
    }
    #expect(ids(regions) == near)
  }
}
