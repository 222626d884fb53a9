/// Stands in until copying a dataset lands in Core.
package enum PracticeCopy {
  package static func make(of folder: String, to target: String, files: any FileSystem)
    throws(FileError)
  {
    for part in ["figures", "records"] where files.exists(folder + "/" + part) {
      try files.makeFolder(target + "/" + part)
      for entry in try files.list(folder + "/" + part) where entry.kind == .regular {
        let name = part + "/" + entry.name
        let bytes = try files.read(folder + "/" + name, limit: 1 << 30)
        try files.write(bytes, to: target + "/" + name, mode: .everybodyReads)
      }
    }
    for name in ["sources.json"] where files.exists(folder + "/" + name) {
      let bytes = try files.read(folder + "/" + name, limit: 1 << 30)
      try files.write(bytes, to: target + "/" + name, mode: .everybodyReads)
    }
    let manifest = """
      {"format": 1, "id": "practice", "title": {"zh": "公开资料（练习）", "en": "Published (practice)"},
       "base": "\(folder)", "synthetic": false, "readOnly": false, "defaultPeriod": "2023",
       "startRegion": "530000"}
      """
    try files.write(Array(manifest.utf8), to: target + "/dataset.json", mode: .everybodyReads)
  }
}
