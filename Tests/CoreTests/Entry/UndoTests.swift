import Testing

@testable import Core

@Suite struct UndoTests {
  /// A journal in memory: numbers requests and applies them.
  private struct Desk {
    var dataset: Dataset
    var undo = Undo()
    var count = 0

    init(_ small: SmallDataset) { dataset = small.dataset }

    mutating func commit(_ request: CommitRequest, by author: String) {
      count += 1
      let transaction = Transaction(
        sequence: count, id: request.id, author: author, time: "t\(count)", act: request.act,
        edits: request.edits)
      _ = dataset.apply(transaction)
      undo.append(transaction)
    }

    mutating func enter(_ region: String, _ value: Int, by author: String) {
      let small = SmallDataset()
      let figure = Figure(
        id: "", indicator: "flow", region: small[region], kind: .flow, period: .year(2023),
        quantity: Quantity(FixedDecimal(value), unit: "场"), source: Source(document: "x"))
      commit(
        CommitRequest(
          id: "\(author)\(count)", basedOn: count, edits: [dataset.edit(entering: figure)]),
        by: author)
    }

    mutating func step(_ direction: Int, by author: String) throws(UndoRefusal) {
      let request =
        direction < 0
        ? try undo.undo(by: author, id: "u\(count)", in: dataset)
        : try undo.redo(by: author, id: "r\(count)", in: dataset)
      commit(request, by: author)
    }

    func value(_ region: String) -> Int? {
      dataset.figures.find("entry/\(region)/flow/2023")
        .flatMap { dataset.figures[$0].quantity.value?.integer }
    }
  }

  @Test func stepsGoBackAndForthPerPerson() throws {
    var desk = Desk(SmallDataset())
    desk.enter("ky", 1, by: "a")
    desk.enter("ky", 2, by: "a")
    desk.enter("gj", 7, by: "b")
    try desk.step(-1, by: "a")
    #expect(desk.value("ky") == 1)
    #expect(desk.value("gj") == 7)
    try desk.step(-1, by: "a")
    #expect(desk.value("ky") == nil)
    #expect(throws: UndoRefusal.nothing) { try desk.step(-1, by: "a") }
    try desk.step(1, by: "a")
    try desk.step(1, by: "a")
    #expect(desk.value("ky") == 2)
    #expect(throws: UndoRefusal.nothing) { try desk.step(1, by: "a") }
    // And once more: what was done again can be taken back again.
    try desk.step(-1, by: "a")
    #expect(desk.value("ky") == 1)
    desk.enter("ky", 5, by: "a")
    #expect(throws: UndoRefusal.nothing) { try desk.step(1, by: "a") }
    try desk.step(-1, by: "b")
    #expect(desk.value("gj") == nil)
  }

  @Test func refusesWhatSomebodyElseChangedSince() throws {
    var desk = Desk(SmallDataset())
    desk.enter("ky", 1, by: "a")
    desk.enter("ky", 9, by: "b")
    let target = Edit.Target.figure("entry/ky/flow/2023")
    #expect(
      throws: UndoRefusal.changedSince(
        target, by: .init(sequence: 2, author: "b", time: "t2"), now: desk.dataset.current(target))
    ) { try desk.step(-1, by: "a") }
    #expect(desk.value("ky") == 9)
    // Once the other's step is gone, what was refused works again only if nothing stands in its way.
    try desk.step(-1, by: "b")
    #expect(desk.value("ky") == 1)
  }
}
