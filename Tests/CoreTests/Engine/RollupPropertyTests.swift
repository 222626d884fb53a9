import Testing

@testable import Core

/// Roll-ups of random trees against sums over their leaves.
@Suite struct RollupPropertyTests {
  private let units = QuantityTests.units

  private func catalogue() -> Catalogue {
    var catalogue = Catalogue()
    catalogue.units = units
    catalogue.indicators = Definitions([
      Indicator(id: "n", family: "f", title: LocalizedText(zh: "n"), unit: "家", kind: .flow),
      Indicator(id: "d", family: "f", title: LocalizedText(zh: "d"), unit: "家", kind: .flow),
      Indicator(
        id: "r", family: "f", title: LocalizedText(zh: "r"), unit: "%", kind: .rate,
        formula: .ratio(
          .indicator("n", level: .asked, breakdown: .asked),
          of: .indicator("d", level: .asked, breakdown: .asked), factor: .percent)),
    ])
    return catalogue
  }

  private func figure(_ indicator: String, _ region: RegionID, _ value: Int) -> Figure {
    Figure(
      id: "\(indicator)/\(region.index)", indicator: indicator, region: region, kind: .flow,
      period: .year(2023), quantity: Quantity(FixedDecimal(value), unit: "家"),
      source: Source(document: "d"))
  }

  private func engine(_ tree: RegionTree, _ figures: [Figure]) -> IndicatorEngine {
    IndicatorEngine(
      Dataset(
        manifest: Manifest(id: "t", title: LocalizedText(zh: "t")), catalogue: catalogue(),
        regions: tree, figures: FigureStore(figures)))
  }

  private func leaves(_ tree: RegionTree, below region: RegionID) -> [RegionID] {
    tree.subtree(of: region).map { RegionID(Int($0)) }.filter { tree.children(of: $0).isEmpty }
  }

  @Test(arguments: 1...25)
  func completeRollupsAreSumsOverLeaves(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let tree = random.tree(places: random.number(2...80))
    var values: [RegionID: (n: Int, d: Int)] = [:]
    var figures: [Figure] = []
    for leaf in leaves(tree, below: tree.root) {
      let bottom = random.number(0...50)
      let value = (n: random.number(0...bottom), d: bottom)
      values[leaf] = value
      figures += [figure("n", leaf, value.n), figure("d", leaf, value.d)]
    }
    let engine = engine(tree, figures)
    for region in tree.all.map({ RegionID(Int($0)) }) {
      let below = leaves(tree, below: region)
      let n = below.reduce(0) { $0 + (values[$1]?.n ?? 0) }
      let d = below.reduce(0) { $0 + (values[$1]?.d ?? 0) }
      func ask(_ id: String) -> Answer {
        engine.answer(Query(indicator: id, region: region, period: .year(2023)))
      }
      #expect(ask("n").shown.quantity?.value == FixedDecimal(n))
      #expect(ask("n").shown.isComplete)
      // A ratio of sums, never a mean of ratios.
      let ratio = Ratio(FixedDecimal(n), of: FixedDecimal(d))
      #expect(ask("r").shown.quantity?.value == ratio.value(times: .percent, places: 0))
      if d == 0 { #expect(ask("r").cell == "0/0") }
      if !tree.children(of: region).isEmpty {
        #expect(ask("r").rollup?.isComplete == true)
        #expect(ask("r").rollup?.reading?.ratio == ratio)
      }
    }
  }

  /// Parents may state what they like: above them their statement counts, and only it.
  @Test(arguments: 1...25)
  func nothingIsCountedTwiceWhereParentsReport(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 1000)
    let tree = random.tree(places: random.number(2...80))
    var stated: [RegionID: Int] = [:]
    for region in tree.all.map({ RegionID(Int($0)) }) where region != tree.root {
      if tree.children(of: region).isEmpty || random.chance(30) {
        stated[region] = random.number(0...1000)
      }
    }
    let engine = engine(tree, stated.map { figure("n", $0.key, $0.value) })
    func expected(_ region: RegionID) -> Int {
      stated[region] ?? tree.children(of: region).reduce(0) { $0 + expected($1) }
    }
    for region in tree.all.map({ RegionID(Int($0)) }) {
      let answer = engine.answer(Query(indicator: "n", region: region, period: .year(2023)))
      #expect(answer.shown.quantity?.value == FixedDecimal(expected(region)))
      if !tree.children(of: region).isEmpty {
        let sum = tree.children(of: region).reduce(0) { $0 + expected($1) }
        #expect(answer.rollup?.reading?.quantity.value == FixedDecimal(sum))
      }
    }
  }

  /// With leaves missing, a sum is marked and names who is missing; whole branches stay whole.
  @Test(arguments: 1...25)
  func missingLeavesAreNamedAndNeverNought(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 2000)
    let tree = random.tree(places: random.number(2...80))
    var values: [RegionID: Int] = [:]
    for leaf in leaves(tree, below: tree.root) where random.chance(80) {
      values[leaf] = random.number(0...9)
    }
    let engine = engine(tree, values.map { figure("n", $0.key, $0.value) })
    for region in tree.all.map({ RegionID(Int($0)) }) {
      let below = leaves(tree, below: region)
      let answer = engine.answer(Query(indicator: "n", region: region, period: .year(2023)))
      let isWhole = below.allSatisfy { values[$0] != nil }
      #expect(answer.shown.isComplete == isWhole)
      if isWhole {
        let sum = below.reduce(0) { $0 + (values[$1] ?? 0) }
        #expect(answer.shown.quantity?.value == FixedDecimal(sum))
      } else if let rollup = answer.rollup {
        let children = Array(tree.children(of: region))
        let named = rollup.parts.map(\.region) + rollup.missing + rollup.excluded.map(\.region)
        #expect(named.sorted() == children)
        #expect(rollup.expected == children.count)
        for child in rollup.missing {
          // It has no value: nothing below it is known, or nothing whole.
          #expect(engine.answer(answer.query.about(child)).reading == nil)
        }
        for part in rollup.parts {
          #expect(leaves(tree, below: part.region).allSatisfy { values[$0] != nil })
        }
      } else {
        #expect(answer.cell == "missing")
      }
    }
  }
}
