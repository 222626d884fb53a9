/// Removes colours from a frame that are in force already.
///
/// ncurses sets both colours whenever one of them changes; with a painted background half of that is
/// to no purpose, and on a remote line it is a third of all bytes.
enum RedundantColors {
  /// Returns the bytes of a frame without them; linear in their number.
  static func removed(from bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    // Nothing is taken for granted at the beginning of a frame.
    var foreground: ArraySlice<UInt8>?
    var background: ArraySlice<UInt8>?
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x1B, index + 1 < bytes.count, bytes[index + 1] == 0x5B else {
        result.append(bytes[index])
        index += 1
        continue
      }
      var end = index + 2
      while end < bytes.count, !(0x40...0x7E).contains(bytes[end]) { end += 1 }
      let parameters = bytes[(index + 2)..<min(end, bytes.count)]
      let isRendition = end < bytes.count && bytes[end] == 0x6D
      let sequence = bytes[index..<min(end + 1, bytes.count)]
      index = end + 1
      guard isRendition else {
        result += sequence
        continue
      }
      switch target(of: parameters) {
      case .foreground:
        if foreground == parameters { continue }
        foreground = parameters
      case .background:
        if background == parameters { continue }
        background = parameters
      case .other:
        foreground = nil
        background = nil
      }
      result += sequence
    }
    return result
  }

  private enum Target {
    case foreground
    case background
    case other
  }

  /// What `38;5;n`, `3n`, `9n` or the same for the background set; anything else may reset both.
  private static func target(of parameters: ArraySlice<UInt8>) -> Target {
    guard let first = parameters.first, let second = parameters.dropFirst().first else {
      return .other
    }
    let isDigit = (0x30...0x37).contains(second)
    switch first {
    case 0x33, 0x39:  // 3, 9
      if parameters.count == 2 { return isDigit ? .foreground : .other }
      return first == 0x33 && isExtended(parameters) ? .foreground : .other
    case 0x34:  // 4
      if parameters.count == 2 { return isDigit ? .background : .other }
      return isExtended(parameters) ? .background : .other
    default: return .other
    }
  }

  /// `x8;5;n` and nothing after it.
  private static func isExtended(_ parameters: ArraySlice<UInt8>) -> Bool {
    let parts = parameters.split(separator: 0x3B, omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0].last == 0x38 && parts[0].count == 2
      && parts[1].elementsEqual([0x35]) && !parts[2].isEmpty
  }
}
