import Testing

@testable import Core

/// Finding regions in the whole country's tree.
@Suite struct SearchRegionTests {
  static let tree = ReferenceTree.tree
  static let index = SearchIndex(ReferenceTree.dataset())

  /// Each hit as the region's id and what matched.
  static func hits(_ text: String, near: String = "000000", limit: Int = 500) -> [String] {
    index.find(text, near: tree.find(near) ?? tree.root, limit: limit).hits.map { hit in
      guard case .region(let region) = hit.target else { return "enterprise" }
      return "\(tree[region].id) \(hit.matched)"
    }
  }

  /// Where the person is, what is typed, and all or the first of what is found, in order.
  @Test(
    arguments: [
      ("000000", "开远", ["532502 name"]),
      ("000000", "开　远 市", ["532502 name"]),
      ("000000", "kys", ["211282 initials", "532502 initials", "659009 initials"]),
      ("530000", "kys", ["532502 initials", "211282 initials", "659009 initials"]),
      ("532500", "ky", ["532502 initials", "211282 initials", "520121 initials"]),
      ("532500", "ＫＹ Ｓ", ["532502 initials", "211282 initials", "659009 initials"]),
      ("000000", "kaiyuan", ["211282 pinyin", "532502 pinyin"]),
      ("530000", "kai yuan", ["532502 pinyin", "211282 pinyin"]),
      ("530000", "kaiyuanshi", ["532502 pinyin", "211282 pinyin"]),
      ("530000", "kaiyu", ["532502 pinyin", "211282 pinyin"]),
      ("000000", "重庆", ["500000 name"]),
      ("530000", "cq", ["500000 initials"]),
      ("000000", "cqs", ["500000 initials"]),
      ("000000", "chongqing", ["500000 pinyin"]),
      ("000000", "xms", ["350200 initials"]),
      ("000000", "xi an", ["610100 pinyin"]),
      ("000000", "xi'an", ["610100 pinyin"]),
      ("000000", "XI’AN", ["610100 pinyin"]),
      ("000000", "las", ["341500 initials"]),
      ("000000", "lu an shi", ["341500 pinyin"]),
      ("000000", "lvliang", ["141100 pinyin"]),
      ("000000", "LÜ LIANG", ["141100 pinyin"]),
      ("000000", "lüeyang", ["610727 pinyin"]),
      ("000000", "lclhzzzx", ["530828 initials"]),
      ("000000", "tanchang", ["621223 pinyin"]),
      ("330500", "cx", ["330522 initials"]),
      ("330500", "zx", ["130133 initials"]),
      ("000000", "532502", ["532502 code"]),
      ("000000", "５３２５０２", ["532502 code"]),
      ("000000", "53", ["530000 code", "530100 code", "530300 code"]),
      ("530100", "5325", ["532500 code", "532501 code", "532502 code"]),
      ("000000", "530100z02", ["530100Z02 code"]),
      ("000000", "天津滨海新区", ["120116 alias"]),
      ("000000", "tjbhxq", ["120116 initials"]),
      ("000000", "达茂旗", ["150223 alias"]),
      ("000000", "dmq", ["150223 initials"]),
      ("000000", "朝阳", ["211300 name", "110105 name", "220104 name", "211321 name"]),
      ("210000", "朝阳", ["211300 name", "211321 name", "110105 name", "220104 name"]),
      ("000000", "海南", ["460000 name", "632500 name", "150303 name"]),
      ("000000", "江北区", ["330205 name", "500157 former"]),
      ("500000", "江北区", ["500157 former", "330205 name"]),
      ("000000", "密云县", ["110118 former"]),
      ("000000", "密云", ["110118 name"]),
      ("000000", "myx", ["371328 initials"]),
      ("000000", "110228", ["110118 former"]),
      ("000000", "抚宁县", ["130302 former", "130304 former", "130306 former"]),
      ("000000", "130502", ["130502 code"]),
      ("000000", "中国", ["000000 alias"]),
      ("000000", "china", ["000000 alias"]),
    ])
  func found(_ near: String, _ text: String, _ expected: [String]) {
    let hits = Self.hits(text, near: near)
    #expect(Array(hits.prefix(expected.count)) == expected)
  }

  @Test(
    arguments: [
      ("zq", "500000"), ("pl", "500102"), ("sm", "350200"), ("zhongqing", "500000"),
      ("xian", "532502"), ("xi an", "421200"), ("25", "532502"), ("5325021", "532502"),
      ("开 源", "532502"), ("kyx", "532502"), ("远开", "532502"),
    ])
  func notFound(_ text: String, _ id: String) throws {
    let region = try #require(Self.tree.find(id))
    #expect(!Self.index.matches(text, region: region))
    #expect(!Self.hits(text).contains { $0.hasPrefix(id + " ") })
  }

  @Test(arguments: ["", " ", "　\t", "zzzzzzzz", "没有这里", "99", "*", "\u{1B}[2J", "'"])
  func nothing(_ text: String) {
    let result = Self.index.find(text, near: Self.tree.root, limit: 10)
    #expect(result == SearchResult())
  }

  /// What the person reads beside a hit that a former division led to.
  @Test(arguments: [("密云县", "密云县"), ("110228", "110228 密云县"), ("ybq", "渝北区")])
  func formerIsNamed(_ text: String, _ former: String) {
    let hits = Self.index.find(text, near: Self.tree.root, limit: 10).hits
    #expect(hits.contains { $0.matched == .former && $0.former == former })
    #expect(hits.allSatisfy { ($0.matched == .former) == ($0.former != nil) })
  }

  /// Initials stand in the middle of many names by chance: even in the region at hand they come
  /// after names that begin with them.
  @Test func initialsInTheMiddleComeLast() throws {
    let yunnan = try #require(Self.tree.find("530000"))
    let hits = Self.index.find("ky", near: yunnan, limit: 500).hits
    let hekou = try #require(Self.tree.find("532532"))
    #expect(hits.first?.target != .region(hekou))
    #expect(hits.contains { $0.target == .region(hekou) })
    #expect(hits.last?.target == .region(hekou))
  }

  /// The limit cuts the list and not the count, and takes nothing from the front.
  @Test(arguments: [0, 1, 7, 100])
  func limit(_ limit: Int) {
    let all = Self.index.find("a", near: Self.tree.root, limit: 5000)
    let some = Self.index.find("a", near: Self.tree.root, limit: limit)
    #expect(some.count == all.count)
    #expect(all.hits.count == all.count)
    #expect(all.count > 100)
    #expect(some.hits == Array(all.hits.prefix(limit)))
    #expect(Set(all.hits.map(\.target)).count == all.count)
  }

  /// Every division is found by its name, its initials, the initials of its full name, its pinyin
  /// and its code, as the reference tables give them, and comes first near itself.
  @Test func everyDivision() throws {
    var initials: [Character: String] = [:]
    for row in try ReferenceTree.rows("han-initials.tsv", separator: "\t") {
      if let character = row[0].first { initials[character] = row[1] }
    }
    let rows = try ReferenceTree.rows("divisions.csv")
    var wrong: [String] = []
    for row in rows.enumerated().filter({ $0.offset % 23 == 0 }).map(\.element) {
      let region = try #require(Self.tree.find(row[0]))
      let shared = zip(row[1], row[2]).prefix { $0 == $1 }.count
      let full =
        row[6].prefix(shared) + row[1].dropFirst(shared).map { initials[$0] ?? "" }.joined()
      let typed = [
        row[1], row[2], row[6], String(full), row[5], row[5].filter { $0 != " " }, row[0],
      ]
      for text in typed {
        let hit = Self.index.find(text, near: region, limit: 1).hits.first
        if hit?.target != .region(region) { wrong.append(row[1] + " " + text) }
        if !Self.index.matches(text, region: region) {
          wrong.append("filter " + row[1] + " " + text)
        }
      }
    }
    #expect(wrong.isEmpty)
  }

  /// A list's filter keeps what the search finds, whatever was asked before.
  @Test func filterAgreesWithFind() throws {
    let honghe = try #require(Self.tree.find("532500"))
    for text in ["kys", "k", "5325", "市", "", "  "] {
      let children = Array(Self.tree.children(of: honghe))
      let found = Set(Self.index.find(text, near: honghe, limit: 5000).hits.map(\.target))
      let kept = children.filter { Self.index.matches(text, region: $0) }
      let expected =
        TextFolding.fold(text).isEmpty
        ? children : children.filter { found.contains(.region($0)) }
      #expect(kept == expected)
    }
    #expect(!Self.index.matches("kys", region: RegionID(1_000_000)))
  }
}
