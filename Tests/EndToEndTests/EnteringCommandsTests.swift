import Glibc
import Testing

/// `qijian set`, `add`, `pack` and `merge` on copies of the demonstration county.
@Suite struct EnteringCommandsTests {
  /// Two copies of the demonstration county with their base, in a folder that goes away.
  final class Offices {
    let root: String
    var county: String { root + "/county" }
    var city: String { root + "/city" }

    init() throws {
      self.root = try Products.temporaryFolder()
      let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
      let data = "/" + root + "/sample-data"
      _ = try Self.shell(
        "cd '\(self.root)' && cp -r '\(data)/published' . && cp -r '\(data)/demo-county' county "
          + "&& cp -r '\(data)/demo-county' city")
    }

    deinit { Products.remove(root) }

    /// Standard output and error, and the exit code.
    static func shell(_ line: String) throws -> (output: String, code: Int32) {
      let stream = try #require(popen("{ \(line); } 2>&1", "r"))
      var output: [UInt8] = []
      var byte = fgetc(stream)
      while byte != EOF {
        output.append(UInt8(truncatingIfNeeded: byte))
        byte = fgetc(stream)
      }
      let status = pclose(stream)
      return (String(decoding: output, as: UTF8.self), status >> 8 & 0xFF)
    }

    func run(_ arguments: String, input: String = "") throws -> (output: String, code: Int32) {
      let program = try Products.path(of: "qijian")
      return try Self.shell(
        "cd '\(root)' && printf '%s' '\(input)' | QIJIAN_USER=王 '\(program)' \(arguments)")
    }
  }

  @Test func numbersAndRowsAreEntered() throws {
    let offices = try Offices()
    var (output, code) = try offices.run(
      "set 999901 outreach.materials 2020 3.7万余 --dataset county")
    #expect(output == "1\n")
    #expect(code == 0)
    (output, code) = try offices.run(
      "add enterprises --dataset county", input: #"{"name":"测试公司","region":"999901","robots":3}"#)
    #expect(output == "2\n")
    (output, code) = try offices.run("set 999901 outreach.materials 2020 - --dataset county")
    #expect(output == "3\n")
    (output, code) = try offices.run(
      "set 999901 发放宣传材料 2020 - --dataset county --lang en")
    #expect(output == "It is so already; nothing was changed\n")
    #expect(code == 0)
  }

  @Test(
    arguments: [
      ("set 999901 outreach.material 2023 1 --dataset county", "outreach.materials", 64),
      ("set 999901 outreach.materials 2023x 1 --dataset county", "2023x", 64),
      ("set 云蓝 outreach.materials 2023 1 --dataset county", "云冈区", 64),
      ("set 999901 outreach.materials 2023 1 --scope ofice --dataset county", "office", 64),
      ("set 999901 outreach.materials 2023 1 --breakdown medum=x --dataset county", "medium", 64),
      ("set 999901 outreach.materials 2023 1 --breakdown medium --dataset county", "medium", 64),
      ("set 999901 outreach.materials 2023 1 --level county --dataset county", "level", 64),
      ("set 999901 outreach.materials 2023 十x --dataset county", "x", 65),
      ("set 999901 outreach.materials 2023 '' --dataset county", "没有给数值", 64),
      ("set 999901 outreach.materials 2023 ' ' --dataset county --lang en", "no value", 64),
      ("set 999901 outreach.materials 2023 1 --dataset published --lang en", "read-only", 77),
      ("set 999901 outreach.materials 2023 1 --dataset nowhere", "nowhere", 2),
      ("add enterprize --dataset county", "enterprises", 64),
      ("add enterprises --dataset county", "JSON", 65),
      ("pack --dataset county", "没有可打包的改动", 1),
      ("merge county/dataset.json --dataset city", "qijian pack", 65),
    ])
  func mistakesAreSaid(_ arguments: String, _ part: String, _ expected: Int32) throws {
    let offices = try Offices()
    let (output, code) = try offices.run(arguments)
    #expect(output.contains(part))
    #expect(code == expected)
  }

  @Test func peopleStayInTheirRegion() throws {
    let offices = try Offices()
    _ = try Offices.shell(
      "sed -i 's/\"synthetic\"/\"people\": [{\"name\": \"王\", \"region\": \"530181\", \"role\": \"entry\"}], \"synthetic\"/' "
        + "'\(offices.county)/dataset.json'")
    let (output, code) = try offices.run("set 999901 outreach.materials 2023 1 --dataset county")
    #expect(output.contains("安宁市"))
    #expect(code == 77)
  }

  /// Every command that writes asks the same gate.
  @Test(
    arguments: [
      "set 999901 outreach.materials 2023 1 --dataset county",
      "add enterprises --dataset county", "merge p.qjpack --dataset county --yes --take packed",
      "journal undo --dataset county", "journal checkpoint --dataset county",
    ])
  func whoMayLookMayNotWrite(_ arguments: String) throws {
    let offices = try Offices()
    _ = try offices.run("set 999901 outreach.videos 2020 2 --dataset county")
    _ = try offices.run("pack --dataset county -o p.qjpack")
    _ = try offices.run("set 999901 outreach.videos 2020 3 --dataset county")
    let before = try Offices.shell("cat '\(offices.county)'/journal/*.ndjson")
    _ = try Offices.shell(
      "sed -i 's/\"synthetic\"/\"people\": [{\"name\": \"王\", \"role\": \"viewer\"}], \"synthetic\"/' "
        + "'\(offices.county)/dataset.json'")
    let (output, code) = try offices.run(
      arguments, input: #"{"name":"测试公司","region":"999901"}"#)
    #expect(code == 77, "\(output)")
    #expect(output.contains("王"))
    #expect(try Offices.shell("cat '\(offices.county)'/journal/*.ndjson").output == before.output)
  }

  /// After a checkpoint the files say what the journal said, and nothing is wrong with them.
  @Test func aCheckpointLeavesSoundFiles() throws {
    let offices = try Offices()
    _ = try offices.run("set 999901 outreach.materials 2024 6100 --dataset county")
    _ = try offices.run(
      "add enterprises --dataset county", input: #"{"name":"测试公司","region":"999901"}"#)
    #expect(try offices.run("journal checkpoint --dataset county").code == 0)
    let (findings, code) = try offices.run("check county")
    #expect(code == 0, "\(findings)")
    #expect(try offices.run("figures county --json").output.contains(#""value":6100"#))
    #expect(try offices.run("find 测试公司 --dataset county").output.contains("测试公司"))
  }

  /// A file that was not read to its end would lose what follows: it stays as it is.
  @Test func aCheckpointLeavesDamagedFilesAlone() throws {
    let offices = try Offices()
    let file = "'\(offices.county)/records/activities.json'"
    let (rows, _) = try offices.run("journal log --dataset county")
    #expect(rows == "" || !rows.contains("1 "))
    _ = try Offices.shell(
      "head -c 40000 \(file) > '\(offices.root)/cut' && cp '\(offices.root)/cut' \(file)")
    _ = try offices.run(
      "add activities --dataset county", input: #"{"title":"测试","region":"999901"}"#)
    _ = try offices.run("journal checkpoint --dataset county")
    #expect(try Offices.shell("cmp \(file) '\(offices.root)/cut'").code == 0)
    #expect(try offices.run("check county").output.contains("activities.json"))
  }

  /// `check` knows what day it is: what has not begun cannot have been counted.
  @Test func timesThatHaveNotBegunAreFound() throws {
    let offices = try Offices()
    _ = try offices.run("set 999901 outreach.materials 2099 5800 --dataset county")
    #expect(try offices.run("check county").output.contains("2099"))
  }

  @Test(arguments: ["atLeast", "highestOnly"])
  func theCountBasisIsKept(_ basis: String) throws {
    let offices = try Offices()
    let (_, code) = try offices.run(
      "set 999901 certification.enterprises 2024 61 --level county --count-basis \(basis) --dataset county"
    )
    #expect(code == 0)
    let figures = try offices.run("figures county --json").output.split(separator: "\n")
    let entered = try #require(figures.first { $0.contains(#""value":61,"#) })
    #expect(entered.contains(#""countBasis":"\#(basis)""#))
    let (output, wrong) = try offices.run(
      "set 999901 certification.enterprises 2024 61 --count-basis each --dataset county")
    #expect(wrong == 64 && output.contains("atLeast"))
  }

  @Test func editsAreCarriedToAnotherOffice() throws {
    let offices = try Offices()
    _ = try offices.run("set 999901 outreach.materials 2020 5 --dataset county")
    _ = try offices.run("set 999901 outreach.videos 2020 2 --dataset county")
    _ = try offices.run("set 530181 outreach.videos 2020 2 --dataset county")
    var (output, code) = try offices.run("pack --dataset county --region 999901 -o p.qjpack")
    #expect(output.contains("p.qjpack"))
    _ = try offices.run("set 999901 outreach.materials 2020 7 --dataset city")
    (output, code) = try offices.run("merge p.qjpack --dataset city --yes")
    #expect(code == 1)
    #expect(output.contains("数值: 7 → 5"))
    #expect(output.contains("新增 1，变更 0，删除 0，冲突 1，相同 0"))
    (output, code) = try offices.run("merge p.qjpack --dataset city --yes --take packed")
    #expect(code == 0)
    #expect(output.hasSuffix("2\n"))
    (output, code) = try offices.run("merge p.qjpack --dataset city")
    #expect(output.contains("相同 2"))
    (output, code) = try offices.run("merge p.qjpack --dataset city --region 530181")
    #expect(code == 65)
    _ = try Offices.shell("head -c 400 '\(offices.root)/p.qjpack' > '\(offices.root)/cut'")
    (output, code) = try offices.run("merge cut --dataset city")
    #expect(code == 65)
    #expect(output.contains("校验和"))
  }
}
