/// One field of all rows of a table.
///
/// Numbers, dates, regions and option codes have a fixed width; texts are ranges of one arena.
package enum Column: Sendable {
  /// Texts, references and documents; the empty text is missing.
  case text(TextArena)
  case number(NumberColumn)
  /// Days packed as year × 10,000 + month × 100 + day, parts unknown as 0; 0 is missing.
  case date(ChunkedArray<Int32>)
  /// Codes of options or levels, 0 is missing, and what they mean.
  case option(OptionColumn)
  /// Numbers of regions; below 0 is missing.
  case region(ChunkedArray<Int32>)
  /// 0 no, 1 yes, 2 missing.
  case boolean(ChunkedArray<UInt8>)
  case quantity(QuantityColumn)
  /// Texts or options, several a row.
  case list(ListColumn)
  /// Values of which many rows share few: periods and sources.
  case period(SharedColumn<Period>)
  case sources(SharedColumn<[Source]>)
}

/// Numbers of one field with one scale for all.
package struct NumberColumn: Sendable {
  /// Stands for a missing number.
  package static let missing = Int64.min

  /// Mantissas at `scale`, or `missing`.
  package private(set) var mantissas = ChunkedArray<Int64>()
  /// Digits after the point of every mantissa.
  package private(set) var scale = 0

  /// Makes an empty column.
  init() {}

  /// Takes numbers of one scale.
  init(_ mantissas: ChunkedArray<Int64>, scale: Int) {
    self.mantissas = mantissas
    self.scale = scale
  }

  /// Adds a number or a missing one; false, and a missing one added, where it does not fit.
  @discardableResult
  package mutating func append(_ number: FixedDecimal?) -> Bool {
    let digits = digits(number)
    mantissas.append(digits ?? Self.missing)
    return digits != nil || number == nil
  }

  /// Whether numbers of one scale fit beside those that are here.
  func takes(_ digits: UnsafeBufferPointer<Int64>, scale places: Int) -> Bool {
    func fit(_ numbers: some Sequence<Int64>, _ more: Int) -> Bool {
      guard let factor = Int64(exactly: FixedDecimal.powerOfTen(more)) else { return false }
      let limit = Int64.max / factor
      return numbers.allSatisfy { $0 == Self.missing || (-limit...limit).contains($0) }
    }
    if places < scale { return fit(digits, scale - places) }
    let least = leastScale(digits, places)
    return least == scale || fit(mantissas, least - scale)
  }

  /// The least scale, not below the column's, that numbers of another scale need.
  ///
  /// A block may have been scanned with a scale that only other rows of it need.
  private func leastScale(_ digits: UnsafeBufferPointer<Int64>, _ places: Int) -> Int {
    var least = places
    var power: Int64 = 10
    while least > scale, digits.allSatisfy({ $0 == Self.missing || $0 % power == 0 }) {
      least -= 1
      power = least > scale ? power * 10 : power
    }
    return least
  }

  /// Adds numbers of one scale, which the column takes.
  mutating func append(_ digits: UnsafeBufferPointer<Int64>, scale places: Int) {
    if places == scale {
      mantissas.append(contentsOf: digits)
      return
    }
    let least = leastScale(digits, places)
    if least > scale { _ = widen(to: least) }
    let factor = Int64(truncatingIfNeeded: FixedDecimal.powerOfTen(max(0, scale - places)))
    let divisor = Int64(truncatingIfNeeded: FixedDecimal.powerOfTen(max(0, places - scale)))
    for digits in digits {
      mantissas.append(digits == Self.missing ? Self.missing : digits &* factor / divisor)
    }
  }

  /// Adds missing numbers.
  mutating func append(missing count: Int) {
    mantissas.append(repeating: Self.missing, count: count)
  }

  /// Puts a number or a missing one at a row; false, and a missing one put, where it does not fit.
  mutating func set(_ index: Int, _ number: FixedDecimal?) -> Bool {
    let digits = digits(number)
    mantissas[index] = digits ?? Self.missing
    return digits != nil || number == nil
  }

  /// The number's digits at the column's scale, which grows where it must; nil if it cannot be kept.
  private mutating func digits(_ number: FixedDecimal?) -> Int64? {
    guard let short = number?.normalized,
      Int(short.scale) <= scale || widen(to: Int(short.scale)),
      let digits = Int64(exactly: short.wide(at: Int8(scale))), digits != Self.missing
    else { return nil }
    return digits
  }

  /// Brings all numbers to more digits; false, and nothing changed, if one does not fit.
  private mutating func widen(to places: Int) -> Bool {
    guard let factor = Int64(exactly: FixedDecimal.powerOfTen(places - scale)) else { return false }
    let limit = Int64.max / factor
    guard mantissas.allSatisfy({ $0 == Self.missing || (-limit...limit).contains($0) })
    else { return false }
    mantissas.mapInPlace { $0 == Self.missing ? $0 : $0 * factor }
    scale = places
    return true
  }

  /// The number at a row, or nil.
  package subscript(index: Int) -> FixedDecimal? {
    let digits = mantissas[index]
    return digits == Self.missing
      ? nil : FixedDecimal(mantissa: digits, scale: scale)?.normalized
  }
}

/// Choices of one field as codes.
package struct OptionColumn: Sendable {
  /// Per row the code; 0 is missing.
  package private(set) var codes = ChunkedArray<UInt16>()
  private(set) var names = TextArena()
  private var index = TextIndex()

  /// Makes an empty column that knows the options of the catalogue, in their order from code 1.
  init(options: [String]) {
    for option in options { _ = learn(option.utf8) }
  }

  /// Takes codes and the options that they are of, by code from 1.
  init(codes: ChunkedArray<UInt16>, names: TextArena) {
    self.codes = codes
    self.names = names
    for name in 0..<names.count { _ = index.insert(name, of: names) }
  }

  /// The code of an option, or nil.
  package func code(of option: some Collection<UInt8>) -> UInt16? {
    index.find(option, in: names).map { UInt16($0 + 1) }
  }

  /// The option with a code; nil for missing.
  package func name(of code: UInt16) -> String? { code == 0 ? nil : names[Int(code) - 1] }

  /// How many options are known.
  package var optionCount: Int { names.count }

  /// Adds a choice, learning an unknown one; false, and a missing one added, past 65,535 options.
  @discardableResult
  package mutating func append(_ option: some Collection<UInt8>) -> Bool {
    let code = learn(option)
    codes.append(code)
    return code != 0
  }

  /// Adds choices by their codes, which are known, or 0.
  mutating func append(codes: UnsafeBufferPointer<Int32>) { self.codes.append(converting: codes) }

  /// Adds rows without a choice.
  mutating func append(missing count: Int) { codes.append(repeating: 0, count: count) }

  /// Puts a choice at a row, learning an unknown one; nil is missing, false means not taken.
  mutating func set(_ index: Int, _ option: String?) -> Bool {
    let code = option.map { learn($0.utf8) } ?? 0
    codes[index] = code
    return code != 0 || option == nil
  }

  /// Adds a row without a choice.
  package mutating func appendMissing() { codes.append(0) }

  private mutating func learn(_ option: some Collection<UInt8>) -> UInt16 {
    if let known = code(of: option) { return known }
    guard names.count < Int(UInt16.max) else { return 0 }
    names.append(utf8: option)
    _ = index.insert(names.count - 1, of: names)
    return UInt16(names.count)
  }
}

/// Quantities of one field: numbers, and beside them what few rows have.
package struct QuantityColumn: Sendable {
  /// The values in the units of their rows; missing where unquantified.
  package private(set) var numbers = NumberColumn()
  /// Per row the position of the qualifier in `Qualifier.allCases`; 255 is missing.
  package private(set) var qualifiers = ChunkedArray<UInt8>()
  private(set) var units: [Int32: String] = [:]
  private(set) var printed: [Int32: String] = [:]

  /// Makes an empty column.
  init() {}

  /// Takes numbers, the codes of their qualifiers, and by row what few have.
  init(
    _ numbers: NumberColumn, qualifiers: ChunkedArray<UInt8>, units: [Int32: String],
    printed: [Int32: String]
  ) {
    self.numbers = numbers
    self.qualifiers = qualifiers
    self.units = units
    self.printed = printed
  }

  /// Adds a quantity or a missing one; the unit is kept only where it differs from the field's.
  @discardableResult
  mutating func append(_ quantity: Quantity?, fieldUnit: String) -> Bool {
    let row = Int32(truncatingIfNeeded: qualifiers.count)
    qualifiers.append(Self.code(quantity))
    if let quantity {
      if quantity.unit != fieldUnit { units[row] = quantity.unit }
      if let text = quantity.printed { printed[row] = text }
    }
    return numbers.append(quantity?.value)
  }

  /// Adds exact quantities in the field's unit, which the numbers take.
  mutating func append(_ digits: UnsafeBufferPointer<Int64>, scale: Int) {
    numbers.append(digits, scale: scale)
    let codes = digits.map { $0 == NumberColumn.missing ? 255 : Self.exactCode }
    codes.withUnsafeBufferPointer { qualifiers.append(contentsOf: $0) }
  }

  /// Adds missing quantities.
  mutating func append(missing count: Int) {
    numbers.append(missing: count)
    qualifiers.append(repeating: 255, count: count)
  }

  /// Puts a quantity or a missing one at a row.
  mutating func set(_ index: Int, _ quantity: Quantity?, fieldUnit: String) -> Bool {
    let row = Int32(truncatingIfNeeded: index)
    qualifiers[index] = Self.code(quantity)
    let unit = quantity.flatMap { $0.unit == fieldUnit ? nil : $0.unit }
    // Looked up first: writing nil where there is nothing would copy a shared dictionary.
    if units[row] != unit { units[row] = unit }
    if printed[row] != quantity?.printed { printed[row] = quantity?.printed }
    return numbers.set(index, quantity?.value)
  }

  private static func code(_ quantity: Quantity?) -> UInt8 {
    quantity.flatMap { Qualifier.allCases.firstIndex(of: $0.qualifier) }.map { UInt8($0) } ?? 255
  }

  /// Whether a qualifier's code says that a number is exact.
  static func isExact(_ code: UInt8) -> Bool { code == exactCode }

  /// The code of an exact number: 0, as the scans rely on.
  static let exactCode = UInt8(Qualifier.allCases.firstIndex(of: .exact) ?? 0)

  /// The rows whose unit is not the field's; few, in no order.
  var rowsOfOtherUnits: [Int32] { units.isEmpty ? [] : Array(units.keys) }

  /// Whether a row's unit is not the field's.
  func hasOtherUnit(_ row: Int) -> Bool {
    !units.isEmpty && units[Int32(truncatingIfNeeded: row)] != nil
  }

  /// Whether a row has nothing but an exact number in the field's unit, or nothing at all.
  func isPlain(_ index: Int) -> Bool {
    guard index < qualifiers.count, qualifiers[index] != 255 else { return true }
    guard Qualifier.allCases[Int(qualifiers[index])] == .exact else { return false }
    let row = Int32(truncatingIfNeeded: index)
    return (units.isEmpty || units[row] == nil) && (printed.isEmpty || printed[row] == nil)
  }

  /// The quantity at a row, or nil.
  func quantity(_ index: Int, fieldUnit: String) -> Quantity? {
    let code = Int(qualifiers[index])
    guard code < Qualifier.allCases.count else { return nil }
    let row = Int32(truncatingIfNeeded: index)
    return Quantity(
      numbers[index], unit: units[row] ?? fieldUnit, qualifier: Qualifier.allCases[code],
      printed: printed[row])
  }
}
