import Core
import Testing

struct JSONWriterTests {
  private static let object = JSONObject([
    "format": JSONValue(1),
    "figures": JSONValue([
      JSONValue(JSONObject(["id": JSONValue("a"), "list": JSONValue([JSONValue(1), .null])])),
      JSONValue(JSONObject()), JSONValue([JSONValue]()),
    ]),
  ])

  @Test(arguments: [
    (
      JSONStyle.indented,
      """
      {
        "format": 1,
        "figures": [
          {
            "id": "a",
            "list": [
              1,
              null
            ]
          },
          {},
          []
        ]
      }

      """
    ),
    (
      .inline(depth: 2),
      """
      {
        "format": 1,
        "figures": [
          {"id": "a", "list": [1, null]},
          {},
          []
        ]
      }

      """
    ),
    (
      .inline(depth: 1),
      """
      {
        "format": 1,
        "figures": [{"id": "a", "list": [1, null]}, {}, []]
      }

      """
    ),
    (
      .inline(depth: 0),
      #"{"format": 1, "figures": [{"id": "a", "list": [1, null]}, {}, []]}"# + "\n"
    ),
    (.lines, #"{"format":1,"figures":[{"id":"a","list":[1,null]},{},[]]}"# + "\n"),
  ])
  func `each style, byte by byte`(_ style: JSONStyle, _ expected: String) throws {
    let value = JSONValue(Self.object)
    let written = JSONWriter.bytes(of: value, style: style)
    #expect(String(decoding: written, as: UTF8.self) == expected)
    #expect(JSONStyle.canonical(of: written, value) == style)
    #expect(JSONStyle.canonical(of: written.dropLast() + [0x20, 0x0A], value) == nil)
  }

  @Test func `records one a line`() {
    var writer = JSONWriter(style: .lines)
    for number in 1...2 {
      writer.beginObject()
      writer.key("n")
      writer.number(number)
      writer.key("x")
      writer.number(JSONNumber(mantissa: 150, exponent: -2))
      writer.key("y")
      writer.number(printed: "1E+2")
      writer.key("z")
      writer.boolean(true)
      writer.end()
    }
    #expect(
      String(decoding: writer.finish(), as: UTF8.self)
        == "{\"n\":1,\"x\":1.50,\"y\":1E+2,\"z\":true}\n{\"n\":2,\"x\":1.50,\"y\":1E+2,\"z\":true}\n"
    )
  }

  @Test(arguments: [
    ("中\"\\/", #""中\"\\/""#), ("\u{8}\u{C}\n\r\t", #""\b\f\n\r\t""#),
    ("\u{0}\u{1F}\u{1B}", #""\u0000\u001f\u001b""#),
    ("\u{7F}\u{2028}\u{FEFF}", "\"\u{7F}\u{2028}\u{FEFF}\""),
    ("", "\"\""),
  ])
  func `as few escapes as JSON allows`(_ text: String, _ expected: String) {
    #expect(JSONWriter.quoted(text) == expected)
    let printed = String(
      decoding: JSONWriter.bytes(of: JSONValue(text), style: .lines), as: UTF8.self)
    #expect(printed == expected + "\n")
  }

  @Test func `an edit keeps everything else where it was`() throws {
    let text = """
      {
        "figures": [
          {"id": "a", "xUnknown": {"k": 1.0e1}, "value": 854, "unit": "家"},
          {"id": "b", "value": 1.10}
        ],
        "moreUnknown": "\u{2028}"
      }

      """
    let document = try JSONDocument(bytes: bytes(text), file: "f")
    #expect(JSONWriter.bytes(of: document.root, style: .inline(depth: 2)) == bytes(text))
    var root = try #require(document.root.object)
    var figures = try #require(root["figures"]?.elements)
    var figure = try #require(figures[0].object)
    let order = ["id", "region", "value", "qualifier", "unit"]
    figure.set("value", to: JSONValue(855), order: order)
    figure.set("qualifier", to: JSONValue("about"), order: order)
    figure.set("region", to: JSONValue("530000"), order: order)
    figure.set("unit", to: nil, order: order)
    figures[0] = JSONValue(figure)
    root["figures"] = JSONValue(figures)
    #expect(
      String(
        decoding: JSONWriter.bytes(of: JSONValue(root), style: .inline(depth: 2)), as: UTF8.self)
          == """
          {
            "figures": [
              {"id": "a", "region": "530000", "xUnknown": {"k": 1.0e1}, "value": 855, "qualifier": "about"},
              {"id": "b", "value": 1.10}
            ],
            "moreUnknown": "\u{2028}"
          }

          """)
  }

  @Test func `a key that precedes all others comes first, one outside the schema last`() {
    var object = JSONObject(["b": JSONValue(2)])
    object.set("a", to: JSONValue(1), order: ["a", "b"])
    object.set("z", to: JSONValue(3), order: ["a", "b"])
    #expect(object.members.map(\.key) == ["a", "b", "z"])
  }

  @Test(arguments: [
    (JSONNumber(mantissa: 0), "0"), (JSONNumber(isNegative: true, mantissa: 0), "-0"),
    (JSONNumber(mantissa: -5), "-5"), (JSONNumber(mantissa: 365, exponent: -2), "3.65"),
    (JSONNumber(mantissa: 5, exponent: -2), "0.05"),
    (JSONNumber(mantissa: 0, exponent: -2), "0.00"),
    (JSONNumber(mantissa: 12, exponent: 3), "12000"),
    (JSONNumber(mantissa: 1, exponent: 30), "1e30"),
    (JSONNumber(mantissa: 1, exponent: -30), "1e-30"),
    (JSONNumber(mantissa: 0, exponent: 3), "0e3"),
    (JSONNumber(mantissa: .max), "9223372036854775807"),
  ])
  func `numbers have one canonical text`(_ number: JSONNumber, _ text: String) {
    #expect(number.description == text)
    #expect(JSONNumber(text)?.isSameValue(as: number) == true)
  }

  @Test func `numbers compare by parts or by value`() throws {
    let short = try #require(JSONNumber("1.5"))
    let long = try #require(JSONNumber("1.50"))
    #expect(short != long)
    #expect(short.isSameValue(as: long))
    #expect(!short.isSameValue(as: try #require(JSONNumber("-1.5"))))
    #expect(try #require(JSONNumber("0")).isSameValue(as: try #require(JSONNumber("-0.0"))))
    #expect(JSONNumber("1.5 ") != nil)
    #expect(JSONNumber("1.5x") == nil)
    #expect(JSONNumber("") == nil)
  }
}
