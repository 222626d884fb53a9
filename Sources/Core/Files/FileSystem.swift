/// The file calls that Qijian makes, so that a test can replace the disk.
///
/// Paths are what the caller typed or joined; relative ones count from the current folder. Every
/// call that may wait retries when a signal interrupts it, and throws one `FileError` otherwise.
/// `DiskFiles` is the real one; `MemoryFiles` keeps everything in memory and fails on demand.
package protocol FileSystem: Sendable {
  /// Tells what stands at a path, following symbolic links; never opens it.
  func information(of path: String) throws(FileError) -> FileInformation

  /// Lists a folder without `.` and `..`, sorted by the bytes of the names.
  func list(_ folder: String) throws(FileError) -> [FolderEntry]

  /// Opens a regular file for reading; anything else is refused without waiting for it.
  func open(_ path: String) throws(FileError) -> any OpenFile

  /// Replaces or makes a file as a whole: a reader sees the old bytes or the new, never a mixture.
  ///
  /// The bytes are on the disk when the call returns. An existing file keeps its permissions; a
  /// new one gets `mode`. When it throws, the old file is untouched.
  func write(_ bytes: [UInt8], to path: String, mode: FileMode) throws(FileError)

  /// Makes a folder and its missing parents; one that exists already is no error.
  func makeFolder(_ path: String) throws(FileError)
}

/// A regular file that is open for reading until the last reference goes away.
package protocol OpenFile: AnyObject, Sendable {
  /// The path it was opened by.
  var path: String { get }

  /// The size in bytes at the moment of opening.
  var size: Int { get }

  /// Reads up to `buffer.count` bytes from a byte offset; 0 means the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileError) -> Int
}

/// What kind of thing a path names.
package enum FileKind: String, Sendable, Equatable {
  case regular, folder, fifo, socket, device, other
}

/// What `stat` says about a path.
package struct FileInformation: Sendable, Equatable {
  /// The kind, after following symbolic links.
  package var kind: FileKind
  /// The size in bytes; meaningful for regular files.
  package var size: Int
  /// The permission bits, such as `0o644`.
  package var permissions: UInt32

  /// Makes the information of one path.
  package init(kind: FileKind, size: Int, permissions: UInt32) {
    self.kind = kind
    self.size = size
    self.permissions = permissions
  }
}

/// A name in a folder.
package struct FolderEntry: Sendable, Equatable {
  /// The last part of the path.
  package var name: String
  /// What it is, after following symbolic links; a dangling link is `.other`.
  package var kind: FileKind
  /// Whether the name on disk is UTF-8; if not, `name` is a repaired text that cannot be opened.
  package var isReadableName: Bool

  /// Makes an entry.
  package init(name: String, kind: FileKind, isReadableName: Bool = true) {
    self.name = name
    self.kind = kind
    self.isReadableName = isReadableName
  }
}

/// The permissions of a file that did not exist before.
package enum FileMode: UInt32, Sendable, Equatable {
  /// Only its owner may read it: personal data, settings, bookmarks.
  case onlyOwner = 0o600
  /// Everybody may read it: datasets that colleagues share.
  case everybodyReads = 0o644
}

/// A file call that failed, as facts.
package struct FileError: Error, Sendable, Equatable {
  /// The call that failed.
  package enum Operation: String, Sendable, Equatable {
    case inspect, list, open, read, write, synchronize, rename, makeFolder
  }

  /// Why it failed.
  package enum Kind: Sendable, Equatable {
    case notFound
    case noPermission
    case isDirectory
    case notDirectory
    /// A FIFO, socket or device stands where a regular file should be.
    case notRegular(FileKind)
    /// The file is larger than the caller allows, both in bytes.
    case tooLarge(size: Int, limit: Int)
    /// Any other `errno`: a bad disk, no space left, too many links.
    case io(Int32)
  }

  /// The path as the caller gave it.
  package var path: String
  /// The call that failed.
  package var operation: Operation
  /// Why it failed.
  package var kind: Kind

  /// Makes an error.
  package init(path: String, operation: Operation, kind: Kind) {
    self.path = path
    self.operation = operation
    self.kind = kind
  }
}

extension FileSystem {
  /// The size of one piece when a file is read bit by bit, in bytes.
  package static var pieceSize: Int { 256 * 1024 }

  /// Whether anything stands at the path; a path that may not be looked at counts as present.
  package func exists(_ path: String) -> Bool {
    do throws(FileError) {
      _ = try information(of: path)
      return true
    } catch {
      return error.kind != .notFound
    }
  }

  /// Reads a whole regular file of at most `limit` bytes.
  ///
  /// A file that grows while it is read is refused once it passes the limit, too.
  package func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    let file = try open(path)
    if file.size > limit {
      throw FileError(
        path: path, operation: .open, kind: .tooLarge(size: file.size, limit: limit))
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.size)
    try forEachPiece(of: file) { (piece) throws(FileError) in
      bytes.append(contentsOf: piece)
      if bytes.count > limit {
        throw FileError(
          path: path, operation: .read, kind: .tooLarge(size: bytes.count, limit: limit))
      }
    }
    return bytes
  }

  /// Reads a file in pieces of at most 256 KiB, in order; a piece is valid only during the call.
  package func forEachPiece(
    of path: String, _ body: (UnsafeRawBufferPointer) throws(FileError) -> Void
  ) throws(FileError) {
    try forEachPiece(of: try open(path), body)
  }

  private func forEachPiece(
    of file: any OpenFile, _ body: (UnsafeRawBufferPointer) throws(FileError) -> Void
  ) throws(FileError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 16)
    defer { buffer.deallocate() }
    var offset = 0
    while true {
      let count = try file.read(into: buffer, at: offset)
      if count == 0 { return }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      offset += count
    }
  }
}
