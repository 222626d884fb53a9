/// Where the rows of a register stand in their files.
///
/// Places are wanted only for what is wrong with a row, so a few are kept, and others are found by
/// reading on from the nearest. Invariant: from one step to the next, rows follow each other as
/// their records do.
struct RowTrail {
  /// A row and the place of its record.
  struct Step {
    var row: Int
    var file: Int
    var index: Int
    /// Where the record's first byte stands.
    var offset: Int
  }

  /// So many rows are read at most to find a place.
  private static let longestStep = 1_024

  private var steps: [Step] = []
  /// The last row of the last step.
  private var last = -1

  /// Notes where a row stands, or the first of several whose records follow each other.
  mutating func note(_ step: Step, rows: Int = 1) {
    if rows > 1 || !continues(step) { steps.append(step) }
    last = step.row + rows - 1
  }

  private func continues(_ step: Step) -> Bool {
    guard let before = steps.last, step.file == before.file, step.row == last + 1 else {
      return false
    }
    return step.row - before.row == step.index - before.index
      && step.row - before.row < Self.longestStep
  }

  /// The file of a row, by its number; nil for no row.
  func file(of row: Int) -> Int? {
    let next = steps.partitioningIndex { $0.row > row }
    return next > 0 ? steps[next - 1].file : nil
  }

  /// The place of a row; nil where its file cannot be read any more.
  func place(
    of row: Int, in paths: [String], list: String, _ files: any FileSystem
  ) -> Step? {
    let next = steps.partitioningIndex { $0.row > row }
    guard next > 0 else { return nil }
    var step = steps[next - 1]
    if step.row == row { return step }
    do throws(LoadProblem) {
      var file = try RecordFile(paths[step.file], list: list, in: files)
      guard try file.next() else { return nil }
      file.go(to: step.index, at: step.offset)
      let index = step.index + row - step.row
      while file.index < index {
        do throws(LoadProblem) {
          guard try file.next() else { return nil }
        } catch {
          // Something behind a record, which is no record of its own: the next line goes on.
          if !file.path.hasSuffix(".ndjson") { return nil }
        }
      }
      _ = try file.reader.peek()
      step.row = row
      step.index = file.index
      step.offset = file.reader.offset
      return step
    } catch {
      return nil
    }
  }
}
