extension CatalogueReader {
  private static let nodes = [
    "reported", "indicator", "ratio", "add", "change", "window", "streak", "count", "sum", "share",
  ]

  /// A formula node; `kind` is the indicator's, which decides how rows belong to a period.
  func formula(_ cursor: JSONCursor, kind: FigureKind) throws(LoadProblem) -> Formula {
    let name = try cursor.object().members.map(\.key).first { Self.nodes.contains($0) }
    guard let name else {
      throw cursor.problem(.malformed(.expression), expected: .oneOf(Self.nodes))
    }
    let node = try cursor.required(name)
    switch name {
    case "reported":
      guard try node.boolean() else {
        throw node.problem(.malformed(.expression), expected: .example("true"))
      }
      return .reported
    case "indicator": return try indicatorNode(cursor)
    case "ratio":
      return .ratio(
        try formula(try node.required("numerator"), kind: kind),
        of: try formula(try node.required("denominator"), kind: kind),
        factor: try factor(node))
    case "add":
      var terms: [Formula] = []
      for term in try node.elements() { terms.append(try formula(term, kind: kind)) }
      return .add(terms)
    case "change": return try change(node, kind: kind)
    case "window":
      return .window(
        try formula(try node.required("of"), kind: kind),
        years: try node.required("years").integer(in: 1...200),
        offset: try node.optional("offset")?.integer(in: 0...200) ?? 0)
    case "streak":
      return .streak(try formula(try node.required("of"), kind: kind), try valueTest(node))
    case "count":
      let rows = try selection(node, kind: kind)
      let distinct = try node.optional("distinct")
      return .count(
        rows,
        distinct: try distinct.map { (field) throws(LoadProblem) in
          try fieldName(field, in: rows.register)
        })
    case "sum":
      let rows = try selection(node, kind: kind)
      return .sum(rows, field: try fieldName(try node.required("field"), in: rows.register))
    default:
      return .share(
        try node.required("rank").word(Rank.self, .rank),
        try formula(try node.required("of"), kind: kind), try valueTest(node),
        factor: try factor(node))
    }
  }

  private func indicatorNode(_ cursor: JSONCursor) throws(LoadProblem) -> Formula {
    let id = try indicatorID(try cursor.required("indicator"))
    let level: Formula.LevelChoice
    if let choice = try cursor.optional("level") {
      level =
        try choice.string() == "total" ? .total : .level(try choice.word(Rank.self, .level))
    } else {
      level = .asked
    }
    let breakdown = try checkedBreakdown(cursor)
    return .indicator(id, level: level, breakdown: breakdown.map { .fixed($0) } ?? .asked)
  }

  private func change(_ node: JSONCursor, kind: FigureKind) throws(LoadProblem) -> Formula {
    let against = try node.required("against")
    let years: Int
    if against.value.type == .string {
      _ = try against.word(of: ["previousYear"], .value)
      years = 1
    } else {
      years = try against.required("years").integer(in: 1...200)
    }
    return .change(
      try formula(try node.required("of"), kind: kind), years: years,
      as: try node.word("as", Formula.ChangeForm.self, .value) ?? .percent)
  }

  /// Rows of a register; without a word about time stocks count as of a day, flows during a period.
  func selection(_ node: JSONCursor, kind: FigureKind) throws(LoadProblem) -> RowSelection {
    let register = try registerID(try node.required("register"))
    let filter = try node.optional("where")
    return RowSelection(
      register: register,
      condition: try filter.map { (filter) throws(LoadProblem) in
        try condition(filter, in: register)
      },
      time: try node.word("time", RowSelection.Time.self, .value)
        ?? (kind == .flow ? .during : .asOf))
  }

  /// `op` and `value` of a node.
  func valueTest(_ node: JSONCursor) throws(LoadProblem) -> ValueTest {
    ValueTest(
      try node.required("op").word(Condition.Comparator.self, .value),
      try node.required("value").decimal())
  }

  private func factor(_ node: JSONCursor) throws(LoadProblem) -> Factor {
    guard let cursor = try node.optional("factor") else { return .one }
    let number = try cursor.decimal().normalized
    let scale = Int64(exactly: FixedDecimal.powerOfTen(Int(number.scale)))
    guard let factor = scale.flatMap({ Factor(number.mantissa, over: $0) }) else {
      throw cursor.problem(.outOfRange(minimum: nil, maximum: nil), expected: .example("100"))
    }
    return factor
  }

  /// The id of an indicator that is defined somewhere.
  func indicatorID(_ cursor: JSONCursor) throws(LoadProblem) -> IndicatorID {
    let id = try cursor.text()
    guard source.indicators.byID[id] != nil else {
      throw cursor.unknown(.indicator, among: source.indicators.ids)
    }
    return id
  }

  /// A breakdown whose dimensions and options exist; nil where the key is absent.
  func checkedBreakdown(_ cursor: JSONCursor) throws(LoadProblem) -> Breakdown? {
    guard let object = try cursor.optional("breakdown") else { return nil }
    var parts: [Breakdown.Part] = []
    for (name, option) in try object.members() {
      guard let dimension = catalogue.dimensions[name] else {
        throw object.problem(
          .unknown(
            .dimension, name: name, nearest: NearestName.of(name, among: source.dimensions.ids)),
          found: name)
      }
      let id = try option.string()
      if dimension[id] == nil {
        throw option.unknown(.option, among: dimension.options.map(\.id))
      }
      parts.append(Breakdown.Part(dimension: name, option: id))
    }
    return Breakdown(parts)
  }
}
