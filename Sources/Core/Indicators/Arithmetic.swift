/// Sums and ratios in the terms of one indicator.
struct Arithmetic {
  let catalogue: Catalogue
  let indicator: Indicator

  /// The sum in the indicator's unit; nil where one is words only, of another group, or too large.
  func sum(_ quantities: [Quantity]) -> Quantity? {
    var total: Quantity?
    for quantity in quantities {
      guard let own = try? quantity.converted(to: indicator.unit, units: catalogue.units),
        own.value != nil
      else { return nil }
      if let sum = total {
        guard let next = try? sum.adding(own, units: catalogue.units) else { return nil }
        total = next
      } else {
        total = Quantity(own.value, unit: indicator.unit, qualifier: own.qualifier)
      }
    }
    return total
  }

  /// Numerators and denominators added up apart; nil where one is missing or the sum too large.
  static func sum(_ ratios: [Ratio?]) -> Ratio? {
    var total: Ratio?
    for ratio in ratios {
      guard let ratio else { return nil }
      guard let sum = total else {
        total = ratio
        continue
      }
      guard let next = sum.adding(ratio) else { return nil }
      total = next
    }
    return total
  }

  /// What the ratio is multiplied by: what the formula says, else 100 for a percentage.
  var factor: Factor { factor(of: indicator.formula, depth: 0) }

  /// Windows take the factor of what they run over; definitions in a circle end at some depth.
  private func factor(of formula: Formula, depth: Int) -> Factor {
    switch formula {
    case .ratio(_, of: _, let factor), .share(_, _, _, let factor): return factor
    case .window(.indicator(let id, _, _), _, _):
      guard depth < 16, let inner = catalogue.indicators[id] else { break }
      return factor(of: inner.formula, depth: depth + 1)
    case .window(let part, _, _): return factor(of: part, depth: depth + 1)
    default: break
    }
    return indicator.unit == "%" ? .percent : .one
  }

  /// Digits after the point of computed values.
  var places: Int { catalogue.places(of: indicator) }

  /// A ratio in the indicator's unit, rounded once; nil for 0/0 and where it does not fit.
  func value(of ratio: Ratio, qualifier: Qualifier = .exact) -> Quantity? {
    ratio.value(times: factor, places: places, indicator.rounding)
      .map { Quantity($0, unit: indicator.unit, qualifier: qualifier) }
  }

  /// A computed number in the indicator's unit with its digits.
  func rounded(_ quantity: Quantity) -> Quantity {
    guard let value = quantity.value, Int(value.normalized.scale) > places,
      let short = value.rounded(to: places, indicator.rounding)
    else { return quantity }
    return Quantity(short, unit: quantity.unit, qualifier: quantity.qualifier)
  }
}
