/// What indicators need of each other and of the registers, found once.
struct Dependencies: Sendable {
  /// What one indicator needs, itself included, through all its formulas.
  private struct Closure {
    var indicators: Set<IndicatorID> = []
    var registers: Set<String> = []
    /// Those that only stand beside the value, as what is on file.
    var listed: Set<String> = []
  }

  private var closures: [IndicatorID: Closure] = [:]
  private var circular: Set<IndicatorID> = []
  /// By an indicator, those that need it, itself among them.
  private var dependents: [IndicatorID: [IndicatorID]] = [:]
  /// By a register, the indicators that show anything of it.
  private var readers: [String: [IndicatorID]] = [:]

  init(_ catalogue: Catalogue) {
    var direct: [IndicatorID: Closure] = [:]
    for indicator in catalogue.indicators.all {
      var needs = Closure()
      for version in [indicator] + indicator.otherVersions {
        needs.indicators.formUnion(version.formula.indicators)
        needs.registers.formUnion(version.formula.registers)
        needs.listed.formUnion(version.listed?.registers ?? [])
      }
      direct[indicator.id] = needs
    }
    for indicator in catalogue.indicators.all {
      var closure = Closure(indicators: [indicator.id])
      var waiting = [indicator.id]
      while let next = waiting.popLast() {
        guard let needs = direct[next] else { continue }
        closure.registers.formUnion(needs.registers)
        closure.listed.formUnion(needs.listed)
        if needs.indicators.contains(indicator.id) { circular.insert(indicator.id) }
        for id in needs.indicators where closure.indicators.insert(id).inserted {
          waiting.append(id)
        }
      }
      closures[indicator.id] = closure
    }
    // Whatever needs a circle has no value either.
    let inCircles = circular
    for (id, closure) in closures where !closure.indicators.isDisjoint(with: inCircles) {
      circular.insert(id)
    }
    for id in closures.keys {
      for needed in indicators(id) { dependents[needed, default: []].append(id) }
      for register in registersShown(id) { readers[register, default: []].append(id) }
    }
  }

  /// The indicators whose answers may change with figures of one.
  func dependents(of id: IndicatorID) -> [IndicatorID] { dependents[id] ?? [id] }

  /// The indicators whose answers may change with rows of a register.
  func readers(of register: String) -> [IndicatorID] { readers[register] ?? [] }

  /// Whether an indicator needs itself, or one that does.
  func isCircular(_ id: IndicatorID) -> Bool { circular.contains(id) }

  /// All indicators whose figures may matter to one.
  func indicators(_ id: IndicatorID) -> Set<IndicatorID> { closures[id]?.indicators ?? [id] }

  func registers(_ id: IndicatorID) -> Set<String> { closures[id]?.registers ?? [] }

  /// All registers whose rows may show in an answer, those on file beside it among them.
  func registersShown(_ id: IndicatorID) -> Set<String> {
    closures[id].map { $0.registers.union($0.listed) } ?? []
  }

  /// Whether an indicator is made of registers alone.
  func isOnlyRegisters(_ id: IndicatorID) -> Bool {
    guard let closure = closures[id] else { return false }
    return closure.indicators.count == 1 && !closure.registers.isEmpty
  }
}

extension IndicatorEngine {
  /// Whether anything that an indicator is made of is known in a run of region numbers.
  func hasInputs(_ id: IndicatorID, within subtree: Range<Int32>) -> Bool {
    dependencies.indicators(id).contains {
      !dataset.figures.statements($0, within: subtree).isEmpty
    } || dependencies.registers(id).contains { rows.hasRows($0, within: subtree) }
  }
}
