/// Reads `figures/*.json`.
struct FiguresReader {
  private static let keys = JSONKeySet(FigureKey.allCases.map(\.rawValue))
  private static let scopes = JSONKeySet(Scope.allCases.map(\.rawValue))
  private static let kinds = JSONKeySet(FigureKind.allCases.map(\.rawValue))
  private static let levels = JSONKeySet(Rank.allCases.map(\.rawValue))
  private static let countBases = JSONKeySet(CountBasis.allCases.map(\.rawValue))
  private static let qualifiers = JSONKeySet(Qualifier.allCases.map(\.rawValue))
  private static let comparisons = JSONKeySet(Comparison.allCases.map(\.rawValue))

  let names: KnownNames
  private let scanning: Scanning
  var store = FigureStore()
  private(set) var images: [FileImage] = []
  private(set) var paths: [String] = []
  var trail = RowTrail()
  var faults = RecordFaults()
  var order = KeyOrder(known: [])
  /// The last set of keys taken from a block, and the number of its order.
  var lastOrder: (given: UInt64, number: Int32)?
  var periods = KnownPeriods()

  init(_ names: KnownNames, scanning: Scanning = Scanning()) {
    self.names = names
    self.scanning = scanning
  }

  /// What a file's figures go into.
  struct Target {
    var image: FileImage
    /// The document that the list's object names before the list.
    var document: String?
    /// Whether a figure has no document yet: the object may name it behind the list.
    var lacksDocuments = false
    /// How keys mostly follow each other: that of the first records.
    var scanOrder = ScanOrder(order: [], ranks: [])
    /// What broke the file off.
    var failure: LoadProblem?
  }

  /// A figure while its members arrive, in any order.
  struct Draft {
    var id: String?
    var indicator: String?
    var region: RegionID?
    var scope = Scope.area
    var kind: FigureKind?
    var level: Rank?
    var countBasis: CountBasis?
    var period: Period?
    var value: FixedDecimal?
    var unit: String?
    var qualifier = Qualifier.exact
    var printed: String?
    var document: String?
    var details = FigureDetails.Values()
  }

  /// Reads one file; what breaks it off is noted, and what came before stands.
  mutating func read(_ path: String, inside: String, _ session: inout LoadSession) {
    session.begin(path)
    defer { session.end(path) }
    do throws(LoadProblem) {
      var file = try RecordFile(path, list: "figures", in: session.files)
      var target = Target(image: FileImage(path: inside, content: .figures))
      order = KeyOrder(known: FigureKey.allCases.map(\.rawValue))
      lastOrder = nil
      paths.append(path)
      let first = store.slotCount
      var scansBlocks = scanning.isOn
      reading: while !session.isCancelled {
        guard step(&file, &target, &session) == .record else { break }
        guard scansBlocks, file.index + 1 >= scanning.warmUp, let cursor = file.cursor()
        else { continue }
        scansBlocks = false
        target.document = file.header["document"]?.string
        target.scanOrder = Self.scanOrder(like: order.lastKeys)
        if let plan = RowPlan(figures: names, isByLine: path.hasSuffix(".ndjson")),
          scanBlocks(plan, scanning, from: cursor, &file, &target, &session) == .end
        {
          break reading
        }
      }
      if session.isCancelled { return }
      for note in file.reader.notes { session.note(note) }
      if let failure = target.failure { session.note(failure) }
      finish(&target, &file, from: first, &session)
    } catch {
      session.note(error)
    }
  }

  /// All figures, ready to be asked for.
  consuming func finish() -> (figures: FigureStore, images: [FileImage]) {
    store.shelve()
    return (store, images)
  }

  mutating func step(
    _ file: inout RecordFile, _ target: inout Target, _ session: inout LoadSession
  ) -> RecordStep {
    do throws(LoadProblem) {
      guard try file.next() else { return .end }
      if file.index % 1_024 == 0 { session.advance(in: file.path, to: file.reader.offset) }
      faults.reset()
      try readFigure(&file, &target, files: session.files)
      for (problem, severity) in faults.problems { session.note(problem, severity) }
      return .record
    } catch {
      target.failure = error
      return .end
    }
  }

  /// Gives figures without a document of their own the file's, and keeps the file's image.
  private mutating func finish(
    _ target: inout Target, _ file: inout RecordFile, from first: Int,
    _ session: inout LoadSession
  ) {
    let header = JSONCursor(JSONValue(file.header), file: file.path)
    let known = session.attempt { () throws(LoadProblem) -> String? in
      guard let cursor = try header.optional("document") else { return nil }
      let id = try cursor.text()
      if !names.documents.names.contains(id) {
        throw cursor.unknown(.document, among: names.documents.names)
      }
      return id
    }
    if target.lacksDocuments,
      let document = (known ?? nil) ?? header.value["document"]?.string
    {
      store.giveDocument(document, from: first)
    }
    target.image.header = file.header
    target.image.isWhole = file.isWhole && file.reader.notes.isEmpty
    target.image.finish(order)
    images.append(target.image)
  }

  private mutating func readFigure(
    _ file: inout RecordFile, _ target: inout Target, files: any FileSystem
  ) throws(LoadProblem) {
    let type = try file.reader.peek()
    guard type == .object else {
      faults.note(file.reader.wrongType(type, expected: .type(.object)))
      target.image.append(setAside: try file.reader.readValue())
      return
    }
    let start = file.reader.offset
    let place = FilePlace(file: file.path, byteOffset: start)
    let figure = try figure(
      &file.reader, place, JSONPath([.key("figures"), .index(file.index)]),
      document: file.header["document"]?.string, files)
    if let figure {
      let number = store.slotCount
      target.image.append(record: number, order: order.end(), keeping: faults.kept)
      trail.note(
        RowTrail.Step(row: number, file: paths.count - 1, index: file.index, offset: start))
      if figure.document.isEmpty { target.lacksDocuments = true }
      store.append(figure)
    } else {
      target.image.append(
        setAside: try RecordFile.value(in: file.path, at: start..<file.reader.offset, files))
    }
  }

  /// Takes the figure that is next; nil where it cannot be used and has to be set aside.
  private mutating func figure(
    _ reader: inout JSONReader, _ place: FilePlace, _ path: JSONPath, document: String?,
    _ files: (any FileSystem)?
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
    if let name = draft.details.caseName, let cases = document.flatMap({ names.cases(of: $0) }),
      !cases.contains(name)
    {
      let nearest = faults.nearest(name, among: cases)
      faults.note(
        LoadProblem(
          .unknown(.excellentCase, name: name, nearest: nearest), at: place,
          path: path.appending(key: "case"), found: LoadProblem.shortened(name)), .reason)
    }
    faults.name(draft.id)
    return complete(draft, place, path, files)
  }

  /// Takes one figure that stands alone; what is wrong with it and kept of it is in `faults`.
  mutating func single(
    _ reader: inout JSONReader, _ place: FilePlace, _ path: JSONPath
  ) throws(LoadProblem) -> (figure: Figure?, faults: RecordFaults) {
    faults.reset()
    let figure = try figure(&reader, place, path, document: nil, nil)
    return (figure, faults)
  }

  private mutating func take(
    _ key: FigureKey, _ reader: inout JSONReader, _ draft: inout Draft
  ) throws(LoadProblem) {
    switch key {
    case .id: draft.id = try reader.name(&faults)
    case .indicator:
      draft.indicator = try reader.word(in: names.indicators, .indicator, &faults)
        .map { names.indicators.names[$0] }
    case .region: draft.region = try reader.region(names, &faults)
    case .reporter: draft.details.reporter = try reader.region(names, &faults)
    case .scope:
      draft.scope = try Self.choice(reader.word(in: Self.scopes, .scope, &faults)) ?? .area
    case .kind: draft.kind = try Self.choice(reader.word(in: Self.kinds, .kind, &faults))
    case .level:
      draft.level = try Self.choice(reader.word(in: Self.levels, .level, &faults))
      if draft.level == nil { faults.isSetAside = true }
    case .levelPrinted: draft.details.levelPrinted = try reader.name(&faults)
    case .countBasis:
      draft.countBasis = try Self.choice(reader.word(in: Self.countBases, .countBasis, &faults))
    case .rateBasis: draft.details.rateBasis = try reader.name(&faults)
    case .breakdown:
      guard let breakdown = try reader.breakdown(names, &faults) else {
        faults.isSetAside = true
        return
      }
      draft.details.breakdown = breakdown
    case .period:
      draft.period = try reader.period(&faults)
      if draft.period == nil { faults.isSetAside = true }
    case .periodPrinted: draft.details.periodPrinted = try reader.name(&faults)
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
      draft.details.comparison = try Self.choice(reader.word(in: Self.comparisons, .value, &faults))
    case .printed: draft.printed = try reader.name(&faults)
    case .numerator: draft.details.numerator = try reader.decimal(&faults)
    case .denominator: draft.details.denominator = try reader.decimal(&faults)
    case .case: draft.details.caseName = try reader.name(&faults)
    case .section: draft.details.section = try reader.name(&faults)
    case .document:
      draft.document = try reader.document(names, &faults)
      // No document's name is empty: the file's is meant, and the text stays as it is.
      if draft.document?.isEmpty == true {
        draft.document = nil
        faults.keep("document", JSONValue(""))
      }
    case .note: draft.details.note = try reader.text(&faults)
    }
  }

  private static func choice<Word: CaseIterable>(_ number: Int?) -> Word?
  where Word.AllCases == [Word] {
    number.map { Word.allCases[$0] }
  }
}
