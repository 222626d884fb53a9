@testable import Core

/// A dataset of a few lines in memory, with one file or another replaced by a faulty one.
enum WrittenDataset {
  static let folder = "data/small"

  static let files: [String: String] = [
    "dataset.json": """
    {"format": 1, "id": "small", "title": {"zh": "小", "en": "Small"}, "defaultPeriod": "2023"}
    """,
    "regions.json": """
    {
      "format": 1,
      "regions": [
        {"id": "530000", "code": "530000", "name": "云南省", "shortName": "云南", "rank": "province", "term": "省", "kind": "formal", "pinyin": "yun nan", "initials": "yn"},
        {"id": "532500", "code": "532500", "name": "红河哈尼族彝族自治州", "shortName": "红河", "rank": "prefecture", "term": "自治州", "kind": "formal", "parent": "530000", "pinyin": "hong he", "initials": "hh"},
        {"id": "532502", "code": "532502", "name": "开远市", "shortName": "开远", "rank": "county", "term": "县级市", "kind": "formal", "parent": "532500", "pinyin": "kai yuan", "initials": "ky"}
      ]
    }

    """,
    "former-regions.json": """
    {"format": 1, "former": [
      {"code": "532521", "name": "开远县", "rank": "county", "until": 1981, "successors": ["532502"]},
      {"code": "532599", "name": "旧县", "rank": "county", "until": 1990, "successors": ["532500", "532502"]}
    ]}
    """,
    "catalogue/units.json": """
    {"format": 1, "units": [
      {"id": "家", "group": "entity", "zh": "家", "en": "", "decimals": 0},
      {"id": "%", "group": "share", "zh": "%", "en": "%", "decimals": 2}
    ]}
    """,
    "catalogue/options.json": """
    {"format": 1,
     "levels": [{"id": "county", "rank": "county", "zh": "县区级", "en": "county", "byTerm": {"县级市": "市级"}}],
     "levelWords": [{"printed": "市级", "reporterTerm": "县级市", "level": "county"}],
     "dimensions": [
       {"id": "sector", "zh": "行业", "en": "Sector", "options": [
         {"id": "coal", "zh": "煤矿", "en": "coal"}, {"id": "chemical", "zh": "化工", "en": "chemical"}]}
     ]}
    """,
    "catalogue/families.json": """
    {"format": 1, "tabs": [
      {"id": "main", "title": {"zh": "主要", "en": "Main"}, "families": ["certification"],
       "columns": [{"indicator": "certification.enterprises", "width": "medium"}],
       "blocks": [{"kind": "headline", "indicator": "certification.enterprises"}, {"kind": "figures"}]}
    ]}
    """,
    "catalogue/indicators/certification.json": """
    {"format": 1, "family": "certification", "title": {"zh": "健康企业", "en": "Certification"}, "indicators": [
      {"id": "certification.enterprises", "version": 1, "title": {"zh": "健康企业", "en": "Enterprises"}, "unit": "家",
       "kind": "stock", "dimensions": ["level", "sector"], "formula": {"reported": true}, "range": {"min": "0"},
       "examples": [{"in": {"parts": ["1", "2"]}, "out": "3"}]},
      {"id": "certification.share", "title": {"zh": "占比", "en": "Share"}, "unit": "%", "kind": "rate",
       "formula": {"reported": true}, "range": {"min": "0", "max": "100"}}
    ]}
    """,
    "catalogue/registers/enterprises.json": """
    {"format": 1, "id": "enterprises", "title": {"zh": "企业", "en": "Enterprises"}, "key": "id", "name": "name",
     "located": "region",
     "fields": [
       {"id": "name", "type": "text", "zh": "名称", "en": "Name", "required": true, "list": {"order": 1, "width": "wide"}},
       {"id": "sector", "type": "option", "options": "sector", "zh": "行业", "en": "Sector"},
       {"id": "employees", "type": "integer", "unit": "家", "range": {"min": "0", "max": "1000000"}, "zh": "人数", "en": "Employees"},
       {"id": "code", "type": "text", "unique": true, "zh": "编码", "en": "Code"},
       {"id": "exposed", "type": "quantity", "zh": "接害", "en": "Exposed"},
       {"id": "founded", "type": "date", "zh": "成立", "en": "Founded"},
       {"id": "aliases", "type": "texts", "zh": "别名", "en": "Aliases"},
       {"id": "parent", "type": "enterprise", "zh": "上级单位", "en": "Parent"}
     ]}
    """,
    "sources.json": """
    {"format": 1, "documents": [{"id": "doc", "title": "文件", "date": "2024-01", "covers": ["2023"],
      "cases": [{"id": "开远", "region": "532502", "title": "案例"}]}]}
    """,
    "figures/doc.json": """
    {
      "format": 1,
      "document": "doc",
      "figures": [
        {"id": "doc/1", "indicator": "certification.enterprises", "region": "532502", "kind": "stock", "period": "@2023-12-31", "value": 14, "unit": "家", "printed": "14家", "case": "开远", "section": "一"},
        {"id": "doc/2", "indicator": "certification.enterprises", "region": "530000", "kind": "stock", "level": "county", "period": "2023", "value": 659, "unit": "家"}
      ]
    }

    """,
    "records/enterprises.json": """
    {
      "format": 1,
      "register": "enterprises",
      "rows": [
        {"id": "E1", "region": "532502", "name": "甲公司", "sector": "coal", "employees": 120, "code": "X1", "source": {"document": "doc", "case": "开远"}},
        {"id": "E2", "name": "乙公司", "parent": "E1", "region": "532502", "founded": "2001-05"}
      ]
    }

    """,
  ]

  /// The files in memory; a replacement of nil leaves the file out.
  static func memory(_ replacements: [String: String?] = [:]) -> MemoryFiles {
    let files = MemoryFiles()
    files.put(.folder, at: folder)
    for (path, text) in Self.files.merging(
      replacements.compactMapValues { $0 }, uniquingKeysWith: { $1 })
    {
      if let replacement = replacements[path], replacement == nil { continue }
      files.put(Array(text.utf8), at: "\(folder)/\(path)")
    }
    return files
  }

  static func open(_ files: MemoryFiles, _ folder: String = folder) throws(OpenFailure) -> Dataset {
    try DatasetLoader(files: files).open(folder: folder)
  }

  /// Replaces a part of one of the files; the part must be there once.
  static func changed(_ path: String, _ part: String, to replacement: String) -> MemoryFiles {
    let text = files[path] ?? ""
    precondition(text.split(separator: part, omittingEmptySubsequences: false).count == 2, part)
    return memory([path: text.replacing(part, with: replacement)])
  }
}

extension Dataset {
  /// The problems that loading found.
  var problems: [LoadProblem] { findings.compactMap(\.problem) }
}

extension Finding {
  var problem: LoadProblem? { if case .load(let problem) = fact { problem } else { nil } }
}
