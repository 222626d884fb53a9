internal import Core

/// What a slide shows, in words and numbers of one language but for no size: the pen decides about room.
struct SlideScene: Equatable {
  /// A number, and the question that it answers, by which it is followed while data change.
  struct Number: Equatable {
    var quantity: Quantity
    /// The character that says how it came about.
    var mark = ""
    /// What is asked; nil for numbers that no indicator gives, such as days left.
    var key: NumberKey?
    /// How much it has moved while shown; nil where it has not.
    var change: FixedDecimal?
    /// Digits without a unit's word behind them.
    var isBare = false
    /// Whether it is a counter that people press: its digits are made to tick.
    var isCounter = false
  }

  /// A line with a label, a number and a bar.
  struct Row: Equatable {
    var label: String
    var number: Number
    /// Numerator and denominator of a rate, with what the denominator counts.
    var fraction: String?
    /// Words behind the number: how it moved, when it is due.
    var remark: String?
    var remarkRole = StyleRole.dim
    /// Place in a league, from 1.
    var rank: Int?
    /// The bar's length from 0 to 1; nil for no bar.
    var share: Double?
  }

  /// A line of words.
  struct Line: Equatable {
    var text: String
    var remark = ""
    var role = StyleRole.text
    var remarkRole = StyleRole.dim
  }

  /// A year, or another stretch of time, of a trend.
  struct Column: Equatable {
    var label: String
    var number: Number?
    /// Height from 0 to 1.
    var share = 0.0
  }

  /// A bracket over columns, or a value of its own time.
  struct Window: Equatable {
    var label: String
    var number: Number
    /// Positions of the columns that it spans; nil where it stands for itself.
    var columns: ClosedRange<Int>?
  }

  /// A target.
  struct Race: Equatable {
    var actual: Number
    var goal: String
    /// actual ÷ goal, 0 to 1 and beyond.
    var progress: Double?
    /// Share of the time that has gone.
    var pace: Double?
    var lines: [Line]
  }

  enum Body: Equatable {
    case cover(String, [Line])
    case number(Number, rows: [Row], left: Int)
    case grid([Row])
    case league([Row], [Line])
    case race(Race)
    case trend([Column], [Window])
    case rates([Row])
    case lines(heading: Number?, [Line])
    case board(Number?, [Row], [Line])
    /// Nothing to show, and why.
    case words([String], isTrouble: Bool)
  }

  /// Where: the region's name.
  var place = ""
  /// What: the slide's heading.
  var subject = ""
  var body: Body
  /// The time that the numbers speak of.
  var period = ""
  /// How the main number came about and where it stands.
  var source = ""

  /// Whether there is anything to show.
  var isEmpty: Bool {
    if case .words = body { true } else { false }
  }

  /// Every number of the scene that can change, the main one first.
  var numbers: [Number] {
    switch body {
    case .number(let number, let rows, _): [number] + rows.map(\.number)
    case .grid(let rows), .league(let rows, _), .rates(let rows): rows.map(\.number)
    case .race(let race): [race.actual]
    case .trend(let columns, let windows): columns.compactMap(\.number) + windows.map(\.number)
    case .lines(let number, _): [number].compactMap { $0 }
    case .board(let number, let rows, _): [number].compactMap { $0 } + rows.map(\.number)
    case .cover, .words: []
    }
  }

  /// The scene with its free text as another one: lines, covers and the source; labels of the catalogue stay.
  func mappingWords(_ change: (String) -> String) -> SlideScene {
    func lines(_ lines: [Line]) -> [Line] {
      lines.map { line in
        var line = line
        line.text = change(line.text)
        line.remark = change(line.remark)
        return line
      }
    }
    var scene = self
    scene.source = change(source)
    switch body {
    case .cover(let title, let below): scene.body = .cover(change(title), lines(below))
    case .lines(let number, let below): scene.body = .lines(heading: number, lines(below))
    case .league(let rows, let below): scene.body = .league(rows, lines(below))
    case .board(let number, let rows, let below): scene.body = .board(number, rows, lines(below))
    case .race(var race):
      race.lines = lines(race.lines)
      scene.body = .race(race)
    case .number, .grid, .trend, .rates, .words: break
    }
    return scene
  }

  /// Whether it is a board of counters, each of which has its own sum.
  var isCounters: Bool {
    guard case .grid(let cells) = body else { return false }
    return !cells.isEmpty && cells.allSatisfy(\.number.isCounter)
  }

  /// The scene with every counter's cell as another one.
  func mappingCounters(_ change: (Row) -> Row) -> SlideScene {
    guard isCounters, case .grid(let cells) = body else { return self }
    var scene = self
    scene.body = .grid(cells.map(change))
    return scene
  }

  /// The scene with every number as another one.
  func mapping(_ change: (Number) -> Number) -> SlideScene {
    func rows(_ rows: [Row]) -> [Row] {
      rows.map { row in
        var row = row
        row.number = change(row.number)
        return row
      }
    }
    var scene = self
    switch body {
    case .number(let number, let parts, let left):
      scene.body = .number(change(number), rows: rows(parts), left: left)
    case .grid(let cells): scene.body = .grid(rows(cells))
    case .league(let places, let lines): scene.body = .league(rows(places), lines)
    case .rates(let rates): scene.body = .rates(rows(rates))
    case .race(var race):
      race.actual = change(race.actual)
      scene.body = .race(race)
    case .trend(let columns, let windows):
      scene.body = .trend(
        columns.map { column in
          var column = column
          column.number = column.number.map(change)
          return column
        },
        windows.map { window in
          var window = window
          window.number = change(window.number)
          return window
        })
    case .lines(let number, let lines): scene.body = .lines(heading: number.map(change), lines)
    case .board(let number, let parts, let lines):
      scene.body = .board(number.map(change), rows(parts), lines)
    case .cover, .words: break
    }
    return scene
  }
}

/// By what a number is known again after the data have changed.
enum NumberKey: Hashable {
  case query(Query)
  /// A count over a register, by a name of its own and a place.
  case count(String, RegionID)
}
