internal import Core

/// Short English names of everything that can be found, for programs that read findings.
///
/// They are part of the interface and stay, whatever the sentences become.
enum FindingCode {
  /// The name of a fact, such as `outOfRange`.
  static func of(_ fact: Finding.Fact) -> String {
    switch fact {
    case .load(let problem): of(problem.kind)
    case .numeratorExceedsDenominator: "numeratorExceedsDenominator"
    case .outOfRange: "outOfRange"
    case .partsDiffer: "partsDiffer"
    case .partExceedsTotal: "partExceedsTotal"
    case .notNested: "notNested"
    case .percentage: "percentage"
    case .percentageTruncated: "percentageTruncated"
    case .conflict: "conflict"
    case .duplicate: "duplicate"
    case .levelBelowRegion: "levelBelowRegion"
    case .rollupDiffers: "rollupDiffers"
    case .exceeds: "exceeds"
    case .zeroDenominator: "zeroDenominator"
    case .broken: "broken"
    case .unit: "unitMismatch"
    case .notStated: "notStated"
    case .fell: "fell"
    case .creditCode: "creditCode"
    case .creditCodeRegion: "creditCodeRegion"
    case .constraint: "constraint"
    case .exampleFailed: "exampleFailed"
    case .unlikeBefore: "unlikeBefore"
    case .unlikePeers: "unlikePeers"
    case .unitChanged: "unitChanged"
    case .future: "future"
    case .organisationCode: "organisationCode"
    case .codeTaken: "codeTaken"
    case .similarName: "similarName"
    case .fieldMissing: "fieldMissing"
    case .fieldOutOfRange: "fieldOutOfRange"
    case .fieldTaken: "fieldTaken"
    case .moveNotAllowed: "moveNotAllowed"
    case .moveNeeds: "moveNeeds"
    }
  }

  /// The name of a problem, such as `missingFile`.
  static func of(_ kind: LoadProblemKind) -> String {
    switch kind {
    case .missingFile: "missingFile"
    case .notADataset: "notADataset"
    case .noPermission: "noPermission"
    case .emptyFile: "emptyFile"
    case .isDirectory: "isDirectory"
    case .notAFolder: "notAFolder"
    case .notRegularFile: "notRegularFile"
    case .tooLarge: "tooLarge"
    case .cannotRead: "cannotRead"
    case .unreadableFileName: "unreadableFileName"
    case .newerFormat: "newerFormat"
    case .baseCycle: "baseCycle"
    case .baseUnreadable: "baseUnreadable"
    case .journal(let fault): "journal." + of(fault)
    case .byteOrderMark: "byteOrderMark"
    case .notUTF8: "notUTF8"
    case .truncated: "truncated"
    case .syntax: "syntax"
    case .tooDeep: "tooDeep"
    case .duplicateKey: "duplicateKey"
    case .wrongType: "wrongType"
    case .missingKey: "missingKey"
    case .unknownKey: "unknownKey"
    case .numberOverflow: "numberOverflow"
    case .notAnInteger: "notAnInteger"
    case .malformed: "malformed"
    case .inconsistent: "inconsistent"
    case .emptyName: "emptyName"
    case .controlCharacters: "controlCharacters"
    case .duplicateID: "duplicateID"
    case .unknown(let vocabulary, _, _): "unknown." + vocabulary.rawValue
    case .formerRegion: "formerRegion"
    case .regionCycle: "regionCycle"
    case .orphan: "orphan"
    case .definitionCycle: "definitionCycle"
    case .furtherProblems: "furtherProblems"
    case .outOfRange: "outOfRange"
    case .numeratorExceedsDenominator: "numeratorExceedsDenominator"
    case .unitMismatch: "unitMismatch"
    case .periodOrder: "periodOrder"
    case .exampleFailed: "exampleFailed"
    case .constraint: "constraint"
    }
  }

  /// The name of what is wrong with a journal, such as `damagedLine`.
  static func of(_ fault: JournalFault) -> String {
    switch fault {
    case .tornTail: "tornTail"
    case .damagedLine: "damagedLine"
    case .unknownForm: "unknownForm"
    case .brokenChain: "brokenChain"
    case .sequence: "sequence"
    case .noHeader: "noHeader"
    case .missingSegment: "missingSegment"
    case .newerFormat: "newerFormat"
    case .tooLong: "tooLong"
    case .missingSequence: "missingSequence"
    }
  }
}
