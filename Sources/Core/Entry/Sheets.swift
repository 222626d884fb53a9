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
}

/// How far a sheet is. The first four follow from the data, the others are stored.
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
}

/// The sheets of a dataset: their cells, states and locks.
package struct Sheets: Sendable {
  /// The register that keeps what cannot be derived.
  package static let register = "sheets"

  private let dataset: Dataset

  /// Makes the sheets of a dataset.
  package init(_ dataset: Dataset) { self.dataset = dataset }

  /// Why an edit may not be made: it changes a cell of a sheet that has been handed in.
  package func lock(on edit: Edit) -> EditRefusal? { nil }
}
