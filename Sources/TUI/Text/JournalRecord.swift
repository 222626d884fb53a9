package import Core

/// Lines of the journal as `qijian journal` writes them.
package struct JournalRecord: Sendable {
  /// The language of sentences.
  package let language: Language

  /// Prepares to write in a language.
  package init(_ language: Language) { self.language = language }

  /// A transaction as one JSON object; the keys are those of docs/commands.md and stay.
  package func json(_ entry: JournalEntry) -> String {
    let transaction = entry.transaction
    var line = JSONLine()
    line.add("sequence", transaction.sequence)
    line.add("id", transaction.id)
    line.add("author", transaction.author)
    line.add("time", transaction.time)
    line.add("reason", transaction.reason)
    let (act, of) = Self.act(transaction.act)
    line.add("act", act)
    line.add("of", of)
    line.add("edits", JSONValue(transaction.edits.map { JSONValue(Self.object($0)) }))
    line.add("segment", entry.place.segment)
    line.add("line", entry.place.line)
    return line.text
  }

  /// A transaction as a line to read, with one indented line for each of at most `limit` edits.
  package func lines(_ entry: JournalEntry, limit: Int = 20) -> [String] {
    let transaction = entry.transaction
    let (act, of) = Self.act(transaction.act)
    var head = "\(transaction.sequence)  \(transaction.time)  \(transaction.author)"
    if transaction.act != .edit { head += "  \(act) \(of ?? "")" }
    if let reason = transaction.reason { head += "  (\(reason))" }
    var lines = [head]
    for edit in transaction.edits.prefix(limit) {
      lines.append(
        "    \(Self.name(edit.target)): \(Self.short(edit.from)) -> \(Self.short(edit.to))")
    }
    let more = transaction.edits.count - limit
    if more > 0 { lines.append(language == .zh ? "    另有\(more)处" : "    \(more) more") }
    return lines.map { DataText.visible($0, longest: 400) }
  }

  /// What verifying found, as one JSON object.
  package func json(_ report: JournalReport) -> String {
    var line = JSONLine()
    line.add("sound", JSONValue(report.isSound))
    line.add("segments", report.segments)
    line.add("transactions", report.transactions)
    line.add("bytes", report.bytes)
    line.add("sequence", report.position.sequence)
    line.add("hash", report.position.hash.hex)
    line.add("problems", JSONValue(report.problems.map { Self.object($0) }))
    line.add("accepted", JSONValue(report.accepted.map { Self.object($0) }))
    line.add("tail", report.tail.map { Self.object($0) } ?? .null)
    return line.text
  }

  /// What is wrong with a line, and what to do.
  package func sentence(_ problem: JournalProblem) -> String {
    FindingText(language: language).sentence(
      Finding(
        severity: .block,
        fact: .load(
          LoadProblem(
            .journal(problem.fault),
            at: FilePlace(
              file: problem.file, byteOffset: problem.place.offset,
              position: TextPosition(line: problem.place.line, column: 1))))))
  }

  /// What verifying found, as sentences.
  package func lines(_ report: JournalReport) -> [String] {
    var lines = report.problems.map { sentence($0) }
    lines += report.accepted.map { (language == .zh ? "已接受：" : "accepted: ") + sentence($0) }
    if let tail = report.tail {
      lines.append(
        language == .zh
          ? "末行不完整（第\(tail.place.segment)段第\(tail.place.line)行），下次写入前会切除并另存。"
          : "the last line is not whole (segment \(tail.place.segment), line \(tail.place.line)); it is cut off and "
            + "kept before the next is written.")
    }
    let (count, size) = (report.transactions, report.bytes)
    lines.append(
      language == .zh
        ? "\(report.isSound ? "完好" : "有损坏")：\(report.segments)段，\(count)步，\(size)字节，至第\(report.position.sequence)步"
        : "\(report.isSound ? "sound" : "damaged"): \(report.segments) segments, \(count) transactions, \(size) bytes, up to "
          + "\(report.position.sequence)")
    return lines
  }

  /// What a checkpoint did, as one JSON object.
  package func json(_ checkpoint: Checkpoint) -> String {
    var line = JSONLine()
    line.add("sequence", checkpoint.sequence)
    line.add("segment", checkpoint.segment)
    line.add("written", JSONValue(checkpoint.written.map { JSONValue($0) }))
    line.add("accepted", checkpoint.accepted.count)
    return line.text
  }

  /// What a checkpoint did, as lines.
  package func lines(_ checkpoint: Checkpoint) -> [String] {
    checkpoint.written.map { DataText.visible($0, longest: 400) } + [
      language == .zh
        ? "数据文件已含至第\(checkpoint.sequence)步，日志从第\(checkpoint.segment)段继续"
        : "the files contain everything up to \(checkpoint.sequence); the journal goes on in segment \(checkpoint.segment)"
    ]
  }

  /// Why a step is not taken back.
  package func sentence(_ refusal: UndoRefusal) -> String {
    switch refusal {
    case .nothing: return language == .zh ? "没有可以撤销的步骤" : "there is nothing to take back"
    case .sheetStep:
      return language == .zh
        ? "上一步是上报或重新打开，不能撤销：在程序里按 F9 重新打开，写明理由"
        : "the last step submitted or reopened a sheet: reopen it with F9 in the program, with a reason"
    case .changedSince(_, let stamp, _):
      let author = DataText.visible(stamp.author)
      return language == .zh
        ? "同一处后来又被\(author)改过（第\(stamp.sequence)步），没有撤销"
        : "\(author) has changed the same since (step \(stamp.sequence)): not undone"
    }
  }

  // MARK: - Parts

  private static func act(_ act: Transaction.Act) -> (name: String, of: String?) {
    switch act {
    case .edit: ("edit", nil)
    case .undo(let id): ("undo", id)
    case .redo(let id): ("redo", id)
    case .merge(let id): ("merge", id)
    }
  }

  private static func object(_ edit: Edit) -> JSONObject {
    var object = JSONObject()
    switch edit.target {
    case .figure(let id): object["figure"] = JSONValue(id)
    case .row(let register, let id):
      object["register"] = JSONValue(register)
      object["row"] = JSONValue(id)
    case .field(let register, let row, let field):
      object["register"] = JSONValue(register)
      object["row"] = JSONValue(row)
      object["field"] = JSONValue(field)
    }
    object["from"] = edit.from ?? .null
    object["to"] = edit.to ?? .null
    return object
  }

  private static func object(_ problem: JournalProblem) -> JSONValue {
    JSONValue(
      JSONObject([
        "kind": JSONValue(FindingCode.of(problem.fault)), "file": JSONValue(problem.file),
        "segment": JSONValue(problem.place.segment), "line": JSONValue(problem.place.line),
        "offset": JSONValue(problem.place.offset),
      ]))
  }

  private static func name(_ target: Edit.Target) -> String {
    switch target {
    case .figure(let id): id
    case .row(let register, let id): "\(register)/\(id)"
    case .field(let register, let row, let field): "\(register)/\(row).\(field)"
    }
  }

  /// The keys of a figure that its name in the journal says already.
  private static let named: Set<String> = [
    "id", "indicator", "region", "kind", "level", "period", "breakdown", "scope", "document",
    "value",
  ]

  /// A value with all that is said of it: a figure's number first, what else it has in brackets.
  private static func short(_ value: JSONValue?) -> String {
    guard let value else { return "-" }
    guard let object = value.object, object["indicator"] != nil else { return inline(value) }
    let rest = object.members.filter { !named.contains($0.key) }
      .map { "\($0.key) \(inline($0.value))" }
    return (value["value"].map(inline) ?? "-")
      + (rest.isEmpty ? "" : " (\(rest.joined(separator: ", ")))")
  }

  private static func inline(_ value: JSONValue) -> String {
    String(
      decoding: JSONWriter.bytes(of: value, style: .inline(depth: 0)).prefix { $0 != 0x0A },
      as: UTF8.self)
  }
}
