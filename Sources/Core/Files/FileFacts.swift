/// What kind of thing a path names.
package enum FileKind: String, Sendable, Equatable {
  case regular, folder, fifo, socket, device, other
}

/// Which file something is, whatever it is called.
package struct FileIdentity: Sendable, Hashable {
  /// The device that holds it.
  package var device: UInt64
  /// Its number on the device.
  package var number: UInt64

  /// Makes an identity.
  package init(device: UInt64, number: UInt64) {
    self.device = device
    self.number = number
  }
}

/// What `stat` says about a path.
package struct FileInformation: Sendable, Equatable {
  /// The kind, after following symbolic links.
  package var kind: FileKind
  /// The size in bytes; meaningful for regular files.
  package var size: Int
  /// The permission bits, such as `0o644`.
  package var permissions: UInt32
  /// When the contents changed last, in nanoseconds since 1970 by the file system's clock.
  package var modified: Int
  /// When contents, permissions, names or owner changed last, which nobody can set.
  package var changed: Int
  /// Which file it is.
  package var identity: FileIdentity
  /// Whether it belongs to the user that this process acts for.
  package var isOwn: Bool

  /// Makes the information of one path.
  package init(
    kind: FileKind, size: Int, permissions: UInt32, modified: Int = 0, changed: Int = 0,
    identity: FileIdentity = FileIdentity(device: 0, number: 0), isOwn: Bool = true
  ) {
    self.changed = changed
    self.isOwn = isOwn
    self.kind = kind
    self.size = size
    self.permissions = permissions
    self.modified = modified
    self.identity = identity
  }
}

extension FileInformation {
  /// Whether it is the same file with the same size, permissions and time of its contents.
  ///
  /// A further name, as backups give, makes no other file of it.
  package static func == (one: FileInformation, other: FileInformation) -> Bool {
    one.kind == other.kind && one.size == other.size && one.permissions == other.permissions
      && one.modified == other.modified && one.identity == other.identity
  }
}

/// What kind of file system holds a file.
package enum VolumeKind: String, Sendable, Equatable {
  /// A disk of this computer: it tells of changes and has locks.
  case local
  /// A share or another program's file system: what other computers change must be asked for.
  case network
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
package struct FileMode: RawRepresentable, Sendable, Equatable {
  /// Only its owner may read it: personal data, settings, bookmarks, drafts.
  package static let onlyOwner = FileMode(rawValue: 0o600)
  /// Everybody may read it: datasets that colleagues share.
  package static let everybodyReads = FileMode(rawValue: 0o644)

  /// The permission bits.
  package var rawValue: UInt32

  /// Makes permissions, such as those of the file beside it.
  package init(rawValue: UInt32) { self.rawValue = rawValue & 0o777 }
}

/// A file call that failed, as facts.
package struct FileError: Error, Sendable, Equatable {
  /// The call that failed.
  package enum Operation: String, Sendable, Equatable {
    case inspect, list, open, read, write, synchronize, rename, makeFolder
    case append, truncate, remove, setPermissions, lock, claim, watch
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
    /// There is a file already where a new one was to be made.
    case exists
    /// Another process keeps the lock.
    case locked
    /// The file system knows no locks.
    case noLocks
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
