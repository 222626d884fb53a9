import Testing

extension PtyProgram {
  /// Starts Qijian on the published data of Yunnan and waits until a text of its first screen is
  /// there.
  ///
  /// - Parameter shows: what the person waits for; the default is the answer that needs no key.
  static func qijian(
    _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80,
    rows: Int = 24, shows text: String = "854"
  ) throws -> PtyProgram {
    let folder = try WrittenDataset.yunnan.get()
    return try qijianOnEverything(
      arguments + [folder.path], environment: environment, columns: columns, rows: rows, shows: text
    )
  }

  /// Starts Qijian as a newcomer does, on all that is published.
  static func qijianOnEverything(
    _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80,
    rows: Int = 24, shows text: String = "854"
  ) throws -> PtyProgram {
    let program = try PtyProgram(
      arguments, environment: environment, columns: columns, rows: rows)
    try program.waitForText(text)
    return program
  }

  /// Presses keys and waits until the screen shows a text.
  @discardableResult
  func press(_ keys: String, until text: String) throws -> Screen {
    press(keys)
    return try waitForText(text)
  }

  /// Presses keys and waits until the cursor of the list stands on a row that begins with a name.
  @discardableResult
  func press(_ keys: String, untilOn name: String) throws -> Screen {
    press(keys)
    return try waitUntil("the cursor on \(name)") { $0.isOn(name) }
  }

  /// Presses keys and waits until the list of a region is shown, whatever row the cursor is on.
  @discardableResult
  func press(_ keys: String, untilIn region: String) throws -> Screen {
    press(keys)
    return try waitUntil("the list of \(region)") { $0.region.hasPrefix(region) }
  }

  /// Presses a key again and again, up to `times`, until the screen satisfies a condition.
  @discardableResult
  func press(
    _ key: String, times: Int, until what: String, _ condition: (Screen) -> Bool
  ) throws -> Screen {
    settle()
    for _ in 0..<times {
      press(key)
      settleAfterAnswer()
      if condition(screen) { return screen }
    }
    throw PtyError.timeOut(waitingFor: what, screen: screen)
  }

  /// Looks a text up and opens the first hit.
  func find(_ text: String, hit: String) throws {
    type(text)
    try waitUntil("the hit \(hit)") { $0.isShowingHit(hit) }
    press("<Enter>")
    try waitUntil("no dialog") { !$0.contains("─ 查找 ─") && !$0.contains("─ Find ─") }
  }

  /// Leaves the program from wherever the person is.
  func quit() throws -> Ending {
    press("<C-q>")
    try waitUntilEndOr("退出企健")
    if !isAtEnd { press("<Enter>") }
    return try waitForEnd()
  }

  private func waitUntilEndOr(_ text: String) throws {
    do {
      try waitForText(text)
    } catch PtyError.ended {}
  }
}

extension Screen {
  /// Whether the cursor of the list stands on a row that begins with a name.
  func isOn(_ name: String) -> Bool {
    guard lines.indices.contains(cursor.y) else { return false }
    return lines[cursor.y].drop { $0 == ">" || $0 == " " }.hasPrefix(name)
  }

  /// The row of the list that begins with a name, up to the next panel; nil if there is none.
  func listRow(_ name: String) -> Substring? {
    for line in lines.dropFirst(2) {
      let left = line.prefix { $0 != "│" }
      if left.drop(while: { $0 == ">" || $0 == " " }).hasPrefix(name) { return left }
    }
    return nil
  }

  /// Whether one row of the screen has all of some texts.
  func hasRow(with texts: String...) -> Bool {
    lines.contains { line in texts.allSatisfy { line.contains($0) } }
  }

  /// The line that says where one is.
  var place: String { lines.first ?? "" }

  /// The innermost region of that line.
  var region: String {
    let words = place.split(separator: "  ").filter { $0 != " " }
    let path = words.dropFirst().first ?? ""
    return String((path.split(separator: " > ").last ?? "").drop { $0 == " " || $0 == "~" })
  }

  fileprivate func isShowingHit(_ name: String) -> Bool {
    guard let field = lines.firstIndex(where: { $0.contains("> ") && $0.contains("│") }) else {
      return false
    }
    return lines[(field + 1)...].contains { $0.contains(name) && $0.contains("│ ") }
  }
}

/// Checks that a program gave the terminal back: what a shell needs to go on.
func expectRestored(_ program: PtyProgram) {
  let screen = program.screen
  let last = String(decoding: program.output.suffix(400), as: UTF8.self).debugDescription
  #expect(
    !screen.isAlternate && screen.isCursorVisible && !screen.reportsMouse, "\(screen)\n\(last)")
  #expect(!program.bracketsPastes && !program.reportsFocus)
  #expect(program.isCooked)
}
