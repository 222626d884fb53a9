/// A figure as a part of a total, or as the total of parts.
extension FigureCheck {
  /// Parts and their total, with what is needed to say whether they must be equal.
  private struct Group {
    var total: Reading
    var parts: [Reading]
    /// Whether every part is there that was there the year before.
    var isWhole: Bool
  }

  /// Parts that should add up to their total and do not: levels, or options that share the whole out.
  func parts(_ rule: Rule) -> [Finding] {
    if rule.applies.dimensions.contains(Catalogue.levelDimension) {
      guard let group = levels(rule) else { return [] }
      return compare(rule, group)
    }
    return indicator.partitions.compactMap { dataset.catalogue.dimensions[$0] }
      .flatMap { dimension in
        options(dimension).map { compare(rule, $0) } ?? []
      }
  }

  private func compare(_ rule: Rule, _ group: Group) -> [Finding] {
    guard
      let sum = Arithmetic(catalogue: dataset.catalogue, indicator: indicator)
        .sum(group.parts.map(\.quantity))
    else { return [] }
    let isBroken =
      group.isWhole
      ? sum.contradicts(group.total.quantity, units: units)
      : sum.certainlyExceeds(group.total.quantity, units: units)
    guard isBroken, let a = group.total.quantity.value, let b = sum.value else { return [] }
    let refs = group.total.figures + group.parts.flatMap(\.figures)
    return [finding(rule, .partsDiffer(total: a, sum: b), refs)]
  }

  /// The levels of the figure's total, counted on the basis that the rule is for.
  private func levels(_ rule: Rule) -> Group? {
    guard indicator.hasLevels,
      rule.applies.kinds.isEmpty || rule.applies.kinds.contains(figure.kind),
      let (total, parts) = totalAndLevels(in: nil), isAbout(rule, parts + [total])
    else { return nil }
    let present = Set(levelsPresent(in: nil))
    let before = neighbours.year.map { levelsPresent(in: $0 - 1) } ?? []
    return Group(
      total: total, parts: parts,
      isWhole: before.count > 1 && present.isSuperset(of: before) && addedUpBefore())
  }

  /// Whether the levels of the year before add up to its total, so that these should too.
  private func addedUpBefore() -> Bool {
    guard let year = neighbours.year, let (total, parts) = totalAndLevels(in: year - 1),
      let sum = Arithmetic(catalogue: dataset.catalogue, indicator: indicator)
        .sum(parts.map(\.quantity))
    else { return false }
    return !sum.contradicts(total.quantity, units: units)
  }

  private func levelsPresent(in year: Int?) -> [Rank] {
    neighbours.levels(figure, in: year).map(\.level)
  }

  private func totalAndLevels(in year: Int?) -> (total: Reading, parts: [Reading])? {
    let isOwn = year == nil && figure.level == nil
    let asked = year ?? neighbours.year
    let total =
      isOwn
      ? neighbours.reading(figure)
      : asked.flatMap { neighbours.statement(level: nil, figure.breakdown, in: $0) }
    let parts = neighbours.levels(figure, in: year).map(\.reading)
    guard let total, !parts.isEmpty else { return nil }
    return (total, parts)
  }

  /// Whether numbers are counted on a basis that the rule is for; where none of them says, the year
  /// before does.
  private func isAbout(_ rule: Rule, _ readings: [Reading]) -> Bool {
    let bases = rule.applies.countBases
    if bases.isEmpty { return true }
    if let stated = readings.compactMap(\.countBasis).first { return bases.contains(stated) }
    guard let year = neighbours.year, let (total, parts) = totalAndLevels(in: year - 1),
      let before = (parts + [total]).compactMap(\.countBasis).first
    else { return bases.contains(.unknown) }
    return bases.contains(before)
  }

  /// The options of a dimension that together make up the total.
  private func options(_ dimension: Dimension) -> Group? {
    let rest = Breakdown(figure.breakdown.parts.filter { $0.dimension != dimension.id })
    let isTotal = figure.breakdown[dimension.id] == nil
    let total =
      isTotal ? neighbours.reading(figure) : neighbours.statement(level: figure.level, rest)
    let parts = neighbours.options(dimension)
    guard let total, !parts.isEmpty else { return nil }
    let present = Set(parts.map(\.option))
    let before = neighbours.year.map { neighbours.options(dimension, in: $0 - 1) } ?? []
    var isWhole = present.count == dimension.options.count
    if let year = neighbours.year, before.count > 1, present.isSuperset(of: before.map(\.option)),
      let last = neighbours.statement(level: figure.level, rest, in: year - 1),
      let sum = Arithmetic(catalogue: dataset.catalogue, indicator: indicator)
        .sum(before.map(\.reading.quantity)),
      !sum.contradicts(last.quantity, units: units)
    {
      isWhole = true
    }
    return Group(total: total, parts: parts.map(\.reading), isWhole: isWhole)
  }

  /// Single parts larger than their total.
  func partAtMostTotal(_ rule: Rule) -> [Finding] {
    guard figure.kind != .target, figure.kind != .rate,
      rule.applies.kinds.isEmpty || rule.applies.kinds.contains(figure.kind),
      rule.applies.families.isEmpty || rule.applies.families.contains(indicator.family)
    else { return [] }
    if rule.isAboutLevels {
      guard let (total, parts) = totalAndLevels(in: nil), isAbout(rule, parts + [total])
      else { return [] }
      return parts.flatMap { above($0, total, rule) }
    }
    return optionsAtMostTotal(rule)
  }

  /// An option of any dimension larger than the undivided number.
  private func optionsAtMostTotal(_ rule: Rule) -> [Finding] {
    if figure.breakdown.isEmpty {
      let total = neighbours.reading(figure)
      return indicator.dimensions.compactMap { dataset.catalogue.dimensions[$0] }
        .filter { rule.applies.dimensions.isEmpty || rule.applies.dimensions.contains($0.id) }
        .flatMap { dimension in
          neighbours.options(dimension).flatMap { above($0.reading, total, rule) }
        }
    }
    return figure.breakdown.parts.flatMap { part -> [Finding] in
      let rest = Breakdown(figure.breakdown.parts.filter { $0 != part })
      guard rule.applies.dimensions.isEmpty || rule.applies.dimensions.contains(part.dimension),
        let total = neighbours.statement(level: figure.level, rest)
      else { return [] }
      return above(neighbours.reading(figure), total, rule)
    }
  }

  private func above(_ part: Reading, _ total: Reading, _ rule: Rule) -> [Finding] {
    guard part.kind == total.kind, part.quantity.certainlyExceeds(total.quantity, units: units),
      let a = part.quantity.value, let b = total.quantity.value
    else { return [] }
    return [
      finding(rule, .partExceedsTotal(part: a, total: b), part.figures + total.figures)
    ]
  }

  /// Nested counts that grow upward.
  func nested(_ rule: Rule) -> [Finding] {
    guard indicator.hasLevels, figure.level != nil else { return [] }
    let levels = neighbours.levels(figure)
    guard isAbout(rule, levels.map(\.reading)) else { return [] }
    return zip(levels, levels.dropFirst()).compactMap { upper, lower in
      guard upper.reading.quantity.certainlyExceeds(lower.reading.quantity, units: units),
        let a = upper.reading.quantity.value, let b = lower.reading.quantity.value
      else { return nil }
      return finding(
        rule, .notNested(upper: upper.level, upperValue: a, lower: lower.level, lowerValue: b),
        upper.reading.figures + lower.reading.figures)
    }
  }
}
