import Testing

/// "I have typed `make run` and read nothing. In a minute I want the numbers I came for."
@Suite struct FirstMinuteTests {
  private let casesOfYunnan = "云南省2023年度健康企业建设行政推广优秀案例"

  @Test func `without a key I see 854 = 42 + 153 + 659 for Yunnan at the end of 2023`() throws {
    let program = try PtyProgram.qijianOnEverything()
    let screen = try program.waitForText("659")
    #expect(screen.place.contains("云南省") && screen.place.contains("2023"))
    #expect(screen.listRow("云南省")?.contains("854") == true)
    #expect(screen.hasRow(with: "省级", "42"))
    #expect(screen.hasRow(with: "州市级", "153"))
    #expect(screen.hasRow(with: "县区级", "659"))
    #expect(screen.hasRow(with: "2023年12月底"))
  }

  @Test func `the first screen tells me how to go on`() throws {
    let screen = try PtyProgram.qijianOnEverything().waitForText("按 = 看出处")
    #expect(screen.hasRow(with: "个数字", "个地区", "直接输入中文", "q 退出"))
    for key in ["q退出", "Enter打开", "Esc返回", "/查找", "=口径"] {
      #expect(screen.lines[23].contains(key))
    }
    #expect(screen.place.contains("F1"))
  }

  @Test func `two keys show me the champions of Dehong by county`() throws {
    let program = try PtyProgram.qijianOnEverything()
    try program.press("<End>", untilOn: "德宏")
    let screen = try program.press("<Enter>", untilIn: "德宏")
    let champions = [
      ("德宏", "65"), ("瑞丽市", "12"), ("芒市", "20"), ("梁河县", "2"), ("盈江县", "22"), ("陇川县", "9"),
    ]
    for (name, count) in champions {
      #expect(screen.listRow(name)?.contains(" \(count)报") == true, "\(name)")
    }
    #expect(screen.place.contains("德宏"))
  }

  @Test func `= shows me the document, the case and the section of the number`() throws {
    let program = try PtyProgram.qijianOnEverything()
    let screen = try program.press("=", until: "42 + 153 + 659 = 854")
    #expect(screen.hasRow(with: casesOfYunnan, "云南", "前言"))
    #expect(screen.hasRow(with: "原文", "854 家"))
    program.press("<Esc>")
    try program.waitUntil("no account") { !$0.contains("42 + 153") }
    try program.press("<End>", untilOn: "德宏")
    try program.press("<Enter>", untilIn: "德宏")
    try program.press("<Down>", untilOn: "瑞丽市")
    program.press("<Right>")
    let account = try program.press("=", until: "二（四）")
    #expect(account.hasRow(with: casesOfYunnan, "德宏", "二（四）"))
    #expect(account.hasRow(with: "填报单位", "德宏"))
    #expect(account.hasRow(with: "12人"))
  }

  @Test func `typing 小湾 finds the power station with its titles`() throws {
    let program = try PtyProgram.qijianOnEverything()
    try program.find("小湾", hit: "小湾水电厂")
    let screen = try program.waitForText("县级健康企业")
    #expect(screen.hasRow(with: "华能澜沧江水电股份有限公司小湾水电厂"))
    #expect(screen.hasRow(with: "南涧"))
    #expect(screen.contains("2021") && screen.contains("2023-02"))
    #expect(screen.hasRow(with: "省级健康企业"))
  }

  @Test func `Hubei had 454 of 575, and 3.65 % against 7.25 %`() throws {
    let program = try PtyProgram.qijianOnEverything(columns: 120, rows: 40)
    try program.find("湖北", hit: "湖北省")
    let screen = try program.press("]", times: 7, until: "454 of 575") {
      $0.hasRow(with: "454例") && $0.hasRow(with: "575例")
    }
    #expect(screen.hasRow(with: "2017年至2021年", "3.65"))
    #expect(screen.hasRow(with: "2012年至2016年", "7.25"))
  }

  @Test func `Anning did these six kinds of outreach in 2023`() throws {
    let program = try PtyProgram.qijianOnEverything()
    try program.find("安宁", hit: "安宁市")
    let screen = try program.press("]", times: 7, until: "the outreach set") {
      $0.contains("1839份")
    }
    let numbers = [
      ("主题宣讲", "74"), ("宣传咨询", "63"), ("警示教育", "86"), ("宣传材料", "1839"), ("宣传视频", "44"),
      ("受众", "9500余"),
    ]
    for (name, number) in numbers { #expect(screen.hasRow(with: name, number), "\(name)") }
    #expect(screen.place.contains("2023"))
  }

  @Test func `F2 offers a practice copy and F5 shows the number large`() throws {
    let program = try PtyProgram.qijianOnEverything()
    try program.press("<F2>", until: "建立练习副本")
    program.press("<Esc>")
    try program.waitUntil("no question") { !$0.contains("建立练习副本") }
    program.press("<F5>")
    try program.waitUntil("a slide") { !$0.contains("Enter打开") && $0.contains("健康企业") }
    program.press("<Esc>")
    try program.waitUntil("a word about Esc") { $0.contains("再按一次 Esc") }
    program.press("<Esc>")
    try program.waitUntil("the panels") { $0.contains("Enter打开") }
  }

  @Test func `q leaves and the shell is clean`() throws {
    let qijian = try Products.path(of: "qijian")
    let program = try PtyProgram(
      ["-c", "echo before; \(qijian); echo after-$?"], executable: "/bin/sh")
    try program.waitForText("854")
    program.press("q")
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
    #expect(program.screen.lines.filter { $0 != "" } == ["before", "after-0"])
  }

  @Test func `at the very top q asks first`() throws {
    let program = try PtyProgram.qijianOnEverything()
    try program.press("<Esc>", untilIn: "全国")
    try program.press("q", until: "Enter 退出")
    program.press("<Esc>")
    try program.waitUntil("no question") { !$0.contains("Enter 退出") }
    try program.press("q", until: "Enter 退出")
    program.press("<Enter>")
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
  }
}
