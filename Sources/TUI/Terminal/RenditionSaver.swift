/// Rewrites the bytes of a frame so that renditions are set only where characters need them.
///
/// ncurses resets everything and sets attributes and both colours again whenever one of them
/// changes; on a remote line that is half of all bytes. Here a change waits for the next character
/// or erasure, is sent as the shortest difference from what is in force, and for blanks is only the
/// background.
struct RenditionSaver {
  /// Whether single attributes and colours can be taken back; else everything is reset.
  let unsets: Bool
  /// What the terminal has in force; nil when nothing is known, as before the first frame.
  private(set) var inForce: Rendition?
  private var wanted = Rendition.plain
  /// The set of characters in force and wanted, as `ESC ( x` designates and SO and SI shift it.
  private var characters = CharacterSet(designation: nil, shift: nil)
  private var wantedCharacters = CharacterSet(designation: nil, shift: nil)

  private struct CharacterSet: Equatable {
    var designation: UInt8?
    var shift: UInt8?
  }

  /// Begins with a terminal of which nothing is known.
  init(unsets: Bool) { self.unsets = unsets }

  /// Trusts in nothing that was sent before.
  mutating func forget() {
    inForce = nil
    characters = CharacterSet(designation: nil, shift: nil)
  }

  /// Notes what a frame that was not rewritten has left in force.
  mutating func leave(inForce rendition: Rendition?) { inForce = rendition }

  /// Returns the bytes of a frame rewritten; linear in their number.
  ///
  /// A frame ends with everything reset, as ncurses leaves it.
  mutating func rewrite(_ bytes: [UInt8]) -> [UInt8] {
    guard !bytes.isEmpty else { return [] }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x1B:
        let end = Self.endOfSequence(bytes, from: index)
        guard let end, take(bytes[index..<end], into: &result) else {
          // Not understood: the rest goes as it is, and nothing is known any more.
          set(into: &result)
          result += bytes[index...]
          forget()
          wanted = .plain
          return result
        }
        index = end
        continue
      case 0x0E, 0x0F: wantedCharacters.shift = bytes[index]
      case 0x0D, 0x08, 0x07: result.append(bytes[index])
      case 0x20:
        setForBlank(into: &result)
        result.append(0x20)
      case 0x00..<0x20:
        setForBlank(into: &result)
        result.append(bytes[index])
      default:
        set(into: &result)
        result.append(bytes[index])
      }
      index += 1
    }
    set(into: &result)
    return result
  }

  /// Takes an escape sequence; false for one after which nothing would be known.
  private mutating func take(_ sequence: ArraySlice<UInt8>, into result: inout [UInt8]) -> Bool {
    let start = sequence.startIndex
    let last = sequence[sequence.endIndex - 1]
    if sequence[start + 1] == 0x28, sequence.count == 3 {
      wantedCharacters.designation = last
      return true
    }
    guard sequence[start + 1] == 0x5B else {
      // Keypad modes and the second set of characters pass; restored cursors bring renditions.
      if last == 0x38 || last == 0x63 { return false }
      if last == 0x44 || last == 0x4D { setForBlank(into: &result) }  // index and its reverse
      result += sequence
      return true
    }
    if last == 0x6D {
      guard let parameters = Self.parameters(sequence[(start + 2)..<(sequence.endIndex - 1)])
      else { return false }
      var next = wanted
      guard next.apply(parameters) else { return false }
      wanted = next
      return true
    }
    if !Self.movesOnly(last) { setForBlank(into: &result) }
    result += sequence
    return true
  }

  /// Whether a control sequence neither writes nor erases: A–H, b, d, f, h, l, r.
  private static func movesOnly(_ final: UInt8) -> Bool {
    switch final {
    case 0x41...0x48, 0x62, 0x64, 0x66, 0x68, 0x6C, 0x72: true
    default: false
    }
  }

  // MARK: Setting what is wanted

  private mutating func set(into result: inout [UInt8]) {
    if wantedCharacters != characters {
      if let designation = wantedCharacters.designation, designation != characters.designation {
        result += [0x1B, 0x28, designation]
      }
      if let shift = wantedCharacters.shift, shift != characters.shift { result.append(shift) }
      characters = wantedCharacters
    }
    set(wanted, into: &result)
  }

  /// Sets what a blank shows of the rendition wanted.
  private mutating func setForBlank(into result: inout [UInt8]) {
    guard var blank = inForce, blank.showsBlanks(like: wanted) else {
      set(wanted, into: &result)
      return
    }
    blank.background = wanted.background
    set(blank, into: &result)
  }

  private mutating func set(_ new: Rendition, into result: inout [UInt8]) {
    guard new != inForce else { return }
    let parameters = Rendition.parameters(from: inForce, to: new, unsets: unsets)
    result += [0x1B, 0x5B]
    if parameters != [0] {
      result += parameters.map { String($0) }.joined(separator: ";").utf8
    }
    result.append(0x6D)
    inForce = new
  }

  // MARK: Reading sequences

  /// The index after the escape sequence that begins at an index; nil where it is cut off.
  private static func endOfSequence(_ bytes: [UInt8], from start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    var end = start + 1
    if bytes[end] == 0x5B {
      end += 1
      while end < bytes.count, (0x20...0x3F).contains(bytes[end]) { end += 1 }
      guard end < bytes.count, (0x40...0x7E).contains(bytes[end]) else { return nil }
    } else {
      while end < bytes.count, (0x20...0x2F).contains(bytes[end]) { end += 1 }
      guard end < bytes.count, (0x30...0x7E).contains(bytes[end]) else { return nil }
      // Strings for the terminal are none of a frame.
      if [0x50, 0x5D, 0x58, 0x5E, 0x5F].contains(bytes[end]), end == start + 1 { return nil }
    }
    return end + 1
  }

  /// Numbers separated by semicolons, a missing one as 0; nil for anything else.
  private static func parameters(_ bytes: ArraySlice<UInt8>) -> [Int]? {
    var result = [0]
    for byte in bytes {
      switch byte {
      case 0x30...0x39:
        result[result.count - 1] = min(999, result[result.count - 1] * 10 + Int(byte & 0xF))
      case 0x3B: result.append(0)
      default: return nil
      }
    }
    return result
  }
}
