import Testing

@testable import Core

/// A dataset that opens from its cache is the dataset that reading it gives.
@Suite struct WarmStartTests {
  @Test(arguments: CachedDataset.names)
  func `warm is what cold is`(_ name: String) throws {
    let data = try CachedDataset(name)
    let cold = try data.keep()
    let warm = try #require(try data.openWarm())
    let seen = SeenDataset(cold, data.files)
    #expect(SeenDataset(warm, data.files).differences(from: seen) == [])
    #expect(!seen.figures.isEmpty)
    #expect(!seen.rows.isEmpty)
  }

  @Test func `it is for its owner alone, and read by nobody else`() throws {
    let data = try CachedDataset("small")
    try data.keep()
    let path = data.cache().path
    #expect(try data.files.information(of: path).permissions == 0o600)
    #expect(try data.files.information(of: CachedDataset.caches).permissions == 0o700)
    #expect(data.files.contents.keys.filter { $0.hasPrefix(CachedDataset.caches) } == [path])
  }

  /// Anything that may make a difference, done to the files of a dataset after it was kept.
  enum Change: String, CaseIterable {
    case recordsRewritten, figuresTouched, recordsMadeAnewWithTheSameTimes, catalogueChanged
    case manifestChanged, baseChanged, sourcesChanged, fileAdded, fileRemoved
  }

  @Test(arguments: Change.allCases)
  func `whatever changes, the files are read`(_ change: Change) throws {
    let data = try CachedDataset(change == .baseChanged ? "demo-county" : "small")
    try data.keep()
    #expect(try data.openWarm() != nil)
    let (files, folder) = (data.files, data.folder)
    func rewrite(_ path: String) throws {
      files.put(try #require(files.bytes(at: path)), at: path)
    }
    switch change {
    case .recordsRewritten: try rewrite("\(folder)/records/enterprises.json")
    case .figuresTouched:
      files.backdate("\(folder)/figures/doc.json", to: 1)
    case .recordsMadeAnewWithTheSameTimes:
      // As `touch -r` would: only what nobody can set tells.
      let path = "\(folder)/records/enterprises.json"
      files.backdate(path, to: try files.information(of: path).modified)
    case .catalogueChanged: try rewrite("\(folder)/catalogue/options.json")
    case .manifestChanged: try rewrite("\(folder)/dataset.json")
    case .baseChanged: try rewrite("published/dataset.json")
    case .sourcesChanged:
      try rewrite("\(folder)/sources.json")
    case .fileAdded:
      files.put(
        Array(#"{"format": 1, "register": "enterprises", "rows": []}"#.utf8),
        at: "\(folder)/records/zz.json")
    case .fileRemoved: files.take("\(folder)/records/enterprises.json")
    }
    #expect(try data.openWarm() == nil)
    // Made anew, it is used again.
    if try data.keep().problems.isEmpty { #expect(try data.openWarm() != nil) }
  }

  @Test func `a dataset is told from itself at another time, its journal included`() throws {
    let data = try CachedDataset("small")
    let loader = DatasetLoader(files: data.files)
    func identity(smallest: Int = 0, now: Int = 10_000_000_000) -> [UInt8]? {
      loader.identity(of: data.folder, program: "build 1", now: now, smallest: smallest)
    }
    let first = try #require(identity())
    #expect(identity() == first)
    #expect(identity(smallest: 1 << 20) == nil)
    #expect(identity(now: 1_000) == nil)
    #expect(
      loader.identity(of: data.folder, program: "build 2", now: 10_000_000_000, smallest: 0)
        != first)
    var dataset = try data.open()
    let journal = try Journal.open(
      data.folder, files: data.files, author: "张", now: { "2026-01-05T09:00:00+08:00" },
      at: dataset.journal, patience: 0)
    try WarmEditTests.commit(journal, &dataset, 5)
    #expect(try #require(identity()) != first)
  }

  @Test func `another build of the program reads the files`() throws {
    let data = try CachedDataset("small")
    try data.keep()
    #expect(try data.openWarm(data.cache(program: "build 2")) == nil)
  }

  @Test func `a file of another user, or that others may read, is not used`() throws {
    let data = try CachedDataset("small")
    try data.keep()
    let path = data.cache().path
    try data.files.setPermissions(0o640, of: path)
    #expect(try data.openWarm() == nil)
    try data.files.setPermissions(0o600, of: path)
    #expect(try data.openWarm() != nil)
    data.files.giveAway(path)
    #expect(try data.openWarm() == nil)
  }

  @Test func `what is small, or changed a moment ago, is not kept`() throws {
    let data = try CachedDataset("small")
    for cache in [data.cache(smallest: 1 << 20), data.cache(settling: 1_000_000)] {
      _ = try data.open(cache)
      cache.save()
      #expect(data.files.contents.keys.allSatisfy { !$0.hasPrefix(CachedDataset.caches) })
    }
  }

  @Test func `what changes while it is read or kept is not kept`() throws {
    let data = try CachedDataset("small")
    let cache = data.cache()
    _ = try data.open(cache)
    data.files.put(
      Array(WrittenDataset.files["sources.json", default: ""].utf8), at: "data/small/sources.json")
    cache.save()
    #expect(data.bytes == nil)
  }

  @Test func `files with findings are read every time, and say the same`() throws {
    let files = WrittenDataset.changed(
      "records/enterprises.json", "\"employees\": 120", to: "\"employees\": \"120\"")
    var loader = DatasetLoader(files: files)
    let cache = DatasetCache(
      folder: "/caches", dataset: "x", program: "", files: files, smallest: 0, settling: 0)
    loader.cache = cache
    let first = try loader.open(folder: WrittenDataset.folder)
    cache.save()
    #expect(!first.problems.isEmpty)
    #expect(!files.exists(cache.path))
    #expect(try loader.open(folder: WrittenDataset.folder).findings == first.findings)
  }

  @Test func `findings about definitions are found beside a cache, too`() throws {
    let data = CachedDataset(
      files: WrittenDataset.changed(
        "catalogue/indicators/certification.json", "\"out\": \"3\"", to: "\"out\": \"4\""),
      folder: WrittenDataset.folder)
    let cold = try data.keep()
    let warm = try #require(try data.openWarm())
    #expect(!cold.findings.isEmpty)
    #expect(warm.findings == cold.findings)
  }

  // MARK: - Saving

  /// Every call that saving makes may fail: then there is no cache, or a whole one, and nothing beside it.
  @Test func `a disk that fails leaves no half of a cache`() throws {
    var failures = 0
    for number in 1...400 {
      let data = try CachedDataset("small")
      let cache = data.cache()
      _ = try data.open(cache)
      data.files.failCall(number, with: .io(28))
      cache.save()
      if data.files.failedOperation == nil { break }
      failures += 1
      data.files.failCall(.max, with: .notFound)
      let left = data.files.contents.keys.filter { $0.hasPrefix(CachedDataset.caches) }
      #expect(left.allSatisfy { $0 == cache.path }, "\(number): \(left)")
      #expect(try (data.openWarm() != nil) == !left.isEmpty, "\(number)")
    }
    #expect(failures > 20)
  }

  @Test func `the cache is on the disk before it has its name`() throws {
    let data = try CachedDataset("small")
    let cache = data.cache()
    _ = try data.open(cache)
    data.files.forgetSteps()
    cache.save()
    var isSynchronized = false
    for step in data.files.steps {
      switch step {
      case .write: isSynchronized = false
      case .synchronize: isSynchronized = true
      case .rename(_, let new, _):
        #expect(isSynchronized)
        #expect(new == cache.path)
        return
      default: break
      }
    }
    Issue.record("it got no name")
  }

  @Test func `what a killed program left is removed, and what another is writing is not`() throws {
    let data = try CachedDataset("small")
    let (gone, busy) = (data.cache().path + ".gone", data.cache().path + ".memory 2")
    data.files.put([1], at: gone)
    data.files.put([1], at: busy)
    try data.keep()
    #expect(!data.files.exists(gone))
    #expect(data.files.exists(busy))
    #expect(try data.openWarm() != nil)
  }

  @Test func `only so many datasets have a cache`() throws {
    let data = try CachedDataset("small")
    for number in 0..<20 { data.files.put([0], at: "/caches/\(number).cache") }
    try data.keep()
    let left = data.files.contents.keys.filter { $0.hasPrefix("/caches/") }
    #expect(left.count == 8)
    #expect(left.contains(data.cache().path))
    #expect(left.contains("/caches/19.cache"))
  }
}
