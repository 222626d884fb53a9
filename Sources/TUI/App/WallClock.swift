package import Core
internal import Glibc

/// A time of day on a wall.
package struct WallTime: Hashable, Sendable {
  /// The day.
  package var date: CalendarDate
  /// 0 to 23.
  package var hour: Int
  /// 0 to 59.
  package var minute: Int

  /// Makes a time.
  package init(date: CalendarDate, hour: Int, minute: Int) {
    self.date = date
    self.hour = hour
    self.minute = minute
  }

  /// Hours and minutes, such as `14:05`.
  package var clock: String {
    (hour < 10 ? "0" : "") + "\(hour)" + (minute < 10 ? ":0" : ":") + "\(minute)"
  }
}

/// Where the time of day comes from; tests and pictures bring their own.
package struct WallClock: Sendable {
  /// Tells what time it is.
  package let now: @Sendable () -> WallTime

  /// Makes a clock.
  package init(now: @escaping @Sendable () -> WallTime) { self.now = now }

  /// The system's clock in the local time zone.
  package static let system = WallClock {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    let date =
      CalendarDate(
        year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? .first(ofMonth: 1, year: 1970)
    return WallTime(date: date, hour: Int(parts.tm_hour), minute: Int(parts.tm_min))
  }

  /// A clock that stands still at noon of a day.
  package static func stopped(at date: CalendarDate) -> WallClock {
    WallClock { WallTime(date: date, hour: 12, minute: 0) }
  }
}
