import Core
import Glibc

/// Starts writers on one folder, kills them at random moments and looks whether anything is missing.
final class Driver {
  private struct Running {
    var process: pid_t
    var output: Int32
    var said: [UInt8] = []
  }

  private let folder: String
  private let kills: Int
  private let writers: Int
  private var random: SeededNumbers
  private var running: [Running] = []
  private var seed: UInt64
  /// The ids that were acknowledged, with the sequences that were said and how many edits they have.
  private var acknowledged: [String: (sequence: Int, edits: Int)] = [:]
  /// How many were killed in each kind of step.
  private var phases: [String: Int] = [:]
  private var counts: [String: Int] = [:]
  private var done = 0
  private var failures: [String] = []
  /// The program, for merges as people make them; nil leaves them out.
  private let program: String?
  private var packs = 0
  /// The numbers that merges have printed.
  private var merges: [Int] = []

  init(folder: String, kills: Int, writers: Int, seed: UInt64, program: String?) {
    self.program = program
    self.folder = folder
    self.kills = kills
    self.writers = writers
    self.seed = seed
    random = SeededNumbers(seed)
  }

  /// Runs it all; returns what was found missing or wrong.
  func run() throws -> [String] {
    try TortureDataset.write(to: folder, DiskFiles())
    while done < kills, failures.isEmpty {
      while running.count < writers { try start() }
      let chosen = random.below(running.count)
      // Mostly one that is at work: opening is killed now and then.
      if random.below(10) > 0 { awaitWord(of: chosen) }
      listen(milliseconds: random.below(40))
      kill(running.remove(at: chosen))
      if done % 20 == 0 { try killMerge() }
      if done % 100 == 0 {
        while let last = running.popLast() { kill(last) }
        try look()
      }
    }
    while let last = running.popLast() { kill(last) }
    try look()
    report()
    return failures
  }

  // MARK: - Processes

  private func start() throws {
    seed += 1
    running.append(try spawn(["/proc/self/exe", "writer", folder, "\(seed)"]))
  }

  /// Runs a program with its output in a pipe; its complaints are dropped if asked.
  private func spawn(_ words: [String], isQuiet: Bool = false) throws -> Running {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw TortureError.system("pipe", errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    if isQuiet {
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    }
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, words[0], &actions, nil, &arguments, environ)
    close(ends[1])
    guard code == 0 else { throw TortureError.system("posix_spawn", code) }
    return Running(process: process, output: ends[0])
  }

  // MARK: - Merges

  /// Packs the edits of another office, merges them with the program, and kills it on the way.
  ///
  /// What it had printed as the number of its step has to be there afterwards, and all of it.
  private func killMerge() throws {
    guard let program else { return }
    packs += 1
    let pack = try makePack(packs)
    var merge = try spawn(
      [
        program, "merge", pack, "--dataset", folder, "--yes", "--take", "packed", "--as", "merger",
      ], isQuiet: true)
    // From before it has read the dataset to after its answer.
    _ = poll(nil, 0, Int32(random.below(120)))
    Glibc.kill(merge.process, SIGKILL)
    var status: Int32 = 0
    while waitpid(merge.process, &status, 0) < 0, errno == EINTR {}
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(merge.output, &buffer, buffer.count)
      if count <= 0 { break }
      merge.said += buffer[..<count]
    }
    close(merge.output)
    let isKilled = status & 0x7F == SIGKILL
    counts[isKilled ? "merges killed" : "merges that ended first", default: 0] += 1
    let last = String(decoding: merge.said, as: UTF8.self).split(separator: "\n").last
    if let number = last.flatMap({ Int($0) }) {
      merges.append(number)
      counts["merges acknowledged", default: 0] += 1
    }
  }

  private func makePack(_ number: Int) throws -> String {
    let files = DiskFiles()
    let office = folder + "-office"
    try TortureDataset.write(to: office, files)
    if files.exists(office + "/journal") { remove(folder: office + "/journal") }
    let dataset = try DatasetLoader(files: files).open(folder: office)
    let journal = try Journal.open(
      office, files: files, author: "office", now: { "2026-01-01T00:00:00Z" }, at: dataset.journal)
    let edits = (0..<TortureDataset.rows).map { row in
      Edit(TortureDataset.target(row), from: JSONValue(0), to: JSONValue(number * 1_000 + row))
    }
    guard
      case .committed(let transactions) = try journal.commit(
        CommitRequest(id: "pack-\(number)", basedOn: 0, edits: edits))
    else { throw TortureError.system("pack", 0) }
    let pack = EditPack(
      transactions, of: dataset, region: nil, after: 0, author: "office",
      time: "2026-01-01T00:00:00Z")
    let path = office + "/edits.qjpack"
    try files.write(pack.bytes, to: path, mode: .everybodyReads)
    return path
  }

  /// Waits until a writer says something, at most ten seconds.
  private func awaitWord(of index: Int) {
    let end = Self.now() + 10_000
    while running[index].said.isEmpty, Self.now() < end { listen(milliseconds: 20) }
  }

  /// Reads what the writers say until the time is over.
  private func listen(milliseconds: Int) {
    let end = Self.now() + milliseconds
    while true {
      let left = end - Self.now()
      if left <= 0 { return }
      var entries = running.map { pollfd(fd: $0.output, events: Int16(POLLIN), revents: 0) }
      guard poll(&entries, nfds_t(entries.count), Int32(left)) > 0 else { return }
      for index in entries.indices where entries[index].revents & Int16(POLLIN) != 0 {
        _ = read(index)
      }
      // A writer that ended by itself stays silent; it is found when it is killed.
      if entries.allSatisfy({ $0.revents & Int16(POLLIN) == 0 }) { return }
    }
  }

  private func read(_ index: Int) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(running[index].output, &buffer, buffer.count)
    if count > 0 { running[index].said += buffer[..<count] }
    return count > 0
  }

  private func kill(_ writer: Running) {
    Glibc.kill(writer.process, SIGKILL)
    var status: Int32 = 0
    while waitpid(writer.process, &status, 0) < 0, errno == EINTR {}
    running.insert(writer, at: 0)
    while read(0) {}
    let said = running.removeFirst().said
    close(writer.output)
    if status & 0x7F != SIGKILL {
      failures.append("writer \(writer.process) ended by itself with status \(status)")
    }
    done += 1
    var last = "start"
    for line in String(decoding: said, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      switch words.first {
      case "A":
        if words.count == 4, let sequence = Int(words[1]), let edits = Int(words[3]) {
          acknowledged[String(words[2])] = (sequence, edits)
        }
        last = "idle"
      case "c": (last, counts["checkpoints"]) = ("idle", counts["checkpoints", default: 0] + 1)
      case "X": (last, counts["conflicts"]) = ("idle", counts["conflicts", default: 0] + 1)
      case "x": last = "idle"
      case let kind?: last = String(kind)
      case nil: break
      }
    }
    phases[last, default: 0] += 1
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }

  // MARK: - Looking

  /// Compares the journal and the dataset with what was acknowledged.
  private func look() throws {
    let files = DiskFiles()
    let report = try Journal.verify(folder, files: files)
    if !report.isSound { failures.append("the journal is not sound: \(report.problems.prefix(3))") }
    var values: [Edit.Target: JSONValue?] = [:]
    var seen: Set<String> = []
    var partial = 0
    var merged: [Int: String] = [:]
    for entry in try Journal.log(of: folder, in: files) {
      let transaction = entry.transaction
      if !seen.insert(transaction.id).inserted { failures.append("twice: \(transaction.id)") }
      if let promise = acknowledged[transaction.id],
        promise.sequence != transaction.sequence || promise.edits != transaction.edits.count
      {
        partial += 1
      }
      for edit in transaction.edits { values[edit.target] = edit.to }
      if case .merge = transaction.act { merged[transaction.sequence] = transaction.author }
    }
    let lostMerges = merges.filter { merged[$0] != "merger" }
    if !lostMerges.isEmpty { failures.append("merges lost: \(lostMerges.prefix(3))") }
    let lost = acknowledged.keys.filter { !seen.contains($0) }
    if !lost.isEmpty { failures.append("lost: \(lost.count), such as \(lost.prefix(3))") }
    if partial > 0 { failures.append("not as acknowledged: \(partial)") }
    let dataset = try DatasetLoader(files: files).open(folder: folder)
    let findings = dataset.findings.filter { $0.severity == .block }
    if !findings.isEmpty { failures.append("findings: \(findings.prefix(2))") }
    let wrong = (0..<TortureDataset.rows).filter { row in
      let target = TortureDataset.target(row)
      guard let value = values[target] else { return false }
      return dataset.current(target) != value
    }
    if !wrong.isEmpty { failures.append("\(wrong.count) rows differ from the journal") }
    counts["transactions"] = report.transactions
    counts["segments"] = report.segments
    let names = (try? files.list(folder + "/journal")) ?? []
    counts["torn lines"] = names.count { $0.name.contains(".torn-") }
  }

  private func report() {
    let kinds = [
      "E": "edit", "P": "paste", "M": "merge", "C": "checkpoint", "idle": "between",
      "start": "opening",
    ]
    let killed = kinds.compactMap { key, name in phases[key].map { "\(name) \($0)" } }.sorted()
    let other = counts.map { "\($0.key) \($0.value)" }.sorted()
    print("kills: \(done) (\(killed.joined(separator: ", ")))")
    print("acknowledged: \(acknowledged.count); \(other.joined(separator: ", "))")
    for failure in failures { print("FAILED: \(failure)") }
    if failures.isEmpty { print("lost: 0, half: 0") }
  }
}

/// A call of the system that failed.
enum TortureError: Error {
  case system(String, Int32)
}
