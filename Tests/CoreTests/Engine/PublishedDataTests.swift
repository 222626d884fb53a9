import Testing

@testable import Core

/// What a newcomer should find in the published dataset, answered from its files.
@Suite struct PublishedDataTests {
  static let engine: IndicatorEngine? = {
    let here = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let folder = "/" + here + "/sample-data/published"
    return (try? DatasetLoader(files: DiskFiles()).open(folder: folder)).map(IndicatorEngine.init)
  }()

  func query(_ indicator: String, _ region: String, _ year: Int, level: Rank? = nil) throws -> Query
  {
    let engine = try #require(Self.engine)
    return Query(
      indicator: indicator, region: try #require(engine.dataset.regions.find(region)),
      period: .year(year), level: level)
  }

  @Test func yunnansHealthyEnterprises() throws {
    let engine = try #require(Self.engine)
    let total = try query("certification.enterprises", "530000", 2023)
    #expect(engine.answer(total).cell == "854 reported")
    #expect(engine.answer(total).difference?.value == .zero)
    let parts = engine.parts(of: total, by: .level)
    #expect(parts.map(\.answer.cell) == ["42 reported", "153 reported", "659 reported"])
    let sentence = engine.sentence(total)
    #expect(sentence.form == .full)
    #expect(sentence.parts.map(\.word.zh) == ["省级", "州市级", "县区级"])
    #expect(sentence.sources.map(\.caseName) == ["云南"])
  }

  /// A level word (市级 of 开远) means the level that stands beside it.
  ///
  /// Documents also print names (北京市) where a level word might stand; the catalogue has none.
  @Test func printedLevelWordsMeanTheirLevels() throws {
    let dataset = try #require(Self.engine).dataset
    var understood = 0
    for figure in dataset.figures.all {
      guard let printed = figure.levelPrinted,
        let meaning = dataset.catalogue.level(
          printed: printed, by: figure.reporter ?? figure.region, of: dataset.regions)
      else { continue }
      understood += 1
      #expect(meaning == figure.level, "\(figure.id) \(printed)")
    }
    #expect(understood > 40)
  }

  @Test func yuxisPartsAddUp() throws {
    let engine = try #require(Self.engine)
    let answer = engine.answer(try query("certification.enterprises", "530400", 2023))
    #expect(answer.cell == "76 computed")
    guard case .parts(let parts, .highestOnly?, _) = answer.trace else {
      Issue.record("no parts")
      return
    }
    #expect(parts.map(\.reading.quantity.value) == [6, 15, 55].map { FixedDecimal($0) })
  }

  @Test func dehongsChampionsByCounty() throws {
    let engine = try #require(Self.engine)
    let query = try query("champions.people", "533100", 2023, level: .prefecture)
    let answer = engine.answer(query)
    #expect(answer.cell == "65 reported")
    #expect(answer.difference?.value == .zero)
    let parts = try #require(answer.rollup).parts
    let names = parts.map { engine.dataset.regions[$0.region].name }
    let values = parts.compactMap(\.reading.quantity.value?.integer)
    #expect(
      Dictionary(uniqueKeysWithValues: zip(names, values))
        == ["芒市": 20, "瑞丽市": 12, "梁河县": 2, "盈江县": 22, "陇川县": 9])
    #expect(answer.rollup?.isComplete == true)
  }

  @Test func thePartialPrefectureSaysWhoIsMissing() throws {
    let engine = try #require(Self.engine)
    let sentence = engine.sentence(try query("certification.enterprises", "532500", 2023))
    #expect(sentence.form == .partial(known: 1, unknown: 12, expected: 13))
    #expect(sentence.quantity?.value == FixedDecimal(16))
    #expect(sentence.childRank == .county)
  }

  /// The bureaus' own arithmetic is kept as printed, and the disagreement is shown.
  @Test func printedPercentagesThatTheirFractionsDoNotGive() throws {
    let engine = try #require(Self.engine)
    let answer = engine.answer(try query("literacy.monitoringRate", "533100", 2023))
    #expect(answer.cell == "107.5 reported differs")
    #expect(answer.computed?.quantity.value == FixedDecimal(108))
    let facts = DataChecks(engine.dataset, engine: engine).findings().map(\.fact)
    #expect(
      facts.contains(
        .percentage(printed: try #require(FixedDecimal("107.5")), computed: FixedDecimal(108))))
    #expect(
      facts.contains(
        .percentageTruncated(printed: FixedDecimal(95), rounded: FixedDecimal(96))))
  }

  /// Whatever is stated anywhere can be asked for, and is shown in some year or among all times.
  @Test func everyFigureIsReachable() throws {
    let engine = try #require(Self.engine)
    for (index, figure) in engine.dataset.figures.all.enumerated() {
      let ref = FigureRef(index)
      #expect(engine.figures(in: figure.region, period: .all).contains(ref))
      if figure.kind == .target { continue }
      let query = Query(
        indicator: figure.indicator, region: figure.region, period: .all, level: figure.level,
        breakdown: figure.breakdown)
      let answer = engine.answer(query)
      var named = answer.rivals + answer.confirmations + answer.related
      named += answer.reported?.figures ?? []
      if figure.scope == .area { #expect(named.contains(ref), "\(figure.id)") }
    }
  }

  /// A roll-up is never larger than the statement it stands beside, where it is complete it agrees.
  @Test func nothingIsCountedTwice() throws {
    let engine = try #require(Self.engine)
    let dataset = engine.dataset
    for region in engine.regionsWithFigures(in: dataset.regions.root) {
      for year in 2019...2025 {
        for indicator in dataset.catalogue.indicators.all
        where engine.hasInputs(indicator.id, within: dataset.regions.subtree(of: region)) {
          let answer = engine.answer(
            Query(indicator: indicator.id, region: region, period: .year(year)))
          guard let reported = answer.reported, let sum = answer.rollup?.reading,
            sum.ratio == nil, reported.kind == sum.kind
          else { continue }
          #expect(
            !sum.quantity.certainlyExceeds(reported.quantity, units: dataset.catalogue.units),
            "\(indicator.id) \(dataset.regions[region].name) \(year)")
        }
      }
    }
  }
}
