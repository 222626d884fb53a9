internal import Core

/// Writes the arithmetic behind a number, step below step.
struct TracePen {
  let page: AccountPage
  /// Whose number it is: what its levels are called there.
  let region: RegionID

  private var text: ScreenText { page.text }
  private var values: ValueText { page.values }
  private var dataset: Dataset { page.dataset }

  func lines(_ trace: Trace) -> [StyledLine] {
    switch trace {
    case .figure(let ref):
      return page.figureLines(dataset.figures[ref], label: text(.accountReported))
    case .periods(let refs, let sum): return periodLines(refs, sum)
    case .parts(let parts, _, let sum): return partLines(parts, sum)
    case .nested(let parts, let lowest):
      return partLines(parts, nil)
        + page.entry(text(.accountFormula), text(.nestedLowest(lowest)))
    case .rollup: return []
    case .ratio(let numerator, let denominator, let ratio, let factor, let result):
      return ratioLines(numerator, denominator, ratio, factor, result)
    case .fraction(let ref, _, _, _):
      return page.figureLines(dataset.figures[ref], label: text(.accountReported))
    case .sum(let terms, let result):
      return terms.flatMap { lines($0) } + page.entry("=", number(result))
    case .window(let years, let whole, let result):
      return
        (whole.map { page.figureLines(dataset.figures[$0], label: text(.accountReported)) }
        ?? []) + yearLines(years) + page.entry("=", result.map(number) ?? text(.undefined))
    case .change(let now, let before, _, let result):
      return yearLines([before, now]) + page.entry("=", result.map(number) ?? text(.undefined))
    case .streak(let years, let count):
      return yearLines(years) + page.entry("=", text(.yearsCount(count)))
    case .share(let passing, let failing, let missing, _, let result):
      return page.entry(text(.accountNumerator), names(passing))
        + page.entry(text(.accountDenominator), names(passing + failing))
        + (missing.isEmpty ? [] : page.entry(text(.accountMissing), names(missing)))
        + page.entry("=", result.map(number) ?? text(.undefined))
    case .rows(let register, let rows, _, _, let result):
      let title = dataset.catalogue.registers[register].map { text($0.title) } ?? register
      return page.entry(
        text(.accountListed), "\(title)  " + text(.rowsInAll(rows.count)) + "  " + number(result))
    case .indicator(let id, let level, _, let region, let inner):
      let title = dataset.catalogue.indicators[id].map { text($0.title) } ?? id
      let word = level.map { " " + page.levelWord($0, region) } ?? ""
      return [StyledLine(title + word, .accent)] + TracePen(page: page, region: region).lines(inner)
    case .nothing(let reason):
      return reason.map { page.entry(text(.accountFormula), text(.undefinedBecause($0))) } ?? []
    }
  }

  /// 汇总: who is in, who is missing, who is left out and why.
  func rollupLines(_ rollup: Rollup, _ query: Query) -> [StyledLine] {
    guard let reading = rollup.reading else { return [] }
    let coverage = text(.coverage(reporting: rollup.reporting, expected: rollup.expected))
    let mark = rollup.isComplete ? "" : " *"
    var lines = page.entry(
      text(.accountRollUp), number(reading.quantity) + mark + "  (" + coverage + ")", bold: true)
    if let office = rollup.office {
      lines += page.entry(text(.scope(.office)), number(office.quantity))
    }
    let parts = rollup.parts.map { name($0.region) + " " + number($0.reading.quantity) }
    lines += page.entry("", parts.joined(separator: text.language == .zh ? "、" : ", "))
    for excluded in rollup.excluded {
      lines += page.entry(
        text(.accountExcluded),
        name(excluded.region) + " " + number(excluded.reading.quantity) + "  "
          + text(.excludedBecause(excluded.reason)))
    }
    var missing: [RegionID] = []
    for region in rollup.missing {
      // The list shows what such a place states of one level: it is no total, but it is not nothing.
      let only = page.engine.answerOrOnlyLevel(query.about(region))
      guard let level = only.query.level, query.level == nil, let reading = only.reading else {
        missing.append(region)
        continue
      }
      lines += page.entry(
        text(.accountExcluded),
        name(region) + " " + number(reading.quantity) + "  "
          + text(.onlyOfLevel(page.levelWord(level, region))))
    }
    if !missing.isEmpty { lines += page.entry(text(.accountMissing), names(missing)) }
    return lines
  }

  private func periodLines(_ refs: [FigureRef], _ sum: Quantity) -> [StyledLine] {
    refs.flatMap { page.figureLines(dataset.figures[$0], label: text(.accountReported)) }
      + page.entry("=", number(sum))
  }

  private func partLines(_ parts: [TracePart], _ sum: Quantity?) -> [StyledLine] {
    var lines: [StyledLine] = []
    for part in parts {
      lines += page.entry(
        lines.isEmpty ? text(.accountParts) : "",
        label(part.label) + "  " + number(part.reading.quantity))
    }
    if let sum {
      let terms = parts.map { values.number($0.reading.quantity) }.joined(separator: " + ")
      lines += page.entry(text(.accountFormula), terms + " = " + number(sum))
    }
    let refs = parts.flatMap(\.reading.figures)
    var places: [String] = []
    for ref in refs {
      let place = SourceText(dataset: dataset, language: text.language)
        .line(dataset.figures[ref].source)
      if !places.contains(place) { places.append(place) }
    }
    for place in places { lines += page.entry(text(.accountSource), place) }
    return lines
  }

  private func label(_ label: TracePart.Label) -> String {
    switch label {
    case .level(let level, let printed):
      text.language == .zh
        ? printed ?? page.levelWord(level, region) : page.levelWord(level, region)
    case .option(let dimension, let option):
      dataset.catalogue.dimensions[dimension]?[option].map { text($0.title) } ?? option
    }
  }

  private func ratioLines(
    _ numerator: Trace, _ denominator: Trace, _ ratio: Ratio, _ factor: Factor, _ result: Quantity?
  ) -> [StyledLine] {
    let times = factor == .one ? "" : " x \(factor.numerator)"
    let over = factor.denominator == 1 ? "" : " / \(factor.denominator)"
    let words =
      "\(ratio.numerator.plain) / \(ratio.denominator.plain)\(times)\(over) = "
      + (result.map(number) ?? text(.undefined))
    return page.entry(text(.accountFormula), words)
      + [StyledLine(text(.accountNumerator), .accent)] + lines(numerator)
      + [StyledLine(text(.accountDenominator), .accent)] + lines(denominator)
  }

  private func yearLines(_ years: [TraceYear]) -> [StyledLine] {
    years.flatMap { year in
      page.entry(text(.year(year.year)), year.reading.map { number($0.quantity) } ?? "-")
    }
  }

  private func number(_ quantity: Quantity) -> String {
    values.full(quantity, units: dataset.catalogue.units)
  }

  private func name(_ region: RegionID) -> String {
    RegionText(text.language).name(dataset.regions[region])
  }

  private func names(_ regions: [RegionID]) -> String {
    regions.map { name($0) }.joined(separator: text.language == .zh ? "、" : ", ")
  }
}
