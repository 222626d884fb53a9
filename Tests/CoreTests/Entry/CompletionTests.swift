import Testing

@testable import Core

/// What pickers offer.
@Suite struct CompletionTests {
  func completion(in region: String = "999901") throws -> (Completion, Dataset) {
    let dataset = try #require(EnteredFieldTests.demo)
    return (Completion(EnteredFieldTests.context(dataset, in: region)), dataset)
  }

  @Test func optionsInCustomaryOrderAndByInitials() throws {
    let (completion, dataset) = try completion()
    let field = EnteredFieldTests.field(.option, options: "sector")
    let all = completion.candidates("", for: field, window: 0..<100)
    let options = try #require(dataset.catalogue.dimensions["sector"]).options
    #expect(all.count == options.count)
    #expect(all.candidates.map(\.value) == options.map { .option($0.id) })
    let first = try #require(options.first)
    let initials = PinyinTable.initials(of: first.title.zh)
    let found = completion.candidates(initials, for: field)
    #expect(found.candidates.first?.value == .option(first.id))
    #expect(completion.candidates("没有", for: field) == CompletionList())
  }

  @Test func placesNearFirst() throws {
    let (completion, dataset) = try completion()
    let field = EnteredFieldTests.field(.region)
    let own = completion.candidates("", for: field, window: 0..<100)
    #expect(own.candidates.first?.value == .region(try #require(dataset.regions.find("999901"))))
    #expect(own.count == 9)
    let found = completion.candidates("cg", for: field)
    #expect(
      found.candidates.first?.value == .region(try #require(dataset.regions.find("999901T01"))))
    #expect(found.count > 1)
  }

  @Test func enterprisesInAWindow() throws {
    let (completion, dataset) = try completion()
    let field = EnteredFieldTests.field(.enterprise)
    let table = try #require(dataset.table("enterprises"))
    let all = completion.candidates("", for: field, window: 0..<5)
    #expect(all.count == table.count)
    #expect(all.candidates.count == 5)
    let next = completion.candidates("", for: field, window: 5..<10)
    #expect(Set(all.candidates).isDisjoint(with: next.candidates))
    #expect(completion.candidates("", for: field, window: 9_000..<9_005).candidates.isEmpty)
    let name = try #require(table.name(of: RowID(3)))
    let found = completion.candidates(PinyinTable.initials(of: name), for: field)
    #expect(found.candidates.contains { $0.value == .reference(table.id(of: RowID(3))) })
    #expect(found.candidates.allSatisfy { $0.region != nil })
  }

  @Test(arguments: FieldType.allCases)
  func everyTypeAnswers(_ type: FieldType) throws {
    let (completion, _) = try completion()
    let field = EnteredFieldTests.field(type)
    for text in ["", "a", "是", "\u{0}\u{202E}", String(repeating: "x", count: 200)] {
      _ = completion.candidates(text, for: field)
    }
  }
}
