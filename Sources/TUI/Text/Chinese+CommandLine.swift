internal import Core

extension Chinese {
  /// What the commands say that write lines.
  static func command(_ phrase: CommandPhrase) -> String {
    switch phrase {
    case .mustFixHint(let count): "数据中有\(count)个强制改正的问题；用 qijian check 查看"
    case .noFindings: "没有发现问题"
    case .findingsInAll(let mustFix, let explain, let hints):
      "共\(mustFix + explain + hints)项：强制\(mustFix)，核实\(explain)，提示\(hints)"
    case .unknownRegion(let name, let near):
      "没有找到地区\(quoted(name))。"
        + (near.isEmpty ? "" : "相近的有：\n" + list(near) + "\n")
        + "请用六位代码、全称、简称或曾用名，如：530100、昆明市、昆明。"
    case .ambiguousRegion(let name, let candidates):
      "\(quoted(name))不止一个，请用代码或写上上级（如 长春市朝阳区）：\n" + list(candidates)
    case .endedRegion(let name, let until, let now): "\(plain(name))（\(until)年止），现为\(plain(now))"
    case .unknownIndicator(let id, let near):
      "没有指标\(quoted(id))" + (near.map { "，最接近的是\(quoted($0))" } ?? "")
        + "。不写 --indicator 时列出有数的全部指标。"
    case .malformedPeriod(let text):
      "\(quoted(text))不是时期。请写年份（如2023），或2023-H1、2017/2021、@2023-12-31这样的时期，或 all 表示全部时期。"
    case .wrongCommandLine: "命令写得不对，原因见下；用法见 qijian --help 或 qijian help 命令名。"
    case .nothingStated(let region, let indicator, let period):
      "\(plain(region))\(period.map { "在\(plain($0))" } ?? "")没有\(indicator.map { "“\(plain($0))”的" } ?? "")数据"
        + (period == nil ? "。" : "；不写 --period 可看全部时期。")
    case .childrenCounted(let count, let all): "\(count)/\(all)个下级"
    case .otherStatements: "其他数字（别的时期、范围或口径）"
    case .marks: "报 上报  合 计算或汇总  * 仅部分下级  差 来源不一"
    case .figures(let count): "共\(count)个数字"
    case .noFigures: "没有数字"
    case .generating(let count, let all): "已生成\(count)/\(all)户"
    case .generated(let folder, let count): "已生成模拟数据\(count)户：\(plain(folder))（全部为程序虚构）"
    case .generation(let failure): generation(failure)
    case .malformedYears(let text): "\(quoted(text))不是年份范围。请写 2018-2025 或 2023。"
    case .malformedCount(let text): "\(quoted(text))不是户数。请写正整数，如 10000、100k、1.2M。"
    case .missingFolder: "没有写要生成的文件夹。请写一个空的或还不存在的文件夹。"
    case .columnRegion: "地区"
    case .columnIndicator: "指标"
    case .columnPeriod: "时期"
    case .columnValue: "数值"
    case .columnSource: "出处"
    case .columnNumber: "编号"
    }
  }

  private static func generation(_ failure: DatasetSynthesis.Failure) -> String {
    switch failure {
    case .file(let error): loading(LoadProblem(error))
    case .plan(let error): loading(error)
    case .unknownRegion(let id): "没有代码为\(quoted(id))的地区。请用六位代码，如 530000，或 all。"
    case .noPlaces: "所选地区没有县区，无处安放企业。请另选地区。"
    case .occupied(let folder): "\(plain(folder))里已有文件。请换一个空文件夹，原有内容未动。"
    case .cancelled: "已取消。已写出的文件没有 dataset.json，不成数据；请删去这个文件夹。"
    }
  }

  private static func loading(_ problem: LoadProblem) -> String {
    FindingText(language: .zh).sentence(Finding(severity: .block, fact: .load(problem)))
  }

  private static func list(_ items: [String]) -> String {
    items.map { "  " + $0 }.joined(separator: "\n")
  }
}
