import Testing

@testable import Core

@Suite struct SheetsTests {
  static let key = SheetKey(sheet: "year", region: SmallDataset()["ky"], period: .year(2023))

  static var small: SmallDataset {
    var small = SmallDataset()
    small.catalogue.sheets.set(
      SheetDefinition(
        id: "year", title: LocalizedText(zh: "年报"), family: "f",
        choices: [
          IndicatorChoice(indicator: "stock"), IndicatorChoice(indicator: "stock", level: .county),
          IndicatorChoice(indicator: "flow"),
        ]))
    small.catalogue.registers.set(
      RegisterSchema(
        id: "sheets", title: LocalizedText(zh: "报表"),
        fields: ["sheet", "reason", "by", "at"].map {
          Field(id: $0, type: .text, title: LocalizedText(zh: $0))
        } + [
          Field(id: "period", type: .period, title: LocalizedText(zh: "期间")),
          Field(id: "state", type: .option, title: LocalizedText(zh: "状态")),
        ]))
    small.catalogue.registers.set(
      RegisterSchema(
        id: "explanations", title: LocalizedText(zh: "说明"),
        fields: ["rule", "target", "text", "by", "at"].map {
          Field(id: $0, type: .text, title: LocalizedText(zh: $0))
        }))
    return small
  }

  static func apply(_ edits: [Edit], to dataset: inout Dataset) {
    _ = dataset.apply(Transaction(sequence: 1, id: "x", author: "a", time: "", edits: edits))
  }

  static func enter(
    _ indicator: String, _ period: String, _ value: Int, level: Rank? = nil,
    into dataset: inout Dataset
  ) -> Edit {
    let definition = dataset.catalogue.indicators[indicator]
    let edit = dataset.edit(
      entering: Figure(
        id: "", indicator: indicator, region: key.region, kind: definition?.kind ?? .flow,
        level: level, period: Period(period),
        quantity: Quantity(FixedDecimal(value), unit: definition?.unit ?? ""),
        source: Source(document: "x")))
    apply([edit], to: &dataset)
    return edit
  }

  @Test func statesFollowTheData() throws {
    var dataset = Self.small.dataset
    func sheets() -> Sheets { Sheets(dataset) }
    #expect(sheets().state(of: Self.key, findings: []) == .blank)
    #expect(sheets().blankCount(of: Self.key) == 3)
    _ = Self.enter("stock", "@2023-12-31", 4, into: &dataset)
    #expect(sheets().state(of: Self.key, findings: []) == .filling)
    #expect(sheets().nextBlank(of: Self.key, after: nil) == 1)
    #expect(sheets().nextBlank(of: Self.key, after: 1) == 2)
    #expect(sheets().nextBlank(of: Self.key, after: 2) == 1)
    // A nought is a report; another year's number is none.
    _ = Self.enter("flow", "2023", 0, into: &dataset)
    _ = Self.enter("stock", "@2022-12-31", 1, level: .county, into: &dataset)
    #expect(sheets().blankCount(of: Self.key) == 1)
    _ = Self.enter("stock", "@2023-12-31", 4, level: .county, into: &dataset)
    #expect(sheets().state(of: Self.key, findings: []) == .filled)
    #expect(sheets().nextBlank(of: Self.key, after: 0) == nil)

    let ref = try #require(dataset.figures.find("entry/ky/flow/2023"))
    let finding = Finding(
      rule: "r", severity: .reason, fact: .zeroDenominator, figures: [ref], indicator: "flow",
      region: Self.key.region)
    #expect(sheets().state(of: Self.key, findings: [finding]) == .pending)
    #expect(throws: SheetRefusal.mustExplain([finding])) {
      try sheets().submit(Self.key, by: "a", at: "now", findings: [finding])
    }
    Self.apply(
      Explanations(dataset).edits(explaining: finding, text: "停工一年", by: "a", at: "now"),
      to: &dataset)
    #expect(Explanations(dataset).text(of: finding) == "停工一年")
    #expect(sheets().state(of: Self.key, findings: [finding]) == .filled)
    var blocking = finding
    blocking.severity = .block
    #expect(throws: SheetRefusal.mustMend([blocking])) {
      try sheets().submit(Self.key, by: "a", at: "now", findings: [blocking])
    }
    Self.apply(
      try sheets().submit(Self.key, by: "a", at: "now", findings: [finding]), to: &dataset)
    #expect(sheets().state(of: Self.key, findings: []) == .submitted)
  }

  @Test func submittedSheetsAreLockedUntilReopened() throws {
    var dataset = Self.small.dataset
    let edit = Self.enter("flow", "2023", 3, into: &dataset)
    Self.apply(
      try Sheets(dataset).submit(Self.key, by: "a", at: "1", findings: []), to: &dataset)
    let locked = EditRefusal.lockedSheet(Self.key, state: .submitted)
    #expect(Sheets(dataset).lock(on: edit) == locked)
    #expect(Sheets(dataset).lock(on: edit.inverse) == locked)
    #expect(Permission(dataset, person: "a").refusal(of: [edit.inverse]) == locked)
    // A part of the year is in the sheet, another year, place or number is not.
    var other = dataset
    #expect(Sheets(dataset).lock(on: Self.enter("flow", "2023-05", 1, into: &other)) == locked)
    #expect(Sheets(dataset).lock(on: Self.enter("flow", "2022", 1, into: &other)) == nil)
    #expect(Sheets(dataset).lock(on: Self.enter("rate", "2023", 1, into: &other)) == nil)

    #expect(throws: SheetRefusal.reasonMissing) {
      try Sheets(dataset).reopen(Self.key, reason: " \n", by: "a", at: "2")
    }
    #expect(throws: SheetRefusal.state(.submitted)) {
      try Sheets(dataset).submit(Self.key, by: "a", at: "2", findings: [])
    }
    Self.apply(
      try Sheets(dataset).reopen(Self.key, reason: "更正", by: "a", at: "2"), to: &dataset)
    #expect(Sheets(dataset).state(of: Self.key, findings: []) == .filling)
    #expect(Sheets(dataset).stored(Self.key)?.reason == "更正")
    #expect(Sheets(dataset).lock(on: edit) == nil)
    Self.apply(
      try Sheets(dataset).submit(Self.key, by: "a", at: "3", findings: []), to: &dataset)
    Self.apply(
      try Sheets(dataset).sendBack(Self.key, reason: "不全", by: "b", at: "4"), to: &dataset)
    #expect(Sheets(dataset).state(of: Self.key, findings: []) == .returned)
    #expect(Sheets(dataset).lock(on: edit) == nil)
    Self.apply(
      try Sheets(dataset).submit(Self.key, by: "a", at: "5", findings: []), to: &dataset)
    Self.apply(try Sheets(dataset).approve(Self.key, by: "b", at: "6"), to: &dataset)
    #expect(
      Sheets(dataset).lock(on: edit) == EditRefusal.lockedSheet(Self.key, state: .approved))
  }

  @Test func peopleAreHeldToTheirRegionAndRole() throws {
    var dataset = Self.small.dataset
    let edit = Self.enter("flow", "2023", 3, into: &dataset)
    let (ky, hh, yx) = (Self.key.region, SmallDataset()["hh"], SmallDataset()["yx"])
    #expect(Permission(dataset, person: "anybody").refusal(of: [edit]) == nil)
    dataset.manifest.people = [
      .init(name: "红河", region: "hh", role: .entry), .init(name: "看", role: .viewer),
      .init(name: "玉溪", region: "yx", role: .entry),
      .init(name: "省", region: "yn", role: .reviewer),
    ]
    func refusal(_ person: String) -> EditRefusal? {
      Permission(dataset, person: person).refusal(of: [edit])
    }
    #expect(refusal("红河") == nil)
    #expect(refusal("省") == nil)
    #expect(refusal("看") == .viewer("看"))
    #expect(refusal("谁") == .unknownPerson("谁"))
    #expect(refusal("玉溪") == .outside(person: "玉溪", region: yx, place: ky))
    Self.apply(
      try Sheets(dataset).submit(Self.key, by: "a", at: "1", findings: []), to: &dataset)
    let approval = try Sheets(dataset).approve(Self.key, by: "红河", at: "2")
    #expect(Permission(dataset, person: "红河").refusal(of: approval) == .reviewersOnly("红河"))
    #expect(Permission(dataset, person: "省").refusal(of: approval) == nil)
    #expect(Permission(dataset, person: "红河").refusal(editing: hh) == nil)
    dataset.manifest.isReadOnly = true
    #expect(refusal("省") == .readOnlyDataset)
  }
}
