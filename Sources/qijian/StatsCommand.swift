import ArgumentParser
import Core
import Glibc
import TUI

/// What a dataset takes: `qijian stats DATASET`.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Show what a dataset takes: rows, bytes, time. 查看数据规模与占用",
    discussion: """
      Bytes a row count what the columns hold. Resident memory is all that the program takes, and how much it grew while the registers \
      were read is what their rows take with everything that belongs to them.
      """)

  @Argument(help: "Folder of the dataset; the published one if left out.")
  var dataset: String?

  @OptionGroup var options: CommandOptions

  func run() throws {
    let folder = try DatasetLocation.resolve(dataset)
    let text = StatsText(options.language)
    var times: [(phase: StatsText.Phase, start: ContinuousClock.Instant)] = []
    var before: Int?
    let clock = ContinuousClock()
    let opened: Dataset
    do throws(OpenFailure) {
      opened = try DatasetLoader(files: DiskFiles()).open(folder: folder) { progress in
        let phase = Self.phase(progress.file)
        if times.last?.phase != phase { times.append((phase, clock.now)) }
        if phase == .registers, before == nil { before = Self.status("VmRSS:") }
      }
    } catch {
      let findings = FindingText(language: options.language)
      for finding in error.findings {
        CommandOutput.warn("qijian: " + findings.sentence(finding))
      }
      throw ExitCode(CommandExit.cannotOpen)
    }
    let end = clock.now
    let after = Self.status("VmRSS:")
    var output = CommandOutput()
    func line(_ line: StatsText.Line) throws { try output.line(text(line)) }
    for id in opened.tables.keys.sorted() {
      guard let table = opened.table(id), table.count > 0 else { continue }
      let size = table.size
      let title = table.schema.title
      try line(
        .rows(
          register: options.language == .zh || title.en.isEmpty ? title.zh : title.en,
          count: table.count, bytes: size.total))
      for (part, bytes) in size.parts {
        try line(
          .part(name: text.name(part, in: table.schema), bytes: bytes, rows: table.count))
      }
    }
    try line(.regions(opened.regions.count))
    try line(.figures(opened.figures.count))
    try line(.findings(opened.findings.count))
    for phase in StatsText.Phase.allCases {
      var spent = Duration.zero
      for (index, time) in times.enumerated() where time.phase == phase {
        spent += (index + 1 < times.count ? times[index + 1].start : end) - time.start
      }
      let parts = spent.components
      try line(
        .phase(
          phase,
          milliseconds: Int(parts.seconds) * 1_000 + Int(parts.attoseconds / 1_000_000_000_000_000))
      )
    }
    if let before {
      let rows = opened.tables.values.reduce(0) { $0 + $1.count }
      try line(.growth(kibibytes: max(0, after - before), rows: rows))
    }
    try line(.memory(now: Self.status("VmRSS:"), most: Self.status("VmHWM:")))
    try output.flush()
  }

  private static func phase(_ file: String) -> StatsText.Phase {
    let folders = file.split(separator: "/").dropLast()
    switch folders.last {
    case "figures": return .figures
    case "records": return .registers
    case "journal": return .rest
    default: return .definitions
    }
  }

  /// A number of kibibytes of `/proc/self/status`; 0 where there is none.
  private static func status(_ key: String) -> Int {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let bytes = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      let text = String(decoding: bytes, as: UTF8.self)
      if text.hasPrefix(key) { return Int(text.filter(\.isNumber)) ?? 0 }
    }
    return 0
  }
}
