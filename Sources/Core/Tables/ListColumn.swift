/// Several texts a row; rows with the same texts share them.
package struct ListColumn: Sendable {
  /// Ends every text of a list; no UTF-8 has this byte.
  static let separator: UInt8 = 0xFF

  /// Per row the number of its list in `lists`; list 0 has no texts.
  package private(set) var codes = ChunkedArray<Int32>()
  /// The different lists, each with its texts joined.
  private(set) var lists: TextArena
  private var index = TextIndex()

  /// Makes an empty column.
  package init() {
    lists = TextArena()
    lists.append("")
    _ = index.insert(0, of: lists)
  }

  /// Takes codes and the different lists that they are of, the first without texts.
  init(codes: ChunkedArray<Int32>, lists: TextArena) {
    self.codes = codes
    self.lists = lists
    for list in 0..<lists.count { _ = index.insert(list, of: lists) }
  }

  /// How many different lists there are, the one without texts among them.
  package var listCount: Int { lists.count }

  /// The texts of the list with a code, newly made.
  package func list(of code: Int32) -> [String] {
    lists.slice(Int(code)).split(separator: Self.separator, omittingEmptySubsequences: false)
      .dropLast().map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether any text of the list with a code equals one of some UTF-8 texts.
  package func contains(code: Int32, anyOf texts: [[UInt8]]) -> Bool {
    lists.slice(Int(code)).split(separator: Self.separator, omittingEmptySubsequences: false)
      .dropLast().contains { item in texts.contains { item.elementsEqual($0) } }
  }

  /// The code of a list given as its texts, each ended by the separator.
  mutating func code(ofJoined bytes: some Collection<UInt8>) -> Int32 {
    if let known = index.find(bytes, in: lists) { return Int32(truncatingIfNeeded: known) }
    guard lists.append(utf8: bytes) else { return 0 }
    _ = index.insert(lists.count - 1, of: lists)
    return Int32(truncatingIfNeeded: lists.count - 1)
  }

  /// The texts of the list with a code, each ended by the separator.
  func joined(of code: Int32) -> ArraySlice<UInt8> { lists.slice(Int(code)) }

  /// Adds rows with the codes of lists.
  mutating func append(codes: UnsafeBufferPointer<Int32>) { self.codes.append(contentsOf: codes) }

  /// Adds a row's texts; none is missing.
  package mutating func append(_ texts: some Sequence<String>) {
    codes.append(code(ofJoined: Self.joined(texts)))
  }

  /// Puts texts at a row; false, and none put, where they do not fit.
  mutating func set(_ index: Int, _ texts: [String]) -> Bool {
    let code = code(ofJoined: Self.joined(texts))
    codes[index] = code
    return code != 0 || texts.isEmpty
  }

  private static func joined(_ texts: some Sequence<String>) -> [UInt8] {
    var bytes: [UInt8] = []
    for text in texts {
      bytes.append(contentsOf: text.utf8)
      bytes.append(separator)
    }
    return bytes
  }

  /// The texts of a row, newly made.
  package subscript(index: Int) -> [String] { list(of: codes[index]) }

  /// Whether any of a row's texts equals one of some UTF-8 texts.
  package func contains(_ index: Int, anyOf texts: [[UInt8]]) -> Bool {
    contains(code: codes[index], anyOf: texts)
  }

  /// Whether a row has no texts.
  package func isEmpty(_ index: Int) -> Bool { codes[index] == 0 }

  /// The bytes that the rows and the different lists take.
  package var byteCount: Int { codes.byteCount + lists.byteCount }
}
