/// Turns byte offsets into lines and columns by reading the file once more.
///
/// Nothing counts lines while a file is loaded; only files with problems are read again.
package struct TextLocator {
  /// Offsets still to be found, ascending, with their place in the result.
  private var wanted: [(offset: Int, index: Int)]
  private var next = 0
  private var results: [TextPosition?]
  private var offset = 0
  private var position = TextPosition(line: 1, column: 1)

  /// Prepares to look for offsets, in any order.
  package init(_ offsets: [Int]) {
    wanted = offsets.enumerated().map { ($0.element, $0.offset) }.sorted { $0.0 < $1.0 }
    results = Array(repeating: nil, count: offsets.count)
  }

  /// Whether all offsets are found.
  package var isComplete: Bool { next == wanted.count }

  /// Takes the next piece of the file.
  package mutating func read(_ piece: UnsafeRawBufferPointer) {
    for byte in piece {
      settle()
      if isComplete { return }
      offset += 1
      if byte == 0x0A {
        position.line += 1
        position.column = 1
      } else if let following = after(byte) {
        position.column = following
      }
    }
  }

  /// The positions in the order of the offsets; those behind the end are at the end.
  package mutating func positions() -> [TextPosition?] {
    while !isComplete {
      results[wanted[next].index] = position
      next += 1
    }
    return results
  }

  /// The position of one offset in bytes that are at hand.
  package static func position(of offset: Int, in bytes: [UInt8]) -> TextPosition {
    var locator = TextLocator([offset])
    bytes.withUnsafeBytes { locator.read($0) }
    return locator.positions().first.flatMap { $0 } ?? TextPosition(line: 1, column: 1)
  }

  private mutating func settle() {
    while next < wanted.count, wanted[next].offset <= offset {
      results[wanted[next].index] = position
      next += 1
    }
  }

  /// The column after a byte; continuation bytes of UTF-8 have been counted with their first.
  private func after(_ byte: UInt8) -> Int? {
    byte & 0xC0 == 0x80 ? nil : position.column + 1
  }
}

extension [LoadProblem] {
  /// The same problems with lines and columns, each file being read once.
  ///
  /// Problems of files that cannot be read any more stay without.
  package func located(in files: some FileSystem) -> [LoadProblem] {
    var problems = self
    var offsets: [String: [Int]] = [:]
    for problem in problems {
      for place in problem.places where place.position == nil {
        if let offset = place.byteOffset { offsets[place.file, default: []].append(offset) }
      }
    }
    var found: [FilePlace: TextPosition] = [:]
    for (file, wanted) in offsets {
      var locator = TextLocator(wanted)
      do throws(FileError) {
        try files.forEachPiece(of: file) { piece in
          if !locator.isComplete { locator.read(piece) }
        }
      } catch {
        continue
      }
      for (offset, position) in zip(wanted, locator.positions()) {
        found[FilePlace(file: file, byteOffset: offset)] = position
      }
    }
    for index in problems.indices {
      problems[index].updatePlaces { place in
        if place.position == nil { place.position = found[place] }
      }
    }
    return problems
  }
}

extension LoadProblem {
  /// The place of the problem and those its kind speaks of.
  fileprivate var places: [FilePlace] {
    switch kind {
    case .duplicateKey(_, let first), .duplicateID(_, let first), .truncated(let first?):
      [place, first]
    default: [place]
    }
  }

  fileprivate mutating func updatePlaces(_ change: (inout FilePlace) -> Void) {
    change(&place)
    switch kind {
    case .duplicateKey(let key, var first):
      change(&first)
      kind = .duplicateKey(key, first: first)
    case .duplicateID(let id, var first):
      change(&first)
      kind = .duplicateID(id, first: first)
    case .truncated(var opened?):
      change(&opened)
      kind = .truncated(opened: opened)
    default: break
    }
  }
}
