/// Rows of registers: their own constraints, and codes that carry a check character.
extension DataChecks {
  /// Rows that break a constraint of their register.
  func constraintFindings() -> [Finding] {
    dataset.catalogue.registers.all.flatMap { schema -> [Finding] in
      guard let table = dataset.table(schema.id) else { return [] }
      return schema.constraints.flatMap { constraint -> [Finding] in
        let must = filter(constraint.must, table)
        let when = constraint.when.map { filter($0, table) }
        return table.rows.compactMap { row in
          guard must.test(row) == false else { return nil }
          if let when, when.test(row) != true { return nil }
          return finding(
            nil, constraint.severity, .constraint(constraint.id), table, row)
        }
      }
    }
  }

  private func filter(_ condition: Condition, _ table: Table) -> RowFilter {
    RowFilter(condition, table: table, regions: dataset.regions, tables: dataset.tables)
  }

  private func finding(
    _ rule: String?, _ severity: Rule.Severity, _ fact: Finding.Fact, _ table: Table, _ row: RowID
  ) -> Finding {
    Finding(
      rule: rule, severity: severity, fact: fact, region: dataset.place(of: row, in: table),
      register: table.schema.id, row: row)
  }

  /// Unified social credit codes whose last character is not the one that the others give.
  func creditCodes(_ rule: Rule) -> [Finding] {
    codes(rule).compactMap { table, row, code in
      guard let expected = CreditCode.checkCharacter(code), let last = code.last, last != expected
      else { return nil }
      return finding(
        rule.id, rule.severity, .creditCode(found: String(last), expected: String(expected)),
        table, row)
    }
  }

  /// Codes that were given out in a place that the row's own does not lie in.
  func creditCodeRegions(_ rule: Rule) -> [Finding] {
    let regions = dataset.regions
    return codes(rule).compactMap { table, row, code in
      guard CreditCode.checkCharacter(code) == code.last,
        let place = dataset.place(of: row, in: table)
      else { return nil }
      let number = String(code.dropFirst(2).prefix(6))
      // Codes of the nation's own register and codes unknown today say nothing about a place.
      guard let registered = regions.resolve(number), registered != regions.root,
        !regions.contains(registered, place), !regions.contains(place, registered)
      else { return nil }
      return finding(
        rule.id, rule.severity, .creditCodeRegion(code: number, region: registered), table, row)
    }
  }

  /// All values of the fields with the rule's pattern.
  private func codes(_ rule: Rule) -> [(table: Table, row: RowID, code: String)] {
    guard let pattern = rule.applies.pattern else { return [] }
    var found: [(table: Table, row: RowID, code: String)] = []
    for schema in dataset.catalogue.registers.all {
      guard let table = dataset.table(schema.id) else { continue }
      for (position, field) in schema.fields.enumerated() where field.pattern == pattern {
        for row in table.rows {
          if case .text(let code) = table.value(at: position, of: row) {
            found.append((table, row, code))
          }
        }
      }
    }
    return found
  }
}

/// The unified social credit code of GB 32100-2015.
package enum CreditCode {
  /// The characters by their values 0 to 30; I, O, S, V and Z are left out.
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

  /// The last character that the first seventeen give; nil unless there are eighteen of the alphabet.
  ///
  /// Each of the seventeen is weighted with 3 to the power of its place, modulo 31.
  package static func checkCharacter(_ code: String) -> Character? {
    let values = code.compactMap { character in alphabet.firstIndex(of: character) }
    guard code.count == 18, values.count == 18 else { return nil }
    var weight = 1
    var sum = 0
    for value in values.dropLast() {
      sum += value * weight
      weight = weight * 3 % 31
    }
    return alphabet[(31 - sum % 31) % 31]
  }
}
