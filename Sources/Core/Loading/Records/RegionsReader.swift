/// Reads `regions.json` and `former-regions.json` of a dataset and its bases.
struct RegionsReader {
  private enum Key: String, CaseIterable {
    case id, code, name, shortName, aliases, rank, term, kind, zoneKind, parent, hosts, pinyin
    case initials
  }
  private static let keys = JSONKeySet(Key.allCases.map(\.rawValue))
  private static let ranks = JSONKeySet(Rank.allCases.map(\.rawValue))
  private static let kinds = JSONKeySet(["formal", "zone"])

  private struct Entry {
    var region: Region
    var parent: String?
    var hosts: [String]
    var place: FilePlace
    var path: JSONPath
  }

  private var entries: [Entry] = []
  /// Positions of the regions of all datasets read so far.
  private var position: [String: Int] = [:]
  /// Ids that the dataset at hand has given already.
  private var given: Set<String> = []
  private var former: [FormerRegion] = []
  private var formerPosition: [String: Int] = [:]
  private var faults = RecordFaults()
  /// Images of the files of the dataset at hand.
  private(set) var image: FileImage?

  var isEmpty: Bool { entries.isEmpty }

  /// Reads the regions of one dataset; bases come first and are overridden by id.
  mutating func read(
    _ path: String, inside: String, _ session: inout LoadSession
  ) throws(LoadProblem) {
    session.begin(path)
    defer { session.end(path) }
    given = []
    var image = FileImage(path: inside, content: .regions)
    var file = try RecordFile(path, list: "regions", in: session.files)
    while try file.next() {
      if file.index % 1_024 == 0 { session.advance(in: path, to: file.reader.offset) }
      faults.reset()
      try readRegion(&file, &image)
      for (problem, severity) in faults.problems { session.note(problem, severity) }
    }
    for note in file.reader.notes { session.note(note) }
    image.header = file.header
    self.image = image
  }

  private mutating func readRegion(
    _ file: inout RecordFile, _ image: inout FileImage
  ) throws(LoadProblem) {
    guard try file.reader.peek() == .object else {
      faults.note(file.reader.wrongType(try file.reader.peek(), expected: .type(.object)))
      image.runs.append(.setAside(try file.reader.readValue()))
      return
    }
    let place = FilePlace(file: file.path, byteOffset: file.reader.offset)
    var region = Region(id: "", name: "", shortName: "", rank: .county)
    var rank: Rank?
    var parent: String?
    var hosts: [String] = []
    try file.reader.beginObject()
    while try file.reader.nextKey() {
      guard let number = file.reader.key(in: Self.keys) else {
        try file.reader.keepUnknown(known: Self.keys, &faults)
        continue
      }
      if try file.reader.passNull(&faults) { continue }
      switch Key.allCases[number] {
      case .id: region.id = try file.reader.name(&faults) ?? ""
      case .code: region.code = try file.reader.name(&faults)
      case .name: region.name = try file.reader.name(&faults) ?? ""
      case .shortName: region.shortName = try file.reader.name(&faults) ?? ""
      case .term: region.term = try file.reader.name(&faults) ?? ""
      case .zoneKind: region.zoneKind = try file.reader.name(&faults)
      case .parent: parent = try file.reader.text(&faults)
      case .pinyin: region.pinyin = try file.reader.name(&faults) ?? ""
      case .initials: region.initials = try file.reader.name(&faults) ?? ""
      case .aliases: region.aliases = try texts(&file) ?? []
      case .hosts: hosts = try texts(&file) ?? []
      case .rank:
        rank = try file.reader.word(in: Self.ranks, .rank, &faults).map { Rank.allCases[$0] }
      case .kind:
        region.kind =
          try file.reader.word(in: Self.kinds, .kind, &faults) == 1 ? .zone : .formal
      }
    }
    let path = JSONPath([.key("regions"), .index(file.index)])
    for (isMissing, key) in [(region.id.isEmpty, "id"), (region.name.isEmpty, "name")]
    where isMissing {
      faults.setAside(
        LoadProblem(.missingKey(key), at: place, path: path, recordID: region.id))
    }
    if rank == nil, !faults.isSetAside {
      faults.setAside(
        LoadProblem(.missingKey("rank"), at: place, path: path, recordID: region.id))
    }
    if let rank { region.rank = rank }
    if region.shortName.isEmpty { region.shortName = region.name }
    let entry = Entry(region: region, parent: parent, hosts: hosts, place: place, path: path)
    if !faults.isSetAside { add(entry) }
  }

  private mutating func texts(_ file: inout RecordFile) throws(LoadProblem) -> [String]? {
    let key = file.reader.key
    let tree = try file.reader.tree()
    do throws(LoadProblem) {
      return try tree.strings()
    } catch {
      faults.note(error)
      faults.keep(key, tree.value)
      return nil
    }
  }

  private mutating func add(_ entry: Entry) {
    let id = entry.region.id
    if let index = position[id], given.insert(id).inserted {
      entries[index] = entry
      return
    }
    given.insert(id)
    if position[id] == nil { position[id] = entries.count }
    entries.append(entry)
  }

  /// Reads codes that have ended; one that is given again replaces the earlier.
  mutating func readFormer(_ path: String, _ session: inout LoadSession) {
    guard let cursor = session.document(path) else { return }
    let elements = session.attempt { () throws(LoadProblem) in
      try cursor.required("former").elements()
    }
    for element in elements ?? [] {
      let region = session.attempt { () throws(LoadProblem) in
        FormerRegion(
          code: try element.required("code").text(), name: try element.required("name").text(),
          rank: try element.required("rank").word(Rank.self, .rank),
          province: try element.string("province"), prefecture: try element.string("prefecture"),
          until: try element.required("until").integer(),
          successors: try element.strings("successors"))
      }
      guard let region else { continue }
      if let index = formerPosition[region.code] {
        former[index] = region
      } else {
        formerPosition[region.code] = former.count
        former.append(region)
      }
    }
  }

  /// Makes the tree; whatever does not fit is noted.
  func build(_ session: inout LoadSession) -> RegionTree {
    var builder = RegionTreeBuilder()
    for entry in entries { builder.add(entry.region, parent: entry.parent, hosts: entry.hosts) }
    for region in former { builder.add(former: region) }
    let (tree, faults) = builder.build()
    var names: [String]?
    func nearest(_ name: String) -> String? {
      let known = names ?? entries.map(\.region.id)
      names = known
      return NearestName.of(name, among: known)
    }
    for fault in faults.prefix(LoadSession.mostProblemsPerFile) {
      switch fault {
      case .duplicate(let index, let first):
        session.note(
          problem(.duplicateID(entries[index].region.id, first: entries[first].place), index))
      case .orphan(let index, let parent):
        session.note(problem(.orphan(parent: parent), index, key: "parent", found: parent))
      case .cycle(let indices):
        guard let first = indices.first else { break }
        session.note(
          problem(.regionCycle(indices.map { entries[$0].region.id }), first, key: "parent"))
      case .unknownHost(let index, let host):
        session.note(
          problem(
            .unknown(.region, name: host, nearest: nearest(host)), index, key: "hosts",
            found: host))
      case .rankNotBelowParent(let index):
        session.note(problem(.inconsistent("rank", with: "parent"), index, key: "rank"), .reason)
      }
    }
    return tree
  }

  private func problem(
    _ kind: LoadProblemKind, _ index: Int, key: String? = nil, found: String? = nil
  ) -> LoadProblem {
    let entry = entries[index]
    return LoadProblem(
      kind, at: entry.place, path: key.map { entry.path.appending(key: $0) } ?? entry.path,
      recordID: entry.region.id, found: LoadProblem.shortened(found ?? entry.region.name))
  }
}
