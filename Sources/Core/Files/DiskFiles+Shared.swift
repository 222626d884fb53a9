internal import CVolume
internal import Glibc

extension DiskFiles {
  /// Takes a lock by `flock`, which belongs to the open file: it ends with the process.
  ///
  /// It is asked for again and again, first after 50 µs, later every 5 ms: waiting inside `flock`
  /// could not be given up when a stopped process keeps the lock.
  package func lock(
    _ path: String, permissions: UInt32, patience milliseconds: Int
  ) throws(FileError) -> any FileLock {
    let descriptor = try openLock(path, permissions)
    let deadline = Self.monotonicMilliseconds() + milliseconds
    var pause = 50_000
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      let isOver = Self.monotonicMilliseconds() >= deadline
      if code == EINTR { continue }
      guard code == EWOULDBLOCK, !isOver else {
        close(descriptor)
        switch code {
        case EWOULDBLOCK: throw FileError(path: path, operation: .lock, kind: .locked)
        case ENOLCK, EOPNOTSUPP, ENOSYS, EINVAL:
          throw FileError(path: path, operation: .lock, kind: .noLocks)
        default: throw FileError(path: path, operation: .lock, errno: code)
        }
      }
      var time = timespec(tv_sec: 0, tv_nsec: pause)
      nanosleep(&time, nil)
      pause = min(pause * 2, 5_000_000)
    }
    return DiskLock(descriptor)
  }

  /// The computer's name, its start and the process's number.
  package var claimant: String { "\(Self.computer) \(getpid())" }

  /// Whether it names this computer's present run and a process that is none any more.
  package func isGone(claimant: String) -> Bool {
    let parts = claimant.split(separator: " ")
    guard let last = parts.last, let process = pid_t(last), process > 0 else { return false }
    let computer = parts.dropLast().joined(separator: " ")
    // After another start nothing is known: other computers may have the same name.
    return computer == Self.computer && kill(process, 0) != 0 && errno == ESRCH
  }

  /// The name of the computer and the id of its present run, which no other run has.
  private static var computer: String {
    var buffer = [CChar](repeating: 0, count: 256)
    gethostname(&buffer, buffer.count - 1)
    let name = String(
      decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let run = try? DiskFiles().read("/proc/sys/kernel/random/boot_id", limit: 256)
    let id = String(decoding: (run ?? []).prefix { $0 != 0x0A }, as: UTF8.self)
    return "\(name.replacing(" ", with: "-")) \(id)"
  }

  /// Waits by `nanosleep`.
  package func pause(milliseconds: Int) {
    var time = timespec(
      tv_sec: milliseconds / 1_000, tv_nsec: milliseconds % 1_000 * 1_000_000)
    nanosleep(&time, nil)
  }

  private func openLock(_ path: String, _ permissions: UInt32) throws(FileError) -> Int32 {
    let name = try Self.checked(path, .lock)
    // `O_NOFOLLOW`: in a folder that others write to, a link could make a file elsewhere.
    let flags = O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW
    var descriptor = Self.retrying { Glibc.open(name, O_RDWR | flags) }
    if descriptor < 0, errno == ENOENT {
      descriptor = Self.retrying {
        Glibc.open(name, O_RDWR | O_CREAT | flags, mode_t(permissions))
      }
      // Colleagues shall be able to open it, whatever this person's umask is.
      if descriptor >= 0 { fchmod(descriptor, permissions) }
    }
    // Local locks need no right to write.
    if descriptor < 0, errno == EACCES {
      descriptor = Self.retrying { Glibc.open(name, O_RDONLY | flags) }
    }
    guard descriptor >= 0 else { throw FileError(path: path, operation: .lock, errno: errno) }
    return descriptor
  }

  private static func monotonicMilliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }

  /// Asks `statfs`; what is neither a known network file system nor FUSE is a disk.
  package func volume(of path: String) throws(FileError) -> VolumeKind {
    let type = qijian_volume_type(try Self.checked(path, .inspect))
    if type < 0 { throw FileError(path: path, operation: .inspect, errno: errno) }
    return Self.networkTypes.contains(type) ? .network : .local
  }

  /// Magic numbers of `statfs`, from `linux/magic.h` and the file systems' own headers.
  private static let networkTypes: Set<Int64> = [
    0x6969,  // NFS
    0x517B, 0xFF53_4D42, 0xFE53_4D42,  // SMB, CIFS, SMB2
    0x7375_7245, 0x5346_414F, 0x6B41_4653,  // Coda, AFS twice
    0x0102_1997,  // 9P, as in virtual machines
    0x00C3_6400,  // Ceph
    0x6573_5546,  // FUSE: sshfs, virtiofs and others behind which anything may be
    0x0116_1970, 0x7461_636F,  // GFS2, OCFS2
    0x0BD0_0BD0,  // Lustre
    0x786F_4256, 0xBACB_ACBC,  // VirtualBox and VMware shares
  ]

  /// Watches by inotify; nil on network file systems, where it misses what others do.
  package func watch(_ folder: String) throws(FileError) -> (any FolderWatch)? {
    if try volume(of: folder) == .network { return nil }
    let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    // No instances left: asking from time to time does as well.
    guard descriptor >= 0 else { return nil }
    guard inotify_add_watch(descriptor, folder, DiskWatch.events) >= 0 else {
      let code = errno
      close(descriptor)
      if code == ENOSPC || code == EINVAL { return nil }
      throw FileError(path: folder, operation: .watch, errno: code)
    }
    return DiskWatch(descriptor)
  }
}

/// An open file that carries a lock.
private final class DiskLock: FileLock {
  private let descriptor: Guarded<Int32>

  init(_ descriptor: Int32) { self.descriptor = Guarded(descriptor) }

  deinit { release() }

  func release() {
    descriptor.withLock { descriptor in
      // Closing the only descriptor of an open file ends its lock.
      if descriptor >= 0 { close(descriptor) }
      descriptor = -1
    }
  }
}

/// An inotify instance.
private final class DiskWatch: FolderWatch {
  let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  static let events = UInt32(
    IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)

  func add(_ folder: String) { inotify_add_watch(descriptor, folder, Self.events) }

  func wait(milliseconds: Int) {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    _ = poll(&entry, 1, Int32(clamping: milliseconds))
  }

  func clear() {
    withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 8) { buffer in
      while read(descriptor, buffer.baseAddress, buffer.count) > 0 {}
    }
  }
}
