internal import Glibc

/// A line and a column, both counted from 1; columns count Unicode scalars.
package struct TextPosition: Sendable, Hashable, Comparable {
  /// The line, from 1; lines end with a line feed.
  package var line: Int
  /// The Unicode scalar in its line, from 1; a byte that is not UTF-8 counts as one.
  package var column: Int

  /// Makes a position.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Whether one position comes before another in the same file.
  package static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A place in a file.
package struct FilePlace: Sendable, Hashable {
  /// The path by which the file was opened.
  package var file: String
  /// Bytes from the start of the file; nil if the problem is the file itself.
  package var byteOffset: Int?
  /// Line and column, once somebody has asked for them (`LoadProblem.located`).
  package var position: TextPosition?

  /// Makes a place.
  package init(file: String, byteOffset: Int? = nil, position: TextPosition? = nil) {
    self.file = file
    self.byteOffset = byteOffset
    self.position = position
  }
}

/// Something wrong with a file that was to be loaded, as facts; sentences are made elsewhere.
///
/// It is thrown by the tokenizer, the tree and the loaders, and collected as a finding where the
/// rest can be opened. `found`, `recordID`, keys in `path` and texts in `kind` come from the
/// file and may hold anything: whoever shows them makes them harmless.
package struct LoadProblem: Error, Sendable, Hashable {
  /// The file, the byte and, once located, line and column.
  package var place: FilePlace
  /// Where in the document, as far as known.
  package var path: JSONPath
  /// The id of the record or definition concerned, if known.
  package var recordID: String?
  /// What is wrong.
  package var kind: LoadProblemKind
  /// What stands there, shortened to 40 scalars.
  package var found: String?
  /// What should stand there.
  package var expected: Expectation?

  /// Makes a problem.
  package init(
    _ kind: LoadProblemKind, at place: FilePlace, path: JSONPath = .root,
    recordID: String? = nil, found: String? = nil, expected: Expectation? = nil
  ) {
    self.kind = kind
    self.place = place
    self.path = path
    self.recordID = recordID
    self.found = found
    self.expected = expected
  }

  /// Makes a problem of a whole file from a failed file call.
  package init(_ error: FileError) {
    let kind: LoadProblemKind =
      switch error.kind {
      case .notFound: .missingFile
      case .noPermission: .noPermission
      case .isDirectory: .isDirectory
      case .notDirectory: .notAFolder
      case .notRegular(let kind): .notRegularFile(kind)
      case .tooLarge(_, let limit): .tooLarge(.file, limit: limit)
      case .exists: .cannotRead(errno: EEXIST)
      case .locked, .noLocks: .cannotRead(errno: EAGAIN)
      case .io(let code): .cannotRead(errno: code)
      }
    self.init(kind, at: FilePlace(file: error.path))
  }

  /// The path by which the file was opened.
  package var file: String { place.file }

  /// Bytes from the start of the file, if the problem has a place in it.
  package var byteOffset: Int? { place.byteOffset }

  /// The line from 1, once located.
  package var line: Int? { place.position?.line }

  /// The column from 1 in Unicode scalars, once located.
  package var column: Int? { place.position?.column }
}
