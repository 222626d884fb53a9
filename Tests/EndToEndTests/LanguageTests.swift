import Testing

/// "My colleague reads English: change it now, and leave me where I am."
@Suite struct LanguageTests {
  @Test func `L changes every word and keeps the row, the tab and the year`() throws {
    let program = try PtyProgram.qijianOnEverything()
    try program.press("<End>", untilOn: "德宏")
    program.press("][<lt>>")
    try program.waitUntil("2023 again") { $0.place.contains("2023年") }
    program.press("L")
    let english = try program.waitUntil("English") {
      $0.place.contains("Yunnan") && $0.isOn("Dehong")
    }
    #expect(english.place.contains("Qijian") && english.place.contains("2023"))
    #expect(english.lines[23].contains("Quit") && english.lines[23].contains("Find"))
    #expect(english.listRow("Dehong")?.contains("65R") == true)
    program.press("L")
    try program.waitUntil("Chinese") { $0.place.contains("云南省") && $0.isOn("德宏") }
  }

  @Test func `in the middle of an account`() throws {
    let program = try PtyProgram.qijianOnEverything()
    try program.press("=", until: "42 + 153 + 659 = 854")
    program.press("L")
    let english = try program.waitForText("Account and source")
    #expect(english.hasRow(with: "42 + 153 + 659 = 854") && english.hasRow(with: "Source"))
    program.press("L")
    try program.waitForText("口径与出处")
  }

  @Test func `on an enterprise's card and in a list of hits`() throws {
    let program = try PtyProgram.qijianOnEverything()
    try program.find("小湾", hit: "小湾水电厂")
    try program.waitForText("县级健康企业")
    program.press("L")
    let english = try program.waitUntil("English") { $0.place.contains("Qijian") }
    #expect(english.hasRow(with: "小湾水电厂"))
    // In a field L is a letter.
    program.press("/")
    program.type("L")
    try program.waitUntil("a letter") { $0.hasRow(with: "> L") && $0.place.contains("Qijian") }
  }

  @Test(
    arguments: [
      (["LANG": "en_US.UTF-8"], [], "Qijian"), (["LANG": "zh_CN.UTF-8"], [], "企健"),
      (["LANG": "en_US.UTF-8"], ["--lang", "zh"], "企健"),
      (["LANG": "C"], ["--lang", "en"], "Qijian"),
      (["LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"], [], "Qijian"),
    ] as [([String: String], [String], String)])
  func `the first language is the one asked for`(
    environment: [String: String], arguments: [String], name: String
  ) throws {
    let program = try PtyProgram.qijianOnEverything(arguments, environment: environment)
    #expect(program.screen.place.contains(name))
  }

  @Test func `the sentence is a sentence in both languages`() throws {
    let program = try PtyProgram.qijianOnEverything(columns: 120, rows: 40)
    try program.press(
      "<F8>", until: "截至2023年12月底，全省上报已建成健康企业854家，其中省级42家、州市级153家、县区级659家。")
    program.press("L")
    let english = try program.waitForText("─ Sentence ─")
    #expect(english.hasRow(with: "Yunnan", "854"))
  }
}
