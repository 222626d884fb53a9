import Core
import Testing

@testable import TUI

/// Every register of the catalogue can be recorded in: typed, saved, read back.
@Suite struct RegisterWalkTests {
  static let registers = SampleApp.demoCounty.catalogue.registers.all
    .filter { !$0.isViewOfTargets && $0.id != "sheets" && $0.id != "explanations" }.map(\.id)

  @Test func everyRegisterIsInTheMenu() throws {
    var clerk = RecordingApp(Size(width: 120, height: 90))
    let workspace = try #require(clerk.app.workspace)
    let menu = RegisterMenu(occasion: FormOccasion(place: workspace.selectedRegion))
    #expect(
      Set(workspace.registers(for: menu, recent: []).map(\.id)) == Set(Self.registers))
    #expect(Self.registers.count >= 57)
    try clerk.type("<Ins>")
    #expect(clerk.isOnScreen("健康企业创建申报"))
  }

  /// Characters that a person would type for a field of a type, in a dataset that holds rows of all registers.
  func words(for field: Field, of schema: RegisterSchema, in dataset: Dataset) -> String? {
    switch field.type {
    case .text, .longText:
      switch field.pattern {
      case "creditCode": return "91530111MA6K5P2X0" + creditCodeEnd("91530111MA6K5P2X0")
      case "organisationCode": return "MA6K5P2X0"
      case "phone": return "08716312345"
      case "postcode": return "650000"
      default: return "测试\(field.id)"
      }
    case .integer, .decimal:
      let least = field.minimum ?? FixedDecimal(1)
      return field.maximum.map { $0 < least ? least.plain : least.plain } ?? least.plain
    case .quantity: return "120余"
    case .date: return "20230426"
    case .period: return "2023-Q3"
    case .year: return "2023年"
    case .boolean: return "是"
    case .texts: return "甲单位；乙单位"
    case .option, .options:
      return dataset.catalogue.dimensions[field.options ?? ""]?.options.first?.title.zh
    case .level: return "县级"
    case .region: return "999901"
    case .enterprise:
      return dataset.tables["enterprises"].map { $0.id(of: RowID(0)) }
    case .reference:
      guard let table = dataset.tables[field.register ?? ""], table.count > 0 else { return nil }
      return table.id(of: RowID(0))
    case .document, .source, .sources: return dataset.documents.all.first?.id
    }
  }

  func creditCodeEnd(_ code: String) -> String {
    CreditCode.checkCharacter(code + "0").map(String.init) ?? "0"
  }

  @Test(arguments: registers)
  func isFilledInSavedAndReadBack(register: String) throws {
    var clerk = RecordingApp()
    let dataset = clerk.dataset
    let schema = try #require(dataset.catalogue.registers[register])
    try clerk.type("<Ins>\(register)<Enter>")
    try #require(clerk.form?.register == register)
    try clerk.type("<C-Home>")
    var typed: Set<String> = []
    var states: Set<String> = []
    for _ in 0..<200 {
      guard let focused = clerk.form?.focused else { break }
      if focused.id == schema.states?.field { states.insert(focused.id) }
      if typed.insert(focused.id).inserted, focused.id != schema.states?.field,
        let words = words(for: focused.field, of: schema, in: dataset)
      {
        try clerk.type("<C-u><Del>")
        if clerk.form?.focused?.text.isEmpty == false { try clerk.type("<S-Home><BS><C-u>") }
        for scalar in words.unicodeScalars {
          try clerk.type(scalar == "<" ? "<lt>" : String(scalar))
        }
        let now = try #require(clerk.form?.focused)
        #expect(now.problem == nil, "\(focused.id): \(words) is not read: \(now.problem as Any)")
        #expect(!now.value.isMissing, "\(focused.id) is empty after \(words)")
      }
      if clerk.form?.isAtEnd ?? true { break }
      // A list that stays open takes the choice it shows; what was typed whole is that choice.
      try clerk.type("<Enter>")
    }
    let draft = try #require(clerk.form?.draft)
    #expect(
      clerk.form?.missing.map(\.id) == [], "all that is required can be typed")
    try clerk.type("<C-s>")
    if clerk.form != nil { try clerk.type("<C-s>") }
    #expect(clerk.form == nil, "saved: \(clerk.screen.suffix(3))")
    #expect(clerk.transactions.count == 1)
    #expect(clerk.transactions.first?.edits.count == 1, "one row, one edit")
    let row = try #require(clerk.lastRow(of: register))
    #expect(row == draft)
    #expect(typed.count >= min(3, schema.fields.count))
  }

  @Test(arguments: registers)
  func isListedOpenedAndChanged(register: String) throws {
    var clerk = RecordingApp()
    let rows = clerk.dataset.tables[register]?.count ?? 0
    try clerk.type("<Ins>\(register)<Tab>")
    if rows == 0 {
      #expect(clerk.isOnScreen("没有记录"))
      return
    }
    try clerk.type("<Enter>")
    #expect(clerk.isOnScreen("办理与修改记录") || clerk.screen.count == 24)
    try clerk.type("<F2>")
    try #require(clerk.form?.purpose != .new)
    try clerk.go(to: "note")
    try clerk.type("<C-u>补记一句<C-s>")
    if clerk.form != nil { try clerk.type("<C-s>") }
    #expect(clerk.transactions.count == 1)
    #expect(clerk.transactions.first?.edits.count == 1, "only what changed is written")
    #expect(clerk.lastRow(of: register)?["note"] == .text("补记一句"))
  }
}
