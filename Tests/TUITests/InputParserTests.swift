import Testing

@testable import TUI

/// What a terminal sends for something, written with `^[` for ESC.
private func bytes(_ text: String) -> [UInt8] {
  Array(text.replacing("^[", with: "\u{1B}").utf8)
}

private func parse(_ text: String) -> [InputEvent] {
  var parser = InputParser()
  let events = parser.feed(bytes(text), at: .zero)
  return events + parser.flush(at: .seconds(60))
}

@Suite struct InputParserTests {
  @Test(
    arguments: [
      ("a中é", [.character("a"), .character("中"), .character("é")]),
      ("\r", [.enter]), ("\n", [.enter]), ("\r\n", [.enter]), ("\r\r", [.enter, .enter]),
      ("\t^[[Z", [.tab, .backTab]), ("\u{7F}\u{8}", [.backspace, .backspace]),
      ("\u{13}\u{11}\u{1A}\u{3}", "sqzc".map { .control($0) }), ("\0", [.control(" ")]),
      ("\u{1C}\u{1F}", [.control("\\"), .control("_")]),
      ("^[[A^[[B^[[C^[[D", [.up, .down, .right, .left]),
      ("^[OA^[OB^[OC^[OD", [.up, .down, .right, .left]),
      (
        "^[[H^[[F^[[1~^[[4~^[[7~^[[8~^[OH^[OF",
        [.home, .end, .home, .end, .home, .end, .home, .end]
      ),
      ("^[[2~^[[3~^[[5~^[[6~", [.insert, .delete, .pageUp, .pageDown]),
      ("^[OP^[OQ^[OR^[OS", (1...4).map { .function($0) }),
      ("^[[11~^[[12~^[[13~^[[14~^[[15~", (1...5).map { .function($0) }),
      ("^[[[A^[[[B^[[[C^[[[D^[[[E", (1...5).map { .function($0) }),
      ("^[[17~^[[18~^[[19~^[[20~^[[21~", (6...10).map { .function($0) }),
      ("^[[23~^[[24~^[[25~^[[28~^[[34~", [11, 12, 13, 15, 20].map { .function($0) }),
      ("^[[1;2P^[[1;5Q^[[15;2~", [.function(13), .function(26), .function(17)]),
      ("^[[1;2R", [.function(15)]),
      (
        "^[Op^[Oy^[OM^[Oj^[Ok^[Om^[On^[Oo",
        [.character("0"), .character("9"), .enter]
          + "*+-./".map { .character($0) }
      ),
      ("^[[1;3D^[[1;3C^[^[[D^[^[OC", [.altLeft, .altRight, .altLeft, .altRight]),
      (
        "^[[1;2A^[[1;2H^[[1;5C^[[1;5F^[[a",
        [.shiftUp, .shiftHome, .controlRight, .controlEnd, .shiftUp]
      ),
      ("^[x^[:", [.alt("x"), .alt(":")]), ("^[\r^[\u{7F}", [.altEnter, .altBackspace]),
      ("^[", [.escape]), ("^[^[", [.escape, .escape]), ("^[中", [.escape, .character("中")]),
      ("^[^[x", [.escape, .alt("x")]), ("^[[", [.alt("[")]), ("^[O", [.alt("O")]),
      ("^[O中", [.alt("O"), .character("中")]),
      (
        "^[[97;5u^[[27u^[[13;2u^[[9;2u^[[20013u",
        [.control("a"), .escape, .enter, .backTab, .character("中")]
      ),
      (
        "^[[97;2u^[[49:33;2u^[[97;1:3u^[[57399u^[[57417;3u",
        [.character("A"), .character("!"), .character("0"), .altLeft]
      ),
      ("^[[27;5;105~", [.control("i")]),
      ("^[[99~x", [.character("x")]), ("^[[1;2;3\u{18}y", [.control("x"), .character("y")]),
      ("^[[1^[[B", [.down]),
    ] as [(String, [Key])])
  func `keys`(text: String, expected: [Key]) {
    #expect(parse(text) == expected.map { .key($0) })
  }

  @Test(
    arguments: [
      (
        "^[[<0;10;5M^[[<0;10;5m",
        [
          .mouse(MouseEvent(.press, button: .left, at: Point(x: 9, y: 4))),
          .mouse(MouseEvent(.release, button: .left, at: Point(x: 9, y: 4))),
        ]
      ),
      (
        "^[[<64;1;1M^[[<65;300;200M",
        [
          .mouse(MouseEvent(.wheelUp, at: .zero)),
          .mouse(MouseEvent(.wheelDown, at: Point(x: 299, y: 199))),
        ]
      ),
      (
        "^[[<34;2;3M^[[<35;2;3M^[[<66;1;1M",
        [
          .mouse(MouseEvent(.drag, button: .right, at: Point(x: 1, y: 2)))
        ]
      ),
      (
        "^[[M !!^[[M#\"\"",
        [
          .mouse(MouseEvent(.press, button: .left, at: .zero)),
          .mouse(MouseEvent(.release, button: .none, at: Point(x: 1, y: 1))),
        ]
      ),
      ("^[[I^[[O", [.focus(true), .focus(false)]),
      ("^[[?2026;2$y", [.reply(.mode(2026, state: 2))]),
      ("^[[12;40R", [.reply(.cursor(Point(x: 39, y: 11)))]),
      ("^[[?64;1;2c", [.reply(.other("[?64;1;2c"))]),
      (
        "^[]11;rgb:0000/0000/0000^[\\a",
        [
          .reply(.other("]11;rgb:0000/0000/0000")), .key(.character("a")),
        ]
      ),
      ("^[]0;x\u{7}b", [.reply(.other("]0;x")), .key(.character("b"))]),
      (
        "^[[200~一\t二\r\n三\n^[[A\u{1}^[[201~x",
        [
          .paste("一\t二\n三\n[A"), .key(.character("x")),
        ]
      ),
      ("^[[200~^[[201~^[[201~", [.paste("")]),
      ("^[[200~unfinished", [.paste("unfinished")]),
    ] as [(String, [InputEvent])])
  func `other events`(text: String, expected: [InputEvent]) {
    #expect(parse(text) == expected)
  }

  @Test func `an expected cursor position is no function key`() {
    var parser = InputParser()
    parser.expectCursorReply()
    let events = parser.feed(bytes("^[[1;2R^[[1;2R"), at: .zero)
    #expect(events == [.reply(.cursor(Point(x: 1, y: 0))), .key(.function(15))])
  }

  @Test(
    arguments: [
      ([0xFF, 0x61], "\u{FFFD}a"), ([0xE4, 0xB8, 0x61], "\u{FFFD}\u{FFFD}a"),
      ([0xC0, 0x80], "\u{FFFD}\u{FFFD}"), ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xF5, 0x80], "\u{FFFD}\u{FFFD}"),
      ([0xD6, 0xD0, 0xCE, 0xC4], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xE4, 0xE4, 0xB8, 0xAD], "\u{FFFD}中"), ([0xC2, 0x9B, 0x6D], "\u{FFFD}m"),
      ([0xF0, 0xA0, 0xAE, 0xB7], "𠮷"),
    ] as [([UInt8], String)])
  func `invalid bytes become replacement characters one by one`(input: [UInt8], expected: String) {
    var parser = InputParser()
    let events = parser.feed(input, at: .zero) + parser.flush(at: .seconds(1))
    let wanted = expected.unicodeScalars.map { InputEvent.key(.character(Character($0))) }
    #expect(events == wanted)
  }

  @Test func `a character cut in two waits half a second for its rest`() {
    var parser = InputParser()
    #expect(parser.feed([0xE4, 0xB8], at: .zero).isEmpty)
    #expect(parser.flush(at: .milliseconds(499)).isEmpty)
    #expect(parser.feed([0xAD], at: .milliseconds(499)) == [.key(.character("中"))])
    #expect(parser.deadline == nil)
  }

  @Test(arguments: [50, 200]) func `a lone ESC waits for its delay`(delay: Int) {
    var parser = InputParser(escapeDelay: .milliseconds(delay))
    #expect(parser.feed([0x1B], at: .seconds(1)).isEmpty)
    #expect(parser.deadline == .seconds(1) + .milliseconds(delay))
    #expect(parser.flush(at: .seconds(1) + .milliseconds(delay - 1)).isEmpty)
    #expect(parser.flush(at: .seconds(1) + .milliseconds(delay)) == [.key(.escape)])
    #expect(parser.flush(at: .seconds(9)).isEmpty)
  }

  @Test func `an endless control string is skipped to its end`() {
    var parser = InputParser()
    let long = [0x1B, 0x5D] + Array(repeating: UInt8(ascii: "x"), count: 20_000)
    #expect(parser.feed(long, at: .zero).isEmpty)
    #expect(parser.feed([0x1B, 0x5C, 0x61], at: .zero) == [.key(.character("a"))])
  }

  /// Pieces the fuzz tests below put together.
  private static let pieces =
    [
      "a", "中", "𠮷", "^[", "^[[A", "^[OP", "^[[<0;3;4M", "^[[200~", "^[[201~", "^[[1;5C", "\r",
      "\n",
      "^[[?2026;1$y", "^[]x\u{7}", "^[P1$r^[\\", "^[^[", "^[[M !!", "^[x", "^[[[B", "^[[I", "\0",
      "^[[27;2;97~", "健康企业", "^[[12;9R",
    ].map(bytes) + [[0xFF], [0xE4], [0xB8], [0x9B], [0xF0, 0x9F]]

  @Test(arguments: 0..<60)
  func `bytes mean the same wherever they are cut`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let input = (0..<12).flatMap { _ in Self.pieces.randomElement(using: &random)! }
    var whole = InputParser()
    let expected = whole.feed(input, at: .zero) + whole.flush(at: .seconds(60))
    for cut in 0...input.count {
      var parser = InputParser()
      var events = parser.feed(input[..<cut], at: .zero)
      events += parser.feed(input[cut...], at: .zero) + parser.flush(at: .seconds(60))
      #expect(events == expected, "cut at \(cut)")
    }
    var single = InputParser()
    var events: [InputEvent] = []
    for byte in input { events += single.feed([byte], at: .zero) }
    #expect(events + single.flush(at: .seconds(60)) == expected)
  }

  @Test(arguments: 0..<20)
  func `noise never stops later keys`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(1000 + seed))
    var parser = InputParser()
    for round in 0..<50 {
      let noise = (0..<30).map { _ in UInt8.random(in: 0...255, using: &random) }
      let time = Duration.seconds(round * 20)
      _ = parser.feed(noise, at: time) + parser.flush(at: time + .seconds(6))
      _ = parser.flush(at: time + .seconds(12))
      #expect(parser.deadline == nil)
      #expect(
        parser.feed(bytes("中^[[B"), at: time + .seconds(13)).suffix(2)
          == [.key(.character("中")), .key(.down)])
    }
  }
}
