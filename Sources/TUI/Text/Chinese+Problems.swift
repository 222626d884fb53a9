internal import Core

extension Chinese {
  static func typeProblem(_ kind: LoadProblemKind) -> ProblemWords {
    switch kind {
    case .wrongType(let found):
      ProblemWords(
        "值的类型不对", found: type(found), expected: "docs/data-format.md规定的类型",
        next: "请按应有的类型改写；数字不加引号，文本要加引号")
    case .missingKey(let key):
      ProblemWords(
        "缺少必填的\(quoted(key))", found: "没有这个键", expected: "键\(quoted(key))和它的值",
        next: "请补上\(quoted(key))；写法见docs/data-format.md")
    case .unknownKey(let key, let nearest):
      ProblemWords(
        "不认识的键\(quoted(key))", found: quoted(key),
        expected: nearest.map { "已知的键，最接近的是\(quoted($0))" } ?? "docs/data-format.md所列的键",
        next: "若是写错请改正；若是有意添加，可以不管，它会原样保留")
    case .numberOverflow:
      ProblemWords(
        "数字太长，无法精确计算", found: "过长的数字", expected: "最多18位有效数字", next: "请核对这个数字")
    case .notAnInteger:
      ProblemWords("应当是整数", found: "带小数的数", expected: "整数", next: "请核对这个数字，去掉小数")
    case .malformed(let form):
      ProblemWords(
        "文本的写法不对", found: "别的写法", expected: Self.form(form), next: "请按规定的写法改写")
    case .inconsistent(let key, let other):
      ProblemWords(
        "\(quoted(key))与\(quoted(other))对不上", found: "两者不相配", expected: "两者相配，或只写一个",
        next: "请对照docs/data-format.md，补上缺少的或删去多余的一个")
    default: unforeseen
    }
  }

  static func nameProblem(_ kind: LoadProblemKind) -> ProblemWords {
    switch kind {
    case .emptyName:
      ProblemWords("名称是空的", found: "空文本", expected: "至少一个字", next: "请填上名称")
    case .controlCharacters(let scalar):
      ProblemWords(
        "文本里有看不见的控制字符", found: "\(DataText.codePoint(scalar))（\(character(scalar))）",
        expected: "只含看得见的字", next: "请删去这个字符再重新输入；显示时以“?”或空格代替")
    case .duplicateID(let id, let first):
      ProblemWords(
        "编号\(quoted(id))重复，只用第一个", found: "又一个\(quoted(id))\(firstPlace(first))",
        expected: "每个编号只用一次", next: "请给其中一个换编号，或删去重复的一个")
    case .unknown(let vocabulary, let name, let nearest):
      ProblemWords(
        "\(word(vocabulary))\(quoted(name))不认识", found: quoted(name),
        expected: expected(vocabulary) + (nearest.map { "，最接近的是\(quoted($0))" } ?? ""),
        next: advice(vocabulary))
    case .formerRegion(let code, let successors):
      ProblemWords(
        successors.count == 1
          ? "地区代码\(quoted(code))已停用，按现行地区处理" : "地区代码\(quoted(code))已停用，分属几个地区，未采用这条记录",
        found: quoted(code),
        expected: successors.isEmpty
          ? "现行的地区编号" : "现行的" + successors.map { plain($0) }.joined(separator: "或"),
        next: "请改用现行的地区编号")
    case .regionCycle(let ids):
      ProblemWords(
        "地区的上级关系绕成了圈", found: DataText.chain(ids),
        expected: "沿上级最终到全国（000000）", next: "请改正其中一个地区的parent")
    case .orphan(let parent):
      ProblemWords(
        "上级地区不存在", found: "parent为\(quoted(parent))", expected: "regions.json中已有的地区编号",
        next: "请改正parent，或在regions.json中补上这个上级")
    case .definitionCycle(let ids):
      ProblemWords(
        "定义互相引用，绕成了圈", found: DataText.chain(ids),
        expected: "定义只引用别的、已算得出的定义", next: "请改正其中一个定义的公式")
    default: unforeseen
    }
  }

  static func valueProblem(_ kind: LoadProblemKind) -> ProblemWords {
    switch kind {
    case .outOfRange(let minimum, let maximum):
      ProblemWords(
        "数值超出允许的范围", found: "范围以外的数", expected: range(minimum, maximum),
        next: "请核对原文、数值和单位；确实如此请在备注中说明")
    case .numeratorExceedsDenominator(let numerator, let denominator):
      ProblemWords(
        "分子大于分母", found: "分子\(plain(numerator))，分母\(plain(denominator))", expected: "分子不大于分母",
        next: "请核对原文，看两个数是否写反或写错")
    case .unitMismatch(let found, let expected):
      ProblemWords(
        "单位与指标不符", found: quoted(found), expected: "能换算成\(quoted(expected))的单位",
        next: "请核对指标和单位，看哪一个写错了")
    case .periodOrder(let start, let end):
      ProblemWords(
        "时期的起止颠倒", found: "从\(plain(start))到\(plain(end))", expected: "开始不晚于结束", next: "请核对起止日期")
    case .exampleFailed(let indicator, let example, let expected, let result):
      ProblemWords(
        "指标\(quoted(indicator))的第\(example + 1)个算例算出来不对，该指标已停用",
        found: result.map(plain) ?? "算不出结果", expected: plain(expected),
        next: "请改正公式或算例，改好后指标自动恢复")
    case .constraint(let field, let rule):
      ProblemWords(
        "字段\(quoted(field))不合规则", found: "不合规则的值", expected: plain(rule), next: "请核对这一项后改正")
    default: unforeseen
    }
  }

  /// A range in words; nil is open.
  static func range(_ minimum: String?, _ maximum: String?) -> String {
    switch (minimum.map(plain), maximum.map(plain)) {
    case (let low?, let high?): "\(low)至\(high)"
    case (let low?, nil): "不小于\(low)"
    case (nil, let high?): "不大于\(high)"
    case (nil, nil): "任意数"
    }
  }

  /// Where the first of two stands, in brackets.
  static func firstPlace(_ place: FilePlace) -> String {
    guard let position = place.position else {
      return "（第一个在\(DataText.path(place.file))）"
    }
    return "（第一个在\(DataText.path(place.file)) 第\(position.line)行）"
  }

  private static func character(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x09: "制表符"
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: "换行"
    case 0x1B: "转义符"
    case 0x00...0x1F, 0x7F...0x9F: "控制字符"
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: "改变文字方向的字符"
    default: "不显示的字符"
    }
  }

  /// Data in Chinese quotation marks.
  static func quoted(_ text: String) -> String { "“\(DataText.visible(text))”" }

  /// Data without quotation marks, for numbers and the like.
  static func plain(_ text: String) -> String { DataText.visible(text) }
}
