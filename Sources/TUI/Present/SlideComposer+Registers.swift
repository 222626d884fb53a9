internal import Core

/// The registers and fields that slides know by name.
private enum Known {
  static let honours = "honours"
  static let cases = "excellentCases"
  static let decisions = "decisions"
  static let plans = "inspectionPlans"
}

extension SlideComposer {
  /// Honours by title; holders are named only as far as the deck allows.
  func honours(limit: Int, _ about: SlideSubject) -> SlideScene {
    guard let table = dataset.table(Known.honours) else { return empty(honoursTitle, .noData) }
    let rows = dataset.customarilySorted(
      engine.rows(of: Known.honours, in: about.region), of: Known.honours)
    guard !rows.isEmpty else { return empty(honoursTitle, .noData) }
    var groups: [(title: String, holders: [String], count: Int)] = []
    for row in rows {
      let title = table.value("title", of: row).words ?? table.id(of: row)
      let holder = mayName(row, in: table, about) ? table.value("holder", of: row).words : nil
      if let index = groups.firstIndex(where: { $0.title == title }) {
        groups[index].count += 1
        if let holder { groups[index].holders.append(holder) }
      } else {
        groups.append((title, [holder].compactMap { $0 }, 1))
      }
    }
    let lines = groups.prefix(limit).map { group in
      guard let first = group.holders.first else {
        return SlideScene.Line(text: group.title, remark: text(.show(.holders(group.count))))
      }
      let names = group.holders.joined(separator: language == .zh ? "、" : ", ")
      let isFew = DisplayWidth.columns(of: names) <= 32
      return SlideScene.Line(
        text: group.title,
        remark: isFew ? names : text(.show(.holderAndMore(first, group.count))))
    }
    return SlideScene(
      subject: honoursTitle,
      body: .lines(heading: count(rows.count, Known.honours, unit: "项", about), Array(lines)),
      period: years(rows, in: table), source: onFile(table))
  }

  private var honoursTitle: String {
    dataset.catalogue.registers[Known.honours].map { text($0.title) } ?? Known.honours
  }

  /// Who may be named: offices and places always, enterprises and people only if the deck says so.
  private func mayName(_ row: RowID, in table: Table, _ about: SlideSubject) -> Bool {
    switch table.value("holderKind", of: row).words {
    case "bureau", "region", "institution": return table.owner(of: row) == nil
    case "enterprise": return about.shows.contains(.enterpriseNames)
    default: return about.shows.contains(.personalData)
    }
  }

  /// A case of this place or below, another one every day.
  func caseOfDay(_ about: SlideSubject) -> SlideScene {
    let heading = text(.show(.caseOfDay))
    guard let table = dataset.table(Known.cases) else { return empty(heading, .noData) }
    let rows = engine.rows(of: Known.cases, in: about.region).filter { row in
      about.shows.contains(.enterpriseNames)
        || table.owner(of: row) == nil && table.value("kind", of: row).words != "enterprise"
    }
    guard !rows.isEmpty else { return empty(heading, .noData) }
    let row = rows[today.dayNumber % rows.count]
    let fields = FieldText(dataset: dataset, language: language)
    var lines: [SlideScene.Line] = []
    for id in ["author", "tags", "level"] {
      guard let field = table.schema.fields.first(where: { $0.id == id }),
        let words = fields.text(field, of: row, in: table)
      else { continue }
      lines.append(SlideScene.Line(text: words, role: id == "author" ? .text : .dim))
    }
    let place = dataset.place(of: row, in: table)
    if let place, place != about.region {
      lines.append(SlideScene.Line(text: name(place), role: .dim))
    }
    return SlideScene(
      subject: heading, body: .cover(table.value("title", of: row).words ?? "", lines),
      period: years([row], in: table),
      source: table.value("source", of: row).place.map {
        SourceText(dataset: dataset, language: language).line($0)
      } ?? onFile(table))
  }

  /// Decisions not carried out, the most urgent first.
  func decisions(limit: Int, _ about: SlideSubject) -> SlideScene {
    let heading = text(.show(.openDecisions))
    guard let table = dataset.table(Known.decisions) else { return empty(heading, .noData) }
    let all = engine.rows(of: Known.decisions, in: about.region)
    let open = all.filter { row in
      table.value("state", of: row).words != "done" && table.value("done", of: row) == .missing
    }.sorted { due($0, table) ?? .distant < due($1, table) ?? .distant }
    guard !all.isEmpty else { return empty(heading, .noData) }
    let lines = open.prefix(limit).map { row -> SlideScene.Line in
      var line = SlideScene.Line(text: table.value("text", of: row).words ?? table.id(of: row))
      let owner = table.value("owner", of: row).words
      var remarks = [owner].compactMap { $0 }
      if let due = due(row, table) {
        let days = due.dayNumber - today.dayNumber
        remarks.append(text(.show(days < 0 ? .overdue(days: -days) : .dueIn(days: days))))
        line.remarkRole = days < 0 ? .bad : .dim
      }
      line.remark = remarks.joined(separator: "  ")
      return line
    }
    return SlideScene(
      subject: heading,
      body: .lines(
        heading: count(open.count, Known.decisions, unit: "项", about), Array(lines)),
      period: text(.show(.asOf(today))), source: onFile(table))
  }

  private func due(_ row: RowID, _ table: Table) -> CalendarDate? {
    if case .date(let date) = table.value("due", of: row) { date.last } else { nil }
  }

  /// The completion board of the plan that was drawn above.
  func plan(_ about: SlideSubject) -> SlideScene {
    let heading = dataset.catalogue.registers[Known.plans].map { text($0.title) } ?? Known.plans
    guard let table = dataset.table(Known.plans), let year = about.year(engine) else {
      return empty(heading, .noData)
    }
    let rows = engine.rows(of: Known.plans, in: about.region).filter { row in
      if case .period(let period) = table.value("period", of: row) {
        return period.years?.contains(year) ?? false
      }
      return false
    }
    func sum(_ field: String) -> FixedDecimal? {
      let numbers = rows.compactMap { row -> FixedDecimal? in
        if case .number(let number) = table.value(field, of: row) { number } else { nil }
      }
      return numbers.isEmpty
        ? nil : numbers.reduce(FixedDecimal.zero as FixedDecimal?) { $0?.adding($1) }
    }
    guard let task = sum("task"), !task.isZero else { return empty(heading, .noData) }
    let done = sum("done")
    let parts: [(ShowPhrase, FixedDecimal?, FixedDecimal?, String)] = [
      (.doneRate, done, task, "done"), (.closedRate, sum("closed"), done, "closed"),
      (.publishedRate, sum("published"), done, "published"),
    ]
    let bars = parts.compactMap { phrase, part, whole, key -> SlideScene.Row? in
      guard let part, let whole,
        let share = Ratio(part, of: whole).value(times: .percent, places: 1)
      else { return nil }
      return SlideScene.Row(
        label: text(.show(phrase)),
        number: SlideScene.Number(
          quantity: Quantity(share.normalized, unit: "%"), mark: values.mark([.computed]),
          key: .count(Known.plans + "." + key, about.region)),
        fraction: "\(part.plain)/\(whole.plain)", share: min(1, share.approximateValue / 100))
    }
    let unit = table.schema.fields.first { $0.id == "task" }?.unit ?? "家次"
    let number = SlideScene.Number(
      quantity: Quantity(done ?? .zero, unit: unit),
      key: .count(Known.plans, about.region))
    let lines = [
      SlideScene.Line(text: text(.show(.planned(full(Quantity(task, unit: unit)))))),
      SlideScene.Line(text: text(.show(.notReplacing)), role: .dim),
    ]
    return SlideScene(
      subject: heading, body: .board(number, bars, lines), period: text(.year(year)),
      source: onFile(table))
  }

  /// Days until a deadline.
  func countdown(_ deadline: Slide.Deadline, _ about: SlideSubject) -> SlideScene {
    let heading = text(.show(.deadline))
    var day: CalendarDate?
    var obligation: Obligation?
    switch deadline {
    case .day(let date): day = date
    case .yearly(let monthDay):
      let thisYear = Obligation.day(monthDay, in: today.year)
      day = thisYear >= today ? thisYear : Obligation.day(monthDay, in: today.year + 1)
    case .obligation(let id):
      obligation = dataset.catalogue.obligations[id]
      day = obligation?.nextDue(from: today)
    case .next:
      let bound = dataset.catalogue.obligations.all.filter { $0.binds(about.region, of: regions) }
        .compactMap { one in one.nextDue(from: today).map { (one, $0) } }
      let next = bound.min { $0.1 < $1.1 }
      obligation = next?.0
      day = next?.1
    }
    guard let day else { return empty(heading, .noDeadline) }
    let days = day.dayNumber - today.dayNumber
    var lines: [SlideScene.Line] = []
    if let recipient = obligation?.recipient {
      lines.append(SlideScene.Line(text: text(.show(.owedTo(text(recipient))))))
    }
    lines.insert(SlideScene.Line(text: text(.show(.dueOn(day)))), at: 0)
    if days <= 0 {
      let late = text(.show(days == 0 ? .dueIn(days: 0) : .overdue(days: -days)))
      lines.insert(SlideScene.Line(text: late, role: days < 0 ? .bad : .watch), at: 0)
    }
    let number = SlideScene.Number(
      quantity: Quantity(FixedDecimal(abs(days)), unit: "天"))
    return SlideScene(
      subject: obligation.map { text($0.title) } ?? heading,
      body: .board(number, [], lines),
      period: text(.show(.asOf(today))), source: obligation?.source.flatMap(lawWords) ?? "")
  }

  private func lawWords(_ source: DefinitionSource) -> String? {
    if let document = source.document {
      // A room can make nothing of a document's identifier.
      guard dataset.documents[document] != nil else { return source.standard }
      return SourceText(dataset: dataset, language: language).line(
        Source(
          document: document, caseName: source.caseName, section: source.clause ?? source.section))
    }
    return source.standard
  }

  // MARK: - Common

  private func count(_ count: Int, _ name: String, unit: String, _ about: SlideSubject)
    -> SlideScene.Number
  {
    SlideScene.Number(
      quantity: Quantity(FixedDecimal(count), unit: unit), key: .count(name, about.region))
  }

  /// The register that rows stand in.
  func onFile(_ table: Table) -> String { text(.show(.fromRegister(text(table.schema.title)))) }

  private func years(_ rows: [RowID], in table: Table) -> String {
    let years = rows.compactMap { row -> Int? in
      for field in table.schema.timeFields {
        switch table.value(field, of: row) {
        case .number(let number): if let year = number.integer { return Int(year) }
        case .date(let date): return date.year
        default: continue
        }
      }
      return nil
    }
    guard let first = years.min(), let last = years.max() else { return text(.periodNotStated) }
    return text(first == last ? .year(first) : .show(.years(first, last)))
  }
}

extension CalendarDate {
  /// After every date that anybody sets.
  fileprivate static let distant = CalendarDate.last(ofMonth: 12, year: 9999)
}

extension FieldValue {
  /// The text, or the id of the option or row.
  fileprivate var words: String? {
    switch self {
    case .text(let text), .option(let text), .reference(let text): text
    default: nil
    }
  }

  /// Where the row stands.
  fileprivate var place: Source? {
    if case .source(let source) = self { source } else { nil }
  }
}
