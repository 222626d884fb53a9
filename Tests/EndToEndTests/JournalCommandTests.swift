import FoundationEssentials
import Glibc
import Testing

private struct ReportLine: Decodable {
  struct Problem: Decodable {
    var kind: String
    var segment: Int
    var line: Int
  }
  var sound: Bool
  var segments: Int
  var transactions: Int
  var sequence: Int
  var problems: [Problem]
  var accepted: [Problem]
}

/// `qijian journal` on a dataset on the disk.
struct JournalCommandTests {
  private let environment = ["LANG": "en_US.UTF-8", "QIJIAN_USER": "张", "TZ": "UTC"]

  private func run(_ arguments: [String], on folder: String) throws -> CommandRun {
    try CommandRun(
      ["journal"] + arguments + ["--dataset", folder], environment: environment)
  }

  @Test func `an empty journal is sound and has nothing to take back`() throws {
    let dataset = try ScratchDataset()
    let folder = dataset.folder
    let verify = try run(["verify", "--json"], on: folder)
    #expect(verify.code == 0)
    #expect(try verify.decoded(ReportLine.self).first?.transactions == 0)
    #expect(try run(["log"], on: folder).output.isEmpty)
    let undo = try run(["undo"], on: folder)
    #expect(undo.code == 1 && undo.errors.contains("nothing to take back"))
  }

  @Test func `a checkpoint of nothing opens the journal, and the dataset still loads`() throws {
    let dataset = try ScratchDataset()
    let folder = dataset.folder
    let checkpoint = try run(["checkpoint", "--json"], on: folder)
    #expect(checkpoint.code == 0, "\(checkpoint.errors)")
    #expect(
      Products.read(folder + "/dataset.json").contains("\"journal\": {\"sequence\": 0"))
    let report = try run(["verify", "--json"], on: folder).decoded(ReportLine.self).first
    #expect(report?.sound == true && report?.segments == 1)
    #expect(
      try CommandRun(["check", folder, "--json"], environment: environment).code == 0)
  }

  @Test func `damage is named, refuses writing, and can be given up`() throws {
    let dataset = try ScratchDataset()
    let folder = dataset.folder
    #expect(try run(["checkpoint"], on: folder).code == 0)
    let segment = folder + "/journal/0001.ndjson"
    let sound = Products.read(segment)
    try Products.write(sound + "{\"seq\":1,\"id\":\"x\"}", to: segment)
    let torn = try run(["verify", "--json"], on: folder)
    #expect(torn.code == 0 && torn.output.contains("tornTail"))
    // With its line feed it was written whole, and changed since.
    try Products.write(sound + "{\"seq\":1,\"id\":\"x\"}\n", to: segment)
    let changed = try run(["verify", "--json"], on: folder)
    #expect(changed.code == 1 && changed.output.contains("damagedLine"))
    try Products.write(sound, to: segment)
    try Products.write(
      Products.read(segment).replacing("\"after\":0", with: "\"after\":7"), to: segment)
    let report = try run(["verify", "--json"], on: folder)
    #expect(report.code == 1)
    #expect(try report.decoded(ReportLine.self).first?.problems.first?.kind == "noHeader")
    let refused = try run(["checkpoint"], on: folder)
    #expect(refused.code == 73 && refused.errors.contains("damaged"))
    #expect(try run(["checkpoint", "--accept-damage"], on: folder).code == 0)
    #expect(try run(["verify"], on: folder).code == 0)
  }

  @Test func `what is damaged or torn is said by whoever reads or writes`() throws {
    let dataset = try ScratchDataset()
    let folder = dataset.folder
    func set(_ value: Int) throws -> CommandRun {
      try CommandRun(
        ["set", "530000", "certification.enterprises", "2020", "\(value)", "--dataset", folder],
        environment: environment)
    }
    for value in 1...3 { #expect(try set(value).code == 0) }
    let segment = folder + "/journal/0001.ndjson"
    let whole = Products.read(segment)
    try Products.write(whole + "{\"seq\":4,", to: segment)
    let after = try set(9)
    #expect(after.output == "4\n" && after.errors.contains(".torn-"))
    #expect(try run(["log"], on: folder).code == 0)
    var lines = Products.read(segment).split(separator: "\n").map(String.init)
    lines[2] = lines[2].replacing("\"seq\":2", with: "\"seq\":7")
    try Products.write(lines.joined(separator: "\n") + "\n", to: segment)
    let log = try run(["log"], on: folder)
    #expect(log.code == 1 && log.errors.contains("0001.ndjson"))
    #expect(try run(["checkpoint", "--accept-damage"], on: folder).code == 0)
    #expect(try run(["log"], on: folder).code == 0)
  }

  @Test func `a read-only dataset and a missing one are told apart`() throws {
    let dataset = try ScratchDataset()
    let folder = dataset.folder
    dataset.replace(
      "\"id\": \"demo\",", "\"id\": \"demo\", \"readOnly\": true,", in: "dataset.json")
    let undo = try run(["undo"], on: folder)
    #expect(undo.code == 73 && undo.errors.contains("read-only"))
    dataset.remove("dataset.json")
    #expect(try run(["verify"], on: folder).code == 2)
  }
}
