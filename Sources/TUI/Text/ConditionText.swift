internal import Core

/// Conditions over the rows of a register in words, for sentences about rows that break one.
struct ConditionText {
  let schema: RegisterSchema
  let dataset: Dataset
  let language: Language

  /// What the condition asks for: `有效期止不早于命名日期`.
  func words(_ condition: Condition) -> String {
    switch condition {
    case .all(let parts):
      return parts.map { words($0) }.joined(separator: language == .zh ? "，且" : ", and ")
    case .any(let parts):
      return parts.map { words($0) }.joined(separator: language == .zh ? "，或" : ", or ")
    case .not(let part):
      return language == .zh ? "并非（\(words(part))）" : "not (\(words(part)))"
    case .compare(let path, let comparator, let operand):
      return name(path) + sign(comparator) + self.operand(operand, of: path)
    case .oneOf(let path, let choices):
      let list = choices.map { literal($0, of: path) }
        .joined(separator: language == .zh ? "、" : ", ")
      return language == .zh ? "\(name(path))为\(list)之一" : "\(name(path)) one of \(list)"
    case .contains(let path, let text):
      let word = literal(text, of: path)
      return language == .zh ? "\(name(path))含“\(word)”" : "\(name(path)) with \"\(word)\""
    case .present(let path):
      return language == .zh ? "填写\(name(path))" : "\(name(path)) filled in"
    case .missing(let path):
      return language == .zh ? "不填\(name(path))" : "\(name(path)) left out"
    }
  }

  /// What a row holds in the fields that the condition looks at; nothing of personal fields.
  func values(_ condition: Condition, _ row: RowID, in table: Table) -> String {
    let paths = condition.fields.filter { $0.reference == nil }.sorted { $0.field < $1.field }
    let texts = FieldText(dataset: dataset, language: language)
    return paths.map { path in
      guard let field = schema[path.field] else { return name(path) }
      let nothing = language == .zh ? "未填" : "empty"
      let hidden = language == .zh ? Chinese.personal : English.personal
      let value = field.isPersonal ? hidden : texts.text(field, of: row, in: table) ?? nothing
      let shown =
        DataText.isPersonalNumber(value) ? hidden : DataText.visible(value, longest: 30)
      return language == .zh ? "\(name(path))“\(shown)”" : "\(name(path)) \"\(shown)\""
    }.joined(separator: language == .zh ? "，" : ", ")
  }

  private func name(_ path: Condition.FieldPath) -> String {
    guard let reference = path.reference else { return title(path.field, in: schema) }
    let target = schema[reference]?.register.flatMap { dataset.catalogue.registers[$0] }
    return title(reference, in: schema) + (language == .zh ? "的" : "'s ")
      + title(path.field, in: target)
  }

  private func title(_ field: String, in schema: RegisterSchema?) -> String {
    DataText.visible(schema?[field].map { language.pick($0.title) } ?? field)
  }

  private func sign(_ comparator: Condition.Comparator) -> String {
    switch (comparator, language) {
    case (.is, .zh): "为"
    case (.isNot, .zh): "不为"
    case (.atLeast, .zh): "不小于"
    case (.atMost, .zh): "不大于"
    case (.over, .zh): "大于"
    case (.under, .zh): "小于"
    case (.is, .en): " is "
    case (.isNot, .en): " is not "
    case (.atLeast, .en): " at least "
    case (.atMost, .en): " at most "
    case (.over, .en): " over "
    case (.under, .en): " under "
    }
  }

  private func operand(_ operand: Condition.Operand, of path: Condition.FieldPath) -> String {
    switch operand {
    case .literal(let text): literal(text, of: path)
    case .field(let other): name(other)
    }
  }

  /// A value as the screen says it: an option by its title.
  private func literal(_ text: String, of path: Condition.FieldPath) -> String {
    if path.reference == nil, let set = schema[path.field]?.options,
      let option = dataset.catalogue.dimensions[set]?[text]
    {
      return DataText.visible(language.pick(option.title))
    }
    switch text {
    case "true": return ScreenText(language)(.yesNo(true))
    case "false": return ScreenText(language)(.yesNo(false))
    default: return DataText.visible(text)
    }
  }
}
