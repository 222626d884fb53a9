import Glibc

/// A small sound dataset on the disk, for a test to spoil.
struct ScratchDataset: ~Copyable {
  let root: String
  /// The dataset's folder.
  let folder: String

  /// Writes the dataset into a new folder that goes away with this value.
  init() throws {
    root = try Products.temporaryFolder()
    folder = root + "/县数据"
    for (name, text) in Self.files { write(text, to: name) }
    // Another user may have to read it.
    chmod(root, 0o755)
  }

  deinit { Products.remove(root) }

  /// Writes a file, its folders made where they are missing.
  func write(_ text: String, to name: String) { write(Array(text.utf8), to: name) }

  /// Writes bytes to a file.
  func write(_ bytes: [UInt8], to name: String) {
    let path = folder + "/" + name
    for (index, character) in path.enumerated() where character == "/" && index > 0 {
      mkdir(String(path.prefix(index)), 0o755)
    }
    let file = fopen(path, "w")
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  /// Replaces one text in a file by another.
  func replace(_ old: String, _ new: String, in name: String) {
    let text = Products.read(folder + "/" + name)
    precondition(text.contains(old), "\(name) does not hold \(old)")
    write(
      text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new), to: name)
  }

  /// Removes a file or folder.
  func remove(_ name: String) {
    let path = folder + "/" + name
    if unlink(path) != 0 { Products.remove(path) }
  }

  /// Puts a FIFO in the place of a file.
  func makeFIFO(_ name: String) {
    remove(name)
    mkfifo(folder + "/" + name, 0o644)
  }

  /// Puts a folder in the place of a file.
  func makeFolder(_ name: String) {
    remove(name)
    mkdir(folder + "/" + name, 0o755)
  }

  /// Makes a file large without filling the disk; behind its first bytes come zeros.
  func enlarge(_ name: String, to size: Int) { truncate(folder + "/" + name, size) }

  static let files: [String: String] = [
    "dataset.json": """
    {
      "format": 1,
      "id": "demo",
      "title": {"zh": "测试数据", "en": "Test data"},
      "defaultPeriod": "2023",
      "startRegion": "530181"
    }
    """,
    "regions.json": """
    {"format": 1, "regions": [
      {"id": "530000", "name": "云南省", "shortName": "云南", "rank": "province", "term": "省", "kind": "formal"},
      {"id": "530100", "name": "昆明市", "shortName": "昆明", "rank": "prefecture", "term": "地级市", "kind": "formal", "parent": "530000"},
      {"id": "530181", "name": "安宁市", "shortName": "安宁", "rank": "county", "term": "县级市", "kind": "formal", "parent": "530100"}
    ]}
    """,
    "sources.json": """
    {"format": 1, "documents": [
      {"id": "report", "title": "年度报告", "date": "2024-01", "covers": ["2023"], "cases": [{"id": "安宁", "region": "530181"}]}
    ]}
    """,
    "catalogue/units.json": """
    {"format": 1, "units": [
      {"id": "家", "group": "entity", "zh": "家", "en": "enterprises", "decimals": 0},
      {"id": "人", "group": "person", "zh": "人", "en": "people", "decimals": 0},
      {"id": "%", "group": "percent", "zh": "%", "en": "%", "decimals": 2}
    ]}
    """,
    "catalogue/options.json": """
    {"format": 1, "levels": [
      {"id": "province", "rank": "province", "zh": "省级", "en": "provincial"},
      {"id": "county", "rank": "county", "zh": "县级", "en": "county"}
    ], "dimensions": [
      {"id": "sector", "zh": "行业", "en": "Sector", "options": [
        {"id": "coal", "zh": "煤炭", "en": "Coal"}, {"id": "other", "zh": "其他", "en": "Other"}]}
    ]}
    """,
    "catalogue/families.json": """
    {"format": 1, "tabs": [
      {"id": "certification", "title": {"zh": "健康企业", "en": "Certification"}, "families": ["certification"], "columns": [], "blocks": []}
    ]}
    """,
    "catalogue/indicators/certification.json": """
    {"format": 1, "family": "certification", "title": {"zh": "健康企业", "en": "Certification"}, "indicators": [
      {"id": "certification.enterprises", "title": {"zh": "健康企业", "en": "Healthy enterprises"}, "unit": "家", "kind": "stock",
       "dimensions": ["level", "sector"], "range": {"min": "0"}},
      {"id": "certification.rate", "title": {"zh": "达标率", "en": "Pass rate"}, "unit": "%", "kind": "rate", "range": {"min": "0", "max": "100"}}
    ]}
    """,
    "catalogue/registers/enterprises.json": """
    {"format": 1, "id": "enterprises", "title": {"zh": "企业", "en": "Enterprises"}, "key": "id", "name": "name", "located": "region",
     "fields": [
       {"id": "name", "type": "text", "zh": "名称", "en": "Name", "required": true},
       {"id": "sector", "type": "option", "options": "sector", "zh": "行业", "en": "Sector"},
       {"id": "contact", "type": "text", "zh": "联系人", "en": "Contact", "personal": true},
       {"id": "workers", "type": "integer", "zh": "职工", "en": "Workers"}
     ]}
    """,
    "catalogue/rules.json": """
    {"format": 1, "rules": [
      {"id": "withinRange", "severity": "block", "scope": "cell", "check": "withinRange",
       "message": {"zh": "{left}超出{right}", "en": "{left} is outside {right}"}},
      {"id": "numeratorAtMostDenominator", "severity": "block", "scope": "cell", "left": "numerator", "op": "atMost", "right": "denominator",
       "message": {"zh": "分子{left}大于分母{right}", "en": "Numerator {left} exceeds denominator {right}"}}
    ]}
    """,
    "figures/a.json": """
    {"format": 1, "document": "report", "figures": [
      {"id": "a/1", "indicator": "certification.enterprises", "region": "530181", "kind": "stock", "period": "@2023-12-31", "value": 12, "unit": "家", "printed": "12 家", "case": "安宁", "section": "一"},
      {"id": "a/2", "indicator": "certification.enterprises", "region": "530181", "kind": "stock", "level": "county", "countBasis": "highestOnly", "period": "@2023-12-31", "value": 9, "unit": "家", "breakdown": {"sector": "coal"}, "printed": "9 家", "case": "安宁", "section": "一"},
      {"id": "a/3", "indicator": "certification.rate", "region": "530181", "kind": "rate", "period": "2023", "value": 97.50, "unit": "%", "numerator": 39, "denominator": 40, "printed": "97.50%", "case": "安宁", "section": "二（三）"}
    ]}
    """,
    "figures/b.json": """
    {"format": 1, "document": "report", "figures": [
      {"id": "b/1", "indicator": "certification.enterprises", "region": "530100", "reporter": "530000", "kind": "target", "period": "2025", "value": 50, "unit": "家", "printed": "50 家以上", "section": "三"},
      {"id": "b/2", "indicator": "certification.enterprises", "region": "530000", "scope": "office", "kind": "stock", "qualifier": "unquantified", "unit": "家", "printed": "数百家"}
    ]}
    """,
    "records/enterprises.json": """
    {"format": 1, "register": "enterprises", "rows": [
      {"id": "E1", "region": "530181", "name": "甲公司", "sector": "coal", "contact": "张三", "workers": 120},
      {"id": "E2", "region": "530181", "name": "乙公司", "sector": "other", "workers": 30}
    ]}
    """,
  ]
}
