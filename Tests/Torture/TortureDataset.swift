import Core

/// The dataset on which writers are killed: a register of rows with a number each.
enum TortureDataset {
  static let register = "enterprises"
  static let rows = 200
  static let field = "workers"

  static func id(_ row: Int) -> String { "E\(row)" }

  static func target(_ row: Int) -> Edit.Target {
    .field(register: register, row: id(row), field: field)
  }

  static func write(to folder: String, _ files: DiskFiles) throws(FileError) {
    for (name, text) in texts {
      let path = folder + "/" + name
      try files.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
      try files.write(Array(text.utf8), to: path, mode: .everybodyReads)
    }
  }

  private static var texts: [String: String] {
    let rows = (0..<rows).map { row in
      #"    {"id": "E\#(row)", "region": "530000", "name": "模拟企业\#(row)", "workers": 0}"#
    }
    return [
      "dataset.json": """
      {
        "format": 1,
        "id": "torture",
        "title": {"zh": "考验", "en": "Torture"}
      }

      """,
      "regions.json": """
      {"format": 1, "regions": [
        {"id": "530000", "name": "云南省", "shortName": "云南", "rank": "province", "term": "省", "kind": "formal"}
      ]}
      """,
      "catalogue/units.json": #"{"format": 1, "units": []}"#,
      "catalogue/registers/enterprises.json": """
      {"format": 1, "id": "enterprises", "title": {"zh": "企业", "en": "Enterprises"}, "key": "id", "name": "name", "located": "region",
       "fields": [
         {"id": "name", "type": "text", "zh": "名称", "en": "Name", "required": true},
         {"id": "workers", "type": "integer", "zh": "职工", "en": "Workers"}
       ]}
      """,
      "records/enterprises.json":
        "{\n  \"format\": 1,\n  \"register\": \"enterprises\",\n  \"rows\": [\n"
        + rows.joined(separator: ",\n") + "\n  ]\n}\n",
    ]
  }
}
