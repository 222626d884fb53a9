/// Which rows a text finds, without how well: what filters ask.
extension RowNames {
  /// The rows that a text finds by name, alias, initials or code, on all cores.
  ///
  /// Nil where it was cancelled. O(bytes of all names).
  func rows(_ query: SearchQuery, _ cancellation: QueryCancellation? = nil) -> RowSet? {
    var rows = RowSet(count: count)
    let needle = needle(query)
    rows.words.withUnsafeMutableBufferPointer { words in
      guard let base = words.baseAddress else { return }
      // Each thread sets bits of blocks of its own, which share no word.
      let words = Shared(base)
      Workers.runBlocks(of: count, cancellation) { block in
        mark(query, needle, block, words.value + block << (Workers.blockShift - 6))
      }
    }
    if cancellation?.isCancelled ?? false { return nil }
    markCopies(copies, query) {
      changed.isEmpty || !changed.contains($0)
    } into: {
      rows.insert($0)
    }
    markCopies(newCopies, query) { _ in
      true
    } into: {
      rows.insert($0)
    }
    return rows
  }

  /// What is looked for in names; nil where rows have none of their own.
  func needle(_ query: SearchQuery) -> SubstringScan? {
    names.map { names in
      names.withBlock(0) { bytes, _ in SubstringScan(query.text, sample: bytes) }
    }
  }

  private func mark(
    _ query: SearchQuery, _ needle: SubstringScan?, _ block: Int,
    _ bits: UnsafeMutablePointer<UInt64>
  ) {
    if let names, let needle { names.withBlock(block) { needle.mark($0, $1, bits) } }
    if let pattern = query.initials {
      initials?.withBlock(block) { pattern.mark($0, $1, bits) }
    }
    if let code = query.code, let codes {
      codes.withBlock(block) { Self.mark(code, $0, $1, bits) }
    }
  }

  /// Sets the bits of the texts that begin with a code, in any case.
  private static func mark(
    _ code: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, _ starts: TextStarts,
    _ bits: UnsafeMutablePointer<UInt64>
  ) {
    for text in 0..<starts.count - 1 {
      let start = Int(starts[text])
      guard Int(starts[text + 1]) - start >= code.count else { continue }
      var same = 0
      while same < code.count,
        bytes[start + same] == code[same]
          || TextFolding.fold(UInt32(bytes[start + same])) == UInt32(code[same])
      { same += 1 }
      if same == code.count { bits[text >> 6] |= 1 << UInt64(text & 63) }
    }
  }

  private func markCopies(
    _ copies: Copies, _ query: SearchQuery, _ passes: (Int32) -> Bool, into insert: (Int) -> Void
  ) {
    for list in [copies.foldedNames, copies.aliases] {
      list.scan(query.text) { entry, _ in
        if passes(list.owners[entry]) { insert(Int(list.owners[entry])) }
      }
    }
    if let pattern = query.initials {
      copies.initials.scan(pattern) { entry, _ in
        let row = copies.initials.owners[entry]
        if passes(row) { insert(Int(row)) }
      }
    }
  }
}
