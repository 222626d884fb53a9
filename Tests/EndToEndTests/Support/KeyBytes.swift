/// The bytes an xterm sends for keys, written as in the program's own key scripts: `<Enter>`,
/// `<F8>`, `<C-s>`, `<A-Left>`, `<lt>`, `<paste:text>`, and plain characters.
enum KeyBytes {
  static func bytes(for script: String) -> [UInt8] {
    var result: [UInt8] = []
    var rest = Substring(script)
    while let character = rest.popFirst() {
      if character == "<", let end = rest.firstIndex(of: ">") {
        let name = String(rest[..<end])
        rest = rest[rest.index(after: end)...]
        guard let bytes = bytes(named: name) else { preconditionFailure("unknown key <\(name)>") }
        result += bytes
      } else {
        result += Array(String(character).utf8)
      }
    }
    return result
  }

  private static func bytes(named name: String) -> [UInt8]? {
    if let text = sequences[name] { return Array(text.utf8) }
    if name.hasPrefix("paste:") {
      return Array("\u{1B}[200~\(name.dropFirst(6).replacing("\\n", with: "\r"))\u{1B}[201~".utf8)
    }
    guard name.count == 3, let code = name.last?.asciiValue else { return nil }
    if name.hasPrefix("C-") { return [code & 0x1F] }
    return name.hasPrefix("A-") ? [0x1B, code] : nil
  }

  private static let sequences: [String: String] = {
    var all = [
      "Enter": "\r", "Esc": "\u{1B}", "Tab": "\t", "S-Tab": "\u{1B}[Z", "BS": "\u{7F}",
      "Space": " ", "lt": "<", "gt": ">", "Ins": "\u{1B}[2~", "Del": "\u{1B}[3~",
      "Up": "\u{1B}[A", "Down": "\u{1B}[B", "Right": "\u{1B}[C", "Left": "\u{1B}[D",
      "Home": "\u{1B}[H", "End": "\u{1B}[F", "PgUp": "\u{1B}[5~", "PgDn": "\u{1B}[6~",
      "A-Left": "\u{1B}[1;3D", "A-Right": "\u{1B}[1;3C", "S-Up": "\u{1B}[1;2A",
      "S-Down": "\u{1B}[1;2B", "C-Home": "\u{1B}[1;5H", "C-End": "\u{1B}[1;5F",
    ]
    for number in 1...4 { all["F\(number)"] = "\u{1B}O" + ["P", "Q", "R", "S"][number - 1] }
    let codes = [15, 17, 18, 19, 20, 21, 23, 24]
    for (index, code) in codes.enumerated() { all["F\(index + 5)"] = "\u{1B}[\(code)~" }
    return all
  }()
}
