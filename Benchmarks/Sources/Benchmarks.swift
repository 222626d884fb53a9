import Core
import Glibc

/// Measures of the core, each a sub-benchmark of its own: `Benchmarks NAME ARGUMENTS`.
@main
enum Benchmarks {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let rest = Array(arguments.dropFirst())
    switch arguments.first {
    case "query": QueryBenchmark.run(rest)
    case "decode": DecoderBenchmark.run(rest)
    case "write": try WriteBenchmark.run(rest)
    case "rollup":
      guard let folder = rest.first else { return usage() }
      let dataset = try DatasetLoader(files: DiskFiles()).open(folder: folder)
      let rounds = rest.count > 1 ? Int(rest[1]) ?? 9 : 9
      RollupBenchmark(dataset: dataset, rounds: rounds).run()
    default: usage()
    }
  }

  private static func usage() {
    print(
      "usage: Benchmarks query NAMES | decode FILE | write DATASET ROUNDS | rollup DATASET [ROUNDS]"
    )
    exit(64)
  }
}

/// Times and what is written of them.
enum Timing {
  /// Milliseconds of each of some runs after one that is not counted.
  static func milliseconds(_ rounds: Int, _ body: () -> Void) -> [Double] {
    body()
    return (0..<rounds).map { _ in
      let time = ContinuousClock().measure(body)
      return time / .milliseconds(1)
    }
  }

  /// Milliseconds of all threads that some runs take of the processors, on average: what a busy
  /// machine does not change.
  static func processor(_ rounds: Int, _ body: () -> Void) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
      return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
    }
    let start = now()
    for _ in 0..<rounds { body() }
    return (now() - start) / Double(rounds)
  }

  /// Writes a line about some times.
  static func report(_ name: String, _ times: [Double]) {
    let sorted = times.sorted()
    guard let least = sorted.first, let most = sorted.last else { return }
    let median = sorted[sorted.count / 2]
    print(
      #"{"what":"\#(name)","ms":\#(short(median)),"least":\#(short(least)),"most":\#(short(most)),"#
        + #""rounds":\#(sorted.count)}"#)
  }

  private static func short(_ number: Double) -> Double {
    (number * 1_000_000).rounded() / 1_000_000
  }
}
