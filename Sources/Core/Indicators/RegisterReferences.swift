/// Which fields of which registers the rows of others are counted by.
struct RegisterReferences: Sendable {
  /// A field that points to rows of another register.
  struct Link: Sendable {
    var register: String
    var field: String
    /// Fields of the other row that matter: its place, and what conditions look at.
    var looksAt: Set<String>
  }

  /// Links by the register that they point to.
  private var links: [String: [Link]] = [:]

  init(_ catalogue: Catalogue) {
    var looks: [String: [String: Set<String>]] = [:]
    for indicator in catalogue.indicators.all {
      for version in [indicator] + indicator.otherVersions {
        let selections = version.formula.selections + (version.listed?.selections ?? [])
        for selection in selections {
          for path in selection.condition?.fields ?? [] {
            guard let reference = path.reference else { continue }
            looks[selection.register, default: [:]][reference, default: []].insert(path.field)
          }
        }
      }
    }
    for schema in catalogue.registers.all {
      for field in schema.fields where field.type == .enterprise || field.type == .reference {
        let target = field.register ?? Catalogue.enterprises
        var looksAt = looks[schema.id]?[field.id] ?? []
        if schema.ownerField == field.id, let other = catalogue.registers[target] {
          looksAt.insert(other.locatedField)
        }
        if looksAt.isEmpty { continue }
        links[target, default: []].append(
          Link(register: schema.id, field: field.id, looksAt: looksAt))
      }
    }
  }

  /// The links to a register that care for changes of some fields of its rows.
  func links(to register: String, lookingAt fields: Set<String>) -> [Link] {
    links[register, default: []].filter { !$0.looksAt.isDisjoint(with: fields) }
  }
}

extension Formula {
  /// The rows that the formula reads directly.
  var selections: [RowSelection] {
    switch self {
    case .count(let rows, _), .sum(let rows, _): [rows]
    default: parts.flatMap(\.selections)
    }
  }
}
