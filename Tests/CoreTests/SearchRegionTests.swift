import Testing

@testable import Core

@Suite struct SearchRegionTests {
  static let index = SearchIndex(ReferenceTree.dataset())
  static let tree = ReferenceTree.tree
  static func hits(_ text: String, near: String = "000000", limit: Int = 500) -> [String] {
    index.find(text, near: tree.find(near) ?? tree.root, limit: limit).hits.map { hit in
      guard case .region(let region) = hit.target else { return "enterprise" }
      return "\(tree[region].id) \(tree[region].name) \(hit.matched) \(hit.former ?? "")"
    }
  }
  @Test func show() {
    for text in ["开远","kys","ky","kaiyuan","重庆","cq","zq","xi an","xian","xms","las","lvliang","lclhzzzx","53","5325","江北区","ybq","110228","dmq","滨海新区","bhxq","新区","an","海南","杭州", "朝阳"] {
      for near in ["000000", "530000"] {
        print(text, near, Self.index.find(text, near: Self.tree.find(near)!, limit: 5).count, Self.hits(text, near: near, limit: 6))
      }
    }
  }
}
