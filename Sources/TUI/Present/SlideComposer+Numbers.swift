internal import Core

extension SlideComposer {
  /// One number and what it is made of.
  func number(_ choice: IndicatorChoice, _ parts: SlideParts, _ about: SlideSubject) -> SlideScene {
    let answer = answer(choice, about)
    let heading = title(answer.query)
    if let reason = reason(answer) { return empty(heading, reason) }
    guard let number = number(answer) else { return empty(heading, .noData) }
    var scene = SlideScene(
      subject: heading, body: .number(number, rows: rows(of: answer, parts), left: 0),
      period: period(of: answer), source: source(of: answer))
    if let ratio = answer.reading?.ratio, case .number(let number, let rows, _) = scene.body,
      rows.isEmpty
    {
      let row = SlideScene.Row(
        label: answer.reading?.rateBasis.map { DataText.printed($0, language) } ?? "",
        number: number,
        fraction: "\(ratio.numerator.plain)/\(ratio.denominator.plain)",
        share: ratio.value(places: 4)?.approximateValue)
      scene.body = .rates([row])
    }
    return scene
  }

  /// The parts of a number: as asked, or the first split that has at least two of them.
  func rows(of answer: Answer, _ parts: SlideParts) -> [SlideScene.Row] {
    let query = answer.query
    switch parts {
    case .none: return []
    case .level: return query.level == nil ? rows(of: query, by: .level) : []
    case .dimension(let id): return rows(of: query, by: .dimension(id))
    case .children: return childRows(query)
    case .automatic:
      var axes: [PartAxis] = query.level == nil ? [.level] : []
      let indicator = dataset.catalogue.indicators[query.indicator]
      axes += (indicator?.partitions ?? []).filter { $0 != Catalogue.levelDimension }
        .map { .dimension($0) }
      for axis in axes {
        let found = rows(of: query, by: axis)
        if found.count > 1 { return found }
      }
      return childRows(query)
    }
  }

  private func rows(of query: Query, by axis: PartAxis) -> [SlideScene.Row] {
    let found = engine.parts(of: query, by: axis).filter { $0.answer.shown.isComplete }
    return shared(
      found.compactMap { part in
        number(part.answer).map { number in
          SlideScene.Row(label: label(part.label, in: query.region), number: number)
        }
      })
  }

  func label(_ label: TracePart.Label, in region: RegionID) -> String {
    switch label {
    case .level(let level, let printed):
      language == .zh ? printed ?? levelWord(level, in: region) : levelWord(level, in: region)
    case .option(let dimension, let option):
      dataset.catalogue.dimensions[dimension]?[option].map { text($0.title) } ?? option
    }
  }

  private func childRows(_ query: Query) -> [SlideScene.Row] {
    let rows = regions.children(of: query.region).compactMap { child -> SlideScene.Row? in
      let answer = engine.answer(query.about(child))
      guard answer.shown.isComplete, let number = number(answer) else { return nil }
      return SlideScene.Row(label: name(child), number: number)
    }
    return rows.count > 1 ? shared(rows) : []
  }

  /// Rows with bars in proportion to the largest.
  func shared(_ rows: [SlideScene.Row]) -> [SlideScene.Row] {
    let amounts = rows.map { $0.number.quantity.value?.approximateValue ?? 0 }
    guard let largest = amounts.max(), largest > 0 else { return rows }
    return zip(rows, amounts).map { row, amount in
      var row = row
      row.share = max(0, amount / largest)
      return row
    }
  }

  /// Several numbers side by side; those without a value are left out.
  func grid(_ choices: [IndicatorChoice], _ about: SlideSubject) -> SlideScene {
    let answers = choices.map { answer($0, about) }.filter { reason($0) == nil }
    let rows = answers.compactMap { answer in
      number(answer).map { SlideScene.Row(label: title(answer.query), number: $0) }
    }
    let family = choices.first.flatMap { dataset.catalogue.indicators[$0.indicator]?.family }
    let heading = family.flatMap { dataset.catalogue.families[$0] }.map { text($0.title) } ?? ""
    guard let first = answers.first else { return empty(heading, .noData) }
    let periods = Set(answers.map { period(of: $0) })
    return SlideScene(
      subject: heading, body: .grid(rows),
      period: periods.count == 1
        ? period(of: first)
        : about.period.year.map { text(.year($0)) }
          ?? text(.allPeriods), source: source(of: first))
  }

  /// Rates, each with its n/N and what N counts.
  func rates(_ choices: [IndicatorChoice], _ about: SlideSubject) -> SlideScene {
    let answers = choices.map { answer($0, about) }.filter { reason($0) == nil }
    let rows = answers.compactMap { answer -> SlideScene.Row? in
      guard let number = number(answer) else { return nil }
      var row = SlideScene.Row(label: title(answer.query), number: number)
      if let ratio = answer.reading?.ratio {
        row.fraction = "\(ratio.numerator.plain)/\(ratio.denominator.plain)"
      }
      row.remark = answer.reading?.rateBasis.map { DataText.printed($0, language) }
      if number.quantity.unit == "%", let value = number.quantity.value?.approximateValue {
        row.share = min(1, max(0, value / 100))
      }
      return row
    }
    let heading =
      answers.count == 1 ? title(answers[0].query) : text(.show(.ratesTitle))
    guard let first = answers.first else {
      return empty(choices.count == 1 ? title(answer(choices[0], about).query) : heading, .noData)
    }
    let periods = Set(answers.map { period(of: $0) })
    return SlideScene(
      subject: heading, body: .rates(rows),
      period: periods.count == 1
        ? period(of: first)
        : about.period.year.map { text(.year($0)) }
          ?? text(.allPeriods), source: source(of: first))
  }
}
