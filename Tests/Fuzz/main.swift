import Core
import Glibc

// ReaderFuzz ROUNDS [SEED [FIRST]]
//
// Makes texts at random, reads each in all the ways that must agree, and stops at the first of which
// they don't; the same seed gives the same texts. FIRST is the round to begin with.
let arguments = CommandLine.arguments
guard arguments.count > 1, let rounds = Int(arguments[1]) else {
  print("usage: ReaderFuzz ROUNDS [SEED [FIRST]]")
  exit(64)
}
let seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : 1
let first = arguments.count > 3 ? Int(arguments[3]) ?? 0 : 0
FuzzAlarm.install()
var fuzz = FuzzRound(try FuzzDefinitions.open())
for number in first..<first + rounds {
  FuzzAlarm.begin(number)
  var text = FuzzText(seed: seed, round: number)
  if let (what, bytes) = fuzz.disagreement(&text) {
    print("seed \(seed), round \(number), \(text.form): \(what)")
    print(String(decoding: bytes, as: UTF8.self).debugDescription)
    exit(1)
  }
  if number % 20_000 == 19_999 { print("\(number + 1) rounds") }
}
print(
  "rounds: \(rounds), sound: \(fuzz.accepted), with findings: \(fuzz.refused), disagreements: 0")
