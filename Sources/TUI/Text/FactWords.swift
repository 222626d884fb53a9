internal import Core

/// The names that sentences about facts need, from a dataset where there is one.
struct FactWords {
  /// What a finding is about, as words that are harmless already.
  struct Subject: Equatable {
    /// Indicator, region and period.
    var title: [String]
    /// Id of the first figure.
    var figure: String?
    /// Document, case and section of the first figure.
    var source: String?
    /// Id of the row, for findings about registers.
    var row: String?
  }

  var dataset: Dataset?
  var language: Language
  /// The register that a finding is about; its fields and states have names.
  var register: String?
  /// Whether the words are for a screen: without ids, and with the level.
  var isForScreen = false

  /// The words for a fact.
  func words(_ fact: Finding.Fact) -> ProblemWords {
    switch language {
    case .zh: Chinese.fact(fact, names: self)
    case .en: English.fact(fact, names: self)
    }
  }

  /// The catalogue's own message for the rule or constraint that was broken, filled in.
  ///
  /// Nil if it has none.
  func message(of finding: Finding) -> String? {
    guard let text = messageText(of: finding) else { return nil }
    var message = language.pick(text)
    guard !message.isEmpty else { return nil }
    let sides = sides(finding.fact)
    let slots = [
      ("{left}", sides?.left), ("{right}", sides?.right), ("{difference}", sides?.difference),
    ]
    for (slot, value) in slots {
      message = message.split(separator: slot, omittingEmptySubsequences: false)
        .joined(separator: value ?? "?")
    }
    return DataText.visible(Self.withoutStop(message), longest: 200)
  }

  private func messageText(of finding: Finding) -> LocalizedText? {
    // One rule finds percentages both as printed and cut off; the facts tell them apart.
    switch finding.fact {
    case .percentage, .percentageTruncated: return nil
    default: break
    }
    if case .constraint(let id) = finding.fact {
      return constraint(id, of: finding)?.message
    }
    return finding.rule.flatMap { dataset?.catalogue.rules[$0]?.message }
  }

  private func constraint(_ id: String, of finding: Finding) -> RegisterSchema.Constraint? {
    let schema = finding.register.flatMap { dataset?.catalogue.registers[$0] }
    return schema?.constraints.first { $0.id == id }
  }

  /// What a row that breaks a constraint holds, and what the constraint asks for.
  func constraintWords(
    _ id: String, of finding: Finding
  ) -> (found: String, expected: String)? {
    guard let dataset, let row = finding.row, let constraint = constraint(id, of: finding),
      let table = finding.register.flatMap({ dataset.tables[$0] }), table.contains(row)
    else { return nil }
    let text = ConditionText(schema: table.schema, dataset: dataset, language: language)
    return (text.values(constraint.must, row, in: table), text.words(constraint.must))
  }

  /// A message without the full stop that the sentence will add.
  private static func withoutStop(_ message: String) -> String {
    message.hasSuffix("。") || message.hasSuffix(".") ? String(message.dropLast()) : message
  }

  /// What a rule compared, as its message names it.
  private struct Sides {
    var left: String
    var right: String
    var difference: String?

    init(_ left: FixedDecimal, _ right: FixedDecimal) {
      self.init(left.plain, right.plain, Chinese.difference(left, right))
    }

    init(_ left: String, _ right: String, _ difference: String? = nil) {
      self.left = left
      self.right = right
      self.difference = difference
    }
  }

  private func sides(_ fact: Finding.Fact) -> Sides? {
    switch fact {
    case .numeratorExceedsDenominator(let left, let right): return Sides(left, right)
    case .partsDiffer(let right, let left): return Sides(left, right)
    case .partExceedsTotal(let left, let right): return Sides(left, right)
    case .notNested(_, let left, _, let right): return Sides(left, right)
    case .conflict(let left, let right): return Sides(left, right)
    case .rollupDiffers(let left, let right): return Sides(left, right)
    case .exceeds(let left, _, let right): return Sides(left, right)
    case .broken(let left, let right), .fell(let right, let left): return Sides(left, right)
    case .outOfRange(let value, let minimum, let maximum):
      let range =
        language == .zh
        ? Chinese.range(minimum?.plain, maximum?.plain)
        : English.range(minimum?.plain, maximum?.plain)
      return Sides(value.plain, range)
    case .unit(let found, let expected): return Sides(found, expected)
    case .creditCode(let found, let expected): return Sides(found, expected)
    case .load, .duplicate, .levelBelowRegion, .exampleFailed, .zeroDenominator, .notStated,
      .creditCodeRegion, .constraint, .percentage, .percentageTruncated, .future, .similarName,
      .fieldMissing, .fieldOutOfRange, .fieldTaken, .moveNotAllowed, .moveNeeds:
      return nil
    case .unlikeBefore(let value, let before, _, _, _): return Sides(value, before)
    case .unlikePeers(let value, let median, _, _, _): return Sides(value, median)
    case .unitChanged(let found, let before, _): return Sides(found, before)
    case .organisationCode(let found, let expected): return Sides(found, expected)
    case .codeTaken(let other): return Sides(isForScreen ? self.other(other) : other, "")
    }
  }

  /// What a finding is about: indicator, region, period, figure, document.
  func place(_ finding: Finding) -> String {
    switch language {
    case .zh: Chinese.subject(subject(finding))
    case .en: English.subject(subject(finding))
    }
  }

  private func subject(_ finding: Finding) -> Subject {
    let figure = finding.figures.first.flatMap { ref in
      dataset.flatMap { data in
        data.figures.contains(ref) ? data.figures[ref] : nil
      }
    }
    var title: [String] = []
    if let region = finding.region ?? figure?.region, let tree = dataset?.regions {
      title.append(DataText.visible(RegionText(language).name(tree[region])))
    }
    if let id = finding.indicator ?? figure?.indicator { title.append(indicator(id)) }
    if isForScreen, let figure, let level = figure.level, let dataset {
      let words = ChoiceText(dataset: dataset, language: language)
      title.append(words.part(level, Breakdown(), in: figure.region))
    }
    if let period = figure?.period {
      title.append(
        isForScreen
          ? PeriodText(language).text(period) : DataText.visible(period.description))
    }
    let register = finding.register.flatMap { dataset?.catalogue.registers[$0] }
    if let register { title.append(DataText.visible(language.pick(register.title))) }
    return Subject(
      title: title, figure: isForScreen ? nil : figure.map { DataText.visible($0.id) },
      source: figure.flatMap { source($0.source) }, row: row(finding))
  }

  /// A row by its id: names of rows may be names of persons.
  private func row(_ finding: Finding) -> String? {
    guard let row = finding.row, let table = finding.register.flatMap({ dataset?.tables[$0] }),
      table.contains(row)
    else { return nil }
    let schema = table.schema
    if isForScreen, let name = schema.nameField, schema[name]?.isPersonal == false,
      let words = table.name(of: row)
    {
      return DataText.visible(words)
    }
    return DataText.visible(table.id(of: row))
  }

  private func source(_ source: Source) -> String? {
    guard let dataset else { return nil }
    return DataText.visible(
      SourceText(dataset: dataset, language: language).line(source), longest: 120)
  }

  /// The title of an indicator, else its id.
  func indicator(_ id: IndicatorID) -> String {
    let title = dataset?.catalogue.indicators[id].map { language.pick($0.title) }
    return DataText.visible(title ?? id)
  }

  /// Another row of the register: on a screen by its name, else by its id, which says where it stands.
  func other(_ id: String) -> String {
    guard isForScreen, let table = register.flatMap({ dataset?.tables[$0] }),
      let row = table.find(id), let field = table.schema.nameField,
      table.schema[field]?.isPersonal == false, let name = table.name(of: row)
    else { return DataText.visible(id) }
    return language == .zh ? Chinese.quoted(name) : English.quoted(name)
  }

  private var schema: RegisterSchema? { register.flatMap { dataset?.catalogue.registers[$0] } }

  /// The label of a field, else its id.
  func field(_ id: String) -> String {
    DataText.visible(schema?[id].map { language.pick($0.title) } ?? id)
  }

  /// The word for a state, else its id.
  func state(_ id: String) -> String {
    let options = schema?.states.flatMap { schema?[$0.field]?.options }
    let option = options.flatMap { dataset?.catalogue.dimensions[$0]?[id] }
    return DataText.visible(option.map { language.pick($0.title) } ?? id)
  }

  /// The states that a state may change to.
  func moves(from state: String) -> String {
    let targets = (schema?.states?.moves ?? []).filter { $0.from == state }.map {
      self.state($0.to)
    }
    if targets.isEmpty { return language == .zh ? "不再变动" : "no further change" }
    return targets.joined(separator: language == .zh ? "、" : ", ")
  }

  /// The name of a place.
  func region(_ id: RegionID) -> String {
    guard let tree = dataset?.regions else { return "?" }
    return DataText.visible(RegionText(language).name(tree[id]))
  }

  /// What a figure may leave out.
  func trait(_ trait: Rule.Side.Trait) -> String {
    guard language == .zh else {
      return trait == .countBasis ? "count basis" : trait.rawValue
    }
    return switch trait {
    case .value: "数值"
    case .numerator: "分子"
    case .denominator: "分母"
    case .countBasis: "计数口径（countBasis）"
    case .period: "时期（period）"
    case .computed: "计算值"
    case .total: "合计"
    case .parts, .part: "各部分"
    case .children: "下级的数"
    }
  }

  /// The word for a level.
  func level(_ rank: Rank) -> String {
    if let level = dataset?.catalogue.levels[rank.rawValue] {
      return DataText.visible(language.pick(level.title))
    }
    guard language == .zh else { return rank.rawValue }
    return switch rank {
    case .national: "国家级"
    case .province: "省级"
    case .prefecture: "市级"
    case .county: "县级"
    case .township: "乡镇级"
    case .village: "村级"
    }
  }
}
