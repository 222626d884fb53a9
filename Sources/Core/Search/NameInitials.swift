/// The initials of names, a byte a character, in blocks like the names themselves.
enum NameInitials {
  /// The initials of all names, at the names' positions; O(characters), on all cores.
  static func collect(_ names: TextArena) -> TextArena {
    var initials = TextArena()
    let blocks = (names.count + 1_023) >> 10
    let batch = 256
    // A few batches at a time, so that what is collected twice stays small.
    for first in stride(from: 0, to: blocks, by: batch) {
      let count = min(batch, blocks - first)
      let made = ScratchPieces(count: count)
      Workers.run(count) { block in
        var codes: [UInt8] = []
        var ends: [Int] = []
        names.withBlock(first + block) { bytes, starts in
          codes.reserveCapacity(bytes.count / 3 + 16)
          ends.reserveCapacity(starts.count)
          for text in 0..<starts.count - 1 {
            InitialTable.shared.append(
              codesOf: bytes, Int(starts[text])..<Int(starts[text + 1]), to: &codes)
            ends.append(codes.count)
          }
        }
        made.set(block, codes, ends)
      }
      made.forEach { codes, ends in
        var start = 0
        codes.withUnsafeBufferPointer { codes in
          for end in ends {
            initials.append(utf8: UnsafeBufferPointer(rebasing: codes[start..<end]))
            start = end
          }
        }
      }
    }
    return initials
  }

  /// What threads have made, each piece by one of them.
  private final class ScratchPieces: Sendable {
    private let pieces: [Guarded<(codes: [UInt8], ends: [Int])>]

    init(count: Int) { pieces = (0..<count).map { _ in Guarded(([], [])) } }

    func set(_ piece: Int, _ codes: [UInt8], _ ends: [Int]) {
      pieces[piece].withLock { $0 = (codes, ends) }
    }

    func forEach(_ body: ([UInt8], [Int]) -> Void) {
      for piece in pieces {
        let made = piece.withLock { $0 }
        body(made.codes, made.ends)
      }
    }
  }
}

extension InitialsPattern {
  /// Calls `body` with each name of a block that the pattern fits, and how much of it.
  func scan(
    _ codes: UnsafeBufferPointer<UInt8>, _ starts: UnsafeBufferPointer<UInt32>,
    _ body: (_ name: Int, _ extent: MatchGrade.Extent) -> Void
  ) {
    guard let names = Starts(starts) else { return }
    var name = 0
    var position = 0
    while let hit = first(in: codes, from: position) {
      name = names.text(at: hit, from: name)
      let (start, end) = (names.start(of: name), names.end(of: name))
      if hit + count > end {
        // It begins in one name and ends in the next.
        position = hit + 1
        continue
      }
      body(name, hit > start ? .part : end - start == count ? .whole : .beginning)
      position = end
    }
  }
}
