internal import Glibc

/// Memory that sorting uses for a moment.
///
/// Huge pages where the system has them: touching small ones for the first time costs as much as the
/// sort. Freed when the last reference goes.
///
/// `@unchecked`: each thread writes a range of its own, and is waited for before the next step reads.
final class ScratchBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
  /// The first element, for as long as the buffer lives.
  let base: UnsafeMutablePointer<Element>
  /// How many elements there is room for.
  let count: Int
  private let memory: UnsafeMutableRawPointer

  /// Makes room for elements, whose values are whatever they are.
  init(count: Int) {
    self.count = count
    let size = max(1, count) * MemoryLayout<Element>.stride
    let page = 2 << 20
    var found: UnsafeMutableRawPointer?
    if size >= page, posix_memalign(&found, page, (size + page - 1) & ~(page - 1)) == 0,
      let found
    {
      _ = madvise(found, size, Int32(MADV_HUGEPAGE))
      memory = found
      isAligned = true
    } else {
      memory = .allocate(byteCount: size, alignment: 16)
      isAligned = false
    }
    base = memory.bindMemory(to: Element.self, capacity: max(1, count))
  }

  private let isAligned: Bool

  /// An element, which must exist; the buffer lives at least as long as the access.
  @inline(__always)
  subscript(index: Int) -> Element {
    get { withExtendedLifetime(self) { base[index] } }
    set { withExtendedLifetime(self) { base[index] = newValue } }
  }

  deinit {
    if isAligned { free(memory) } else { memory.deallocate() }
  }
}
