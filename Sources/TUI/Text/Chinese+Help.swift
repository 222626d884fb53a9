extension Chinese {
  /// The headings of the help page.
  static func sectionName(_ section: HelpSection) -> String {
    switch section {
    case .moving: "移动"
    case .looking: "看数"
    case .finding: "查找"
    case .places: "位置"
    case .screen: "屏幕"
    case .entering: "录入"
    case .forms: "登记表"
    case .rows: "台账列表"
    case .workList: "工作清单"
    case .findings: "校验结果"
    case .presenting: "演示"
    case .program: "程序"
    }
  }

  /// Keys that only some lists have: a key, a tab and what it does, a line each.
  static func sectionKeys(_ section: HelpSection) -> String {
    switch section {
    case .rows:
      """
      输入文字\t筛选：名称、首字母、代码或条件（接害>100）
      Tab\t补全筛选里的词
      →  ←\t选列
      Ctrl-E\t按光标所在的列排序，再按反序
      Enter\t打开记录
      F2\t修改记录
      Insert\t新增记录
      Delete\t删除记录（先问）
      Ctrl-O\t按表格录入
      Ctrl-G\t按选项计数：Tab 换行的栏，F6 换列的栏，Enter 筛选，F8 复制
      Esc\t清空筛选，再按返回
      """
    case .workList:
      """
      Enter  F2\t去办：打开报表的第一个未填，或本期的记录；没有记录就打开新表
      ↑  ↓\t选择
      Esc\t返回
      """
    case .findings:
      """
      Enter\t到这一格
      F4\t填写说明
      ↑  ↓\t选择
      Esc\t返回
      """
    default: ""
    }
  }

  /// What keys of the bottom line do where the command's own name says it badly.
  static func footerWord(_ word: FooterWord) -> String {
    switch word {
    case .goAndDo: "去办"
    case .choose: "选择"
    case .take: "选定"
    case .close: "收起"
    case .change: "修改"
    case .allRows: "全部"
    case .rowsOfPeriod: "本期"
    case .complete: "补全"
    case .sort: "排序"
    case .asGrid: "表格"
    case .move: "办理"
    case .rowsThereAre: "已有记录"
    case .count: "计数"
    case .narrow: "筛选"
    case .sideField: "换行"
    case .topField: "换列"
    case .copy: "复制"
    }
  }
}
