/// Room for the results of steps on one run of rows; one for each thread.
///
/// Unsafe memory, because the loops over it are the hottest there are: every access lies below
/// `steps * rows`, and what is read was written for the same span before.
final class MaskScratch {
  private let rows: Int
  /// Per step and row 255 where the test is true, else 0.
  private let passing: UnsafeMutablePointer<UInt8>
  /// Per step and row 255 where the test is false, else 0: where neither is 255 it is open.
  private let failing: UnsafeMutablePointer<UInt8>

  /// Makes room for spans of at most `rows` rows.
  init(steps: Int, rows: Int = RowMasks.runLength) {
    self.rows = rows
    passing = .allocate(capacity: max(1, 2 * steps * rows))
    failing = passing + steps * rows
  }

  deinit {
    passing.deallocate()
  }

  /// Where the rows of a step pass.
  func passing(_ step: Int) -> UnsafeMutablePointer<UInt8> { passing + step * rows }

  /// Where the rows of a step fail.
  func failing(_ step: Int) -> UnsafeMutablePointer<UInt8> { failing + step * rows }
}
