/// The one strict reader of JSON (RFC 8259): values are pulled one after the other, with positions.
///
/// It looks at the file through a window of 256 KiB that slides forward, so that a file of any size
/// takes bounded memory and nonsense fails at its first bad byte. It refuses what other readers let
/// pass: a byte order mark, invalid UTF-8, trailing commas, comments, a second key of the same name,
/// leading zeros, half surrogate pairs, nesting beyond `JSONLimits.depth`, anything after the end.
///
/// ```swift
/// var reader = try JSONReader(path: "regions.json", in: files)
/// try reader.beginArray()
/// while try reader.nextElement() {
///   try reader.beginObject()
///   while try reader.nextKey() {
///     if reader.keyIs("id") { id = try reader.readString() }   // others are skipped, but validated
///   }
/// }
/// try reader.finish()
/// ```
///
/// Errors are `LoadProblem`s with the byte offset and the JSON path, of two sorts:
/// - A value of the wrong type, a number beyond 64 bits: thrown once, and the caller may go on with
///   `nextKey`, `nextElement` or `close(toDepth:)`; a value not taken is skipped.
/// - Everything else breaks the reader: every further call throws the same problem, except that
///   `nextRecord` goes on with the next line where records stand one a line.
///
/// A second key of the same name is neither: it is noted in `notes`, its value is validated and
/// skipped, and the caller never sees it.
package struct JSONReader: ~Copyable {
  /// What a file consists of.
  package enum Layout: Sendable, Equatable {
    /// One JSON value.
    case document
    /// Records, read with `nextRecord`: the elements of one array, or one value a line (NDJSON).
    case records
  }

  /// The name of the file in problems.
  package let file: String
  /// What is refused for its size.
  package let limits: JSONLimits
  /// Problems that did not keep the reader from going on, in order: second keys of the same name.
  ///
  /// At most 1,000 are kept.
  package internal(set) var notes: [LoadProblem] = []
  /// The bytes of the last key, text, number, word or skipped value, from the start of the file.
  package internal(set) var range: Range<Int> = 0..<0

  // The window. `base[end..<end + 8]` is always zero, so that scanning loops stop by themselves.
  var base: UnsafeMutablePointer<UInt8>
  var capacity: Int
  var end: Int
  /// The next byte to look at, as an index into the window.
  var position = 0
  /// The offset of the window's first byte in the file.
  var windowStart = 0
  /// Where the token that must stay in the window starts; `Int.max` if there is none.
  var tokenStart = Int.max
  var source: (any OpenFile)?
  /// The file that `source` is until its end is reached.
  private(set) var opened: (any OpenFile)?
  /// The most bytes read at once; small where records are read here and there.
  var pieceSize = Int.max

  /// An open object or array.
  struct Frame {
    var isObject: Bool
    /// Members or elements seen so far.
    var count: Int
    /// The object's first entry in `keys`.
    var firstKey: Int
    /// The entry of the key whose value is read; -1 before the first.
    var key: Int
    /// Where the bracket stands.
    var offset: Int
  }

  enum State {
    /// Nothing has been looked at.
    case start
    /// A value must be read next.
    case value
    /// A value has been read, or a container opened.
    case between
  }

  var state = State.start
  var frames: [Frame] = []
  var keys = JSONKeyTable()
  /// The text of the last string, escapes resolved, as indices into the window.
  var contentStart = 0
  var contentCount = 0
  var failure: LoadProblem? {
    didSet { isBroken = failure != nil }
  }
  /// Whether there is a failure; asked for at every token, where `failure` itself is too large.
  private var isBroken = false
  let layout: Layout
  /// Whether a line feed ends a record; decided by the first byte of a file of records.
  var isByLine = false
  var recordCount = 0
  var isAtEnd = false

  /// Makes a reader of bytes in memory; `file` is their name in problems.
  package init(
    bytes: [UInt8], file: String, layout: Layout = .document, limits: JSONLimits = .tree
  ) {
    self.file = file
    self.layout = layout
    self.limits = limits
    capacity = bytes.count
    end = bytes.count
    base = .allocate(capacity: bytes.count + 8)
    base.initialize(repeating: 0, count: bytes.count + 8)
    bytes.withUnsafeBufferPointer { buffer in
      if let start = buffer.baseAddress { base.update(from: start, count: buffer.count) }
    }
  }

  /// Opens a file; one that is larger than the limit is refused before it is read.
  ///
  /// `window` is the number of bytes read at once; other values than the default are for tests.
  package init(
    path: String, in files: some FileSystem, layout: Layout = .document,
    limits: JSONLimits = .tree, window: Int = 256 * 1024
  ) throws(LoadProblem) {
    let opened: any OpenFile
    do throws(FileError) {
      opened = try files.open(path)
    } catch {
      throw LoadProblem(error)
    }
    if opened.size > limits.fileSize {
      throw LoadProblem(.tooLarge(.file, limit: limits.fileSize), at: FilePlace(file: path))
    }
    file = path
    self.layout = layout
    self.limits = limits
    source = opened
    self.opened = opened
    // A small file has no use for a large window; a growing one enlarges or slides it.
    capacity = min(max(opened.size + 1, 4096), max(window, 8))
    end = 0
    base = .allocate(capacity: capacity + 8)
    base.initialize(repeating: 0, count: capacity + 8)
  }

  deinit { base.deallocate() }

  /// How many objects and arrays are open.
  package var depth: Int { frames.count }

  /// Bytes before the next one to be looked at, from the start of the file.
  package var offset: Int { windowStart + position }

  /// Where the reader stands: the key or index whose value is read or has just been read.
  ///
  /// Made when asked for, not on the way; for records one a line it starts inside the line.
  package var path: JSONPath {
    JSONPath(
      frames.compactMap { frame in
        if frame.isObject { return frame.key < 0 ? nil : .key(keys.text(of: frame.key)) }
        return frame.count == 0 ? nil : .index(frame.count - 1)
      })
  }

  // MARK: - Problems

  /// A problem at the last token, or at another offset.
  package func problem(
    _ kind: LoadProblemKind, offset: Int? = nil, recordID: String? = nil, found: String? = nil,
    expected: Expectation? = nil
  ) -> LoadProblem {
    LoadProblem(
      kind, at: FilePlace(file: file, byteOffset: offset ?? range.lowerBound), path: path,
      recordID: recordID, found: found, expected: expected)
  }

  /// Breaks the reader.
  mutating func failed(
    _ kind: LoadProblemKind, offset: Int? = nil, found: String? = nil,
    expected: Expectation? = nil
  ) -> LoadProblem {
    let problem = problem(
      kind, offset: offset ?? self.offset, found: found, expected: expected)
    failure = problem
    tokenStart = .max
    return problem
  }

  @inline(__always)
  func checkFailure() throws(LoadProblem) {
    if isBroken, let failure { throw failure }
  }
}
