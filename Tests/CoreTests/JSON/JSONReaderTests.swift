import Core
import Testing

struct JSONReaderTests {
  @Test func `values are pulled one by one, and what nobody takes is skipped`() throws {
    var reader = JSONReader(
      bytes: bytes(
        #"{"id":"a\u0041","n":-1.50,"skip":{"x":[1,{}]},"yes":true,"list":[1,2,3],"no":null}"#),
      file: "f")
    var seen: [String] = []
    try reader.beginObject()
    while try reader.nextKey() {
      if reader.keyIs("id") {
        seen.append(try reader.readString())
      } else if reader.keyIs("n") {
        seen.append(try reader.readNumber().description)
      } else if reader.keyIs("yes") {
        seen.append("\(try reader.readBoolean())")
      } else if reader.keyIs("list") {
        try reader.beginArray()
        while try reader.nextElement() { seen.append("\(reader.path)=\(try reader.readInteger())") }
      } else if reader.keyIs("no") {
        seen.append("\(try reader.skipNull())")
      }
    }
    try reader.finish()
    #expect(seen == ["aA", "-1.50", "true", "list[0]=1", "list[1]=2", "list[2]=3", "true"])
  }

  @Test func `keys and texts are looked up in a set`() throws {
    let names = JSONKeySet(["id", "名称", "level", "a-very-long-key-of-more-than-eight-bytes", ""])
    var reader = JSONReader(
      bytes: bytes(
        #"{"\u0069d":"level","名称":"unknown","":"","a-very-long-key-of-more-than-eight-bytes":"id","x":"名称"}"#
      ),
      file: "f")
    var seen: [[Int?]] = []
    try reader.beginObject()
    while try reader.nextKey() {
      let key = reader.key(in: names)
      seen.append([key, try reader.readString(in: names)])
    }
    #expect(seen == [[0, 2], [1, nil], [4, 4], [3, 0], [nil, 1]])
    #expect(names.index(of: "level") == 2)
    #expect(names.index(of: "levels") == nil)
  }

  @Test func `a set of a thousand names finds each`() {
    let all = (0..<1_000).map { "name\($0)" }
    let names = JSONKeySet(all)
    #expect(all.map { names.index(of: $0) } == (0..<1_000).map(Optional.some))
    #expect(names.index(of: "name1000") == nil)
    #expect(JSONKeySet([]).index(of: "a") == nil)
  }

  @Test func `after a wrong type the rest of the record can be read`() throws {
    let text = #"[{"n":"x","a":{"deep":[1,2,"three"]},"z":9}, {"n":2}]"#
    var reader = JSONReader(bytes: bytes(text), file: "f")
    var problems: [LoadProblem] = []
    var numbers: [Int] = []
    try reader.beginArray()
    while try reader.nextElement() {
      let depth = reader.depth
      do throws(LoadProblem) {
        try reader.beginObject()
        while try reader.nextKey() {
          if reader.keyIs("n") { numbers.append(try reader.readInteger()) }
        }
      } catch {
        problems.append(error)
        try reader.close(toDepth: depth)
      }
    }
    try reader.finish()
    #expect(numbers == [2])
    #expect(
      problems == [
        LoadProblem(
          .wrongType(found: .string), at: FilePlace(file: "f", byteOffset: 6),
          path: JSONPath([.index(0), .key("n")]), found: #""x""#, expected: .type(.number))
      ])
  }

  @Test func `closing from deep inside validates what it skips`() {
    func close(_ text: String) -> LoadProblem? {
      do throws(LoadProblem) {
        var reader = JSONReader(bytes: bytes(text), file: "f")
        try reader.beginArray()
        _ = try reader.nextElement()
        try reader.beginObject()
        _ = try reader.nextKey()
        try reader.beginArray()
        _ = try reader.nextElement()
        try reader.close(toDepth: 0)
        try reader.finish()
        return nil
      } catch {
        return error
      }
    }
    #expect(close(#"[{"a":[1,{"b":2}]},3]"#) == nil)
    #expect(close(#"[{"a":[1,{"b":02}]},3]"#)?.kind == .syntax(.leadingZero))
    #expect(close(#"[{"a":[1,{"b":2}]},3] x"#)?.kind == .syntax(.trailingContent))
  }

  @Test func `a broken reader says the same again`() {
    var reader = JSONReader(bytes: bytes("[01, 2]"), file: "f")
    var problems: [LoadProblem?] = []
    for _ in 0..<3 {
      do throws(LoadProblem) {
        _ = try reader.readValue()
        problems.append(nil)
      } catch {
        problems.append(error)
      }
    }
    #expect(problems.allSatisfy { $0?.kind == .syntax(.leadingZero) && $0?.byteOffset == 2 })
  }

  @Test(arguments: [
    ("1e2", 100), ("3.0", 3), ("-0", 0), ("9223372036854775807", Int.max), ("0e99", 0),
    ("120e-1", 12),
  ])
  func `integers may be printed with a point or an exponent`(_ text: String, _ value: Int) throws {
    var reader = JSONReader(bytes: bytes(text), file: "f")
    #expect(try reader.readInteger() == value)
  }

  @Test(arguments: [
    ("1.5", LoadProblemKind.notAnInteger), ("1e-3", .notAnInteger), ("1e19", .numberOverflow),
    ("9223372036854775808", .numberOverflow), ("true", .wrongType(found: .boolean)),
    ("\"1\"", .wrongType(found: .string)), ("null", .wrongType(found: .null)),
  ])
  func `what is no integer is said to be so`(_ text: String, _ kind: LoadProblemKind) {
    var reader = JSONReader(bytes: bytes(text), file: "f")
    var problem: LoadProblem?
    do throws(LoadProblem) {
      _ = try reader.readInteger()
    } catch {
      problem = error
    }
    #expect(problem?.kind == kind)
    #expect(problem?.found == text)
    #expect(problem?.byteOffset == 0)
  }

  // MARK: - Keys twice

  @Test func `a second key is noted with both places, and the first one counts`() throws {
    let text = #"{"a":1,"b":{"x":1,"\u0078":[{"y":1,"y":2}]},"a":{"a":3}}"#
    guard case .value(let value, let notes) = read(bytes(text)) else {
      Issue.record("not read")
      return
    }
    #expect(value["a"]?.number == JSONNumber(mantissa: 1))
    #expect(value["b"]?.object?.members.count == 1)
    #expect(notes.map(\.byteOffset) == [18, 35, 44])
    #expect(
      notes.map(\.kind) == [
        .duplicateKey("x", first: FilePlace(file: "file", byteOffset: 12)),
        .duplicateKey("y", first: FilePlace(file: "file", byteOffset: 29)),
        .duplicateKey("a", first: FilePlace(file: "file", byteOffset: 1)),
      ])
    #expect(notes.map(\.path.description) == ["b.x", "b.x[0].y", "a"])
  }

  @Test func `the same key in other objects is none`() {
    let text = #"{"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]}"#
    #expect(read(bytes(text)) == .value(readWhole(bytes(text)).value ?? .null, notes: []))
  }

  @Test func `many keys, nested, are told apart exactly`() throws {
    let inner = (0..<500).map { #""k\#($0)":\#($0)"# }.joined(separator: ",")
    let text =
      "{" + (0..<40).map { #""k\#($0)":{\#(inner)}"# }.joined(separator: ",") + #","k7":0}"#
    let document = try JSONDocument(bytes: bytes(text), file: "f")
    #expect(document.notes.count == 1)
    #expect(document.notes.first?.path.description == "k7")
    #expect(document.root["k39"]?.object?.members.count == 500)
  }

  @Test func `notes are kept up to a thousand`() throws {
    let text = "{" + (0..<3_000).map { _ in #""a":1"# }.joined(separator: ",") + "}"
    #expect(try JSONDocument(bytes: bytes(text), file: "f").notes.count == 1_000)
  }

  @Test func `paths with odd keys are written in brackets`() {
    let path = JSONPath([.key("a b"), .index(3), .key("名称"), .key("x.y"), .key("q\"\n")])
    #expect(path.description == #"["a b"][3].名称["x.y"]["q\"\n"]"#)
    #expect(JSONPath.root.description.isEmpty)
  }
}
