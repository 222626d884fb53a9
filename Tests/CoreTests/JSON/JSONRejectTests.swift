import Core
import Testing

/// Bytes that are no JSON, the reason and the byte at which it shows.
struct RejectCase: Sendable, CustomTestStringConvertible {
  let bytes: [UInt8]
  let kind: LoadProblemKind
  let offset: Int

  init(_ text: String, _ fault: JSONSyntaxFault, _ offset: Int) {
    self.init(Array(text.utf8), .syntax(fault), offset)
  }

  init(_ bytes: [UInt8], _ kind: LoadProblemKind, _ offset: Int) {
    self.bytes = bytes
    self.kind = kind
    self.offset = offset
  }

  var testDescription: String {
    String(decoding: bytes.prefix(40), as: UTF8.self).debugDescription
  }
}

private func cut(_ text: String, opened: Int?) -> RejectCase {
  let place = opened.map { FilePlace(file: "file", byteOffset: $0) }
  return RejectCase(Array(text.utf8), .truncated(opened: place), text.utf8.count)
}

private func invalid(
  _ middle: [UInt8], at offset: Int = 1, guess: EncodingGuess = .unknown
) -> RejectCase {
  RejectCase([0x22] + middle + [0x22], .notUTF8(guess), offset)
}

struct JSONRejectTests {
  static let structure: [RejectCase] = [
    RejectCase("[1,]", .trailingComma, 2),
    RejectCase("[1, \n ]", .trailingComma, 2),
    RejectCase(#"{"a":1,}"#, .trailingComma, 6),
    RejectCase("[,1]", .expectedValue, 1),
    RejectCase("[1,,2]", .expectedValue, 3),
    RejectCase("[,]", .expectedValue, 1),
    RejectCase("{,}", .expectedKey, 1),
    RejectCase(#"{"a":1,,"b":2}"#, .expectedKey, 7),
    RejectCase("[1 2]", .expectedCommaOrBracket, 3),
    RejectCase("[1;2]", .expectedCommaOrBracket, 2),
    RejectCase("[1:2]", .expectedCommaOrBracket, 2),
    RejectCase("[1}", .expectedCommaOrBracket, 2),
    cut("[[1]", opened: 0),
    RejectCase(#"{"a":1]"#, .expectedCommaOrBrace, 6),
    RejectCase(#"{"a":1 "b":2}"#, .expectedCommaOrBrace, 7),
    RejectCase(#"{"a" 1}"#, .expectedColon, 5),
    RejectCase(#"{"a",1}"#, .expectedColon, 4),
    RejectCase(#"{"a"}"#, .expectedColon, 4),
    RejectCase(#"{"a"=1}"#, .expectedColon, 4),
    RejectCase(#"{"a"::1}"#, .expectedValue, 5),
    RejectCase(#"{"a":}"#, .expectedValue, 5),
    RejectCase(#"{"a":,"b":1}"#, .expectedValue, 5),
    RejectCase("{a:1}", .expectedKey, 1),
    RejectCase("{1:1}", .expectedKey, 1),
    RejectCase("{null:1}", .expectedKey, 1),
    RejectCase("{[]:1}", .expectedKey, 1),
    RejectCase("{{}:1}", .expectedKey, 1),
    RejectCase("]", .expectedValue, 0),
    RejectCase("}", .expectedValue, 0),
    RejectCase(":", .expectedValue, 0),
    RejectCase(",", .expectedValue, 0),
    RejectCase("[]]", .trailingContent, 2),
    RejectCase("{}}", .trailingContent, 2),
    RejectCase("{} {}", .trailingContent, 3),
    RejectCase("1 2", .trailingContent, 2),
    RejectCase("null,", .trailingContent, 4),
    RejectCase("[]\u{0}", .trailingContent, 2),
    RejectCase(#""a" "b""#, .trailingContent, 4),
    RejectCase("[1]x", .trailingContent, 3),
    RejectCase("\u{0B}1", .expectedValue, 0),
    RejectCase("\u{0C}1", .expectedValue, 0),
    RejectCase("\u{0}", .expectedValue, 0),
    RejectCase("[1\u{0}]", .expectedCommaOrBracket, 2),
    RejectCase("\u{1B}[31m", .expectedValue, 0),
    RejectCase("[\u{A0}1]", .expectedValue, 1),
    RejectCase("[\u{85}1]", .expectedValue, 1),
    RejectCase("[\u{2028}1]", .expectedValue, 1),
    RejectCase("<html>", .expectedValue, 0),
  ]

  static let habits: [RejectCase] = [
    RejectCase("// a\n1", .comment, 0),
    RejectCase("/* a */1", .comment, 0),
    RejectCase("# a\n1", .comment, 0),
    RejectCase("[1 // a\n]", .comment, 3),
    RejectCase("[1, /* a */ 2]", .comment, 4),
    RejectCase(#"{"a":1 /* b */}"#, .comment, 7),
    RejectCase("1 // a", .comment, 2),
    RejectCase("/", .expectedValue, 0),
    RejectCase("'a'", .wrongQuotes, 0),
    RejectCase("{'a':1}", .wrongQuotes, 1),
    RejectCase("`a`", .wrongQuotes, 0),
    RejectCase("{“a”:1}", .wrongQuotes, 1),
    RejectCase("[‘a’]", .wrongQuotes, 1),
    RejectCase("[＂a＂]", .wrongQuotes, 1),
    RejectCase("[「a」]", .wrongQuotes, 1),
    RejectCase("[1，2]", .fullWidthPunctuation, 2),
    RejectCase("[1、2]", .fullWidthPunctuation, 2),
    RejectCase(#"{"a"：1}"#, .fullWidthPunctuation, 4),
    RejectCase("｛｝", .fullWidthPunctuation, 0),
    RejectCase("【】", .fullWidthPunctuation, 0),
    RejectCase("[1］", .fullWidthPunctuation, 2),
    RejectCase("[　1]", .fullWidthPunctuation, 1),
    RejectCase("[１]", .expectedValue, 1),
    RejectCase("[中]", .expectedValue, 1),
    RejectCase("[😀]", .expectedValue, 1),
  ]

  static let words: [RejectCase] = [
    RejectCase("True", .unknownWord, 0),
    RejectCase("TRUE", .unknownWord, 0),
    RejectCase("False", .unknownWord, 0),
    RejectCase("None", .unknownWord, 0),
    RejectCase("NULL", .unknownWord, 0),
    RejectCase("nil", .unknownWord, 0),
    RejectCase("nul,", .unknownWord, 0),
    RejectCase("truex", .unknownWord, 0),
    RejectCase("true1", .unknownWord, 0),
    RejectCase("trux", .unknownWord, 0),
    RejectCase("[falsee]", .unknownWord, 1),
    RejectCase("undefined", .unknownWord, 0),
    RejectCase("NaN", .unknownWord, 0),
    RejectCase("Infinity", .unknownWord, 0),
    RejectCase("[yes]", .unknownWord, 1),
    RejectCase("_", .unknownWord, 0),
    RejectCase("true\u{0}", .trailingContent, 4),
  ]

  static let numbers: [RejectCase] = [
    RejectCase("01", .leadingZero, 1),
    RejectCase("00", .leadingZero, 1),
    RejectCase("-01", .leadingZero, 2),
    RejectCase("007.5", .leadingZero, 1),
    RejectCase("+1", .plusSign, 0),
    RejectCase("[+1]", .plusSign, 1),
    RejectCase("+", .expectedValue, 0),
    RejectCase("++1", .expectedValue, 0),
    RejectCase(".5", .missingDigits, 0),
    RejectCase("-.5", .missingDigits, 1),
    RejectCase("[1.]", .missingDigits, 3),
    RejectCase("[1.e5]", .missingDigits, 3),
    RejectCase("[1e]", .missingDigits, 3),
    RejectCase("[1e+]", .missingDigits, 4),
    RejectCase("[1e-]", .missingDigits, 4),
    RejectCase("[1e1.5]", .expectedCommaOrBracket, 4),
    RejectCase("[1E]", .missingDigits, 3),
    RejectCase("[-]", .missingDigits, 2),
    RejectCase("[--1]", .missingDigits, 2),
    RejectCase("[-a]", .missingDigits, 2),
    RejectCase("-Infinity", .missingDigits, 1),
    RejectCase("[1 000]", .expectedCommaOrBracket, 3),
    RejectCase("1,000", .trailingContent, 1),
    RejectCase("[1_000]", .expectedCommaOrBracket, 2),
    RejectCase("[0x1F]", .expectedCommaOrBracket, 2),
    RejectCase("[1.2.3]", .expectedCommaOrBracket, 4),
    RejectCase("[1%]", .expectedCommaOrBracket, 2),
    RejectCase("[12abc]", .expectedCommaOrBracket, 3),
    RejectCase("[1-2]", .expectedCommaOrBracket, 2),
    RejectCase("[1+2]", .expectedCommaOrBracket, 2),
  ]

  static let texts: [RejectCase] = [
    RejectCase("\"a\nb\"", .controlCharacter, 2),
    RejectCase("\"a\rb\"", .controlCharacter, 2),
    RejectCase("\"a\tb\"", .controlCharacter, 2),
    RejectCase("\"\u{0}\"", .controlCharacter, 1),
    RejectCase("\"\u{1B}[0m\"", .controlCharacter, 1),
    RejectCase("\"\u{1F}\"", .controlCharacter, 1),
    RejectCase("\"12345678\u{1}\"", .controlCharacter, 9),
    RejectCase("{\"a\n\":1}", .controlCharacter, 3),
    RejectCase(#""\x41""#, .invalidEscape, 1),
    RejectCase(#""\'""#, .invalidEscape, 1),
    RejectCase(#""\a""#, .invalidEscape, 1),
    RejectCase(#""\0""#, .invalidEscape, 1),
    RejectCase(#""\U0041""#, .invalidEscape, 1),
    RejectCase(#""\u"     "#, .invalidEscape, 1),
    RejectCase(#""\u12G4""#, .invalidEscape, 1),
    RejectCase(#""\u 123""#, .invalidEscape, 1),
    RejectCase(#""\u+123""#, .invalidEscape, 1),
    RejectCase(#""\u123""}"#, .invalidEscape, 1),
    RejectCase("\"\\\n\"", .invalidEscape, 1),
    RejectCase("\"\\\u{0}\"", .invalidEscape, 1),
    RejectCase("\"\\中\"", .invalidEscape, 1),
    RejectCase(#""\ud83d""#, .loneSurrogate, 1),
    RejectCase(#""\ude00""#, .loneSurrogate, 1),
    RejectCase(#""a\ud83dx""#, .loneSurrogate, 2),
    RejectCase(#""\ud83d\n""#, .loneSurrogate, 1),
    RejectCase(#""\ud83d\ud83d\ude00""#, .loneSurrogate, 1),
    RejectCase(#""\ud83d\u0041""#, .loneSurrogate, 1),
    RejectCase(#""\ude00\ud83d""#, .loneSurrogate, 1),
    RejectCase(#"{"\ud800":1}"#, .loneSurrogate, 2),
  ]

  static let encodings: [RejectCase] = [
    invalid([0x80]),
    invalid([0xBF, 0x41]),
    invalid([0xC0, 0x80]),
    // One pair can be anything; these happen to be common characters of GBK.
    invalid([0xC1, 0xBF], guess: .gb18030),
    invalid([0xC2]),
    invalid([0xC2, 0x41]),
    invalid([0xC3, 0xC3], guess: .gb18030),
    invalid([0xE0, 0x80, 0x80]),
    invalid([0xE0, 0x9F, 0xBF]),
    invalid([0xE4, 0xB8], guess: .gb18030),
    invalid([0xE4, 0x41, 0x41]),
    invalid([0xED, 0xA0, 0x80]),
    invalid([0xED, 0xBF, 0xBF]),
    invalid([0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]),
    invalid([0xF0, 0x80, 0x80, 0x80]),
    invalid([0xF0, 0x8F, 0xBF, 0xBF], guess: .gb18030),
    invalid([0xF0, 0x9F, 0x98]),
    invalid([0xF4, 0x90, 0x80, 0x80]),
    invalid([0xF5, 0x80, 0x80, 0x80]),
    invalid([0xF8, 0x88, 0x80, 0x80, 0x80]),
    invalid([0xFE]),
    invalid([0xFF]),
    invalid([0x61, 0x62, 0xFF], at: 3),
    invalid([0xE4, 0xB8, 0xAD, 0xB8], at: 4),
    RejectCase([0x5B, 0x80, 0x5D], .notUTF8(.unknown), 1),
    RejectCase([0xFF], .notUTF8(.unknown), 0),
    RejectCase([0xEF, 0xBB, 0xBF, 0x7B, 0x7D], .byteOrderMark, 0),
    RejectCase([0xEF, 0xBB, 0xBF], .byteOrderMark, 0),
    RejectCase([0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00], .notUTF8(.utf16), 0),
    RejectCase([0xFE, 0xFF, 0x00, 0x7B, 0x00, 0x7D], .notUTF8(.utf16), 0),
    RejectCase([0x7B, 0x00, 0x7D, 0x00], .notUTF8(.utf16), 0),
    RejectCase([0x00, 0x7B, 0x00, 0x7D], .notUTF8(.utf16), 0),
    RejectCase("{}\u{FEFF}", .trailingContent, 2),
  ]

  static let ends: [RejectCase] = [
    RejectCase([], .emptyFile, 0),
    RejectCase(Array(" ".utf8), .emptyFile, 0),
    RejectCase(Array("\n\r\t \n".utf8), .emptyFile, 0),
    cut("[", opened: 0), cut("{", opened: 0), cut("[[", opened: 1), cut("[1", opened: 0),
    cut("[1,", opened: 0), cut(#"{"a"#, opened: 1), cut(#"{"a""#, opened: 0),
    cut(#"{"a":"#, opened: 0), cut(#"{"a":1"#, opened: 0), cut(#"{"a":1,"#, opened: 0),
    cut(#"{"a":{"b":[1,2,"#, opened: 10),
    cut("\"", opened: 0), cut("\"abc", opened: 0), cut("\"abc\\", opened: 0),
    cut("\"\\u", opened: 0), cut("\"\\u12", opened: 0), cut("\"\\u1234", opened: 0),
    cut("\"\\ud83d", opened: 0), cut("\"\\ud83d\\", opened: 0), cut("\"\\ud83d\\u", opened: 0),
    cut("\"\\ud83d\\ude0", opened: 0), cut("\"12345678", opened: 0),
    cut("t", opened: 0), cut("tru", opened: 0), cut("fals", opened: 0), cut("n", opened: 0),
    cut("[nul", opened: 1), cut("-", opened: 0), cut("1.", opened: 0), cut("1e", opened: 0),
    cut("1e+", opened: 0), cut("[-", opened: 1),
  ]

  @Test(arguments: structure + habits + words)
  func `structure and words`(_ example: RejectCase) { check(example) }

  @Test(arguments: numbers + texts + encodings + ends)
  func `numbers, texts, encodings and ends`(_ example: RejectCase) { check(example) }

  private func check(_ example: RejectCase) {
    let problem = read(example.bytes).problem
    #expect(problem?.kind == example.kind)
    #expect(problem?.byteOffset == example.offset)
    #expect(problem?.file == "file")
  }
}
