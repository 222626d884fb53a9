internal import Core

extension Chinese {
  /// The words of forms, register lists and row cards.
  static func formText(_ phrase: FormPhrase) -> String {
    switch phrase {
    case .newRow(let register): "新增 \(register)"
    case .editRow(let register): "修改 \(register)"
    case .moveRow(let register, let from, let to): "\(register)：\(from) → \(to)"
    case .rowList(let register): register
    case .registerMenu: "新增哪种记录"
    case .newOfRegister(let register): "新增：\(register)"
    case .listOfRegister(let register): "台账：\(register)"
    case .otherFields: "其他"
    case .required: "必填"
    case .requiredLeft(let count): "必填未填 \(count)"
    case .blockingLeft(let count): "强制 \(count)"
    case .toReview(let count): "核实 \(count)"
    case .complete: "必填已齐"
    case .unreadable(let count): "看不懂 \(count)"
    case .keptUnread(let field, let why): "\(field)留作草稿：\(why)"
    case .draftMark: "?草稿，看不懂"
    case .understood(let words): "= \(words)"
    case .reason: "说明原因"
    case .reasonWanted: "未达分数线仍办理，请写明原因"
    case .choicesMore(let count): "共\(count)项"
    case .noChoice: "没有匹配的选项"
    case .fixedState: "状态由办理改变"
    case .formKeys: "没有保存的内容留作草稿"
    case .problem(let problem, let field): enteredProblem(problem, field)
    case .isRequired(let field): "必填：请填写\(field)"
    case .finding(let severity, let what, let next):
      "\(Self.severity(severity))：\(what)" + (next.isEmpty ? "" : "。\(next)")
    case .scorePasses(let scheme, let score, let threshold, let effect):
      "\(scheme)：\(score)分，达到\(threshold)分（\(effect)）"
    case .scoreFails(let scheme, let score, let threshold, let effect):
      "\(scheme)：\(score)分，未达\(threshold)分（\(effect)）"
    case .scoreMissing(let scheme, let threshold, let effect):
      "\(scheme)：\(threshold)分（\(effect)），尚无得分"
    case .saved(let time): "已保存 \(time)"
    case .savedToReview(let time, let count, let severity, let what):
      "已保存 \(time)；\(count)项要看，\(Self.severity(severity))：\(what)"
    case .saving: "正在保存"
    case .notReadable(let field): "\(field)看不懂，未保存；请改正，或按 Esc 留作草稿"
    case .mendOrInsist(let what): "\(what)；再按一次仍保存"
    case .nothingChanged: "没有改动"
    case .draftKept(let register): "\(register)未保存，已留作草稿；下次按 Insert 接着填"
    case .draftTitle: "草稿"
    case .draftQuestion(let register): "有一份未保存的\(register)草稿"
    case .draftKeys: "Enter 接着填   Delete 丢弃，填新的   Esc 返回"
    case .nothingToRepeat: "没有可沿用的上一条"
    case .repeated: "已沿用上一条的值"
    case .pastedInPart: "粘贴的文字太长，只放入一部分"
    case .readOnlyData: "只读数据，不能录入；按 F2 建立练习副本"
    case .deleteTitle: "删除"
    case .deleteQuestion(let row): "删除“\(row)”？"
    case .deleteKeys: "Enter 删除   Esc 留下"
    case .deleted(let row): "已删除“\(row)”；Ctrl-Z 撤销"
    case .rowGone: "这条记录已不在"
    case .rowGoneMeanwhile(let author): "没有保存：\(author) 刚删除了这条记录；你填的内容留作草稿"
    case .noRows: "没有记录；按 Insert 新增"
    case .rowHint: "输入文字筛选（如 接害>100），→ 选列"
    case .menuHint: "输入名称或首字母"
    case .moves: "可办理"
    case .noMoves: "已是最终状态"
    case .moveNumber(let number): "\(number) "
    case .history: "办理与修改记录"
    case .noHistory: "没有修改记录"
    case .state: "状态"
    case .rowCount(let count): "共\(count)条"
    case .filtered(let count, let all, let words): "筛选“\(words)” \(count)/\(all)条"
    case .filtering: "正在筛选…"
    case .counting: "正在计数…"
    case .sortingCancelled: "已取消排序，仍按原来的顺序"
    case .filteringCancelled: "已取消筛选，仍是原来的记录"
    case .countsWait: "记录还没有找全，请稍候再计数"
    case .nothingToCountBy: "本台账没有选项栏，不能计数"
    case .countedBy(let side, let top):
      top.map { "按“\(side)”和“\($0)”计数" } ?? "按“\(side)”计数"
    case .countOfRows: "条数"
    case .countSum: "合计"
    case .withoutChoice: "未填"
    case .countsHint: "↑↓ 选择，←→ 看其余各列"
    case .cannotNarrow: "这一项不能写成筛选条件"
    case .countCondition(let field, let choice): choice.map { "\(field)=\($0)" } ?? "未填 \(field)"
    case .countConditions(let before, let more): "\(before) 且 \(more)"
    case .filterProblem(let problem): queryProblem(problem.kind)
    case .listing(let percent): "正在筛选排序" + (percent.map { " \($0)%" } ?? "")
    case .completes: "Tab补全"
    case .sortMark(let isDescending, let collation, let ascii):
      (isDescending ? (ascii ? "v" : "↓") : (ascii ? "^" : "↑"))
        + (collation == .pinyin ? "音" : collation == .codePoint ? "码" : "")
    }
  }

  /// Why a typed text is no value of a field, and what to type.
  static func enteredProblem(_ problem: EnteredProblem, _ field: Field) -> String {
    let text = DataText.visible(problem.text, longest: 24)
    return switch problem.kind {
    case .nothing: "没有内容"
    case .notApplicable: "此处不能填“不适用”，留空即可"
    case .unreadable(let part): "看不懂“\(DataText.visible(part, longest: 24))”，\(example(field))"
    case .ambiguous(let readings): "“\(text)”可作\(readings.joined(separator: "或"))，请写明"
    case .range(let from, let to): "“\(from)至\(to)”是范围，请填一个数"
    case .exponent: "“\(text)”是电子表格截短的数，请填全部数字"
    case .tooLong: "数字太长"
    case .unit(let found, let expected): "单位是“\(expected)”，不能填“\(DataText.visible(found))”"
    case .notWhole(let unit): unit.isEmpty ? "请填整数" : "请填整数（\(unit)不计小数）"
    case .qualifiers(let words): "“\(words.joined(separator: "、"))”不能这样用，请只填数字"
    case .notARate: "请填一个数，不填分数"
    case .zeroDenominator: "分母为零，不计算"
    case .impossibleDate(_, let month, _, let last?): "\(month)月只有\(last)天"
    case .impossibleDate: "没有这一天"
    case .unfinished: "日期没有写完，如 4.26、0426、20230426、4月26日、今天"
    case .unknown(let near):
      "没有“\(text)”" + (near.isEmpty ? "，请从选项中选（F2）" : "，请从选项中选")
    case .several(let found): "有\(found.count)个“\(text)”，请从选项中选"
    case .codeLength(let found, let expected): "代码应为\(expected)位，现有\(found)位"
    case .codeCharacter(let found, let likely):
      "代码中没有字母“\(DataText.visible(found))”"
        + (likely.isEmpty ? "" : "，是不是\(likely.joined(separator: "或"))？")
    }
  }

  private static func example(_ field: Field) -> String {
    switch field.type {
    case .date: "日期如 4.26、0426、20230426、4月26日、今天"
    case .period: "时期如 2023、2023-Q3、2023年5月"
    case .year: "年份如 2023"
    case .integer: "请填整数"
    case .decimal: "请填数字"
    case .quantity: "数量如 120、120余、近500、3.7万"
    case .boolean: "请填 是 或 否"
    default: "请从选项中选"
    }
  }
}
