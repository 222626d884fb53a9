internal import Core

extension Chinese {
  /// The words of a filter: 粉尘 且 未检测 且 接害>100.
  static let queryWords: QueryWords = {
    var words = QueryWords()
    words.and = ["且", "并且", "而且"]
    words.or = ["或", "或者"]
    words.not = ["非", "不是", "不", "没有", "无"]
    words.missing = ["缺", "缺少", "未", "未填"]
    words.present = ["有", "已", "已填"]
    words.comparators = [
      "大于": .order(.over), "超过": .order(.over), "多于": .order(.over), "晚于": .order(.over),
      "小于": .order(.under), "少于": .order(.under), "不足": .order(.under),
      "早于": .order(.under), "不少于": .order(.atLeast), "至少": .order(.atLeast),
      "不小于": .order(.atLeast), "不低于": .order(.atLeast), "不超过": .order(.atMost),
      "不大于": .order(.atMost), "至多": .order(.atMost), "不多于": .order(.atMost),
      "等于": .order(.is), "为": .order(.is), "是": .order(.is), "不等于": .order(.isNot),
      "不是": .order(.isNot), "不为": .order(.isNot), "包含": .contains, "含": .contains,
    ]
    words.to = ["至", "到"]
    words.yes = ["是", "有", "对"]
    words.no = ["否", "无", "没有", "不"]
    return words
  }()

  /// Why a filter cannot be read.
  static func queryProblem(_ kind: QueryProblem.Kind) -> String {
    switch kind {
    case .unclosed: "这里打开的没有收尾"
    case .unopened: "多了一个右括号"
    case .nothingFollows: "后面还缺条件"
    case .comparisonMissing(let field): "请接着写：\(field.zh) > = < 和值"
    case .valueMissing(let field): "请接着写\(field.zh)的值"
    case .unknownField(let word, let near):
      "没有“\(DataText.visible(word, longest: 20))”这一栏" + (near.map { "，是不是\($0.zh)" } ?? "")
    case .severalFields(let titles):
      "不止一栏：" + titles.prefix(4).map(\.zh).joined(separator: "、")
    case .notAValue(let word, let field, let near):
      "\(field.zh)不能是“\(DataText.visible(word, longest: 20))”" + (near.map { "，是不是\($0.zh)" } ?? "")
    case .notComparable(let field): "\(field.zh)不能这样比较"
    }
  }
}
