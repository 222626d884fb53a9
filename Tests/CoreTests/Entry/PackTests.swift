import Testing

@testable import Core

@Suite struct PackTests {
  /// What a county entered, and the city's data before it hears of it.
  struct Story {
    var county: Dataset
    let city: Dataset
    var log: [Transaction] = []

    init() throws {
      city = try LoadingSampleTests.open("demo-county")
      county = city
    }

    mutating func commit(_ edits: [Edit]) {
      let transaction = Transaction(
        sequence: log.count + 1, id: "t\(log.count)", author: "县",
        time: "2024-01-0\(log.count + 1)",
        edits: edits)
      _ = county.apply(transaction)
      log.append(transaction)
    }

    func figure(_ value: Int, in dataset: Dataset, region: String = "999901") -> Edit {
      dataset.edit(
        entering: Figure(
          id: "", indicator: "outreach.materials",
          region: dataset.regions.find(region) ?? dataset.regions.root, kind: .flow,
          period: .year(2023), quantity: Quantity(FixedDecimal(value), unit: "份"),
          source: Source(document: Source.entry)))
    }

    var pack: EditPack {
      EditPack(
        log, of: county, region: county.regions.find("999901"), after: 0, author: "县",
        time: "2024-01-09")
    }
  }

  @Test func roundTripsAsBytes() throws {
    var story = try Story()
    story.commit([story.figure(3, in: story.county)])
    story.commit([story.figure(5, in: story.county)])
    let table = try #require(story.county.tables["enterprises"])
    let id = table.id(of: RowID(0))
    story.commit(
      story.county.edits(entering: ["name": .text("新名字")], id: id, register: "enterprises"))
    // Of one cell only what it came to; what was taken back is nothing.
    story.commit([story.figure(9, in: story.county, region: "530000")])
    let pack = story.pack
    #expect(pack.edits.count == 2)
    #expect(pack.edits[0].from == nil)
    let read = try EditPack(bytes: pack.bytes, name: "p")
    #expect(read == pack)
    #expect(read.fingerprint == pack.fingerprint)
    let merge = try PackMerge(read, into: story.city)
    #expect(merge.items.map(\.kind) == [.added, .changed])
    #expect(merge.items[1].differences.map(\.packed) == [JSONValue("新名字")])
    var city = story.city
    let request = try #require(merge.request(id: "m", basedOn: 0, .here))
    #expect(request.act == .merge(of: pack.fingerprint))
    _ = city.apply(
      Transaction(sequence: 1, id: "m", author: "市", time: "", edits: request.edits))
    #expect(city.current(pack.edits[0].target) == story.county.current(pack.edits[0].target))
    #expect(try PackMerge(read, into: city).request(id: "m", basedOn: 0, .packed) == nil)
  }

  /// A register's name becomes a file's name: none leads out of the folder.
  @Test(arguments: ["../../x", "../dataset", "a/b", "", ".", "..", ".hidden", "x\u{202E}"])
  func namesThatLeadElsewhereAreRefused(register: String) throws {
    var story = try Story()
    let row = JSONValue(JSONObject(["id": JSONValue("R1"), "region": JSONValue("999901")]))
    let edit = Edit(.row(register: register, id: "R1"), from: nil, to: row)
    story.log = [
      Transaction(sequence: 1, id: "t", author: "县", time: "2024-01-01", edits: [edit])
    ]
    var pack = story.pack
    pack.edits = [edit]
    let bytes = pack.bytes
    #expect(throws: PackProblem.self) { try EditPack(bytes: bytes, name: "p") }
    // Out of a hand-made journal it is kept, inside the folder.
    var city = story.city
    _ = city.apply(story.log[0])
    let paths = city.files.map(\.path).filter { $0.contains("records") }
    #expect(paths.contains("records/unplaced.json"))
    #expect(!paths.contains { $0.contains("..") || $0.contains("/.") || $0.contains("a/b") })
    #expect(city.current(edit.target) == row)
  }

  @Test func aPackOfNoRegionIsHeldAgainstTheOneExpected() throws {
    var story = try Story()
    story.commit([story.figure(3, in: story.county)])
    var pack = story.pack
    pack.region = nil
    let county = try #require(story.city.regions.find("999901"))
    let other = try #require(story.city.regions.find("530181"))
    #expect(try PackMerge(pack, into: story.city, expecting: county).items.count == 1)
    #expect(throws: MergeRefusal.outside(region: other, places: [county])) {
      try PackMerge(pack, into: story.city, expecting: other)
    }
  }

  @Test func conflictsAreShownByField() throws {
    var story = try Story()
    story.commit([story.figure(5, in: story.county)])
    var city = story.city
    _ = city.apply(
      Transaction(
        sequence: 1, id: "x", author: "市", time: "", edits: [story.figure(7, in: city)]))
    let merge = try PackMerge(story.pack, into: city)
    #expect(merge.items.map(\.kind) == [.conflict])
    #expect(merge.items[0].differences.map(\.field) == ["value"])
    #expect(merge.items[0].differences[0].here == JSONValue(7))
    #expect(merge.items[0].differences[0].packed == JSONValue(5))
    #expect(merge.request(id: "m", basedOn: 1, .here) == nil)
    #expect(merge.request(id: "m", basedOn: 1, .packed)?.edits.count == 1)
  }

  @Test func rowsThatAreNotHereComeWhole() throws {
    var story = try Story()
    let table = try #require(story.county.tables["enterprises"])
    let id = table.id(of: RowID(3))
    var city = story.city
    _ = city.apply(
      Transaction(
        sequence: 1, id: "x", author: "市", time: "",
        edits: [city.edit(removingRow: id, of: "enterprises")]))
    story.commit(
      story.county.edits(entering: ["name": .text("改名")], id: id, register: "enterprises"))
    let merge = try PackMerge(story.pack, into: city)
    #expect(merge.items.map(\.kind) == [.added])
    #expect(merge.items[0].edit.to == story.county.current(.row(register: "enterprises", id: id)))
  }

  @Test func wrongPacksAreRefused() throws {
    var story = try Story()
    story.commit([story.figure(5, in: story.county)])
    let pack = story.pack
    var bytes = pack.bytes
    #expect(throws: PackProblem.notAPack) { try EditPack(bytes: Array("{}".utf8), name: "p") }
    #expect(throws: PackProblem.notAPack) { try EditPack(bytes: [0xFF, 0x00], name: "p") }
    #expect(throws: PackProblem.damaged) {
      try EditPack(bytes: Array(bytes.dropLast(10)), name: "p")
    }
    bytes[bytes.count / 2] ^= 1
    #expect(throws: PackProblem.self) { try EditPack(bytes: bytes, name: "p") }
    let newer = Array(#"{"pack":2,"x":1}"#.utf8) + [0x0A]
    #expect(throws: PackProblem.newerFormat(found: 2, newest: 1)) {
      try EditPack(bytes: newer, name: "p")
    }
    let kunming = try #require(story.city.regions.find("530100"))
    let own = try #require(story.city.regions.find("999901"))
    #expect(throws: MergeRefusal.otherRegion(found: own, expected: kunming)) {
      _ = try PackMerge(pack, into: story.city, expecting: kunming)
    }
    var unknown = pack
    unknown.region = "888888"
    #expect(throws: MergeRefusal.unknownRegion(id: "888888", name: pack.regionName)) {
      _ = try PackMerge(unknown, into: story.city)
    }
    var foreign = pack
    foreign.edits.append(story.figure(1, in: story.city, region: "530100"))
    #expect(throws: MergeRefusal.outside(region: own, places: [kunming])) {
      _ = try PackMerge(foreign, into: story.city)
    }
  }

  @Test func whatANewerProgramPacksIsKeptAndSaid() throws {
    var story = try Story()
    story.commit([story.figure(5, in: story.county)])
    var pack = story.pack
    let row = JSONValue(
      JSONObject(["id": JSONValue("R1"), "region": JSONValue("999901"), "x": JSONValue(1)]))
    let enterprise = try #require(story.city.tables["enterprises"]).id(of: RowID(0))
    pack.edits += [
      Edit(.row(register: "robots", id: "R1"), from: nil, to: row),
      Edit(
        .field(register: "enterprises", row: enterprise, field: "robots"), from: nil,
        to: JSONValue(4)),
    ]
    let merge = try PackMerge(pack, into: story.city)
    #expect(merge.items.map(\.kind) == [.added, .added, .added])
    #expect(merge.items.map { $0.findings.count } == [0, 1, 1])
    var city = story.city
    let edits = try #require(merge.request(id: "m", basedOn: 0, .packed)).edits
    _ = city.apply(Transaction(sequence: 1, id: "m", author: "市", time: "", edits: edits))
    #expect(city.current(.row(register: "robots", id: "R1")) == row)
    let robots = try #require(city.written["records/robots.json"])
    #expect(String(decoding: robots, as: UTF8.self).contains(#""x": 1"#))
    let field = Edit.Target.field(register: "enterprises", row: enterprise, field: "robots")
    #expect(city.current(field) == JSONValue(4))
  }
}
