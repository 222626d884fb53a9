import Core
import Testing

/// What another person wrote, and what one asks for without having seen it.
struct ConflictCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let theirs: [Edit]
  let mine: Edit
  let isConflict: Bool

  init(_ name: String, _ theirs: [Edit], _ mine: Edit, _ isConflict: Bool) {
    testDescription = name
    self.theirs = theirs
    self.mine = mine
    self.isConflict = isConflict
  }
}

struct JournalConflictTests {
  private static let row = Edit.Target.row(register: "r", id: "1")
  private static func field(_ name: String) -> Edit.Target {
    .field(register: "r", row: "1", field: name)
  }
  private static func number(_ text: String) -> JSONValue {
    JSONValue(.number(JSONNumber(text), printed: text))
  }
  private static let ab = JSONValue(JSONObject(["a": JSONValue(1), "b": JSONValue(2)]))
  private static let ba = JSONValue(JSONObject(["b": JSONValue(2), "a": number("1.0")]))

  static let cases: [ConflictCase] = [
    ConflictCase(
      "the same cell", [Edit(field("a"), from: nil, to: JSONValue(5))],
      Edit(field("a"), from: nil, to: JSONValue(6)), true),
    ConflictCase(
      "another cell of the row", [Edit(field("a"), from: nil, to: JSONValue(5))],
      Edit(field("b"), from: nil, to: JSONValue(6)), false),
    ConflictCase(
      "what they wrote was expected", [Edit(field("a"), from: nil, to: number("5.0"))],
      Edit(field("a"), from: JSONValue(5), to: JSONValue(6)), false),
    ConflictCase(
      "written and taken back",
      [
        Edit(field("a"), from: JSONValue(1), to: JSONValue(5)),
        Edit(field("a"), from: JSONValue(5), to: JSONValue(1)),
      ], Edit(field("a"), from: JSONValue(1), to: JSONValue(6)), false),
    ConflictCase(
      "a field of a removed row", [Edit(row, from: ab, to: nil)],
      Edit(field("c"), from: nil, to: JSONValue(6)), true),
    ConflictCase(
      "a field of a replaced row", [Edit(row, from: nil, to: ab)],
      Edit(field("a"), from: JSONValue(1), to: JSONValue(6)), false),
    ConflictCase(
      "removing a row whose field changed",
      [Edit(field("a"), from: JSONValue(1), to: JSONValue(9))],
      Edit(row, from: ab, to: nil), true),
    ConflictCase(
      "removing a row whose changed field was seen",
      [Edit(field("a"), from: JSONValue(9), to: JSONValue(1))], Edit(row, from: ab, to: nil), false),
    ConflictCase(
      "the same figure in another order of keys", [Edit(.figure("f"), from: nil, to: ab)],
      Edit(.figure("f"), from: ba, to: nil), false),
    ConflictCase(
      "a figure that two enter", [Edit(.figure("f"), from: nil, to: ab)],
      Edit(.figure("f"), from: nil, to: ba), true),
    ConflictCase(
      "nothing and null are the same", [Edit(field("a"), from: JSONValue(1), to: .null)],
      Edit(field("a"), from: nil, to: JSONValue(6)), false),
  ]

  @Test(arguments: cases)
  func `what a request takes for granted is compared`(_ example: ConflictCase) throws {
    let fixture = JournalFixture()
    let one = try fixture.open("张")
    let two = try fixture.open("李")
    for (index, edit) in example.theirs.enumerated() {
      _ = try one.commit(CommitRequest(id: "t\(index)", basedOn: index, edits: [edit]))
    }
    let outcome = try two.commit(CommitRequest(id: "m", basedOn: 0, edits: [example.mine]))
    if example.isConflict {
      guard case .conflict(let theirs) = outcome else {
        Issue.record("it was written")
        return
      }
      #expect(theirs.map(\.author) == ["张"])
      // What others wrote is still news.
      #expect(try two.news().count == example.theirs.count)
      #expect(try fixture.report().transactions == example.theirs.count)
    } else {
      guard case .committed(let transactions) = outcome else {
        Issue.record("a conflict")
        return
      }
      #expect(transactions.map(\.id) == example.theirs.indices.map { "t\($0)" } + ["m"])
    }
  }

  @Test func `own requests that wait count as written`() throws {
    let fixture = JournalFixture()
    let journal = try fixture.open()
    _ = try journal.commit(JournalFixture.request(journal, to: 5, basedOn: 0))
    let second = try journal.commit(
      JournalFixture.request(journal, from: 5, to: 6, basedOn: 0))
    #expect(second != .conflict(theirs: []))
    #expect(journal.sequence == 2)
  }

  @Test func `a request from before the dataset was opened is compared with the files`() throws {
    let fixture = JournalFixture()
    let first = try fixture.open()
    try first.set("E1", 1)
    try first.set("E2", 2)
    let later = try fixture.open(at: first.position)
    #expect(try later.news().isEmpty)
    let outcome = try later.commit(JournalFixture.request(later, "E1", to: 8, basedOn: 0))
    guard case .conflict(let theirs) = outcome else {
      Issue.record("it was written")
      return
    }
    #expect(theirs.map(\.sequence) == [1])
  }
}
