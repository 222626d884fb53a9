extension EnteredText {
  /// Reads a number for a cell: `1,234`, `3.7万余`, `约500人`, `三十七`, `454/575`, `93.5%`.
  ///
  /// The value is in the cell's unit, or in one of `also` where that was typed. A word for the unit
  /// may follow; one that cannot be converted is a problem. A rate may be entered as its fraction,
  /// with or without the percentage beside it. `0` and 零报告 are nought; nothing is `nothing`.
  ///
  /// `unit` is the cell's, by its id; `also` are units that the cell takes as they are: 人 beside 人次.
  /// `places` are the digits after the point that the cell takes; nil for the unit's own.
  package static func quantity(
    _ text: String, unit: String, units: UnitTable, also: [String] = [], places: Int? = nil
  ) -> Result<EnteredQuantity, EnteredProblem> {
    switch cell(text, unit: unit, units: units, also: also, places: places) {
    case .success(.value(let value)): .success(value)
    case .success(.missing): .failure(EnteredProblem(text, .nothing))
    case .success(.notApplicable): .failure(EnteredProblem(text, .notApplicable))
    case .failure(let problem): .failure(problem)
    }
  }

  /// Reads what stands in a cell, which may be nothing; see ``quantity(_:unit:units:also:places:)``.
  package static func cell(
    _ text: String, unit: String, units: UnitTable, also: [String] = [], places: Int? = nil
  ) -> Result<EnteredCell, EnteredProblem> {
    let cleaned = spelledOut(cleaned(text))
    if isMissing(cleaned) { return .success(.missing) }
    if isNotApplicable(cleaned) { return .success(.notApplicable) }
    var reader = QuantityReader(cleaned, units: units)
    do throws(EntryFault) {
      let parts = try reader.read()
      let target = QuantityTarget(unit: unit, also: also, places: places, units: units)
      return .success(.value(try target.value(of: parts, cleaned)))
    } catch {
      return .failure(EnteredProblem(text, error.kind))
    }
  }

  /// The words for which the keyboard has a sign, so that nobody needs an input method for them:
  /// `9500+` is 9500余, `~500` 约500, `<1900` 近1900, `>300` 超300, `3.7w` 3.7万.
  static func spelledOut(_ cleaned: String) -> String {
    guard cleaned.utf8.contains(where: { [0x2B, 0x3C, 0x3E, 0x57, 0x77, 0x7E].contains($0) }) else {
      return cleaned
    }
    let signs = Array(cleaned.unicodeScalars)
    func isDigit(_ index: Int) -> Bool {
      signs.indices.contains(index) && ("0"..."9").contains(signs[index])
    }
    // What follows a word is another one, or nothing: anything else is a formula or a name.
    func ends(_ index: Int) -> Bool {
      !signs.indices.contains(index) || !signs[index].isASCII || signs[index] == "+"
    }
    var words = String.UnicodeScalarView()
    for (index, sign) in signs.enumerated() {
      switch sign {
      case "~" where index == 0 && isDigit(1): words.append("约")
      case "<" where index == 0 && isDigit(1): words.append("近")
      case ">" where index == 0 && isDigit(1): words.append("超")
      case "w" where isDigit(index - 1) && ends(index + 1),
        "W" where isDigit(index - 1) && ends(index + 1):
        words.append("万")
      case "+" where ends(index + 1) && (isDigit(index - 1) || words.last == "万"):
        words.append("余")
      default: words.append(sign)
      }
    }
    return String(words)
  }

  /// Reads an exact number without unit, for fields that are counted or measured.
  static func number(_ text: String) -> Result<FixedDecimal, EnteredProblem> {
    var reader = QuantityReader(cleaned(text), units: UnitTable())
    do throws(EntryFault) {
      let parts = try reader.read()
      if let word = parts.qualifierWords.first {
        return .failure(EnteredProblem(text, .qualifiers([word])))
      }
      guard !parts.isPercent, parts.fraction == nil, let value = parts.value
      else { return .failure(EnteredProblem(text, .unreadable(part: cleaned(text)))) }
      return .success(value)
    } catch {
      return .failure(EnteredProblem(text, error.kind))
    }
  }
}

/// The cell that a number is for: what its parts come to in the cell's unit.
struct QuantityTarget {
  var unit: String
  var also: [String]
  var places: Int?
  var units: UnitTable

  func value(
    of parts: QuantityReader.Parts, _ text: String
  ) throws(EntryFault) -> EnteredQuantity {
    let qualifier = try parts.qualifier()
    let printed = qualifier == .exact ? nil : compact(text)
    if let fraction = parts.fraction { return try rate(parts, fraction, qualifier, printed) }
    let typed = parts.isPercent ? "%" : parts.unit
    guard let value = parts.value else {
      if let typed, typed != unit, !also.contains(typed), !units.areAddable(typed, unit) {
        throw EntryFault(.unit(found: typed, expected: unit))
      }
      return EnteredQuantity(Quantity(nil, unit: unit, qualifier: .unquantified, printed: printed))
    }
    let target = typed.flatMap { also.contains($0) ? $0 : nil } ?? unit
    var own = value
    if let typed, typed != target {
      guard let factor = units.factor(from: typed, to: target) else {
        throw EntryFault(.unit(found: typed, expected: unit))
      }
      guard let product = value.multiplied(by: factor) else { throw EntryFault(.tooLong) }
      own = product.normalized
    } else if typed == nil, let large = parts.largeWord, unit.hasPrefix("万") || unit.hasPrefix("亿")
    {
      // 3.7万 where 万元 are counted: 3.7万元, or 37,000 of them.
      throw EntryFault(
        .ambiguous([parts.digits + unit, parts.digits + large + unit]))
    }
    if (places ?? units[target]?.places) == 0, own.integer == nil {
      throw EntryFault(.notWhole(unit: target))
    }
    return EnteredQuantity(Quantity(own, unit: target, qualifier: qualifier, printed: printed))
  }

  private func rate(
    _ parts: QuantityReader.Parts, _ fraction: Ratio, _ qualifier: Qualifier, _ printed: String?
  ) throws(EntryFault) -> EnteredQuantity {
    guard unit == "%" else { throw EntryFault(.notARate(unit: unit)) }
    guard fraction.isDefined else { throw EntryFault(.zeroDenominator) }
    var value = parts.isPercent ? parts.value : nil
    if value == nil {
      value = fraction.value(times: .percent, places: places ?? units[unit]?.places ?? 2)
    }
    guard let value else { throw EntryFault(.tooLong) }
    return EnteredQuantity(
      Quantity(value, unit: unit, qualifier: qualifier, printed: printed),
      numerator: fraction.numerator, denominator: fraction.denominator)
  }

  /// The typed text without blanks, where it is no longer than a document would print it.
  private func compact(_ text: String) -> String? {
    let words = text.filter { $0 != " " }
    return words.count <= 20 ? words : nil
  }
}
