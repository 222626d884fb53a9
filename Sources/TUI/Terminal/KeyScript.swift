/// Key presses written down, for scripts, tests and rehearsals.
///
/// Any character stands for itself, except line breaks, which are skipped so that a script may
/// have several lines, and `<`, which begins a name. Upper and lower case of names do not matter.
///
/// - `<Enter> <Esc> <Tab> <S-Tab> <BS> <Del> <Ins> <Space>`
/// - `<Up> <Down> <Left> <Right> <Home> <End> <PgUp> <PgDn>`, arrows also as `<A-Up>`, `<S-Up>`,
///   `<C-Up>`, Home and End also with `S-` and `C-`, `<A-Enter>`, `<A-BS>`
/// - `<F1>` to `<F48>`
/// - `<C-x>`, `<A-x>`: Ctrl or Alt with a character
/// - `<lt>`, `<gt>`: the characters `<` and `>`
/// - `<paste:text>`: a bracketed paste; in it `\n`, `\t`, `\\` and `\>` are escapes
/// - `<click:x,y>`, `<rclick:x,y>`, `<release:x,y>`, `<drag:x,y>`, `<wheelup:x,y>`,
///   `<wheeldown:x,y>`: the mouse, cells counted from 0
/// - `<resize:120x40>`: a new size, columns first
/// - `<focus>`, `<blur>`, `<hangup>`, `<terminate>`, `<interrupt>`, `<suspend>`, `<resume>`
package enum KeyScript {
  /// A mistake in a script: the name, and its offset in characters.
  package struct ParseError: Error, Hashable, Sendable {
    /// What stands between `<` and `>`; without an end, the rest of the script.
    package var name: String
    /// The offset of the `<`, in characters from the start of the script.
    package var offset: Int
  }

  /// Reads a script; throws ``ParseError`` at the first name it does not know.
  package static func parse(_ script: String) throws(ParseError) -> [InputEvent] {
    var events: [InputEvent] = []
    var rest = Substring(script)
    while let first = rest.popFirst() {
      if first.isNewline { continue }
      guard first == "<" else {
        events.append(contentsOf: first.unicodeScalars.map { .key(.character(Character($0))) })
        continue
      }
      let offset = script.distance(from: script.startIndex, to: rest.startIndex) - 1
      let name = takeName(from: &rest)
      guard let name, let event = event(named: name) else {
        throw ParseError(name: name ?? String(rest), offset: offset)
      }
      events.append(event)
    }
    return events
  }

  /// Writes a key as a script reads it.
  package static func text(for key: Key) -> String {
    if let name = names.first(where: { $0.value == key })?.key { return "<\(name)>" }
    switch key {
    case .character(let character): return String(character)
    case .function(let number): return "<F\(number)>"
    case .control(let character): return "<C-\(character)>"
    case .alt(let character): return "<A-\(character)>"
    default: return ""
    }
  }

  /// Takes everything up to a `>` that is not escaped; nil where there is none.
  private static func takeName(from rest: inout Substring) -> String? {
    var name = ""
    var index = rest.startIndex
    while index < rest.endIndex {
      let character = rest[index]
      index = rest.index(after: index)
      // `<C->>` and `<A->>` name the character itself.
      if character == ">", !(isPrefix(name) && index < rest.endIndex && rest[index] == ">") {
        rest = rest[index...]
        return name
      }
      name.append(character)
      if character == "\\", index < rest.endIndex, name.lowercased().hasPrefix("paste:") {
        name.append(rest[index])
        index = rest.index(after: index)
      }
    }
    return nil
  }

  private static func isPrefix(_ name: String) -> Bool {
    let name = name.lowercased()
    return name == "c-" || name == "a-"
  }

  private static func event(named name: String) -> InputEvent? {
    let folded = name.lowercased()
    if let key = foldedNames[folded] { return .key(key) }
    if let event = plainEvents[folded] { return event }
    if folded.hasPrefix("f"), let number = Int(folded.dropFirst()), (1...48).contains(number) {
      return .key(.function(number))
    }
    if isPrefix(String(name.prefix(2))), name.count == 3, let character = name.last {
      let isControl = folded.hasPrefix("c")
      guard let lower = character.lowercased().first else { return nil }
      return .key(isControl ? .control(lower) : .alt(character))
    }
    guard let colon = name.firstIndex(of: ":") else { return nil }
    let argument = String(name[name.index(after: colon)...])
    return event(named: String(folded.prefix { $0 != ":" }), argument: argument)
  }

  private static func event(named name: String, argument: String) -> InputEvent? {
    switch name {
    case "paste":
      return .paste(unescaped(argument))
    case "resize":
      guard let (width, height) = numbers(argument, separator: "x") else { return nil }
      return .resized(Size(width: width, height: height))
    default:
      guard let (x, y) = numbers(argument, separator: ",") else { return nil }
      let point = Point(x: x, y: y)
      switch name {
      case "click": return .mouse(MouseEvent(.press, button: .left, at: point))
      case "rclick": return .mouse(MouseEvent(.press, button: .right, at: point))
      case "release": return .mouse(MouseEvent(.release, button: .left, at: point))
      case "drag": return .mouse(MouseEvent(.drag, button: .left, at: point))
      case "wheelup": return .mouse(MouseEvent(.wheelUp, at: point))
      case "wheeldown": return .mouse(MouseEvent(.wheelDown, at: point))
      default: return nil
      }
    }
  }

  private static func numbers(_ text: String, separator: Character) -> (Int, Int)? {
    let parts = text.lowercased().split(separator: separator).map { Int($0) }
    guard parts.count == 2, let first = parts[0], let second = parts[1] else { return nil }
    return (first, second)
  }

  private static func unescaped(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        result.append(character == "n" ? "\n" : character == "t" ? "\t" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }

  private static let plainEvents: [String: InputEvent] = [
    "focus": .focus(true), "blur": .focus(false), "hangup": .hangup, "terminate": .terminated,
    "interrupt": .interrupted, "suspend": .suspendRequested, "resume": .resumed,
  ]

  /// Names with the preferred spelling of each key.
  private static let names: [String: Key] = [
    "Enter": .enter, "Esc": .escape, "Tab": .tab, "S-Tab": .backTab, "BS": .backspace,
    "Del": .delete, "Ins": .insert, "Space": .character(" "), "lt": .character("<"),
    "gt": .character(">"), "Up": .up, "Down": .down, "Left": .left, "Right": .right,
    "Home": .home, "End": .end, "PgUp": .pageUp, "PgDn": .pageDown, "A-Up": .altUp,
    "A-Down": .altDown, "A-Left": .altLeft, "A-Right": .altRight, "A-Enter": .altEnter,
    "A-BS": .altBackspace, "S-Up": .shiftUp, "S-Down": .shiftDown, "S-Left": .shiftLeft,
    "S-Right": .shiftRight, "S-Home": .shiftHome, "S-End": .shiftEnd, "C-Up": .controlUp,
    "C-Down": .controlDown, "C-Left": .controlLeft, "C-Right": .controlRight,
    "C-Home": .controlHome, "C-End": .controlEnd,
  ]

  private static let foldedNames: [String: Key] = {
    var folded: [String: Key] = [
      "return": .enter, "escape": .escape, "backspace": .backspace, "delete": .delete,
      "insert": .insert, "pageup": .pageUp, "pagedown": .pageDown,
    ]
    for (name, key) in names { folded[name.lowercased()] = key }
    return folded
  }()
}
