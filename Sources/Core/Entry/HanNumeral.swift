/// Numbers written with Chinese characters.
enum HanNumeral {
  /// What a character stands for in a number.
  enum Part: Equatable {
    case digit(Int)
    /// 十, 百, 千: multiplies within a group of four.
    case small(Int)
    /// 万, 亿: closes a group.
    case large(Int)
    /// 点.
    case point
  }

  static func part(_ scalar: Unicode.Scalar) -> Part? {
    switch scalar {
    case "零", "〇", "○": .digit(0)
    case "一", "壹": .digit(1)
    case "二", "贰", "两": .digit(2)
    case "三", "叁": .digit(3)
    case "四", "肆": .digit(4)
    case "五", "伍": .digit(5)
    case "六", "陆": .digit(6)
    case "七", "柒": .digit(7)
    case "八", "捌": .digit(8)
    case "九", "玖": .digit(9)
    case "十", "拾": .small(10)
    case "百", "佰": .small(100)
    case "千", "仟": .small(1000)
    case "万", "萬": .large(10_000)
    case "亿", "億": .large(100_000_000)
    case "点": .point
    default: nil
    }
  }

  /// What a run of characters comes to.
  enum Reading: Equatable {
    case number(FixedDecimal)
    /// 三四: three or four, or thirty-four.
    case ambiguous
    case unreadable
    case tooLong
  }

  /// Reads a whole run: 三十七, 两百零五, 一万二, 二〇二三, 九十三点五.
  static func read(_ run: some Sequence<Unicode.Scalar>) -> Reading {
    let parts = run.map { part($0) }
    var whole: [Part] = []
    var decimals = ""
    var isPastPoint = false
    for part in parts {
      guard let part else { return .unreadable }
      if part == .point {
        if isPastPoint { return .unreadable }
        isPastPoint = true
      } else if isPastPoint {
        guard case .digit(let digit) = part else { return .unreadable }
        decimals += String(digit)
      } else {
        whole.append(part)
      }
    }
    if whole.isEmpty || (isPastPoint && decimals.isEmpty) { return .unreadable }
    let reading = readWhole(whole)
    guard isPastPoint, case .number(let number) = reading else { return reading }
    guard let value = FixedDecimal(number.plain + "." + decimals) else { return .tooLong }
    return .number(value)
  }

  private static func readWhole(_ parts: [Part]) -> Reading {
    let digits = parts.compactMap { part -> Int? in
      if case .digit(let digit) = part { digit } else { nil }
    }
    if digits.count == parts.count { return readDigits(digits) }
    var total = 0
    var group = 0
    var digit: Int?
    var isAfterZero = false
    // The weight that the last character gives to a digit without one of its own: 一百五 is 150.
    var weight = 0
    var lastSmall = Int.max
    var lastLarge = Int.max
    for part in parts {
      switch part {
      case .digit(let value):
        if digit != nil { return .unreadable }
        if value == 0 {
          isAfterZero = true
        } else {
          digit = value
        }
      case .small(let factor):
        guard factor < lastSmall else { return .unreadable }
        if digit == nil, group != 0 || factor != 10 { return .unreadable }
        group += (digit ?? 1) * factor
        lastSmall = factor
        weight = factor / 10
        (digit, isAfterZero) = (nil, false)
      case .large(let factor):
        let sum = group + (digit ?? 0)
        guard sum > 0, factor < lastLarge else {
          // 万亿: the group before it is multiplied once more.
          guard sum == 0, digit == nil, lastLarge == 10_000, factor == 100_000_000, total > 0
          else { return .unreadable }
          total *= factor
          lastLarge = factor
          weight = 0
          continue
        }
        total += sum * factor
        lastLarge = factor
        lastSmall = .max
        weight = factor / 10
        (group, digit, isAfterZero) = (0, nil, false)
      case .point: return .unreadable
      }
    }
    if let digit {
      group += isAfterZero || weight == 0 ? digit : digit * weight
    } else if isAfterZero {
      return .unreadable
    }
    return .number(FixedDecimal(total + group))
  }

  /// Digits without 十 or 百: one, or a row of them as in 二〇二三.
  private static func readDigits(_ digits: [Int]) -> Reading {
    if digits.count == 2, digits[0] > 0, digits[1] == digits[0] + 1 { return .ambiguous }
    if digits.count > 18 { return .tooLong }
    return .number(FixedDecimal(digits.reduce(0) { $0 * 10 + $1 }))
  }
}
