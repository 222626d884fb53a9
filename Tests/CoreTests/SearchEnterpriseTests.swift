import Testing

@testable import Core

/// Finding enterprises.
@Suite struct SearchEnterpriseTests {
  static let schema: RegisterSchema = {
    var schema = RegisterSchema(
      id: "enterprises", title: LocalizedText(zh: "企业", en: "Enterprises"),
      fields: [
        Field(id: "name", type: .text, title: LocalizedText(zh: "名称", en: "Name")),
        Field(id: "aliases", type: .texts, title: LocalizedText(zh: "别名", en: "Aliases")),
        Field(
          id: "code", type: .text, title: LocalizedText(zh: "代码", en: "Code"),
          pattern: "creditCode"),
        Field(id: "region", type: .region, title: LocalizedText(zh: "地区", en: "Region")),
      ])
    schema.nameField = "name"
    return schema
  }()

  /// Name, aliases, credit code, region.
  static let rows: [(name: String, aliases: [String], code: String, region: String)] = [
    ("华能澜沧江水电股份有限公司小湾水电厂", ["小湾水电厂"], "91532926MA6K1", "532926"),
    ("云南云天化红磷化工有限公司", ["红磷化工"], "915325027098", "532502"),
    ("开远 Ａ１ 水泥（集团）公司", [], "", "532502"),
    ("昆明开远路商店", [], "", "530102"),
    ("重庆长安曾氏轧钢厂", [], "91500000X", "500000"),
    ("漂在哪里都没有地区的公司", [], "", ""),
    ("开远", [], "", "211282"),
    ("磷化", ["云南磷化", "YPH"], "9153", "530100"),
    ("", [], "", "532502"),
    ("远", [], "", "532502"),
  ]

  static func table(_ rows: [(name: String, aliases: [String], code: String, region: String)])
    -> Table
  {
    var builder = TableBuilder(schema: schema)
    for (index, row) in rows.enumerated() {
      _ = builder.beginRow(id: "E\(index)")
      try? builder.set(0, .text(row.name))
      if !row.aliases.isEmpty { try? builder.set(1, .texts(row.aliases)) }
      try? builder.set(2, .text(row.code))
      if let region = ReferenceTree.tree.find(row.region) { try? builder.set(3, .region(region)) }
    }
    return builder.finish()
  }

  static let enterprises = table(rows)
  static let index = SearchIndex(ReferenceTree.dataset(enterprises: enterprises))

  /// The rows found and by what, without the regions.
  static func hits(_ text: String, near: String) -> [String] {
    let tree = ReferenceTree.tree
    return index.find(text, near: tree.find(near) ?? tree.root, limit: 5000).hits.compactMap {
      guard case .enterprise(let row) = $0.target else { return nil }
      return "\(row.index) \($0.matched)"
    }
  }

  @Test(
    arguments: [
      ("530000", "小湾", ["0 alias"]),
      ("530000", "小湾水电厂", ["0 alias"]),
      ("530000", "xwsdc", ["0 initials"]),
      ("530000", "XWSDC", ["0 initials"]),
      ("530000", "水电 股份", ["0 name"]),
      ("530000", "磷化", ["7 name", "1 name"]),
      ("532502", "磷化", ["1 name", "7 name"]),
      ("530000", "yph", ["7 alias"]),
      ("530000", "开远a1水泥", ["2 name"]),
      ("530000", "a1sn(jt)", []),
      ("530000", "a1snjtgs", ["2 initials"]),
      ("530000", "Ａ１", ["2 name"]),
      ("530000", "(集团)", ["2 name"]),
      ("000000", "cqcazszgc", ["4 initials"]),
      ("000000", "zqzaczyc", []),
      ("000000", "zqzacsyg", ["4 initials"]),
      ("532502", "开远", ["2 name", "6 name", "3 name"]),
      ("530000", "915325027098", ["1 code"]),
      ("000000", "9153", ["7 code", "1 code", "0 code"]),
      ("000000", "91532926ma", ["0 code"]),
      ("000000", "都没有地区", ["5 name"]),
      ("500000", "都没有地区", ["5 name"]),
      ("000000", "公司昆明", []),
      ("000000", "厂云南", []),
    ])
  func found(_ near: String, _ text: String, _ expected: [String]) {
    #expect(Self.hits(text, near: near) == expected)
  }

  /// A region comes before an enterprise that matches as well, after one that matches better, and
  /// what lies in the region at hand before both.
  @Test func amongRegions() throws {
    let tree = ReferenceTree.tree
    let kaiyuan = try #require(tree.find("532502"))
    func targets(_ text: String, _ near: RegionID) -> [SearchHit.Target] {
      Self.index.find(text, near: near, limit: 3).hits.map(\.target)
    }
    #expect(targets("开远", tree.root).first == .region(kaiyuan))
    #expect(targets("开远", tree.root).dropFirst().first == .enterprise(RowID(6)))
    #expect(targets("远", tree.root).first == .enterprise(RowID(9)))
    let kunming = try #require(tree.find("530100"))
    #expect(targets("开远", kunming).first == .enterprise(RowID(3)))
    #expect(targets("开远", kunming).dropFirst().first == .region(kaiyuan))
  }

  @Test(
    arguments: [
      ("kai", []), ("", [9, 8, 0]), (" ", [9, 8, 0]), ("xw", [0]), ("远", [9]), ("没", []),
      ("e0", []),
    ])
  func filter(_ text: String, _ expected: [Int]) {
    let rows = [9, 8, 0].map { RowID($0) }
    let kept = Self.index.filter(rows, of: Self.enterprises, by: text)
    #expect(kept == expected.map { RowID($0) })
  }

  /// Rows of many blocks, which threads share, are found as the few that they repeat.
  @Test(arguments: ["远", "kai", "磷化", "9153", "yph", "集团", "没", "xw", "云南 化", "e0"])
  func manyRows(_ text: String) throws {
    let copies = 4_000
    let many = Self.table((0..<copies).flatMap { _ in Self.rows })
    let index = SearchIndex(ReferenceTree.dataset(enterprises: many))
    let few = Self.index.filter(Self.enterprises.rows, of: Self.enterprises, by: text)
    let expected = (0..<copies).flatMap { copy in
      few.map { RowID(copy * Self.rows.count + Int($0.index)) }
    }
    #expect(index.filter(many.rows, of: many, by: text) == expected)
    let yunnan = try #require(ReferenceTree.tree.find("530000"))
    let found = index.rows(text, of: many, near: yunnan, limit: 70)
    #expect(found.count == expected.count)
    #expect(found.rows.count == min(70, expected.count))
    // The best of many are copies of the best of few, and asking for less gives their beginning.
    let best = Self.index.rows(text, of: Self.enterprises, near: yunnan, limit: 1).rows.first
    #expect(found.rows.allSatisfy { Int($0.index) % Self.rows.count == best.map { Int($0.index) } })
    #expect(index.rows(text, of: many, near: yunnan, limit: 3).rows == Array(found.rows.prefix(3)))
    let elsewhere = try #require(ReferenceTree.tree.find("500000"))
    #expect(index.rows(text, of: many, near: elsewhere, limit: 3).count == expected.count)
  }

  @Test func noEnterprises() {
    let index = SearchIndex(ReferenceTree.dataset(enterprises: Self.table([])))
    #expect(index.find("小湾水电厂", near: RegionID(0), limit: 5).hits.isEmpty)
  }

  /// Rows without a name of their own are found by their enterprise's, else by their id.
  @Test(arguments: [("小湾", [0]), ("yth", [1]), ("c-", [2, 3]), ("e0", [])])
  func rowsWithoutNames(_ text: String, _ expected: [Int]) {
    var schema = RegisterSchema(
      id: "certificates", title: LocalizedText(zh: "证书", en: "Certificates"),
      fields: [
        Field(id: "of", type: .enterprise, title: LocalizedText(zh: "企业", en: "Enterprise"))
      ])
    schema.nameField = "of"
    schema.ownerField = "of"
    var builder = TableBuilder(schema: schema)
    for (index, owner) in ["E0", "E1", nil, "nobody"].enumerated() {
      _ = builder.beginRow(id: "C-\(index)")
      if let owner { try? builder.set(0, .reference(owner)) }
    }
    let table = builder.finish()
    let kept = Self.index.filter(table.rows, of: table, by: text)
    #expect(kept == expected.map { RowID($0) })
  }

  /// Over generated names the scan finds what comparing one name after the other finds.
  @Test func agreesWithPlainComparison() {
    var generator = SeededGenerator(seed: 7)
    let characters = Array("云南开远水泥厂电力曾长重庆Ａ1 bＢ（）𬭎")
    let rows = (0..<400).map { _ in
      let name = String(
        (0..<Int.random(in: 0..<9, using: &generator)).map { _ in
          characters[Int.random(in: 0..<characters.count, using: &generator)]
        })
      let alias = String(
        (0..<Int.random(in: 0..<4, using: &generator)).map { _ in
          characters[Int.random(in: 0..<characters.count, using: &generator)]
        })
      return (name: name, aliases: alias.isEmpty ? [] : [alias], code: "", region: "530000")
    }
    let table = Self.table(rows)
    let index = SearchIndex(ReferenceTree.dataset(enterprises: table))
    var needles = ["云", "远水", "c", "zc", "a", "1b", "ab", "b(", "kys", "𬭎", "h", "cc"]
    for row in rows.prefix(40) where !row.name.isEmpty {
      needles.append(String(row.name.prefix(2)))
    }
    for needle in needles {
      let folded = plain(needle)
      let expected = rows.indices.filter { index in
        folded.isEmpty
          || ([rows[index].name] + rows[index].aliases).contains {
            plain($0).contains(folded) || PinyinTable.matches(folded, $0)
          }
      }
      let found = index.filter(table.rows, of: table, by: needle)
      #expect(found.map { Int($0.index) } == expected, "\(needle)")
    }
  }

  private func plain(_ text: String) -> String {
    String(decoding: TextFolding.fold(text), as: UTF8.self)
  }
}
