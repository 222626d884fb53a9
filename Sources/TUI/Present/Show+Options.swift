internal import Core

extension Show {
  /// How a show is begun.
  struct Options: Sendable, Equatable {
    /// Seconds a slide stands where the deck does not say; nil waits for a key.
    var seconds: Int?
    /// Whether numbers jump instead of counting up.
    var isStill = false
    /// Whether the end of the show is the end of the program.
    var quitsAtEnd = false
    /// Whether the show can't be ended from the keyboard, starts over at its end, and outlives its terminal.
    var isKiosk = false
  }

  /// A key that does nothing in a show.
  mutating func sayHowToEnd(at moment: Moment) {
    say(options.isKiosk ? .onlySignalEnds : .howToEnd, for: 2_500, at: moment)
  }

  /// The keys in one line.
  mutating func sayKeys(at moment: Moment) {
    say(.keysLine(canEnd: !options.isKiosk), for: 8_000, at: moment)
  }
}
