/// Turns the values of a field into numbers that stand in their order.
struct FieldOrdinals {
  let field: Field
  let catalogue: Catalogue

  /// Missing values are the largest, whichever way the others are turned.
  static let missing = UInt64.max

  /// All alike: an unknown field puts nothing in order.
  static func equal(_ rows: ScratchBuffer<UInt32>) -> ScratchBuffer<UInt64> {
    let result = ScratchBuffer<UInt64>(count: rows.count)
    result.base.update(repeating: 0, count: rows.count)
    return result
  }

  /// The numbers as they are, or turned round.
  static func turned(_ numbers: ScratchBuffer<UInt64>, _ isDescending: Bool)
    -> ScratchBuffer<UInt64>
  {
    guard isDescending else { return numbers }
    let result = ScratchBuffer<UInt64>(count: numbers.count)
    for index in 0..<numbers.count {
      let number = numbers[index]
      result[index] = number == missing ? missing : missing - 1 - number
    }
    return result
  }

  /// The numbers for some rows of a table.
  func ordinals(
    _ table: Table, at position: Int, _ rows: ScratchBuffer<UInt32>, isDescending: Bool
  ) -> ScratchBuffer<UInt64> {
    switch table.column(position) {
    case .number(let column): numbers(column.mantissas, rows, isDescending)
    case .quantity(let column): numbers(column.numbers.mantissas, rows, isDescending)
    case .date(let days):
      map(days, rows, isDescending) { $0 == 0 ? Self.missing : UInt64(UInt32(bitPattern: $0)) }
    case .region(let numbers):
      map(numbers, rows, isDescending) { $0 < 0 ? Self.missing : UInt64(UInt32(bitPattern: $0)) }
    case .boolean(let flags):
      map(flags, rows, isDescending) { $0 > 1 ? Self.missing : UInt64($0) }
    case .option(let options):
      codes(options, rows, isDescending)
    case .text, .list, .period, .sources: texts(table, position, rows, isDescending)
    }
  }

  private func numbers(
    _ column: ChunkedArray<Int64>, _ rows: ScratchBuffer<UInt32>, _ isDescending: Bool
  ) -> ScratchBuffer<UInt64> {
    // The largest number a column holds is one below the largest there is: `missing` stays alone.
    map(column, rows, isDescending) { number in
      number == NumberColumn.missing
        ? Self.missing : min(Self.missing - 1, UInt64(bitPattern: number) ^ (1 << 63))
    }
  }

  /// Codes in the customary order of their options; unknown ones behind them by their ids.
  private func codes(
    _ column: OptionColumn, _ rows: ScratchBuffer<UInt32>, _ isDescending: Bool
  ) -> ScratchBuffer<UInt64> {
    let names = (0..<column.optionCount).map { column.name(of: UInt16($0 + 1)) ?? "" }
    let order = names.indices.sorted { a, b in
      switch (place(names[a]), place(names[b])) {
      case (let x?, let y?): x < y
      case (.some, nil): true
      case (nil, .some): false
      case (nil, nil): names[a] < names[b]
      }
    }
    var ordinal = [UInt64](repeating: Self.missing, count: column.optionCount + 1)
    for (place, code) in order.enumerated() { ordinal[code + 1] = UInt64(place) }
    let known = ordinal
    return map(column.codes, rows, isDescending) {
      Int($0) < known.count ? known[Int($0)] : Self.missing
    }
  }

  private func place(_ option: String) -> Int? {
    if field.type == .level {
      return Rank(rawValue: option).flatMap { Rank.allCases.firstIndex(of: $0) }
    }
    return field.options.flatMap { catalogue.dimensions[$0]?.index(of: option) }
  }

  /// Values that have no column of numbers, compared as texts.
  private func texts(
    _ table: Table, _ position: Int, _ rows: ScratchBuffer<UInt32>, _ isDescending: Bool
  ) -> ScratchBuffer<UInt64> {
    let words = (0..<rows.count).map { index -> String? in
      switch table.value(at: position, of: RowID(Int(rows[index]))) {
      case .text(let text), .reference(let text), .option(let text): text
      case .period(let period): period.description
      case .options(let items), .texts(let items): items.first
      case .source(let source): source.document
      case .sources(let sources): sources.first?.document
      default: nil
      }
    }
    let distinct = Set(words.compactMap { $0 }).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    let number = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, UInt64($0)) })
    let result = ScratchBuffer<UInt64>(count: rows.count)
    for (index, word) in words.enumerated() {
      result[index] = word.flatMap { number[$0] } ?? Self.missing
    }
    return Self.turned(result, isDescending)
  }

  /// The numbers of a column's values, block by block on all cores.
  private func map<Value: FixedWidthInteger & Sendable>(
    _ column: ChunkedArray<Value>, _ rows: ScratchBuffer<UInt32>, _ isDescending: Bool,
    _ ordinal: @escaping @Sendable (Value) -> UInt64
  ) -> ScratchBuffer<UInt64> {
    let result = ScratchBuffer<UInt64>(count: rows.count)
    Workers.runStretches(of: rows.count) { _, stretch in
      var index = stretch.lowerBound
      let end = stretch.upperBound
      while index < end {
        let block = Int(rows[index]) >> 10
        column.withBlock(block) { values in
          while index < end, Int(rows[index]) >> 10 == block {
            let place = Int(rows[index]) & 1_023
            let number = place < values.count ? ordinal(values[place]) : Self.missing
            result[index] =
              isDescending && number != Self.missing ? Self.missing - 1 - number : number
            index += 1
          }
        }
      }
    }
    return result
  }
}
