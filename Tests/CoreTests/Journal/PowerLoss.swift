import Core

/// What a disk may hold after the power has gone.
///
/// What was synchronized is there. Of everything else any part may be: each piece of 64 bytes, each name and
/// each cut arrives or does not, whatever the others do.
struct PowerLoss {
  static let piece = 64

  private struct Content {
    var bytes: [UInt8]

    mutating func write(_ new: ArraySlice<UInt8>, at offset: Int) {
      if bytes.count < offset + new.count {
        bytes += [UInt8](repeating: 0, count: offset + new.count - bytes.count)
      }
      bytes.replaceSubrange(offset..<offset + new.count, with: new)
    }
  }

  /// The files before the first step.
  let start: [String: (file: Int, bytes: [UInt8], permissions: UInt32)]
  let steps: [MemoryStep]

  /// The files as they are found after the power has gone behind so many steps.
  func files(after count: Int, _ random: inout SeededGenerator) -> MemoryFiles {
    var contents = start.reduce(into: [Int: Content]()) {
      $0[$1.value.file] = Content(bytes: $1.value.bytes)
    }
    var names = start.mapValues(\.file)
    let done = steps.prefix(count)
    for (index, step) in done.enumerated() {
      let rest = done.dropFirst(index + 1)
      switch step {
      case .write(let file, let offset, let bytes):
        let isSafe = rest.contains(.synchronize(file: file))
        for piece in stride(from: 0, to: bytes.count, by: Self.piece) {
          if isSafe || Bool.random(using: &random) {
            contents[file, default: Content(bytes: [])].write(
              bytes[piece..<min(bytes.count, piece + Self.piece)], at: offset + piece)
          }
        }
      case .truncate(let file, let size):
        if rest.contains(.synchronize(file: file)) || Bool.random(using: &random) {
          let now = contents[file]?.bytes ?? []
          contents[file] = Content(bytes: Array(now.prefix(size)))
        }
      case .name(let path, let file):
        if isSafe(path, rest) || Bool.random(using: &random) { names[path] = file }
      case .rename(let path, let new, let file):
        if isSafe(new, rest) || Bool.random(using: &random) {
          names[path] = nil
          names[new] = file
        }
      case .synchronize, .synchronizeFolder: break
      }
    }
    let files = MemoryFiles()
    files.put(.folder, at: "county/journal")
    for (path, file) in names { files.put(contents[file]?.bytes ?? [], at: path) }
    return files
  }

  private func isSafe(_ path: String, _ rest: ArraySlice<MemoryStep>) -> Bool {
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    return rest.contains(.synchronizeFolder(folder))
  }
}
