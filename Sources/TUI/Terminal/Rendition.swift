/// How a terminal renders characters at one moment: what SGR sequences have set.
struct Rendition: Equatable {
  /// A colour as SGR numbers it.
  enum Color: Equatable {
    /// The terminal's own.
    case own
    /// One of the parameters 30–37, 40–47, 90–97, 100–107.
    case basic(Int)
    /// An index of the palette.
    case palette(Int)
  }

  /// Bit n stands for the attribute that SGR parameter n sets: 1 bold … 9 struck out.
  var attributes: UInt16 = 0
  var foreground = Color.own
  var background = Color.own

  /// What `ESC [ 0 m` sets.
  static let plain = Rendition()

  private static let boldAndDim: UInt16 = 1 << 1 | 1 << 2

  /// Whether a blank looks the same in both but for the background, and so needs no other.
  func showsBlanks(like other: Rendition) -> Bool {
    let visible = ~Self.boldAndDim
    return attributes & visible == 0 && other.attributes & visible == 0
  }

  /// The rendition in which a blank looks like a cell that is filled whole in this one; nil where a
  /// background can't be relied on to have the same colour: bold makes the first eight brighter.
  var filled: Rendition? {
    guard case .palette = foreground, attributes & ~(1 << 1) == 0 else { return nil }
    return Rendition(attributes: attributes, foreground: foreground, background: foreground)
  }

  /// Applies the parameters of an SGR sequence; false for one that is not understood.
  mutating func apply(_ parameters: [Int]) -> Bool {
    var rest = parameters[...]
    while let parameter = rest.popFirst() {
      switch parameter {
      case 0: self = .plain
      case 1...9: attributes |= 1 << UInt16(parameter)
      case 22: attributes &= ~Self.boldAndDim
      case 23...29: attributes &= ~(1 << UInt16(parameter - 20))
      case 30...37, 90...97: foreground = .basic(parameter)
      case 40...47, 100...107: background = .basic(parameter)
      case 39: foreground = .own
      case 49: background = .own
      case 38, 48:
        // Only the palette; red, green and blue have too many spellings.
        guard rest.popFirst() == 5, let index = rest.popFirst() else { return false }
        if parameter == 38 { foreground = .palette(index) } else { background = .palette(index) }
      default: return false
      }
    }
    return true
  }

  /// The shortest SGR parameters from this rendition to another; nil stands for an unknown one.
  ///
  /// `unsets` tells whether the terminal knows parameters that take single attributes back.
  static func parameters(from old: Rendition?, to new: Rendition, unsets: Bool) -> [Int] {
    let anew = [0] + new.additions(to: .plain)
    guard let old else { return anew }
    var removed: [Int] = []
    var kept = old
    for attribute in 1...9 where old.has(attribute) && !new.has(attribute) {
      let parameter = attribute <= 2 ? 22 : 20 + attribute
      if !removed.contains(parameter) { removed.append(parameter) }
      if attribute <= 2 {
        kept.attributes &= ~boldAndDim
      } else {
        kept.attributes &= ~(1 << UInt16(attribute))
      }
    }
    let losesColor =
      new.foreground == .own && old.foreground != .own
      || new.background == .own && old.background != .own
    if !unsets && (!removed.isEmpty || losesColor) { return anew }
    let changes = removed + new.additions(to: kept)
    return length(changes) <= length(anew) ? changes : anew
  }

  /// Bytes of an SGR sequence.
  private static func length(_ parameters: [Int]) -> Int {
    parameters == [0] ? 3 : parameters.reduce(2) { $0 + String($1).utf8.count + 1 }
  }

  private func has(_ attribute: Int) -> Bool { attributes & 1 << UInt16(attribute) != 0 }

  private func additions(to old: Rendition) -> [Int] {
    var result = (1...9).filter { has($0) && !old.has($0) }
    if foreground != old.foreground { result += Self.parameters(foreground, own: 39) }
    if background != old.background { result += Self.parameters(background, own: 49) }
    return result
  }

  private static func parameters(_ color: Color, own: Int) -> [Int] {
    switch color {
    case .own: [own]
    case .basic(let parameter): [parameter]
    case .palette(let index): [own - 1, 5, index]
    }
  }
}
