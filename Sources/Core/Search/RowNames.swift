/// All that the rows of a register can be found by, in runs of bytes for scanning.
///
/// Names are searched where the table keeps them. Only names that folding changes and the aliases
/// are copied; the initials take a byte a character.
struct RowNames: Sendable {
  /// The field of other names, where a register has it.
  private static let aliasField = "aliases"
  /// The pattern of the field whose beginning finds a row.
  private static let codePattern = "creditCode"

  let count: Int
  private var names: TextArena?
  private var foldedNames = NameList()
  private var aliases = NameList()
  private var initials = NameList()
  private var codes: TextArena?

  /// Collects the names of a table's rows; O(n).
  ///
  /// Rows without a name are called by their enterprise among `owners`.
  init(_ table: Table, owners: Table?) {
    count = table.count
    let schema = table.schema
    initials.reserve(entries: count, bytes: 16 * count)
    if let field = schema.nameField.flatMap({ schema.index(of: $0) }),
      schema.fields[field].type == .text, case .text(let arena) = table.column(field)
    {
      names = arena
      addNames(arena)
    } else {
      for row in table.rows {
        let owner = table.owner(of: row).flatMap { owners?.find($0) }
        let name = owner.flatMap { owners?.name(of: $0) } ?? table.id(of: row)
        foldedNames.append(folded: name, owner: row.index)
        initials.append(initialsOf: name, owner: row.index)
      }
    }
    if let field = schema.index(of: Self.aliasField), case .list(let list) = table.column(field) {
      for row in 0..<count {
        for alias in list[row] {
          aliases.append(folded: alias, owner: Int32(row))
          initials.append(initialsOf: alias, owner: Int32(row))
        }
      }
    }
    if let field = schema.fields.firstIndex(where: { $0.pattern == Self.codePattern }),
      case .text(let arena) = table.column(field)
    {
      codes = arena
    }
  }

  private mutating func addNames(_ arena: TextArena) {
    let table = InitialTable.shared
    arena.withBytes { bytes in
      for row in 0..<count {
        let range = arena.range(row)
        initials.append(owner: Int32(row)) { table.append(codesOf: bytes, range, to: &$0) }
        if TextFolding.changes(bytes, range) {
          foldedNames.append(owner: Int32(row)) { TextFolding.append(bytes, range, to: &$0) }
        }
      }
    }
  }

  /// The grade of each row, by its number.
  func grades(_ query: SearchQuery) -> [MatchGrade] {
    var grades = [MatchGrade](repeating: .none, count: count)
    func offer(_ row: Int, _ grade: MatchGrade) {
      if grade < grades[row] { grades[row] = grade }
    }
    if let names { scan(names, query.text) { offer($0, MatchGrade($1, .name)) } }
    foldedNames.scan(query.text) { offer(Int(foldedNames.owners[$0]), MatchGrade($1, .name)) }
    aliases.scan(query.text) { offer(Int(aliases.owners[$0]), MatchGrade($1, .alias)) }
    if let pattern = query.initials {
      initials.scan(pattern) { offer(Int(initials.owners[$0]), MatchGrade($1, .initials)) }
    }
    if let code = query.code, let codes {
      scan(codes, startingWith: code) { offer($0, MatchGrade($1, .code)) }
    }
    return grades
  }

  /// Calls `body` with each text of an arena that contains the pattern and how much of it.
  private func scan(
    _ arena: TextArena, _ pattern: BytePattern, _ body: (Int, MatchGrade.Extent) -> Void
  ) {
    arena.withBytes { bytes in
      var row = 0
      var range = arena.range(0)
      var position = 0
      while position < bytes.count, let hit = pattern.first(in: bytes, from: position) {
        while range.upperBound <= hit {
          row += 1
          range = arena.range(row)
        }
        if hit + pattern.count > range.upperBound {
          // It begins in one text and ends in the next.
          position = hit + 1
          continue
        }
        body(
          row,
          hit > range.lowerBound ? .part : range.count == pattern.count ? .whole : .beginning)
        position = range.upperBound
      }
    }
  }

  private func scan(
    _ arena: TextArena, startingWith code: [UInt8], _ body: (Int, MatchGrade.Extent) -> Void
  ) {
    arena.withBytes { bytes in
      for row in 0..<count {
        let range = arena.range(row)
        guard range.count >= code.count else { continue }
        var same = 0
        while same < code.count,
          TextFolding.fold(UInt32(bytes[range.lowerBound + same])) == UInt32(code[same])
        {
          same += 1
        }
        if same == code.count { body(row, range.count == same ? .whole : .beginning) }
      }
    }
  }
}
