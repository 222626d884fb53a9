import Glibc
import Synchronization

/// Datasets made by tests, on the catalogue and the regions of the published one.
enum WrittenDataset {
  /// The published dataset of the source tree.
  static var published: String {
    var folder = #filePath
    for _ in 0..<4 { folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)]) }
    return folder + "/sample-data/published"
  }

  /// Writes a dataset of enterprises of one county: the row objects as JSON, one a line.
  static func write(
    to folder: String, title: String, rows: [UInt8], startRegion: String = "530181"
  ) throws {
    let manifest = """
      {"format": 1, "id": "written", "title": {"zh": "\(title)", "en": "\(title)"}, "base": "\(published)",
       "synthetic": true, "readOnly": true, "defaultPeriod": "2023", "startRegion": "\(startRegion)"}
      """
    try Products.write(manifest, to: folder + "/dataset.json")
    mkdir(folder + "/records", 0o755)
    try Products.write(rows, to: folder + "/records/enterprises.ndjson")
  }

  /// The number of enterprises of ``large``.
  static let largeCount = 100_000

  /// A dataset of 100,000 enterprises of 安宁, made once and removed at the end of the tests.
  static let large: Result<Folder, any Error> = Result {
    let folder = try Folder()
    var rows: [UInt8] = []
    rows.reserveCapacity(largeCount * 90)
    let kinds = ["矿业", "冶金", "建材", "化工"].map { Array($0.utf8) }
    let (head, name) = (Array(#"{"id":"E"#.utf8), Array(#"","region":"530181","name":"模拟"#.utf8))
    let tail = Array("有限公司\"}\n".utf8)
    for number in 0..<largeCount {
      let digits = [100_000, 10_000, 1_000, 100, 10, 1].map { UInt8(0x30 + number / $0 % 10) }
      rows += head
      rows += digits
      rows += name
      rows += kinds[number & 3]
      rows += digits
      rows += tail
    }
    try write(to: folder.path, title: "大数据集", rows: rows)
    removal.withLock { $0 = folder.path }
    atexit { removal.withLock { path in path.map(Products.remove) } }
    return folder
  }

  private static let removal = Mutex<String?>(nil)
}
