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

  /// Opens an existing regular file for reading and for appending.
  func openAppending(_ path: String) throws(FileError) -> any AppendFile

  /// Removes a file; its folder is synchronized.
  func remove(_ path: String) throws(FileError)

  /// Gives a file another name in the same folder, in place of a file that has it; the folder is
  /// synchronized.
  func rename(_ path: String, to new: String) throws(FileError)

  /// Why a file or folder that is there may not be written to, where the system says so beforehand.
  ///
  /// Nil says nothing: whether it can be written is known once it was.
  func refusal(ofWritingTo path: String) -> FileError?

  /// Sets the permission bits of a file or folder, such as `0o664`.
  func setPermissions(_ permissions: UInt32, of path: String) throws(FileError)

  /// Waits at most so many milliseconds for the lock that a file stands for, and takes it.
  ///
  /// The file is made where it is missing, with these permissions, and never removed or renamed. A
  /// lock ends with its process, however that ends. Throws `.locked` when another keeps it and
  /// `.noLocks` where the file system knows none.
  func lock(
    _ path: String, permissions: UInt32, patience milliseconds: Int
  ) throws(FileError) -> any FileLock

  /// Makes a file that must not exist yet, in one step even between computers; `.exists` if it does.
  func claim(_ path: String, bytes: [UInt8], permissions: UInt32) throws(FileError)

  /// This process, as it names itself in a file that stands for a lock: computer and number.
  var claimant: String { get }

  /// Whether a process, as it named itself, is known to have ended; false for other computers'.
  func isGone(claimant: String) -> Bool

  /// Waits.
  func pause(milliseconds: Int)

  /// What kind of file system holds a path.
  func volume(of path: String) throws(FileError) -> VolumeKind

  /// Watches the names and the contents in a folder; nil where nobody would tell of changes.
  func watch(_ folder: String) throws(FileError) -> (any FolderWatch)?
}

/// A file that grows at its end, open until the last reference goes away.
package protocol AppendFile: OpenFile {
  /// Appends all bytes with as few calls as the system allows.
  ///
  /// When it throws, a part of them may stand in the file.
  func append(_ bytes: [UInt8]) throws(FileError)

  /// Cuts the file off.
  func truncate(to size: Int) throws(FileError)

  /// Returns once all that was appended by anybody is on the disk (`fdatasync`).
  func synchronize() throws(FileError)
}

/// A lock that is held until it is released or the last reference goes away.
package protocol FileLock: AnyObject, Sendable {
  /// Gives the lock back; a second time does nothing.
  func release()
}

/// Notices changes in a folder until the last reference goes away.
package protocol FolderWatch: AnyObject, Sendable {
  /// Becomes readable when something has changed.
  var descriptor: Int32 { get }

  /// Watches another folder, too, as far as that is possible.
  func add(_ folder: String)

  /// Waits until something has changed or the time is over.
  func wait(milliseconds: Int)

  /// Takes the news away, so that the descriptor is readable again only after the next change.
  func clear()
}

/// A regular file that is open for reading until the last reference goes away.
package protocol OpenFile: AnyObject, Sendable {
  /// The path it was opened by.
  var path: String { get }

  /// The size in bytes at the moment of opening.
  var size: Int { get }

  /// Which file it is, whatever name it has now.
  var identity: FileIdentity { get }

  /// Reads up to `buffer.count` bytes from a byte offset; 0 means the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileError) -> Int
}

extension FileSystem {
  /// Nothing is known beforehand.
  package func refusal(ofWritingTo path: String) -> FileError? { nil }

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
