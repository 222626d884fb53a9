import Glibc
import Synchronization

/// Says in which round the process died or hung: what a signal's handler may do and no more.
enum FuzzAlarm {
  /// Seconds that a hundred rounds may take.
  private static let patience: UInt32 = 300
  private static let round = Atomic<Int>(-1)

  /// Names the round that begins.
  static func begin(_ number: Int) {
    round.store(number, ordering: .relaxed)
    if number % 100 == 0 { alarm(patience) }
  }

  /// Takes over the signals of crashes and of the alarm.
  static func install() {
    for number in [SIGALRM, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT] {
      signal(number) { number in
        FuzzAlarm.report(number)
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  private static func report(_ number: Int32) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
      var count = 64
      func put(_ byte: UInt8) {
        count -= 1
        buffer[count] = byte
      }
      put(0x0A)
      var value = max(0, round.load(ordering: .relaxed))
      repeat {
        put(0x30 + UInt8(value % 10))
        value /= 10
      } while value > 0
      let words: StaticString = "ended by a signal in round "
      words.withUTF8Buffer { words in
        for byte in words.reversed() { put(byte) }
      }
      _ = write(2, buffer.baseAddress?.advanced(by: count), 64 - count)
    }
  }
}
