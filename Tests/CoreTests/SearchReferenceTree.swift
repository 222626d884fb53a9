import FoundationEssentials

@testable import Core

/// The region tree of the reference tables, made without the loader.
enum ReferenceTree {
  /// The fields of a reference table's rows without the heading.
  static func rows(_ file: String, separator: Character = ",") throws -> [[String]] {
    var path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    path.removeLast(3)
    let name = path.joined(separator: "/") + "/reference/" + file
    let text = try String(decoding: Data(contentsOf: URL(filePath: name)), as: UTF8.self)
    return text.split(separator: "\n").dropFirst().map {
      $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// All provinces, prefectures, counties, zones and former divisions.
  static let tree: RegionTree = (try? make()) ?? RegionTreeBuilder().build().tree

  private static func make() throws -> RegionTree {
    var builder = RegionTreeBuilder()
    for row in try rows("divisions.csv") {
      guard let rank = Rank(rawValue: row[4]) else { continue }
      let region = Region(
        id: row[0], code: row[0], name: row[1], shortName: row[2],
        aliases: row[0] == "120116" ? ["天津滨海新区"] : row[0] == "150223" ? ["达茂旗"] : [], rank: rank,
        pinyin: row[5], initials: row[6])
      builder.add(region, parent: row[3].isEmpty ? nil : row[3])
    }
    for row in try rows("special-zones.csv") where row[6].isEmpty {
      guard let rank = Rank(rawValue: row[4]) else { continue }
      let region = Region(
        id: row[0], name: row[1], shortName: row[2], rank: rank, kind: .zone, pinyin: row[9],
        initials: row[10])
      builder.add(region, parent: row[3], hosts: row[7].split(separator: ";").map(String.init))
    }
    for row in try rows("former-divisions.csv") {
      guard let rank = Rank(rawValue: row[2]), let until = Int(row[5]) else { continue }
      builder.add(
        former: FormerRegion(
          code: row[0], name: row[1], rank: rank, province: row[3],
          prefecture: row[4].isEmpty ? nil : row[4], until: until,
          successors: row[6].split(separator: ";").map(String.init)))
    }
    return builder.build().tree
  }

  /// A dataset with the reference tree and, if given, a register of enterprises.
  static func dataset(enterprises: Table? = nil) -> Dataset {
    Dataset(
      manifest: Manifest(id: "test", title: LocalizedText(zh: "测试", en: "Test")),
      catalogue: Catalogue(), regions: tree,
      tables: enterprises.map { [$0.schema.id: $0] } ?? [:])
  }
}
