internal import Core

extension Chinese {
  /// The words of the dialogs, the account and the dashboard.
  static func dialogText(_ phrase: Phrase) -> String {
    switch phrase {
    case .helpTitle: "帮助"
    case .footerWord(let word): footerWord(word)
    case .helpSection(let section): sectionName(section)
    case .helpKeys(let section): sectionKeys(section)
    case .command(let id): commandName(id)
    case .commandHelp(let id): commandHelp(id)
    case .paletteTitle: "命令"
    case .findTitle: "查找"
    case .findHint: "汉字、拼音、首字母或代码   Enter打开  Tab只筛选本表  Esc返回"
    case .findCount(let count): "\(count)项"
    case .myRegionTitle: "我的地区"
    case .myRegionHint: "用汉字、拼音、首字母或代码找到您的地区   Enter选定  Esc不选"
    case .bookmarksTitle: "书签"
    case .sentenceTitle: "表述"
    case .tableTitle: "表格（制表符分隔）"
    case .findingsTitle(let count): "数据核查：\(count)项"
    case .noFindings: "没有发现问题"
    case .quitTitle: "退出"
    case .quitQuestion: "退出企健？"
    case .yesKey: "Enter 退出"
    case .noKey: "Esc 留下"
    case .accountTitle: "口径与出处"
    case .accountRegion: "地区"
    case .accountPeriod: "时期"
    case .accountValue: "数值"
    case .accountReported: "上报"
    case .accountRivals: "另有"
    case .accountRollUp: "汇总"
    case .accountDifference: "相差"
    case .accountMissing: "未报"
    case .accountFormula: "算式"
    case .accountNumerator: "分子"
    case .accountDenominator: "分母"
    case .accountRateBasis: "分母口径"
    case .accountCountBasis: "计数口径"
    case .accountLevel: "级别"
    case .accountSource: "出处"
    case .accountPrinted: "原文"
    case .accountReporter: "填报单位"
    case .accountQualifier: "精确程度"
    case .accountNote: "说明"
    case .accountDefinition: "定义"
    case .accountUnverified: "定义尚未与正式文本核对"
    case .accountLastEdit: "最近修改"
    case .accountNoEdits: "无（只读数据）"
    case .accountParts: "构成"
    case .accountScope: "范围"
    case .accountFigure: "编号"
    case .accountListed: "在册"
    case .accountBand: "所在档"
    case .accountName: "名称"
    case .accountRow: "行号"
    case .sourceNotStated: "未写出处"
    case .partialSentence(
      let period, let region, let title, let known, let unknown, let rank, let value, let isMixed):
      "\(period)，\(region)\(title)仅掌握\(known)个\(rank.map(rankWord) ?? "下级")，共\(value)，其余\(unknown)个"
        + (isMixed ? "未报或口径不同，未计入。" : "未报。")
    case .shareSentence(let period, let region, let title, let value, let share):
      "\(period)，\(region)\(title)：仅掌握\(share.known)个，其中\(share.passing)个符合，为\(value)，其余\(share.all - share.known)个未报。"
    case .shareCoverage(let share):
      "\(share.known)/\(share.all)个有数，其中\(share.passing)个符合"
    case .fromReportedOnly(let sentence):
      sentence.hasSuffix("。") ? sentence.dropLast() + "（仅按已填报的计算）。" : sentence
    case .changed(let sign): sign > 0 ? "增加" : sign < 0 ? "减少" : "持平"
    case .accountRelated: "相关"
    case .accountExcluded: "未计入"
    case .onlyOfLevel(let level): "只有\(level)的数，没有合计"
    case .excludedBecause(let reason): excluded(reason)
    case .undefinedBecause(let reason): undefined(reason)
    case .mark(let mark, let ascii):
      ValueText(language: .zh, ascii: ascii).mark([mark]) + markWord(mark)
    case .nestedLowest(let rank): "逐级包含，取最低一级（\(rankWord(rank))）"
    case .yearsCount(let count): "\(count)年"
    case .countBasis(let basis): countBasis(basis)
    case .qualifier(let qualifier): qualifierName(qualifier)
    case .scope(let scope): scope == .area ? "全辖区" : "本级"
    case .kind(let kind): kindName(kind)
    case .levelNormalised(let printed, let level): "原文“\(printed)”，即\(level)"
    case .sourcePlace(let document, let place, let section):
      ([document] + [place, section].compactMap(\.self)).joined(separator: "  ")
    case .noDataInPeriod: "这一时期没有数据"
    case .tryOtherPeriods(let years):
      "有数据的年份：" + years.map(String.init).joined(separator: "、") + "（按 < > 切换，* 看全部）"
    case .reached(let value, let percent): "现为\(value)" + (percent.map { "（\($0)%）" } ?? "")
    case .noDataInTab(let region, let tab, let others):
      "没有\(region)的\(tab)数字" + (others.isEmpty ? "" : "；有数据的页签：" + others.joined(separator: "、"))
    case .noHits: "没有找到；可试首字母（kys）、全拼（kaiyuan）或代码（532502）"
    case .noRowsMatch: "没有匹配；Esc 清除筛选"
    case .latestYear: "最近一年"
    case .markColumn: "标记"
    case .otherYears(let years):
      "另有数据的年份：" + years.map(String.init).joined(separator: "、") + "（< > 切换，* 看全部）"
    case .ladderComputed: "计算"
    case .league: "同级排名"
    case .leagueTooFew(let count): "仅\(count)个同级可比，不排名"
    case .leagueRank(let rank, let count): "第\(rank)位，共\(count)个可比"
    case .trend: "历年"
    case .windowsTitle: "五年对比"
    case .targetsTitle: "目标"
    case .otherFigures: "其他数字"
    case .moreRows(let count): "另有\(count)行"
    case .enterpriseCard: "企业卡片"
    case .anonymousEnterprise: "原文未写名称"
    case .yesNo(let flag): flag ? "是" : "否"
    case .byChildren(let count, let all): "分下级 \(count)/\(all)"
    case .comparison(let comparison): comparisonWord(comparison)
    default: ""
    }
  }

  private static func countBasis(_ basis: CountBasis) -> String {
    switch basis {
    case .highestOnly: "按最高级别计一次，各级可相加"
    case .atLeast: "达到该级及以上，逐级包含，不可相加"
    case .unknown: "原文看不出是否包含，不相加"
    }
  }

  private static func qualifierName(_ qualifier: Qualifier) -> String {
    switch qualifier {
    case .exact: "准确数"
    case .atLeast: "至少（余、多、超过）"
    case .justUnder: "接近（近）"
    case .about: "约数"
    case .atMost: "至多"
    case .unquantified: "原文只有文字，没有数字"
    }
  }

  private static func kindName(_ kind: FigureKind) -> String {
    switch kind {
    case .stock: "存量"
    case .flow: "流量"
    case .rate: "比率"
    case .target: "目标"
    }
  }

  private static func excluded(_ reason: Rollup.Excluded.Reason) -> String {
    switch reason {
    case .partial: "自身汇总不全"
    case .kind: "存量与流量不相加"
    case .countBasis: "计数口径不同"
    case .rateBasis: "分母口径不同"
    case .unit: "单位不同"
    case .undated: "原文未写时间"
    case .unquantified: "只有文字，没有数字"
    case .noFraction: "没有分子分母"
    }
  }

  private static func undefined(_ reason: UndefinedReason) -> String {
    switch reason {
    case .zeroDenominator: "分母为零，不计算"
    case .overflow: "数值过大，无法精确计算"
    case .disabled: "定义中的算例不符，指标已停用"
    case .unknownIndicator: "目录中没有这个指标"
    case .circular: "定义循环引用"
    }
  }

  private static func markWord(_ mark: Mark) -> String {
    switch mark {
    case .reported: "（上报）"
    case .computed: "（计算）"
    case .partial: "（仅部分下级，不是合计）"
    case .differs: "（来源不一）"
    }
  }

  private static func comparisonWord(_ comparison: Comparison) -> String {
    switch comparison {
    case .atLeast: "不少于"
    case .atMost: "不超过"
    case .equal: ""
    case .rising: "逐步提高"
    case .falling: "逐步下降"
    }
  }

}
