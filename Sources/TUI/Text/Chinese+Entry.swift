internal import Core

extension Chinese {
  /// The words of data entry.
  static func entry(_ phrase: EntryPhrase) -> String {
    switch phrase {
    case .heading: "录入"
    case .savedAt(let time): "已保存 \(time)"
    case .saving: "正在保存"
    case .filesChanged(let names):
      "别的程序改动了 \(names.prefix(2).joined(separator: "、"))\(names.count > 2 ? "等\(names.count)个文件" : "")：这里仍是打开时的数，退出再打开才看得到"
    case .waitingFor(let why): "等待保存：\(why)"
    case .blanks(let count): "未填 \(count)"
    case .drafts(let count): "草稿 \(count)"
    case .officeOf(let term, let rank): officeName(term, rank)
    case .sumOf(let term, let rank): wholeArea(rank, term) + "汇总"
    case .ownOf(let term, let rank): wholeArea(rank, term) + "上报"
    case .coverage: "  已填"
    case .stateColumn: "状态"
    case .state(let state): stateName(state)
    case .noBlank: "没有未填的格子"
    case .noLastYear: "上年没有可沿用的数"
    case .filledFromLastYear(let count): "已沿用上年\(count)格；Ctrl-Z 撤销"
    case .filledDown(let count): "已向下填充\(count)格；Ctrl-Z 撤销"
    case .denominatorRepeated(let text): "沿用上一个分母：\(text)"
    case .nothingAbove: "上面没有可填充的值"
    case .computedCell: "这一格由程序计算，不用填写"
    case .rowsAreGiven: "年报表的行由区划决定，不能增删；台账里按 Ctrl-O 进入的表可以"
    case .rowListOnly: "请先打开台账列表"
    case .formOnly: "请先打开一张登记表（Insert）"
    case .lockedSheet(let sheet): "\(sheet)已上报，已锁定；按 F9 填写理由后可重新打开"
    case .outsideRegion(let region): "你在本数据中只负责\(region)，不能修改其他地区"
    case .readOnlyData: "这份数据是只读的；按 F2 建立练习副本"
    case .unknownPerson(let name): "这份数据的人员名单里没有 \(name)，不能修改"
    case .reviewersOnly: "只有审核人员可以退回和审核"
    case .viewerOnly: "你在本数据中只有查看权限"
    case .copied(let rows, let columns): "已复制\(rows)行\(columns)列，送往终端剪贴板"
    case .marking: "选择中：方向键扩大，Ctrl-C 复制，Ctrl-K 沿用上年，Delete 清空，Esc 取消"
    case .undone(let count, let change): "已撤销\(several(count, change))；Ctrl-Y 重做"
    case .redone(let count, let change): "已重做\(several(count, change))"
    case .sheetStep: "上报和重新打开不能撤销：到该表按 F9，写明理由"
    case .changedSince(let author, let time): "不能撤销：\(author) \(time) 又改过这一格"
    case .nothingToStep(let direction): direction < 0 ? "没有可撤销的修改" : "没有可重做的修改"
    case .allSaved(let time): time.map { "全部已保存（\($0)）" } ?? "已保存：没有待保存的修改"
    case .keptAsDraft: "此数据不能写入，已留作草稿"
    case .draftsRestored(let count): "已恢复上次没有写完的草稿\(count)处：按 F7 列出，回车到那一处"
    case .draftsLeft(let count): "表里有草稿\(count)格（红字），光标在第一格；F7 逐项查看"
    case .draftAgainst(let name, let theirs, let author, let time):
      "\(name)  格里现在是 \(theirs)"
        + (author.isEmpty ? "" : "（\(author) \(time)）") + "，红字是我的草稿；回车或 Ctrl-S 时选一个"
    case .leftUnsaved(let count, let why):
      "有\(count)步没有写进日志" + (why.map { "（\($0)）" } ?? "") + "；输入的内容已留作草稿，下次打开时还在"
    case .draftWord: "草稿"
    case .newRowDraft: "新记录"
    case .draftsNotWritten(let why, let isFull):
      "草稿写不进磁盘：\(why)。请勿关闭程序，\(isFull ? "先腾出空间" : "先让那里能写入")"
    case .draftsWrittenAgain: "草稿又能写进磁盘了，刚才输入的都已存好"
    case .cannotWrite(let path):
      "你不能写入这个文件夹，填的数保存不了，只留作草稿。请管理员给你写入权限，或把数据复制到自己的文件夹里再打开（\(path)）"
    case .reasonDraft(let name): "理由 · \(name)"
    case .journalRegained(let drafts):
      drafts == 0 ? "数据文件夹又能用了，可以继续保存" : "数据文件夹又能用了；有\(drafts)个草稿还没有保存，Ctrl-S 保存本表的"
    case .journalReadOnly(let why): "现在不能保存：\(why)。输入的内容留作草稿"
    case .notSaved(let why): "没有保存：\(why)。已留作草稿，按 Ctrl-S 重试"
    case .othersWrote(let author, let count, let change): "\(author) 刚改了\(several(count, change))"
    case .noFindings: "校验通过：没有发现问题"
    case .findingLine(let severity, let place, let what, let expected, let next, let canExplain):
      "\(severity)：\(place) \(what)"
        + (expected.isEmpty ? "" : "；应为：\(expected)")
        + (canExplain ? "。改正，或按 F4 填写说明" : next.isEmpty ? "" : "。\(next)")
    case .cellHint(let name, let unit, let lastYear, let explanation):
      name + (unit.isEmpty ? "" : "（\(unit)）") + (lastYear.map { "  上年 \($0)" } ?? "")
        + (explanation.map { "  说明：\($0)" } ?? "")
    case .nothingToExplain: "这一格没有需要说明的核实项"
    case .explained: "说明已记入"
    case .practiceFailed(let why): "练习副本没有建成：\(why)"
    case .noGridHere: "这里没有可录入的表；换一个页签（F6）再按 F2"
    case .enteredAs(let name, let inputs):
      "\(name)由程序计算：请填\(inputs.joined(separator: "、"))"
    case .countedFrom(let name, let register): "\(name)由台账计数：在\(register)台账里登记"
    case .onNoSheet(let name, let sheet):
      "没有报表收录\(name)" + (sheet.map { "；同类的是\($0)" } ?? "")
    case .submitted(let sheet): "\(sheet)已上报并锁定"
    case .stateSet(let sheet, let state): "\(sheet)：\(stateName(state))"
    case .notSubmitted: "这张表还没有上报"
    case .noPractice: "现在打开的不是练习副本"
    case .journalNotice(let words): words
    case .gridOnly: "请先按 F2 打开录入表"
    case .nothingYet(let period, let duty): "\(period)还没有\(duty)：填写新记录"
    case .nothingToDo: "这一项不在程序里办理"
    default: entryDialog(phrase)
    }
  }

  private static func entryDialog(_ phrase: EntryPhrase) -> String {
    switch phrase {
    case .practiceTitle: "建立练习副本"
    case .practiceQuestion(let folder):
      "这份数据是只读的。可以在自己的文件夹里建立一份练习副本，随意录入，原数据不受影响；已经建立过的会接着使用。"
        + (folder.isEmpty ? "" : "位置：\(folder)")
    case .practiceKeys: "Enter 建立或打开练习副本   Esc 不用"
    case .pasteTitle(let rows, let columns): "粘贴 \(rows)行 x \(columns)列"
    case .pasteKeys(let good): "Enter 写入\(good)格（一次撤销）   ↑↓ 逐格查看   Esc 取消"
    case .pasteSums(let added, let changed, let same):
      "写入\(added + changed)格：新填\(added)，改动\(changed)" + (same > 0 ? "；\(same)格与现有相同" : "")
    case .pasteNotWritten(let unreadable, let outside, let locked, let others):
      "不写入："
        + [
          unreadable > 0 ? "\(unreadable)格读不懂（留作草稿）" : nil,
          outside > 0 ? "\(outside)格不在你的地区内" : nil, locked > 0 ? "\(locked)格的表已上报" : nil,
          others > 0 ? "\(others)格没有权限" : nil,
        ].compactMap(\.self).joined(separator: "，")
    case .pasteKind(let kind): pasteKind(kind)
    case .pasteRefused(.outside): "不在你的地区内"
    case .pasteRefused(.lockedSheet): "表已上报，已锁定"
    case .pasteRefused: "没有权限"
    case .pasteBecause(let why): "：\(why)"
    case .pasteOutside(let count): "\(count)格超出表格或落在汇总上，不写入"
    case .pasteNothing: "粘贴的内容里没有可写入的数"
    case .conflictTitle: "两个人改了同一格"
    case .conflictMine: "用我的"
    case .conflictTheirs("", _): "用格里现在的"
    case .conflictTheirs(let author, let time): "用 \(author) \(time) 的"
    case .conflictKeys: "↑↓ 选择   Enter 确定   Esc 以后再定（我的留作草稿）"
    case .reasonTitle(let name): "说明  \(name)"
    case .reasonHint: "写明原因   Enter 记入   Esc 取消"
    case .reopenTitle(let name): "理由  \(name)"
    case .submitTitle(let name): "上报  \(name)"
    case .submitBlocked(let count): "还有\(count)项要先改正或说明，不能上报"
    case .submitOpen(let count): "\(count)项要先改正或说明（F7 逐项查看）   Esc 返回"
    case .submitClean: "没有未处理的问题"
    case .submitDrafts(let count): "草稿\(count)格（红字）还不是数：按 Esc 回到表里，改好后按 Enter"
    case .submitBlanks(let count): "还有\(count)格未填；未填不等于零"
    case .submitKeys: "Enter 上报并锁定   Esc 返回"
    case .submitForbidden: "此表没有定义上报"
    case .findingsTitle(let count): "校验：\(count)项"
    case .findingsKeys: "Enter 到这一格   F4 填写说明   Esc 返回"
    case .draftsTitle(let count): "草稿：\(count)处"
    case .draftsKeys: "Enter 到那一处   F7 数据核查   Esc 返回"
    case .quitWithDrafts(let count): "有\(count)处草稿没有写进磁盘，退出会丢失。仍要退出？"
    case .emptyValue: "（空）"
    case .workTitle(let region, let today): "工作清单  \(region)  \(today)"
    case .workStanding(let standing, let days): workStanding(standing, days)
    case .workNone: "没有要办的事"
    default: ""
    }
  }

  /// How many changes, and the first of them.
  private static func several(_ count: Int, _ first: String) -> String {
    if first.isEmpty { return "\(count)处" }
    return count == 1 ? "：\(first)" : "\(count)处，第一处：\(first)"
  }

  private static func pasteKind(_ kind: PastePreview.Kind) -> String {
    switch kind {
    case .unreadable: "草稿"
    case .refused: "不写"
    case .changed: "改动"
    case .added: "新填"
    case .same: "相同"
    }
  }

  private static func officeName(_ term: String, _ rank: Rank) -> String {
    switch (rank, term) {
    case (.national, _): "国家本级"
    case (.province, "自治区"): "自治区本级"
    case (.province, "省"): "省本级"
    case (.prefecture, "自治州"): "州本级"
    case (.prefecture, "盟"): "盟本级"
    case (.province, _), (.prefecture, _): "市本级"
    case (.county, "县"), (.county, "自治县"): "县本级"
    case (.county, "县级市"): "市本级"
    case (.county, "旗"), (.county, "自治旗"): "旗本级"
    default: "本级"
    }
  }

  static func stateName(_ state: SheetState) -> String {
    switch state {
    case .blank: "未填报"
    case .filling: "填报中"
    case .pending: "待核实"
    case .filled: "已填报"
    case .submitted: "已上报"
    case .returned: "已退回"
    case .approved: "已审核"
    }
  }

  private static func workStanding(_ standing: WorkItem.Standing, _ days: Int?) -> String {
    switch standing {
    case .returned: "已退回"
    case .overdue: days.map { "逾期\(-$0)天" } ?? "逾期"
    case .review: "待核实"
    case .due: days.map { $0 == 0 ? "今天到期" : "还有\($0)天" } ?? "将到期"
    case .open: days.map { $0 < 0 ? "程序看不到" : "还有\($0)天" } ?? "待办"
    case .done: "已办"
    }
  }
}
