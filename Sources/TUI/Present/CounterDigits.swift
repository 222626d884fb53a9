/// Digits of seven bars, as on the counters of machines.
///
/// Picture points as in ``BigDigits``; bars begin at whole cells, so that no cell is half filled.
enum CounterDigits {
  /// Which bars are lit.
  struct Bars: OptionSet {
    let rawValue: UInt8

    static let top = Bars(rawValue: 1)
    static let upperLeft = Bars(rawValue: 2)
    static let upperRight = Bars(rawValue: 4)
    static let middle = Bars(rawValue: 8)
    static let lowerLeft = Bars(rawValue: 16)
    static let lowerRight = Bars(rawValue: 32)
    static let bottom = Bars(rawValue: 64)
  }

  /// The bars of a digit or a minus sign; nil for anything else.
  static func bars(of character: Character) -> Bars? {
    switch character {
    case "0": [.top, .upperLeft, .upperRight, .lowerLeft, .lowerRight, .bottom]
    case "1": [.upperRight, .lowerRight]
    case "2": [.top, .upperRight, .middle, .lowerLeft, .bottom]
    case "3": [.top, .upperRight, .middle, .lowerRight, .bottom]
    case "4": [.upperLeft, .upperRight, .middle, .lowerRight]
    case "5": [.top, .upperLeft, .middle, .lowerRight, .bottom]
    case "6": [.top, .upperLeft, .middle, .lowerLeft, .lowerRight, .bottom]
    case "7": [.top, .upperRight, .lowerRight]
    case "8": [.top, .upperLeft, .upperRight, .middle, .lowerLeft, .lowerRight, .bottom]
    case "9": [.top, .upperLeft, .upperRight, .middle, .lowerRight, .bottom]
    case "-": .middle
    default: nil
    }
  }

  /// The picture of bars, row by row; `unit` is how many points a cell is high.
  static func picture(_ bars: Bars, wide: Int, high: Int, stroke: Int, unit: Int) -> [Bool] {
    var picture = [Bool](repeating: false, count: wide * high)
    let middle = (high - stroke) / 2 / unit * unit
    func fill(_ bar: Bars, _ columns: Range<Int>, _ rows: Range<Int>) {
      guard bars.contains(bar) else { return }
      for y in rows.clamped(to: 0..<high) {
        for x in columns.clamped(to: 0..<wide) { picture[y * wide + x] = true }
      }
    }
    let (left, right) = (0..<stroke, max(0, wide - stroke)..<wide)
    fill(.top, 0..<wide, 0..<stroke)
    fill(.middle, 0..<wide, middle..<middle + stroke)
    fill(.bottom, 0..<wide, high - stroke..<high)
    fill(.upperLeft, left, 0..<middle + stroke)
    fill(.upperRight, right, 0..<middle + stroke)
    fill(.lowerLeft, left, middle..<high)
    fill(.lowerRight, right, middle..<high)
    return picture
  }
}
