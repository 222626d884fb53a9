import Core
import Glibc
import TUI

// entry-bench keys DATASET [KEYS]   times keys in a grid and in a form, from the key to the drawn screen
// entry-bench sink                  (see Scripts/bench-entry)
let arguments = CommandLine.arguments
guard arguments.count >= 3, arguments[1] == "keys" else {
  print("usage: EntryBench keys DATASET [KEYS]")
  exit(64)
}
let count = arguments.count > 3 ? Int(arguments[3]) ?? 1_000 : 1_000
do {
  let dataset = try DatasetLoader(files: DiskFiles()).open(folder: arguments[2])
  let bench = KeyBench(dataset)
  try bench.grid(keys: count)
  try bench.form(keys: count)
} catch {
  print("EntryBench: \(error)")
  exit(2)
}
