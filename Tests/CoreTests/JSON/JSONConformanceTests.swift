import Core
import Testing

/// A short input and what RFC 8259 says of it.
struct ConformanceCase: Sendable, CustomTestStringConvertible {
  /// What must become of an input.
  enum Verdict: Sendable {
    /// It is JSON: whoever refuses it is wrong.
    case accepted
    /// It is none: whoever takes it is wrong.
    case refused
    /// The RFC leaves it open; we take it.
    case openAndAccepted
    /// The RFC leaves it open; we refuse it.
    case openAndRefused
  }

  let bytes: [UInt8]
  let verdict: Verdict

  init(_ bytes: [UInt8], _ verdict: Verdict) {
    self.bytes = bytes
    self.verdict = verdict
  }

  var isAccepted: Bool { verdict == .accepted || verdict == .openAndAccepted }

  var testDescription: String {
    "\(verdict) \(String(decoding: bytes.prefix(60), as: UTF8.self).debugDescription)"
  }
}

/// One table for both halves of the reader: `ConformanceRowTests` puts the same inputs into rows.
struct JSONConformanceTests {
  private static func all(
    _ verdict: ConformanceCase.Verdict, _ texts: [String]
  ) -> [ConformanceCase] {
    texts.map { ConformanceCase(Array($0.utf8), verdict) }
  }

  private static func all(
    _ verdict: ConformanceCase.Verdict, _ bytes: [[UInt8]]
  ) -> [ConformanceCase] {
    bytes.map { ConformanceCase($0, verdict) }
  }

  static let acceptedStructure = all(
    .accepted,
    [
      "[[]   ]", "[\"\"]", "[1,null,null,null,2]", " [1] ", "[null, 1, \"1\", {}]", "[]\t", "[ 2]",
      "\t[ ]\r", "{\"a\":[]}", "{\"a\" : \"b\"\t}", "{\"x\":[{\"id\": \"yy\"}], \"id\": \"zz\"}",
      "{\"min\": -1.0e+28, \"max\": 1.0e+28}", "{\"\":0}", "{\"\\u0000x\":42}", "{\"a\\\"b\":1}",
      "{\"\\u4f01\\u4e1a\":\"\\u540d\"}", "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]",
      "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":null}}}}}}",
      "[true,[false,[null,[0,[\"\",[{}]]]]]]",
      "{\"true\":true,\"null\":null,\"1\":1}",
      "{\"0123456789012345678901234567890123456789\":0}",
    ])

  static let acceptedNumbers = all(
    .accepted,
    [
      "-0.0", "-1", "-123", "0e+1", "0e1", "0E0", "-0e-0", "1E22", "1E-2", "1e+02", "123e45",
      "123e65", "20e1", "123.456e78", "123.456789", "1.000000000000000005", "4.9e-5",
      "-1.5E+3", "100e-2", "0.1e1", "0.000001", "1234567890", "1e0000001", "[0,-0,1,-1]",
    ])

  static let acceptedTexts = all(
    .accepted,
    [
      #""\u0060\u012a\u12AB""#, #""\uD801\udc37""#, #""\uDBFF\uDFFF""#, #""\uD834\uDd1e""#,
      #""\u0000""#, #""\u0012""#, #""\u0020""#, #""\u0022""#, #""\u005C""#, #""\u002c""#,
      #""\uFDD0""#, #""\uFFFE""#, #""\uDBFF\uDFFE""#, #""\u200B""#, #""\u2064""#, #""\u0821""#,
      #""\\n""#, #""\"""#, #""\\a""#, #""\/""#, #""a/*b*/c/*d//e""#, "\" \"", "\"asd \"",
      "\"\u{2E}\u{2F}\"", "\"\u{7F}\"", "\"\u{3C0}\"", "\"\u{1D11E}\"", "\"\u{1FFFF}\"",
      "\"\u{FFFE}\u{1FFFE}\"", "\"€𝄞\"", "\"⍂㈴⍂\"", "\"\u{2028}\"", "\"\u{2029}\"",
      "\"\u{200B}\u{FEFF}\"", "\"e\u{301}\"", "\"{}[],:\"", "\"aa\u{0300}\u{0301}\u{0302}\"",
      #""\b\f\n\r\t\/\\\"""#, #""\u00e9""#, #""\uff0c""#, "\"１２３\"",
      "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
    ])

  static let refusedStructure = all(
    .refused,
    [
      "[1 true]", "[\"\": 1]", "[\"\"],", "[,1]", "[1,,2]", "[\"x\",,]", "[\"x\"]]", "[\"\",]",
      "[\"x\"", "[x", "[3[4]]", "[:]", "[,]", "[-]", "[   , \"\"]", "[1,]", "[1,,]", "[\"\u{0B}a\"",
      "[*]", "[\"\"", "[1,", "[{}", "[1\u{0C}]", "[\u{0C}]", "[}", "[\"a\" \"b\"]", "[1][2]", "[]]",
      "[][]", "][", "[\"x\", truth]", "[<null>]", "<.>", "[\\u000A\"\"]", "[{\"\":[{\"\":",
      "[\"a\",\n4\n,1,", "[1,\n1\n,1", "[\"asd]", "['", "['a'", "[\"a", "[\"a\"", "*", "{*",
      "{\"x\", null}", "{\"x\"::\"b\"}", "{🇨🇭}", "{\"a\":\"a\" 123}", "{key: 'value'}",
      "{\"id\":0,,,,,}", "{\"a\" b}", "{:\"b\"}", "{\"a\" \"b\"}", "{\"a\":", "{\"a\"", "{1:1}",
      "{9999E9999:1}", "{null:null,null:null}", "{\"id\":0,}", "{'a':0}", "{\"a\":\"b\"}/**/",
      "{\"a\":\"b\"}/**//", "{\"a\":\"b\"}//", "{\"a\":\"b\"}/", "{\"a\":\"b\",,\"c\":\"d\"}",
      "{a: \"b\"}", "{\"a\":\"a", "{ \"foo\" : \"bar\", \"a\" }", "{\"a\":\"b\"}#",
      "{\"a\":/*c*/1}",
      "{\"a\": true} \"x\"", "{[", "{,", "{{}", "{\"a", "{'a'", "{\"asd\":\"asd\"", "{]",
      "{\"a\":1]",
      "{\"b\":1,\"a\":}", "{true:1}", "{\"a\":1 \"b\":2}", "{\"a\";1}", "#{}", "{}#{}", "{}}", "}{",
      "\u{2060}", "\u{FEFF}", "{}\u{0}", "\u{E5}", "a\u{E5}", "[a\u{E5}]", "\u{20}", "1]", "[1]x",
      "()", "{\"a\":(1)}", "`1`", "1;", "<!-- -->", "%", "\\", "\\\"a\\\"", "\"", "null null",
      "true false", "[null,\u{A0}1]", "[1,\u{3000}2]",
    ])

  static let refusedWordsAndNumbers = all(
    .refused,
    [
      "nul", "fals", "tru", "nulll", "nan", "NaN", "-NaN", "inf", "Inf", "+Inf", "-Infinity",
      "True",
      "FALSE", "Null", "truefalse", "undefined", "[ false, nul", "[ true, fals", "[ false, tru",
      "t", "f", "n", "ture", "nul l", "tr ue", "fAlse",
      "++1234", "+1", "-01", "-1.0.", "-2.", ".-1", ".2e-3", "0.1.2", "0.3e+", "0.3e", "0.e1",
      "0E+", "0E", "0e", "0e+", "1.0e+", "1.0e-", "1.0e", "1 000.0", "1eE2", "2.e+3", "2.e-3",
      "2.e3", "9.e+", "1+2", "0x1", "0x42", "-foo", "- 1", "-012", "-1x", "-x", "1ea", "1.2a-3",
      "1.8011670033376514H-308", "012", "00", "-00", "0123.4", "1__0", "1_0", "1'000", "１", "٣",
      "0b1", "0o7", "1f", "1L", "1.0f", "$1", "¥1", "1%", "1/2", "1e5.0", "1e++2", "1e+-2", "--1",
      "-+1", "−1", "1,0", "1.", ".", "e5", "-e5", "-.0", "0..1",
    ])

  static let refusedTexts = all(
    .refused,
    [
      #""\u""#, #""\uD834\uDd""#, #""\u00A""#, #""\x00""#, #""\\\""#, "\"\\\u{1F300}\"", #""\a""#,
      #""\uqqqq""#, #""\v""#, #""\UA66D""#, #""\u{41}""#, #""\0""#, #""\ ""#, #""\8""#, #""\e""#,
      #""\-""#, #""\u-123""#, #""\u0x41""#, "\"new\nline\"", "\"\t\"", "\"a\u{0}a\"", "\"\u{1F}\"",
      "\"a", "\"\\", "'single quote'", "abc", "\u{E9}", "“a”", "\"a\"\"b\"", "\"\" \"\"", "\"a\"x",
      #"\u0020"asd""#, #""a" + "b""#, #"u"a""#, #"r"a""#, "\"\"\"a\"\"\"", "\"\u{8}\"", "\"\u{C}\"",
      "\"\u{D}\"", "\"0123456\u{1}89\"", "\"企业\u{B}\"",
    ])

  static let refusedBytes = all(
    .refused,
    [
      [0xE5], [0x5B, 0xFF, 0x5D], [0x22, 0xE5], [0x31, 0xE5], [0x7B, 0x22, 0xB9, 0x22, 0x3A],
      [0x5B, 0x65, 0xE5, 0x5D], [0x30, 0xE5], [0x2D, 0xE5], [0x31, 0x65, 0x31, 0xE5],
      [0xEF, 0xBB, 0x7B, 0x7D], [0xEF, 0xBB], [0xC3, 0xA9], [0x22, 0x5C, 0xE5, 0x22],
      [0x22, 0x5C, 0x75, 0xE5, 0x22], [0x5B, 0x31, 0x0A, 0x2C, 0xE5],
    ])

  /// Numbers beyond what a double holds: taken as JSON, and a finding where the value is wanted.
  static let openAndAccepted = all(
    .openAndAccepted,
    [
      "123123e100000", "-123123e100000", "0.4e006699999999999999999999999999999999999999999999999",
      "-1e+9999", "1.5e+9999", "-123123123123123123123123123123", "100000000000000000000",
      "-237462374673276894279832749832423479823246327846", "123e-10000000", "1e999999999999999999",
    ])

  /// What other readers repair: encodings that are not UTF-8, half pairs, byte order marks.
  static let openAndRefused =
    all(
      .openAndRefused,
      [
        #""\uDADA""#, #""\uD888\u1234""#, #""\uD800\n""#, #""\uDd1ea""#, #""\uD800\uD800\n""#,
        #""\ud800""#, #""\ud800abc""#, #""\uDd1e\uD834""#, #""\uDFAA""#, #""\uD834\uD834\uDd1e""#,
        #"{"\uDFAA":0}"#, "\u{FEFF}{}", "\u{FEFF}1", "\u{FEFF}\"a\"",
      ])
    + all(
      .openAndRefused,
      [
        [0xFF, 0xFE, 0x5B, 0, 0x5D, 0], [0xFE, 0xFF, 0, 0x5B, 0, 0x5D], [0x22, 0xFF, 0x22],
        [0x22, 0xE6, 0x97, 0xA5, 0xD1, 0x88, 0xFA, 0x22], [0x22, 0x81, 0x22], [0x22, 0xE9, 0x22],
        [0x22, 0xE0, 0xFF, 0x22], [0x22, 0xFC, 0x80, 0x80, 0x80, 0x80, 0x80, 0x22],
        [0x22, 0xFC, 0x83, 0xBF, 0xBF, 0xBF, 0xBF, 0x22], [0x22, 0xC0, 0xAF, 0x22],
        [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xED, 0xBF, 0xBF, 0x22],
        [0x22, 0xF4, 0xBF, 0xBF, 0xBF, 0x22], [0x22, 0xF0, 0x80, 0x80, 0xAF, 0x22],
        [0x22, 0xE0, 0x80, 0xAF, 0x22], [0x22, 0xE4, 0xBC, 0x22], [0x22, 0xD6, 0xD0, 0x22],
        [0x22, 0xB0, 0xA1, 0xB0, 0xA2, 0x22],
      ])

  /// All but those whose structure is repeated too often to be shown.
  static let cases =
    acceptedStructure + acceptedNumbers + acceptedTexts + refusedStructure + refusedWordsAndNumbers
    + refusedTexts + refusedBytes + openAndAccepted + openAndRefused

  @Test(arguments: cases)
  func `every input has its verdict`(_ example: ConformanceCase) {
    let reading = read(example.bytes)
    #expect((reading.value != nil) == example.isAccepted, "\(reading)")
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"\":"])
  func `nesting beyond the limit is refused before it takes memory`(_ part: String) {
    let problem = readWhole(bytes(String(repeating: part, count: 100_000))).problem
    guard case .tooDeep = problem?.kind else {
      Issue.record("\(String(describing: problem))")
      return
    }
    // 128 are open, and what would be the next is not entered.
    #expect((problem?.byteOffset ?? 0) < 128 * 6)
  }
}
