/// How far loading is.
package struct LoadProgress: Sendable, Equatable {
  /// Path of the file being read.
  package var file: String
  /// Bytes of all files read so far.
  package var bytesRead: Int
  /// Nil until the sizes of all files are known.
  package var bytesInAll: Int?

  /// Makes a report.
  package init(file: String, bytesRead: Int, bytesInAll: Int?) {
    self.file = file
    self.bytesRead = bytesRead
    self.bytesInAll = bytesInAll
  }
}

/// Why a dataset could not be opened at all.
package enum OpenFailure: Error, Sendable, Equatable {
  /// No dataset, an unreadable manifest or region tree, a newer format; the first says why.
  case unreadable([Finding])
  /// The caller wanted no more of it.
  case cancelled

  /// What was found until then.
  package var findings: [Finding] {
    if case .unreadable(let findings) = self { findings } else { [] }
  }
}
