import Glibc
import Testing

/// `qijian find` on the published data.
@Suite struct FindCommandTests {
  /// Standard output and exit code of a run; arguments stand as a shell reads them.
  private func run(_ arguments: String) throws -> (output: String, code: Int32) {
    let program = try Products.path(of: "qijian")
    let stream = try #require(popen("'\(program)' find \(arguments) 2>/dev/null", "r"))
    var output: [UInt8] = []
    var byte = fgetc(stream)
    while byte != EOF {
      output.append(UInt8(truncatingIfNeeded: byte))
      byte = fgetc(stream)
    }
    let status = pclose(stream)
    return (String(decoding: output, as: UTF8.self), status >> 8 & 0xFF)
  }

  @Test(
    arguments: [
      ("开远市 --lang zh", "532502  云南省 > 红河哈尼族彝族自治州 > 开远市  名称\n"),
      ("'kai yuan' --lang en", "532502  Yunnan > Honghe > Kaiyuan     pinyin\n"),
      ("kys", "532502"), ("xwsdc", "小湾水电厂"), ("小湾", "小湾水电厂"),
      ("xwsdc --json", #""matched":"initials""#), ("小 湾", "南涧彝族自治县"),
    ])
  func found(_ arguments: String, _ part: String) throws {
    let (output, code) = try run(arguments)
    #expect(output.contains(part))
    #expect(code == 0)
  }

  @Test(arguments: [("没有这样的地方", 1), ("' '", 1), ("开远 --dataset /dev/null/none", 2)])
  func notFound(_ arguments: String, _ expected: Int32) throws {
    let (output, code) = try run(arguments)
    #expect(output.isEmpty)
    #expect(code == expected)
  }
}
