/// What one thread of a pass has added up, by region.
///
/// Unsafe memory, because adding a row to its region is the innermost loop of all. Region slots are
/// the regions' numbers plus one, slot 0 for rows that count nowhere, so that no row needs a branch;
/// `groups` accumulators of eight lanes follow one another for each slot. A lane holds 65,535 at
/// most, so all are emptied before so many rows have been added.
final class PartialTotals {
  private typealias Lanes = SIMD8<UInt16>

  /// A field that is summed for a cell.
  private struct Summed {
    var cell: Int
    var numbers: NumberColumn
    var quantities: QuantityColumn?
    /// Rows in other units, ascending.
    var otherUnits: [Int32]
    /// The lane that counts rows with a number.
    var lane: Int
  }

  private static let mostRows = 65_535 - RowMasks.runLength

  private let slots: Int
  private let cellCount: Int
  private let groups: Int
  private let lanes: UnsafeMutablePointer<Lanes>
  /// What the lanes held when they were emptied: by lane, then slot.
  private var counts: [Int32]
  /// By slot, then summed field.
  private let sums: UnsafeMutablePointer<Int64>
  private var summed: [Summed] = []
  private var special: [Int: [Int32]] = [:]
  private var hasOverflown = false
  private var rowsInLanes = 0
  /// Per row of the run a bit for every lane of a group, group by group.
  private let words: UnsafeMutablePointer<UInt8>
  private let stated: UnsafeMutablePointer<UInt8>
  private let expansion: UnsafeMutablePointer<Lanes>
  private var rows = 0

  init(_ cells: [MeasureCells], _ table: Table, _ places: Int) {
    slots = places + 1
    cellCount = cells.count
    for (index, cell) in cells.enumerated() {
      guard let (numbers, quantities) = cell.numbers(table) else { continue }
      summed.append(
        Summed(
          cell: index, numbers: numbers, quantities: quantities,
          otherUnits: quantities?.rowsOfOtherUnits.sorted() ?? [],
          lane: cells.count + summed.count))
    }
    let laneCount = cells.count + summed.count
    groups = (laneCount + 7) / 8
    lanes = .allocate(capacity: slots * groups)
    lanes.initialize(repeating: Lanes(), count: slots * groups)
    counts = [Int32](repeating: 0, count: groups * 8 * slots)
    sums = .allocate(capacity: max(1, slots * summed.count))
    sums.initialize(repeating: 0, count: slots * summed.count)
    words = .allocate(capacity: groups * RowMasks.runLength)
    stated = .allocate(capacity: RowMasks.runLength)
    expansion = .allocate(capacity: 256)
    for byte in 0..<256 {
      var bits = Lanes()
      for bit in 0..<8 { bits[bit] = byte >> bit & 1 == 1 ? 1 : 0 }
      expansion[byte] = bits
    }
  }

  deinit {
    lanes.deallocate()
    sums.deallocate()
    words.deallocate()
    stated.deallocate()
    expansion.deallocate()
  }

  // MARK: - A run

  /// Begins a run of rows.
  func begin(_ places: UnsafeBufferPointer<Int32>) {
    rows = places.count
    if rowsInLanes > Self.mostRows { flush() }
    rowsInLanes += rows
    for group in 0..<groups {
      (words + group * RowMasks.runLength).update(repeating: 0, count: rows)
    }
  }

  /// Lets the rows that pass count for a cell.
  func count(_ passing: UnsafeMutablePointer<UInt8>, of cell: Int) { set(cell, passing) }

  private func set(_ lane: Int, _ mask: UnsafeMutablePointer<UInt8>) {
    let bit = UInt8(1) << UInt8(lane & 7)
    let word = words + (lane >> 3) * RowMasks.runLength
    for row in 0..<rows { word[row] |= mask[row] & bit }
  }

  /// Adds the numbers of the rows that pass to their regions, field by field.
  func sum(
    _ run: Int, _ places: UnsafeBufferPointer<Int32>,
    _ passing: (Int) -> UnsafeMutablePointer<UInt8>
  ) {
    for (position, field) in summed.enumerated() {
      let mask = passing(field.cell)
      field.numbers.mantissas.withRun(run) { numbers in
        var overflows = false
        let sums = sums + position
        let stride = summed.count
        for row in 0..<rows {
          let number = numbers[row]
          stated[row] = mask[row] & (number == NumberColumn.missing ? 0 : 255)
          let slot = places[row] < 0 ? 0 : Int(places[row]) + 1
          let (sum, over) = sums[slot * stride].addingReportingOverflow(
            stated[row] == 0 ? 0 : number)
          sums[slot * stride] = sum
          overflows = overflows || over
        }
        hasOverflown = hasOverflown || overflows
      }
      set(field.lane, stated)
      noteSpecial(field, run, places)
    }
  }

  /// Counts rows whose number is inexact or in another unit; `stated` is the field's.
  private func noteSpecial(_ field: Summed, _ run: Int, _ places: UnsafeBufferPointer<Int32>) {
    guard let quantities = field.quantities else { return }
    let first = run * RowMasks.runLength
    var found = quantities.qualifiers.withRun(run) { codes in
      var others: UInt8 = 0
      // 0 is exact and 255 missing: neither leaves a bit.
      for row in 0..<rows { others |= (codes[row] &+ 1) & 0xFE }
      return others == 0
        ? [] : (0..<rows).filter { codes[$0] != 255 && !QuantityColumn.isExact(codes[$0]) }
    }
    let units = field.otherUnits
    var next = units.partitioningIndex { Int($0) >= first }
    while next < units.count, Int(units[next]) < first + rows {
      if !found.contains(Int(units[next]) - first) { found.append(Int(units[next]) - first) }
      next += 1
    }
    for row in found where stated[row] != 0 && places[row] >= 0 {
      special[field.cell, default: [Int32](repeating: 0, count: slots - 1)][Int(places[row])] += 1
    }
  }

  /// Adds the rows of the run to their regions.
  func finish(_ places: UnsafeBufferPointer<Int32>) {
    let groups = groups
    for row in 0..<rows {
      let slot = places[row] < 0 ? 0 : Int(places[row]) + 1
      let own = lanes + slot * groups
      var word = words + row
      for group in 0..<groups {
        own[group] &+= expansion[Int(word.pointee)]
        word += RowMasks.runLength
      }
    }
  }

  /// Empties the lanes.
  func flush() {
    for slot in 0..<slots {
      for group in 0..<groups {
        let own = lanes[slot * groups + group]
        if own == Lanes() { continue }
        for lane in 0..<8 { counts[(group * 8 + lane) * slots + slot] += Int32(own[lane]) }
        lanes[slot * groups + group] = Lanes()
      }
    }
    rowsInLanes = 0
  }

  // MARK: - Results

  /// Adds what was found to cells that are not rolled up yet.
  func add(to cells: inout [MeasureCells]) {
    for cell in 0..<cellCount {
      for place in 0..<slots - 1 { cells[cell].counts[place] += counts[cell * slots + place + 1] }
    }
    for (position, field) in summed.enumerated() {
      for place in 0..<slots - 1 {
        cells[field.cell].stated[place] += counts[field.lane * slots + place + 1]
        let (sum, overflows) = cells[field.cell].sums[place].addingReportingOverflow(
          sums[(place + 1) * summed.count + position])
        cells[field.cell].sums[place] = sum
        hasOverflown = hasOverflown || overflows
      }
      cells[field.cell].isOverflown = cells[field.cell].isOverflown || hasOverflown
      guard let own = special[field.cell] else { continue }
      if cells[field.cell].special.isEmpty {
        cells[field.cell].special = [Int32](repeating: 0, count: slots - 1)
      }
      for place in own.indices { cells[field.cell].special[place] += own[place] }
    }
  }
}
