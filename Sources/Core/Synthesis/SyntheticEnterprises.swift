/// Invented enterprises and their certificates, each made from its number alone.
struct SyntheticEnterprises: Sendable {
  private let plan: SynthesisPlan
  private let seed: UInt64
  private let years: ClosedRange<Int>
  private let places: [Region]
  private let placeChoice: WeightedChoice
  private let tradeChoice: WeightedChoice
  private let gradeChoice: WeightedChoice
  private let statusChoice: WeightedChoice
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

  /// Prepares to make enterprises in places, which are some.
  init(plan: SynthesisPlan, places: [Region], years: ClosedRange<Int>, seed: UInt64) {
    self.plan = plan
    self.seed = seed
    self.years = years
    self.places = places
    placeChoice = WeightedChoice(
      places.indices.map { place in
        var random = RandomSequence(seed: seed, stream: 1, record: place)
        return random.number(in: 10...100)
      })
    tradeChoice = WeightedChoice(plan.trades.map(\.weight))
    gradeChoice = WeightedChoice(plan.grades.map(\.number))
    statusChoice = WeightedChoice(plan.statuses.map(\.weight))
  }

  /// The id of the enterprise with a number from 0.
  private func id(_ number: Int) -> String {
    let digits = String(number + 1)
    return "S" + String(repeating: "0", count: max(0, 7 - digits.count)) + digits
  }

  /// Writes one enterprise as a line, and its certificate, if it has one, as another.
  func write(_ number: Int, to enterprises: inout JSONWriter, _ certificates: inout JSONWriter) {
    var random = RandomSequence(seed: seed, stream: 2, record: number)
    let place = places[placeChoice.position(&random)]
    let trade = plan.trades[tradeChoice.position(&random)]
    let id = id(number)
    let name =
      place.shortName + random.pick(plan.stems) + random.pick(plan.seconds)
      + random.pick(trade.words) + trade.tail
    // Sizes spread over two orders of magnitude, small ones being the most.
    let spread = random.number(in: 10...100) * random.number(in: 10...100)
    let staff = max(2, trade.staff * spread / 2_500)
    let hasHazard = !random.chance(trade.none)
    let exposed = hasHazard ? staff * random.number(in: 15...75) / 100 : 0

    enterprises.beginObject()
    enterprises.member("id", id)
    enterprises.member("region", place.id)
    enterprises.member("name", name)
    if !random.chance(3) {
      enterprises.member("creditCode", creditCode(number, place.code ?? place.id))
    }
    enterprises.member("sector", trade.sector)
    enterprises.member("industrySection", trade.section)
    if !random.chance(2), let size = plan.sizes.first(where: { staff >= $0.number }) {
      enterprises.member("size", size.id)
    }
    let hazard = !hasHazard ? "none" : random.chance(trade.severe) ? "severe" : "general"
    enterprises.member("hazardClass", hazard)
    if hasHazard, !trade.hazards.isEmpty {
      enterprises.key("hazardFactors")
      enterprises.beginArray()
      for factor in trade.hazards { enterprises.string(factor) }
      enterprises.end()
    }
    enterprises.member("employees", staff)
    if !random.chance(4) { enterprises.member("exposed", exposed) }
    if hasHazard {
      for (key, percent) in [("declared", 92), ("tested", 70), ("examined", 74)]
      where random.chance(percent) {
        enterprises.member(key, date(&random))
      }
      enterprises.key("supervised")
      enterprises.boolean(random.chance(95))
      if random.chance(55) {
        enterprises.member("gradeScheme", plan.gradeScheme)
        enterprises.member("grade", plan.grades[gradeChoice.position(&random)].id)
      }
    }
    enterprises.end()
    award(id, place, &random, to: &certificates)
  }

  private func award(
    _ enterprise: String, _ place: Region, _ random: inout RandomSequence,
    to certificates: inout JSONWriter
  ) {
    var drawn = random.below(1_000)
    for award in plan.awards {
      drawn -= award.perThousand
      guard drawn < 0 else { continue }
      write(enterprise, place, award, &random, to: &certificates)
      return
    }
  }

  private func write(
    _ enterprise: String, _ place: Region, _ award: SynthesisPlan.Award,
    _ random: inout RandomSequence, to certificates: inout JSONWriter
  ) {
    let year = random.number(in: years)
    let lasted = random.number(in: 1...3)
    var status = plan.statuses[statusChoice.position(&random)]
    // What would end after the last year has not ended yet.
    if status.ends != nil, year + lasted > years.upperBound { status = plan.statuses[0] }
    certificates.beginObject()
    certificates.member("id", enterprise + "-" + award.level.rawValue)
    certificates.member("region", place.id)
    certificates.member("enterprise", enterprise)
    certificates.member("level", award.level.rawValue)
    certificates.member("status", status.id)
    if status.isAwarded {
      certificates.member("year", year)
      if let field = status.ends {
        certificates.member(field, date(in: year + lasted, &random))
      }
      if !random.chance(8) {
        certificates.member("score", award.score + random.below(101 - min(100, award.score)))
      }
    }
    certificates.end()
  }

  private func date(_ random: inout RandomSequence) -> String {
    // The last three years: older examinations are nobody's last one.
    date(in: max(years.lowerBound, years.upperBound - random.below(3)), &random)
  }

  private func date(in year: Int, _ random: inout RandomSequence) -> String {
    let date = CalendarDate.first(ofMonth: random.number(in: 1...12), year: year)
    return CalendarDate.iso(date, day: random.number(in: 1...28))
  }

  /// A code of GB 32100-2015 whose check characters are right; the registration number is invented.
  private func creditCode(_ number: Int, _ division: String) -> String {
    var code = Array("91".utf8)
    let digits = division.utf8.filter { (0x30...0x39).contains($0) }.prefix(6)
    code += digits
    code += [UInt8](repeating: 0x30, count: 6 - digits.count)
    // Eight characters of the organisation and its check character by GB 11714.
    var rest = number
    var body = [UInt8](repeating: 0x30, count: 8)
    for place in body.indices.reversed() where place > 0 {
      body[place] = Self.alphabet[rest % 31]
      rest /= 31
    }
    body[0] = UInt8(ascii: "M")
    code += body
    code.append(Self.organisationCheck(body))
    var sum = 0
    var weight = 1
    for byte in code {
      sum += (Self.alphabet.firstIndex(of: byte) ?? 0) * weight
      weight = weight * 3 % 31
    }
    code.append(Self.alphabet[(31 - sum % 31) % 31])
    return String(decoding: code, as: UTF8.self)
  }

  /// The check character of an organisation code: GB 11714-1997, weights 3 7 9 10 5 8 4 2.
  private static func organisationCheck(_ body: [UInt8]) -> UInt8 {
    let sum = zip(body, [3, 7, 9, 10, 5, 8, 4, 2]).reduce(0) { sum, pair in
      let byte = Int(pair.0)
      return sum + (byte < 0x3A ? byte - 0x30 : byte - 55) * pair.1
    }
    switch 11 - sum % 11 {
    case 10: return UInt8(ascii: "X")
    case 11: return UInt8(ascii: "0")
    case let check: return UInt8(0x30 + check)
    }
  }
}

extension CalendarDate {
  /// A day of the month of a date as ISO 8601.
  fileprivate static func iso(_ date: CalendarDate, day: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(date.year)-\(two(date.month))-\(two(day))"
  }
}

extension JSONWriter {
  /// Writes a key with a text.
  mutating func member(_ key: String, _ text: String) {
    self.key(key)
    string(text)
  }

  /// Writes a key with an integer.
  mutating func member(_ key: String, _ number: Int) {
    self.key(key)
    self.number(JSONNumber(mantissa: Int64(number)))
  }
}
