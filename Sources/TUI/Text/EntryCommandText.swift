package import Core

/// What the commands that write data say, in a language; names from data are made harmless.
package struct EntryCommandText: Sendable {
  /// The language of the sentences.
  package let language: Language
  let dataset: Dataset

  /// Speaks a language about a dataset.
  package init(_ language: Language, _ dataset: Dataset) {
    self.language = language
    self.dataset = dataset
  }

  func pick(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  func quoted(_ text: String) -> String {
    language == .zh ? Chinese.quoted(text) : English.quoted(text)
  }

  func plain(_ text: String) -> String { DataText.visible(text) }

  func place(_ region: RegionID) -> String {
    plain(RegionText(language).name(dataset.regions[region]))
  }

  // MARK: - Names

  /// There is no such thing among those there are: all of them where they are few, else the nearest
  /// one, where there is a near one.
  package func unknown(_ kind: Kind, _ name: String, among known: [String]) -> String {
    let suggestion =
      if known.count <= 12 {
        pick("，可以写：", "; there are: ") + known.map(plain).joined(separator: pick("、", ", "))
      } else {
        NearestName.of(name, among: known).map {
          pick("，最接近的是\(quoted($0))", "; the nearest is \(quoted($0))")
        } ?? ""
      }
    let word =
      switch kind {
      case .register: pick("台账", "register")
      case .dimension: pick("维度", "dimension")
      case .option: pick("选项", "option")
      case .level: pick("级别", "level")
      case .scope: pick("范围", "scope")
      case .indicator: pick("指标", "indicator")
      case .countBasis: pick("计数口径", "count basis")
      }
    return pick(
      "没有\(word)\(quoted(name))\(suggestion)", "There is no \(word) \(quoted(name))\(suggestion)")
  }

  /// What may be unknown.
  package enum Kind: Sendable {
    case register, dimension, option, level, scope, indicator, countBasis
  }

  /// A breakdown that is not written as `dimension=option`.
  package func malformedBreakdown(_ text: String) -> String {
    pick(
      "\(quoted(text))不是 维度=选项 的写法，例如 role=worker",
      "\(quoted(text)) is not dimension=option, such as role=worker")
  }

  /// An indicator that is not split by a dimension.
  package func notSplit(_ indicator: Indicator, by dimension: String) -> String {
    let known = indicator.dimensions.joined(separator: ", ")
    let title = plain(language.pick(indicator.title))
    return pick(
      "\(title)不按\(quoted(dimension))分组" + (known.isEmpty ? "" : "（可用：\(known)）"),
      "\(title) is not split by \(quoted(dimension))"
        + (known.isEmpty ? "" : " (it is by: \(known))"))
  }

  /// An indicator whose numbers no office reports for itself.
  package func noOffice(_ indicator: Indicator) -> String {
    let title = plain(language.pick(indicator.title))
    return pick("\(title)没有本级数", "\(title) has no numbers of an office's own")
  }

  /// A value that cannot be read.
  package func malformedValue(_ problem: EnteredProblem, _ indicator: Indicator) -> String {
    let field = Field(
      id: indicator.id, type: .quantity, title: indicator.title, unit: indicator.unit)
    return switch language {
    case .zh: Chinese.enteredProblem(problem, field)
    case .en: English.enteredProblem(problem, field)
    }
  }

  /// The value on the command line means that nothing can stand there.
  package func notApplicable() -> String {
    pick("不适用不是一个数；要清空请写 -", "Not applicable is no number; write - to empty the cell")
  }

  // MARK: - Rows

  /// Standard input holds no row.
  package func noRow(_ problem: LoadProblem?) -> String {
    pick("标准输入应是一行记录的 JSON 对象", "Standard input must be a row as a JSON object")
      + (problem.map { pick("：", ": ") + FindingText(language: language).sentence($0) } ?? "")
  }

  /// A row with this id is there already.
  package func rowExists(_ id: String, in register: RegisterSchema) -> String {
    let title = plain(language.pick(register.title))
    return pick("\(title)中已有编号\(quoted(id))", "\(title) has a row \(quoted(id)) already")
  }

  /// A register whose rows are a view of figures.
  package func noRows(_ register: RegisterSchema) -> String {
    let title = plain(language.pick(register.title))
    return pick("\(title)由数字得出，不能添加行", "\(title) is a view of figures; rows cannot be added")
  }

  // MARK: - Refusals

  /// Why an edit is not made.
  package func refusal(_ refusal: EditRefusal) -> String {
    switch refusal {
    case .readOnlyDataset:
      pick(
        "这是只读的公开数据，不能改动。请用 --dataset 指明自己的数据，或在界面中按 F2 建立练习副本",
        "This is published, read-only data. Name your own with --dataset, or press F2 in the panels for a practice copy"
      )
    case .unknownPerson(let name):
      pick(
        "\(quoted(name))不在这份数据的人员名单（dataset.json 的 people）中",
        "\(quoted(name)) is not among the people of this dataset (people in dataset.json)")
    case .viewer(let name):
      pick("\(quoted(name))只能查看，不能改动", "\(quoted(name)) may look, not change")
    case .outside(let person, let region, let place):
      pick(
        "\(quoted(person))管\(self.place(region))，\(self.place(place))不在其中",
        "\(quoted(person)) is in charge of \(self.place(region)); \(self.place(place)) is not in it"
      )
    case .reviewersOnly(let name):
      pick("\(quoted(name))不是审核人", "\(quoted(name)) is no reviewer")
    case .lockedSheet(let key, let state):
      pick(
        "\(place(key.region)) \(PeriodText(language).text(key.period)) \(sheet(key))\(stateWord(state))，已锁定；先说明原因重新打开",
        "\(sheet(key)) of \(place(key.region)), \(PeriodText(language).text(key.period)), is \(stateWord(state)) and locked; reopen it with a reason first"
      )
    }
  }

  private func sheet(_ key: SheetKey) -> String {
    dataset.catalogue.sheets[key.sheet].map { plain(language.pick($0.title)) } ?? plain(key.sheet)
  }

  private func stateWord(_ state: SheetState) -> String {
    let option = dataset.catalogue.dimensions["sheetState"]?[state.rawValue]
    return option.map { plain(language.pick($0.title)) } ?? state.rawValue
  }

  /// Somebody else has changed the same since the data was read.
  package func conflict(_ theirs: Transaction) -> String {
    pick(
      "没有写入：\(quoted(theirs.author))刚改了同一处（\(plain(theirs.time))，第\(theirs.sequence)条）。请看过再试",
      "Not written: \(quoted(theirs.author)) has just changed the same (\(plain(theirs.time)), number \(theirs.sequence)). Look at it and try again"
    )
  }

  /// The journal did not take the edits.
  package func notWritten(_ error: JournalError) -> String {
    pick("没有写入：", "Not written: ") + EntryText(language).sentence(error)
  }

  /// Nothing was given as a value.
  package static func emptyValue(_ language: Language) -> String {
    language == .zh
      ? "没有给数值：写数字；要清空就写 -" : "no value was given: write a number, or - to empty the cell"
  }

  /// The data holds that already.
  package func nothingToDo() -> String {
    pick("已是这样，没有改动", "It is so already; nothing was changed")
  }
}
