internal import Core

extension Chinese {
  /// What a check while typing found; nil for other facts.
  static func entryFact(_ fact: Finding.Fact, names: FactWords) -> ProblemWords? {
    switch fact {
    case .unlikeBefore(let value, let before, let year, let low, let high):
      ProblemWords(
        "与上年相差悬殊", found: "\(value.plain)，\(year)年为\(before.plain)",
        expected: "按往年约在\(low.plain)至\(high.plain)之间",
        next: "请看数位是否颠倒、多写或少写一位，单位是否写对；确实如此请写明原因")
    case .unlikePeers(let value, let median, let low, let high, let peers):
      ProblemWords(
        "与同级地区相差悬殊", found: value.plain,
        expected: "\(peers)个同级地区的中位数为\(median.plain)，一般在\(low.plain)至\(high.plain)之间",
        next: "请核对数位和单位；确实如此请写明原因")
    case .unitChanged(let found, let before, let year):
      ProblemWords(
        "单位与上年不是一类", found: quoted(found), expected: "\(year)年用的是\(quoted(before))",
        next: "请看是人数还是人次、家数还是家次；口径变了请写明原因")
    case .future(let date):
      ProblemWords(
        "日期还没有到", found: plain(date), expected: "今天或以前的日期", next: "请核对年月日；计划的事不在这里填")
    case .organisationCode(let found, let expected):
      ProblemWords(
        "组织机构代码的校验位不对", found: plain(found), expected: plain(expected),
        next: "统一社会信用代码的第9至17位是组织机构代码；请对照营业执照核对，执照如此请写明原因")
    case .codeTaken(let other):
      ProblemWords(
        "代码已有别的单位在用", found: "与记录\(names.other(other))相同", expected: "一个单位一个代码",
        next: "请看是否同一单位登记了两次，或代码抄错；确是分支机构请写明原因")
    case .similarName(let id, let name):
      ProblemWords(
        "同一县里有名称很像的单位", found: names.isForScreen ? quoted(name) : "\(quoted(name))（记录\(plain(id))）",
        expected: "不重复登记",
        next: "请看是否同一单位；是就改用那条记录，不是请写明原因")
    case .fieldMissing(let field):
      ProblemWords(
        "必填项没有填", found: "空", expected: names.field(field), next: "请填写\(names.field(field))")
    case .fieldOutOfRange(let field, let value, let minimum, let maximum):
      ProblemWords(
        "\(names.field(field))超出范围", found: value.plain,
        expected: range(minimum?.plain, maximum?.plain), next: "请核对这个数")
    case .fieldTaken(let field, let other):
      ProblemWords(
        "\(names.field(field))已被别的记录使用", found: "与记录\(names.other(other))相同", expected: "不重复",
        next: "请看是否同一件事登记了两次，或抄错")
    case .moveNotAllowed(let from, let to):
      ProblemWords(
        "状态不能这样变", found: "从\(names.state(from))到\(names.state(to))",
        expected: names.moves(from: from), next: "请按次序办理；确需改回请先撤销上一步")
    case .moveNeeds(let field, let to):
      ProblemWords(
        "改为\(names.state(to))要先填\(names.field(field))", found: "空", expected: names.field(field),
        next: "请填写\(names.field(field))")
    default: nil
    }
  }
}
