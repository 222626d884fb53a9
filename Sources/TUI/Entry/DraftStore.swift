package import Core

/// Keeps drafts in the person's state folder, one file a dataset, readable by that person alone.
package struct DraftStore: Sendable {
  private let files: any FileSystem
  private let folder: String

  /// A store below a state folder such as `$XDG_STATE_HOME/qijian`.
  package init(files: any FileSystem, stateFolder: String) {
    self.files = files
    folder = stateFolder + "/drafts"
  }

  /// The file of a dataset's folder: its last name, and a number that tells equal ones apart.
  ///
  /// Programs that run side by side have a file each; the first has the one without a number.
  package func path(of dataset: String, slot: Int = 0) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in dataset.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let last = dataset.split(separator: "/").last.map(String.init) ?? "dataset"
    let safe = last.prefix(40).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    let number = slot == 0 ? "" : ".\(slot)"
    return folder + "/" + String(safe) + "-" + String(hash, radix: 16) + number + ".json"
  }

  /// What stands behind the key of a draft that another program of the same person has under the same one.
  private static let other = "\tother"

  /// The drafts kept for a dataset; a damaged or absent file holds none.
  ///
  /// Of two under one key the one written last is given, the other once that is done with.
  package func load(_ dataset: String, slot: Int = 0) -> [String: DraftBook.Draft] {
    let all = read(dataset, slot)
    var drafts: [String: DraftBook.Draft] = [:]
    for (key, draft) in all {
      if !key.hasSuffix(Self.other) {
        drafts[key] = draft
      } else if all[String(key.dropLast(Self.other.count))] == nil {
        drafts[String(key.dropLast(Self.other.count))] = draft
      }
    }
    return drafts
  }

  private func read(_ dataset: String, _ slot: Int) -> [String: DraftBook.Draft] {
    let path = path(of: dataset, slot: slot)
    guard let bytes = try? files.read(path, limit: 1 << 26) else { return [:] }
    var reader = JSONReader(bytes: bytes, file: path)
    guard let value = try? reader.readValue() else { return [:] }
    var drafts: [String: DraftBook.Draft] = [:]
    for element in value["drafts"]?.elements ?? [] {
      guard let key = element["key"]?.string, let texts = element["texts"]?.object else { continue }
      drafts[key] = texts.members.reduce(into: [:]) { draft, member in
        draft[member.key] = member.value.string
      }
    }
    return drafts
  }

  /// Writes changes into a dataset's file and leaves what another program of the same person keeps there.
  ///
  /// Reading and writing are under a lock. `known` is what this program has seen under its keys: where another has written
  /// something else since, that is kept beside the own text.
  package func save(
    _ changes: [String: DraftBook.Draft?], of dataset: String, slot: Int = 0,
    known: [String: DraftBook.Draft] = [:]
  ) throws(FileError) {
    try files.makeFolder(folder)
    let path = path(of: dataset, slot: slot)
    let lock = try lock(path + ".lock")
    defer { lock?.release() }
    var drafts = read(dataset, slot)
    for (key, draft) in changes {
      let other = key + Self.other
      guard let theirs = drafts[key], theirs != known[key], theirs != draft else {
        drafts[key] = draft
        continue
      }
      // Where the own text already stands beside the other program's, it stays there.
      if let mine = known[key], drafts[other] == mine {
        drafts[other] = draft
      } else if draft != nil {
        drafts[other] = theirs
        drafts[key] = draft
      }
    }
    var writer = JSONWriter(style: .indented)
    writer.beginObject()
    writer.key("format")
    writer.number(1)
    writer.key("dataset")
    writer.string(dataset)
    writer.key("drafts")
    writer.value(
      JSONValue(
        drafts.sorted { $0.key < $1.key }.map { key, draft in
          JSONValue(
            JSONObject([
              .init(key: "key", value: JSONValue(key)),
              .init(
                key: "texts",
                value: JSONValue(
                  JSONObject(
                    draft.sorted { $0.key < $1.key }.map {
                      .init(key: $0.key, value: JSONValue($0.value))
                    }))),
            ]))
        }))
    writer.end()
    try files.write(writer.finish(), to: path, mode: .onlyOwner)
  }

  /// The lock of a file; nil where the file system has none.
  private func lock(_ path: String) throws(FileError) -> (any FileLock)? {
    do throws(FileError) {
      return try files.lock(path, permissions: 0o600, patience: 2_000)
    } catch {
      if error.kind == .noLocks { return nil }
      throw error
    }
  }
}

/// The file in which a running program keeps the drafts of a dataset: no other program touches it before that one ends.
package final class DraftSlot: Sendable {
  /// Which of the dataset's files it is.
  package let number: Int
  private let lock: (any FileLock)?

  fileprivate init(_ number: Int, _ lock: (any FileLock)?) {
    self.number = number
    self.lock = lock
  }
}

extension DraftStore {
  /// The most programs of a person side by side on a dataset.
  private static var slots: Int { 32 }

  /// Whether anything was ever kept, so that there may be something to take over.
  package var isInUse: Bool { files.exists(folder) }

  /// Takes a file of its own for a program that runs: the lock ends with it, however it ends.
  ///
  /// Without locks all programs share the first file.
  package func takeSlot(_ dataset: String) -> DraftSlot {
    try? files.makeFolder(folder)
    for number in 0..<Self.slots {
      do throws(FileError) {
        return DraftSlot(number, try hold(dataset, number))
      } catch {
        if error.kind != .locked { break }
      }
    }
    return DraftSlot(0, nil)
  }

  /// The drafts for a program that begins: those in its file, and those of programs that have ended, which come to it.
  package func adopt(_ dataset: String, into slot: DraftSlot) -> [String: DraftBook.Draft] {
    for number in 0..<Self.slots where number != slot.number {
      let path = path(of: dataset, slot: number)
      guard files.exists(path), let held = try? hold(dataset, number) else { continue }
      let left = read(dataset, number)
      do throws(FileError) {
        if !left.isEmpty { try save(left.mapValues { $0 }, of: dataset, slot: slot.number) }
        try files.remove(path)
      } catch {
        // It stays where it is, for the next start.
      }
      held.release()
    }
    return load(dataset, slot: slot.number)
  }

  private func hold(_ dataset: String, _ number: Int) throws(FileError) -> any FileLock {
    try files.lock(
      path(of: dataset, slot: number) + ".held", permissions: 0o600, patience: 0)
  }
}
