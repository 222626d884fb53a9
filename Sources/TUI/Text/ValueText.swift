package import Core

/// Numbers as the screen shows them: exact digits with the words that qualify them.
///
/// Inexact numbers keep their word (9500余, 44余万); missing, zero, not applicable and undefined look different. Source: the screens' rule 5.
package struct ValueText: Sendable {
  /// The language of the qualifying words and marks.
  package var language: Language
  /// Whether marks are letters of ASCII even in Chinese.
  package var ascii: Bool

  /// Speaks a language; `ascii` writes the marks as letters.
  package init(language: Language, ascii: Bool) {
    self.language = language
    self.ascii = ascii
  }

  /// The digits of a quantity with its qualifier, without unit: `9500余`, `近5000`, `44余万`.
  package func number(_ quantity: Quantity) -> String {
    guard let value = quantity.value else { return words(quantity) }
    var digits = text(value)
    if language == .zh {
      var scale = ""
      if quantity.printed?.contains("万") ?? false, let tenThousands = value.wholeTenThousands {
        digits = tenThousands.plain
        scale = "万"
      }
      // A rate worked out from inexact numbers is about that much; 余 counts things.
      if quantity.unit == "%", quantity.printed == nil, !quantity.qualifier.isExact {
        return "约" + digits
      }
      switch quantity.qualifier {
      case .exact, .unquantified: return digits + scale
      case .atLeast: return atLeast(digits, scale, printed: quantity.printed)
      case .justUnder: return "近" + digits + scale
      case .about: return "约" + digits + scale
      case .atMost: return "至多" + digits + scale
      }
    }
    switch quantity.qualifier {
    case .exact, .unquantified: return digits
    case .atLeast: return digits + "+"
    case .justUnder: return "<" + digits
    case .about: return "~" + digits
    case .atMost: return "<=" + digits
    }
  }

  /// The number with its unit, as it stands in running text: `9500余人次`, `3.65%`.
  package func full(_ quantity: Quantity, units: UnitTable) -> String {
    guard quantity.value != nil else { return words(quantity) }
    let number = number(quantity)
    let unit = units[quantity.unit]
    switch quantity.unit {
    case "%":
      // 95%以上, as it is said, not 95以上%.
      if number.hasSuffix("以上") { return number.dropLast(2) + "%以上" }
      return number + "%"
    case "pp": return number + (language == .zh ? "个百分点" : " percentage points")
    default: break
    }
    if language == .zh { return number + (unit?.title.zh ?? quantity.unit) }
    // A measure word without an English one is left out: 65 champions, not 65 名.
    let word = unit?.title.en ?? quantity.unit
    return word.isEmpty ? number : number + " " + word
  }

  /// "At least" in the document's own word: 9500余, 超3000, 95以上.
  private func atLeast(_ digits: String, _ scale: String, printed: String?) -> String {
    guard let printed, !printed.contains("余") else {
      // 44余万 is 440,000 and some; 3.7万余 is 37,000 and some: as it was written.
      let isBehind = printed?.contains(scale + "余") ?? false || digits.contains(".")
      return isBehind ? digits + scale + "余" : digits + "余" + scale
    }
    if printed.contains("以上") { return digits + scale + "以上" }
    if printed.contains("超") { return "超" + digits + scale }
    if printed.contains("多") { return digits + "多" + scale }
    return "至少" + digits + scale
  }

  /// A cell of a list: the text, its mark, and how it looks.
  package func cell(_ shown: ShownValue) -> (text: String, mark: String, role: StyleRole) {
    switch shown {
    case .missing: return ("-", "", .dim)
    case .notApplicable: return ("/", "", .dim)
    case .undefined: return ("0/0", "", .dim)
    case .value(let quantity, let marks, _, _):
      return (number(quantity), mark(marks), .text)
    }
  }

  /// A mark as it stands behind words: a letter does not run into a letter.
  func spaced(_ mark: String, after words: String) -> String {
    guard let first = mark.first, first.isASCII, first.isLetter, let last = words.last,
      last.isASCII, last.isLetter
    else { return mark }
    return " " + mark
  }

  /// The character that stands for a set of marks: the gravest one.
  package func mark(_ marks: Set<Mark>) -> String {
    if marks.contains(.differs) { return letter("差", "D") }
    if marks.contains(.partial) { return "*" }
    if marks.contains(.computed) { return letter("合", "C") }
    if marks.contains(.reported) { return letter("报", "R") }
    return ""
  }

  private func letter(_ zh: String, _ en: String) -> String {
    language == .zh && !ascii ? zh : en
  }

  private func text(_ value: FixedDecimal) -> String {
    language == .zh ? value.plain : value.grouped
  }

  /// Words without digits (数百名), as printed.
  private func words(_ quantity: Quantity) -> String {
    quantity.printed ?? "?"
  }
}

extension FixedDecimal {
  /// The number of ten thousands, where it is a whole or one-decimal number of them.
  var wholeTenThousands: FixedDecimal? {
    guard let integer, abs(integer) >= 10_000, integer % 1_000 == 0 else { return nil }
    return FixedDecimal(mantissa: Int64(integer / 1_000), scale: 1)?.normalized
  }
}
