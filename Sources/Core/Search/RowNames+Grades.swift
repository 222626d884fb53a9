/// How well a text finds rows: what searches ask.
extension RowNames {
  /// The grade of each row, by its number, on all cores.
  ///
  /// O(bytes of all names).
  func grades(_ query: SearchQuery) -> [MatchGrade] {
    var grades = [MatchGrade](repeating: .none, count: count)
    let needle = needle(query)
    grades.withUnsafeMutableBufferPointer { grades in
      // Each thread grades the rows of blocks of its own.
      let shared = Shared(grades)
      Workers.runBlocks(of: count) { block in
        let rows = block << Workers.blockShift..<min(count, (block + 1) << Workers.blockShift)
        grade(block, query, needle, UnsafeMutableBufferPointer(rebasing: shared.value[rows]))
      }
    }
    grade(copies, query, &grades) { changed.isEmpty || !changed.contains($0) }
    grade(newCopies, query, &grades) { _ in true }
    return grades
  }

  private func grade(
    _ block: Int, _ query: SearchQuery, _ needle: SubstringScan?,
    _ grades: UnsafeMutableBufferPointer<MatchGrade>
  ) {
    func offer(_ row: Int, _ grade: MatchGrade) {
      if grade < grades[row] { grades[row] = grade }
    }
    if let needle {
      names?.withBlock(block) { bytes, starts in
        needle.grade(bytes, starts) { offer($0, MatchGrade($1, .name)) }
      }
    }
    if let pattern = query.initials {
      initials?.withBlock(block) { codes, starts in
        pattern.grade(codes, starts) { offer($0, MatchGrade($1, .initials)) }
      }
    }
    if let code = query.code {
      codes?.withBlock(block) { bytes, starts in
        Self.scan(bytes, starts, startingWith: code) { offer($0, MatchGrade($1, .code)) }
      }
    }
  }

  private func grade(
    _ copies: Copies, _ query: SearchQuery, _ grades: inout [MatchGrade],
    _ passes: (Int32) -> Bool
  ) {
    func offer(_ list: NameList, _ entry: Int, _ grade: MatchGrade) {
      let row = list.owners[entry]
      if passes(row), grade < grades[Int(row)] { grades[Int(row)] = grade }
    }
    copies.foldedNames.scan(query.text) { offer(copies.foldedNames, $0, MatchGrade($1, .name)) }
    copies.aliases.scan(query.text) { offer(copies.aliases, $0, MatchGrade($1, .alias)) }
    if let pattern = query.initials {
      copies.initials.scan(pattern) { offer(copies.initials, $0, MatchGrade($1, .initials)) }
    }
  }

  private static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ starts: TextStarts, startingWith code: [UInt8],
    _ body: (Int, MatchGrade.Extent) -> Void
  ) {
    for text in 0..<starts.count - 1 {
      let (start, end) = (starts.start(of: text), starts.end(of: text))
      guard end - start >= code.count else { continue }
      var same = 0
      while same < code.count,
        TextFolding.fold(UInt32(bytes[start + same])) == UInt32(code[same])
      {
        same += 1
      }
      if same == code.count { body(text, end - start == same ? .whole : .beginning) }
    }
  }
}
