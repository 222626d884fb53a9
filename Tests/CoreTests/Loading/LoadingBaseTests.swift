import Testing

@testable import Core

/// Datasets that take definitions and places from another one, and definitions that are only data.
@Suite struct LoadingBaseTests {
  /// A dataset in `data/county` on top of the small one.
  private func county(_ files: [String: String] = [:], base: String = "../small") -> MemoryFiles {
    let memory = WrittenDataset.memory()
    let manifest = """
      {"format": 1, "id": "county", "title": {"zh": "县"}, "base": "\(base)", "synthetic": true}
      """
    memory.put(Array(manifest.utf8), at: "data/county/dataset.json")
    for (path, text) in files { memory.put(Array(text.utf8), at: "data/county/\(path)") }
    return memory
  }

  @Test func definitionsAndRegionsComeFromTheBase() throws {
    let dataset = try WrittenDataset.open(county(), "data/county")
    #expect(dataset.problems == [])
    #expect(dataset.catalogue.indicators.count == 2)
    #expect(dataset.regions.find("532502") != nil)
    #expect(dataset.manifest.isSynthetic)
    // Figures, rows and documents do not.
    #expect(dataset.figures.all.isEmpty)
    #expect(dataset.tables.isEmpty)
    #expect(dataset.documents.all.map(\.id) == [Source.entry])
  }

  @Test func ownRegionsAreAddedAndOverride() throws {
    let dataset = try WrittenDataset.open(
      county([
        "regions.json": """
        {"format": 1, "regions": [
          {"id": "532502", "name": "开远市（改）", "rank": "county", "parent": "532500"},
          {"id": "532502001", "name": "灵泉街道", "rank": "township", "parent": "532502"}]}
        """
      ]), "data/county")
    #expect(dataset.problems == [])
    let street = try #require(dataset.regions.find("532502001"))
    let city = try #require(dataset.regions.parent(of: street))
    #expect(dataset.regions[city].name == "开远市（改）")
    #expect(dataset.regions.count == 5)
  }

  @Test func ownDefinitionsOverrideById() throws {
    let dataset = try WrittenDataset.open(
      county([
        "catalogue/indicators/own.json": """
        {"format": 1, "family": "certification", "title": {"zh": "健康企业"}, "indicators": [
          {"id": "certification.share", "title": {"zh": "比例"}, "unit": "%", "kind": "rate"},
          {"id": "own.count", "title": {"zh": "自有"}, "unit": "家", "kind": "flow"}]}
        """
      ]), "data/county")
    #expect(dataset.problems == [])
    #expect(dataset.catalogue.indicators["certification.share"]?.title.zh == "比例")
    #expect(
      dataset.catalogue.indicators.all.map(\.id)
        == ["certification.enterprises", "certification.share", "own.count"])
  }

  @Test func aBaseOfItselfIsAFinding() throws {
    let files = WrittenDataset.memory([
      "dataset.json":
        "{\"format\": 1, \"id\": \"a\", \"title\": {\"zh\": \"甲\"}, \"base\": \".\"}"
    ])
    let dataset = try WrittenDataset.open(files)
    let problem = try #require(dataset.problems.first)
    #expect(problem.kind == .baseCycle)
    #expect(problem.line == 1)
    #expect(problem.path.description == "base")
    #expect(dataset.figures.all.count == 2)
  }

  @Test func twoThatAreEachOthersBase() throws {
    let files = county([:], base: "../small")
    files.put(
      Array(
        "{\"format\": 1, \"id\": \"a\", \"title\": {\"zh\": \"甲\"}, \"base\": \"../county\"}".utf8),
      at: "data/small/dataset.json")
    let dataset = try WrittenDataset.open(files, "data/county")
    #expect(dataset.problems.map(\.kind) == [.baseCycle])
    #expect(dataset.catalogue.indicators.count == 2)
  }

  @Test func withoutItsBaseADatasetIsNotOpened() {
    let failure = #expect(throws: OpenFailure.self) {
      try WrittenDataset.open(county(base: "../elsewhere"), "data/county")
    }
    let problems = failure?.findings.compactMap(\.problem) ?? []
    #expect(problems.first?.kind == .baseUnreadable(folder: "data/elsewhere"))
    #expect(problems.first?.file == "data/county/dataset.json")
    #expect(problems.first?.path.description == "base")
    #expect(problems.count == 2)
    // The reason is told, too.
    #expect(problems.contains { $0.file == "data/elsewhere" && $0.kind == .missingFile })
  }

  @Test func aBaseOfANewerProgramIsRefused() {
    let files = county()
    files.put(Array("{\"format\": 2}".utf8), at: "data/small/dataset.json")
    let failure = #expect(throws: OpenFailure.self) {
      try WrittenDataset.open(files, "data/county")
    }
    #expect(failure?.findings.first?.problem?.kind == .newerFormat(found: 2, newest: 1))
  }

  // MARK: - JSON alone

  /// An indicator over a register that no program knows, added by two files.
  @Test func anIndicatorAndARegisterAreAddedByJSONAlone() throws {
    let files = WrittenDataset.memory([
      "catalogue/registers/kitchens.json": """
      {"format": 1, "id": "kitchens", "title": {"zh": "健康食堂", "en": "Healthy canteens"}, "key": "id",
       "name": "name", "located": "region", "time": "opened", "ends": "closed",
       "fields": [
         {"id": "name", "type": "text", "zh": "名称", "en": "Name", "required": true},
         {"id": "sector", "type": "option", "options": "sector", "zh": "行业", "en": "Sector"},
         {"id": "seats", "type": "integer", "zh": "座位", "en": "Seats"},
         {"id": "opened", "type": "date", "zh": "启用", "en": "Opened"},
         {"id": "closed", "type": "date", "zh": "停用", "en": "Closed"}]}
      """,
      "catalogue/indicators/canteens.json": """
      {"format": 1, "family": "canteens", "title": {"zh": "食堂", "en": "Canteens"}, "indicators": [
        {"id": "canteens.large", "title": {"zh": "大型健康食堂", "en": "Large canteens"}, "unit": "家", "kind": "stock",
         "dimensions": ["sector"],
         "formula": {"count": {"register": "kitchens", "where": {"field": "seats", "op": "atLeast", "value": "100"}}},
         "examples": [{"in": {"rows": [{"seats": "120"}, {"seats": "99"}, {}]}, "out": "1"}]}]}
      """,
      "records/kitchens.json": """
      {"format": 1, "register": "kitchens", "rows": [
        {"id": "K1", "region": "532502", "name": "一食堂", "sector": "coal", "seats": 100, "opened": "2021"},
        {"id": "K2", "region": "532502", "name": "二食堂", "sector": "coal", "seats": 99, "opened": "2021"},
        {"id": "K3", "region": "532500", "name": "三食堂", "sector": "chemical", "seats": 300, "opened": "2022-03"},
        {"id": "K4", "region": "532502", "name": "四食堂", "seats": 400, "opened": "2020", "closed": "2022-06-30"},
        {"id": "K5", "region": "532502", "name": "五食堂", "seats": 500, "opened": "2024"}]}
      """,
    ])
    let dataset = try WrittenDataset.open(files)
    #expect(dataset.problems == [])
    #expect(dataset.findings.isEmpty)
    let engine = IndicatorEngine(dataset)
    func count(_ region: String, _ year: Int, sector: String? = nil) -> Int? {
      guard let id = dataset.regions.find(region) else { return nil }
      let breakdown = Breakdown(
        sector.map { [Breakdown.Part(dimension: "sector", option: $0)] } ?? [])
      let query = Query(
        indicator: "canteens.large", region: id, period: .year(year), breakdown: breakdown)
      return engine.answer(query).shown.quantity?.value?.integer
    }
    #expect(count("532502", 2021) == 2)
    #expect(count("532502", 2023) == 1)
    #expect(count("530000", 2023) == 2)
    #expect(count("530000", 2024) == 3)
    #expect(count("530000", 2023, sector: "chemical") == 1)
  }
}
