/// 汇总: 本级 and the children's values, added up with what is missing.
extension IndicatorEngine {
  /// Adds a region's office and its children up; nil where there is nothing below to add.
  ///
  /// Only whole values are added; a parent's own statement never is. `sumOfRows` is the sum that the
  /// registers of the children give together, counted once.
  func rollup(_ query: Query, _ indicator: Indicator, sumOfRows: Reading?) -> Rollup? {
    let regions = dataset.regions
    let children = regions.children(of: query.region)
    guard indicator.overRegion != .none, query.period.year != nil,
      !children.isEmpty || indicator.office
    else { return nil }
    let office = select(query, indicator, scope: .office).reading
    let below = regions.subtree(of: query.region).dropFirst()
    guard office != nil || hasInputs(query.indicator, within: below) else { return nil }

    var rollup = Rollup(expected: 0)
    var candidates: [Rollup.Part] = []
    for child in children {
      let isExpected = regions[child].kind == .formal
      if isExpected { rollup.expected += 1 }
      var found: Answer?
      if let own = valueOfRows(query.about(child), indicator) {
        if own.isPartial {
          rollup.excluded.append(
            Rollup.Excluded(region: child, reading: own, reason: .partial))
        } else {
          candidates.append(Rollup.Part(region: child, reading: own))
        }
        continue
      }
      if hasInputs(query.indicator, within: regions.subtree(of: child)) {
        found = answer(query.about(child))
      }
      if let addend = found?.addend {
        candidates.append(Rollup.Part(region: child, reading: addend))
      } else if let reading = found?.reading {
        let reason: Rollup.Excluded.Reason =
          reading.quantity.value == nil && !reading.isPartial ? .unquantified : .partial
        rollup.excluded.append(
          Rollup.Excluded(region: child, reading: reading, reason: reason))
      } else if isExpected {
        rollup.missing.append(child)
      }
    }
    add(candidates, office: office, to: &rollup, query, indicator)
    if let sumOfRows { rollup.reading = sumOfRows }
    let isEmpty = rollup.reading == nil && rollup.excluded.isEmpty
    return isEmpty ? nil : finish(rollup, query)
  }

  /// What registers alone say of a place, without asking everything below it; nil where a statement
  /// of the place or below it has to be heard, too.
  private func valueOfRows(_ query: Query, _ indicator: Indicator) -> Reading? {
    let subtree = dataset.regions.subtree(of: query.region)
    guard dependencies.isOnlyRegisters(query.indicator),
      dataset.figures.statements(query.indicator, within: subtree).isEmpty
    else { return nil }
    return evaluate(indicator, query)
  }

  /// Gives the sum the whole roll-up as its trace.
  private func finish(_ rollup: Rollup, _ query: Query) -> Rollup {
    var rollup = rollup
    if var reading = rollup.reading {
      reading.isPartial = reading.isPartial || !rollup.isWhole
      var inner = rollup
      inner.reading = nil
      reading.trace = .rollup(inner)
      rollup.reading = reading
    }
    return rollup
  }

  private func add(
    _ candidates: [Rollup.Part], office: Reading?, to rollup: inout Rollup, _ query: Query,
    _ indicator: Indicator
  ) {
    let units = dataset.catalogue.units
    var groups: [(terms: AdditionTerms, parts: [Rollup.Part])] = []
    for part in candidates {
      if let reason = AdditionTerms.obstacle(part.reading, indicator, units) {
        rollup.excluded.append(
          Rollup.Excluded(region: part.region, reading: part.reading, reason: reason))
        continue
      }
      let terms = AdditionTerms(part.reading, level: query.level)
      if let index = groups.firstIndex(where: { $0.terms == terms }) {
        groups[index].parts.append(part)
      } else {
        groups.append((terms, [part]))
      }
    }
    // The terms that most children share; of equally many the first.
    let chosen = groups.indices.max { a, b in
      (groups[a].parts.count, -a) < (groups[b].parts.count, -b)
    }
    for index in groups.indices where index != chosen {
      guard let chosen else { continue }
      let reason = groups[index].terms.difference(from: groups[chosen].terms)
      rollup.excluded += groups[index].parts.map {
        Rollup.Excluded(region: $0.region, reading: $0.reading, reason: reason)
      }
    }
    rollup.excluded.sort { $0.region < $1.region }
    rollup.parts = chosen.map { groups[$0].parts } ?? []
    rollup.reporting = rollup.parts.filter { dataset.regions[$0.region].kind == .formal }.count

    let terms = chosen.map { groups[$0].terms }
    if let office, AdditionTerms.obstacle(office, indicator, units) == nil,
      terms.map({ $0 == AdditionTerms(office, level: query.level) }) ?? true
    {
      rollup.office = office
    }
    rollup.isOfficeMissing = indicator.office && rollup.office == nil
    let readings = [rollup.office].compactMap { $0 } + rollup.parts.map(\.reading)
    rollup.reading = sum(readings, query, indicator)
  }

  private func sum(_ readings: [Reading], _ query: Query, _ indicator: Indicator) -> Reading? {
    guard let first = readings.first else { return nil }
    let arithmetic = Arithmetic(catalogue: dataset.catalogue, indicator: indicator)
    let period = first.period
    let isShared = readings.allSatisfy { $0.period == period }
    var total = Reading(
      quantity: Quantity(nil, unit: indicator.unit, qualifier: .unquantified), kind: first.kind,
      period: isShared ? period : query.period.year.map { .year($0) },
      periodPrinted: readings.allSatisfy { $0.periodPrinted == first.periodPrinted }
        ? first.periodPrinted : nil,
      countBasis: query.level == nil ? nil : first.countBasis, rateBasis: first.rateBasis,
      trace: .nothing(nil))
    if indicator.overRegion == .ratio {
      guard let ratio = Arithmetic.sum(readings.map(\.ratio)) else { return nil }
      total.ratio = ratio
      if ratio.isDefined {
        let qualifier = readings.filter { !$0.isZeroOfZero }
          .reduce(Qualifier.exact) { $0.combined(with: $1.quantity.qualifier) }
        guard let value = arithmetic.value(of: ratio, qualifier: qualifier) else { return nil }
        total.quantity = value
      }
    } else {
      guard let value = arithmetic.sum(readings.map(\.quantity)) else { return nil }
      total.quantity = value
    }
    return total
  }
}

/// What values must have in common to be added up.
private struct AdditionTerms: Equatable {
  var kind: FigureKind
  var countBasis: CountBasis?
  var rateBasis: String?

  /// `level` is the level asked for: a total counts every unit once on any basis.
  init(_ reading: Reading, level: Rank?) {
    kind = reading.kind
    countBasis = level == nil ? nil : reading.countBasis
    rateBasis = reading.kind == .rate ? reading.rateBasis : nil
  }

  /// Why a value cannot be added at all; nil if it can.
  static func obstacle(
    _ reading: Reading, _ indicator: Indicator, _ units: UnitTable
  ) -> Rollup.Excluded.Reason? {
    if reading.kind == .flow, !reading.isDated { return .undated }
    if indicator.overRegion == .ratio { return reading.ratio == nil ? .noFraction : nil }
    if reading.quantity.value == nil { return .unquantified }
    return units.areAddable(reading.quantity.unit, indicator.unit) ? nil : .unit
  }

  func difference(from other: AdditionTerms) -> Rollup.Excluded.Reason {
    if kind != other.kind { return .kind }
    return countBasis != other.countBasis ? .countBasis : .rateBasis
  }
}
