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

  /// The published data of Yunnan with its regions alone, made once: it opens in a third of the time,
  /// for stories that are not about the data.
  static let yunnan: Result<Folder, any Error> = Result {
    let folder = try Folder()
    for name in ["dataset.json", "sources.json"] {
      try Products.copy(published + "/" + name, to: folder.path + "/" + name)
    }
    try Products.copy(published + "/catalogue", to: folder.path + "/catalogue")
    for part in ["figures", "records"] {
      mkdir(folder.path + "/" + part, 0o755)
      for name in Products.contents(of: published + "/" + part) {
        try copyRows(
          with: "yunnan-2023-cases", "\(published)/\(part)/\(name)",
          "\(folder.path)/\(part)/\(name)")
      }
    }
    // The codes of Yunnan begin with 53.
    try copyRows(
      with: #""id": "53"#, published + "/regions.json", folder.path + "/regions.json")
    removeAtExit(folder)
    return folder
  }

  /// A copy of the demo county that may be written; its own to every caller.
  static func demoCounty() throws -> Folder {
    let folder = try Folder()
    let source = published.replacing("/published", with: "/demo-county")
    for name in Products.contents(of: source) {
      try Products.copy(source + "/" + name, to: folder.path + "/" + name)
    }
    let manifest = Products.read(source + "/dataset.json")
    try Products.write(
      manifest.replacing("\"../published\"", with: "\"\(published)\""),
      to: folder.path + "/dataset.json")
    return folder
  }

  /// Copies a file of rows, one a line, with those rows only that have a text.
  private static func copyRows(with text: String, _ source: String, _ target: String) throws {
    var kept: [Substring] = []
    for line in Products.read(source).split(separator: "\n") {
      guard line.drop(while: { $0 == " " }).hasPrefix("{\"id\"") else {
        // The last row of a list has no comma.
        if line.hasPrefix("  ]"), let last = kept.last, last.hasSuffix(",") {
          kept[kept.count - 1] = last.dropLast()
        }
        kept.append(line)
        continue
      }
      if line.contains(text) { kept.append(line.hasSuffix(",") ? line : line + ",") }
    }
    try Products.write(kept.joined(separator: "\n") + "\n", to: target)
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
    removeAtExit(folder)
    return folder
  }

  private static func removeAtExit(_ folder: Folder) {
    let isFirst = removals.withLock { paths in
      paths.append(folder.path)
      return paths.count == 1
    }
    if isFirst { atexit { removals.withLock { $0.forEach(Products.remove) } } }
  }

}

/// Folders to remove when the tests are over.
private let removals = Mutex<[String]>([])
