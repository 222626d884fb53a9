import Testing

@testable import Core

/// A part of a good file replaced by something faulty.
struct LoadingFault: Sendable, CustomTestStringConvertible {
  var name: String
  var file: String
  var part: String
  var replacement: String
  var kind: LoadProblemKind
  var line: Int
  var path: String
  var figures = 2
  var rows = 2
  var setAside = 0
  var severity = Rule.Severity.block
  var testDescription: String { name }
}

extension LoadingFault {
  static let figures = "figures/doc.json"
  static let rows = "records/enterprises.json"
  static let indicators = "catalogue/indicators/certification.json"

  static let inFigures: [LoadingFault] = [
    LoadingFault(
      name: "unknown indicator", file: figures,
      part: "\"certification.enterprises\", \"region\": \"530000\"",
      replacement: "\"certification.enterprise\", \"region\": \"530000\"",
      kind: .unknown(
        .indicator, name: "certification.enterprise", nearest: "certification.enterprises"),
      line: 6, path: "figures[1].indicator", figures: 1, setAside: 1),
    LoadingFault(
      name: "unknown region", file: figures, part: "\"region\": \"530000\"",
      replacement: "\"region\": \"530001\"",
      kind: .unknown(.region, name: "530001", nearest: "530000"), line: 6,
      path: "figures[1].region", figures: 1, setAside: 1),
    LoadingFault(
      name: "unknown unit", file: figures, part: "659, \"unit\": \"家\"",
      replacement: "659, \"unit\": \"头\"", kind: .unknown(.unit, name: "头", nearest: nil), line: 6,
      path: "figures[1].unit", figures: 1, setAside: 1),
    LoadingFault(
      name: "unknown level", file: figures, part: "\"county\"", replacement: "\"town\"",
      kind: .unknown(.level, name: "town", nearest: nil), line: 6, path: "figures[1].level",
      figures: 1, setAside: 1),
    LoadingFault(
      name: "unknown option", file: figures, part: "\"level\": \"county\"",
      replacement: "\"breakdown\": {\"sector\": \"caol\"}",
      kind: .unknown(.option, name: "caol", nearest: "coal"), line: 6,
      path: "figures[1].breakdown.sector", figures: 1, setAside: 1),
    LoadingFault(
      name: "unknown dimension", file: figures, part: "\"level\": \"county\"",
      replacement: "\"breakdown\": {\"sectors\": \"coal\"}",
      kind: .unknown(.dimension, name: "sectors", nearest: "sector"), line: 6,
      path: "figures[1].breakdown", figures: 1, setAside: 1),
    LoadingFault(
      name: "text for a number", file: figures, part: "\"value\": 659",
      replacement: "\"value\": \"659\"", kind: .wrongType(found: .string), line: 6,
      path: "figures[1].value", figures: 1, setAside: 1),
    LoadingFault(
      name: "number too large", file: figures, part: "\"value\": 659",
      replacement: "\"value\": 65900000000000000000000", kind: .numberOverflow, line: 6,
      path: "figures[1].value", figures: 1, setAside: 1),
    LoadingFault(
      name: "no value and not said so", file: figures, part: "\"value\": 659, ",
      replacement: "", kind: .missingKey("value"), line: 6, path: "figures[1]", figures: 1,
      setAside: 1),
    LoadingFault(
      name: "malformed period", file: figures, part: "\"period\": \"2023\"",
      replacement: "\"period\": \"2023-13\"", kind: .malformed(.period), line: 6,
      path: "figures[1].period", figures: 1, setAside: 1),
    LoadingFault(
      name: "id used twice", file: figures, part: "\"doc/2\"", replacement: "\"doc/1\"",
      kind: .duplicateID(
        "doc/1",
        first: FilePlace(
          file: "data/small/figures/doc.json", byteOffset: 57,
          position: TextPosition(line: 5, column: 5))), line: 6, path: "figures[1]", figures: 1,
      setAside: 1),
    LoadingFault(
      name: "key used twice", file: figures, part: "\"value\": 659",
      replacement: "\"value\": 659, \"value\": 660",
      kind: .duplicateKey(
        "value",
        first: FilePlace(
          file: "data/small/figures/doc.json", byteOffset: 398,
          position: TextPosition(line: 6, column: 137))), line: 6, path: "figures[1].value"),
    LoadingFault(
      name: "figure that is no object", file: figures, part: "\"figures\": [",
      replacement: "\"figures\": [7,", kind: .wrongType(found: .number), line: 4,
      path: "figures[0]", setAside: 1),
    LoadingFault(
      name: "control character in a name", file: figures, part: "\"14家\"",
      replacement: "\"14\\u001b[31m家\"", kind: .controlCharacters("\u{1B}"), line: 5,
      path: "figures[0].printed"),
    LoadingFault(
      name: "bidirectional override", file: figures, part: "\"14家\"",
      replacement: "\"14\\u202e家\"", kind: .controlCharacters("\u{202E}"), line: 5,
      path: "figures[0].printed"),
    LoadingFault(
      name: "trailing comma breaks the rest off", file: figures, part: "\"unit\": \"家\"}\n",
      replacement: "\"unit\": \"家\",}\n", kind: .syntax(.trailingComma), line: 6,
      path: "figures[1].unit", figures: 1),
    LoadingFault(
      name: "newer format", file: figures, part: "\"format\": 1",
      replacement: "\"format\": 3", kind: .newerFormat(found: 3, newest: 1), line: 2,
      path: "format", figures: 0),
    LoadingFault(
      name: "unknown document", file: figures, part: "\"document\": \"doc\"",
      replacement: "\"document\": \"dox\"",
      kind: .unknown(.document, name: "dox", nearest: "doc"), line: 3, path: "document"),
    LoadingFault(
      name: "misspelt key", file: figures, part: "\"section\"", replacement: "\"sektion\"",
      kind: .unknownKey("sektion", nearest: "section"), line: 5, path: "figures[0].sektion",
      severity: .hint),
    LoadingFault(
      name: "former code with one successor", file: figures, part: "\"region\": \"532502\"",
      replacement: "\"region\": \"532521\"",
      kind: .formerRegion("532521", successors: ["532502"]), line: 5, path: "figures[0].region",
      severity: .hint),
    LoadingFault(
      name: "former code with two successors", file: figures, part: "\"region\": \"532502\"",
      replacement: "\"region\": \"532599\"",
      kind: .formerRegion("532599", successors: ["532500", "532502"]), line: 5,
      path: "figures[0].region", figures: 1, setAside: 1),
  ]

  static let inRows: [LoadingFault] = [
    LoadingFault(
      name: "unknown option in a row", file: rows, part: "\"coal\"", replacement: "\"caol\"",
      kind: .unknown(.option, name: "caol", nearest: "coal"), line: 5, path: "rows[0].sector"),
    LoadingFault(
      name: "row id used twice", file: rows, part: "\"id\": \"E2\"", replacement: "\"id\": \"E1\"",
      kind: .duplicateID(
        "E1",
        first: FilePlace(
          file: "data/small/records/enterprises.json", byteOffset: 62,
          position: TextPosition(line: 5, column: 5))), line: 6, path: "rows[1]", rows: 1,
      setAside: 1),
    LoadingFault(
      name: "row without an id", file: rows, part: "\"id\": \"E2\", ", replacement: "",
      kind: .missingKey("id"), line: 6, path: "rows[1]", rows: 1, setAside: 1),
    LoadingFault(
      name: "required field missing", file: rows, part: "\"name\": \"乙公司\", ", replacement: "",
      kind: .missingKey("name"), line: 6, path: "rows[1]"),
    LoadingFault(
      name: "reference to no row", file: rows, part: "\"parent\": \"E1\"",
      replacement: "\"parent\": \"E9\"", kind: .unknown(.reference, name: "E9", nearest: "E1"),
      line: 6, path: "rows[1].parent"),
    LoadingFault(
      name: "half a person", file: rows, part: "120", replacement: "120.5", kind: .notAnInteger,
      line: 5, path: "rows[0].employees"),
    LoadingFault(
      name: "impossible date", file: rows, part: "\"2001-05\"", replacement: "\"2001-02-30\"",
      kind: .malformed(.calendarDate), line: 6, path: "rows[1].founded"),
    LoadingFault(
      name: "less than nobody", file: rows, part: "120", replacement: "-120",
      kind: .outOfRange(minimum: "0", maximum: "1000000"), line: 5, path: "rows[0].employees"),
    LoadingFault(
      name: "value that must not repeat", file: rows, part: "\"id\": \"E2\"",
      replacement: "\"id\": \"E2\", \"code\": \"X1\"",
      kind: .duplicateID(
        "X1",
        first: FilePlace(
          file: "data/small/records/enterprises.json", byteOffset: 62,
          position: TextPosition(line: 5, column: 5))), line: 6, path: "rows[1].code"),
    LoadingFault(
      name: "unknown case", file: rows, part: "\"case\": \"开远\"",
      replacement: "\"case\": \"开原\"",
      kind: .unknown(.excellentCase, name: "开原", nearest: "开远"), line: 5,
      path: "rows[0].source.case", severity: .reason),
    LoadingFault(
      name: "line break in a name", file: rows, part: "\"甲公司\"", replacement: "\"甲\\n公司\"",
      kind: .controlCharacters("\n"), line: 5, path: "rows[0].name"),
    LoadingFault(
      name: "unknown register", file: rows, part: "\"register\": \"enterprises\"",
      replacement: "\"register\": \"enterprise\"",
      kind: .unknown(.register, name: "enterprise", nearest: "enterprises"), line: 1,
      path: "register", rows: 0),
  ]

  static let inDefinitions: [LoadingFault] = [
    LoadingFault(
      name: "indicator with an unknown unit", file: indicators,
      part: "\"unit\": \"%\"", replacement: "\"unit\": \"%%\"",
      kind: .unknown(.unit, name: "%%", nearest: "%"), line: 5, path: "indicators[1].unit"),
    LoadingFault(
      name: "indicator that needs itself", file: indicators,
      part: "\"kind\": \"rate\",\n   \"formula\": {\"reported\": true}",
      replacement: "\"kind\": \"rate\",\n   \"formula\": {\"indicator\": \"certification.share\"}",
      kind: .definitionCycle(["certification.share", "certification.share"]), line: 5,
      path: "indicators[1]"),
    LoadingFault(
      name: "field with an unknown option set", file: "catalogue/registers/enterprises.json",
      part: "\"options\": \"sector\"", replacement: "\"options\": \"sektor\"",
      kind: .unknown(.optionSet, name: "sektor", nearest: "sector"), line: 5,
      path: "fields[1].options", rows: 0),
    LoadingFault(
      name: "definition used twice", file: "catalogue/units.json", part: "\"id\": \"%\"",
      replacement: "\"id\": \"家\"",
      kind: .duplicateID(
        "家",
        first: FilePlace(
          file: "data/small/catalogue/units.json", byteOffset: 27,
          position: TextPosition(line: 2, column: 3))), line: 3, path: "units[1]"),
    LoadingFault(
      name: "column of an unknown indicator", file: "catalogue/families.json",
      part: "\"columns\": [{\"indicator\": \"certification.enterprises\"",
      replacement: "\"columns\": [{\"indicator\": \"certification.none\"",
      kind: .unknown(.indicator, name: "certification.none", nearest: "certification.share"),
      line: 3, path: "tabs[0].columns[0].indicator"),
    LoadingFault(
      name: "bidirectional isolate in a title", file: "catalogue/units.json",
      part: "\"zh\": \"家\"", replacement: "\"zh\": \"家\\u2067\"",
      kind: .controlCharacters("\u{2067}"), line: 2, path: "units[0].zh"),
    LoadingFault(
      name: "start region that does not exist", file: "dataset.json",
      part: "\"defaultPeriod\": \"2023\"",
      replacement: "\"defaultPeriod\": \"2023\", \"startRegion\": \"532503\"",
      kind: .unknown(.region, name: "532503", nearest: "532500"), line: 1, path: "startRegion"),
    LoadingFault(
      name: "malformed start year", file: "dataset.json",
      part: "\"2023\"", replacement: "\"二〇二三\"", kind: .malformed(.period), line: 1,
      path: "defaultPeriod"),
    LoadingFault(
      name: "missing comma in the sources", file: "sources.json", part: "{\"format\": 1, ",
      replacement: "{\"format\": 1 ", kind: .syntax(.expectedCommaOrBrace), line: 1,
      path: "format"),
  ]

  static let inRegions: [LoadingFault] = [
    LoadingFault(
      name: "orphan", file: "regions.json", part: "\"parent\": \"532500\"",
      replacement: "\"parent\": \"532509\"", kind: .orphan(parent: "532509"), line: 6,
      path: "regions[2].parent"),
    LoadingFault(
      name: "cycle", file: "regions.json", part: "\"parent\": \"530000\"",
      replacement: "\"parent\": \"532502\"", kind: .regionCycle(["532500", "532502"]), line: 5,
      path: "regions[1].parent"),
    LoadingFault(
      name: "region id used twice", file: "regions.json",
      part: "\"id\": \"532500\", \"code\": \"532500\"",
      replacement: "\"id\": \"530000\", \"code\": \"532500\"",
      kind: .duplicateID(
        "530000",
        first: FilePlace(
          file: "data/small/regions.json", byteOffset: 36,
          position: TextPosition(line: 4, column: 5))), line: 5, path: "regions[1]"),
    LoadingFault(
      name: "escape character in a name", file: "regions.json", part: "\"开远市\"",
      replacement: "\"开远\\u009b市\"", kind: .controlCharacters("\u{9B}"), line: 6,
      path: "regions[2].name"),
  ]

  static let inRecords = inFigures + inRows + inRegions
  static let all = inRecords + inDefinitions
}
