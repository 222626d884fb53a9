package import Core

/// What a new row is about beforehand: the enterprise whose card is open, the year shown.
package struct FormOccasion: Sendable, Equatable {
  /// The place the person stands in.
  package var place: RegionID
  /// Id of the enterprise whose card is open.
  package var enterprise: String?
  /// The year that the screen shows; nil for all periods.
  package var year: Int?
  /// The part of time that an obligation is to be met in, and what the row has to hold for it.
  package var duty: DutyOccasion?

  /// Makes an occasion.
  package init(place: RegionID, enterprise: String? = nil, year: Int? = nil) {
    self.place = place
    self.enterprise = enterprise
    self.year = year
  }
}

/// What a row is recorded for.
package struct DutyOccasion: Sendable, Equatable {
  /// Id of the obligation.
  package var obligation: String
  /// The part of time that it is to be met in.
  package var period: Period
  /// What the row has to hold.
  package var values: [String: FieldValue]
}

extension FormState {
  /// A form for a new row; nil for an unknown register.
  package static func new(_ register: String, _ occasion: FormOccasion, _ context: FormContext)
    -> FormState?
  {
    guard let schema = context.dataset.catalogue.registers[register] else { return nil }
    var form = FormState(
      register: register, purpose: .new, place: occasion.place,
      fields: ordered(schema).map { FormField($0) })
    form.dutyYear = occasion.duty?.period.years?.upperBound
    for index in form.fields.indices {
      let value = initial(form.fields[index].field, of: schema, occasion, context)
      if let value { form.fields[index].preset(value, context) }
    }
    form.begin(context)
    return form
  }

  /// A form for a row that stands; nil where it does not.
  package static func edit(
    _ register: String, row id: String, place: RegionID, _ context: FormContext
  ) -> FormState? {
    guard let table = context.dataset.table(register), let row = table.find(id) else { return nil }
    var form = FormState(
      register: register, purpose: .edit(id), place: table.region(of: row) ?? place,
      fields: ordered(table.schema).map { FormField($0) })
    for index in form.fields.indices {
      let id = form.fields[index].id
      form.fields[index].open(table.value(id, of: row), context)
      // Rows change state by moves alone.
      form.fields[index].isFixed = id == table.schema.states?.field
    }
    form.begin(context)
    return form
  }

  /// A form for what a move needs; nil where the row does not stand in the state that it leads out of.
  package static func move(
    _ move: RegisterSchema.States.Move, of register: String, row id: String, place: RegionID,
    _ context: FormContext
  ) -> FormState? {
    guard let table = context.dataset.table(register), let row = table.find(id),
      let states = table.schema.states, table.value(states.field, of: row) == .option(move.from)
    else { return nil }
    // What the move needs comes first: its date and score; who acted comes last.
    let fields = (move.needs + move.asks + states.asks).compactMap { table.schema[$0] }
      .map { FormField($0, isRequired: move.needs.contains($0.id)) }
    var rest: RowDraft = [:]
    for field in table.schema.fields {
      let value = table.value(field.id, of: row)
      if !value.isMissing { rest[field.id] = value }
    }
    rest[states.field] = .option(move.to)
    var form = FormState(
      register: register, purpose: .move(id, from: move.from, to: move.to),
      place: table.region(of: row) ?? place, fields: fields, rest: rest)
    for index in form.fields.indices {
      let field = form.fields[index].field
      form.fields[index].open(table.value(field.id, of: row), context)
      if field.type == .date, form.fields[index].isRequired, form.fields[index].value.isMissing {
        form.fields[index].preset(.date(PartialDate(context.entry.today)), context)
      }
    }
    form.refresh(context)
    if let first = form.stops.first { form.setFocus(first, context) }
    return form
  }

  /// The context in which dates are read: those without a year are of the form's own, where it has one.
  ///
  /// That is the year it is to be met in, else what the person or the row itself states in the register's first field of a year
  /// or a period; the year that merely was on the screen is none. A move is made now, whenever the row began.
  func dated(_ context: FormContext) -> FormContext {
    var context = context
    context.entry.year = dutyYear ?? statedYear(context)
    return context
  }

  private func statedYear(_ context: FormContext) -> Int? {
    let times = context.dataset.catalogue.registers[register]?.timeFields ?? []
    return times.lazy.compactMap { id -> Int? in
      guard let field = fields.first(where: { $0.id == id }),
        field.isTyped || !field.original.isMissing
      else { return nil }
      switch (field.field.type, field.value) {
      case (.year, .number(let year)): return year.integer
      case (.period, .period(let period)): return period.years?.upperBound
      default: return nil
      }
    }.first
  }

  private mutating func begin(_ context: FormContext) {
    refresh(context)
    if let first = stops.first(where: { fields.indices.contains($0) && fields[$0].text.isEmpty })
      ?? stops.first
    {
      setFocus(first, context)
    }
  }

  /// The fields by the headings of the form; those without one last, as the catalogue has them.
  private static func ordered(_ schema: RegisterSchema) -> [Field] {
    let groups = schema.groups.map(\.id)
    let headed = groups.flatMap { group in schema.fields.filter { $0.group == group } }
    return headed
      + schema.fields.filter { field in field.group.map { !groups.contains($0) } ?? true }
  }

  /// What a new row has in a field; nil for nothing.
  private static func initial(
    _ field: Field, of schema: RegisterSchema, _ occasion: FormOccasion, _ context: FormContext
  ) -> FieldValue? {
    if field.id == schema.states?.field, let state = schema.states?.initial {
      return .option(state)
    }
    if let value = occasion.duty?.values[field.id] { return value }
    if let words = field.initial { return FieldValue(words, for: field) }
    if field.id == schema.ownerField { return occasion.enterprise.map { .reference($0) } }
    if field.id == schema.locatedField, field.type == .region {
      return .region(occasion.place)
    }
    guard schema.timeFields.contains(field.id) else { return nil }
    let today = context.entry.today
    if let duty = occasion.duty, field.id == schema.timeFields.first {
      switch field.type {
      case .period: return .period(duty.period)
      case .year:
        return (duty.period.years?.upperBound).map { .number(FixedDecimal($0)) }
      case .date:
        // The day is known only as far as it may still be met today.
        return duty.period.days?.contains(today) ?? false ? .date(PartialDate(today)) : nil
      default: return nil
      }
    }
    // The day of a paper that need not name one is not guessed.
    if field.type == .date, !field.isRequired || field.id != schema.timeFields.first { return nil }
    switch field.type {
    case .date: return .date(PartialDate(today))
    case .year: return .number(FixedDecimal(occasion.year ?? today.year))
    case .period: return .period(.year(occasion.year ?? today.year))
    default: return nil
    }
  }
}
