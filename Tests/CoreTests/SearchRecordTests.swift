import Testing

@testable import Core

/// Hits as JSON.
@Suite struct SearchRecordTests {
  private static let dataset = ReferenceTree.dataset(enterprises: SearchEnterpriseTests.enterprises)

  private static func json(_ text: String, _ dataset: Dataset = dataset) -> String {
    let hit = SearchIndex(dataset).find(text, near: dataset.regions.root, limit: 1).hits.first
    var writer = JSONWriter(style: .lines)
    hit?.write(to: &writer, of: dataset)
    return String(decoding: HarmlessJSON.escape(writer.finish()), as: UTF8.self)
  }

  @Test(
    arguments: [
      (
        "开远市",
        #"{"kind":"region","region":"532502","regionName":"开远市","path":["云南省","红河哈尼族彝族自治州","开远市"],"code":"532502","rank":"county","matched":"name"}"#
      ),
      (
        "云南滇中新区",
        #"{"kind":"region","region":"530100Z01","regionName":"云南滇中新区","path":["云南省","昆明市","云南滇中新区"],"code":null,"rank":"county","matched":"name"}"#
      ),
      (
        "110228",
        #"{"kind":"region","region":"110118","regionName":"密云区","path":["北京市","密云区"],"code":"110118","rank":"county","matched":"former","former":"110228 密云县"}"#
      ),
      (
        "000000",
        #"{"kind":"region","region":"000000","regionName":"全国","path":["全国"],"code":null,"rank":"national","matched":"code"}"#
      ),
      (
        "xwsdc",
        #"{"kind":"enterprise","enterprise":"E0","enterpriseName":"华能澜沧江水电股份有限公司小湾水电厂","region":"532926","regionName":"南涧彝族自治县","path":["云南省","大理白族自治州","南涧彝族自治县"],"matched":"initials"}"#
      ),
      (
        "没有地区",
        #"{"kind":"enterprise","enterprise":"E5","enterpriseName":"漂在哪里都没有地区的公司","region":null,"regionName":null,"path":[],"matched":"name"}"#
      ),
    ])
  func record(_ text: String, _ expected: String) {
    #expect(Self.json(text) == expected + "\n")
  }

  /// What could move the cursor or turn text round leaves as an escape that means the same.
  @Test func hostileNames() throws {
    let name = "甲\u{1B}[2J\u{9B}31m\u{202E}乙\u{FEFF}\u{E0001}\n丙"
    let table = SearchEnterpriseTests.table([(name: name, aliases: [], code: "", region: "")])
    let line = Self.json("甲", ReferenceTree.dataset(enterprises: table))
    let escaped = #""甲\u001b[2J\u009b31m\u202e乙\ufeff\udb40\udc01\n丙""#
    #expect(line.contains(#""enterpriseName":"# + escaped + ","))
    #expect(line.last == "\n")
    #expect(HostileCharacters.first(in: String(line.dropLast())) == nil)
  }
}
