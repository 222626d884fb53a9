import ArgumentParser
import Core
import TUI

/// A draw on record done again: `qijian draw --verify ID`.
struct DrawVerification {
  let data: Dataset
  let language: Language
  let json: Bool

  private var words: DrawText { DrawText(language) }

  /// Draws again with the recorded seed and day and says whether pool and result are the same; exit code 1 if not.
  func run(_ wanted: String) throws {
    let id = try id(wanted)
    guard let table = data.table(DrawRecord.register), let row = table.find(id),
      let record = DrawRecord(row, in: data)
    else { throw CommandFailure.wrongData(words.incompleteRecord) }
    var draw = try repeated(record, data)
    var isTakenBack = false
    if draw.poolFingerprint != record.poolFingerprint, let then = dataThen(id) {
      let earlier = try repeated(record, then)
      if earlier.poolFingerprint == record.poolFingerprint {
        draw = earlier
        isTakenBack = true
      }
    }
    let result = draw.resultFingerprint(draw.run())
    let isSamePool = draw.poolFingerprint == record.poolFingerprint
    let isSame = isSamePool && result == record.resultFingerprint
    try tell(record, draw, result, isTakenBack: isTakenBack, isSame: isSame)
    if !isSame { throw ExitCode(CommandExit.refused) }
  }

  private func tell(
    _ record: DrawRecord, _ draw: Draw, _ result: String, isTakenBack: Bool, isSame: Bool
  ) throws {
    var output = CommandOutput()
    if json {
      var line = JSONLine()
      line.add("record", record.id)
      line.add("date", record.date.description)
      line.add("seed", record.seed)
      line.add("poolFingerprint", draw.poolFingerprint)
      line.add("resultFingerprint", result)
      line.add("takenBack", JSONValue(isTakenBack))
      line.add("same", JSONValue(isSame))
      try output.line(line.text)
    } else {
      let title = data.table(DrawRecord.register).flatMap { table in
        table.find(record.id).flatMap { table.name(of: $0) }
      }
      try output.line(sanitized((title ?? "") + "  " + record.id))
      try output.line(words.notReplacing)
      try output.line(words.seed(sanitized(record.seed), on: record.date))
      try output.line(words.poolFingerprint(draw.poolFingerprint))
      try output.line(words.resultFingerprint(result))
      if isTakenBack { try output.line(words.takenBack) }
      try output.line(
        words.verdict(pool: draw.poolFingerprint == record.poolFingerprint, result: isSame))
    }
    try output.flush()
  }

  /// The id asked for, or that of the draw written down last.
  private func id(_ wanted: String) throws -> String {
    guard let table = data.table(DrawRecord.register), !table.rows.isEmpty else {
      throw CommandFailure.usage(words.unknownRecord(wanted, known: []))
    }
    if wanted != "last" {
      if table.find(wanted) != nil { return wanted }
      let known = table.rows.suffix(5).map { table.id(of: $0) }
      throw CommandFailure.usage(words.unknownRecord(wanted, known: known))
    }
    guard let last = Array(table.rows).last else {
      throw CommandFailure.usage(words.unknownRecord(wanted, known: []))
    }
    return table.id(of: last)
  }

  private func repeated(_ record: DrawRecord, _ data: Dataset) throws -> Draw {
    do throws(LoadProblem) {
      if let draw = try record.repeated(in: data) { return draw }
    } catch {
      let finding = Finding(severity: .block, fact: .load(error))
      throw CommandFailure.wrongData(FindingText(language: language).sentence(finding))
    }
    throw CommandFailure.wrongData(words.incompleteRecord)
  }

  /// The data as they were when the draw was written down; nil where the journal does not know.
  private func dataThen(_ id: String) -> Dataset? {
    guard let log = try? Journal.log(of: data.folder, in: DiskFiles()) else { return nil }
    return data.before(row: id, of: DrawRecord.register, log: log.map(\.transaction))
  }
}
