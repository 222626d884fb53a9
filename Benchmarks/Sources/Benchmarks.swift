import Core
import Glibc

/// `Benchmarks NAME DATASET [ROUNDS]`: times one part of the program on a dataset and writes an object
/// a line: what, milliseconds (median), rounds.
@main
enum Benchmarks {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else { return usage() }
    let rounds = arguments.count > 2 ? Int(arguments[2]) ?? 9 : 9
    let dataset = try DatasetLoader(files: DiskFiles()).open(folder: arguments[1])
    switch arguments[0] {
    case "rollup": RollupBenchmark(dataset: dataset, rounds: rounds).run()
    default: usage()
    }
  }

  private static func usage() {
    print("Benchmarks rollup DATASET [ROUNDS]")
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
