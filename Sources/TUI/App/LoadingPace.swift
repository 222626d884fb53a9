internal import Core

/// How fast a dataset is being read, from what the loader tells and the clock's ticks.
struct LoadingPace: Sendable, Equatable {
  /// Milliseconds before there is anything to say: the first reports are of small files.
  private static let patience = 500

  private var start: (moment: Moment, bytes: Int)?
  private var latest: (moment: Moment, bytes: Int)?

  /// Takes a report; one of fewer bytes than before begins another dataset.
  mutating func note(_ progress: LoadProgress, at now: Moment) {
    if let latest, progress.bytesRead < latest.bytes { start = nil }
    start = start ?? (now, progress.bytesRead)
    latest = (now, progress.bytesRead)
  }

  /// Bytes a second since the start; nil while it is too early to tell.
  var bytesPerSecond: Int? {
    guard let start, let latest, latest.moment - start.moment >= Self.patience,
      latest.bytes > start.bytes
    else { return nil }
    return (latest.bytes - start.bytes) * 1_000 / (latest.moment - start.moment)
  }

  /// Seconds until so many bytes are read, rounded up; nil while it is too early to tell.
  func secondsLeft(of bytesInAll: Int?) -> Int? {
    guard let rate = bytesPerSecond, rate > 0, let bytesInAll, let latest else { return nil }
    return (max(0, bytesInAll - latest.bytes) + rate - 1) / rate
  }

  static func == (a: LoadingPace, b: LoadingPace) -> Bool {
    a.start?.moment == b.start?.moment && a.start?.bytes == b.start?.bytes
      && a.latest?.moment == b.latest?.moment && a.latest?.bytes == b.latest?.bytes
  }
}
