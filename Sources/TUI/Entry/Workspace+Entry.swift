package import Core

extension Workspace {
  /// Takes in transactions of the journal, in their order; where the person stands stays.
  mutating func apply(_ transactions: [Transaction]) {
    if transactions.isEmpty { return }
    let changes = dataset.apply(transactions)
    engine = engine.updated(dataset, by: changes)
    checks = checks?.updated(dataset, engine: engine, by: changes)
    search = search.updated(dataset, by: changes)
    ranks = ranks.after(changes)
    forgetFindings()
    // A list of enterprises shows nothing but their rows.
    if browse.frame.content == .regions || changes.registers[Catalogue.enterprises] != nil {
      refreshRows()
    }
  }

  /// The figure that answers for a cell, as it was entered; nil where none was.
  func entered(_ address: FigureAddress) -> Figure? {
    dataset.figures.find(address.figureID(in: dataset.regions)).map { dataset.figures[$0] }
  }

  /// What the screen shows for a cell without an entry of its own: documents, 本级, sums.
  func shown(_ address: FigureAddress) -> ShownValue {
    guard address.scope == .area else {
      guard let office = engine.answer(address.query).rollup?.office else { return .missing }
      return .value(
        office.quantity, marks: [.reported], period: office.period, words: office.periodPrinted)
    }
    return engine.answer(address.query).shown
  }

  /// The value for a cell of the year before, as the person or a document stated it.
  func lastYear(_ address: FigureAddress) -> Quantity? {
    guard let before = address.period.yearBefore else { return nil }
    let earlier = address.during(before)
    if let entered = entered(earlier) { return entered.quantity }
    guard address.period.isWholeYear else { return nil }
    let shown = shown(earlier)
    return shown.isComplete && shown.marks.contains(.reported) ? shown.quantity : nil
  }

  /// The figure that a cell's value makes.
  func figure(_ address: FigureAddress, _ entered: EnteredQuantity) -> Figure {
    let indicator = dataset.catalogue.indicators[address.choice.indicator]
    var figure = Figure(
      id: address.figureID(in: dataset.regions), indicator: address.choice.indicator,
      region: address.region, scope: address.scope, kind: indicator?.kind ?? .flow,
      level: address.choice.level, breakdown: address.choice.breakdown,
      period: address.figurePeriod,
      quantity: entered.quantity, numerator: entered.numerator, denominator: entered.denominator,
      source: Source(document: Source.entry))
    figure.countBasis = dataset.countBasis(of: figure)
    return figure
  }

  /// What the journal calls a cell.
  func target(_ subject: CellSubject) -> Edit.Target? {
    switch subject {
    case .figure(let address): .figure(address.figureID(in: dataset.regions))
    case .field(let register, let row, let field):
      .field(register: register, row: row, field: field)
    case .sum, .coverage: nil
    }
  }
}

extension FigureAddress {
  /// Id of the entered figure, made from everything that tells it from others.
  func figureID(in tree: RegionTree) -> String {
    Figure.entryID(
      indicator: choice.indicator, region: tree[region].id, scope: scope, level: choice.level,
      breakdown: choice.breakdown, period: figurePeriod)
  }
}

extension Period {
  /// The same part of the year before; nil for spans and open periods.
  var yearBefore: Period? { moved(years: -1) }

  /// Whether it is a year.
  var isWholeYear: Bool { if case .year = self { true } else { false } }

  /// The same part of another year; nil for spans and open periods.
  package func moved(years: Int) -> Period? {
    switch self {
    case .year(let year): .year(year + years)
    case .half(let half, let year): .half(half, of: year + years)
    case .quarter(let quarter, let year): .quarter(quarter, of: year + years)
    case .month(let month, let year): .month(month, of: year + years)
    default: nil
    }
  }

  /// The next (1) or previous (-1) period of the same length; nil for spans and open periods.
  package func moved(by steps: Int) -> Period? {
    func turn(_ number: Int, _ year: Int, _ parts: Int) -> (Int, Int) {
      let index = year * parts + number - 1 + steps
      return (index % parts + 1, index / parts)
    }
    switch self {
    case .year(let year): return .year(year + steps)
    case .half(let half, let year):
      let (number, year) = turn(half, year, 2)
      return .half(number, of: year)
    case .quarter(let quarter, let year):
      let (number, year) = turn(quarter, year, 4)
      return .quarter(number, of: year)
    case .month(let month, let year):
      let (number, year) = turn(month, year, 12)
      return .month(number, of: year)
    default: return nil
    }
  }
}
