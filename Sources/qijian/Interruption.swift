import Glibc
import Synchronization

/// Whether somebody wants a long command to end: Ctrl-C, or a polite kill.
enum Interruption {
  private static let flag = Atomic<Bool>(false)

  /// Whether a signal has come since `watch`.
  static var isAsked: Bool { flag.load(ordering: .relaxed) }

  /// From now on the signals only set the flag; the command ends at its next step.
  static func watch() {
    // Made before the first signal: a handler may not make it.
    flag.store(false, ordering: .relaxed)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { _ in Interruption.flag.store(true, ordering: .relaxed) }
    }
  }
}
