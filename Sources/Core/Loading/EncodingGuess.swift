extension EncodingGuess {
  /// Guesses the encoding of a piece of text that has turned out to be no UTF-8.
  ///
  /// `bytes` should start where a text starts, so that pairs of bytes are not taken apart wrongly.
  /// GB18030 is guessed if nearly all of its pairs are well-formed, most of them are common
  /// (GB 2312) and the bytes make little sense as UTF-8.
  init(of bytes: UnsafeBufferPointer<UInt8>, atStart: Bool) {
    let zeros = bytes.count { $0 == 0 }
    if zeros * 4 > bytes.count {
      self = .utf16
      return
    }
    let gb = Self.countGB18030(bytes)
    let utf8 = Self.countUTF8(bytes)
    let isPlausible = gb.good > 0 && gb.common * 2 >= gb.good && gb.bad * 10 <= gb.good
    self = isPlausible && utf8.bad > utf8.good ? .gb18030 : .unknown
  }

  /// Counts well-formed characters of two and four bytes, the common ones among them, and others.
  private static func countGB18030(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (good: Int, common: Int, bad: Int) {
    var good = 0
    var common = 0
    var bad = 0
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      // A character that is cut off by the end of the sample counts neither way.
      guard index + 1 < bytes.count else { break }
      let trail = bytes[index + 1]
      switch (lead, trail) {
      case (0x81...0xFE, 0x40...0x7E), (0x81...0xFE, 0x80...0xFE):
        good += 1
        let isCommon = (0xB0...0xF7).contains(lead) || (0xA1...0xA3).contains(lead)
        if isCommon, trail >= 0xA1 { common += 1 }
        index += 2
      case (0x81...0xFE, 0x30...0x39) where index + 3 < bytes.count:
        good += 1
        index += 4
      default:
        bad += 1
        index += 1
      }
    }
    return (good, common, bad)
  }

  /// Counts well-formed UTF-8 characters beyond ASCII, and bytes that belong to none.
  private static func countUTF8(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (good: Int, bad: Int) {
    var good = 0
    var bad = 0
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    decoding: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): if !scalar.isASCII { good += 1 }
      case .error: bad += 1
      case .emptyInput: break decoding
      }
    }
    return (good, bad)
  }
}
