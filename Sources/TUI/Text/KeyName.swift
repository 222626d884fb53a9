/// The names of keys, as the footer, the help page and the README write them.
package enum KeyName {
  /// The shortest name, for the footer.
  package static func short(_ key: Key?, ascii: Bool) -> String {
    guard let key else { return "" }
    switch key {
    case .escape: return "Esc"
    case .up: return ascii ? "Up" : "↑"
    case .down: return ascii ? "Down" : "↓"
    case .left: return ascii ? "Left" : "←"
    case .right: return ascii ? "Right" : "→"
    default: return long(key)
    }
  }

  /// The full name.
  package static func long(_ key: Key) -> String {
    switch key {
    case .character(let character): character == " " ? "Space" : String(character)
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number) where number > 12: "Shift-F\(number - 12)"
    case .function(let number): "F\(number)"
    case .control(let character): "Ctrl-" + character.uppercased()
    case .alt(let character): "Alt-\(character)"
    case .altLeft: "Alt-Left"
    case .altRight: "Alt-Right"
    case .shiftUp: "Shift-Up"
    case .shiftDown: "Shift-Down"
    case .shiftLeft: "Shift-Left"
    case .shiftRight: "Shift-Right"
    case .shiftHome: "Shift-Home"
    case .shiftEnd: "Shift-End"
    case .controlUp: "Ctrl-Up"
    case .controlDown: "Ctrl-Down"
    case .controlLeft: "Ctrl-Left"
    case .controlRight: "Ctrl-Right"
    default: String(describing: key)
    }
  }
}
