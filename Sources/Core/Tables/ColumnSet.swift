/// The columns of a table that is being filled, those of one sort beside each other.
///
/// Growing an enum's payload would copy it; so while a table grows its columns are kept by sort.
struct ColumnSet {
  /// The sort of a field's column and its place among those of the sort.
  enum Place {
    case text(Int), number(Int), date(Int), option(Int), region(Int), boolean(Int), quantity(Int)
    case list(Int), period(Int), source(Int)
  }

  let fields: [Field]
  var places: [Place] = []
  var texts: [TextArena] = []
  var numbers: [NumberColumn] = []
  var dates: [ChunkedArray<Int32>] = []
  var options: [OptionColumn] = []
  var regions: [ChunkedArray<Int32>] = []
  var booleans: [ChunkedArray<UInt8>] = []
  var quantities: [QuantityColumn] = []
  var lists: [ListColumn] = []
  var periods: [SharedColumn<Period>] = []
  var sources: [SharedColumn<[Source]>] = []

  /// Makes empty columns; `options` are the ids of each option field's options, by field.
  init(fields: [Field], options known: [String: [String]]) {
    self.fields = fields
    for field in fields {
      switch field.type {
      case .text, .longText, .enterprise, .reference, .document:
        places.append(.text(texts.count))
        texts.append(TextArena())
      case .integer, .decimal, .year:
        places.append(.number(numbers.count))
        numbers.append(NumberColumn())
      case .date:
        places.append(.date(dates.count))
        dates.append(ChunkedArray())
      case .option, .level:
        places.append(.option(options.count))
        options.append(
          OptionColumn(
            options: field.type == .level ? Rank.allCases.map(\.rawValue) : known[field.id] ?? []))
      case .region:
        places.append(.region(regions.count))
        regions.append(ChunkedArray())
      case .boolean:
        places.append(.boolean(booleans.count))
        booleans.append(ChunkedArray())
      case .quantity:
        places.append(.quantity(quantities.count))
        quantities.append(QuantityColumn())
      case .options, .texts:
        places.append(.list(lists.count))
        lists.append(ListColumn())
      case .period:
        places.append(.period(periods.count))
        periods.append(SharedColumn())
      case .source, .sources:
        places.append(.source(sources.count))
        sources.append(SharedColumn())
      }
    }
  }

  /// Adds UTF-8 to a text or option column; a fault says that nothing, or a missing one, was added.
  mutating func append(_ field: Int, utf8: UnsafeBufferPointer<UInt8>) -> TableBuilder.Fault? {
    switch places[field] {
    case .text(let place):
      if texts[place].append(utf8: utf8) { return nil }
      texts[place].append(utf8: EmptyCollection())
      return .overflow
    case .option(let place):
      return options[place].append(utf8) ? nil : .overflow
    default: return .type(fields[field].type)
    }
  }

  /// Adds a value; `type` says that nothing was added, `overflow` that a missing one was.
  mutating func append(_ field: Int, _ value: FieldValue) -> TableBuilder.Fault? {
    var fits = true
    switch (places[field], value) {
    case (.text(let place), .text(let text)), (.text(let place), .reference(let text)):
      fits = texts[place].append(text)
      if !fits { texts[place].append(utf8: EmptyCollection()) }
    case (.number(let place), .number(let number)): fits = numbers[place].append(number)
    case (.date(let place), .date(let date)): dates[place].append(date.packed)
    case (.option(let place), .option(let id)), (.option(let place), .text(let id)):
      fits = options[place].append(id.utf8)
    case (.region(let place), .region(let region)): regions[place].append(region.index)
    case (.boolean(let place), .boolean(let flag)): booleans[place].append(flag ? 1 : 0)
    case (.quantity(let place), .quantity(let quantity)):
      fits = quantities[place].append(quantity, fieldUnit: fields[field].unit ?? "")
    case (.quantity(let place), .number(let number)):
      let unit = fields[field].unit ?? ""
      fits = quantities[place].append(Quantity(number, unit: unit), fieldUnit: unit)
    case (.list(let place), .texts(let items)), (.list(let place), .options(let items)):
      lists[place].append(items)
    case (.period(let place), .period(let period)): periods[place].append(period)
    case (.source(let place), .source(let source)): sources[place].append([source])
    case (.source(let place), .sources(let list)): sources[place].append(list)
    case (_, .missing): appendMissing(field)
    default: return .type(fields[field].type)
    }
    return fits ? nil : .overflow
  }

  /// Adds a missing value.
  mutating func appendMissing(_ field: Int) {
    switch places[field] {
    case .text(let place): texts[place].append(utf8: EmptyCollection())
    case .number(let place): numbers[place].append(nil)
    case .date(let place): dates[place].append(0)
    case .option(let place): options[place].appendMissing()
    case .region(let place): regions[place].append(-1)
    case .boolean(let place): booleans[place].append(2)
    case .quantity(let place): quantities[place].append(nil, fieldUnit: "")
    case .list(let place): lists[place].append(EmptyCollection())
    case .period(let place): periods[place].append(nil)
    case .source(let place): sources[place].append(nil)
    }
  }

  /// The bytes of a text of a row that is complete; empty for a field of another sort.
  func text(_ field: Int, _ row: Int) -> ArraySlice<UInt8> {
    if case .text(let place) = places[field] { texts[place].slice(row) } else { [] }
  }

  /// The columns by field, as a table keeps them.
  consuming func finish() -> [Column] {
    places.map { place in
      switch place {
      case .text(let place): .text(texts[place])
      case .number(let place): .number(numbers[place])
      case .date(let place): .date(dates[place])
      case .option(let place): .option(options[place])
      case .region(let place): .region(regions[place])
      case .boolean(let place): .boolean(booleans[place])
      case .quantity(let place): .quantity(quantities[place])
      case .list(let place): .list(lists[place])
      case .period(let place): .period(periods[place])
      case .source(let place): .sources(sources[place])
      }
    }
  }
}
