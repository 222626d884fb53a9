extension RowPlan {
  /// The plan by which figures are scanned: their keys are the fields, in the order of the format.
  ///
  /// What needs a look at something else (breakdowns, cases, words without digits) is left to the
  /// careful reader.
  convenience init?(figures names: KnownNames, isByLine: Bool) {
    let regions = WordTable.ids(of: names.tree)
    let keys = FigureKey.allCases.filter { $0 != .id }.map { name in
      var key = Key(name: name.rawValue, kind: .text, missing: -1)
      func take<Word: RawRepresentable<String>>(_ words: [Word]) {
        key.kind = .word
        key.words = WordTable(numbered: words.map(\.rawValue))
      }
      func take(_ table: WordTable) {
        key.kind = .word
        key.words = table
      }
      switch name {
      case .indicator: take(WordTable(numbered: names.indicators.names))
      case .region, .reporter: take(regions)
      case .scope: take(Scope.allCases)
      case .kind: take(FigureKind.allCases)
      case .level: take(Rank.allCases)
      case .countBasis: take(CountBasis.allCases)
      case .unit: take(WordTable(numbered: names.units.names))
      case .qualifier: take(Array(Qualifier.allCases.prefix { $0 != .unquantified }))
      case .comparison: take(Comparison.allCases)
      case .document: take(WordTable(numbered: names.documents.names))
      case .value, .numerator, .denominator: key.kind = .decimal
      case .breakdown, .case: key.kind = .other
      case .id, .levelPrinted, .rateBasis, .period, .periodPrinted, .printed, .section, .note: break
      }
      key.isRequired = [.indicator, .region, .kind, .unit, .value].contains(name)
      return key
    }
    self.init(keys, nameField: -1, isByLine: isByLine)
  }

  /// The scanner's number of a figure's key: the id, the format's first, is its last.
  static func figureField(_ key: Int) -> Int32 {
    Int32(truncatingIfNeeded: key == 0 ? FigureKey.allCases.count - 1 : key - 1)
  }

  /// The number in the format of a key that the scanner has by its own.
  static func figureKey(_ field: Int32) -> Int32 {
    Int(field) == FigureKey.allCases.count - 1 ? 0 : field + 1
  }
}
