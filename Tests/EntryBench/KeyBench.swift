import Core
import Glibc
import TUI

/// The program without a terminal on a large dataset, with a journal in memory: each key is timed from its arrival to the drawn screen.
///
/// What the journal acknowledges is taken in and drawn like any message, and timed by itself: it comes when no key is being handled, but
/// the next key waits for it.
final class KeyBench {
  private var app: App
  private let worker: EntryWorker
  private let mail = Mail()
  private let clock = ContinuousClock()
  private var keys: [Spent] = []
  private var news: [Spent] = []
  private let dataset: Dataset

  /// How long something took, and how long the processor worked on it: on a busy machine the two differ.
  private struct Spent {
    var wall: Duration
    var work: Duration
  }

  private func time<Result>(_ body: () -> Result) -> (Result, Spent) {
    let (start, work) = (clock.now, Self.work)
    let result = body()
    return (result, Spent(wall: clock.now - start, work: Self.work - work))
  }

  /// What the processor has done for this thread.
  private static var work: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// What the journal's side has posted.
  private final class Mail {
    var messages: [Message] = []
  }

  init(_ opened: Dataset) {
    var dataset = opened
    dataset.folder = "/data"
    dataset.manifest.isReadOnly = false
    self.dataset = dataset
    app = App(
      size: Size(width: 120, height: 40), settings: Settings(), session: Session(dataset: ""),
      request: StartRequest(
        today: CalendarDate(year: 2026, month: 1, day: 10), author: "bench"))
    let mail = mail
    worker = EntryWorker(
      EntryServices(
        files: MemoryFiles(["/data/dataset.json": "{\"format\": 1}"]), stateFolder: "/state",
        practiceFolder: "/practice", author: "bench", now: { "2026-01-10T09:00:00+08:00" })
    ) { mail.messages.append($0) }
    let start = clock.now
    follow(app.update(.loaded(.opened(dataset))))
    print("opened: \(milliseconds(clock.now - start)) ms after loading")
  }

  private func follow(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .entry(let job): worker.perform(job)
      // The program does this beside the keys.
      case .prepare(let preparation): preparation.run()
      default: break
      }
    }
    while !mail.messages.isEmpty {
      let message = mail.messages.removeFirst()
      let (effects, spent) = time { () -> [Effect] in
        let effects = app.update(message)
        _ = app.draw()
        return effects
      }
      news.append(spent)
      follow(effects)
    }
  }

  /// Presses keys; those of the preparation are not counted.
  private func press(_ script: String, timed: Bool = true) throws {
    for event in try KeyScript.parse(script) {
      let (effects, spent) = time { () -> [Effect] in
        let effects = app.update(.input(event))
        _ = app.draw()
        return effects
      }
      if timed { keys.append(spent) }
      follow(effects)
    }
  }

  /// Types numbers into the sheet of a place's parts, cell after cell.
  func grid(keys wanted: Int) throws {
    try press("/530000<Enter>", timed: false)
    try press("<F2>", timed: false)
    guard case .grid(let grid)? = app.layers.last else {
      print("grid: there is none here")
      return
    }
    (keys, news) = ([], [])
    var number = 0
    while keys.count < wanted {
      number += 1
      try press("\(number % 90 + 10)<Enter>")
      if number % 10 == 0 { try press("<Up><Down><Right><Left>") }
    }
    report("grid of \(grid.rows.count) rows and \(grid.columns.count) columns")
    try press("<Esc>", timed: false)
  }

  /// Records enterprises and visits: names that are compared with all others of the county, and looked up among all.
  func form(keys wanted: Int) throws {
    try press("/安宁市<Enter>", timed: false)
    (keys, news) = ([], [])
    var number = 0
    while keys.count < wanted {
      number += 1
      try press("<Ins>", timed: false)
      if case .form(.menu)? = app.layers.last { try press("enterprises<Enter>", timed: false) }
      // What the form before kept as a draft is not what this one is about.
      if case .form(.askDraft)? = app.layers.last { try press("<Del>", timed: false) }
      guard case .form(.form)? = app.layers.last else {
        print("form: there is none here")
        for line in app.draw().canvas.lines() { print(line) }
        return
      }
      try press("安宁市新城第\(number)机械制造有限公司<Enter>")
      try press("<Tab><Tab>91530181MA6K00000\(number % 10)<Tab><Tab>")
      try press("<C-s><C-s>")
      if case .form? = app.layers.last { try press("<Esc>", timed: false) }
    }
    report("form of an enterprise")
    try complete(keys: wanted / 2)
  }

  /// Looks for an enterprise among all by initials and characters, and takes it back letter by letter.
  private func complete(keys wanted: Int) throws {
    try press("<Ins>", timed: false)
    if case .form(.menu)? = app.layers.last { try press("inspections<Enter>", timed: false) }
    if case .form(.askDraft)? = app.layers.last { try press("<Del>", timed: false) }
    guard case .form(.form)? = app.layers.last else {
      print("completion: there is no form here")
      return
    }
    (keys, news) = ([], [])
    let sought = ["xcjx", "jxzz", "机械制", "ynhg", "新", "zzyxgs", "石料", "aqks"]
    while keys.count < wanted {
      for text in sought {
        try press(text + "<Down><Down><Up>")
        try press(String(repeating: "<BS>", count: text.count))
      }
    }
    report("completion of an enterprise's name")
    try press("<Esc>", timed: false)
  }

  private func report(_ title: String) {
    print("\(title), \(dataset.tables["enterprises"]?.count ?? 0) enterprises:")
    print("  keys: " + Self.summary(keys))
    if !news.isEmpty { print("  acknowledgements: " + Self.summary(news)) }
  }

  private static func summary(_ times: [Spent]) -> String {
    func words(_ times: [Duration]) -> String {
      let sorted = times.sorted()
      func at(_ share: Double) -> String {
        milliseconds(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))])
      }
      return "p50 \(at(0.5)), p99 \(at(0.99)), most \(at(1)) ms"
    }
    return "\(times.count), " + words(times.map(\.wall)) + "; of the processor "
      + words(times.map(\.work))
  }
}

/// A time in milliseconds with two digits after the point.
private func milliseconds(_ time: Duration) -> String {
  let hundredths =
    time.components.seconds * 100_000 + time.components.attoseconds / 10_000_000_000_000
  return "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
}
