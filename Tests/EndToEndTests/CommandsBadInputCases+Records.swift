/// Records that are JSON but say something impossible.
extension BadInput {
  static let records: [BadInput] = [
    BadInput(
      "text for a number", 1, "wrongType", "figures/a.json", line: 2, path: "figures[0].value",
      found: "\"12\""
    ) { $0.replace("\"value\": 12", "\"value\": \"12\"", in: "figures/a.json") },
    BadInput("array for an object", 2, "wrongType", "dataset.json", line: 1) {
      $0.write("[]", to: "dataset.json")
    },
    BadInput(
      "object for a text", 1, "wrongType", "records/enterprises.json", line: 2,
      path: "rows[0].name"
    ) { $0.replace("\"甲公司\"", "{\"zh\": \"甲公司\"}", in: "records/enterprises.json") },
    BadInput(
      "figure id twice", 1, "duplicateID", "figures/a.json", line: 3, path: "figures[1]",
      found: "第2行"
    ) { $0.replace("a/2", "a/1", in: "figures/a.json") },
    BadInput("row id twice", 1, "duplicateID", "records/enterprises.json", line: 3, path: "rows[1]")
    {
      $0.replace("\"E2\"", "\"E1\"", in: "records/enterprises.json")
    },
    BadInput(
      "unknown unit", 1, "unknown.unit", "figures/a.json", line: 2, path: "figures[0].unit",
      found: "家家"
    ) { $0.replace("12, \"unit\": \"家\"", "12, \"unit\": \"家家\"", in: "figures/a.json") },
    BadInput(
      "unknown indicator", 1, "unknown.indicator", "figures/a.json", line: 4,
      path: "figures[2].indicator", found: "certification.rat"
    ) { $0.replace("certification.rate", "certification.rat", in: "figures/a.json") },
    BadInput(
      "unknown region", 1, "unknown.region", "figures/a.json", line: 2, path: "figures[0].region",
      found: "539999"
    ) {
      $0.replace(
        "\"region\": \"530181\", \"kind\": \"stock\", \"period\"",
        "\"region\": \"539999\", \"kind\": \"stock\", \"period\"", in: "figures/a.json")
    },
    BadInput(
      "unknown option of a figure", 1, "unknown.option", "figures/a.json", line: 3,
      path: "figures[1].breakdown.sector", found: "coall"
    ) { $0.replace("\"coal\"", "\"coall\"", in: "figures/a.json") },
    BadInput(
      "unknown option of a row", 1, "unknown.option", "records/enterprises.json", line: 2,
      path: "rows[0].sector"
    ) { $0.replace("\"coal\"", "\"coall\"", in: "records/enterprises.json") },
    BadInput(
      "unknown unit of an indicator", 1, "unknown.unit",
      "catalogue/indicators/certification.json", line: 2, path: "indicators[0].unit",
      keepsRest: false
    ) {
      $0.replace(
        "\"unit\": \"家\"", "\"unit\": \"户\"", in: "catalogue/indicators/certification.json")
    },
    BadInput("no unit", 1, "missingKey", "figures/a.json", line: 2, path: "figures[0]") {
      $0.replace("12, \"unit\": \"家\"", "12", in: "figures/a.json")
    },
    BadInput("no such date", 1, "malformed", "figures/a.json", line: 2, path: "figures[0].period") {
      $0.replace(
        "\"kind\": \"stock\", \"period\": \"@2023-12-31\"",
        "\"kind\": \"stock\", \"period\": \"@2023-13-31\"", in: "figures/a.json")
    },
    BadInput(
      "outside its range", 1, "outOfRange", "figures/a.json", line: 4, path: "figures[2]",
      found: "101"
    ) { $0.replace("97.50,", "101,", in: "figures/a.json") },
    BadInput(
      "below nought", 1, "outOfRange", "figures/a.json", line: 2, path: "figures[0]", found: "-12"
    ) { $0.replace("\"value\": 12", "\"value\": -12", in: "figures/a.json") },
    BadInput(
      "n above N", 1, "numeratorExceedsDenominator", "figures/a.json", line: 4, path: "figures[2]",
      found: "分子41，分母40"
    ) { $0.replace("\"numerator\": 39", "\"numerator\": 41", in: "figures/a.json") },
  ]

  static let regions: [BadInput] = [
    BadInput(
      "region cycle", 1, "regionCycle", "regions.json", line: 3, path: "regions[1].parent",
      found: "530100"
    ) {
      $0.replace("\"parent\": \"530000\"", "\"parent\": \"530181\"", in: "regions.json")
    },
    BadInput(
      "orphan", 1, "orphan", "regions.json", line: 4, path: "regions[2].parent", found: "539900"
    ) { $0.replace("\"parent\": \"530100\"", "\"parent\": \"539900\"", in: "regions.json") },
    BadInput("region id twice", 1, "duplicateID", "regions.json", line: 4, path: "regions[2]") {
      $0.replace("\"id\": \"530181\"", "\"id\": \"530100\"", in: "regions.json")
      $0.replace("\"region\": \"530181\"", "\"region\": \"530100\"", in: "figures/a.json")
      $0.replace("\"region\": \"530181\"", "\"region\": \"530100\"", in: "records/enterprises.json")
    },
    BadInput("unknown rank", 1, "unknown.rank", "regions.json", line: 4, path: "regions[2].rank") {
      $0.replace("\"rank\": \"county\"", "\"rank\": \"shire\"", in: "regions.json")
    },
  ]

  /// Names that would move the cursor, hide themselves or turn the line round.
  static let hostile: [BadInput] = [
    ("escape", "\\u001b[2J\\u001b]0;x\\u0007", "U+001B"), ("line feed", "甲\\n乙", "U+000A"),
    ("bidirectional", "甲\\u202e乙", "U+202E"), ("C1", "甲\\u009b31m", "U+009B"),
    ("zero", "\\u0000", "U+0000"), ("isolate", "甲\\u2066乙", "U+2066"),
    ("line separator", "甲\\u2028乙", "U+2028"), ("hidden mark", "甲\\ufeff乙", "U+FEFF"),
  ].flatMap { name, text, scalar in
    [
      BadInput(
        "\(name) in a region's name", 1, "controlCharacters", "regions.json", line: 4,
        path: "regions[2].name", found: scalar
      ) { $0.replace("安宁市", text, in: "regions.json") },
      BadInput(
        "\(name) in a row's name", 1, "controlCharacters", "records/enterprises.json", line: 2,
        path: "rows[0].name", found: scalar
      ) { $0.replace("甲公司", text, in: "records/enterprises.json") },
      BadInput(
        "\(name) in a printed text", 1, "controlCharacters", "figures/a.json", line: 2,
        path: "figures[0].printed", found: scalar
      ) { $0.replace("12 家", text, in: "figures/a.json") },
    ]
  }
}
