internal import Core

/// The columns of a list of rows that a width has room for; the first one stays while the others go past.
struct RowListColumns {
  /// A column in view.
  struct Column {
    /// Its place among all columns of the list.
    var index: Int
    var field: Field
    /// With the gap behind it.
    var width: Int
  }

  private(set) var shown: [Column] = []
  /// How many columns the list has.
  let count: Int

  /// Whether columns are hidden behind the first one.
  var hidesEarlier: Bool { shown.count > 1 && shown[1].index > 1 }
  /// Whether columns are hidden beyond the right edge.
  var hidesLater: Bool { (shown.last?.index ?? 0) < count - 1 }

  /// Arranges the fields of a list, with the widths of their titles and of usual numbers, so that the one under the cursor is in view.
  init(_ fields: [Field], widths: [Int], cursor: Int?, in width: Int) {
    count = fields.count
    let all = zip(fields, widths).enumerated().map { index, column in
      let least =
        column.0.type == .date ? 10 : column.0.type.isNumber ? max(8, column.1) : min(column.1, 14)
      return Column(
        index: index, field: column.0,
        width: min(width, max(column.0.listWidth.columns, least) + 1))
    }
    guard let first = all.first else { return }
    let room = width - first.width
    let cursor = min(cursor ?? 0, count - 1)
    var start = min(1, cursor)
    while start < cursor, all[start...cursor].reduce(0, { $0 + $1.width }) > room { start += 1 }
    shown = [first]
    var used = 0
    for column in all.dropFirst(max(1, start)) {
      // What is under the cursor is shown even where it has to be cut.
      guard used + column.width <= room || column.index == cursor else { break }
      shown.append(column)
      used += column.width
    }
    widen(by: room - used)
  }

  /// What is left goes to names until they are long enough to read, then to what else may be cut, then to names.
  private mutating func widen(by rest: Int) {
    var rest = rest
    let wide = shown.indices.filter { shown[$0].field.listWidth == .wide }
    let others = shown.indices.filter {
      shown[$0].field.listWidth != .wide && shown[$0].field.type != .date
    }
    for (columns, most) in [
      (wide, Self.readableName), (others, Self.readableWord), (wide, Int.max),
    ] {
      guard rest > 0, !columns.isEmpty else { continue }
      let share = rest / columns.count
      for index in columns {
        let more = max(0, min(share, most - shown[index].width))
        shown[index].width += more
        rest -= more
      }
    }
  }

  /// Columns that hold nearly every enterprise's name, and nearly every option or number with its unit.
  private static let readableName = 37
  private static let readableWord = 19
}

extension FieldType {
  /// Whether its values stand flush right in a column, digit below digit.
  var isNumber: Bool {
    switch self {
    case .integer, .decimal, .quantity: true
    default: false
    }
  }
}
