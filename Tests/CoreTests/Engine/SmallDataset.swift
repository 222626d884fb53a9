import Testing

@testable import Core

/// A small dataset for tests: 云南 with two prefectures, a municipality, and figures as given.
struct SmallDataset {
  var catalogue = Catalogue()
  var figures: [Figure] = []
  var documents: [SourceDocument] = []
  var tables: [String: Table] = [:]
  let tree: RegionTree

  init() {
    var builder = RegionTreeBuilder()
    func place(
      _ id: String, _ name: String, _ rank: Rank, _ parent: String?, term: String = "",
      kind: Region.Kind = .formal, hosts: [String] = []
    ) {
      builder.add(
        Region(id: id, name: name, shortName: name, rank: rank, term: term, kind: kind),
        parent: parent, hosts: hosts)
    }
    place("yn", "云南省", .province, nil, term: "省")
    place("yx", "玉溪市", .prefecture, "yn", term: "市")
    place("yx1", "红塔区", .county, "yx", term: "区")
    place("yx2", "江川区", .county, "yx", term: "区")
    place("hh", "红河州", .prefecture, "yn", term: "自治州")
    place("ky", "开远市", .county, "hh", term: "县级市")
    place("gj", "个旧市", .county, "hh", term: "县级市")
    place("bj", "北京市", .province, nil, term: "直辖市")
    place("dc", "东城区", .county, "bj", term: "区")
    place("dx", "大兴区", .county, "bj", term: "区")
    place("kf", "经开区", .county, "bj", term: "开发区", kind: .zone, hosts: ["dx"])
    tree = builder.build().tree

    catalogue.units = QuantityTests.units
    catalogue.units.set(Unit(id: "%", group: "percent", title: LocalizedText(zh: "%"), places: 2))
    catalogue.units.set(Unit(id: "例", group: "case", title: LocalizedText(zh: "例")))
    catalogue.levels = Definitions([
      Level(rank: .province, title: LocalizedText(zh: "省级"), byTerm: ["直辖市": "市级"]),
      Level(
        rank: .prefecture, title: LocalizedText(zh: "州市级"), byTerm: ["自治州": "州级", "市": "市级"]),
      Level(rank: .county, title: LocalizedText(zh: "县区级"), byTerm: ["县级市": "市级", "区": "区级"]),
    ])
    var stock = Indicator(
      id: "stock", family: "f", title: LocalizedText(zh: "健康企业"), unit: "家", kind: .stock,
      direction: .more)
    stock.dimensions = ["level", "sector"]
    add(stock)
    add(Indicator(id: "flow", family: "f", title: LocalizedText(zh: "宣讲"), unit: "场", kind: .flow))
    var rate = Indicator(
      id: "rate", family: "f", title: LocalizedText(zh: "申报率"), unit: "%", kind: .rate)
    rate.places = 1
    add(rate)
    for (id, date, covers) in [("d22", "2023-01", 2022), ("d23", "2024-01", 2023)] {
      documents.append(
        SourceDocument(
          id: id, title: id, date: PartialDate(date), covers: [covers...covers],
          cases: ["yn", "yx", "hh", "ky"].map { SourceCase(id: $0, region: tree.find($0)) }))
    }
  }

  mutating func add(_ indicator: Indicator) { catalogue.indicators.set(indicator) }

  subscript(id: String) -> RegionID { tree.find(id) ?? tree.root }

  /// Adds a figure; `value` nil stands for words without digits.
  @discardableResult
  mutating func say(
    _ indicator: String, _ region: String, _ value: String?, _ period: String? = nil,
    kind: FigureKind? = nil, level: Rank? = nil, basis: CountBasis? = nil,
    rateBasis: String? = nil, of fraction: (String, String)? = nil,
    qualifier: Qualifier = .exact, unit: String? = nil, breakdown: [String: String] = [:],
    document: String = "d23", case caseName: String? = nil, words: String? = nil,
    scope: Scope = .area, comparison: Comparison? = nil
  ) -> FigureRef {
    let definition = catalogue.indicators[indicator]
    figures.append(
      Figure(
        id: "\(figures.count)", indicator: indicator, region: self[region], scope: scope,
        kind: kind ?? definition?.kind ?? .stock, level: level, countBasis: basis,
        rateBasis: rateBasis,
        breakdown: Breakdown(breakdown.map { .init(dimension: $0.key, option: $0.value) }),
        period: period.flatMap { Period($0) }, periodPrinted: words,
        quantity: Quantity(
          value.flatMap { FixedDecimal($0) }, unit: unit ?? definition?.unit ?? "",
          qualifier: value == nil ? .unquantified : qualifier),
        comparison: comparison, numerator: fraction.flatMap { FixedDecimal($0.0) },
        denominator: fraction.flatMap { FixedDecimal($0.1) },
        source: Source(document: document, caseName: caseName ?? region)))
    return FigureRef(figures.count - 1)
  }

  var dataset: Dataset {
    Dataset(
      manifest: Manifest(id: "small", title: LocalizedText(zh: "小")), catalogue: catalogue,
      regions: tree, documents: Definitions(documents), figures: FigureStore(figures),
      tables: tables)
  }

  var engine: IndicatorEngine { IndicatorEngine(dataset) }

  func query(
    _ indicator: String, _ region: String, _ year: Int? = 2023, level: Rank? = nil,
    breakdown: [String: String] = [:]
  ) -> Query {
    Query(
      indicator: indicator, region: self[region], period: year.map { .year($0) } ?? .all,
      level: level,
      breakdown: Breakdown(breakdown.map { .init(dimension: $0.key, option: $0.value) }))
  }

  func ask(
    _ indicator: String, _ region: String, _ year: Int? = 2023, level: Rank? = nil,
    breakdown: [String: String] = [:]
  ) -> Answer {
    engine.answer(query(indicator, region, year, level: level, breakdown: breakdown))
  }
}

extension Answer {
  /// What a cell shows, in short: `854 reported`, `14 partial`, `missing`, `0/0`.
  var cell: String {
    switch shown {
    case .missing: return "missing"
    case .notApplicable: return "notApplicable"
    case .undefined(let reason): return reason == .zeroDenominator ? "0/0" : "\(reason)"
    case .value(let quantity, let marks, _, _):
      let words = Mark.allCases.filter { marks.contains($0) }.map(\.rawValue)
      let qualifier = quantity.qualifier.isExact ? [] : [quantity.qualifier.rawValue]
      return ([quantity.value?.plain ?? "words"] + qualifier + words).joined(separator: " ")
    }
  }
}

/// A call that changes its value cannot stand in `#expect`.
func expectNew(_ isNew: Bool, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(isNew, sourceLocation: sourceLocation)
}

func expectKnown(_ isNew: Bool, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(!isNew, sourceLocation: sourceLocation)
}
