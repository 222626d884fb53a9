/// The rows that one step of a scan looks at.
///
/// Rows by the run and single rows go through the same code, so that what a change adds is what a
/// scan would have added.
enum RowSpan {
  /// So many rows from the first one of a run.
  case run(Int, count: Int)
  case row(Int)

  var count: Int {
    switch self {
    case .run(_, let count): count
    case .row: 1
    }
  }

  /// The position of the first row.
  var first: Int {
    switch self {
    case .run(let run, _): run * RowMasks.runLength
    case .row(let row): row
    }
  }
}

extension ChunkedArray {
  /// Lends the elements of a span.
  func lend<Result>(_ span: RowSpan, _ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
    switch span {
    case .run(let run, _): return withRun(run, body)
    case .row(let row):
      return withUnsafePointer(to: self[row]) {
        body(UnsafeBufferPointer(start: $0, count: 1))
      }
    }
  }

  /// The element that all of a span are; nil where they may differ.
  func constant(_ span: RowSpan) -> Element? {
    if case .run(let run, _) = span { constant(run) } else { nil }
  }

  /// Sets 255 where an element of a span is one of those wanted, else 0.
  func mark(_ wanted: [Element], _ span: RowSpan, _ marks: UnsafeMutablePointer<UInt8>) {
    switch span {
    case .run(let run, let count):
      guard let first = wanted.first else { return marks.update(repeating: 0, count: count) }
      mark(first, run, marks, adding: false)
      for other in wanted.dropFirst() { mark(other, run, marks, adding: true) }
    case .row(let row): marks[0] = wanted.contains(self[row]) ? 255 : 0
    }
  }
}
