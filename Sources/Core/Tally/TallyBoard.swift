/// The counters of one event over all pads, as the journal has them.
///
/// Each pad writes its own row of the register of tallies, so that pads never contradict each other; the event's sums are those of the rows.
package struct TallyBoard: Sendable, Equatable {
  /// The register that pads write to.
  package static let register = "tallies"

  /// Id of the event, such as `publicityWeek/999901/2024-04-26`.
  package let event: String
  /// How many counters there are, 1 to 9.
  package let counters: Int
  private var rows: [String: [Int]] = [:]
  /// Ids of the rows of pads that were ended.
  private var ended: Set<String> = []

  /// Makes a board of an event with its rows in a dataset.
  package init(event: String, counters: Int, dataset: Dataset) {
    self.event = event
    self.counters = counters
    guard let table = dataset.table(Self.register) else { return }
    for row in table.rows where table.value("event", of: row) == .text(event) {
      let id = table.id(of: row)
      rows[id] = (1...counters).map { number in
        guard case .number(let count) = table.value("c\(number)", of: row) else { return 0 }
        return count.integer ?? 0
      }
      if table.value("ended", of: row) != .missing { ended.insert(id) }
    }
  }

  /// The id of a pad's row.
  package func rowID(_ pad: String) -> String { "tally/\(event)/\(pad)" }

  private var prefix: String { "tally/\(event)/" }

  /// Takes in what was written to the journal, by whomever; doing so twice changes nothing.
  package mutating func apply(_ transactions: some Sequence<Transaction>) {
    for edit in transactions.lazy.flatMap(\.edits) {
      switch edit.target {
      case .row(Self.register, let id) where id.hasPrefix(prefix): set(row: id, edit.to)
      case .field(Self.register, let id, let field) where id.hasPrefix(prefix):
        set(id, field, edit.to)
      default: continue
      }
    }
  }

  private mutating func set(row id: String, _ value: JSONValue?) {
    guard let value else {
      rows[id] = nil
      ended.remove(id)
      return
    }
    rows[id] = (1...counters).map { Self.integer(value["c\($0)"]) }
    if value["ended"]?.string != nil { ended.insert(id) } else { ended.remove(id) }
  }

  private mutating func set(_ id: String, _ field: String, _ value: JSONValue?) {
    if field == "ended" {
      if value?.string != nil { ended.insert(id) } else { ended.remove(id) }
    } else if field.hasPrefix("c"), let number = Int(field.dropFirst()),
      (1...counters).contains(number)
    {
      rows[id, default: [Int](repeating: 0, count: counters)][number - 1] = Self.integer(value)
    }
  }

  private static func integer(_ value: JSONValue?) -> Int { value?.number?.integer ?? 0 }

  /// The sums over all pads, one a counter.
  package var totals: [Int] {
    rows.values.reduce([Int](repeating: 0, count: counters)) { sums, row in
      zip(sums, row).map { $0 &+ $1 }
    }
  }

  /// What a pad has counted; nil where it has no row yet.
  package func counts(of pad: String) -> [Int]? { rows[rowID(pad)] }

  /// How many pads count.
  package var pads: Int { rows.count }

  /// Whether the event was ended.
  package var isEnded: Bool { !ended.isEmpty }

  // MARK: - Edits

  /// The row of a pad that begins, with its first count.
  package func edits(
    beginning pad: String, sheet: TallySheet, region: String, date: CalendarDate, time: String,
    counter: Int, by amount: Int
  ) -> [Edit] {
    var row = JSONObject()
    func set(_ key: String, _ value: JSONValue) { row.set(key, to: value, order: []) }
    set("id", JSONValue(rowID(pad)))
    set("region", JSONValue(region))
    set("event", JSONValue(event))
    set("sheet", JSONValue(sheet.id))
    set("pad", JSONValue(pad))
    set("date", JSONValue(date.description))
    set("began", JSONValue(time))
    for number in 1...counters { set("c\(number)", JSONValue(number == counter ? amount : 0)) }
    var source = JSONObject()
    source.set("document", to: JSONValue(Source.entry), order: [])
    set("source", JSONValue(source))
    return [
      Edit(.row(register: Self.register, id: rowID(pad)), from: nil, to: JSONValue(row))
    ]
  }

  /// A count of a pad that has begun: from what it has to that and `amount`, never below nought.
  package func edit(adding amount: Int, to counter: Int, of pad: String) -> Edit? {
    guard let counts = counts(of: pad), counts.indices.contains(counter - 1) else { return nil }
    let before = counts[counter - 1]
    return Edit(
      .field(register: Self.register, row: rowID(pad), field: "c\(counter)"),
      from: JSONValue(before), to: JSONValue(max(0, before + amount)))
  }

  /// The end of the event: one row of the sheet's register with the sums, and every pad marked.
  package func edits(
    ending sheet: TallySheet, region: String, date: CalendarDate, began: String, ended time: String,
    catalogue: Catalogue
  ) -> [Edit] {
    var row = JSONObject()
    func set(_ key: String, _ value: JSONValue) { row.set(key, to: value, order: []) }
    let id = "tally/" + event
    let schema = catalogue.registers[sheet.register]
    set("id", JSONValue(id))
    set("region", JSONValue(region))
    if schema?.fields.contains(where: { $0.id == "title" }) ?? false {
      set("title", JSONValue(sheet.title.zh))
    }
    set("date", JSONValue(date.description))
    for (field, value) in sheet.values.sorted(by: { $0.key < $1.key }) {
      set(field, JSONValue(value))
    }
    for (counter, total) in zip(sheet.counters, totals) where total > 0 {
      set(counter.field, JSONValue(total))
    }
    set("note", JSONValue("\(began)—\(time)，\(rows.count)个计数点"))
    var source = JSONObject()
    source.set("document", to: JSONValue(Source.entry), order: [])
    set("source", JSONValue(source))
    let marks = rows.keys.sorted().map { id in
      Edit(
        .field(register: Self.register, row: id, field: "ended"), from: nil, to: JSONValue(time))
    }
    return [Edit(.row(register: sheet.register, id: id), from: nil, to: JSONValue(row))] + marks
  }
}
