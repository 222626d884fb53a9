import Core
import Glibc

/// The disk, on which appending takes long enough to be killed in the middle of a line.
///
/// A line goes to the file in two to six pieces with a short pause between them: what a kill, a full disk or a lost connection
/// leaves of it is what the next writer finds.
struct SlicedFiles: FileSystem {
  private let disk = DiskFiles()

  func information(of path: String) throws(FileError) -> FileInformation {
    try disk.information(of: path)
  }
  func list(_ folder: String) throws(FileError) -> [FolderEntry] { try disk.list(folder) }
  func open(_ path: String) throws(FileError) -> any OpenFile { try disk.open(path) }
  func write(_ bytes: [UInt8], to path: String, mode: FileMode) throws(FileError) {
    try disk.write(bytes, to: path, mode: mode)
  }
  func makeFolder(_ path: String) throws(FileError) { try disk.makeFolder(path) }
  func openAppending(_ path: String) throws(FileError) -> any AppendFile {
    SlicedFile(try disk.openAppending(path))
  }
  func remove(_ path: String) throws(FileError) { try disk.remove(path) }
  func rename(_ path: String, to new: String) throws(FileError) { try disk.rename(path, to: new) }
  func refusal(ofWritingTo path: String) -> FileError? { disk.refusal(ofWritingTo: path) }
  func setPermissions(_ permissions: UInt32, of path: String) throws(FileError) {
    try disk.setPermissions(permissions, of: path)
  }
  func lock(
    _ path: String, permissions: UInt32, patience milliseconds: Int
  ) throws(FileError) -> any FileLock {
    try disk.lock(path, permissions: permissions, patience: milliseconds)
  }
  func claim(_ path: String, bytes: [UInt8], permissions: UInt32) throws(FileError) {
    try disk.claim(path, bytes: bytes, permissions: permissions)
  }
  var claimant: String { disk.claimant }
  func isGone(claimant: String) -> Bool { disk.isGone(claimant: claimant) }
  func pause(milliseconds: Int) { disk.pause(milliseconds: milliseconds) }
  func volume(of path: String) throws(FileError) -> VolumeKind { try disk.volume(of: path) }
  func watch(_ folder: String) throws(FileError) -> (any FolderWatch)? { try disk.watch(folder) }
}

/// A file to which lines go in pieces.
private final class SlicedFile: AppendFile {
  private let file: any AppendFile

  init(_ file: any AppendFile) { self.file = file }

  var path: String { file.path }
  var size: Int { file.size }
  var identity: FileIdentity { file.identity }
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileError) -> Int {
    try file.read(into: buffer, at: offset)
  }
  func truncate(to size: Int) throws(FileError) { try file.truncate(to: size) }
  func synchronize() throws(FileError) { try file.synchronize() }

  func append(_ bytes: [UInt8]) throws(FileError) {
    let piece = bytes.count / Int.random(in: 2...6) + 1
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + piece)
      try file.append(Array(bytes[start..<end]))
      start = end
      if start < bytes.count { _ = poll(nil, 0, 1) }
    }
  }
}
