package import Core

/// What a tally pad asks of the journal.
package enum TallyJob: Sendable, Equatable {
  /// Add to a counter, from 1; a negative amount takes away, but never below what this pad has counted.
  case add(Int, counter: Int)
  /// Take the last press of this pad back.
  case undo
  /// End the event and register it.
  case end
}

/// What came of it.
package enum TallyNews: Sendable {
  /// How the event stands on the disk; `done` jobs of this pad are in it or were refused.
  case board(TallyBoard, own: [Int], done: Int)
  /// Something could not be written; nothing was counted.
  case failed(JournalError)
  /// So many jobs of this pad were not done.
  case refused(Int)
  /// The event is over and in the register.
  case ended(TallyBoard)
}

/// Everything that a pad must know of its event.
package struct TallyEvent: Sendable, Equatable {
  /// The counters.
  package let sheet: TallySheet
  /// Id of the event.
  package let id: String
  /// Id of the region in which it takes place.
  package let region: String
  /// Its day.
  package let date: CalendarDate
  /// This pad among the others.
  package let pad: String

  /// Makes an event of a sheet; pads with the same id add up.
  package init(sheet: TallySheet, region: String, date: CalendarDate, name: String?, pad: String) {
    self.sheet = sheet
    self.region = region
    self.date = date
    self.pad = pad
    id = name ?? "\(sheet.id)/\(region)/\(date)"
  }
}
