/// The worked examples of indicators, computed when the catalogue is loaded.
package struct ExampleCheck {
  /// What an example, or a part of it, comes to.
  private enum Result {
    case number(FixedDecimal)
    case ratio(Ratio)
    /// 0/0.
    case undefined
  }

  private let catalogue: Catalogue

  /// Makes a check against a catalogue, whose registers give rows their fields.
  package init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// The examples that do not come out, of all indicators; their ids belong into `disabled`.
  package func findings() -> [Finding] {
    catalogue.indicators.all.flatMap { indicator in
      ([indicator] + indicator.otherVersions).flatMap { findings($0) }
    }
  }

  /// The examples of one definition that do not come out.
  package func findings(_ indicator: Indicator) -> [Finding] {
    indicator.examples.enumerated().compactMap { index, example in
      let result = result(of: example, indicator)
      if let result, isSame(result, example.output) { return nil }
      return Finding(
        severity: .reason,
        fact: .exampleFailed(example: index, expected: example.output, result: result),
        indicator: indicator.id)
    }
  }

  /// The value as shown, `undefined`, or nil where the input does not fit the formula.
  package func result(of example: Example, _ indicator: Indicator) -> String? {
    let arithmetic = Arithmetic(catalogue: catalogue, indicator: indicator)
    guard let result = evaluate(indicator.formula, example.input, indicator) else { return nil }
    switch result {
    case .undefined: return "undefined"
    case .ratio(let ratio):
      return ratio.isDefined ? arithmetic.value(of: ratio)?.value?.plain : "undefined"
    case .number(let number):
      let rounded = arithmetic.rounded(Quantity(number, unit: indicator.unit))
      return rounded.value?.plain
    }
  }

  private func isSame(_ result: String, _ expected: String) -> Bool {
    if result == expected { return true }
    guard let a = FixedDecimal(result), let b = FixedDecimal(expected) else { return false }
    return a == b
  }

  private func evaluate(
    _ formula: Formula, _ input: Example.Input, _ indicator: Indicator
  ) -> Result? {
    // A number stands for whatever the formula would find.
    if case .text(let text) = input { return FixedDecimal(text).map { .number($0) } }
    guard case .object(let fields) = input else { return nil }
    switch formula {
    case .reported, .indicator:
      if let parts = fields["parts"] { return sum(of: parts, indicator) }
      return fraction(.reported, .reported, fields, indicator)
    case .ratio(let top, of: let bottom, _): return fraction(top, bottom, fields, indicator)
    case .add:
      return fields["terms"].flatMap { sum(of: $0, indicator) }
    case .window: return fields["years"].flatMap { sum(of: $0, indicator) }
    case .change(_, _, let form): return change(form, fields, indicator)
    case .streak(_, let test):
      guard case .list(let years)? = fields["years"] else { return nil }
      let values = years.map { number($0, indicator) }
      let count = values.reversed().prefix { $0.map { test.passes($0) } ?? false }.count
      return .number(FixedDecimal(count))
    case .share(_, _, let test, _):
      guard case .list(let values)? = fields["values"] else { return nil }
      let known = values.compactMap { number($0, indicator) }
      let passing = known.count { test.passes($0) }
      return .ratio(Ratio(FixedDecimal(passing), of: FixedDecimal(known.count)))
    case .count(let selection, let distinct):
      return rows(selection, fields).flatMap { table, matching in
        guard let distinct else { return .number(FixedDecimal(matching.count)) }
        let values = Set(matching.map { table.value(distinct, of: $0) }.filter { !$0.isMissing })
        return .number(FixedDecimal(values.count))
      }
    case .sum(let selection, let field):
      return rows(selection, fields).flatMap { table, matching in
        var total = FixedDecimal.zero
        for row in matching {
          guard let number = table.value(field, of: row).decimal else { continue }
          guard let next = total.adding(number) else { return nil }
          total = next
        }
        return .number(total)
      }
    }
  }

  private func number(_ input: Example.Input, _ indicator: Indicator) -> FixedDecimal? {
    if case .number(let number)? = evaluate(.reported, input, indicator) { number } else { nil }
  }

  private func fraction(
    _ top: Formula, _ bottom: Formula, _ fields: [String: Example.Input], _ indicator: Indicator
  ) -> Result? {
    guard let above = fields["numerator"], let below = fields["denominator"],
      case .number(let numerator)? = evaluate(top, above, indicator),
      case .number(let denominator)? = evaluate(bottom, below, indicator)
    else { return nil }
    return .ratio(Ratio(numerator, of: denominator))
  }

  /// A list of numbers, or of fractions, added up.
  private func sum(of input: Example.Input, _ indicator: Indicator) -> Result? {
    guard case .list(let items) = input, !items.isEmpty else { return nil }
    let results = items.map { evaluate(.reported, $0, indicator) }
    let ratios = results.map { result -> Ratio? in
      if case .ratio(let ratio)? = result { ratio } else { nil }
    }
    if let total = Arithmetic.sum(ratios) { return .ratio(total) }
    var total = FixedDecimal.zero
    for result in results {
      guard case .number(let number)? = result, let next = total.adding(number) else { return nil }
      total = next
    }
    return .number(total)
  }

  private func change(
    _ form: Formula.ChangeForm, _ fields: [String: Example.Input], _ indicator: Indicator
  ) -> Result? {
    guard let before = fields["before"].flatMap({ number($0, indicator) }),
      let now = fields["now"].flatMap({ number($0, indicator) }),
      let rise = now.subtracting(before), let fall = before.subtracting(now)
    else { return nil }
    if form == .difference { return .number(rise) }
    let ratio = Ratio(form == .fall ? fall : rise, of: before)
    if !ratio.isDefined { return .undefined }
    return ratio.value(
      times: .percent, places: catalogue.places(of: indicator), indicator.rounding
    ).map { .number($0) }
  }

  /// The rows of an example that pass, in a table of their own.
  private func rows(
    _ selection: RowSelection, _ fields: [String: Example.Input]
  ) -> (table: Table, matching: [RowID])? {
    guard case .list(let items)? = fields["rows"],
      let schema = catalogue.registers[selection.register]
    else { return nil }
    var builder = TableBuilder(schema: schema)
    for (index, item) in items.enumerated() {
      guard case .object(let row) = item, builder.beginRow(id: String(index)) else { return nil }
      for (name, input) in row {
        guard case .text(let text) = input, let position = schema.index(of: name),
          let value = FieldValue(text, for: schema.fields[position]),
          (try? builder.set(position, value)) != nil
        else { return nil }
      }
    }
    let table = builder.finish()
    guard let condition = selection.condition else { return (table, table.rows) }
    let filter = RowFilter(condition, table: table, regions: RegionTreeBuilder().build().tree)
    return (table, filter.rows(among: table.rows))
  }
}
