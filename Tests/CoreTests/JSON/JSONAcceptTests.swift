import Core
import Testing

/// Texts that are JSON, and what they mean.
struct AcceptCase: Sendable, CustomTestStringConvertible {
  let text: String
  let value: JSONValue

  init(_ text: String, _ value: JSONValue) {
    self.text = text
    self.value = value
  }

  var testDescription: String { text.debugDescription }
}

private func number(_ printed: String, _ mantissa: Int64, _ exponent: Int = 0) -> JSONValue {
  let isNegative = printed.hasPrefix("-")
  return JSONValue(
    .number(
      JSONNumber(isNegative: isNegative, mantissa: mantissa, exponent: exponent), printed: printed))
}

private func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
  JSONValue(JSONObject(members))
}

struct JSONAcceptTests {
  static let words: [AcceptCase] = [
    AcceptCase("null", .null),
    AcceptCase("true", JSONValue(true)),
    AcceptCase("false", JSONValue(false)),
    AcceptCase(" \t\r\n true \t\r\n ", JSONValue(true)),
    AcceptCase("\ntrue", JSONValue(true)),
    AcceptCase("true\n", JSONValue(true)),
  ]

  static let containers: [AcceptCase] = [
    AcceptCase("{}", object([:])),
    AcceptCase("[]", JSONValue([])),
    AcceptCase("{ }", object([:])),
    AcceptCase("[ \n ]", JSONValue([])),
    AcceptCase("[null]", JSONValue([.null])),
    AcceptCase("[[]]", JSONValue([JSONValue([])])),
    AcceptCase("[{}]", JSONValue([object([:])])),
    AcceptCase("[1,2]", JSONValue([number("1", 1), number("2", 2)])),
    AcceptCase("[1 , 2\n]", JSONValue([number("1", 1), number("2", 2)])),
    AcceptCase("[true,false,null]", JSONValue([JSONValue(true), JSONValue(false), .null])),
    AcceptCase(#"{"a":1}"#, object(["a": number("1", 1)])),
    AcceptCase(#"{ "a" : 1 }"#, object(["a": number("1", 1)])),
    AcceptCase(#"{"a":1,"b":2}"#, object(["a": number("1", 1), "b": number("2", 2)])),
    AcceptCase(#"{"b":2,"a":1}"#, object(["b": number("2", 2), "a": number("1", 1)])),
    AcceptCase(#"{"":1}"#, object(["": number("1", 1)])),
    AcceptCase(
      #"{"a":{"a":{"a":[]}}}"#, object(["a": object(["a": object(["a": JSONValue([])])])])),
    AcceptCase(
      #"[{"a":1},{"a":1}]"#,
      JSONValue([object(["a": number("1", 1)]), object(["a": number("1", 1)])])),
    AcceptCase(#"{"a":"a","A":"A"}"#, object(["a": JSONValue("a"), "A": JSONValue("A")])),
    AcceptCase(#"{"\u0061b":1}"#, object(["ab": number("1", 1)])),
    AcceptCase(#"{"企业":"安宁"}"#, object(["企业": JSONValue("安宁")])),
  ]

  static let texts: [AcceptCase] = [
    AcceptCase(#""""#, JSONValue("")),
    AcceptCase(#""a""#, JSONValue("a")),
    AcceptCase(#""0123456789abcdef0123456789""#, JSONValue("0123456789abcdef0123456789")),
    AcceptCase(#""中文""#, JSONValue("中文")),
    AcceptCase(#""a中b文c""#, JSONValue("a中b文c")),
    AcceptCase(#""é""#, JSONValue("é")),
    AcceptCase(#""😀""#, JSONValue("😀")),
    AcceptCase(#""\"\\\/\b\f\n\r\t""#, JSONValue("\"\\/\u{8}\u{C}\n\r\t")),
    AcceptCase(#""\u4e2d\u6587""#, JSONValue("中文")),
    AcceptCase(#""\u4E2D""#, JSONValue("中")),
    AcceptCase(#""\uD83D\uDE00""#, JSONValue("😀")),
    AcceptCase(#""\ud83d\ude00x""#, JSONValue("😀x")),
    AcceptCase(#""\u0000""#, JSONValue("\u{0}")),
    AcceptCase(#""\uFEFF""#, JSONValue("\u{FEFF}")),
    AcceptCase(#""\uFFFF""#, JSONValue("\u{FFFF}")),
    AcceptCase(#""\u007f""#, JSONValue("\u{7F}")),
    AcceptCase("\"\u{7F}\"", JSONValue("\u{7F}")),
    AcceptCase("\"\u{80}\"", JSONValue("\u{80}")),
    AcceptCase("\"\u{7FF}\u{800}\"", JSONValue("\u{7FF}\u{800}")),
    AcceptCase("\"\u{D7FF}\u{E000}\"", JSONValue("\u{D7FF}\u{E000}")),
    AcceptCase("\"\u{FFFF}\u{10000}\"", JSONValue("\u{FFFF}\u{10000}")),
    AcceptCase("\"\u{10FFFF}\"", JSONValue("\u{10FFFF}")),
    AcceptCase("\"\u{2028}\u{2029}\"", JSONValue("\u{2028}\u{2029}")),
    AcceptCase("\"\u{FEFF}\"", JSONValue("\u{FEFF}")),
    AcceptCase(#""'/* no comment */ // #""#, JSONValue("'/* no comment */ // #")),
    AcceptCase(#""\\u0041""#, JSONValue("\\u0041")),
    AcceptCase(#""\\""#, JSONValue("\\")),
    AcceptCase(#""\\\\\"""#, JSONValue("\\\\\"")),
    AcceptCase(#""[1,2]{}""#, JSONValue("[1,2]{}")),
    AcceptCase(#""1234567\n""#, JSONValue("1234567\n")),
    AcceptCase(#""12345678\n""#, JSONValue("12345678\n")),
    AcceptCase(#""1234567中""#, JSONValue("1234567中")),
  ]

  static let numbers: [AcceptCase] = [
    AcceptCase("0", number("0", 0)),
    AcceptCase("-0", number("-0", 0)),
    AcceptCase("1", number("1", 1)),
    AcceptCase("-1", number("-1", 1)),
    AcceptCase("10", number("10", 10)),
    AcceptCase("100000", number("100000", 100_000)),
    AcceptCase("101", number("101", 101)),
    AcceptCase("854", number("854", 854)),
    AcceptCase("3.65", number("3.65", 365, -2)),
    AcceptCase("7.250", number("7.250", 7250, -3)),
    AcceptCase("0.0", number("0.0", 0, -1)),
    AcceptCase("0.05", number("0.05", 5, -2)),
    AcceptCase("-0.5", number("-0.5", 5, -1)),
    AcceptCase("1e0", number("1e0", 1, 0)),
    AcceptCase("1e2", number("1e2", 1, 2)),
    AcceptCase("1E+2", number("1E+2", 1, 2)),
    AcceptCase("1e-2", number("1e-2", 1, -2)),
    AcceptCase("1.5e3", number("1.5e3", 15, 2)),
    AcceptCase("0e5", number("0e5", 0, 5)),
    AcceptCase("1e007", number("1e007", 1, 7)),
    AcceptCase("9223372036854775807", number("9223372036854775807", .max)),
    AcceptCase("-9223372036854775807", number("-9223372036854775807", .max)),
    AcceptCase("0.9223372036854775807", number("0.9223372036854775807", .max, -19)),
    AcceptCase("9223372036854775807000", number("9223372036854775807000", .max, 3)),
    AcceptCase(
      "1.00000000000000000000000",
      number("1.00000000000000000000000", 1_000_000_000_000_000_000, -18)),
    AcceptCase(
      "0.000000000000000000000000000001",
      number("0.000000000000000000000000000001", 1, -30)),
    AcceptCase("123456789012345678", number("123456789012345678", 123_456_789_012_345_678)),
  ]

  @Test(arguments: words + containers + texts + numbers)
  func accepts(_ example: AcceptCase) {
    #expect(read(bytes(example.text)) == .value(example.value, notes: []))
  }

  @Test(arguments: [
    "9223372036854775808", "-9223372036854775808", "1.23456789012345678901", "1e1000000000",
    "123456789012345678901234567890", "1e99999999999999999999",
  ])
  func `a number that does not fit is valid JSON without a value`(_ text: String) {
    let expected = JSONValue(.number(nil, printed: text))
    #expect(read(bytes(text)) == .value(expected, notes: []))
    #expect(throws: (any Error).self) {
      _ = try JSONDocument(bytes: bytes(text), file: "").cursor.number()
    }
    #expect(JSONNumber(text) == nil)
  }

  @Test func `every value knows its bytes`() throws {
    let text = #" {"名": ["a", -1.50, {}], "b" : true }"#
    let value = try #require(read(bytes(text)).value)
    func piece(_ value: JSONValue?) -> String? {
      value?.range.map { String(decoding: bytes(text)[$0], as: UTF8.self) }
    }
    #expect(piece(value) == #"{"名": ["a", -1.50, {}], "b" : true }"#)
    #expect(piece(value["名"]) == #"["a", -1.50, {}]"#)
    #expect(value["名"]?.elements?.map(piece) == [#""a""#, "-1.50", "{}"])
    #expect(piece(value["b"]) == "true")
    #expect(value.object?.members.map(\.keyOffset) == [2, 27])
  }

  @Test func `nesting up to the limit is fine`() {
    for depth in [1, 64, 128] {
      let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      #expect(read(bytes(text)).value != nil)
    }
  }
}
