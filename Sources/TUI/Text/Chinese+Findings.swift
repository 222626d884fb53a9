internal import Core

extension Chinese {
  static func severity(_ severity: Rule.Severity) -> String {
    switch severity {
    case .block: "强制"
    case .reason: "核实"
    case .hint: "提示"
    }
  }

  /// File, line, column, path and record, as far as they are known.
  static func place(
    file: String, _ position: TextPosition?, path: String, record: String?
  ) -> String {
    var words = file
    if let position { words += " 第\(position.line)行第\(position.column)列" }
    if !path.isEmpty { words += " \(path)" }
    if let record { words += "（记录\(record)）" }
    return words
  }

  static func problemSentence(place: String, _ words: ProblemWords) -> String {
    "\(place)：\(words.what)。实际：\(words.found)；应为：\(words.expected)。\(words.next)。"
  }

  /// What stands for the contents of a personal field.
  static let personal = "（个人信息，不显示）"

  static func unknownName(_ vocabulary: Vocabulary) -> String { "\(word(vocabulary))不认识" }

  /// What a rule or the engine found; numbers are plain digits, names are harmless.
  static func fact(_ fact: Finding.Fact, names: FactWords) -> ProblemWords {
    switch fact {
    case .load(let load): problem(load.kind)
    case .numeratorExceedsDenominator(let numerator, let denominator):
      ProblemWords(
        "分子大于分母", found: "分子\(numerator.plain)，分母\(denominator.plain)",
        expected: "分子不大于分母", next: "请核对原文，看两个数是否写反或写错")
    case .outOfRange(let value, let minimum, let maximum):
      ProblemWords(
        "数值超出指标的范围", found: value.plain, expected: range(minimum?.plain, maximum?.plain),
        next: "请核对原文、数值和单位；确实如此请在备注中说明")
    case .partsDiffer(let total, let sum):
      ProblemWords(
        "各部分相加不等于合计", found: "相加得\(sum.plain)，相差\(difference(sum, total))",
        expected: "与合计\(total.plain)一致", next: "请核对各部分和合计；部分不全或口径不同请在备注中说明")
    case .partExceedsTotal(let part, let total):
      ProblemWords(
        "部分大于合计", found: "部分\(part.plain)", expected: "不大于合计\(total.plain)",
        next: "请核对两个数的口径和时期")
    case .notNested(let upper, let upperValue, let lower, let lowerValue):
      ProblemWords(
        "逐级包含的数，上级多于下级",
        found: "\(names.level(upper))\(upperValue.plain)，\(names.level(lower))\(lowerValue.plain)",
        expected: "\(names.level(upper))不多于\(names.level(lower))",
        next: "请核对计数口径（countBasis）：若每家只按最高级别计一次，应为highestOnly")
    case .percentage(let printed, let computed):
      ProblemWords(
        "百分比与自己的分子分母对不上", found: printed.plain, expected: "按分子分母计算为\(computed.plain)",
        next: "请核对原文；原文如此请在备注中说明")
    case .percentageTruncated(let printed, let rounded):
      ProblemWords(
        "百分比是截去尾数而不是四舍五入得来的", found: printed.plain, expected: "四舍五入为\(rounded.plain)",
        next: "原文如此就不用改；自己填报请四舍五入")
    case .conflict(let one, let other):
      ProblemWords(
        "同一个数有两种说法", found: "\(one.plain)与\(other.plain)", expected: "只有一种，或口径、时期不同",
        next: "请核对两处原文，看时期、范围或计数口径是否不同，并在备注中说明")
    case .duplicate:
      ProblemWords(
        "同一处的同一个数登记了两次", found: "两条相同的数", expected: "只登记一次", next: "请删去重复的一条")
    case .levelBelowRegion(let level, let region):
      ProblemWords(
        "级别低于填报地区自身", found: names.level(level), expected: "\(names.level(region))或以上",
        next: "请核对级别：原文的“市级”在县级市即为县级")
    case .rollupDiffers(let reported, let sum):
      ProblemWords(
        "上报数与下级合计不一致", found: "上报\(reported.plain)，相差\(difference(reported, sum))",
        expected: "与下级合计\(sum.plain)一致", next: "请与下级核对，看是否有本级数、遗漏或重复")
    case .exceeds(let value, let other, let otherValue):
      ProblemWords(
        "大于约束它的数", found: value.plain, expected: "不大于\(names.indicator(other))的\(otherValue.plain)",
        next: "请核对两个数的口径和时期")
    case .zeroDenominator:
      ProblemWords(
        "分母是0，没有百分比可言", found: "分母0", expected: "大于0的分母",
        next: "请核对分母；确实为0就删去这个百分比，只留分子和分母")
    case .broken(let left, let right):
      ProblemWords(
        "两个数不合规则", found: "\(left.plain)与\(right.plain)", expected: "合乎规则的两个数",
        next: "请核对两个数；确实如此请在备注中说明")
    case .unit(let found, let expected):
      ProblemWords(
        "单位与指标不符", found: quoted(found), expected: "能换算成\(quoted(expected))的单位",
        next: "请核对指标和单位，看哪一个写错了")
    case .notStated(let trait):
      ProblemWords(
        "没有写明\(names.trait(trait))", found: "没有这一项", expected: names.trait(trait),
        next: "原文写了就补上；原文没写就不要猜，可在备注中说明")
    case .fell(let from, let to):
      ProblemWords(
        "只增不减的数变小了", found: "从\(from.plain)变为\(to.plain)", expected: "不小于\(from.plain)",
        next: "请核对两个时期的数，看是否有撤销、口径变化或写错")
    case .creditCode(let found, let expected):
      ProblemWords(
        "统一社会信用代码的校验位不对", found: "末位\(plain(found))", expected: "末位\(plain(expected))",
        next: "请对照营业执照逐位核对；执照如此请在备注中说明")
    case .creditCodeRegion(let code, let region):
      ProblemWords(
        "统一社会信用代码的登记机关不在本地", found: "\(plain(code))（\(names.region(region))）",
        expected: "本地区的行政区划代码", next: "异地登记的企业属正常；否则请核对代码和所在地区")
    case .constraint:
      ProblemWords(
        "登记的内容不合登记表的规则", found: "不合规则的值", expected: "合乎规则的值",
        next: "请打开这条记录核对后改正")
    case .unlikeBefore, .unlikePeers, .unitChanged, .future, .organisationCode, .codeTaken,
      .similarName, .fieldMissing, .fieldOutOfRange, .fieldTaken, .moveNotAllowed, .moveNeeds:
      entryFact(fact, names: names)
        ?? ProblemWords("数据有疑问", found: "?", expected: "?", next: "请核对")
    case .exampleFailed(let example, let expected, let result):
      ProblemWords(
        "第\(example + 1)个算例算出来不对，该指标已停用", found: result.map(plain) ?? "算不出结果",
        expected: plain(expected), next: "请改正公式或算例，改好后指标自动恢复")
    }
  }

  /// Indicator, region, period, figure and source of a finding.
  static func subject(_ subject: FactWords.Subject) -> String {
    var words = subject.title.joined(separator: " ")
    if let figure = subject.figure { words += "（数字\(figure)）" }
    if let row = subject.row { words += "（记录\(row)）" }
    if let source = subject.source { words += "，\(source)" }
    return words.isEmpty ? "数据" : words
  }

  /// The absolute difference of two numbers.
  static func difference(_ one: FixedDecimal, _ other: FixedDecimal) -> String {
    guard let difference = one.subtracting(other) else { return "?" }
    return difference.isNegative ? String(difference.plain.dropFirst()) : difference.plain
  }
}
