/// The figures of a block by their keys.
///
/// Unsafe like the block, which must stay as it is meanwhile.
struct FigureColumns {
  /// What stands under one key.
  struct Cells {
    let block: RowBlock
    let field: Int
    private let staged: RowBlock.Staged

    init(_ block: RowBlock, _ key: FigureKey) {
      self.block = block
      let place = FigureKey.allCases.firstIndex(of: key) ?? 0
      field = Int(RowPlan.figureField(place))
      staged = block.columns[field]
    }

    var isEmpty: Bool { staged.count == 0 }

    func isGiven(_ row: Int) -> Bool {
      if let codes = staged.codes { return row < staged.count && codes[row] != staged.missing }
      if let digits = staged.digits {
        return row < staged.count && digits[row] != NumberColumn.missing
      }
      return !block.text(field, row).isEmpty
    }

    /// The number of a word.
    func code(_ row: Int) -> Int? {
      guard row < staged.count, let codes = staged.codes, codes[row] >= 0 else { return nil }
      return Int(codes[row])
    }

    /// A number with the digits behind the point that it was written with.
    ///
    /// The scanner takes none with a nought at its end, so that these can be told.
    func number(_ row: Int) -> FixedDecimal? {
      guard row < staged.count, let digits = staged.digits, digits[row] != NumberColumn.missing
      else { return nil }
      var value = digits[row]
      var scale = staged.scale
      while scale > 0, value % 10 == 0 {
        value /= 10
        scale -= 1
      }
      return FixedDecimal(mantissa: value, scale: scale)
    }

    /// The bytes of a text that is there.
    func bytes(_ row: Int) -> UnsafeBufferPointer<UInt8>? {
      let bytes = block.text(field, row)
      return bytes.isEmpty ? nil : bytes
    }

    func text(_ row: Int) -> String? { bytes(row).map { String(decoding: $0, as: UTF8.self) } }
  }

  let block: RowBlock
  let indicator, region, kind, unit, value, period, scope, level, countBasis, qualifier: Cells
  let printed, document: Cells
  private let reporter, levelPrinted, rateBasis, periodPrinted, comparison: Cells
  private let numerator, denominator, section, note: Cells
  /// Whether any row has what most figures have not.
  private let hasDetails: Bool
  /// The keys that any row has.
  private let given: [Cells]

  init(_ block: RowBlock) {
    self.block = block
    func cells(_ key: FigureKey) -> Cells { Cells(block, key) }
    indicator = cells(.indicator)
    region = cells(.region)
    kind = cells(.kind)
    unit = cells(.unit)
    value = cells(.value)
    period = cells(.period)
    scope = cells(.scope)
    level = cells(.level)
    countBasis = cells(.countBasis)
    qualifier = cells(.qualifier)
    printed = cells(.printed)
    document = cells(.document)
    reporter = cells(.reporter)
    levelPrinted = cells(.levelPrinted)
    rateBasis = cells(.rateBasis)
    periodPrinted = cells(.periodPrinted)
    comparison = cells(.comparison)
    numerator = cells(.numerator)
    denominator = cells(.denominator)
    section = cells(.section)
    note = cells(.note)
    given = FigureKey.allCases.map(cells).filter { !$0.isEmpty }
    hasDetails = [
      reporter, levelPrinted, rateBasis, periodPrinted, comparison, numerator, denominator,
      section, note,
    ].contains { !$0.isEmpty }
  }

  /// A bit for each field that a row has, by the scanner's numbers.
  func given(_ row: Int) -> UInt64 {
    var bits: UInt64 = 0
    for cells in given where cells.isGiven(row) { bits |= 1 << UInt64(cells.field) }
    return bits
  }

  /// What few figures have.
  func details(_ row: Int) -> FigureDetails {
    if !hasDetails { return FigureDetails() }
    var values = FigureDetails.Values()
    values.reporter = reporter.code(row).map { RegionID($0) }
    values.levelPrinted = levelPrinted.text(row)
    values.rateBasis = rateBasis.text(row)
    values.periodPrinted = periodPrinted.text(row)
    values.comparison = comparison.code(row).map { Comparison.allCases[$0] }
    values.numerator = numerator.number(row)
    values.denominator = denominator.number(row)
    values.section = section.text(row)
    values.note = note.text(row)
    return FigureDetails(values)
  }
}
