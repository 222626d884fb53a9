/// Files that are missing, empty, cut off or something else altogether.
extension BadInput {
  static let wholeFiles: [BadInput] = [
    BadInput("manifest missing", 2, "notADataset", "县数据") { $0.remove("dataset.json") },
    BadInput("regions missing", 2, "missingFile", "regions.json") { $0.remove("regions.json") },
    BadInput("catalogue missing", 1, "missingFile", "catalogue", keepsRest: false) {
      $0.remove("catalogue")
    },
    BadInput("manifest empty", 2, "emptyFile", "dataset.json") { $0.write("", to: "dataset.json") },
    BadInput("regions empty", 2, "emptyFile", "regions.json") {
      $0.write(" \n", to: "regions.json")
    },
    BadInput("figures empty", 1, "emptyFile", "figures/a.json") {
      $0.write("", to: "figures/a.json")
    },
    BadInput("manifest a FIFO", 2, "notRegularFile", "dataset.json", found: "FIFO") {
      $0.makeFIFO("dataset.json")
    },
    BadInput("regions a FIFO", 2, "notRegularFile", "regions.json", found: "FIFO") {
      $0.makeFIFO("regions.json")
    },
    BadInput("figures a FIFO", 1, "notRegularFile", "figures/a.json", found: "FIFO") {
      $0.makeFIFO("figures/a.json")
    },
    BadInput("rows a FIFO", 1, "notRegularFile", "records/enterprises.json") {
      $0.makeFIFO("records/enterprises.json")
    },
    BadInput("manifest a folder", 2, "isDirectory", "dataset.json") {
      $0.makeFolder("dataset.json")
    },
    BadInput("regions a folder", 2, "isDirectory", "regions.json") {
      $0.makeFolder("regions.json")
    },
    BadInput("figures a folder", 1, "isDirectory", "figures/a.json") {
      $0.makeFolder("figures/a.json")
    },
    BadInput("a file for the folder of rows", 1, "notAFolder", "records") {
      $0.remove("records")
      $0.write("{}", to: "records")
    },
    BadInput(
      "newer manifest", 2, "newerFormat", "dataset.json", line: 2, path: "format", found: "2"
    ) {
      $0.replace("\"format\": 1", "\"format\": 2", in: "dataset.json")
    },
    BadInput("newer figures", 1, "newerFormat", "figures/a.json", line: 1, path: "format") {
      $0.replace("\"format\": 1", "\"format\": 99", in: "figures/a.json")
    },
    BadInput("format not whole", 2, "notAnInteger", "dataset.json", line: 2, path: "format") {
      $0.replace("\"format\": 1", "\"format\": 1.5", in: "dataset.json")
    },
    BadInput("1 GB of nonsense as figures", 1, "syntax", "figures/a.json", line: 1) {
      $0.write("", to: "figures/a.json")
      $0.enlarge("figures/a.json", to: 1 << 30)
    },
    BadInput("1 GB behind sound figures", 1, "syntax", "figures/a.json", line: 5) {
      $0.enlarge("figures/a.json", to: 1 << 30)
    },
    BadInput("1 GB manifest", 2, "tooLarge", "dataset.json", found: "64 MiB") {
      $0.enlarge("dataset.json", to: 1 << 30)
    },
    BadInput("1 GB of nonsense as regions", 2, "syntax", "regions.json", line: 1) {
      $0.write("{", to: "regions.json")
      $0.enlarge("regions.json", to: 1 << 30)
    },
  ]

  /// Bytes that are no UTF-8, no JSON, or too much of it.
  static let bytes: [BadInput] = [
    BadInput("manifest cut off", 2, "truncated", "dataset.json", line: 3) {
      $0.write("{\n  \"format\": 1,\n  \"id\": \"de", to: "dataset.json")
    },
    BadInput("regions cut off", 2, "truncated", "regions.json", line: 2) {
      $0.write("{\"format\": 1, \"regions\": [\n  {\"id\": \"530000\",", to: "regions.json")
    },
    BadInput("figures cut off", 1, "truncated", "figures/a.json", line: 2, found: "第1行") {
      $0.write("{\"format\": 1, \"figures\": [\n", to: "figures/a.json")
    },
    BadInput("GBK", 1, "notUTF8", "figures/a.json", line: 2, found: "GBK") {
      // 昆明市安宁市 in GBK.
      let name: [UInt8] = [
        0xC0, 0xA5, 0xC3, 0xF7, 0xCA, 0xD0, 0xB0, 0xB2, 0xC4, 0xFE, 0xCA, 0xD0,
      ]
      $0.write(
        Array("{\"format\": 1, \"document\": \"report\", \"figures\": [\n {\"id\": \"".utf8) + name
          + Array("\"}]}".utf8), to: "figures/a.json")
    },
    BadInput("GBK manifest", 2, "notUTF8", "dataset.json", line: 1, path: "title.zh", found: "GBK")
    {
      let name: [UInt8] = [0xC0, 0xA5, 0xC3, 0xF7, 0xCA, 0xD0]
      $0.write(
        Array("{\"format\": 1, \"id\": \"x\", \"title\": {\"zh\": \"".utf8) + name
          + Array("\"}}".utf8), to: "dataset.json")
    },
    BadInput("invalid UTF-8", 1, "notUTF8", "figures/a.json", line: 1) {
      $0.write(
        Array("{\"format\": 1, \"document\": \"x".utf8) + [0xE4, 0xB8] + Array("y\"}".utf8),
        to: "figures/a.json")
    },
    BadInput("UTF-16", 1, "notUTF8", "figures/a.json", found: "UTF-16") {
      $0.write(
        [0xFF, 0xFE] + Array("{\"format\": 1}".utf8).flatMap { [$0, 0] }, to: "figures/a.json")
    },
    BadInput("BOM", 1, "byteOrderMark", "figures/a.json", line: 1, found: "U+FEFF") {
      $0.write(
        [0xEF, 0xBB, 0xBF] + Array(ScratchDataset.files["figures/a.json"]!.utf8),
        to: "figures/a.json")
    },
    BadInput(
      "key twice", 1, "duplicateKey", "figures/a.json", line: 2, path: "figures[0].unit",
      found: "“unit”"
    ) {
      $0.replace("\"value\": 12, ", "\"value\": 12, \"unit\": \"人\", ", in: "figures/a.json")
    },
    BadInput("trailing comma", 1, "syntax", "figures/a.json", line: 4) {
      $0.replace("\"section\": \"二（三）\"}", "\"section\": \"二（三）\"},", in: "figures/a.json")
    },
    BadInput("curly quotes", 1, "syntax", "figures/a.json", line: 2, found: "U+201C") {
      $0.replace("\"printed\": \"12 家\"", "\"printed\": “12 家”", in: "figures/a.json")
    },
    BadInput("nested 10,000 deep", 1, "tooDeep", "figures/a.json", line: 2) {
      let deep = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
      $0.write("{\"format\": 1, \"figures\": [\n{\"note\": \(deep)}]}", to: "figures/a.json")
    },
    BadInput("manifest nested 10,000 deep", 2, "tooDeep", "dataset.json", line: 1) {
      $0.write(String(repeating: "{\"a\":", count: 10_000), to: "dataset.json")
    },
    BadInput(
      "number too long", 1, "numberOverflow", "figures/a.json", line: 2, path: "figures[0].value"
    ) {
      $0.replace("\"value\": 12", "\"value\": 123456789012345678901234567890", in: "figures/a.json")
    },
  ]
}
