extension InputParser {
  /// The key of a control byte other than ESC, CR and LF.
  static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x09: .tab
    case 0x08, 0x7F: .backspace
    case 0x00: .control(" ")
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: .control(Character(Unicode.Scalar(byte + 0x40)))
    }
  }

  /// Reads one scalar of UTF-8; an invalid byte becomes U+FFFD on its own.
  static func parseCharacter(_ bytes: [UInt8], from start: Int) -> Outcome {
    let invalid = Outcome.events([.event(.key(.character("\u{FFFD}")))], length: 1)
    let lead = bytes[start]
    if lead < 0x80 {
      return .events([.event(.key(.character(Character(Unicode.Scalar(lead)))))], length: 1)
    }
    let length: Int
    var value: UInt32
    // The second byte's range rules out overlong forms, surrogates and what lies above U+10FFFF.
    var range: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: (length, value) = (2, UInt32(lead & 0x1F))
    case 0xE0...0xEF:
      (length, value) = (3, UInt32(lead & 0x0F))
      if lead == 0xE0 { range = 0xA0...0xBF } else if lead == 0xED { range = 0x80...0x9F }
    case 0xF0...0xF4:
      (length, value) = (4, UInt32(lead & 0x07))
      if lead == 0xF0 { range = 0x90...0xBF } else if lead == 0xF4 { range = 0x80...0x8F }
    default: return invalid
    }
    for offset in 1..<length {
      guard start + offset < bytes.count else { return .incomplete }
      let byte = bytes[start + offset]
      guard range.contains(byte) else { return invalid }
      range = 0x80...0xBF
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value) else { return invalid }
    // C1 control characters are no text, whatever they are encoded in.
    let shown: Character = (0x80...0x9F).contains(value) ? "\u{FFFD}" : Character(scalar)
    return .events([.event(.key(.character(shown)))], length: length)
  }

  /// The text of a paste: line breaks as `\n`, without control characters other than tabs.
  static func pastedText(_ bytes: some Collection<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    var followsReturn = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x0D: text.append("\n")
      case 0x0A: if !followsReturn { text.append("\n") }
      case 0x09: text.append(scalar)
      case 0x00..<0x20, 0x7F...0x9F: break
      default: text.append(scalar)
      }
      followsReturn = scalar.value == 0x0D
    }
    return String(text)
  }

  /// The key of `ESC O` and a byte: arrows, F1 to F4, and the numeric keypad in application mode.
  static func singleShiftKey(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x41: .up
    case 0x42: .down
    case 0x43: .right
    case 0x44: .left
    case 0x46: .end
    case 0x48: .home
    case 0x49: .tab
    case 0x4D: .enter
    case 0x50...0x53: .function(Int(byte) - 0x4F)
    case 0x58: .character("=")
    // j to o are * + , - . / and p to y are 0 to 9.
    case 0x6A...0x79: .character(Character(Unicode.Scalar(byte - 0x40)))
    default: nil
    }
  }

  /// A mouse report of the form ESC [ M and three bytes.
  static func oldMouseEvent(_ bytes: [UInt8]) -> MouseEvent? {
    guard bytes.allSatisfy({ $0 >= 32 }) else { return nil }
    let code = Int(bytes[0]) - 32
    let point = Point(x: max(0, Int(bytes[1]) - 33), y: max(0, Int(bytes[2]) - 33))
    let isRelease = code & 3 == 3 && code & 64 == 0
    return mouseEvent(code: code, isRelease: isRelease, point: point)
  }

  /// The meaning of a mouse report; nil for what nobody asked for, as motion without a button.
  static func mouseEvent(code: Int, isRelease: Bool, point: Point) -> MouseEvent? {
    if code & 64 != 0 {
      switch code & 3 {
      case 0: return MouseEvent(.wheelUp, at: point)
      case 1: return MouseEvent(.wheelDown, at: point)
      default: return nil
      }
    }
    guard code & 128 == 0 else { return nil }
    let button: MouseEvent.Button =
      switch code & 3 {
      case 0: .left
      case 1: .middle
      case 2: .right
      default: .none
      }
    if code & 32 != 0 {
      return button == .none ? nil : MouseEvent(.drag, button: button, at: point)
    }
    return MouseEvent(isRelease ? .release : .press, button: button, at: point)
  }

  /// The keys held down with another.
  struct Modifiers: OptionSet {
    let rawValue: Int
    init(rawValue: Int) { self.rawValue = rawValue }
    /// From the parameter of a control sequence, which is one more than the bits.
    init(parameter: Int) { self.init(rawValue: max(0, parameter - 1) & 0b1111) }
    static let shift = Modifiers(rawValue: 1)
    static let alt = Modifiers(rawValue: 2)
    static let control = Modifiers(rawValue: 4)
  }

  /// A key with modifiers; nil where the combination means nothing of its own.
  static func modified(_ key: Key, _ modifiers: Modifiers) -> Key? {
    if case .function(let number) = key {
      let shifted = number + (modifiers.contains(.shift) ? 12 : 0)
      return .function(shifted + (modifiers.contains(.control) ? 24 : 0))
    }
    if modifiers.contains(.alt) {
      switch key {
      case .up: return .altUp
      case .down: return .altDown
      case .left: return .altLeft
      case .right: return .altRight
      case .enter: return .altEnter
      case .backspace: return .altBackspace
      default: return nil
      }
    }
    if modifiers.contains(.control) {
      switch key {
      case .up: return .controlUp
      case .down: return .controlDown
      case .left: return .controlLeft
      case .right: return .controlRight
      case .home: return .controlHome
      case .end: return .controlEnd
      default: return nil
      }
    }
    guard modifiers.contains(.shift) else { return nil }
    switch key {
    case .up: return .shiftUp
    case .down: return .shiftDown
    case .left: return .shiftLeft
    case .right: return .shiftRight
    case .home: return .shiftHome
    case .end: return .shiftEnd
    case .tab: return .backTab
    default: return nil
    }
  }
}
