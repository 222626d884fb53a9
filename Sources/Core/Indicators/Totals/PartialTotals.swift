/// What one thread of a pass has added up, by region.
///
/// Unsafe memory, because adding a row to its region is the innermost loop of all. Region slots are
/// the regions' numbers plus one, slot 0 for rows that count nowhere, so that no row needs a branch.
/// What a row counts for is a byte for every eight tests; the tables of all bytes turn it into eight
/// numbers that are added at once. Lanes are emptied before they can overflow: those of 16 bits
/// after 65,535 rows, those of 32 bits when the largest numbers seen could fill them.
final class PartialTotals {
  private typealias Counts = SIMD8<UInt16>
  private typealias Sums = SIMD8<Int32>

  /// Up to eight sums of one field.
  private struct SummedField {
    var numbers: NumberColumn
    var quantities: QuantityColumn?
    /// Rows in other units, ascending.
    var otherUnits: [Int32]
    var cells: [Int]
    var steps: [Int]
  }

  private static let mostRows = 65_535 - RowMasks.runLength
  /// Larger numbers are added one by one.
  private static let mostInLane: Int64 = 1 << 20

  private let slots: Int
  /// Steps whose rows are counted, each once.
  private let steps: [Int]
  private var summed: [SummedField] = []
  /// Groups of eight steps, and behind them one for every summed field.
  private let groups: Int
  private let stepGroups: Int
  private let counts: UnsafeMutablePointer<Counts>
  private let sums: UnsafeMutablePointer<Sums>
  private let wideCounts: UnsafeMutablePointer<SIMD8<UInt32>>
  private let wideSums: UnsafeMutablePointer<SIMD8<Int64>>
  /// Per row of the run a byte, group by group.
  private let words: UnsafeMutablePointer<UInt8>
  /// Per row of the run the number to be added, field by field.
  private let numbers: UnsafeMutablePointer<Int32>
  private let present: UnsafeMutablePointer<UInt8>
  private let ones: UnsafeMutablePointer<Counts>
  private let all: UnsafeMutablePointer<Sums>
  private var special: [Int: [Int32]] = [:]
  private var hasOverflown = false
  private var rowsInCounts = 0
  private var mostInSums: Int64 = 0
  private var rows = 0

  init(_ cells: [MeasureCells], _ table: Table, _ places: Int) {
    slots = places + 1
    var distinct: [Int] = []
    for cell in cells where !distinct.contains(cell.step) { distinct.append(cell.step) }
    steps = distinct
    stepGroups = (distinct.count + 7) / 8
    for (index, cell) in cells.enumerated() {
      guard let (numbers, quantities) = cell.numbers(table) else { continue }
      let room = summed.firstIndex { other in
        other.cells.count < 8 && cells[other.cells[0]].field == cell.field
      }
      if let room {
        summed[room].cells.append(index)
        summed[room].steps.append(cell.step)
      } else {
        summed.append(
          SummedField(
            numbers: numbers, quantities: quantities,
            otherUnits: quantities?.rowsOfOtherUnits.sorted() ?? [], cells: [index],
            steps: [cell.step]))
      }
    }
    groups = stepGroups + summed.count
    let fields = summed.count
    counts = .allocate(capacity: slots * groups)
    counts.initialize(repeating: Counts(), count: slots * groups)
    wideCounts = .allocate(capacity: slots * groups)
    wideCounts.initialize(repeating: SIMD8(), count: slots * groups)
    sums = .allocate(capacity: max(1, slots * fields))
    sums.initialize(repeating: Sums(), count: slots * fields)
    wideSums = .allocate(capacity: max(1, slots * fields))
    wideSums.initialize(repeating: SIMD8(), count: slots * fields)
    words = .allocate(capacity: groups * RowMasks.runLength)
    numbers = .allocate(capacity: max(1, fields * RowMasks.runLength))
    present = .allocate(capacity: RowMasks.runLength)
    ones = .allocate(capacity: 256)
    all = .allocate(capacity: 256)
    for byte in 0..<256 {
      var (one, mask) = (Counts(), Sums())
      for bit in 0..<8 where byte >> bit & 1 == 1 {
        one[bit] = 1
        mask[bit] = -1
      }
      ones[byte] = one
      all[byte] = mask
    }
  }

  deinit {
    counts.deallocate()
    wideCounts.deallocate()
    sums.deallocate()
    wideSums.deallocate()
    words.deallocate()
    numbers.deallocate()
    present.deallocate()
    ones.deallocate()
    all.deallocate()
  }

  // MARK: - A run

  /// Adds the rows of a run to their regions; `passing` lends where the rows of a step pass.
  func add(
    _ run: Int, _ places: UnsafeBufferPointer<Int32>,
    _ passing: (Int) -> UnsafeMutablePointer<UInt8>
  ) {
    rows = places.count
    if rowsInCounts > Self.mostRows { emptyCounts() }
    rowsInCounts += rows
    words.update(repeating: 0, count: groups * RowMasks.runLength)
    for (position, step) in steps.enumerated() {
      set(position & 7, of: words(position >> 3), where: passing(step))
    }
    for field in summed.indices { read(field, run, places, passing) }
    scatter(places)
  }

  private func words(_ group: Int) -> UnsafeMutablePointer<UInt8> {
    words + group * RowMasks.runLength
  }

  private func set(
    _ bit: Int, of words: UnsafeMutablePointer<UInt8>, where mask: UnsafeMutablePointer<UInt8>
  ) {
    let bit = UInt8(1) << UInt8(bit)
    for row in 0..<rows { words[row] |= mask[row] & bit }
  }

  /// Takes the numbers of a field out of its column.
  private func read(
    _ field: Int, _ run: Int, _ places: UnsafeBufferPointer<Int32>,
    _ passing: (Int) -> UnsafeMutablePointer<UInt8>
  ) {
    let own = words(stepGroups + field)
    let short = numbers + field * RowMasks.runLength
    let mantissas = summed[field].numbers.mantissas
    // Magnitudes are at most this plus one.
    let most =
      mantissas.narrow(run, missing: NumberColumn.missing, short, present)
      ?? mantissas.withRun(run) { wide in
        var bits: Int64 = 0
        for row in 0..<rows {
          let number = wide[row]
          let isMissing = number == NumberColumn.missing
          present[row] = isMissing ? 0 : 255
          let kept = isMissing ? 0 : number
          short[row] = Int32(truncatingIfNeeded: kept)
          bits |= kept ^ (kept >> 63)
        }
        return bits
      }
    let isNarrow = most < Self.mostInLane
    if isNarrow {
      if mostInSums + (most + 1) * Int64(rows) > Int64(Int32.max) { emptySums() }
      mostInSums += (most + 1) * Int64(rows)
    }
    for (bit, step) in summed[field].steps.enumerated() {
      set(bit, of: own, where: passing(step))
    }
    for row in 0..<rows { own[row] &= present[row] }
    noteSpecial(field, run, places)
    if !isNarrow { addWide(field, run, places) }
  }

  /// Adds large numbers one by one, leaving nothing to be added by the lane.
  private func addWide(_ field: Int, _ run: Int, _ places: UnsafeBufferPointer<Int32>) {
    let own = words(stepGroups + field)
    summed[field].numbers.mantissas.withRun(run) { wide in
      for row in 0..<rows where own[row] != 0 && places[row] >= 0 {
        let slot = (Int(places[row]) + 1) * summed.count + field
        for bit in summed[field].cells.indices where own[row] >> UInt8(bit) & 1 == 1 {
          let (sum, overflows) = wideSums[slot][bit].addingReportingOverflow(wide[row])
          wideSums[slot][bit] = sum
          hasOverflown = hasOverflown || overflows
        }
      }
    }
    (numbers + field * RowMasks.runLength).update(repeating: 0, count: rows)
  }

  /// Counts rows whose number is inexact or in another unit.
  private func noteSpecial(_ field: Int, _ run: Int, _ places: UnsafeBufferPointer<Int32>) {
    guard let quantities = summed[field].quantities else { return }
    let first = run * RowMasks.runLength
    var found = quantities.qualifiers.withRun(run) { codes in
      var others: UInt8 = 0
      // 0 is exact and 255 missing: neither leaves a bit.
      for row in 0..<rows { others |= (codes[row] &+ 1) & 0xFE }
      return others == 0
        ? [] : (0..<rows).filter { codes[$0] != 255 && !QuantityColumn.isExact(codes[$0]) }
    }
    let units = summed[field].otherUnits
    var next = units.partitioningIndex { Int($0) >= first }
    while next < units.count, Int(units[next]) < first + rows {
      if !found.contains(Int(units[next]) - first) { found.append(Int(units[next]) - first) }
      next += 1
    }
    let own = words(stepGroups + field)
    for row in found where own[row] != 0 && places[row] >= 0 {
      for (bit, cell) in summed[field].cells.enumerated() where own[row] >> UInt8(bit) & 1 == 1 {
        special[cell, default: [Int32](repeating: 0, count: slots - 1)][Int(places[row])] += 1
      }
    }
  }

  /// Adds what each row counts for to its region.
  private func scatter(_ places: UnsafeBufferPointer<Int32>) {
    let (groups, fields) = (groups, summed.count)
    let (counts, sums, ones, all) = (counts, sums, ones, all)
    let sumWords = words(stepGroups)
    for row in 0..<rows {
      let slot = places[row] < 0 ? 0 : Int(places[row]) + 1
      let count = counts + slot * groups
      for group in 0..<groups {
        count[group] &+= ones[Int(words[group * RowMasks.runLength + row])]
      }
      let sum = sums + slot * fields
      for field in 0..<fields {
        let offset = field * RowMasks.runLength + row
        sum[field] &+= Sums(repeating: numbers[offset]) & all[Int(sumWords[offset])]
      }
    }
  }

  private func emptyCounts() {
    for index in 0..<slots * groups {
      wideCounts[index] &+= SIMD8<UInt32>(truncatingIfNeeded: counts[index])
      counts[index] = Counts()
    }
    rowsInCounts = 0
  }

  private func emptySums() {
    for index in 0..<slots * summed.count {
      // No sum of numbers this small overflows 64 bits.
      wideSums[index] &+= SIMD8<Int64>(truncatingIfNeeded: sums[index])
      sums[index] = Sums()
    }
    mostInSums = 0
  }

  // MARK: - Results

  /// Adds what was found to cells that are not rolled up yet.
  func finish(into cells: inout [MeasureCells]) {
    emptyCounts()
    emptySums()
    for cell in cells.indices {
      guard let position = steps.firstIndex(of: cells[cell].step) else { continue }
      add(lane: position, to: &cells[cell].counts)
    }
    for (field, own) in summed.enumerated() {
      for (bit, cell) in own.cells.enumerated() {
        add(lane: (stepGroups + field) * 8 + bit, to: &cells[cell].stated)
        let fields = summed.count
        let overflows = cells[cell].sums.withUnsafeMutableBufferPointer { sums in
          var overflows = hasOverflown
          for place in sums.indices {
            let (sum, over) = sums[place].addingReportingOverflow(
              wideSums[(place + 1) * fields + field][bit])
            sums[place] = sum
            overflows = overflows || over
          }
          return overflows
        }
        cells[cell].isOverflown = cells[cell].isOverflown || overflows
        guard let found = special[cell] else { continue }
        if cells[cell].special.isEmpty {
          cells[cell].special = [Int32](repeating: 0, count: slots - 1)
        }
        for place in found.indices { cells[cell].special[place] += found[place] }
      }
    }
  }

  private func add(lane: Int, to own: inout [Int32]) {
    own.withUnsafeMutableBufferPointer { own in
      for place in own.indices {
        let counts = wideCounts[(place + 1) * groups + (lane >> 3)]
        own[place] += Int32(truncatingIfNeeded: counts[lane & 7])
      }
    }
  }
}
