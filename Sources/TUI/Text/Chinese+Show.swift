internal import Core

extension Chinese {
  /// What a show says.
  static func show(_ phrase: ShowPhrase) -> String {
    switch phrase {
    case .pressEscapeAgain: "再按一次 Esc 结束演示"
    case .howToEnd: "演示中不能录入或退出；按两次 Esc 结束演示"
    case .onlySignalEnds: "展台模式：按键不能结束演示，由管理员结束程序（SIGTERM）"
    case .keysLine(let canEnd):
      "→下一张 ←上一张 数字+Enter跳到 p暂停 b黑屏 f锁定 L英文 T配色" + (canEnd ? " Esc两次结束" : "")
    case .jumpTo(let number): "跳到第 \(number) 张：按 Enter"
    case .noSuchSlide(let number, let count): "没有第\(number)张，共\(count)张"
    case .nextIs(let title): "下一张 \(title)"
    case .lastSlide: "最后一张"
    case .emptyDeck: "这个地区没有可以演示的数字"
    case .black: "黑屏；按 b 恢复"
    case .locked(let time): "数字已锁定 \(time)"
    case .unlocked: "数字继续更新"
    case .paused: "已暂停"
    case .goesOn: "继续自动翻页"
    case .gained(let change): "本场 \(change)"
    case .sourceLost(let time): "\(time) 起读不到数据，显示最后读到的数字"
    case .sourceBack: "数据已恢复"
    case .unread(let files): "\(files) 个文件没有读全"
    case .faultySlide: "此张幻灯片有误"
    case .unknownRegion(let name, let near):
      "没有找到地区“\(sanitized(name))”"
        + (near.isEmpty ? "" : "，相近的有：" + near.prefix(5).joined(separator: "、"))
    case .ambiguousRegion(let name, let candidates):
      "“\(sanitized(name))”不止一个：" + candidates.prefix(5).joined(separator: "、") + "；请写代码"
    case .noData: "未填报"
    case .onlyPartial(let reporting, let expected):
      "只有部分下级填报（\(reporting)/\(expected)），不作为合计演示"
    case .undefinedHere: "0/0，不计算"
    case .tooFewPlaces: "有完整数字的地区不足两个，不排名"
    case .tooFewYears: "有数字的年份不足两年，不成趋势"
    case .noTarget: "没有可以对照的目标"
    case .noTargetHere: "这个指标没有可以对照的目标"
    case .noDeadline: "没有定下日期的时限"
    case .ratesTitle: "主要比率"
    case .ranking: "排名"
    case .completeOnly: "仅比较完整数字"
    case .leftOut(let partial, let missing, let rank): leftOut(partial, missing, rank)
    case .byDimension(let name): "按\(name)"
    case .moved(let move, let ascii): moved(move, ascii)
    case .verdict(let verdict): self.verdict(verdict)
    case .stillWanting(let gap): "还差 \(gap)"
    case .goal(let goal): "目标 \(goal)"
    case .progress(let percent): "进度 \(percent)%"
    case .pace(let percent): "时间过了 \(percent)%"
    case .dueOn(let day): "截止 \(day.year)年\(day.month)月\(day.day)日"
    case .years(let first, let last): "\(first)—\(last)年"
    case .caseOfDay: "今日案例"
    case .openDecisions: "未办结事项"
    case .overdue(let days): "逾期\(days)天"
    case .dueIn(let days): days == 0 ? "今天到期" : "还有\(days)天"
    case .asOf(let day): "截至\(day.year)年\(day.month)月\(day.day)日"
    case .holders(let count): "\(count)项"
    case .holderAndMore(let name, let count): "\(name)等\(count)项"
    case .fromRegister(let title): "台账：\(title)"
    case .doneRate: "完成率"
    case .closedRate: "完结率"
    case .publishedRate: "结果公开率"
    case .planned(let task): "任务 \(task)"
    case .notReplacing: "不替代国家随机监督抽查系统"
    case .deadline: "时限"
    case .owedTo(let recipient): "报送 \(recipient)"
    case .more(let count): "另 \(count) 项"
    case .tableColumns: "项目\t数值\t单位\t标记\t分子/分母\t时期"
    case .withoutOption(let name): "\(name)未填"
    case .tally(let phrase): tally(phrase)
    case .notesTitle: "演讲备注"
    case .noNotes: "这一张没有备注"
    case .waitingForShow: "正在等待演示开始（另一终端：F5 或 qijian present）"
    case .nextSlide: "下一张"
    case .running(let minutes, let seconds): "已讲 \(minutes):\(seconds < 10 ? "0" : "")\(seconds)"
    case .showEnded: "演示已结束"
    }
  }

  private static func tally(_ phrase: TallyPhrase) -> String {
    switch phrase {
    case .state(let unsaved, let pads):
      "未记 \(unsaved)  计数点 \(pads)  1–9加一  + -数字Enter  u撤销  F9结束并登记"
    case .ownCount(let count): "本点 \(count)"
    case .readOnlyData: "这套数据只读，不能计数"
    case .noSheets: "目录里没有计数表（catalogue/tallies.json）"
    case .chooseCounter: "请先按一个计数键（1–9）"
    case .typing(let number, let counter): "计数\(counter)  \(number)_  Enter 记入  Esc 取消"
    case .pressEndAgain: "再按一次 F9：合计写入活动台账，全部计数点结束"
    case .pressEscapeAgain: "再按一次 Esc 离开，计数保留"
    case .ended: "已结束并登记；按 Esc 离开"
    case .notWritten(let error): "没有记上：" + JournalErrorWords(.zh).words(error)
    }
  }

  private static func leftOut(_ partial: Int, _ missing: Int, _ rank: Rank?) -> String {
    let word = rank.map(rankWord) ?? "地区"
    var parts: [String] = []
    if missing > 0 { parts.append("\(missing)个\(word)未填报") }
    if partial > 0 { parts.append("\(partial)个口径不同或不完整") }
    return "未排名：" + parts.joined(separator: "，")
  }

  private static func moved(_ move: RankMoveWord, _ ascii: Bool) -> String {
    switch move {
    case .up(let places): (ascii ? "^" : "▲") + "\(places)"
    case .down(let places): (ascii ? "v" : "▼") + "\(places)"
    case .same: "="
    case .new: "新"
    }
  }

  private static func verdict(_ verdict: TargetProgress.Verdict) -> String {
    switch verdict {
    case .reached: "已达标"
    case .onPace: "进度快于时间"
    case .behind: "进度慢于时间"
    case .missed: "到期未达标"
    case .unknown: ""
    }
  }
}
