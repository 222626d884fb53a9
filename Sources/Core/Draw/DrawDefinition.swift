/// A kind of draw: what may be drawn, with how many lots, and who may be sent.
package struct DrawDefinition: Hashable, Sendable, Identifiable {
  /// Units for which a condition holds have so many lots.
  package struct Weight: Hashable, Sendable {
    /// Which units.
    package var condition: Condition
    /// How many lots each of them has.
    package var lots: Int
  }

  /// Stable id, such as `internalCheck`.
  package var id: String
  /// What is drawn for.
  package var title: LocalizedText
  /// Id of the register whose rows may be drawn.
  package var register: String
  /// Which rows are eligible; nil for all.
  package var condition: Condition?
  /// Lots; the first weight whose condition holds counts, one lot where none does.
  package var weights: [Weight]
  /// How many inspectors go to each unit.
  package var perUnit: Int
  /// Id of the register of those who may be sent.
  package var inspectors: String
  /// Which of them are available; nil for all.
  package var inspectorCondition: Condition?
  /// The field with the ids of the units that they keep away from.
  package var recusals: String?
}

extension DrawDefinition {
  /// The pool of a region: eligible units with their lots, and those who may be sent.
  ///
  /// `filter` narrows the units further. Throws nothing: a register without rows is an empty pool.
  package func pool(
    of region: RegionID, in dataset: Dataset, engine: IndicatorEngine, filter: Condition? = nil
  ) -> (units: [Draw.Unit], inspectors: [Draw.Inspector]) {
    (units(region, dataset, engine, filter), inspectors(region, dataset, engine))
  }

  private func units(
    _ region: RegionID, _ dataset: Dataset, _ engine: IndicatorEngine, _ filter: Condition?
  ) -> [Draw.Unit] {
    guard let table = dataset.table(register) else { return [] }
    func test(_ condition: Condition) -> RowFilter {
      RowFilter(condition, table: table, regions: dataset.regions, tables: dataset.tables)
    }
    let conditions = [condition, filter].compactMap { $0 }
    var rows = engine.rows(of: register, in: region)
    if !conditions.isEmpty { rows = test(.all(conditions)).rows(among: rows) }
    let lots = weights.map { (filter: test($0.condition), lots: $0.lots) }
    return rows.map { row in
      let weight = lots.first { $0.filter.test(row) == true }?.lots ?? 1
      return Draw.Unit(id: table.id(of: row), weight: weight)
    }
  }

  private func inspectors(
    _ region: RegionID, _ dataset: Dataset, _ engine: IndicatorEngine
  ) -> [Draw.Inspector] {
    guard let table = dataset.table(inspectors) else { return [] }
    var rows = engine.rows(of: inspectors, in: region)
    if let condition = inspectorCondition {
      rows = RowFilter(
        condition, table: table, regions: dataset.regions, tables: dataset.tables
      ).rows(among: rows)
    }
    return rows.map { row in
      var recused: Set<String> = []
      if let recusals, case .texts(let ids) = table.value(recusals, of: row) {
        recused = Set(ids)
      }
      return Draw.Inspector(id: table.id(of: row), recused: recused)
    }
  }
}
