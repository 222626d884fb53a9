/// The first line of a segment: which one it is, and what it follows.
package struct SegmentHeader: Equatable, Sendable {
  /// The newest format that this program knows.
  package static let newestFormat = 1

  /// The format of the segment's lines.
  package var format = SegmentHeader.newestFormat
  /// The segment's number, from 1.
  package var segment: Int
  /// The sequence of the last transaction before the segment.
  package var after: Int
  /// Lines before the segment that a person has decided to live without.
  package var accepted: [JournalPlace] = []

  /// Makes a header.
  package init(segment: Int, after: Int, accepted: [JournalPlace] = []) {
    self.segment = segment
    self.after = after
    self.accepted = accepted
  }
}

/// Where a dataset's journal lies.
package struct JournalFolder: Hashable, Sendable {
  /// The folder, `journal` in the dataset's.
  package let path: String

  /// The journal of a dataset's folder.
  package init(dataset folder: String) { path = DatasetFolder.join(folder, "journal") }

  /// The file whose lock the writers take; never renamed or removed.
  package var lock: String { path + "/lock" }

  /// The file that stands for the lock where the file system knows none.
  package var claim: String { path + "/lock.claim" }

  /// The path of a segment.
  package func segment(_ number: Int) -> String {
    let digits = String(number)
    return path + "/" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
      + ".ndjson"
  }

  /// Where bytes are kept that were cut off the end of a segment.
  package func torn(_ place: JournalPlace, attempt: Int) -> String {
    segment(place.segment) + ".torn-\(place.offset)" + (attempt == 0 ? "" : "-\(attempt)")
  }

  /// The numbers of the segments, ascending; none where there is no journal.
  package func segments(in files: some FileSystem) throws(FileError) -> [Int] {
    let entries: [FolderEntry]
    do throws(FileError) {
      entries = try files.list(path)
    } catch  where error.kind == .notFound {
      return []
    }
    return entries.compactMap { entry in
      guard entry.kind == .regular, entry.name.hasSuffix(".ndjson") else { return nil }
      let digits = entry.name.dropLast(".ndjson".count)
      guard digits.utf8.count >= 4, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
      return Int(digits)
    }.filter { $0 > 0 }.sorted()
  }
}
