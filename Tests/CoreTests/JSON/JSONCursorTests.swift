import Core
import Testing

struct JSONCursorTests {
  private static let text = """
    {
      "format": 1,
      "figures": [
        {"id": "a/1", "value": 854, "unit": "家", "note": null},
        {"id": "a/2", "value": "many", "unit": "户", "big": 12345678901234567891}
      ],
      "level": "contry",
      "name\\u0020x": ""
    }
    """

  private func root() throws -> JSONCursor {
    try JSONDocument(bytes: bytes(Self.text), file: "f.json").cursor
  }

  private func problem(_ body: () throws(LoadProblem) -> Void) -> LoadProblem? {
    do throws(LoadProblem) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  @Test func `values come with their types`() throws {
    let root = try root()
    let figures = try root.required("figures").elements()
    #expect(try root.required("format").integer() == 1)
    #expect(try figures[0].required("id").text() == "a/1")
    #expect(try figures[0].required("value").number() == JSONNumber(mantissa: 854))
    #expect(try figures[0].optional("note") == nil)
    #expect(try figures[0].optional("absent") == nil)
    #expect(try figures[1].members().map(\.key) == ["id", "value", "unit", "big"])
    #expect(try root.required("level").word(of: ["contry"], .level) == "contry")
  }

  @Test func `a problem has path, place, what was found and expected`() throws {
    var figure = try root().required("figures").elements()[1]
    figure.recordID = "a/2"
    let found = problem { () throws(LoadProblem) in _ = try figure.required("value").number() }
    #expect(
      found
        == LoadProblem(
          .wrongType(found: .string),
          at: FilePlace(file: "f.json", byteOffset: bytes(Self.text).firstOffset(of: "\"many\"")),
          path: JSONPath([.key("figures"), .index(1), .key("value")]), recordID: "a/2",
          found: "\"many\"", expected: .type(.number)))
    #expect(found?.path.description == "figures[1].value")
  }

  @Test func `each way to be wrong has its kind`() throws {
    let root = try root()
    let figure = try root.required("figures").elements()[1]
    func kind(_ body: () throws(LoadProblem) -> Void) -> LoadProblemKind? { problem(body)?.kind }
    #expect(kind { () throws(LoadProblem) in _ = try root.required("x") } == .missingKey("x"))
    #expect(
      kind { () throws(LoadProblem) in _ = try root.elements() } == .wrongType(found: .object))
    #expect(
      kind { () throws(LoadProblem) in _ = try root.required("format").boolean() }
        == .wrongType(found: .number))
    #expect(
      kind { () throws(LoadProblem) in _ = try root.required("format").required("x") }
        == .wrongType(found: .number))
    #expect(
      kind { () throws(LoadProblem) in _ = try figure.required("big").number() } == .numberOverflow)
    #expect(
      kind { () throws(LoadProblem) in _ = try root.required("name x").text() } == .emptyName)
    let unknown = problem { () throws(LoadProblem) in
      _ = try root.required("level").word(of: ["country", "county", "province"], .level)
    }
    #expect(unknown?.kind == .unknown(.level, name: "contry", nearest: "country"))
    #expect(unknown?.expected == .oneOf(["country", "county", "province"]))
    #expect(unknown?.found == "\"contry\"")
  }

  @Test(arguments: [
    "a\nb", "\u{1B}[2J", "\u{0}", "\u{7F}", "\u{9B}31m", "a\u{202E}b", "\u{2067}", "\u{200F}",
    "\u{2028}", "\u{FEFF}x", "x\u{E0041}", "\u{FFFE}",
  ])
  func `names that could move the cursor or reorder text are told`(_ name: String) throws {
    let document = try JSONDocument(
      bytes: JSONWriter.bytes(of: JSONValue(name), style: .indented), file: "f")
    let hostile = HostileCharacters.first(in: name)
    #expect(hostile != nil)
    #expect(
      problem { () throws(LoadProblem) in _ = try document.cursor.text() }?.kind
        == hostile.map(LoadProblemKind.controlCharacters))
    #expect(try document.cursor.string() == name)
  }

  @Test(arguments: ["安宁市", "A-1 (b)", "é", "👨‍👩‍👧", "ｶﾞ", "㎡", "１２３", "“引号”", "𠮷野"])
  func `ordinary names pass`(_ name: String) {
    #expect(HostileCharacters.first(in: name) == nil)
  }
}

extension [UInt8] {
  /// Where a text first stands in the bytes.
  func firstOffset(of text: String) -> Int? {
    let wanted = Array(text.utf8)
    return indices.first { self[$0...].starts(with: wanted) }
  }
}
