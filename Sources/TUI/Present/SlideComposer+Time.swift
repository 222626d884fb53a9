internal import Core

extension SlideComposer {
  /// Places in order of complete values, or where there are no places below the options of a dimension.
  func league(_ choice: IndicatorChoice, limit: Int, _ about: SlideSubject) -> SlideScene {
    let asked = Query(choice, region: about.region, period: about.period)
    let heading = title(asked) + " " + text(.show(.ranking))
    guard let year = about.year(engine) else { return empty(heading, .noData) }
    guard let (places, league) = placesBelow(choice, year, about) else {
      return options(choice, year, limit: limit, about)
    }
    let rank = places.first.map { regions[$0].rank }
    let isNear = places.first.flatMap { regions.parent(of: $0) } == about.region
    let earlier = engine.years(in: about.region).filter { $0 < year }.suffix(10)
    let before = earlier.reversed().lazy
      .map { engine.league(choice, among: places, year: $0) }.first { $0.rows.count >= 2 }
    let rows = league.rows.compactMap { entry -> SlideScene.Row? in
      guard let number = number(entry.answer) else { return nil }
      var label = name(entry.region)
      if !isNear, let parent = regions.parent(of: entry.region) {
        label += language == .zh ? "（\(name(parent))）" : " (\(name(parent)))"
      }
      var row = SlideScene.Row(label: label, number: number, rank: entry.rank)
      if let before {
        let move = RankMoveWord(from: before.rank(of: entry.region), to: entry.rank)
        row.remark = text(.show(.moved(move, ascii: values.ascii)))
        row.remarkRole = move.role
      }
      return row
    }
    var lines: [SlideScene.Line] = []
    if !league.unranked.isEmpty || !league.missing.isEmpty {
      let words = ShowPhrase.leftOut(
        partial: league.unranked.count, missing: league.missing.count, rank: rank)
      lines.append(SlideScene.Line(text: text(.show(words)), role: .dim))
    }
    let answer = league.rows[0].answer
    return SlideScene(
      subject: heading, body: .league(shared(limited(rows, limit)), lines),
      period: period(of: answer), source: text(.show(.completeOnly)))
  }

  /// The places below that can be put in order: those next below, or further down where of those only one has a whole number.
  private func placesBelow(
    _ choice: IndicatorChoice, _ year: Int, _ about: SlideSubject
  ) -> (places: [RegionID], league: League)? {
    var places = regions.formalChildren(of: about.region)
    // Thousands of places are no league for a room.
    while !places.isEmpty, places.count <= 400 {
      let rank = places.first.map { regions[$0].rank }
      let peers = places.filter { regions[$0].rank == rank }
      let league = engine.league(choice, among: peers, year: year)
      if league.rows.count >= 2 { return (peers, league) }
      places = places.flatMap { regions.formalChildren(of: $0) }
    }
    return nil
  }

  private func limited(_ rows: [SlideScene.Row], _ limit: Int) -> [SlideScene.Row] {
    Array(rows.prefix(limit))
  }

  /// A county without places below: the industries of its enterprises.
  private func options(
    _ choice: IndicatorChoice, _ year: Int, limit: Int, _ about: SlideSubject
  ) -> SlideScene {
    let query = Query(choice, region: about.region, period: .year(year))
    let heading = title(query) + " " + text(.show(.ranking))
    let dimensions = (dataset.catalogue.indicators[choice.indicator]?.dimensions ?? []).filter {
      $0 != Catalogue.levelDimension
    }
    for dimension in dimensions {
      let parts = engine.parts(of: query, by: .dimension(dimension))
        .filter { $0.answer.shown.isComplete }
      guard parts.count >= 2 else { continue }
      let name = dataset.catalogue.dimensions[dimension].map { text($0.title) } ?? dimension
      var rows = parts.compactMap { part in
        number(part.answer).map {
          SlideScene.Row(label: label(part.label, in: about.region), number: $0)
        }
      }
      rows.sort {
        ($0.number.quantity.value ?? .zero) > ($1.number.quantity.value ?? .zero)
      }
      // What nobody has put under an option may belong under any: then none of them has nothing.
      if let rest = rest(of: query, beside: rows, dimension, name) {
        rows.removeAll { $0.number.quantity.value?.isZero ?? true }
        if rows.isEmpty { continue }
        rows.append(rest)
      }
      return SlideScene(
        subject: title(query) + " " + text(.show(.byDimension(name))),
        body: .league(shared(limited(rows, limit)), []), period: period(of: parts[0].answer),
        source: source(of: parts[0].answer))
    }
    return empty(heading, .tooFewPlaces)
  }

  /// What of a whole stands under no option of a dimension; nil where all of it does.
  private func rest(
    of query: Query, beside rows: [SlideScene.Row], _ dimension: String, _ name: String
  ) -> SlideScene.Row? {
    guard let total = number(engine.answer(query)), let whole = total.quantity.value else {
      return nil
    }
    var left = whole
    for row in rows {
      guard let value = row.number.quantity.value, row.number.quantity.unit == total.quantity.unit,
        let less = left.subtracting(value)
      else { return nil }
      left = less
    }
    guard !left.isNegative, !left.isZero else { return nil }
    return SlideScene.Row(
      label: text(.show(.withoutOption(name))),
      number: SlideScene.Number(
        quantity: Quantity(left, unit: total.quantity.unit), mark: total.mark,
        key: .count(query.indicator + " " + dimension, query.region)))
  }

  /// The way to a target, with a mark where time demands one to be.
  func race(_ choice: IndicatorChoice?, families: [String], _ about: SlideSubject) -> SlideScene {
    let candidates = targets(choice, families: families, about)
    guard let (query, progress) = candidates.first, let actual = progress.actual,
      actual.value != nil, let goal = progress.goal
    else {
      return empty(text(.targetsTitle), choice == nil ? .noTarget : .noTargetHere)
    }
    let answer = engine.answer(query)
    let share = progress.progress?.value(places: 4)?.approximateValue
    var lines: [SlideScene.Line] = []
    let verdict = text(.show(.verdict(progress.verdict)))
    if !verdict.isEmpty {
      lines.append(SlideScene.Line(text: verdict, role: progress.verdict.role))
    }
    if let gap = progress.gap, gap.value?.isZero == false, progress.comparison == .atLeast {
      lines.append(SlideScene.Line(text: text(.show(.stillWanting(full(gap))))))
    }
    if let due = progress.due {
      lines.append(SlideScene.Line(text: text(.show(.dueOn(due))), role: .dim))
    }
    return SlideScene(
      subject: title(query),
      body: .race(
        SlideScene.Race(
          actual: SlideScene.Number(
            quantity: actual, mark: values.mark(answer.shown.marks), key: .query(query)),
          goal: text(.comparison(progress.comparison)) + full(goal), progress: share,
          pace: progress.elapsed?.value(places: 4)?.approximateValue, lines: lines)),
      period: period(of: answer), source: source(of: answer))
  }

  /// Targets with a value to compare, of a choice or of some families.
  func targets(_ choice: IndicatorChoice?, families: [String], _ about: SlideSubject) -> [(
    query: Query, progress: TargetProgress
  )] {
    guard let year = about.year(engine) else { return [] }
    // The value is of the year's end at the latest; pace is judged for that day.
    let asOf = min(today, .last(ofMonth: 12, year: year))
    let found: [(query: Query, progress: TargetProgress)]
    if let choice {
      let query = Query(choice, region: about.region, period: .year(year))
      found = engine.targets(for: query, asOf: asOf).map { (query, $0) }
    } else {
      found = engine.targets(
        in: about.region, families: families.isEmpty ? nil : Set(families), year: year, asOf: asOf)
    }
    return found.filter { $0.progress.actual?.value != nil && $0.progress.goal?.value != nil }
  }

  func full(_ quantity: Quantity) -> String {
    values.full(quantity, units: dataset.catalogue.units)
  }

  /// One column a year, and the windows that the catalogue or a document sets against each other.
  func trend(
    _ choice: IndicatorChoice, windows: [IndicatorID], years: Int, _ about: SlideSubject
  ) -> SlideScene {
    let asked = Query(choice, region: about.region, period: about.period)
    guard let last = about.year(engine) else { return empty(title(asked), .noData) }
    let answers = engine.series(choice, region: about.region, years: last - years + 1...last)
    var columns = answers.map { year -> SlideScene.Column in
      var column = SlideScene.Column(label: String(year.year))
      // A number without a date of its own is of no year: it would stand in several.
      if case .value(_, _, let period, _) = year.answer.shown, period?.years != nil,
        year.answer.shown.isComplete
      {
        column.number = number(year.answer, bare: true)
      }
      return column
    }
    let amounts = columns.map { $0.number?.quantity.value?.approximateValue ?? 0 }
    let largest = amounts.max() ?? 0
    for index in columns.indices where largest > 0 {
      columns[index].share = max(0, amounts[index] / largest)
    }
    let known = columns.count { $0.number != nil }
    if known < 2 { columns = [] }
    let brackets = self.windows(choice, windows, last: last, columns: columns, about)
    guard known >= 2 || brackets.count >= 2 else { return empty(title(asked), .tooFewYears) }
    let shown = answers.last { $0.answer.shown.isComplete }?.answer
    return SlideScene(
      subject: title(asked) + " " + text(columns.isEmpty ? .windowsTitle : .trend),
      body: .trend(columns, brackets),
      period: columns.isEmpty
        ? brackets.map(\.label).joined(separator: "  ")
        : text(.show(.years(last - years + 1, last))),
      source: shown.map { source(of: $0) } ?? windowSource(choice, about))
  }

  private func windowSource(_ choice: IndicatorChoice, _ about: SlideSubject) -> String {
    guard let figure = spans(choice, about).first else { return "" }
    return text(.mark(.reported, ascii: values.ascii)) + "  "
      + SourceText(dataset: dataset, language: language).line(figure.source)
  }

  /// What documents state of several years at once.
  private func spans(_ choice: IndicatorChoice, _ about: SlideSubject) -> [Figure] {
    dataset.figures.statements(choice.indicator, in: about.region).map { dataset.figures[$0] }
      .filter { figure in
        guard figure.level == choice.level, figure.breakdown == choice.breakdown,
          figure.kind != .target, figure.quantity.value != nil, let years = figure.period?.years
        else { return false }
        return years.count > 1
      }
      .sorted { ($0.period?.years?.lowerBound ?? 0) < ($1.period?.years?.lowerBound ?? 0) }
  }

  private func windows(
    _ choice: IndicatorChoice, _ windows: [IndicatorID], last: Int, columns: [SlideScene.Column],
    _ about: SlideSubject
  ) -> [SlideScene.Window] {
    var brackets = spans(choice, about).map { figure -> SlideScene.Window in
      let years = figure.period?.years
      let positions = years.flatMap { years -> ClosedRange<Int>? in
        guard let first = columns.firstIndex(where: { $0.label == String(years.lowerBound) }),
          let end = columns.firstIndex(where: { $0.label == String(years.upperBound) })
        else { return nil }
        return first...end
      }
      return SlideScene.Window(
        label: PeriodText(language).text(figure.period),
        number: SlideScene.Number(
          quantity: figure.quantity, mark: values.mark([.reported])), columns: positions)
    }
    if !brackets.isEmpty { return brackets }
    for id in windows {
      let query = Query(indicator: id, region: about.region, period: .year(last))
      let found = engine.answer(query)
      guard found.shown.isComplete, let number = number(found) else { continue }
      var span: ClosedRange<Int>?
      if case .window(_, let years, let offset)? = dataset.catalogue.indicators[id]?.formula {
        let end = columns.count - 1 - offset
        if end - years + 1 >= 0 { span = end - years + 1...end }
      }
      brackets.append(SlideScene.Window(label: title(query), number: number, columns: span))
    }
    return brackets
  }
}

extension TargetProgress.Verdict {
  var role: StyleRole {
    switch self {
    case .reached, .onPace: .good
    case .behind: .watch
    case .missed: .bad
    case .unknown: .dim
    }
  }
}
