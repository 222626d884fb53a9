internal import Core

/// The Chinese of the screen: the chrome, lists and status line.
enum Chinese {
  static func text(_ phrase: Phrase) -> String {
    switch phrase {
    case .entry(let phrase): entry(phrase)
    case .form(let phrase): formText(phrase)
    case .productName: "企健"
    case .allPeriods: "全部时期"
    case .year(let year): "\(year)年"
    case .readOnly: "只读"
    case .synthetic: "模拟数据"
    case .practiceCopy: "练习副本"
    case .helpHint: "F1帮助"
    case .region: "地区"
    case .regionName: "地名"
    case .enterprise: "企业"
    case .wholeArea(let rank, let term): wholeArea(rank, term)
    case .hiddenRows(let count, let rank): "另\(count)个\(rank.map(rankWord) ?? "下级")未填报  . 显示"
    case .shownEmptyRows: "含未填报  . 隐藏"
    case .rowsInAll(let count): "共\(count)行"
    case .matching(let count, let text): "筛选“\(text)” \(count)行"
    case .coverage(let reporting, let expected): "\(reporting)/\(expected)"
    case .reportedBeside(let value): "上报 \(value)"
    case .rollUpBeside(let value): "汇总 \(value)"
    case .markLegend(let ascii): markLegend(ValueText(language: .zh, ascii: ascii))
    case .noEnterprises: "此地没有在册企业"
    case .sortedBy(let column, let descending): "按\(column)\(descending ? "降序" : "升序")"
    case .sortedByBriefly(let column, let descending): "\(descending ? "降序" : "升序") \(column)"
    case .missing: "未填报"
    case .notApplicable: "不适用"
    case .undefined: "0/0 不计算"
    case .periodNotStated: "原文未写时间"
    case .welcome(let origin, let figures, let regions):
      welcome(origin) + "，\(figures)个数字，\(regions)个地区有数；按 = 看出处，直接输入中文即可查找，q 退出"
    case .origin(let origin): welcome(origin)
    case .welcomeWithFindings(let origin, let mustFix):
      "文件中有\(mustFix)处必须改正，其中的数没有读入：按 F7 查看。" + welcome(origin)
    case .inputMethodHint: "中文输入法已开：按 Shift 切换，或用 F 键"
    case .savedNothing: "已保存：没有待保存的修改"
    case .mouseOn: "鼠标已开：单击选定，滚轮翻行；按住 Shift 拖动可选字"
    case .mouseOff: "鼠标已关：可直接拖动选字"
    case .themeChanged(let theme): "配色：\(themeName(theme))"
    case .atTheTop: "已是最上一级；q 退出"
    case .noLaterPeriod: "没有更晚的数据"
    case .noEarlierPeriod: "没有更早的数据"
    case .yearSwitched(let year): "此地数据多在\(year)年，已转到这一年"
    case .noMatch(let text): "没有找到“\(text)”"
    case .bookmarked(let place): "已加书签：\(place)"
    case .noBookmarks: "还没有书签；按 m 把当前位置加入书签"
    case .myRegionSet(let region): "我的地区：\(region)"
    case .noMyRegion: "还没有设定我的地区；按 H 选定"
    case .myRegionQuestion: "选定我的地区，下次从那里开始"
    case .myRegionLater: "不选也可以；我的地区以后随时可按 H 选定"
    case .noOtherPlace: "没有上一个位置"
    case .noSentence: "此处未填报，没有可用的表述"
    case .pressAgainToQuit: "再按一次 Ctrl-C 退出"
    case .pasteHint: "粘贴请用终端自己的方法（右键或 Shift-Insert）"
    case .copyOffered: "已请求送往剪贴板；未生效时可在此选取"
    case .copyTooLong: "文字太长，终端剪贴板收不下；可在此选取"
    case .copyUnsupported: "这种终端没有剪贴板；可在此选取"
    case .cellOffered(let text): "已请求把“\(text)”送往剪贴板；再按一次 Ctrl-C 退出"
    case .sorted(let column, let descending): "已按\(column)\(descending ? "降序" : "升序")排列，再按 s 反转"
    case .customaryOrderAgain: "已恢复行政区划顺序"
    case .localeFallback(let locale): "系统语言环境不是 UTF-8，已改用 \(locale)"
    case .terminalNotUTF8: "终端不是 UTF-8 编码，中文可能显示为乱码；请把终端编码改为 UTF-8"
    case .onlyASCII: "系统没有 UTF-8 语言环境，不能显示中文"
    case .noChineseGlyphs: "这种终端没有汉字字形，已改用英文；按 L 切换"
    case .undrawable(let scalars): "此终端显示不了这些字，以〓代替：\(ScreenText.codePoints(scalars))"
    case .comesWithPresent: "数据打开后才能演示"
    case .nothingToUndo: "没有可撤销的修改（本版只能查看）"
    case .onlyWithNumbers: "请把光标移到数字上"
    case .loading(let file, let percent): "正在读取 \(file)" + (percent.map { "  \($0)%" } ?? "")
    case .loadingPace(let rate, let seconds):
      "每秒 " + ScreenText.megabytes(rate) + (seconds.map { "，约剩 \($0) 秒" } ?? "")
    case .cancelHint: "Ctrl-C 取消"
    case .needsSize(let size, let now):
      "屏幕太小：需要 \(size.width)x\(size.height)，现在 \(now.width)x\(now.height)"
    case .show(let phrase): show(phrase)
    case .cannotOpen: "打不开数据"
    default: dialogText(phrase)
    }
  }

  private static func markLegend(_ values: ValueText) -> String {
    let words: [(Mark, String)] = [
      (.reported, "上报"), (.computed, "计算"), (.partial, "仅部分下级"), (.differs, "来源不一"),
    ]
    return words.map { values.mark([$0.0]) + " " + $0.1 }.joined(separator: "  ")
  }

  static func rankWord(_ rank: Rank) -> String {
    switch rank {
    case .national: "全国"
    case .province: "省级地区"
    case .prefecture: "州市"
    case .county: "县市区"
    case .township: "乡镇街道"
    case .village: "村社区"
    }
  }

  static func wholeArea(_ rank: Rank, _ term: String) -> String {
    switch (rank, term) {
    case (.national, _): "全国"
    case (.province, "自治区"): "全区"
    case (.province, "省"): "全省"
    case (.province, _), (.prefecture, "市"): "全市"
    case (.prefecture, "自治州"): "全州"
    case (.prefecture, "盟"): "全盟"
    case (.prefecture, _): "全地区"
    case (.county, "县"), (.county, "自治县"): "全县"
    case (.county, "县级市"): "全市"
    case (.county, "旗"), (.county, "自治旗"): "全旗"
    default: "全区"
    }
  }

  static func themeName(_ theme: Theme) -> String {
    switch theme {
    case .dark: "深色"
    case .light: "浅色"
    case .mono: "单色"
    case .colorBlind: "色觉友好"
    }
  }

  private static func welcome(_ origin: WelcomeOrigin) -> String {
    switch origin {
    case .published: "公开资料整理"
    case .synthetic: "模拟数据，供练习"
    case .practice: "练习副本，原来的数据不受影响"
    case .own(let title): title
    }
  }
}
