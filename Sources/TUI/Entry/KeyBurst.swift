/// Keys that arrive together, faster than anybody types.
enum KeyBurst {
  /// Whether events are a pasted block rather than typing: nothing but text, Tab and Enter, and at least three cells.
  static func looksPasted(_ events: [InputEvent]) -> Bool {
    var ends = 0
    for event in events {
      guard case .key(let key) = event else { return false }
      switch key {
      case .character: break
      case .tab, .enter: ends += 1
      default: return false
      }
    }
    return ends >= 2 && events.count > ends
  }

  /// What follows at once on keys that look like a paste without brackets.
  static func whole(_ events: [InputEvent], from terminal: any Terminal) -> [InputEvent] {
    guard looksPasted(events) else { return events }
    var all = events
    while all.count < 1_000_000 {
      let more = terminal.wait(timeout: .milliseconds(20), wake: nil)
      if more.isEmpty { return all }
      all += more
    }
    return all
  }
}
