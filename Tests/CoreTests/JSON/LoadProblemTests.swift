import Core
import Testing

struct LoadProblemTests {
  // MARK: - Lines and columns

  @Test(arguments: [
    ("", 0, 1, 1), ("abc", 0, 1, 1), ("abc", 2, 1, 3), ("abc", 99, 1, 4), ("a\nb", 1, 1, 2),
    ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1), ("\n\n\n", 3, 4, 1), ("中文x", 6, 1, 3),
    ("中\n文x", 7, 2, 2), ("é😀x", 6, 1, 3), ("e\u{301}x", 3, 1, 3),
  ])
  func `an offset becomes line and column`(
    _ text: String, _ offset: Int, _ line: Int, _ column: Int
  ) {
    #expect(
      TextLocator.position(of: offset, in: bytes(text)) == TextPosition(line: line, column: column))
  }

  @Test func `every scalar of a text is found at its own place, in any order`() {
    let text = "第一行 a\n\n二😀\tb\r\n末"
    var offsets: [Int] = []
    var expected: [TextPosition] = []
    var position = TextPosition(line: 1, column: 1)
    var offset = 0
    for scalar in text.unicodeScalars {
      offsets.append(offset)
      expected.append(position)
      offset += UTF8.width(scalar)
      position =
        scalar == "\n"
        ? TextPosition(line: position.line + 1, column: 1)
        : TextPosition(line: position.line, column: position.column + 1)
    }
    for pieceSize in [1, 2, 5, 100] {
      var locator = TextLocator(offsets.reversed())
      let all = bytes(text)
      for start in stride(from: 0, to: all.count, by: pieceSize) {
        Array(all[start..<min(all.count, start + pieceSize)]).withUnsafeBytes { locator.read($0) }
      }
      #expect(locator.positions() == expected.reversed().map(Optional.some))
    }
  }

  @Test func `problems of several files are located with one reading each`() throws {
    let files = MemoryFiles(["a.json": "{\n  \"x\": 1,\n  \"x\": 2\n}\n", "b.json": "[\n1,\n中]"])
    let duplicate = try #require(try JSONDocument(path: "a.json", in: files).notes.first)
    var broken: LoadProblem?
    do throws(LoadProblem) {
      _ = try JSONDocument(path: "b.json", in: files)
    } catch {
      broken = error
    }
    let gone = LoadProblem(.emptyName, at: FilePlace(file: "gone.json", byteOffset: 3))
    let whole = LoadProblem(.notADataset, at: FilePlace(file: "folder"))
    let read = files.bytesRead
    let located = [duplicate, try #require(broken), gone, whole].located(in: files)
    #expect(files.bytesRead - read == 24 + 8)
    #expect(located.map(\.line) == [3, 3, nil, nil])
    #expect(located.map(\.column) == [3, 1, nil, nil])
    #expect(
      located.first?.kind
        == .duplicateKey(
          "x",
          first: FilePlace(
            file: "a.json", byteOffset: 4, position: TextPosition(line: 2, column: 3))))
  }

  @Test(arguments: [
    (FileError.Kind.notFound, LoadProblemKind.missingFile), (.noPermission, .noPermission),
    (.isDirectory, .isDirectory), (.notDirectory, .notAFolder),
    (.notRegular(.fifo), .notRegularFile(.fifo)),
    (.tooLarge(size: 9, limit: 5), .tooLarge(.file, limit: 5)), (.io(5), .cannotRead(errno: 5)),
  ])
  func `a failed file call is a problem of that file`(
    _ kind: FileError.Kind, _ expected: LoadProblemKind
  ) {
    let files = MemoryFiles(["f": "[1]"])
    files.fail(.open, at: "f", with: kind)
    var problem: LoadProblem?
    do throws(LoadProblem) {
      _ = try JSONDocument(path: "f", in: files)
    } catch {
      problem = error
    }
    #expect(problem == LoadProblem(expected, at: FilePlace(file: "f")))
  }

  // MARK: - Guesses

  @Test(
    arguments: [
      // GBK of 云南省健康企业 and of 安宁.
      [0xD4, 0xC6, 0xC4, 0xCF, 0xCA, 0xA1, 0xBD, 0xA1, 0xBF, 0xB5, 0xC6, 0xF3, 0xD2, 0xB5],
      [0xB0, 0xB2, 0xC4, 0xFE],
      // With ASCII and full-width punctuation between: 2023年（企业），
      [
        0x32, 0x30, 0x32, 0x33, 0xC4, 0xEA, 0xA3, 0xA8, 0xC6, 0xF3, 0xD2, 0xB5, 0xA3, 0xA9, 0xA3,
        0xAC,
      ],
    ] as [[UInt8]])
  func `GBK is recognised`(_ text: [UInt8]) {
    let file = bytes("{\"标题\": \"中\",\n\"title\": \"") + text + bytes("\", \"x\": 1}")
    let problem = read(file).problem
    #expect(problem?.kind == .notUTF8(.gb18030))
    #expect((file.firstOffset(of: "title")! + 9...file.count).contains(problem?.byteOffset ?? 0))
  }

  @Test func `UTF-8 with one damaged byte is no GBK`() {
    let text = bytes("\"云南省健康企业建设行政推广优秀案例，安宁市卫生健康局\"")
    for index in 1..<text.count - 1 {
      for damage in [0xFF, 0xC3, 0x80] as [UInt8] where text[index] != damage {
        var damaged = text
        damaged[index] = damage
        guard let problem = read(damaged).problem else { continue }
        #expect(problem.kind == .notUTF8(.unknown), "byte \(index)")
      }
    }
  }

  @Test(arguments: [
    ("provnce", "province"), ("Province", "province"), ("cuonty", "county"), ("家 ", "家庭"),
    ("certifcation.enterprises", "certification.enterprises"), ("昆名市", "昆明市"),
  ])
  func `the nearest name is suggested`(_ name: String, _ expected: String) {
    let names = ["province", "county", "certification.enterprises", "家庭", "昆明市", "玉溪市"]
    #expect(NearestName.of(name, among: names) == expected)
  }

  @Test(arguments: ["", "x", "prefecture", "昆", "北京市"])
  func `nothing near, nothing suggested`(_ name: String) {
    #expect(NearestName.of(name, among: ["province", "county", "昆明市"]) == nil)
  }

  @Test func `of equally near names the first is taken`() {
    #expect(NearestName.of("abcd", among: ["abcx", "abcy"]) == "abcx")
    #expect(
      NearestName.distance(Array("kitten".unicodeScalars), Array("sitting".unicodeScalars)) == 3)
    #expect(NearestName.distance([], Array("ab".unicodeScalars)) == 2)
    #expect(NearestName.distance(Array("ab".unicodeScalars), Array("ba".unicodeScalars)) == 1)
  }
}
