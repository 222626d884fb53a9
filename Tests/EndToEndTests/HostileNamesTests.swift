import Testing

/// "Somebody sent us a dataset. Whatever stands in it, it must not do anything to my terminal."
@Suite struct HostileNamesTests {
  /// A name that would ring, recolour, rename the window, move the cursor, turn lines round and
  /// break them; in JSON's escapes.
  private static let hostile = [
    #"甲\u001b[31;5m厂"#, #"乙\u0007\u0008\u0008厂"#, #"丙\u001b]0;owned\u0007厂"#,
    #"丁\u009b2J厂"#, #"戊\u202egnihton\u202c厂"#, #"己\n\r\t厂"#, #"庚\u0000\u007f厂"#,
    #"辛\u001b[?1049l厂"#, #"壬\u001bP1$r0m\u001b\\厂"#, #"癸\u2028\u2066x\u2069\ufeff厂"#,
    #"子\u001b[6n厂"#, #"丑\u001b[2026h\u001b]52;c;AAAA\u0007厂"#,
  ]

  @Test func `nothing of a name reaches the terminal as a control`() throws {
    let folder = try Folder()
    let rows = Self.hostile.enumerated().map { index, name in
      #"{"id": "H\#(index)", "region": "530181", "name": "\#(name)", "note": "\#(name)"}"# + "\n"
    }
    try WrittenDataset.write(
      to: folder.path, title: #"标题\u001b]0;owned\u0007\u202e"#, rows: Array(rows.joined().utf8))
    let program = try PtyProgram(["--region", "530181", folder.path], columns: 100, rows: 30)
    try program.waitUntil("the county") { $0.isOn("安宁市") }
    program.press("<Enter>")
    try program.waitUntil("the rows") { screen in
      "甲乙丙丁戊己庚辛壬癸子丑".allSatisfy { screen.listRow(String($0)) != nil }
    }
    program.settle()
    program.mark()
    // Cards, find, table, bookmarks and sentences show names as well.
    for _ in Self.hostile {
      program.press("<Enter>")
      try program.waitForText("企业卡片")
      program.press("m")
      program.settle()
      program.press("<Esc>")
      program.settle()
      program.press("<Down>")
      program.settle()
    }
    program.type("厂")
    try program.waitUntil("the hits") { $0.hasRow(with: "> 厂", "项") }
    program.press("<C-c>")
    program.press("Y")
    program.settle()
    program.press("<C-c>")
    program.press("'")
    try program.waitForText("─ 书签 ─")
    program.settle()
    expectHarmless(program)
    program.press("<C-c>")
    program.settle()
    program.press("q")
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
  }

  /// Only sequences the program itself has a use for, and no control between them.
  private func expectHarmless(_ program: PtyProgram) {
    let text = program.textSinceMark
    #expect(program.screen.isAlternate && program.screen.bellCount == 0)
    let hostile = ["[31;5m", "]0;", "[6n", "[?1049", "P1", "[?2026", "]52;c;AAAA", "\\"]
    for sequence in hostile { #expect(!text.contains("\u{1B}" + sequence), "ESC \(sequence)") }
    // BEL ends a copy to the clipboard and nothing else.
    let bells = text.split(separator: "\u{7}", omittingEmptySubsequences: false).dropLast()
    #expect(bells.allSatisfy { $0.split(separator: "\u{1B}").last?.hasPrefix("]52;c;") == true })
    let controls = text.utf8.filter { $0 < 0x20 && ![0x1B, 0x0D, 0x0A, 0x08, 0x07].contains($0) }
    #expect(controls.isEmpty)
    for scalar in text.unicodeScalars {
      let value = scalar.value
      let isHostile =
        (0x7F...0x9F).contains(value) || (0x202A...0x202E).contains(value)
        || (0x2066...0x2069).contains(value) || value == 0x2028 || value == 0xFEFF
      #expect(!isHostile, "U+\(String(value, radix: 16))")
    }
  }
}
