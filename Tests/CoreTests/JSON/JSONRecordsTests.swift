import Core
import Testing

/// What came of one record.
private enum Record: Equatable {
  case value(String)
  case problem(LoadProblemKind, offset: Int?)
}

private func records(
  _ bytes: [UInt8], window: Int? = nil, limits: JSONLimits = .records
) -> [Record] {
  let files = MemoryFiles()
  files.put(bytes, at: "f")
  files.limitReads(to: window ?? 1 << 20)
  var result: [Record] = []
  var reader: JSONReader
  do throws(LoadProblem) {
    reader = try JSONReader(
      path: "f", in: files, layout: .records, limits: limits, window: window ?? 1 << 18)
  } catch {
    return [.problem(error.kind, offset: error.byteOffset)]
  }
  while result.count < 100 {
    do throws(LoadProblem) {
      guard try reader.nextRecord() else { break }
      let value = try reader.readValue()
      result.append(
        .value(
          String(decoding: JSONWriter.bytes(of: value, style: .lines).dropLast(), as: UTF8.self)))
    } catch {
      result.append(.problem(error.kind, offset: error.byteOffset))
    }
  }
  return result
}

struct JSONRecordsTests {
  /// Reads with a large and with a tiny window and expects the same.
  private func check(
    _ text: String, _ expected: [Record], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(records(bytes(text)) == expected, sourceLocation: sourceLocation)
    #expect(records(bytes(text), window: 8) == expected, sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    "{\"a\":1}\n{\"a\":2}\n", "{\"a\":1}\n{\"a\":2}", "\n\n{\"a\":1}\r\n \t\r\n{\"a\":2}\n\n",
    "[{\"a\":1},{\"a\":2}]", " [ {\"a\":1}\n,\n{\"a\":2}\n] \n",
  ])
  func `one record a line or an array`(_ text: String) {
    check(text, [.value(#"{"a":1}"#), .value(#"{"a":2}"#)])
  }

  @Test func `an empty array has no records, an empty file is one problem`() {
    check("[]", [])
    check("", [.problem(.emptyFile, offset: 0)])
    check("\n \n", [.problem(.emptyFile, offset: 0)])
  }

  @Test func `a broken line is reported at its absolute place, and the others are read`() {
    let good = #"{"a":1}"#
    let broken: [(String, LoadProblemKind, Int)] = [
      (#"{"a":01}"#, .syntax(.leadingZero), 6),
      (#"{"a":"#, .syntax(.lineEndsInRecord), 5),
      (#"{"a":"x"#, .syntax(.lineEndsInRecord), 7),
      (#"{"a":1,"#, .syntax(.lineEndsInRecord), 7),
      (#"{"a":"\"#, .syntax(.invalidEscape), 6),
      (#"{"a":1}}"#, .syntax(.trailingContent), 7),
      (#"{"a":1}{"a":2}"#, .syntax(.trailingContent), 7),
      (#"{"a":1,}"#, .syntax(.trailingComma), 6),
      ("x", .syntax(.unknownWord), 0),
      (String(repeating: "[", count: 200), .tooDeep(limit: 128), 128),
    ]
    for (line, kind, offset) in broken {
      let text = "\(good)\n\(line)\n\(good)\n"
      let problem = Record.problem(kind, offset: 8 + offset)
      let before: [Record] = [.value(good)]
      // A record with more behind it has been handed out before that shows.
      let itself: [Record] =
        kind == .syntax(.trailingContent) ? [.value(good), problem] : [problem]
      check(text, before + itself + [.value(good)])
    }
  }

  @Test func `a last line that is cut off is a cut file`() {
    let opened = FilePlace(file: "f", byteOffset: 8)
    check(
      "{\"a\":1}\n{\"b\":",
      [.value(#"{"a":1}"#), .problem(.truncated(opened: opened), offset: 13)])
  }

  @Test func `GBK in one line leaves the other lines`() {
    let gbk = bytes("{\"a\":\"") + [0xB0, 0xB2, 0xC4, 0xFE, 0xCA, 0xD0] + bytes("\"}\n")
    let all = bytes("{\"a\":1}\n") + gbk + bytes("{\"a\":2}\n")
    for window in [nil, 8] {
      #expect(
        records(all, window: window) == [
          .value(#"{"a":1}"#), .problem(.notUTF8(.gb18030), offset: 14), .value(#"{"a":2}"#),
        ])
    }
  }

  @Test func `a syntax error in an array is reported once and ends it`() {
    check(
      #"[{"a":1},{"a":02},{"a":3}]"#,
      [.value(#"{"a":1}"#), .problem(.syntax(.leadingZero), offset: 15)])
    check(
      #"[{"a":1}] x"#, [.value(#"{"a":1}"#), .problem(.syntax(.trailingContent), offset: 10)])
  }

  @Test func `records that nobody reads are validated, numbered and have paths`() throws {
    var reader = JSONReader(
      bytes: bytes(#"[{"a":{"b":1}},[2],"x"]"#), file: "f", layout: .records)
    var seen: [String] = []
    while try reader.nextRecord() { seen.append("\(reader.recordIndex) \(reader.path)") }
    #expect(seen == ["0 [0]", "1 [1]", "2 [2]"])
  }

  @Test func `a record left in the middle is finished by the next`() throws {
    for text in [
      #"[{"a":{"b":[1,2]},"c":3},{"a":{"b":[4]}}]"#,
      "{\"a\":{\"b\":[1,2]},\"c\":3}\n{\"a\":{\"b\":[4]}}",
    ] {
      var reader = JSONReader(bytes: bytes(text), file: "f", layout: .records)
      var firsts: [Int] = []
      while try reader.nextRecord() {
        try reader.beginObject()
        _ = try reader.nextKey()
        try reader.beginObject()
        _ = try reader.nextKey()
        try reader.beginArray()
        _ = try reader.nextElement()
        firsts.append(try reader.readInteger())
      }
      #expect(firsts == [1, 4])
    }
  }

  @Test func `a line with a wrong type goes on inside the line or with the next`() throws {
    var reader = JSONReader(
      bytes: bytes("{\"n\":\"x\",\"m\":1}\n{\"n\":2}\n"), file: "f", layout: .records)
    var problems = 0
    var numbers: [Int] = []
    while try reader.nextRecord() {
      do throws(LoadProblem) {
        try reader.beginObject()
        while try reader.nextKey() { numbers.append(try reader.readInteger()) }
      } catch {
        problems += 1
      }
    }
    #expect(problems == 1)
    #expect(numbers == [2])
  }

  @Test func `a disk that fails in the middle ends the reading with its error`() {
    let files = MemoryFiles(["f": String(repeating: "{\"a\":1}\n", count: 3)])
    files.limitReads(to: 8)
    var kinds: [LoadProblemKind?] = []
    do throws(LoadProblem) {
      var reader = try JSONReader(path: "f", in: files, layout: .records, window: 8)
      for round in 0..<6 {
        if round == 1 { files.fail(.read, at: "f", with: .io(5)) }
        do throws(LoadProblem) {
          if try reader.nextRecord() { kinds.append(nil) }
        } catch {
          kinds.append(error.kind)
        }
      }
    } catch {
      kinds.append(error.kind)
    }
    #expect(kinds == [nil, .cannotRead(errno: 5)])
  }
}
