extension GridState {
  /// Moves the cursor by rows and columns, staying in the grid; a block goes or grows.
  package mutating func move(rows: Int = 0, columns: Int = 0, selecting: Bool = false) {
    go(
      to: GridPoint(row: cursor.row + rows, column: cursor.column + columns),
      selecting: selecting)
  }

  /// Puts the cursor on a cell, staying in the grid; a block goes or grows, a run of Tab ends.
  package mutating func go(to point: GridPoint, selecting: Bool = false) {
    if selecting || isMarking {
      anchor = anchor ?? cursor
    } else {
      anchor = nil
    }
    run = nil
    place(point)
  }

  private mutating func place(_ point: GridPoint) {
    cursor.row = max(0, min(point.row, rows.count - 1))
    cursor.column = max(0, min(point.column, columns.count - 1))
  }

  /// Tab: the next cell to the right, and from the last one the first of the next row.
  package mutating func nextCell() {
    let start = run ?? cursor.column
    endBlock()
    if cursor.column + 1 < columns.count {
      place(GridPoint(row: cursor.row, column: cursor.column + 1))
    } else {
      place(GridPoint(row: nextEntered(after: cursor.row, in: start) ?? cursor.row, column: start))
    }
    run = start
  }

  /// Shift-Tab: the cell before.
  package mutating func previousCell() {
    let start = run
    endBlock()
    place(GridPoint(row: cursor.row, column: cursor.column - 1))
    run = start.map { min($0, cursor.column) }
  }

  /// Enter: the next row, in the column where the run of Tab began; after the last row the top of the next column.
  ///
  /// The run goes on in the new row, so that what fills a cell there goes on to the right, too.
  package mutating func nextRow() {
    let start = run ?? cursor.column
    endBlock()
    if let row = nextEntered(after: cursor.row, in: start) {
      place(GridPoint(row: row, column: start))
    } else if start == cursor.column, cursor.column + 1 < columns.count,
      let first = nextEntered(after: -1, in: start + 1)
    {
      run = nil
      place(GridPoint(row: first, column: start + 1))
    }
  }

  /// Where a cell that was filled by one key leads: along the row while a run of Tab goes on, else down.
  package mutating func goOn() {
    if run == nil { nextRow() } else { nextCell() }
  }

  /// The next row below that is typed in; sums are passed over, and 本级 where a number has none.
  private func nextEntered(after row: Int, in column: Int) -> Int? {
    rows.indices.first {
      $0 > row && subject(GridPoint(row: $0, column: column))?.isEntered ?? false
    }
  }

  /// The first (-1) or last (1) row of the column that is typed in.
  package mutating func jump(_ direction: Int) {
    let row =
      direction < 0
      ? rows.firstIndex(where: \.isEntered) : rows.lastIndex(where: \.isEntered)
    go(to: GridPoint(row: row ?? cursor.row, column: cursor.column))
  }

  /// Goes to the next (1) or previous (-1) cell that satisfies a condition, row by row and round, and tells whether there is one.
  package mutating func seek(_ direction: Int, where fits: (CellSubject) -> Bool) -> Bool {
    let count = rows.count * columns.count
    guard count > 0 else { return false }
    let start = cursor.row * columns.count + cursor.column
    for step in 1...count {
      let index = ((start + direction * step) % count + count) % count
      let point = GridPoint(row: index / columns.count, column: index % columns.count)
      if let subject = subject(point), subject.isEntered, fits(subject) {
        let kept = run
        isMarking = false
        go(to: point)
        run = kept.map { min($0, point.column) }
        return true
      }
    }
    return false
  }

  /// Lets the block go.
  package mutating func endBlock() {
    anchor = nil
    isMarking = false
  }

  /// Moves the view so that the cursor is in it.
  ///
  /// `widths` are those of the columns, `room` is what they have together.
  package mutating func reveal(height: Int, widths: [Int], room: Int) {
    var window = ScrollWindow(selected: cursor.row, top: top)
    window.reveal(count: rows.count, height: height)
    top = window.top
    left = max(0, min(left, cursor.column))
    while left < cursor.column, widths[left...cursor.column].reduce(0, +) > room { left += 1 }
  }
}
