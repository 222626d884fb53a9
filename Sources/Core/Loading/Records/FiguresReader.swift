/// Reads `figures/*.json`.
struct FiguresReader {
  private static let keys = JSONKeySet(FigureKey.allCases.map(\.rawValue))
  private static let scopes = JSONKeySet(Scope.allCases.map(\.rawValue))
  private static let kinds = JSONKeySet(FigureKind.allCases.map(\.rawValue))
  private static let levels = JSONKeySet(Rank.allCases.map(\.rawValue))
  private static let countBases = JSONKeySet(CountBasis.allCases.map(\.rawValue))
  private static let qualifiers = JSONKeySet(Qualifier.allCases.map(\.rawValue))
  private static let comparisons = JSONKeySet(Comparison.allCases.map(\.rawValue))

  private let names: KnownNames
  private(set) var figures: [Figure] = []
  private(set) var images: [FileImage] = []
  private var firstPlace: [String: FilePlace] = [:]
  private var faults = RecordFaults()
  private var order = KeyOrder(known: [])

  init(_ names: KnownNames) { self.names = names }

  /// A figure while its members arrive, in any order.
  private struct Draft {
    var id: String?
    var indicator: Indicator?
    var region: RegionID?
    var reporter: RegionID?
    var scope = Scope.area
    var kind: FigureKind?
    var level: Rank?
    var levelPrinted: String?
    var countBasis: CountBasis?
    var rateBasis: String?
    var breakdown = Breakdown()
    var period: Period?
    var periodPrinted: String?
    var value: FixedDecimal?
    var unit: String?
    var qualifier = Qualifier.exact
    var comparison: Comparison?
    var printed: String?
    var numerator: FixedDecimal?
    var denominator: FixedDecimal?
    var caseName: String?
    var section: String?
    var document: String?
    var note: String?
  }

  /// Reads one file; what breaks it off is noted, and what came before stands.
  mutating func read(_ path: String, inside: String, _ session: inout LoadSession) {
    session.begin(path)
    defer { session.end(path) }
    do throws(LoadProblem) {
      var file = try RecordFile(path, list: "figures", in: session.files)
      var image = FileImage(path: inside, content: .figures)
      order = KeyOrder(known: FigureKey.allCases.map(\.rawValue))
      let first = figures.count
      var failure: LoadProblem?
      do throws(LoadProblem) {
        while try file.next() {
          if file.index % 1_024 == 0 { session.advance(in: path, to: file.reader.offset) }
          if session.isCancelled { return }
          faults.reset()
          try readFigure(&file, &image, files: session.files)
          for (problem, severity) in faults.problems { session.note(problem, severity) }
        }
      } catch {
        failure = error
      }
      for note in file.reader.notes { session.note(note) }
      if let failure { session.note(failure) }
      finish(&image, &file, from: first, &session)
    } catch {
      session.note(error)
    }
  }

  /// Gives figures without a document of their own the file's, and keeps the file's image.
  private mutating func finish(
    _ image: inout FileImage, _ file: inout RecordFile, from first: Int,
    _ session: inout LoadSession
  ) {
    let header = JSONCursor(JSONValue(file.header), file: file.path)
    let document = session.attempt { () throws(LoadProblem) -> String? in
      guard let cursor = try header.optional("document") else { return nil }
      let id = try cursor.text()
      if !names.documents.names.contains(id) {
        throw cursor.unknown(.document, among: names.documents.names)
      }
      return id
    }
    for index in first..<figures.count where figures[index].source.document.isEmpty {
      figures[index].source.document = (document ?? nil) ?? header.value["document"]?.string ?? ""
    }
    image.header = file.header
    image.isWhole = file.isWhole && file.reader.notes.isEmpty
    image.finish(order)
    images.append(image)
  }

  private mutating func readFigure(
    _ file: inout RecordFile, _ image: inout FileImage, files: any FileSystem
  ) throws(LoadProblem) {
    let type = try file.reader.peek()
    guard type == .object else {
      faults.note(file.reader.wrongType(type, expected: .type(.object)))
      image.append(setAside: try file.reader.readValue())
      return
    }
    let start = file.reader.offset
    let place = FilePlace(file: file.path, byteOffset: start)
    let figure = try figure(
      &file.reader, place, JSONPath([.key("figures"), .index(file.index)]),
      document: file.header["document"]?.string)
    if let figure {
      image.append(record: figures.count, order: order.end(), keeping: faults.kept)
      firstPlace[figure.id] = place
      figures.append(figure)
    } else {
      image.append(
        setAside: try RecordFile.value(in: file.path, at: start..<file.reader.offset, files))
    }
  }

  /// Takes the figure that is next; nil where it cannot be used and has to be set aside.
  private mutating func figure(
    _ reader: inout JSONReader, _ place: FilePlace, _ path: JSONPath, document: String?
  ) throws(LoadProblem) -> Figure? {
    var draft = Draft()
    order.begin()
    try reader.beginObject()
    while try reader.nextKey() {
      guard let number = reader.key(in: Self.keys) else {
        order.add(unknown: reader.key)
        try reader.keepUnknown(known: Self.keys, &faults)
        continue
      }
      order.add(number)
      if try reader.passNull(&faults) { continue }
      try take(FigureKey.allCases[number], &reader, &draft)
    }
    let document = draft.document ?? document
    if let name = draft.caseName, let cases = document.flatMap({ names.cases(of: $0) }),
      !cases.contains(name)
    {
      let nearest = faults.nearest(name, among: cases)
      faults.note(
        LoadProblem(
          .unknown(.excellentCase, name: name, nearest: nearest), at: place,
          path: path.appending(key: "case"), found: LoadProblem.shortened(name)), .reason)
    }
    faults.name(draft.id)
    return complete(draft, place, path)
  }

  /// Takes one figure that stands alone; what is wrong with it and kept of it is in `faults`.
  mutating func single(
    _ reader: inout JSONReader, _ place: FilePlace, _ path: JSONPath
  ) throws(LoadProblem) -> (figure: Figure?, faults: RecordFaults) {
    faults.reset()
    let figure = try figure(&reader, place, path, document: nil)
    return (figure, faults)
  }

  private mutating func take(
    _ key: FigureKey, _ reader: inout JSONReader, _ draft: inout Draft
  ) throws(LoadProblem) {
    switch key {
    case .id: draft.id = try reader.name(&faults)
    case .indicator:
      draft.indicator = try reader.word(in: names.indicators, .indicator, &faults)
        .map { names.catalogue.indicators.all[$0] }
    case .region: draft.region = try reader.region(names, &faults)
    case .reporter: draft.reporter = try reader.region(names, &faults)
    case .scope:
      draft.scope = try Self.choice(reader.word(in: Self.scopes, .scope, &faults)) ?? .area
    case .kind: draft.kind = try Self.choice(reader.word(in: Self.kinds, .kind, &faults))
    case .level:
      draft.level = try Self.choice(reader.word(in: Self.levels, .level, &faults))
      if draft.level == nil { faults.isSetAside = true }
    case .levelPrinted: draft.levelPrinted = try reader.name(&faults)
    case .countBasis:
      draft.countBasis = try Self.choice(reader.word(in: Self.countBases, .countBasis, &faults))
    case .rateBasis: draft.rateBasis = try reader.name(&faults)
    case .breakdown:
      guard let breakdown = try reader.breakdown(names, &faults) else {
        faults.isSetAside = true
        return
      }
      draft.breakdown = breakdown
    case .period:
      draft.period = try reader.period(&faults)
      if draft.period == nil { faults.isSetAside = true }
    case .periodPrinted: draft.periodPrinted = try reader.name(&faults)
    case .value: draft.value = try reader.decimal(&faults)
    case .unit:
      draft.unit = try reader.word(in: names.units, .unit, &faults).map { names.units.names[$0] }
    case .qualifier:
      guard
        let qualifier: Qualifier = try Self.choice(
          reader.word(in: Self.qualifiers, .qualifier, &faults))
      else {
        faults.isSetAside = true
        return
      }
      draft.qualifier = qualifier
    case .comparison:
      draft.comparison = try Self.choice(reader.word(in: Self.comparisons, .value, &faults))
    case .printed: draft.printed = try reader.name(&faults)
    case .numerator: draft.numerator = try reader.decimal(&faults)
    case .denominator: draft.denominator = try reader.decimal(&faults)
    case .case: draft.caseName = try reader.name(&faults)
    case .section: draft.section = try reader.name(&faults)
    case .document: draft.document = try reader.document(names, &faults)
    case .note: draft.note = try reader.text(&faults)
    }
  }

  private static func choice<Word: CaseIterable>(_ number: Int?) -> Word?
  where Word.AllCases == [Word] {
    number.map { Word.allCases[$0] }
  }

  /// The figure, or nil where something is missing without which it says nothing.
  private mutating func complete(
    _ draft: Draft, _ place: FilePlace, _ path: JSONPath
  ) -> Figure? {
    func problem(_ kind: LoadProblemKind, found: String? = nil) -> LoadProblem {
      LoadProblem(kind, at: place, path: path, recordID: draft.id, found: found)
    }
    let required: [(isMissing: Bool, key: String)] = [
      (draft.id == nil, "id"), (draft.indicator == nil, "indicator"),
      (draft.region == nil, "region"), (draft.kind == nil, "kind"), (draft.unit == nil, "unit"),
    ]
    for (isMissing, key) in required where isMissing {
      // A value that was there and not understood has been noted already.
      if faults.hasKept(key) {
        faults.isSetAside = true
      } else {
        faults.setAside(problem(.missingKey(key)))
      }
    }
    if (draft.value == nil) != (draft.qualifier == .unquantified) {
      if draft.value != nil {
        faults.setAside(problem(.inconsistent("value", with: "qualifier")))
      } else if faults.hasKept("value") {
        faults.isSetAside = true
      } else {
        faults.setAside(problem(.missingKey("value")))
      }
    }
    if let id = draft.id, let first = firstPlace[id] {
      faults.setAside(problem(.duplicateID(id, first: first), found: id))
    }
    guard !faults.isSetAside, let id = draft.id, let indicator = draft.indicator,
      let region = draft.region, let kind = draft.kind, let unit = draft.unit
    else { return nil }
    return Figure(
      id: id, indicator: indicator.id, region: region, reporter: draft.reporter,
      scope: draft.scope, kind: kind, level: draft.level, levelPrinted: draft.levelPrinted,
      countBasis: draft.countBasis, rateBasis: draft.rateBasis, breakdown: draft.breakdown,
      period: draft.period, periodPrinted: draft.periodPrinted,
      quantity: Quantity(
        draft.value, unit: unit, qualifier: draft.qualifier, printed: draft.printed),
      comparison: draft.comparison, numerator: draft.numerator, denominator: draft.denominator,
      source: Source(
        document: draft.document ?? "", caseName: draft.caseName, section: draft.section),
      note: draft.note)
  }
}
