import Core
import Testing

@testable import TUI

/// Names of places on English screens.
@Suite struct RegionTextTests {
  @Test(arguments: [
    ("610000", "Shaanxi"), ("140000", "Shanxi"), ("150000", "Inner Mongolia"),
    ("540000", "Xizang (Tibet)"), ("650000", "Xinjiang"), ("810000", "Hong Kong"),
    ("820000", "Macao"), ("710000", "Taiwan"), ("640000", "Ningxia"), ("450000", "Guangxi"),
    ("533100", "Dehong"), ("532500", "Honghe"), ("532800", "Xishuangbanna"), ("533400", "Diqing"),
    ("533300", "Nujiang"), ("532600", "Wenshan"), ("532300", "Chuxiong"), ("532900", "Dali"),
    ("150100", "Hohhot"), ("650100", "Urumqi"), ("533401", "Shangri-La"), ("610100", "Xi'an"),
    ("530800", "Pu'er"), ("141100", "Lyuliang"), ("530181", "Anning"), ("000000", "China"),
  ])
  func customaryNames(id: String, name: String) throws {
    let tree = SampleApp.published.regions
    let region = try #require(tree.find(id))
    #expect(RegionText(.en).name(tree[region]) == name)
  }

  @Test func noTwoProvincesAreCalledTheSame() {
    let tree = SampleApp.published.regions
    let names = tree.children(of: tree.root).map { RegionText(.en).name(tree[$0]) }
    #expect(names.count == 34 && Set(names).count == 34)
  }

  @Test(arguments: [
    ("xi an", "Xi'an"), ("xian", "Xian"), ("lv liang", "Lyuliang"), ("nv", "Nyu"), ("", ""),
    ("an ning", "Anning"), ("lu an", "Lu'an"),
  ])
  func pinyinAsOneWord(syllables: String, word: String) {
    #expect(RegionText.spelled(syllables) == word)
  }

  @Test(arguments: [("Shaanxi", "610000"), ("tibet", "540000"), ("hong kong", "810000")])
  func englishNamesAreFound(typed: String, id: String) throws {
    let data = SampleApp.published
    let hit = SearchIndex(data).find(typed, near: data.regions.root, limit: 1).hits.first
    let region = try #require(data.regions.find(id))
    #expect(hit?.target == .region(region))
  }
}
