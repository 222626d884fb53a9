/// Parts against their total, by count basis.
extension DataChecks {
  /// Figures of one case that speak of the same thing, the total and its parts.
  private struct Group {
    var totals: [FigureRef] = []
    var parts: [FigureRef] = []
  }

  /// What total and parts have in common.
  private struct Key: Hashable {
    var indicator: IndicatorID
    var region: RegionID
    var scope: Scope
    var kind: FigureKind
    var breakdown: Breakdown
    var level: Rank?
    var period: Period?
    var periodPrinted: String?
    var document: String
    var caseName: String?
  }

  private func key(_ figure: Figure) -> Key {
    Key(
      indicator: figure.indicator, region: figure.region, scope: figure.scope, kind: figure.kind,
      breakdown: figure.breakdown, level: figure.level, period: figure.period,
      periodPrinted: figure.periodPrinted, document: figure.document,
      caseName: figure.source.caseName)
  }

  /// Groups of the figures of a rule, split by level, in reading order.
  private func levelGroups(_ rule: Rule) -> [Group] {
    groups(rule) { figure in
      guard figure.level != nil else { return nil }
      var total = self.key(figure)
      total.level = nil
      return total
    }
  }

  /// Groups of the figures of a rule; `totalKey` gives the key of the total that a part belongs to.
  private func groups(_ rule: Rule, totalKey: (Figure) -> Key?) -> [Group] {
    var order: [Key] = []
    var groups: [Key: Group] = [:]
    for (ref, figure, _) in figures(rule)
    where figure.quantity.value != nil && !figure.source.isEntry {
      guard let key = totalKey(figure) else { continue }
      if groups[key] == nil { order.append(key) }
      groups[key, default: Group()].parts.append(ref)
    }
    for ref in dataset.figures.refs {
      let key = key(dataset.figures[ref])
      groups[key]?.totals.append(ref)
    }
    return order.compactMap { groups[$0] }
  }

  /// Parts that should add up to their total and do not.
  func partsAgainstTotal(_ rule: Rule) -> [Finding] {
    rule.applies.dimensions.contains(Catalogue.levelDimension)
      ? levelGroups(rule).flatMap { exclusive(rule, $0) } : partitions(rule)
  }

  private func exclusive(_ rule: Rule, _ group: Group) -> [Finding] {
    guard group.parts.count > 1, Set(group.parts.map { dataset.figures[$0].level }).count > 1
    else { return [] }
    return compare(rule, group, mustBeWhole: true)
  }

  /// The options of a dimension that share the whole out: together the total, never more.
  private func partitions(_ rule: Rule) -> [Finding] {
    let dimensions = Set(figures(rule).flatMap(\.indicator.partitions)).sorted()
    return dimensions.flatMap { dimension in
      groups(rule) { figure in
        guard figure.breakdown[dimension] != nil,
          dataset.catalogue.indicators[figure.indicator]?.partitions.contains(dimension) ?? false
        else { return nil }
        var total = self.key(figure)
        total.breakdown = Breakdown(figure.breakdown.parts.filter { $0.dimension != dimension })
        return total
      }.flatMap { group in
        let options = Set(group.parts.compactMap { dataset.figures[$0].breakdown[dimension] })
        let all = dataset.catalogue.dimensions[dimension]?.options.count ?? 0
        return compare(rule, group, mustBeWhole: options.count == all)
      }
    }
  }

  private func compare(_ rule: Rule, _ group: Group, mustBeWhole: Bool) -> [Finding] {
    guard let first = group.parts.first.map({ dataset.figures[$0] }),
      let indicator = dataset.catalogue.indicators[first.indicator],
      let sum = Arithmetic(catalogue: dataset.catalogue, indicator: indicator)
        .sum(group.parts.map { dataset.figures[$0].quantity })
    else { return [] }
    let units = dataset.catalogue.units
    return group.totals.compactMap { ref in
      let total = dataset.figures[ref].quantity
      let isBroken =
        mustBeWhole
        ? sum.contradicts(total, units: units) : sum.certainlyExceeds(total, units: units)
      guard isBroken, let a = total.value, let b = sum.value else { return nil }
      return finding(rule, .partsDiffer(total: a, sum: b), [ref] + group.parts)
    }
  }

  /// Single parts larger than their total: levels on an unknown basis, or options of any dimension.
  func partsAboveTotal(_ rule: Rule) -> [Finding] {
    let units = dataset.catalogue.units
    let groups =
      rule.isAboutLevels ? levelGroups(rule) : optionGroups(rule)
    return groups.flatMap { group in
      group.totals.flatMap { total in
        group.parts.compactMap { part in
          let (whole, piece) = (dataset.figures[total].quantity, dataset.figures[part].quantity)
          guard piece.certainlyExceeds(whole, units: units), let a = piece.value,
            let b = whole.value
          else { return nil }
          return finding(rule, .partExceedsTotal(part: a, total: b), [part, total])
        }
      }
    }
  }

  /// Groups of the figures of a rule, split by the options of one dimension after the other.
  private func optionGroups(_ rule: Rule) -> [Group] {
    let dimensions = Set(figures(rule).flatMap { $0.figure.breakdown.parts.map(\.dimension) })
    let wanted = rule.applies.dimensions
    return dimensions.filter { wanted.isEmpty || wanted.contains($0) }.sorted().flatMap {
      dimension in
      groups(rule) { figure in
        guard figure.breakdown[dimension] != nil else { return nil }
        var total = self.key(figure)
        total.breakdown = Breakdown(figure.breakdown.parts.filter { $0.dimension != dimension })
        return total
      }
    }
  }

  /// Nested counts that grow upward.
  func levelsNotNested(_ rule: Rule) -> [Finding] {
    let units = dataset.catalogue.units
    return levelGroups(rule).flatMap { group in
      let ordered = group.parts.sorted {
        (dataset.figures[$0].level?.depth ?? 0) < (dataset.figures[$1].level?.depth ?? 0)
      }
      return zip(ordered, ordered.dropFirst()).compactMap { upper, lower -> Finding? in
        let (above, below) = (dataset.figures[upper], dataset.figures[lower])
        guard let high = above.level, let low = below.level, high != low,
          above.quantity.certainlyExceeds(below.quantity, units: units),
          let a = above.quantity.value, let b = below.quantity.value
        else { return nil }
        return finding(
          rule, .notNested(upper: high, upperValue: a, lower: low, lowerValue: b),
          [upper, lower])
      }
    }
  }
}
