import Core
import Testing

struct JSONFaultTests {
  @Test func `a character that the end cuts off is a cut file, not a wrong encoding`() {
    for character in ["é", "中", "😀", "\u{800}", "\u{D7FF}", "\u{10000}", "\u{10FFFF}"] {
      let whole = Array("\"ab\(character)".utf8)
      for count in 4..<whole.count {
        let problem = read(Array(whole[..<count])).problem
        let opened = FilePlace(file: "file", byteOffset: 0)
        #expect(problem?.kind == .truncated(opened: opened))
        #expect(problem?.byteOffset == count)
      }
    }
  }

  @Test(arguments: [128, 3])
  func `nesting beyond the limit is refused at the bracket`(_ limit: Int) {
    let limits = JSONLimits(depth: limit)
    for bracket in ["[", #"{"a":"#] {
      let text = String(repeating: bracket, count: 10_000)
      let problem = read(bytes(text), limits: limits).problem
      #expect(problem?.kind == .tooDeep(limit: limit))
      #expect(problem?.byteOffset == limit * bracket.utf8.count)
      #expect(problem?.path.components.count == limit)
    }
  }

  @Test func `what stands there is quoted, shortened`() {
    #expect(read(bytes("[1, undefined]")).problem?.found == "undefined")
    #expect(read(bytes("[1，2]")).problem?.found == "，")
    #expect(read(bytes(#"["\x"]"#)).problem?.found == #"\"#)
    #expect(read(bytes(#"{"a":1 "other":2}"#)).problem?.found == #""other""#)
    let long = String(repeating: "x", count: 500)
    #expect(read(bytes(long)).problem?.found == String(long.prefix(39)) + "…")
  }

  @Test func `the path leads to the fault`() {
    let text = #"{"a":1,"figures":[{"id":"x"},{"quantity":{"value":01}}]}"#
    #expect(read(bytes(text)).problem?.path.description == "figures[1].quantity.value")
  }
}
