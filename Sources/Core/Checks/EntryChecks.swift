/// The values of a row as a form holds them, by the ids of its fields; missing ones may be absent.
package typealias RowDraft = [String: FieldValue]

/// A finding about a row that is being entered, with the fields that it is about.
package struct FieldFinding: Hashable, Sendable {
  /// Ids of the fields concerned, the one to look at first.
  package var fields: [String]
  /// What was found.
  package var finding: Finding

  /// Makes a finding about fields.
  package init(fields: [String], finding: Finding) {
    self.fields = fields
    self.finding = finding
  }
}

/// Runs the catalogue's rules over what is being entered, before it is committed.
///
/// A value of the dataset; making one costs a pass over the rules. Names of rows are collected at the
/// first question about a row of their register, O(rows), and kept with the checks.
package struct EntryChecks: Sendable {
  let dataset: Dataset
  let engine: IndicatorEngine
  let today: CalendarDate
  let names: RowNameIndexes
  private let rulesByIndicator: Guarded<[IndicatorID: [Rule]]>
  private let peerReadings = PeerReadings()

  /// Prepares to check what is entered into a dataset; the engine must be the dataset's.
  package init(_ dataset: Dataset, engine: IndicatorEngine, today: CalendarDate) {
    self.dataset = dataset
    self.engine = engine
    self.today = today
    names = RowNameIndexes()
    rulesByIndicator = Guarded([:])
  }

  /// The checks of the same dataset after changes; names collected so far are kept, those of changed rows are taken anew.
  ///
  /// The definitions must be the same as before.
  package func updated(
    _ dataset: Dataset, engine: IndicatorEngine, by changes: Changes
  ) -> EntryChecks {
    var names = names
    for (register, changed) in changes.registers {
      names = names.updated(register, rows: changed.rows, dataset)
    }
    return EntryChecks(dataset, engine, today, names, rulesByIndicator)
  }

  /// Collects what the first check of a row of a register at a place would have to wait for; from any thread.
  package func prepare(for register: String, at place: RegionID) {
    guard let table = dataset.tables[register] else { return }
    for rule in dataset.catalogue.rules.all where rule.applies.registers.contains(register) {
      guard case .builtIn(.similarName, _) = rule.test else { continue }
      names.collect(table, at: place, dataset, rule)
    }
  }

  private init(
    _ dataset: Dataset, _ engine: IndicatorEngine, _ today: CalendarDate, _ names: RowNameIndexes,
    _ rules: Guarded<[IndicatorID: [Rule]]>
  ) {
    self.dataset = dataset
    self.engine = engine
    self.today = today
    self.names = names
    rulesByIndicator = rules
  }

  /// What is found if this figure stood in the place of the cell's current one.
  ///
  /// The figures that findings name are the others concerned, as the dataset numbers them. Parts are
  /// compared with their total as soon as those are there that were there the year before; until
  /// then they must only not exceed it.
  package func findings(entering figure: Figure) -> [Finding] {
    guard let latest = dataset.catalogue.indicators[figure.indicator] else { return [] }
    let indicator =
      figure.period?.days.map { latest.definition(in: $0.upperBound.year) } ?? latest
    let check = FigureCheck(
      figure: figure, indicator: indicator,
      checks: DataChecks(dataset, engine: engine, today: today),
      neighbours: FigureNeighbours(figure, indicator, dataset, engine, peerReadings))
    return Self.withoutEchoes(rules(about: figure.indicator).flatMap { check.findings($0) })
  }

  /// Of findings that hold the same values against each other only the gravest, the first of equals.
  ///
  /// A rule for all numbers and a stricter one for totals both find a total that is unlike the year before.
  static func withoutEchoes(_ findings: [Finding]) -> [Finding] {
    var said: [[FixedDecimal]: Int] = [:]
    for (index, finding) in findings.enumerated() {
      guard let values = finding.fact.likelihoodValues else { continue }
      guard let other = said[values] else {
        said[values] = index
        continue
      }
      if finding.severity > findings[other].severity { said[values] = index }
    }
    return findings.enumerated().filter { index, finding in
      finding.fact.likelihoodValues.map { said[$0] == index } ?? true
    }.map(\.element)
  }

  /// The rules that may have to do with an indicator, found once.
  private func rules(about id: IndicatorID) -> [Rule] {
    if let known = rulesByIndicator.withLock({ $0[id] }) { return known }
    let rules = dataset.catalogue.rules.all.filter { rule in
      guard case .compare(.formula(let left), _, .formula(let right)) = rule.test else {
        return rule.applies.indicators.isEmpty || rule.applies.indicators.contains(id)
      }
      return left.indicators.contains(id) || right.indicators.contains(id)
    }
    rulesByIndicator.withLock { $0[id] = rules }
    return rules
  }
}

/// One figure against the rules, with what is stated beside it.
struct FigureCheck {
  let figure: Figure
  let indicator: Indicator
  let checks: DataChecks
  let neighbours: FigureNeighbours

  var dataset: Dataset { checks.dataset }
  var units: UnitTable { checks.dataset.catalogue.units }

  func findings(_ rule: Rule) -> [Finding] {
    if case .compare(.formula(let left), let comparator, .formula(let right)) = rule.test {
      guard rule.holds(for: figure.period) else { return [] }
      return comparison(rule, left, comparator, right)
    }
    guard rule.holds(for: figure.period) else { return [] }
    switch rule.test {
    case .compare(let left, let comparator, let right):
      guard applies(rule) else { return [] }
      return one(rule, checks.comparison(figure, indicator, left, comparator, right))
    case .builtIn(let check, let side): return findings(rule, check, side)
    }
  }

  private func findings(_ rule: Rule, _ check: Rule.BuiltIn, _ side: Rule.Side?) -> [Finding] {
    switch check {
    case .partsEqualTotal: return parts(rule)
    case .partAtMostTotal: return partAtMostTotal(rule)
    case .nested: return nested(rule)
    case .childrenAtMostParent: return applies(rule) ? regions(rule) : []
    case .notFalling: return applies(rule) ? falling(rule) : []
    case .unique, .duplicate, .creditCode, .creditCodeRegion, .organisationCode, .sameCode,
      .similarName:
      return []
    default: break
    }
    guard applies(rule) else { return [] }
    switch check {
    case .reportedEqualsComputed: return one(rule, checks.percentage(rule, figure, indicator))
    case .withinRange: return one(rule, checks.outOfRange(figure, indicator))
    case .unitFits: return one(rule, checks.unit(figure, indicator))
    case .present: return one(rule, checks.notStated(figure, side))
    default:
      if figure.kind == .target { return [] }
      guard let (fact, others) = checks.likelihood(rule, check, neighbours) else { return [] }
      return [finding(rule, fact, others)]
    }
  }

  func applies(_ rule: Rule) -> Bool { rule.applies(to: figure, indicator) }

  private func one(_ rule: Rule, _ fact: Finding.Fact?) -> [Finding] {
    fact.map { [finding(rule, $0, [])] } ?? []
  }

  func finding(_ rule: Rule, _ fact: Finding.Fact, _ figures: [FigureRef]) -> Finding {
    Finding(
      rule: rule.id, severity: fact.isTruncation ? .hint : rule.severity, fact: fact,
      figures: figures, indicator: figure.indicator, region: figure.region)
  }
}

extension Finding.Fact {
  /// What a judgement of likelihood compared; nil for facts of other kinds.
  fileprivate var likelihoodValues: [FixedDecimal]? {
    switch self {
    case .unlikeBefore(let value, let before, let year, _, _): [value, before, FixedDecimal(year)]
    default: nil
    }
  }
}
