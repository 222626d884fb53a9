/// Reads `regions.json` and `former-regions.json` of a dataset and its bases.
struct RegionsReader {
  private static let keys = JSONKeySet(RegionKey.allCases.map(\.rawValue))
  private static let ranks = JSONKeySet(Rank.allCases.map(\.rawValue))
  private static let kinds = JSONKeySet(["formal", "zone"])

  private struct Entry {
    var region: Region
    var parent: String?
    var hosts: [String]
    var place: FilePlace
    /// One past its last byte in the file.
    var end: Int
    /// Its place in the list of regions of its file.
    var index: Int
    /// Its number among the understood ones of its file.
    var number: Int
  }

  private var entries: [Entry] = []
  /// Positions of the regions of the bases; empty while there is none.
  private var basePosition: [String: Int] = [:]
  private var former: [FormerRegion] = []
  private var formerPosition: [String: Int] = [:]
  private var faults = RecordFaults()
  private var order = KeyOrder(known: [])
  /// How many regions of the file at hand were understood.
  private var count = 0
  /// Image of the file read last.
  private(set) var image: FileImage?
  private var file = ""

  var isEmpty: Bool { entries.isEmpty }

  /// Reads the regions of one dataset; bases come first and are overridden by id.
  mutating func read(
    _ path: String, inside: String, _ session: inout LoadSession
  ) throws(LoadProblem) {
    session.begin(path)
    defer { session.end(path) }
    // What two datasets both give is an override; twice in one dataset is found by the builder.
    basePosition = Dictionary(
      entries.enumerated().map { ($1.region.id, $0) }, uniquingKeysWith: { first, _ in first })
    var image = FileImage(path: inside, content: .regions)
    order = KeyOrder(known: RegionKey.allCases.map(\.rawValue))
    count = 0
    var file = try RecordFile(path, list: "regions", in: session.files)
    while try file.next() {
      if file.index % 1_024 == 0 { session.advance(in: path, to: file.reader.offset) }
      if session.isCancelled { return }
      faults.reset()
      try readRegion(&file, &image, files: session.files)
      for (problem, severity) in faults.problems { session.note(problem, severity) }
    }
    for note in file.reader.notes { session.note(note) }
    image.header = file.header
    image.isWhole = file.reader.notes.isEmpty
    image.regionIDs = entries.filter { $0.place.file == path }.map(\.region.id)
    self.file = path
    image.finish(order)
    self.image = image
  }

  private mutating func readRegion(
    _ file: inout RecordFile, _ image: inout FileImage, files: any FileSystem
  ) throws(LoadProblem) {
    guard try file.reader.peek() == .object else {
      faults.note(file.reader.wrongType(try file.reader.peek(), expected: .type(.object)))
      image.append(setAside: try file.reader.readValue())
      return
    }
    let place = FilePlace(file: file.path, byteOffset: file.reader.offset)
    var region = Region(id: "", name: "", shortName: "", rank: .county)
    var rank: Rank?
    var parent: String?
    var hosts: [String] = []
    order.begin()
    try file.reader.beginObject()
    while try file.reader.nextKey() {
      guard let number = file.reader.key(in: Self.keys) else {
        order.add(unknown: file.reader.key)
        try file.reader.keepUnknown(known: Self.keys, &faults)
        continue
      }
      order.add(number)
      if try file.reader.passNull(&faults) { continue }
      switch RegionKey.allCases[number] {
      case .id: region.id = try file.reader.name(&faults) ?? ""
      case .code: region.code = try file.reader.name(&faults)
      case .name: region.name = try file.reader.name(&faults) ?? ""
      case .shortName: region.shortName = try file.reader.name(&faults) ?? ""
      case .term: region.term = try file.reader.name(&faults) ?? ""
      case .zoneKind: region.zoneKind = try file.reader.name(&faults)
      case .parent: parent = try file.reader.text(&faults)
      case .pinyin: region.pinyin = try file.reader.name(&faults) ?? ""
      case .initials: region.initials = try file.reader.name(&faults) ?? ""
      case .english: region.english = try file.reader.name(&faults) ?? ""
      case .aliases: region.aliases = try texts(&file) ?? []
      case .hosts: hosts = try texts(&file) ?? []
      case .rank:
        rank = try file.reader.word(in: Self.ranks, .rank, &faults).map { Rank.allCases[$0] }
      case .kind:
        region.kind =
          try file.reader.word(in: Self.kinds, .kind, &faults) == 1 ? .zone : .formal
      }
    }
    if region.id.isEmpty || region.name.isEmpty || rank == nil {
      noteMissing(region, hasRank: rank != nil, place, file.index)
      image.append(
        setAside: try RecordFile.value(
          in: file.path, at: (place.byteOffset ?? 0)..<file.reader.offset, files))
      return
    }
    if let rank { region.rank = rank }
    if region.shortName.isEmpty { region.shortName = region.name }
    image.append(record: count, order: order.end(), keeping: faults.kept)
    add(
      Entry(
        region: region, parent: parent, hosts: hosts, place: place, end: file.reader.offset,
        index: file.index, number: count))
    count += 1
  }

  private mutating func noteMissing(
    _ region: Region, hasRank: Bool, _ place: FilePlace, _ index: Int
  ) {
    let path = JSONPath([.key("regions"), .index(index)])
    let keys = [(region.id.isEmpty, "id"), (region.name.isEmpty, "name"), (!hasRank, "rank")]
    for (isMissing, key) in keys where isMissing && !faults.hasKept(key) {
      faults.note(LoadProblem(.missingKey(key), at: place, path: path, recordID: region.id))
    }
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
    if !basePosition.isEmpty, let index = basePosition.removeValue(forKey: entry.region.id) {
      entries[index] = entry
    } else {
      entries.append(entry)
    }
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
          code: try element.required("code").text(), name: try element.required("name").string(),
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

  /// Makes the tree; whatever does not fit is noted, and stays in the file as it stands.
  mutating func build(_ session: inout LoadSession) -> RegionTree {
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
    for (position, fault) in faults.enumerated() {
      let isListed = position < LoadSession.mostProblemsPerFile
      switch fault {
      case .duplicate(let index, let first):
        session.note(
          problem(.duplicateID(entries[index].region.id, first: entries[first].place), index))
        keepWhole(entries[index], session.files)
      case .orphan(let index, let parent):
        session.note(problem(.orphan(parent: parent), index, key: "parent", found: parent))
        keepParent(index)
      case .cycle(let indices):
        guard let first = indices.first else { break }
        session.note(
          problem(.regionCycle(indices.map { entries[$0].region.id }), first, key: "parent"))
        keepParent(first)
      case .unknownHost(let index, let host):
        session.note(
          problem(
            .unknown(.region, name: host, nearest: isListed ? nearest(host) : nil), index,
            key: "hosts", found: host))
        let hosts = entries[index].hosts.map { JSONValue($0) }
        if isOwn(entries[index]) {
          image?.keep("hosts", JSONValue(hosts), of: entries[index].number)
        }
      case .rankNotBelowParent(let index):
        session.note(problem(.inconsistent("rank", with: "parent"), index, key: "rank"), .reason)
      }
    }
    return tree
  }

  /// Whether a region stands in the file whose image is kept.
  private func isOwn(_ entry: Entry) -> Bool { entry.place.file == file }

  private mutating func keepParent(_ index: Int) {
    guard isOwn(entries[index]), let parent = entries[index].parent else { return }
    image?.keep("parent", JSONValue(parent), of: entries[index].number)
  }

  /// Keeps a region that is not in the tree at all as it stands.
  private mutating func keepWhole(_ entry: Entry, _ files: any FileSystem) {
    guard isOwn(entry), let start = entry.place.byteOffset,
      let value = try? RecordFile.value(in: entry.place.file, at: start..<entry.end, files)
    else { return }
    for member in value.object?.members ?? [] {
      image?.keep(member.key, member.value, of: entry.number)
    }
  }

  private func problem(
    _ kind: LoadProblemKind, _ index: Int, key: String? = nil, found: String? = nil
  ) -> LoadProblem {
    let entry = entries[index]
    var steps: [JSONPath.Component] = [.key("regions"), .index(entry.index)]
    if let key { steps.append(.key(key)) }
    return LoadProblem(
      kind, at: entry.place, path: JSONPath(steps), recordID: entry.region.id,
      found: LoadProblem.shortened(found ?? entry.region.name))
  }
}
