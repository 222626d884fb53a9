package import Core

/// The words of `qijian stats`.
package struct StatsText: Sendable {
  /// One line of the report.
  package enum Line: Sendable {
    case rows(register: String, count: Int, bytes: Int)
    case part(name: String, bytes: Int, rows: Int)
    case figures(Int)
    case regions(Int)
    case findings(Int)
    case phase(Phase, milliseconds: Int)
    /// By how much resident memory grew while the rows of all registers were read.
    case growth(kibibytes: Int, rows: Int)
    case memory(now: Int, most: Int)
  }

  /// What is being read.
  package enum Phase: CaseIterable, Sendable {
    case definitions, figures, registers, rest
  }

  private let isChinese: Bool

  /// Speaks a language.
  package init(_ language: Language) { isChinese = language == .zh }

  /// The sentence of a line.
  package func callAsFunction(_ line: Line) -> String {
    switch line {
    case .rows(let register, let count, let bytes):
      isChinese
        ? "\(register)：\(count)行，共\(bytes)字节，每行\(Self.each(bytes, count))字节"
        : "\(register): \(count) rows, \(bytes) bytes, \(Self.each(bytes, count)) a row"
    case .part(let name, let bytes, let rows):
      isChinese
        ? "  \(name)：每行\(Self.each(bytes, rows))字节" : "  \(name): \(Self.each(bytes, rows)) a row"
    case .figures(let count): isChinese ? "数字：\(count)个" : "Figures: \(count)"
    case .regions(let count): isChinese ? "地区：\(count)个" : "Regions: \(count)"
    case .findings(let count): isChinese ? "读取时发现：\(count)项" : "Found while reading: \(count)"
    case .phase(let phase, let time):
      isChinese ? "读取\(name(phase))：\(time)毫秒" : "Reading \(name(phase)): \(time) ms"
    case .growth(let kibibytes, let rows):
      isChinese
        ? "读取台账时常驻内存增长：\(Self.mebibytes(kibibytes))，\(rows)行，每行\(Self.each(kibibytes * 1_024, rows))字节"
        : "Resident memory grew by \(Self.mebibytes(kibibytes)) while registers were read: \(rows) rows, "
          + "\(Self.each(kibibytes * 1_024, rows)) bytes a row"
    case .memory(let now, let most):
      isChinese
        ? "占用内存：\(Self.mebibytes(now))，最多时\(Self.mebibytes(most))"
        : "Memory: \(Self.mebibytes(now)), at most \(Self.mebibytes(most))"
    }
  }

  /// What a part of a register is called.
  package func name(_ part: TableSize.Part, in schema: RegisterSchema) -> String {
    switch part {
    case .field(let id):
      guard let title = schema[id]?.title else { return id }
      return isChinese || title.en.isEmpty ? title.zh : title.en
    case .ids: return isChinese ? "编号" : "Ids"
    case .index: return isChinese ? "编号索引" : "Index of ids"
    case .initials: return isChinese ? "名称首字母" : "Initials of names"
    }
  }

  private func name(_ phase: Phase) -> String {
    switch phase {
    case .definitions: isChinese ? "地区与定义" : "regions and definitions"
    case .figures: isChinese ? "数字" : "figures"
    case .registers: isChinese ? "台账" : "registers"
    case .rest: isChinese ? "其余" : "the rest"
    }
  }

  /// Bytes a row with one digit after the point.
  private static func each(_ bytes: Int, _ rows: Int) -> String {
    let tenths = rows == 0 ? 0 : (bytes * 10 + rows / 2) / rows
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func mebibytes(_ kibibytes: Int) -> String { "\((kibibytes + 512) / 1_024) MiB" }
}
