internal import Core

extension English {
  /// What is wrong with the journal, and what to do.
  static func journalFault(_ fault: JournalFault) -> ProblemWords {
    let restore =
      "Restore the file from a backup; or, to live without what is lost, run "
      + "qijian journal checkpoint --accept-damage and open the program again"
    return switch fault {
    case .tornTail(let bytes):
      ProblemWords(
        "a line of the journal is not whole", found: "\(bytes) bytes without an end",
        expected: "a whole line", next: restore)
    case .damagedLine:
      ProblemWords(
        "a line of the journal is damaged: what it said is not applied",
        found: "bytes that do not match their checksum", expected: "the line as it was written",
        next: restore)
    case .unknownForm:
      ProblemWords(
        "a line of the journal says nothing that this program understands",
        found: "a line of another form", expected: "a transaction",
        next: "Update Qijian; or restore the file from a backup")
    case .brokenChain:
      ProblemWords(
        "the journal's hash chain is broken: lines before were changed, removed or put in",
        found: "another hash than that of the line before",
        expected: "the hash of the line before", next: restore)
    case .sequence(let expected, let found):
      ProblemWords(
        "a number of the journal is missing or there twice", found: "\(found)",
        expected: "\(expected)", next: restore)
    case .noHeader:
      ProblemWords(
        "a segment of the journal has no sound first line", found: "another line or nothing",
        expected: "the segment's header", next: restore)
    case .missingSegment(let number):
      ProblemWords(
        "segment \(number) of the journal is missing", found: "nothing",
        expected: "the file", next: restore)
    case .newerFormat(let format):
      ProblemWords(
        "the journal was written by a newer program", found: "format version \(format)",
        expected: "format version \(SegmentHeader.newestFormat) at most", next: "Update Qijian")
    case .tooLong(let limit):
      ProblemWords(
        "a line of the journal is too long and was not read",
        found: "more than \(Chinese.size(limit))", expected: "\(Chinese.size(limit)) at most",
        next: restore)
    case .missingSequence(let sequence):
      ProblemWords(
        "the journal ends before the step that dataset.json names", found: "an earlier end",
        expected: "step \(sequence)", next: restore)
    }
  }
}

extension Chinese {
  /// What is wrong with the journal, and what to do.
  static func journalFault(_ fault: JournalFault) -> ProblemWords {
    let restore =
      "请从备份恢复该文件；若可以不要丢失的内容，请运行 qijian journal checkpoint --accept-damage 并重新打开程序"
    return switch fault {
    case .tornTail(let bytes):
      ProblemWords(
        "日志有一行不完整", found: "\(bytes)字节没有结尾", expected: "完整的一行", next: restore)
    case .damagedLine:
      ProblemWords(
        "日志有一行已损坏，其内容没有生效", found: "内容与校验和不符", expected: "当初写入的那一行",
        next: restore)
    case .unknownForm:
      ProblemWords(
        "日志有一行本程序看不懂", found: "另一种形式的行", expected: "一步改动",
        next: "请升级企健，或从备份恢复该文件")
    case .brokenChain:
      ProblemWords(
        "日志的哈希链断了：前面的行被改过、删过或插入过", found: "与前一行不符的哈希",
        expected: "前一行的哈希", next: restore)
    case .sequence(let expected, let found):
      ProblemWords(
        "日志的序号缺失或重复", found: "\(found)", expected: "\(expected)", next: restore)
    case .noHeader:
      ProblemWords(
        "日志的一段没有完好的首行", found: "别的行，或什么也没有", expected: "这一段的首行",
        next: restore)
    case .missingSegment(let number):
      ProblemWords(
        "缺少日志的第\(number)段", found: "什么也没有", expected: "这个文件", next: restore)
    case .newerFormat(let format):
      ProblemWords(
        "日志是更新版本的程序写的", found: "格式版本\(format)",
        expected: "格式版本不高于\(SegmentHeader.newestFormat)", next: "请升级企健")
    case .tooLong(let limit):
      ProblemWords(
        "日志有一行太长，没有读取", found: "超过\(Chinese.size(limit))",
        expected: "不超过\(Chinese.size(limit))", next: restore)
    case .missingSequence(let sequence):
      ProblemWords(
        "日志在dataset.json所说的那一步之前就结束了", found: "更早的结尾",
        expected: "第\(sequence)步", next: restore)
    }
  }
}
