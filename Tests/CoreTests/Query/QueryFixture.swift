@testable import Core

/// A register with a field of every sort that filters know, and random rows of it.
enum QueryFixture {
  static let words: QueryWords = {
    var words = QueryWords()
    words.and = ["且", "and"]
    words.or = ["或", "or"]
    words.not = ["非", "不", "not"]
    words.missing = ["缺", "未", "missing"]
    words.present = ["有", "has"]
    words.comparators = [
      "大于": .order(.over), "不少于": .order(.atLeast), "over": .order(.over), "含": .contains,
    ]
    words.to = ["至"]
    words.yes = ["是", "yes"]
    words.no = ["否", "no"]
    return words
  }()

  static let today = CalendarDate.last(ofMonth: 12, year: 2023)

  static var catalogue: Catalogue {
    var catalogue = Catalogue()
    func option(_ id: String, _ zh: String, _ en: String, _ aliases: [String] = []) -> Option {
      Option(id: id, title: LocalizedText(zh: zh, en: en), aliases: aliases)
    }
    catalogue.dimensions.set(
      Dimension(
        id: "factor", title: LocalizedText(zh: "因素"),
        options: [
          option("dust", "粉尘", "Dust", ["矽尘"]), option("noise", "噪声", "Noise"),
          option("heat", "高温", "High heat"),
        ]))
    catalogue.dimensions.set(
      Dimension(
        id: "class", title: LocalizedText(zh: "类别"),
        options: [
          option("severe", "严重", "Severe"), option("general", "一般", "General"),
          option("none", "无", "None"),
        ]))
    return catalogue
  }

  static let schema: RegisterSchema = {
    func title(_ zh: String, _ en: String) -> LocalizedText { LocalizedText(zh: zh, en: en) }
    var tested = Field(id: "tested", type: .date, title: title("最近检测", "Last test"))
    tested.aliases = ["检测", "monitored"]
    var exposed = Field(
      id: "exposed", type: .quantity, title: title("接害人员", "Exposed workers"), unit: "人")
    exposed.aliases = ["接害", "exposed"]
    var schema = RegisterSchema(
      id: "enterprises", title: title("企业", "Enterprises"),
      fields: [
        Field(id: "name", type: .text, title: title("单位名称", "Name")),
        Field(
          id: "creditCode", type: .text, title: title("信用代码", "Credit code")),
        Field(id: "address", type: .text, title: title("地址", "Address")),
        Field(
          id: "factors", type: .options, title: title("危害因素", "Hazard factors"), options: "factor"),
        Field(
          id: "class", type: .option, title: title("风险类别", "Risk class"), options: "class"),
        Field(id: "employees", type: .decimal, title: title("从业人员", "Employees")),
        exposed, tested,
        Field(id: "supervised", type: .boolean, title: title("日常监管", "Supervised")),
        Field(id: "period", type: .period, title: title("时期", "Period")),
      ])
    schema.nameField = "name"
    return schema
  }()

  static func reader(_ catalogue: Catalogue = catalogue) -> QueryReader {
    QueryReader(
      schema, catalogue: catalogue, regions: ReferenceTree.tree, words: words, today: today)
  }

  static let stems = ["开远", "昆明", "鑫盛", "且慢", "安宁", "ＡＢ", "Acme", "化工", "矿业", "公司", "有限"]

  /// Random rows; about a fifth of all values are missing.
  static func table(rows: Int, seed: UInt64) throws -> Table {
    var generator = SeededGenerator(seed: seed)
    var builder = TableBuilder(
      schema: schema,
      options: ["factors": ["dust", "noise", "heat"], "class": ["severe", "general", "none"]])
    for row in 0..<rows {
      _ = builder.beginRow(id: "e\(row)")
      func put(_ field: String, _ value: FieldValue) throws {
        if Int.random(in: 0..<5, using: &generator) == 0 { return }
        guard let position = schema.index(of: field) else { return }
        try builder.set(position, value)
      }
      let name = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        stems.randomElement(using: &generator) ?? ""
      }.joined()
      try put("name", .text(name))
      try put("address", .text(stems.randomElement(using: &generator) ?? ""))
      let all = ["dust", "noise", "heat"]
      let some = all.filter { _ in Bool.random(using: &generator) }
      if !some.isEmpty { try put("factors", .options(some)) }
      try put(
        "class", .option(["severe", "general", "none"].randomElement(using: &generator) ?? ""))
      let tenths = Int.random(in: -20...400, using: &generator)
      if let number = FixedDecimal(mantissa: Int64(tenths), scale: 1) {
        try put("employees", .number(number))
      }
      try put(
        "exposed",
        .quantity(Quantity(FixedDecimal(Int.random(in: 0...40, using: &generator)), unit: "人")))
      let dates = ["2021", "2022-03", "2022-03-15", "2023-01-01", "2023-12-31", "2023-05"]
      if let date = PartialDate(dates.randomElement(using: &generator) ?? "") {
        try put("tested", .date(date))
      }
      try put("supervised", .boolean(Bool.random(using: &generator)))
      try put("period", .period(.year(2023)))
      let place = Int.random(in: 0..<ReferenceTree.tree.count, using: &generator)
      try put("region", .region(RegionID(place)))
    }
    return builder.finish()
  }
}
