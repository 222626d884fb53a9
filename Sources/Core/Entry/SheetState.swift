/// Which sheet: a definition, a place and a period.
package struct SheetKey: Hashable, Sendable {
  /// Id of the definition.
  package var sheet: String
  /// The place whose office fills it in.
  package var region: RegionID
  /// The year, half, quarter or month.
  package var period: Period

  /// Makes a key.
  package init(sheet: String, region: RegionID, period: Period) {
    self.sheet = sheet
    self.region = region
    self.period = period
  }

  /// The id of the sheet's row in the register `sheets`.
  package func rowID(in tree: RegionTree) -> String {
    "sheet/\(sheet)/\(tree[region].id)/\(period)"
  }
}

/// How far a sheet is.
///
/// The first four follow from the data, the others are stored.
package enum SheetState: String, Hashable, Sendable, CaseIterable {
  /// 未填报: nothing is filled in.
  case blank
  /// 填报中: something is filled in, something is not.
  case filling
  /// 待核实: everything is filled in, and findings wait for an answer.
  case pending
  /// 已填报: everything is filled in and answered.
  case filled
  /// 已上报: handed in and locked.
  case submitted
  /// 已退回: sent back with a reason; open for editing.
  case returned
  /// 已审核: accepted and locked.
  case approved

  /// Whether the numbers may not be changed.
  package var isLocked: Bool { self == .submitted || self == .approved }

  /// Whether it is kept in the register; what is not follows from the data.
  package var isStored: Bool { isLocked || self == .returned }
}

/// Why a sheet cannot take a step.
package enum SheetRefusal: Error, Sendable, Equatable {
  /// The catalogue has no such sheet.
  case unknownSheet(String)
  /// In this state the step makes no sense.
  case state(SheetState)
  /// Reopening and returning need a reason.
  case reasonMissing
  /// Findings that must be mended first (强制).
  case mustMend([Finding])
  /// Findings that must be mended or explained first (核实).
  case mustExplain([Finding])
}
