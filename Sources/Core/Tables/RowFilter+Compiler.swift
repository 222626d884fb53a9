extension RowFilter {
  /// Looks the names of a condition up.
  struct Compiler {
    let table: Table
    let regions: RegionTree
    let tables: [String: Table]

    func node(_ condition: Condition) -> Node {
      switch condition {
      case .all(let parts): return .all(parts.map { node($0) })
      case .any(let parts): return .any(parts.map { node($0) })
      case .not(let part): return .not(node(part))
      case .present(let path): return operand(path).map { .present($0.operand) } ?? .unknown
      case .missing(let path): return operand(path).map { .not(.present($0.operand)) } ?? .unknown
      case .contains(let path, let text): return contains(path, text)
      case .oneOf(let path, let literals): return oneOf(path, literals)
      case .compare(let path, let comparator, .field(let other)):
        guard let left = operand(path), let right = operand(other) else { return .unknown }
        return .ordered(left.operand, comparator, right.operand)
      case .compare(let path, .is, .literal(let text)): return oneOf(path, [text])
      case .compare(let path, .isNot, .literal(let text)): return .not(oneOf(path, [text]))
      case .compare(let path, let comparator, .literal(let text)):
        guard let (operand, field) = operand(path), let constant = literal(text, for: field)
        else { return .unknown }
        return ordered(operand, comparator, constant)
      }
    }

    /// A comparison with a constant; numbers are brought to one scale beforehand.
    private func ordered(
      _ operand: Operand, _ comparator: Condition.Comparator, _ constant: Value
    ) -> Node {
      guard case .number(let limit) = constant else {
        return .ordered(operand, comparator, .constant(constant))
      }
      switch operand {
      case .number(let column):
        return .numbers(
          column.mantissas, NumberBounds(comparator, limit, scale: column.scale))
      case .quantity(let column):
        return .numbers(
          column.numbers.mantissas, NumberBounds(comparator, limit, scale: column.numbers.scale))
      default: return .ordered(operand, comparator, .constant(constant))
      }
    }

    private func oneOf(_ path: Condition.FieldPath, _ literals: [String]) -> Node {
      guard let (operand, field) = operand(path) else { return .unknown }
      switch operand {
      case .option(let column), .level(let column):
        var passing = [Bool](repeating: false, count: column.optionCount + 1)
        for text in literals {
          if let code = column.code(of: text.utf8) { passing[Int(code)] = true }
        }
        return .codes(column.codes, passing)
      case .list(let column): return .list(column, anyOf: literals.map { Array($0.utf8) })
      case .text(let arena):
        return .text(arena, .oneOf(literals.map { Array($0.utf8) }))
      case .region(let numbers):
        return .within(
          numbers, literals.compactMap { regions.resolve($0) }.map { regions.subtree(of: $0) })
      default:
        let constants = literals.compactMap { literal($0, for: field) }
        if constants.isEmpty { return .unknown }
        return .any(constants.map { ordered(operand, .is, $0) })
      }
    }

    private func contains(_ path: Condition.FieldPath, _ text: String) -> Node {
      guard let (operand, _) = operand(path) else { return .unknown }
      switch operand {
      case .text(let arena):
        return .text(arena, .contains(Array(text.utf8)))
      case .list(let column): return .list(column, anyOf: [Array(text.utf8)])
      case .option: return oneOf(path, [text])
      default: return .unknown
      }
    }

    /// The column of a path and the field that it ends in.
    private func operand(_ path: Condition.FieldPath) -> (operand: Operand, field: Field)? {
      guard let reference = path.reference else { return Self.operand(path.field, in: table) }
      guard let link = table.schema[reference],
        case .text(let ids)? = table.schema.index(of: reference).map({ table.column($0) }),
        let other = tables[link.register ?? Catalogue.enterprises],
        let (inner, field) = Self.operand(path.field, in: other)
      else { return nil }
      let rows = (0..<ids.count).map { row in
        ids.isEmpty(row) ? -1 : other.find(utf8: ids.slice(row))?.index ?? -1
      }
      return (.referred(rows, inner), field)
    }

    private static func operand(_ name: String, in table: Table) -> (
      operand: Operand, field: Field
    )? {
      guard let position = table.schema.index(of: name) else { return nil }
      let field = table.schema.fields[position]
      switch table.column(position) {
      case .text(let arena): return (.text(arena), field)
      case .number(let column): return (.number(column), field)
      case .date(let days): return (.date(days), field)
      case .option(let column):
        return (field.type == .level ? .level(column) : .option(column), field)
      case .region(let numbers): return (.region(numbers), field)
      case .boolean(let flags): return (.boolean(flags), field)
      case .quantity(let column): return (.quantity(column), field)
      case .list(let column): return (.list(column), field)
      case .period(let column):
        return (.opaque((0..<table.slotCount).map { column[$0] != nil }), field)
      case .sources(let column):
        return (.opaque((0..<table.slotCount).map { column[$0] != nil }), field)
      }
    }

    /// A literal as a value of a field; nil if it is none.
    private func literal(_ text: String, for field: Field) -> Value? {
      switch field.type {
      case .integer, .decimal, .year, .quantity: return FixedDecimal(text).map { .number($0) }
      case .date:
        return PartialDate(text).map { RowFilter.span($0.packed) }
      case .boolean:
        return text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : nil
      case .level: return Rank(rawValue: text).map { .level($0.depth) }
      case .region: return regions.resolve(text).map { .region($0.index) }
      case .text, .longText, .enterprise, .reference, .document, .option:
        return .text(Array(text.utf8))
      case .options, .texts, .period, .source, .sources: return nil
      }
    }
  }
}
