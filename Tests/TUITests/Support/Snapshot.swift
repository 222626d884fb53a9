import FoundationEssentials
import Testing

@testable import TUI

/// Compares a screen with the file that keeps it.
///
/// `RECORD_SNAPSHOTS=1` rewrites the files; a missing one is written and fails, so that nobody forgets to look at it.
func expectSnapshot(
  _ canvas: Canvas, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let path = SampleApp.root + "/Tests/TUITests/Snapshots/\(name).txt"
  let drawn =
    canvas.lines().joined(separator: "\n") + "\n--- styles\n"
    + canvas.styleLines().joined(separator: "\n") + "\n"
  let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
  let kept = (try? Data(contentsOf: URL(filePath: path))).map {
    String(decoding: $0, as: UTF8.self)
  }
  if kept == drawn { return }
  if isRecording || kept == nil {
    try Data(drawn.utf8).write(to: URL(filePath: path))
  }
  if isRecording { return }
  guard let kept else {
    Issue.record("no snapshot \(name): written now, look at it", sourceLocation: sourceLocation)
    return
  }
  let before = kept.split(separator: "\n", omittingEmptySubsequences: false)
  let after = drawn.split(separator: "\n", omittingEmptySubsequences: false)
  let rows = max(before.count, after.count)
  let differing = (0..<rows).filter { row in
    (row < before.count ? before[row] : "") != (row < after.count ? after[row] : "")
  }
  let report = differing.prefix(12).map { row in
    "\(row): kept |\(row < before.count ? before[row] : "")|\n\(row): drawn|\(row < after.count ? after[row] : "")|"
  }
  Issue.record(
    "snapshot \(name) differs in \(differing.count) rows:\n\(report.joined(separator: "\n"))",
    sourceLocation: sourceLocation)
}
