internal import CDigest

/// The hash function SHA-256, by FIPS 180-4; by the processor's own instructions where it has them.
///
/// Not for secrets: it takes no care to need the same time for all data.
package struct SHA256 {
  /// A hash value of 32 bytes.
  package struct Digest: Hashable, Sendable {
    fileprivate var words: SIMD8<UInt32>

    /// The hash of no line: what the first one refers to.
    package static let zero = Digest(words: .zero)

    /// Reads 64 hexadecimal digits in lower case; nil for anything else.
    package init?(hex: some Collection<UInt8>) {
      guard hex.count == 64 else { return nil }
      var words = SIMD8<UInt32>.zero
      for (index, byte) in hex.enumerated() {
        guard let digit = HexDigits.value(of: byte) else { return nil }
        words[index / 8] = words[index / 8] << 4 | UInt32(digit)
      }
      self.words = words
    }

    fileprivate init(words: SIMD8<UInt32>) { self.words = words }

    /// The 64 hexadecimal digits, in lower case.
    package var hex: String { String(decoding: hexBytes, as: UTF8.self) }

    /// The 64 hexadecimal digits as ASCII.
    package var hexBytes: [UInt8] {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(64)
      for index in 0..<8 { HexDigits.append(UInt64(words[index]), digits: 8, to: &bytes) }
      return bytes
    }
  }

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]

  private var state: SIMD8<UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]

  private init() {}

  /// The hash of some bytes; takes time proportional to their number.
  package static func hash(_ bytes: [UInt8]) -> Digest {
    bytes.withUnsafeBytes { hash($0) }
  }

  /// The hash of some bytes; takes time proportional to their number.
  package static func hash(_ bytes: UnsafeRawBufferPointer) -> Digest {
    hash(bytes, isPlain: false)
  }

  private static func hash(_ bytes: UnsafeRawBufferPointer, isPlain: Bool) -> Digest {
    var hash = SHA256()
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
      constants.withUnsafeBufferPointer { constants in
        let whole = bytes.count / 64 * 64
        var offset = !isPlain && hash.takeFast(bytes, whole) ? whole : 0
        while offset < whole {
          hash.compress(
            UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + 64]), schedule, constants)
          offset += 64
        }
        // The rest, the bit 1, zeros and the length in bits: one block or two.
        var last = Array(bytes[whole...])
        last.append(0x80)
        let padding = (120 - last.count) % 64
        last.append(contentsOf: repeatElement(0, count: padding))
        let bits = UInt64(bytes.count) &* 8
        for shift in stride(from: 56, through: 0, by: -8) {
          last.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
        last.withUnsafeBytes { last in
          for start in stride(from: 0, to: last.count, by: 64) {
            hash.compress(
              UnsafeRawBufferPointer(rebasing: last[start..<start + 64]), schedule, constants)
          }
        }
        return Digest(words: hash.state)
      }
    }
  }

  /// Takes in whole blocks at once; false, and nothing taken, where the processor has no instructions for it.
  private mutating func takeFast(_ bytes: UnsafeRawBufferPointer, _ count: Int) -> Bool {
    guard count > 0, let start = bytes.baseAddress else { return false }
    return withUnsafeMutableBytes(of: &state) { state in
      guard let words = state.baseAddress?.assumingMemoryBound(to: UInt32.self) else {
        return false
      }
      return qj_sha256_blocks(
        words, start.assumingMemoryBound(to: UInt8.self), count / 64) != 0
    }
  }

  /// The same by plain arithmetic alone, as on processors without such instructions.
  package static func plainHash(_ bytes: [UInt8]) -> Digest {
    bytes.withUnsafeBytes { hash($0, isPlain: true) }
  }

  /// Takes in one block of 64 bytes (section 6.2.2).
  private mutating func compress(
    _ block: UnsafeRawBufferPointer, _ schedule: UnsafeMutableBufferPointer<UInt32>,
    _ constants: UnsafeBufferPointer<UInt32>
  ) {
    for index in 0..<16 {
      schedule[index] = UInt32(
        bigEndian: block.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
    }
    for index in 16..<64 {
      let (early, late) = (schedule[index - 15], schedule[index - 2])
      let small0 = Self.rotate(early, 7) ^ Self.rotate(early, 18) ^ early >> 3
      let small1 = Self.rotate(late, 17) ^ Self.rotate(late, 19) ^ late >> 10
      schedule[index] = small1 &+ schedule[index - 7] &+ small0 &+ schedule[index - 16]
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let sum1 = Self.rotate(e, 6) ^ Self.rotate(e, 11) ^ Self.rotate(e, 25)
      let choice = g ^ (e & (f ^ g))
      let first = h &+ sum1 &+ choice &+ constants[index] &+ schedule[index]
      let sum0 = Self.rotate(a, 2) ^ Self.rotate(a, 13) ^ Self.rotate(a, 22)
      let majority = (a & b) | (c & (a | b))
      let second = sum0 &+ majority
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    state = state &+ SIMD8(a, b, c, d, e, f, g, h)
  }

  @inline(__always)
  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 - count)
  }
}

/// Hexadecimal digits in lower case, as ASCII.
enum HexDigits {
  private static let digits = Array("0123456789abcdef".utf8)

  static func value(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// Appends the lowest digits of a number, leading zeros included.
  static func append(_ number: UInt64, digits count: Int, to bytes: inout [UInt8]) {
    for place in (0..<count).reversed() {
      bytes.append(digits[Int(number >> (UInt64(place) * 4) & 15)])
    }
  }

  /// The number that digits stand for; nil if one is none.
  static func number(_ bytes: some Collection<UInt8>) -> UInt64? {
    var number: UInt64 = 0
    for byte in bytes {
      guard let digit = value(of: byte) else { return nil }
      number = number << 4 | UInt64(digit)
    }
    return number
  }
}
