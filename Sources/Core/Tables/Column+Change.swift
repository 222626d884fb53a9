extension Column {
  /// Takes the column out, leaving an empty one, so that its payload is changed in place.
  private mutating func taken() -> Column {
    let column = self
    self = .boolean(ChunkedArray())
    return column
  }

  /// Adds a row without a value.
  mutating func appendMissing() {
    switch taken() {
    case .text(var arena):
      arena.append(utf8: EmptyCollection())
      self = .text(arena)
    case .number(var numbers):
      numbers.append(nil)
      self = .number(numbers)
    case .date(var days):
      days.append(0)
      self = .date(days)
    case .option(var options):
      options.appendMissing()
      self = .option(options)
    case .region(var numbers):
      numbers.append(-1)
      self = .region(numbers)
    case .boolean(var flags):
      flags.append(2)
      self = .boolean(flags)
    case .quantity(var quantities):
      quantities.append(nil, fieldUnit: "")
      self = .quantity(quantities)
    case .list(var lists):
      lists.append(EmptyCollection())
      self = .list(lists)
    case .period(var periods):
      periods.append(nil)
      self = .period(periods)
    case .sources(var sources):
      sources.append(nil)
      self = .sources(sources)
    }
  }

  /// Puts a value at a row.
  ///
  /// The fault `type` says that nothing changed, `overflow` that the value is missing now.
  mutating func set(_ row: RowID, _ value: FieldValue, _ field: Field) -> TableBuilder.Fault? {
    guard takes(value) else { return .type(field.type) }
    let index = Int(row.index)
    var fits = true
    switch taken() {
    case .text(var arena):
      let text =
        switch value {
        case .text(let words), .reference(let words): words
        default: ""
        }
      fits = arena.set(index, utf8: Array(text.utf8))
      if !fits { arena.set(index, utf8: []) }
      self = .text(arena)
    case .number(var numbers):
      fits = numbers.set(index, value.decimal)
      self = .number(numbers)
    case .date(var days):
      if case .date(let date) = value { days[index] = date.packed } else { days[index] = 0 }
      self = .date(days)
    case .option(var options):
      switch value {
      case .option(let id), .text(let id): fits = options.set(index, id)
      default: fits = options.set(index, nil)
      }
      self = .option(options)
    case .region(var numbers):
      if case .region(let region) = value {
        numbers[index] = region.index
      } else {
        numbers[index] = -1
      }
      self = .region(numbers)
    case .boolean(var flags):
      if case .boolean(let flag) = value { flags[index] = flag ? 1 : 0 } else { flags[index] = 2 }
      self = .boolean(flags)
    case .quantity(var quantities):
      let unit = field.unit ?? ""
      switch value {
      case .quantity(let quantity): fits = quantities.set(index, quantity, fieldUnit: unit)
      case .number(let number):
        fits = quantities.set(index, Quantity(number, unit: unit), fieldUnit: unit)
      default: fits = quantities.set(index, nil, fieldUnit: unit)
      }
      self = .quantity(quantities)
    case .list(var lists):
      switch value {
      case .texts(let items), .options(let items): fits = lists.set(index, items)
      default: fits = lists.set(index, [])
      }
      if !fits { _ = lists.set(index, []) }
      self = .list(lists)
    case .period(var periods):
      if case .period(let period) = value {
        periods.set(index, period)
      } else {
        periods.set(index, nil)
      }
      self = .period(periods)
    case .sources(var sources):
      switch value {
      case .source(let source): sources.set(index, [source])
      case .sources(let list): sources.set(index, list)
      default: sources.set(index, nil)
      }
      self = .sources(sources)
    }
    return fits ? nil : .overflow
  }

  /// Whether a value is of a sort that the column holds; a missing one always is.
  private func takes(_ value: FieldValue) -> Bool {
    switch (self, value) {
    case (_, .missing), (.text, .text), (.text, .reference), (.number, .number), (.date, .date),
      (.option, .option), (.option, .text), (.region, .region), (.boolean, .boolean),
      (.quantity, .quantity), (.quantity, .number), (.list, .texts), (.list, .options),
      (.period, .period), (.sources, .source), (.sources, .sources):
      true
    default: false
    }
  }
}
