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
      CreditCode.fault(code).map { finding(rule.id, rule.severity, $0, table, row) }
    }
  }

  /// Organisation codes whose last character is not the one that the others give.
  func organisationCodes(_ rule: Rule) -> [Finding] {
    codes(rule).compactMap { table, row, code in
      CreditCode.organisationFault(code).map { finding(rule.id, rule.severity, $0, table, row) }
    }
  }

  /// Rows with a code that an earlier row of the register has.
  func sameCodes(_ rule: Rule) -> [Finding] {
    var seen: [String: (RowID, Table)] = [:]
    return codes(rule).compactMap { table, row, code in
      if let (first, _) = seen[table.schema.id + "/" + code] {
        return finding(
          rule.id, rule.severity, .codeTaken(by: table.id(of: first)), table, row)
      }
      seen[table.schema.id + "/" + code] = (row, table)
      return nil
    }
  }

  /// Rows whose name is much like that of an earlier one of the same county.
  func similarNames(_ rule: Rule) -> [Finding] {
    let indexes = RowNameIndexes()
    return rule.applies.registers.compactMap { dataset.table($0) }.flatMap { table in
      table.rows.compactMap { row -> Finding? in
        guard let name = table.name(of: row), let place = dataset.place(of: row, in: table),
          let like = indexes.mostSimilar(
            to: name, in: place, table, dataset, rule, where: { $0 < row })
        else { return nil }
        return finding(
          rule.id, rule.severity,
          .similarName(id: table.id(of: like), name: table.name(of: like) ?? ""), table, row)
      }
    }
  }

  /// Codes that were given out in a place that the row's own does not lie in.
  func creditCodeRegions(_ rule: Rule) -> [Finding] {
    codes(rule).compactMap { table, row, code in
      dataset.place(of: row, in: table).flatMap { codeRegion(code, $0) }
        .map { finding(rule.id, rule.severity, $0, table, row) }
    }
  }

  func codeRegion(_ code: String, _ place: RegionID) -> Finding.Fact? {
    let regions = dataset.regions
    guard CreditCode.checkCharacter(code) == code.last else { return nil }
    let number = String(code.dropFirst(2).prefix(6))
    // Codes of the nation's own register and codes unknown today say nothing about a place.
    guard let registered = regions.resolve(number), registered != regions.root,
      !regions.contains(registered, place), !regions.contains(place, registered)
    else { return nil }
    return .creditCodeRegion(code: number, region: registered)
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
