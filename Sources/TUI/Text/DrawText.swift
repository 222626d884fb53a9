package import Core

/// What a draw says.
package struct DrawText: Sendable {
  private let language: Language

  /// Speaks a language.
  package init(_ language: Language) { self.language = language }

  private func pick(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// What it is not; said in Chinese in every language, since the words are the rule's own.
  package var notReplacing: String {
    pick("不替代国家随机监督抽查系统", "不替代国家随机监督抽查系统 (does not replace the national random-inspection system)")
  }

  func pool(_ units: Int, lots: Int) -> String {
    pick("对象库 \(units) 家，共 \(lots) 签", "Pool: \(units) enterprises with \(lots) lots")
  }

  func inspectors(_ count: Int, perUnit: Int) -> String {
    pick("检查人员 \(count) 人，每家 \(perUnit) 人", "\(count) inspectors, \(perUnit) to each enterprise")
  }

  /// The seed and the day.
  package func seed(_ seed: String, on date: CalendarDate) -> String {
    pick("现场种子 \(seed)  日期 \(date)", "Seed said in the room: \(seed)  date \(date)")
  }

  /// The fingerprint of the pool.
  package func poolFingerprint(_ hex: String) -> String {
    pick("对象库指纹 \(hex)", "Fingerprint of the pool \(hex)")
  }

  /// The fingerprint of the result.
  package func resultFingerprint(_ hex: String) -> String {
    pick("结果指纹 \(hex)", "Fingerprint of the result \(hex)")
  }

  func position(_ number: Int, of count: Int) -> String {
    pick("第 \(number) 家，共 \(count) 家", "\(number) of \(count)")
  }

  func wanting(_ count: Int) -> String {
    pick("缺 \(count) 人（其余均回避）", "\(count) wanting (all others keep away)")
  }

  func tooFew(_ count: Int, of wanted: Int) -> String {
    pick("对象库只够抽出 \(count) 家，要求 \(wanted) 家", "The pool is enough for \(count) only, not \(wanted)")
  }

  var rerun: String {
    pick(
      "任何人用同样的数据、种子和日期都会得到同样的结果（算法见 docs/draw.md）",
      "The same data, seed and date give the same result everywhere (docs/draw.md)")
  }

  /// Where the draw is written down; nil where nothing could be or was to be.
  package func recorded(_ id: String?, isReadOnly: Bool) -> String {
    if let id { return pick("已登记：内部抽取记录 \(id)", "Written down among the internal draws: \(id)") }
    return isReadOnly
      ? pick("数据只读，本次抽取未登记", "The data are read-only: this draw is not written down")
      : pick("试抽，未登记", "A rehearsal: not written down")
  }

  /// How a draw done again compares with its record.
  package func verdict(pool: Bool, result: Bool) -> String {
    switch (pool, result) {
    case (true, true):
      pick("一致：对象库与结果的指纹都相同", "The same: pool and result have the recorded fingerprints")
    case (true, false): pick("不一致：对象库相同，结果不同", "Not the same: the pool is, the result is not")
    case (false, _): pick("不一致：对象库与登记的不同", "Not the same: the pool is another one than recorded")
    }
  }

  /// The data have changed since; they were taken back to the draw.
  package var takenBack: String {
    pick(
      "数据在抽取之后有变动，已按流水退回到抽取时重算",
      "The data have changed since: the journal took them back to the draw")
  }

  /// There is no such record.
  package func unknownRecord(_ id: String, known: [String]) -> String {
    let list = known.isEmpty ? "—" : known.joined(separator: ", ")
    return pick(
      "没有抽取记录“\(sanitized(id))”；已登记：\(sanitized(list))",
      "There is no draw \"\(sanitized(id))\" on record; there are: \(sanitized(list))")
  }

  /// The record lacks what is needed to draw again.
  package var incompleteRecord: String {
    pick(
      "这条记录不全，或其种类、地区已不在目录中，无法重抽",
      "The record is incomplete, or its kind or region is not known any more")
  }

  /// Nothing is eligible.
  package var emptyPool: String {
    pick("没有符合条件的单位，无从抽取", "Nothing is eligible: there is nothing to draw from")
  }

  /// No such kind of draw.
  package func unknownDraw(_ id: String, known: [String]) -> String {
    let list = known.joined(separator: ", ")
    return pick(
      "没有抽取“\(sanitized(id))”；可用：\(list)", "There is no draw \"\(sanitized(id))\"; known: \(list)")
  }

  /// The date is none.
  package func malformedDate(_ text: String) -> String {
    pick(
      "“\(sanitized(text))”不是日期；请写 2024-11-15 这样的日期",
      "\"\(sanitized(text))\" is no date; write it like 2024-11-15")
  }

  /// Nothing was to be drawn.
  package var noCount: String {
    pick("没有要抽的：--count 至少为 1", "Nothing to draw: --count must be at least 1")
  }

  /// A seed must be said.
  package var noSeed: String {
    pick("请用 --seed 写明现场口述的种子", "Say the seed spoken in the room with --seed")
  }
}
