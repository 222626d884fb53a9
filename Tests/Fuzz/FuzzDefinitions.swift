import Core

/// A dataset in memory whose register has a field of every type, and no rows.
enum FuzzDefinitions {
  /// A register with a field of every type.
  static let register = #"""
    {"format": 1, "id": "enterprises", "title": {"zh": "企业", "en": "Enterprises"}, "key": "id",
     "name": "name", "located": "region",
     "fields": [
      {"id": "name", "type": "text", "zh": "名称", "en": "Name", "required": true,
       "list": {"order": 1, "width": "wide"}},
      {"id": "sector", "type": "option", "options": "sector", "zh": "行业", "en": "Sector"},
      {"id": "employees", "type": "integer", "unit": "家", "range": {"min": "0", "max": "1000000"},
       "zh": "人数", "en": "Employees"},
      {"id": "code", "type": "text", "unique": true, "zh": "编码", "en": "Code"},
      {"id": "exposed", "type": "quantity", "zh": "接害", "en": "Exposed", "range": {"min": "0"}},
      {"id": "rate", "type": "decimal", "zh": "率", "en": "Rate", "range": {"max": "100"}},
      {"id": "founded", "type": "date", "zh": "成立", "en": "Founded"},
      {"id": "since", "type": "year", "zh": "自", "en": "Since"},
      {"id": "active", "type": "boolean", "zh": "在用", "en": "Active"},
      {"id": "level", "type": "level", "zh": "级", "en": "Level"},
      {"id": "sectors", "type": "options", "options": "sector", "zh": "行业们", "en": "Sectors"},
      {"id": "aliases", "type": "texts", "zh": "别名", "en": "Aliases"},
      {"id": "aKeyOfMoreThanSixteenBytes", "type": "longText", "zh": "长", "en": "Long"},
      {"id": "parent", "type": "enterprise", "zh": "上级单位", "en": "Parent"},
      {"id": "time", "type": "period", "zh": "时间", "en": "Time"}
     ]}
    """#

  private static let files = [
    "dataset.json": #"{"format": 1, "id": "fuzz", "title": {"zh": "试", "en": "Trial"}}"#,
    "regions.json": #"""
    {"format": 1, "regions": [
      {"id": "530000", "code": "530000", "name": "云南省", "shortName": "云南", "rank": "province",
       "term": "省", "kind": "formal", "pinyin": "yun nan", "initials": "yn"},
      {"id": "532500", "code": "532500", "name": "红河哈尼族彝族自治州", "shortName": "红河",
       "rank": "prefecture", "term": "自治州", "kind": "formal", "parent": "530000",
       "pinyin": "hong he", "initials": "hh"},
      {"id": "532502", "code": "532502", "name": "开远市", "shortName": "开远", "rank": "county",
       "term": "县级市", "kind": "formal", "parent": "532500", "pinyin": "kai yuan", "initials": "ky"}
    ]}
    """#,
    "former-regions.json": #"""
    {"format": 1, "former": [
      {"code": "532521", "name": "开远县", "rank": "county", "until": 1981, "successors": ["532502"]}
    ]}
    """#,
    "catalogue/units.json": #"""
    {"format": 1, "units": [
      {"id": "家", "group": "entity", "zh": "家", "en": "", "decimals": 0},
      {"id": "%", "group": "share", "zh": "%", "en": "%", "decimals": 2}
    ]}
    """#,
    "catalogue/options.json": #"""
    {"format": 1, "dimensions": [
      {"id": "sector", "zh": "行业", "en": "Sector", "options": [
        {"id": "coal", "zh": "煤矿", "en": "coal"}, {"id": "chemical", "zh": "化工", "en": "chemical"}]}
    ]}
    """#,
    "catalogue/indicators/certification.json": #"""
    {"format": 1, "family": "certification", "title": {"zh": "健康企业", "en": "Certification"},
     "indicators": [
      {"id": "certification.enterprises", "title": {"zh": "健康企业", "en": "Enterprises"},
       "unit": "家", "kind": "stock", "dimensions": ["level", "sector"], "formula": {"reported": true},
       "range": {"min": "0"}},
      {"id": "certification.share", "title": {"zh": "占比", "en": "Share"}, "unit": "%",
       "kind": "rate", "formula": {"reported": true}, "range": {"min": "0", "max": "100"}}
    ]}
    """#,
    "catalogue/registers/enterprises.json": register,
    "sources.json": #"""
    {"format": 1, "documents": [{"id": "doc", "title": "文件", "date": "2024-01", "covers": ["2023"],
      "cases": [{"id": "开远", "region": "532502", "title": "案例"}]}]}
    """#,
  ]

  /// The definitions, opened.
  static func open() throws(OpenFailure) -> Dataset {
    let memory = MemoryFiles()
    memory.put(.folder, at: "fuzz")
    for (path, text) in files { memory.put(Array(text.utf8), at: "fuzz/\(path)") }
    return try DatasetLoader(files: memory).open(folder: "fuzz")
  }
}
