import Core
import Glibc

// torture KILLS WRITERS [SEED [QIJIAN]]   kills writers in a folder of its own
// torture writer FOLDER SEED     is one
// torture bench FOLDER           times commits and pastes
// torture replay FOLDER EDITS    times the replay of a journal
let arguments = CommandLine.arguments
if arguments.count == 4, arguments[1] == "writer", let seed = UInt64(arguments[3]) {
  var writer = Writer(folder: arguments[2], seed: seed)
  do {
    try writer.run()
  } catch {
    complain("writer: \(error)")
    exit(3)
  }
} else if arguments.count == 3, arguments[1] == "bench" {
  let bench = Benchmark(folder: arguments[2])
  print("commit of one cell: " + Benchmark.summary(try bench.commits(1_000)))
  print("paste of 10,000 cells: " + Benchmark.summary(try bench.pastes(cells: 10_000, count: 15)))
  print(
    "without a pause: "
      + Benchmark.summary(try bench.pastes(cells: 10_000, count: 15, isSettled: false)))
} else if arguments.count == 4, arguments[1] == "replay", let edits = Int(arguments[3]) {
  try Benchmark(folder: arguments[2]).replay(edits)
} else if arguments.count >= 3, let kills = Int(arguments[1]), let writers = Int(arguments[2]) {
  var template = Array("/tmp/qijian-torture-XXXXXX".utf8CString)
  guard mkdtemp(&template) != nil else { exit(2) }
  let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  let seed = arguments.count > 3 ? UInt64(arguments[3]) ?? 1 : 1
  let driver = Driver(
    folder: folder, kills: kills, writers: writers, seed: seed,
    program: arguments.count > 4 ? arguments[4] : nil)
  let failures = try driver.run()
  // What went wrong is left to be looked at.
  if !failures.isEmpty {
    print("the folder is kept: \(folder)")
    exit(1)
  }
  remove(folder: folder)
  remove(folder: folder + "-office")
} else {
  complain("usage: torture KILLS WRITERS [SEED]")
  exit(64)
}

/// Removes a folder and all that is in it.
func remove(folder: String) {
  for entry in (try? DiskFiles().list(folder)) ?? [] {
    let path = folder + "/" + entry.name
    if unlink(path) != 0 { remove(folder: path) }
  }
  rmdir(folder)
}

func complain(_ text: String) {
  let bytes = Array((text + "\n").utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}
