/// Measures of the core, each a sub-benchmark of its own: `Benchmarks NAME ARGUMENTS`.
let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "query": QueryBenchmark.run(Array(arguments.dropFirst()))
case "decode": DecoderBenchmark.run(Array(arguments.dropFirst()))
default: print("usage: Benchmarks query|decode …")
}
