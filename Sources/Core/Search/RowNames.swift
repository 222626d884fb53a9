/// All that the rows of a register can be found by, in runs of bytes for scanning.
///
/// Names and their initials are searched where the table keeps them. Only names that folding changes
/// and the aliases are copied.
struct RowNames: Sendable {
  /// The field of other names, where a register has it.
  private static let aliasField = "aliases"
  /// The pattern of the field whose beginning finds a row.
  private static let codePattern = "creditCode"

  /// What had to be copied of the names of some rows.
  struct Copies: Sendable {
    var foldedNames = NameList()
    var aliases = NameList()
    var initials = NameList()
  }

  let count: Int
  private(set) var names: TextArena?
  private(set) var codes: TextArena?
  /// The initials of the names that rows have of their own.
  private(set) var initials: TextArena?
  private(set) var copies = Copies()
  /// Rows that have changed since `copies` were made, and what is copied of them now.
  private(set) var changed: Set<Int32> = []
  private(set) var newCopies = Copies()

  /// Whether the rows have names of their own and need none of their enterprises.
  var hasOwnNames: Bool { names != nil }

  /// Collects the names of a table's rows; O(n).
  ///
  /// Rows without a name are called by their enterprise among `owners`.
  init(_ table: Table, owners: Table?) {
    count = table.slotCount
    attach(table)
    if let names {
      Self.addFoldedNames(names, to: &copies)
    } else {
      copies.initials.reserve(entries: count, bytes: 16 * count)
      for row in table.rows { Self.addName(of: row, table, owners, to: &copies) }
    }
    if let list = Self.aliases(table) {
      for row in 0..<count { Self.addAliases(list[row], Int32(row), to: &copies) }
    }
  }

  /// The names after some rows have changed, or been added or removed; O(rows changed so far).
  ///
  /// Nil where so many have changed that they are better collected again.
  func updated(_ table: Table, rows: some Sequence<RowID>, owners: Table?) -> RowNames? {
    var result = RowNames(self, slots: table.slotCount)
    result.attach(table)
    result.changed.formUnion(rows.lazy.map(\.index))
    if result.changed.count > 4_096 { return nil }
    let list = Self.aliases(table)
    result.newCopies = Copies()
    for index in result.changed.sorted() where table.contains(RowID(Int(index))) {
      let row = RowID(Int(index))
      if let names = result.names {
        Self.addName(names[Int(index)], index, to: &result.newCopies)
      } else {
        Self.addName(of: row, table, owners, to: &result.newCopies)
      }
      if let list { Self.addAliases(list[Int(index)], index, to: &result.newCopies) }
    }
    return result
  }

  private init(_ old: RowNames, slots: Int) {
    count = slots
    copies = old.copies
    changed = old.changed
  }

  /// Takes the columns that are searched where they are.
  private mutating func attach(_ table: Table) {
    let schema = table.schema
    if let field = schema.nameField.flatMap({ schema.index(of: $0) }),
      schema.fields[field].type == .text, case .text(let arena) = table.column(field)
    {
      names = arena
      initials = table.initials
    }
    if let field = schema.fields.firstIndex(where: { $0.pattern == Self.codePattern }),
      case .text(let arena) = table.column(field)
    {
      codes = arena
    }
  }

  private static func aliases(_ table: Table) -> ListColumn? {
    guard let field = table.schema.index(of: aliasField), case .list(let list) = table.column(field)
    else { return nil }
    return list
  }

  /// Copies the names that folding changes.
  private static func addFoldedNames(_ names: TextArena, to copies: inout Copies) {
    names.forEachRun { first, bytes, starts in
      for text in 0..<starts.count - 1 {
        let range = Int(starts[text])..<Int(starts[text + 1])
        let row = Int32(truncatingIfNeeded: first + text)
        if TextFolding.changes(bytes, range) {
          copies.foldedNames.append(owner: row) { TextFolding.append(bytes, range, to: &$0) }
        }
      }
    }
  }

  /// Adds a name that the table keeps; a copy is needed only where folding changes it.
  private static func addName(_ name: String, _ row: Int32, to copies: inout Copies) {
    if !TextFolding.fold(name).elementsEqual(name.utf8) {
      copies.foldedNames.append(folded: name, owner: row)
    }
  }

  /// Adds the name by which a row without its own is called.
  private static func addName(
    of row: RowID, _ table: Table, _ owners: Table?, to copies: inout Copies
  ) {
    let owner = table.owner(of: row).flatMap { owners?.find($0) }
    let name = owner.flatMap { owners?.name(of: $0) } ?? table.id(of: row)
    copies.foldedNames.append(folded: name, owner: row.index)
    copies.initials.append(initialsOf: name, owner: row.index)
  }

  private static func addAliases(_ names: [String], _ row: Int32, to copies: inout Copies) {
    for alias in names {
      copies.aliases.append(folded: alias, owner: row)
      copies.initials.append(initialsOf: alias, owner: row)
    }
  }
}
