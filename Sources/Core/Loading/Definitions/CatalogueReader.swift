/// Turns the collected definitions into a catalogue.
///
/// A definition that cannot be understood, or that refers to something that doesn't exist, is
/// noted and left out; the others stand.
struct CatalogueReader {
  let source: CatalogueSource
  var catalogue = Catalogue()
  /// The fields of every register by id, known before any schema is read.
  var fields: [String: [String: FieldOutline]] = [:]

  /// What conditions must know of a field.
  struct FieldOutline {
    var type: String
    var options: String?
    var register: String?
  }

  init(_ source: CatalogueSource) { self.source = source }

  /// Reads everything.
  static func read(_ source: CatalogueSource, _ session: inout LoadSession) -> Catalogue {
    var reader = CatalogueReader(source)
    reader.readVocabulary(&session)
    reader.outlineRegisters()
    reader.readRegisters(&session)
    reader.readIndicators(&session)
    reader.readTabs(&session)
    reader.readDuties(&session)
    reader.readDecks(&session)
    reader.readEvents(&session)
    reader.readSheets(&session)
    return reader.catalogue
  }

  /// Reads all definitions of one kind.
  mutating func each(
    _ entries: CatalogueSource.Entries, known: [String], _ session: inout LoadSession,
    _ body: (
      inout CatalogueReader, CatalogueSource.Entry, inout LoadSession
    ) throws(LoadProblem) -> Void
  ) {
    for (_, entry) in entries.all {
      do throws(LoadProblem) {
        try body(&self, entry, &session)
        session.noteMisspelt(entry.cursor, known: known)
      } catch {
        session.note(error)
      }
    }
  }

  // MARK: - Units, options, families

  private mutating func readVocabulary(_ session: inout LoadSession) {
    each(
      source.units, known: ["id", "group", "alsoIn", "zh", "en", "factor", "decimals"], &session
    ) { (reader, entry, _) throws(LoadProblem) in
      let cursor = entry.cursor
      let factor = try cursor.optional("factor")
      let value = try factor?.decimal() ?? FixedDecimal(1)
      if let factor, value.isZero || value.isNegative {
        throw factor.problem(
          .outOfRange(minimum: nil, maximum: nil), expected: .example("10000"))
      }
      reader.catalogue.units.set(
        Unit(
          id: try cursor.required("id").text(), group: try cursor.required("group").text(),
          otherGroups: try cursor.strings("alsoIn"), title: try cursor.localized(),
          factor: value, places: try reader.places(cursor, "decimals") ?? 0))
    }
    each(source.levels, known: ["id", "rank", "zh", "en", "byTerm"], &session) {
      (reader, entry, _) throws(LoadProblem) in
      var byTerm: [String: String] = [:]
      for (term, word) in try entry.cursor.optional("byTerm")?.members() ?? [] {
        byTerm[term] = try word.string()
      }
      reader.catalogue.levels.set(
        Level(
          rank: try entry.cursor.required("rank").word(Rank.self, .rank),
          title: try entry.cursor.localized(), byTerm: byTerm))
    }
    for word in source.levelWords {
      session.attempt { () throws(LoadProblem) in
        catalogue.levelWords.append(
          LevelWord(
            printed: try word.required("printed").text(),
            reporterTerm: try word.string("reporterTerm"),
            parentTerm: try word.string("parentTerm"),
            reporterRank: try word.rank("reporterRank"),
            level: try word.required("level").word(Rank.self, .level)))
      }
    }
    each(source.dimensions, known: ["id", "zh", "en", "options"], &session) {
      (reader, entry, _) throws(LoadProblem) in
      reader.catalogue.dimensions.set(try reader.dimension(entry.cursor))
    }
    each(source.families, known: ["format", "family", "title", "indicators"], &session) {
      (reader, entry, _) throws(LoadProblem) in
      let id = try entry.cursor.required("family").text()
      let title = try entry.cursor.localized("title") ?? LocalizedText(zh: id)
      reader.catalogue.families.set(Family(id: id, title: title))
    }
  }

  private func dimension(_ cursor: JSONCursor) throws(LoadProblem) -> Dimension {
    var options: [Option] = []
    var first: [String: FilePlace] = [:]
    for option in try cursor.required("options").elements() {
      let id = try option.required("id").identifier()
      if let earlier = first[id] {
        throw option.problem(.duplicateID(id, first: earlier), found: id)
      }
      first[id] = option.place
      options.append(
        Option(
          id: id, title: try option.localized(), aliases: try option.strings("aliases"),
          validFrom: try option.date("validFrom"), validTo: try option.date("validTo")))
    }
    return Dimension(
      id: try cursor.required("id").identifier(), title: try cursor.localized(), options: options)
  }

  /// Digits after the point, 0 to 18.
  func places(_ cursor: JSONCursor, _ key: String) throws(LoadProblem) -> Int? {
    guard let value = try cursor.optional(key) else { return nil }
    return try value.integer(in: 0...FixedDecimal.maximumScale)
  }
}

extension JSONCursor {
  /// An integer inside a range.
  func integer(in range: ClosedRange<Int>) throws(LoadProblem) -> Int {
    let number = try integer()
    let minimum = String(range.lowerBound)
    let maximum = String(range.upperBound)
    guard range.contains(number) else {
      throw problem(
        .outOfRange(minimum: minimum, maximum: maximum),
        expected: .range(minimum: minimum, maximum: maximum))
    }
    return number
  }
}
