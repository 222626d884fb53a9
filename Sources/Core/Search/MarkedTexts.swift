/// How much of each text was found, of those that a scan marks.
extension SubstringScan {
  /// Calls `body` with each text of a block that contains the needle, and how much of it that is; the
  /// last bytes of each text, as many as `ending`, do not count.
  func grade(
    _ bytes: UnsafeBufferPointer<UInt8>, _ starts: TextStarts, ending: Int = 0,
    _ body: (_ text: Int, _ extent: MatchGrade.Extent) -> Void
  ) {
    starts.forEachText(markedBy: { mark(bytes, starts, $0) }) { text, range in
      let isAtStart = needle.indices.allSatisfy { bytes[range.lowerBound + $0] == needle[$0] }
      let isAll = range.count - ending == needle.count
      body(text, !isAtStart ? .part : isAll ? .whole : .beginning)
    }
  }
}

extension InitialsPattern {
  /// Calls `body` with each name of a block that has the letters, and how much of it they are; the last
  /// codes of each name, as many as `ending`, do not count.
  func grade(
    _ codes: UnsafeBufferPointer<UInt8>, _ names: TextStarts, ending: Int = 0,
    _ body: (_ name: Int, _ extent: MatchGrade.Extent) -> Void
  ) {
    names.forEachText(markedBy: { mark(codes, names, $0) }) { name, range in
      let isAll = range.count - ending == count
      body(name, !fits(codes, at: range.lowerBound) ? .part : isAll ? .whole : .beginning)
    }
  }
}

extension TextStarts {
  /// Calls `body` with each text whose bit `mark` sets, and where it lies.
  @inline(__always)
  fileprivate func forEachText(
    markedBy mark: (UnsafeMutablePointer<UInt64>) -> Void, _ body: (Int, Range<Int>) -> Void
  ) {
    let words = (count + 62) >> 6
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { bits in
      bits.initialize(repeating: 0)
      guard let base = bits.baseAddress else { return }
      mark(base)
      for word in 0..<words {
        var left = bits[word]
        while left != 0 {
          let text = word << 6 + left.trailingZeroBitCount
          left &= left &- 1
          body(text, start(of: text)..<end(of: text))
        }
      }
    }
  }
}
