/// How much a reader puts up with, so that hostile or broken files fail early and in bounded memory.
package struct JSONLimits: Sendable, Equatable {
  /// What a limit is about.
  package enum Measure: String, Sendable, Equatable {
    /// Bytes of the whole file.
    case file
    /// Bytes of one text or number.
    case token
    /// Keys of the open objects together, in bytes.
    case keys
  }

  /// Bytes of the whole file.
  package var fileSize: Int
  /// Bytes of one text or number with its quotes, at least 4,096; the limit is not sharp: a text
  /// that fits the window passes.
  package var tokenSize: Int
  /// Bytes of all keys of the objects that are open at one moment.
  package var keySize: Int
  /// Objects and arrays inside one another, 1 to 512.
  package var depth: Int

  /// Makes limits; the defaults suit the definitions, which are read into a tree.
  package init(
    fileSize: Int = 64 << 20, tokenSize: Int = 4 << 20, keySize: Int = 4 << 20, depth: Int = 128
  ) {
    self.fileSize = fileSize
    self.tokenSize = max(tokenSize, 4096)
    self.keySize = keySize
    self.depth = min(max(depth, 1), 512)
  }

  /// For a file that is read whole into a tree: at most 64 MiB.
  package static var tree: JSONLimits { JSONLimits() }

  /// For a file whose records are read one by one: at most 16 GiB.
  package static var records: JSONLimits { JSONLimits(fileSize: 16 << 30) }
}
