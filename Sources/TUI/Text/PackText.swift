package import Core

/// Sentences about packed edits and merging them.
extension EntryCommandText {
  /// Nothing in the journal is to be packed.
  package func nothingToPack() -> String {
    pick("没有可打包的改动", "There are no edits to pack")
  }

  /// Neither a number of the journal nor a day.
  package func malformedSince(_ text: String) -> String {
    pick(
      "\(quoted(text))不是日志编号（如 120）或日期（如 2023-12-01）",
      "\(quoted(text)) is neither a number of the journal (120) nor a day (2023-12-01)")
  }

  /// What has been packed.
  package func packed(_ pack: EditPack) -> String {
    pick(
      "已打包\(pack.edits.count)处改动（日志第\(pack.after + 1)至\(pack.upTo)条）",
      "Packed \(pack.edits.count) edits (numbers \(pack.after + 1) to \(pack.upTo) of the journal)")
  }

  /// Why a file is no pack that can be used.
  package func problem(_ problem: PackProblem, of file: String) -> String {
    let name = plain(file)
    return switch problem {
    case .file(let error): EntryText(language).sentence(error)
    case .notAPack:
      pick("\(name)不是 qijian pack 打包的文件", "\(name) was not made by qijian pack")
    case .newerFormat(let found, let newest):
      pick(
        "\(name)由更新的版本打包（格式\(found)，本程序最多到\(newest)）。请先更新程序，文件没有损坏",
        "\(name) was packed by a newer program (format \(found), this one knows \(newest)). Update first; the file is sound"
      )
    case .damaged:
      pick(
        "\(name)不完整或被改动过（校验和不符）。请重新拷贝",
        "\(name) is incomplete or was changed (the checksum does not fit). Copy it again")
    case .line(let number, let fault):
      pick("\(name)第\(number)行不对：", "\(name), line \(number): ")
        + FindingText(language: language).sentence(fault)
    }
  }

  /// Why a pack is not for this dataset.
  package func refusal(_ refusal: MergeRefusal) -> String {
    switch refusal {
    case .unknownRegion(let id, let name):
      pick(
        "这是\(plain(name ?? id))（\(plain(id))）的包，本数据没有这个地区",
        "This is the pack of \(plain(name ?? id)) (\(plain(id))), which this dataset does not know")
    case .otherRegion(let found, let expected):
      pick(
        "这是\(place(found))的包，不是\(place(expected))的",
        "This is the pack of \(place(found)), not of \(place(expected))")
    case .outside(let region, let places):
      pick(
        "这是\(place(region))的包，却改动了\(list(places))，没有合并",
        "This is the pack of \(place(region)), but it changes \(list(places)); nothing was merged")
    }
  }

  private func list(_ places: [RegionID]) -> String {
    let names = places.prefix(5).map { place($0) }
    let rest =
      places.count > 5 ? pick(" 等\(places.count)处", " and others, \(places.count) in all") : ""
    return names.joined(separator: pick("、", ", ")) + rest
  }

  // MARK: - The preview

  /// Whose pack it is, by whom and when.
  package func heading(_ pack: EditPack) -> String {
    let region = pack.region.flatMap { dataset.regions.resolve($0) }.map { place($0) }
    return pick(
      "\(region ?? "全部地区")，\(plain(pack.author))于\(plain(pack.time))打包，\(pack.edits.count)处改动",
      "\(region ?? "All places"), packed by \(plain(pack.author)) at \(plain(pack.time)), \(pack.edits.count) edits"
    )
  }

  /// An edit with the fields in which the two offices differ.
  package func lines(_ item: PackMerge.Item) -> [String] {
    let place = EditText(dataset: dataset, language: language).place(item.edit)
    var lines = ["[\(word(item.kind))] \(place)"]
    // What the first line says already need not be said again of something new.
    let said = item.kind == .added ? Self.identifying : []
    for difference in item.differences where !said.contains(difference.field) {
      let name =
        difference.field.isEmpty ? "" : self.name(of: difference.field, in: item.edit) + ": "
      let here = item.kind == .added ? "" : value(difference.here) + " → "
      var line = "    \(name)\(here)\(value(difference.packed))"
      if item.kind == .conflict {
        line += pick(
          "（对方原为 \(value(difference.base))）", " (there it was \(value(difference.base)))")
      }
      lines.append(line)
    }
    let text = FindingText(language: language, dataset: dataset)
    for finding in item.findings {
      lines.append("    [\(text.severity(finding.severity))] " + text.sentence(finding))
    }
    return lines
  }

  /// A key of a figure or field of a row in words; one that this program does not know is said to be that.
  private func name(of field: String, in edit: Edit) -> String {
    switch edit.target {
    case .figure:
      if let words = Self.keys[field] { return pick(words.zh, words.en) }
    case .row(let register, _), .field(let register, _, _):
      let schema = dataset.catalogue.registers[register]
      if let known = schema?[field] { return plain(language.pick(known.title)) }
      if field == "id" { return pick("编号", "id") }
    }
    return plain(field) + pick("（本程序不认识，原样保留）", " (unknown to this program, kept as it is)")
  }

  /// What an entered figure's keys are called.
  private static let keys: [String: (zh: String, en: String)] = [
    "value": ("数值", "value"), "unit": ("单位", "unit"), "qualifier": ("限定", "qualifier"),
    "printed": ("写法", "as written"), "numerator": ("分子 n", "numerator n"),
    "denominator": ("分母 N", "denominator N"), "countBasis": ("计数口径", "count basis"),
    "rateBasis": ("率的基数", "basis of the rate"), "scope": ("范围", "scope"),
    "section": ("章节", "section"), "note": ("备注", "note"),
    "reporter": ("填报单位", "reporter"),
  ]

  /// The keys of a figure that its first line says in words.
  private static let identifying: Set<String> = [
    "id", "indicator", "region", "kind", "level", "period", "breakdown", "document",
  ]

  /// How many edits of each kind there are.
  package func summary(_ merge: PackMerge) -> String {
    let kinds = PackMerge.Kind.allCases.map { "\(word($0)) \(merge.count($0))" }
    return kinds.joined(separator: pick("，", ", "))
  }

  /// What to write to merge what was shown.
  package func howToMerge(conflicts: Int) -> String {
    conflicts == 0
      ? pick("以上为预览；写上 --yes 合并", "This was a preview; write --yes to merge")
      : pick(
        "有\(conflicts)处冲突，没有合并：写上 --yes --take packed 取对方的，或 --yes --take here 留本地的",
        "\(conflicts) conflicts, nothing was merged: write --yes --take packed for the other office's, or --yes --take here for what stands here"
      )
  }

  private func word(_ kind: PackMerge.Kind) -> String {
    switch kind {
    case .added: pick("新增", "new")
    case .changed: pick("变更", "changed")
    case .removed: pick("删除", "removed")
    case .conflict: pick("冲突", "conflict")
    case .same: pick("相同", "same")
    }
  }

  private func value(_ value: JSONValue?) -> String {
    guard let value else { return pick("（无）", "(none)") }
    switch value.content {
    case .string(let text): return plain(text)
    default:
      return plain(
        String(
          decoding: JSONWriter.bytes(of: value, style: .inline(depth: 0)).dropLast(), as: UTF8.self)
      )
    }
  }
}
