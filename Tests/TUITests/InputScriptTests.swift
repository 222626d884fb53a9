import Testing

@testable import TUI

@Suite struct InputScriptTests {
  @Test func `a script reads as keys`() throws {
    let events = try KeyScript.parse("<Enter><Down>德宏<F8>=<C-s><A-x><lt>\n<S-Tab><a-left>")
    let keys: [Key] = [
      .enter, .down, .character("德"), .character("宏"), .function(8), .character("="),
      .control("s"), .alt("x"), .character("<"), .backTab, .altLeft,
    ]
    #expect(events == keys.map { .key($0) })
  }

  @Test func `a script reads as other events`() throws {
    let events = try KeyScript.parse(
      #"<paste:一\n二\>><click:3,4><wheelup:0,1><resize:120x40><blur><hangup>"#)
    #expect(
      events == [
        .paste("一\n二>"), .mouse(MouseEvent(.press, button: .left, at: Point(x: 3, y: 4))),
        .mouse(MouseEvent(.wheelUp, at: Point(x: 0, y: 1))),
        .resized(Size(width: 120, height: 40)), .focus(false), .hangup,
      ])
  }

  @Test(arguments: [
    ("ab<Nonsense>", "Nonsense", 2), ("<Enter", "Enter", 0), ("中<F99>", "F99", 1), ("<>", "", 0),
    ("<resize:80>", "resize:80", 0), ("<click:a,b>", "click:a,b", 0),
  ])
  func `mistakes are located`(script: String, name: String, offset: Int) {
    #expect(throws: KeyScript.ParseError(name: name, offset: offset)) {
      try KeyScript.parse(script)
    }
  }

  @Test(
    arguments: [
      .enter, .escape, .backTab, .function(12), .control("s"), .alt(">"), .control("\\"),
      .shiftHome,
      .character("<"), .character("中"), .character(" "), .altBackspace, .controlEnd,
    ] as [Key])
  func `a key is written as it is read`(key: Key) throws {
    #expect(try KeyScript.parse(KeyScript.text(for: key)) == [.key(key)])
  }
}
