/// What a journal's lines, hashes and numbers say about each other.
package struct JournalReport: Sendable, Equatable {
  /// How many segments there are.
  package var segments: Int
  /// How many transactions could be read.
  package var transactions: Int
  /// How many bytes were read.
  package var bytes: Int
  /// The sequence and hash of the last line.
  package var position: JournalPosition
  /// What is wrong, in order.
  package var problems: [JournalProblem]
  /// What is wrong and was accepted at a later checkpoint.
  package var accepted: [JournalProblem]
  /// An end that is not whole: it is cut off before the next line is written.
  package var tail: JournalProblem?

  /// Whether nothing is wrong that nobody has accepted.
  package var isSound: Bool { problems.isEmpty }
}

extension Journal {
  /// Reads all segments of a dataset's journal and compares every checksum, hash and number; changes nothing.
  package static func verify(
    _ dataset: String, files: any FileSystem
  ) throws(JournalError) -> JournalReport {
    let folder = JournalFolder(dataset: dataset)
    let base = try checkpoint(of: dataset, in: files)
    var walk = JournalWalk(files, folder, from: .start)
    walk.verifiesChain = true
    let segments: Int
    do throws(FileError) {
      try walk.run { _, _ in }
      segments = try folder.segments(in: files).count
    } catch {
      throw error.kind == .notFound ? .vanished(error.path) : .file(error)
    }
    var problems = walk.problems
    if walk.position.sequence < base.sequence {
      problems.append(
        JournalProblem(
          file: folder.segment(base.segment),
          place: JournalPlace(segment: base.segment, line: 0, offset: 0),
          fault: .missingSequence(base.sequence)))
    }
    let places = Set(walk.headers.flatMap(\.accepted))
    return JournalReport(
      segments: segments, transactions: walk.count, bytes: walk.bytes,
      position: walk.position, problems: problems.filter { !places.contains($0.place) },
      accepted: problems.filter { places.contains($0.place) },
      tail: walk.tail.map { tail in
        JournalProblem(
          file: folder.segment(tail.place.segment), place: tail.place,
          fault: .tornTail(bytes: tail.bytes))
      })
  }
}
