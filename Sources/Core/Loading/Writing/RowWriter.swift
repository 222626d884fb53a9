/// Writes the rows of a file straight from their columns.
///
/// Rows of which nothing is kept beside the table and whose keys come in the common order are
/// written here, a run of 1,024 at a time; `takes` says which. Any other row is written by
/// `DatasetWriter`, with equal bytes for a row that both could write.
struct RowWriter {
  /// One member of a row: its key as it stands in the file, and its values of the run at hand.
  private struct Member {
    let key: [UInt8]
    /// The position of the field; nil for the id.
    let field: Int?
    var values: RunValues
  }

  private let table: Table
  private var members: [Member] = []
  /// Fields whose key the common order does not have: a row that has one came by it later.
  private var others: [RunValues] = []
  private let comma: [UInt8]
  private var run = -1
  private var isUnusual = [Bool](repeating: false, count: TextArena.runLength)

  /// Prepares to write rows with their keys in an order.
  init(_ table: Table, keys: [String], regions: RegionTree, style: JSONStyle) {
    self.table = table
    let isTight = style == .lines
    comma = Array((isTight ? "," : ", ").utf8)
    var rest = Set(table.schema.fields.indices)
    for key in keys {
      let quoted = Array((JSONWriter.quoted(key) + (isTight ? ":" : ": ")).utf8)
      if key == "id" {
        members.append(Member(key: quoted, field: nil, values: RunValues(ids: table.ids)))
      } else if let field = table.schema.index(of: key), rest.remove(field) != nil {
        let values = RunValues(
          table.column(field), table.schema.fields[field], regions, style: style)
        members.append(Member(key: quoted, field: field, values: values))
      }
    }
    others = rest.sorted().map {
      RunValues(table.column($0), table.schema.fields[$0], regions, style: style)
    }
  }

  /// Whether a row of the table has not been removed.
  func contains(_ row: Int) -> Bool { table.contains(RowID(row)) }

  /// Whether a row of the table is written here; brings its run to hand.
  mutating func takes(_ row: Int) -> Bool {
    if row >> 10 != run {
      run = row >> 10
      for index in isUnusual.indices { isUnusual[index] = false }
      for member in members.indices { members[member].values.load(run) }
      for other in others.indices {
        others[other].load(run)
        others[other].markPresent(&isUnusual)
      }
      for member in members.indices { members[member].values.markUnusual(run, &isUnusual) }
    }
    return !isUnusual[row & 1_023]
  }

  /// Writes the row that was asked for last.
  func write(_ row: Int, to bytes: inout [UInt8]) {
    let place = row & 1_023
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    members.withUnsafeBufferPointer { members in
      // By their numbers: a member that is copied costs more than one that is written.
      for index in members.indices where members[index].values.isPresent(place) {
        if !isFirst { bytes.append(contentsOf: comma) }
        isFirst = false
        bytes.append(contentsOf: members[index].key)
        members[index].values.write(place, to: &bytes)
      }
    }
    bytes.append(UInt8(ascii: "}"))
  }
}

/// The values of one column of the run at hand, ready to be written.
private struct RunValues {
  private enum Form {
    case text(TextArena)
    /// Codes and what stands in the file for each.
    case words(ChunkedArray<Int32>, missing: Int32)
    case options(ChunkedArray<UInt16>)
    case flags(ChunkedArray<UInt8>)
    case numbers(ChunkedArray<Int64>, scale: Int)
    case dates(ChunkedArray<Int32>)
  }

  /// How a value is written, without what it is read from: that is not to be counted for each row.
  private enum Kind {
    case text, word, date, number
  }

  private let form: Form
  private let kind: Kind
  /// What stands for no value.
  private let missing: Int64
  /// How many places numbers have behind the point.
  private let scale: Int
  private var words: [[UInt8]] = []
  private var quantities: QuantityColumn?
  private var codes: [Int64] = []
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = []

  init(ids: TextArena) { self.init(form: .text(ids)) }

  private init(form: Form) {
    self.form = form
    (kind, missing, scale) =
      switch form {
      case .text: (.text, 0, 0)
      case .words(_, let missing): (.word, Int64(missing), 0)
      case .options: (.word, 0, 0)
      // Two flags; whatever else stands for neither.
      case .flags: (.word, 2, 0)
      case .numbers(_, let scale): (.number, NumberColumn.missing, scale)
      case .dates: (.date, 0, 0)
      }
  }

  init(_ column: Column, _ field: Field, _ regions: RegionTree, style: JSONStyle) {
    func printed(_ value: FieldValue) -> [UInt8] {
      guard let json = FieldJSON.value(of: value, field, in: regions) else { return [] }
      // As it stands inside a record of the style.
      let isTight = style == .lines
      var bytes = JSONWriter.bytes(of: json, style: isTight ? .lines : .inline(depth: 0))
      if bytes.last == 0x0A { bytes.removeLast() }
      return bytes
    }
    switch column {
    case .text(let arena): self.init(form: .text(arena))
    case .number(let column): self.init(form: .numbers(column.mantissas, scale: column.scale))
    case .quantity(let column):
      self.init(form: .numbers(column.numbers.mantissas, scale: column.numbers.scale))
      quantities = column
    case .date(let days): self.init(form: .dates(days))
    case .option(let column):
      self.init(form: .options(column.codes))
      words = (0...column.optionCount).map { code in
        column.name(of: UInt16(code)).map { printed(.option($0)) } ?? []
      }
    case .region(let numbers):
      self.init(form: .words(numbers, missing: -1))
      words = regions.regions.map { Array(JSONWriter.quoted($0.id).utf8) }
    case .boolean(let flags):
      self.init(form: .flags(flags))
      words = [Array("false".utf8), Array("true".utf8)]
    case .list(let column):
      self.init(form: .words(column.codes, missing: 0))
      words = (0..<column.listCount).map { printed(.texts(column.list(of: Int32($0)))) }
    case .period(let column):
      self.init(form: .words(column.codes, missing: -1))
      words = column.values.map { printed(.period($0)) }
    case .sources(let column):
      self.init(form: .words(column.codes, missing: -1))
      words = column.values.map { sources in
        guard field.type == .source else { return printed(.sources(sources)) }
        return sources.first.map { printed(.source($0)) } ?? []
      }
    }
  }

  /// Brings a run to hand.
  mutating func load(_ run: Int) {
    switch form {
    case .text(let arena):
      guard run < arena.runCount else { return starts = [] }
      arena.withRun(run) {
        bytes = Array($0)
        let places = $1
        starts = (0..<places.count).map { places[$0] }
      }
    case .words(let column, _), .dates(let column): load(column, run)
    case .options(let column): load(column, run)
    case .flags(let column):
      load(column, run)
      for place in codes.indices where codes[place] > 1 { codes[place] = missing }
    case .numbers(let column, _): load(column, run)
    }
  }

  private mutating func load<Code: FixedWidthInteger>(_ column: ChunkedArray<Code>, _ run: Int) {
    guard run < column.runCount else { return codes = [] }
    codes = column.withRun(run) { $0.map { Int64($0) } }
  }

  /// Whether a row of the run has a value.
  @inline(__always)
  func isPresent(_ place: Int) -> Bool {
    if kind == .text { return place + 1 < starts.count && starts[place] != starts[place + 1] }
    return place < codes.count && codes[place] != missing
  }

  /// Marks the rows of the run that have a value.
  func markPresent(_ marks: inout [Bool]) {
    for place in marks.indices where isPresent(place) { marks[place] = true }
  }

  /// Marks the rows of the run whose values are not written here.
  func markUnusual(_ run: Int, _ marks: inout [Bool]) {
    guard let quantities else { return }
    for place in codes.indices where !quantities.isPlain(run << 10 + place) { marks[place] = true }
  }

  /// Writes the value of a row of the run, which has one.
  @inline(__always)
  func write(_ place: Int, to output: inout [UInt8]) {
    switch kind {
    case .text:
      let range = Int(starts[place])..<Int(starts[place + 1])
      output.append(UInt8(ascii: "\""))
      bytes.withUnsafeBufferPointer { bytes in
        let text = UnsafeBufferPointer(rebasing: bytes[range])
        if JSONWriter.isPlain(text) {
          output.append(contentsOf: text)
        } else {
          JSONWriter.appendEscaped(text, to: &output)
        }
      }
      output.append(UInt8(ascii: "\""))
    case .word: output.append(contentsOf: words[Int(codes[place])])
    case .date: Self.writeDate(codes[place], to: &output)
    case .number: Self.writeNumber(codes[place], scale, to: &output)
    }
  }

  private static func writeDate(_ packed: Int64, to output: inout [UInt8]) {
    let (year, month, day) = (packed / 10_000, packed / 100 % 100, packed % 100)
    func two(_ number: Int64, _ output: inout [UInt8]) {
      output.append(UInt8(truncatingIfNeeded: 0x30 + number / 10))
      output.append(UInt8(truncatingIfNeeded: 0x30 + number % 10))
    }
    output.append(UInt8(ascii: "\""))
    two(year / 100, &output)
    two(year % 100, &output)
    if month != 0 {
      output.append(UInt8(ascii: "-"))
      two(month, &output)
    }
    if day != 0 {
      output.append(UInt8(ascii: "-"))
      two(day, &output)
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Writes a number without zeros at the end of its fraction.
  private static func writeNumber(_ digits: Int64, _ scale: Int, to output: inout [UInt8]) {
    var value = digits.magnitude
    var places = scale
    while places > 0, value % 10 == 0 {
      value /= 10
      places -= 1
    }
    if digits < 0 { output.append(UInt8(ascii: "-")) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 40) { text in
      var start = text.count
      var count = 0
      repeat {
        if count == places, places > 0 {
          start -= 1
          text[start] = UInt8(ascii: ".")
        }
        start -= 1
        text[start] = UInt8(truncatingIfNeeded: 0x30 + value % 10)
        value /= 10
        count += 1
      } while value > 0 || count <= places
      output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
  }
}
