/// A control sequence as it came: `ESC [`, parameters, intermediate bytes and a final byte.
struct ControlSequence {
  /// `<`, `=`, `>` or `?` before the parameters.
  private let prefix: UInt8?
  /// Parameters with their parts after colons; nil where one is left out.
  private let parameters: [[Int?]]
  private let intermediates: [UInt8]
  private let final: UInt8
  private let text: String

  init(parameters bytes: ArraySlice<UInt8>, intermediates: ArraySlice<UInt8>, final: UInt8) {
    var rest = bytes
    prefix = rest.first.map { (0x3C...0x3F).contains($0) } == true ? rest.popFirst() : nil
    parameters = rest.split(separator: 0x3B, omittingEmptySubsequences: false).map { part in
      part.split(separator: 0x3A, omittingEmptySubsequences: false).map { digits in
        Int(String(decoding: digits, as: UTF8.self))
      }
    }
    self.intermediates = Array(intermediates)
    self.final = final
    text = "[" + String(decoding: bytes + intermediates + [final], as: UTF8.self)
  }

  private func parameter(_ index: Int, default value: Int = 1) -> Int {
    guard index < parameters.count else { return value }
    return parameters[index].first.flatMap { $0 } ?? value
  }

  private var modifiers: InputParser.Modifiers { InputParser.Modifiers(parameter: parameter(1)) }

  /// What it means; nil for nothing.
  var parsed: InputParser.Parsed? {
    switch (prefix, intermediates.first, final) {
    case (0x3C, nil, 0x4D), (0x3C, nil, 0x6D): return mouse
    case (0x3F, 0x24, 0x79):  // DECRPM
      let state = TerminalReply.mode(parameter(0), state: parameter(1, default: 0))
      return .event(.reply(state))
    case (nil, nil, _): return plain
    default: return .event(.reply(.other(text)))
    }
  }

  private var mouse: InputParser.Parsed? {
    guard parameters.count == 3 else { return nil }
    let point = Point(x: max(0, parameter(1) - 1), y: max(0, parameter(2) - 1))
    let event = InputParser.mouseEvent(
      code: parameter(0, default: 0), isRelease: final == 0x6D, point: point)
    return event.map { .event(.mouse($0)) }
  }

  private var plain: InputParser.Parsed? {
    switch final {
    case 0x41: key(.up)
    case 0x42: key(.down)
    case 0x43: key(.right)
    case 0x44: key(.left)
    case 0x46: key(.end)
    case 0x48: key(.home)
    case 0x50, 0x51, 0x53: key(.function(Int(final) - 0x4F))
    case 0x52: cursorOrF3
    case 0x5A: key(.backTab)
    case 0x49: .event(.focus(true))
    case 0x4F: .event(.focus(false))
    case 0x7E: tilde
    case 0x75: codePoint(parameter(0, default: 0), isRelease: isRelease)
    case 0x4D where parameters.count == 3: urxvtMouse
    // rxvt's arrows with Shift.
    case 0x61: key(.shiftUp)
    case 0x62: key(.shiftDown)
    case 0x63: key(.shiftRight)
    case 0x64: key(.shiftLeft)
    case 0x6E, 0x74, 0x78: .event(.reply(.other(text)))
    default: nil
    }
  }

  private func key(_ key: Key) -> InputParser.Parsed {
    .event(.key(InputParser.modified(key, modifiers) ?? key))
  }

  private var urxvtMouse: InputParser.Parsed? {
    let code = parameter(0, default: 0) - 32
    let point = Point(x: max(0, parameter(1) - 1), y: max(0, parameter(2) - 1))
    let isRelease = code & 3 == 3 && code & 64 == 0
    let event = InputParser.mouseEvent(code: code, isRelease: isRelease, point: point)
    return event.map { .event(.mouse($0)) }
  }

  /// `ESC [ 1 ; 2 R` is Shift-F3 and also the cursor in row 1, column 2.
  private var cursorOrF3: InputParser.Parsed {
    guard parameters.count == 2 else { return key(.function(3)) }
    let point = Point(x: max(0, parameter(1) - 1), y: max(0, parameter(0) - 1))
    let mayBeKey = parameter(0) == 1 && (2...16).contains(parameter(1))
    let shifted = InputParser.modified(.function(3), modifiers)
    return .cursorOrFunction(.cursor(point), mayBeKey ? shifted : nil)
  }

  private var tilde: InputParser.Parsed? {
    switch parameter(0, default: 0) {
    case 1, 7: key(.home)
    case 2: key(.insert)
    case 3: key(.delete)
    case 4, 8: key(.end)
    case 5: key(.pageUp)
    case 6: key(.pageDown)
    case let code where code >= 11 && code <= 15: key(.function(code - 10))
    case let code where code >= 17 && code <= 21: key(.function(code - 11))
    case let code where code >= 23 && code <= 26: key(.function(code - 12))
    case let code where code == 28 || code == 29: key(.function(code - 13))
    case let code where code >= 31 && code <= 34: key(.function(code - 14))
    case 27: codePoint(parameter(2, default: 0), isRelease: false)
    case 200: .pasteStart
    default: nil
    }
  }

  /// Whether a CSI-u report says that the key went up.
  private var isRelease: Bool {
    parameters.count > 1 && parameters[1].count > 1 && parameters[1][1] == 3
  }

  /// A key given as its code point (CSI u, and xterm's modifyOtherKeys).
  private func codePoint(_ code: Int, isRelease: Bool) -> InputParser.Parsed? {
    guard !isRelease else { return nil }
    if let special = specialKey(code) { return key(special) }
    // Numbers of the private use area are keys that have no character.
    guard !(57344...63743).contains(code) else { return nil }
    var value = UInt32(clamping: code)
    if modifiers.contains(.shift), let part = parameters.first, part.count > 1, let other = part[1]
    {
      value = UInt32(clamping: other)
    }
    guard let scalar = Unicode.Scalar(value), value >= 0x20, !(0x7F...0x9F).contains(value) else {
      return nil
    }
    let character = Character(scalar)
    if modifiers.contains(.control), scalar.isASCII {
      return .event(.key(.control(character.lowercased().first ?? character)))
    }
    if modifiers.contains(.alt), scalar.isASCII { return .event(.key(.alt(character))) }
    guard modifiers.contains(.shift), let upper = character.uppercased().first else {
      return .event(.key(.character(character)))
    }
    return .event(.key(.character(upper)))
  }

  private func specialKey(_ code: Int) -> Key? {
    let keypad: [Key] = [
      .left, .right, .up, .down, .pageUp, .pageDown, .home, .end, .insert, .delete,
    ]
    return switch code {
    case 9: .tab
    case 10, 13, 57414: .enter
    case 27: .escape
    case 8, 127: .backspace
    case 57364...57398: .function(code - 57363)
    case 57399...57408: .character(Character(String(code - 57399)))
    case 57409: .character(".")
    case 57410: .character("/")
    case 57411: .character("*")
    case 57412: .character("-")
    case 57413: .character("+")
    case 57415: .character("=")
    case 57417...57426: keypad[code - 57417]
    default: nil
    }
  }
}
