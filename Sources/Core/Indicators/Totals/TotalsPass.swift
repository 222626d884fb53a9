/// One pass over the columns of a table that adds all measures up by region.
///
/// Per run of rows every test is worked out once, by the column. What a row counts for is then one
/// byte for every eight measures, and adding a row to its region is adding eight numbers of 16 bits
/// at once; the accumulators are emptied before they can overflow. Each thread has its own.
///
/// A class, so that nothing of it is copied for every run of rows.
final class TotalsPass: Sendable {
  private let work: MaskWork
  private let steps: Int
  private let table: Table
  private let places: ChunkedArray<Int32>
  private let placeCount: Int

  /// Prepares a pass over the rows that count in some places.
  init(_ work: MaskWork, _ places: ChunkedArray<Int32>, placeCount: Int) {
    self.work = work
    steps = work.masks.steps.count
    table = work.table
    self.places = places
    self.placeCount = placeCount
  }

  /// Fills the cells, not yet rolled up.
  func run(_ cells: inout [MeasureCells]) {
    for index in cells.indices {
      if let (numbers, _) = cells[index].numbers(table) { cells[index].scale = numbers.scale }
    }
    let runs = places.runCount
    let pieces = runs < 64 ? 1 : Workers.count
    let measures = cells
    // Each thread fills its own sums; they are read when all have ended.
    let partials = Shared((0..<pieces).map { _ in PartialTotals(measures, table, placeCount) })
    Workers.run(pieces) { [self] piece in
      scan(runs * piece / pieces..<runs * (piece + 1) / pieces, partials.value[piece])
    }
    for partial in partials.value { partial.finish(into: &cells) }
    distinct(&cells)
  }

  private func scan(_ runs: Range<Int>, _ partial: PartialTotals) {
    let scratch = MaskScratch(steps: steps)
    for run in runs {
      places.withRun(run) { places in
        work.evaluate(.run(run, count: places.count), scratch)
        partial.add(run, places) { scratch.passing($0) }
      }
    }
  }

  /// Notes the values of counts of different ones.
  private func distinct(_ cells: inout [MeasureCells]) {
    let counted = cells.indices.filter {
      if case .distinct = cells[$0].operand { true } else { false }
    }
    if counted.isEmpty { return }
    let scratch = MaskScratch(steps: steps)
    for run in 0..<places.runCount {
      places.withRun(run) { places in
        work.evaluate(.run(run, count: places.count), scratch)
        for cell in counted {
          let passing = scratch.passing(cells[cell].step)
          for row in places.indices where passing[row] != 0 && places[row] >= 0 {
            let id = RowID(run * RowMasks.runLength + row)
            cells[cell].values.add(
              cells[cell].entry(id, places[row], table).value, places[row])
          }
        }
      }
    }
  }
}
