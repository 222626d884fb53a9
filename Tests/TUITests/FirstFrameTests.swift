import Core
import Testing

@testable import TUI

/// What a start shows before there are data is what it shows once they are there.
@Suite struct FirstFrameTests {
  private static let size = Size(width: 100, height: 30)
  private let files = MemoryFiles()

  private func first(_ identity: [UInt8]? = [1, 2, 3]) -> FirstFrame {
    FirstFrame(FrameKeeper(file: KeptFile("/c/x.screen", files: files)) { identity })
  }

  private func app(_ session: Session = Session(dataset: ""), size: Size = Self.size) -> App {
    App(size: size, settings: Settings(), session: session)
  }

  /// An app that was started, used by a script and left; what it would show next is kept.
  private func leave(_ script: String, _ dataset: Dataset = SampleApp.published) throws -> Session {
    var app = app()
    var first = first()
    first.prepare(&app)
    _ = app.update(.loaded(.opened(dataset)))
    for event in try KeyScript.parse(script) { _ = app.update(.input(event)) }
    let effects = app.update(.input(.terminated))
    let sessions = effects.compactMap { effect in
      if case .saveSession(let session) = effect { session } else { nil }
    }
    let session = try #require(sessions.last)
    first.keepNext(app, session)
    return session
  }

  /// The lines without the one that says what goes on.
  private func lines(_ app: App) -> [String] {
    var lines = app.draw().canvas.lines()
    lines.remove(at: Layout.arrange(size: app.size, focus: .list).status.y)
    return lines
  }

  @Test(arguments: [
    "", "德宏<Enter>", "jjj<Enter>", "<F6><F6>jj", "s", "<Enter>=", "<lt><lt>", "<Tab>jj", "?",
  ])
  func `what is awaited is what comes`(_ script: String) throws {
    let session = try leave(script)
    var next = app(session)
    var first = first()
    first.prepare(&next)
    #expect(next.awaitedFrame != nil)
    let before = lines(next)
    _ = next.update(.loaded(.opened(SampleApp.published)))
    #expect(next.awaitedFrame == nil)
    #expect(before == lines(next))
  }

  @Test func `while it is awaited the status line says that data are being read`() throws {
    var next = app(try leave(""))
    var first = first()
    first.prepare(&next)
    _ = next.update(.loading(LoadProgress(file: "x", bytesRead: 1, bytesInAll: 4)))
    #expect(next.draw().canvas.lines().contains { $0.contains("25%") })
  }

  @Test func `other data, another screen or another session await nothing`() throws {
    let session = try leave("德宏<Enter>")
    var other = app(session)
    var changed = first([1, 2, 4])
    changed.prepare(&other)
    #expect(other.awaited == nil)
    var unknown = first(nil)
    unknown.prepare(&other)
    #expect(other.awaited == nil)
    var large = app(session, size: Size(width: 101, height: 30))
    var first = first()
    first.prepare(&large)
    #expect(large.awaited == nil)
    var fresh = app()
    first.prepare(&fresh)
    #expect(fresh.awaited == nil)
  }

  @Test func `after a new size the ordinary screen of loading is shown`() throws {
    var next = app(try leave(""))
    var first = first()
    first.prepare(&next)
    _ = next.update(.input(.resized(Size(width: 80, height: 24))))
    #expect(next.awaitedFrame == nil)
    #expect(next.draw().canvas.size == Size(width: 80, height: 24))
  }

  @Test func `what changed since the start is not kept`() throws {
    var app = app()
    let identities = Guarded<[UInt8]>([1])
    var first = FirstFrame(
      FrameKeeper(file: KeptFile("/c/x.screen", files: files)) { identities.withLock { $0 } })
    first.prepare(&app)
    _ = app.update(.loaded(.opened(SampleApp.published)))
    identities.withLock { $0 = [2] }
    first.keepNext(app, app.session)
    #expect(files.contents.isEmpty)
    identities.withLock { $0 = [1] }
    first.keepNext(app, app.session)
    #expect(files.contents.count == 1)
    #expect(try files.information(of: "/c/x.screen").permissions == 0o600)
  }

  @Test(arguments: [nil, [1, 2, 3]] as [[UInt8]?])
  func `looking ahead looks at the data once, whoever comes first`(_ identity: [UInt8]?) {
    let looks = Guarded(0)
    let keeper = FrameKeeper(file: KeptFile("/c/x.screen", files: files)) {
      looks.withLock { $0 += 1 }
      return identity
    }
    keeper.lookAhead()
    #expect(keeper.firstIdentity() == identity)
    #expect(keeper.firstIdentity() == identity)
    #expect(looks.withLock { $0 } == 1)
    #expect(keeper.identity() == identity)
    #expect(looks.withLock { $0 } == 2)
  }

  @Test func `keys wait for what they are meant for, and the one that leaves does not`() throws {
    var next = app(try leave(""))
    var first = first()
    first.prepare(&next)
    let keys = try KeyScript.parse("jj<Enter>")
    let leaving = InputEvent.key(.control("c"))
    #expect(first.hold(keys + [leaving, .focus(true)], next) == [leaving, .focus(true)])
    #expect(first.release(next) == [])
    _ = next.update(.loaded(.opened(SampleApp.published)))
    #expect(first.release(next) == keys)
    #expect(first.release(next) == [])
    #expect(first.hold(keys, next) == keys)
  }

  // MARK: - Bytes

  @Test(arguments: [("", 80), ("德宏<Enter>", 200), ("=", 60), ("<F1>", 120)])
  func `frames come back as they were`(_ script: String, _ width: Int) throws {
    for language in [Language.zh, .en] {
      let frame = try SampleApp.typed(
        script, Size(width: width, height: 40), language: language, dataset: SampleApp.demoCounty
      ).draw()
      #expect(FrameText.frame(FrameText.bytes(frame)) == frame)
    }
  }

  @Test func `whatever the bytes are, nothing but glyphs gets onto a canvas`() throws {
    let frame = try SampleApp.typed("").draw()
    let bytes = FrameText.bytes(frame)
    var random = SeededGenerator(seed: 8)
    var taken = 0
    for _ in 0..<300 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<damaged.count, using: &random)
        damaged[place] = UInt8.random(in: 0...255, using: &random)
      }
      guard let other = FrameText.frame(damaged) else { continue }
      taken += 1
      #expect(other.canvas.cells.count == other.canvas.size.width * other.canvas.size.height)
      for line in other.canvas.lines() {
        #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
      }
    }
    #expect(taken > 0)
    for text in [
      "{}", "[]", "", #"{"width":9999999,"height":3,"x":0,"y":0,"seen":false,"rows":[]}"#,
      #"{"width":2,"height":1,"x":0,"y":0,"seen":false,"rows":[[99999,"a"]]}"#,
      #"{"width":2,"height":1,"x":5,"y":0,"seen":false,"rows":[[0,"a"]]}"#,
    ] {
      #expect(FrameText.frame(Array(text.utf8)) == nil, "\(text)")
    }
  }

  @Test func `a kept file that is damaged, of somebody else or for something else is none`() throws
  {
    let file = KeptFile("/c/x", files: files)
    file.keep([7, 8, 9], for: [1, 2])
    let bytes = try #require(files.bytes(at: "/c/x"))
    #expect(file.bytes(for: [1, 2]) == [7, 8, 9])
    #expect(file.bytes(for: [1, 3]) == nil)
    #expect(file.bytes(for: [1]) == nil)
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 0x10
      files.put(damaged, at: "/c/x", permissions: 0o600)
      #expect(file.bytes(for: [1, 2]) == nil, "\(place)")
      files.put(Array(bytes[..<place]), at: "/c/x", permissions: 0o600)
      #expect(file.bytes(for: [1, 2]) == nil, "\(place)")
    }
    files.put(bytes, at: "/c/x", permissions: 0o644)
    #expect(file.bytes(for: [1, 2]) == nil)
    files.put(bytes, at: "/c/x", permissions: 0o600)
    #expect(file.bytes(for: [1, 2]) == [7, 8, 9])
    files.giveAway("/c/x")
    #expect(file.bytes(for: [1, 2]) == nil)
  }
}
