import Core
import Testing

struct HashTests {
  /// NIST's examples of FIPS 180-4 and the long message of its validation suite.
  @Test(arguments: [
    ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      1, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func `SHA-256 gives NIST's values`(_ text: String, _ count: Int, _ expected: String) {
    let digest = SHA256.hash(Array(String(repeating: text, count: count).utf8))
    #expect(digest.hex == expected)
    #expect(SHA256.Digest(hex: Array(expected.utf8)) == digest)
    #expect(SHA256.plainHash(Array(String(repeating: text, count: count).utf8)) == digest)
  }

  /// Lengths around the padding's edge: the same bytes in one piece more give another value.
  @Test(arguments: [55, 56, 63, 64, 65, 119, 120])
  func `SHA-256 pads every length`(_ length: Int) {
    let hashes = (length - 1...length + 1).map { SHA256.hash([UInt8](repeating: 0, count: $0)) }
    #expect(Set(hashes).count == 3)
  }

  /// Values of the reference implementation.
  @Test(
    arguments: [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ] as [(String, UInt64)])
  func `XXH64 gives the reference's values`(_ text: String, _ expected: UInt64) {
    #expect(Array(text.utf8).withUnsafeBytes { XXHash64.sum($0) } == expected)
  }

  @Test(arguments: ["", "00", String(repeating: "G", count: 64), String(repeating: "A", count: 64)])
  func `what is no hash is refused`(_ text: String) {
    #expect(SHA256.Digest(hex: Array(text.utf8)) == nil)
  }
}
