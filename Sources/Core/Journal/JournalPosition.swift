/// A place between two lines of the journal: everything before it is known.
package struct JournalPosition: Hashable, Sendable {
  /// The sequence of the last transaction before it; 0 at the start.
  package var sequence: Int
  /// The hash of the line before it; zero at the start.
  package var hash: SHA256.Digest
  /// The number of the segment, from 1; 0 where there is none yet.
  package var segment: Int
  /// Bytes of the segment that lie before it.
  package var offset: Int
  /// Lines of the segment that lie before it.
  package var line: Int

  /// Makes a position.
  package init(
    sequence: Int, hash: SHA256.Digest = .zero, segment: Int = 0, offset: Int = 0, line: Int = 0
  ) {
    self.sequence = sequence
    self.hash = hash
    self.segment = segment
    self.offset = offset
    self.line = line
  }

  /// Before everything.
  package static let start = JournalPosition(sequence: 0)
}

/// A line of the journal.
package struct JournalPlace: Hashable, Sendable, Comparable {
  /// The number of the segment, from 1.
  package var segment: Int
  /// The line in the segment, from 1.
  package var line: Int
  /// Bytes before it in the segment.
  package var offset: Int

  /// Makes a place.
  package init(segment: Int, line: Int, offset: Int) {
    self.segment = segment
    self.line = line
    self.offset = offset
  }

  /// Whether one line stands before another.
  package static func < (left: JournalPlace, right: JournalPlace) -> Bool {
    (left.segment, left.offset) < (right.segment, right.offset)
  }
}

/// What is wrong with a line of the journal, or with the files around it.
package enum JournalFault: Hashable, Sendable {
  /// The last line is not whole: its writer was interrupted before anybody was told of it.
  case tornTail(bytes: Int)
  /// The line's checksum is not that of its bytes: it was changed or damaged.
  case damagedLine
  /// The checksum is right, but the line says nothing that could be understood.
  case unknownForm
  /// The line does not follow the one before it by hash: lines were changed, removed or put in.
  case brokenChain
  /// The line does not follow the one before it by number.
  case sequence(expected: Int, found: Int)
  /// The first line of a segment does not say which one it is.
  case noHeader
  /// A segment between others is missing.
  case missingSegment(Int)
  /// A segment was made by a newer program.
  case newerFormat(Int)
  /// A line is longer than the program is willing to read, in bytes.
  case tooLong(limit: Int)
  /// `dataset.json` names a sequence that the journal does not have.
  case missingSequence(Int)
}

/// A fault with its place.
package struct JournalProblem: Error, Hashable, Sendable {
  /// The path of the segment.
  package var file: String
  /// The line.
  package var place: JournalPlace
  /// What is wrong with it.
  package var fault: JournalFault

  /// Makes a problem.
  package init(file: String, place: JournalPlace, fault: JournalFault) {
    self.file = file
    self.place = place
    self.fault = fault
  }
}
