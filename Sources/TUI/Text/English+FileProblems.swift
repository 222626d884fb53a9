internal import Core

extension English {
  /// What is wrong with a file, and what to do.
  static func problem(_ kind: LoadProblemKind) -> ProblemWords {
    switch kind {
    case .missingFile, .notADataset, .noPermission, .emptyFile, .isDirectory, .notAFolder,
      .notRegularFile, .tooLarge, .cannotRead, .unreadableFileName, .newerFormat, .baseCycle,
      .baseUnreadable, .furtherProblems:
      fileProblem(kind)
    case .journal(let fault): journalFault(fault)
    case .byteOrderMark, .notUTF8, .truncated, .tooDeep, .duplicateKey: byteProblem(kind)
    case .syntax(let fault): syntaxFault(fault)
    case .wrongType, .missingKey, .unknownKey, .numberOverflow, .notAnInteger, .malformed,
      .inconsistent:
      typeProblem(kind)
    case .emptyName, .controlCharacters, .duplicateID, .unknown, .formerRegion, .regionCycle,
      .orphan, .definitionCycle:
      nameProblem(kind)
    case .outOfRange, .numeratorExceedsDenominator, .unitMismatch, .periodOrder, .exampleFailed,
      .constraint:
      valueProblem(kind)
    }
  }

  private static func fileProblem(_ kind: LoadProblemKind) -> ProblemWords {
    switch kind {
    case .missingFile:
      ProblemWords(
        "there is no such file or folder", found: "nothing",
        expected: "a file or folder that can be read",
        next: "Check the path, and whether it was moved or renamed")
    case .notADataset:
      ProblemWords(
        "this folder is not a dataset", found: "a folder without dataset.json",
        expected: "a folder with dataset.json",
        next: "Name the folder that holds dataset.json; docs/data-format.md tells how to make one")
    case .noPermission:
      ProblemWords(
        "you may not read this", found: "access denied by the system",
        expected: "a file that you may read",
        next: "Ask its owner or the administrator for permission to read, then open it again")
    case .emptyFile:
      ProblemWords(
        "the file is empty", found: "nothing, or only blanks", expected: "a JSON object",
        next: "Restore the file from a backup, or write it anew after docs/data-format.md")
    case .isDirectory:
      ProblemWords(
        "a folder stands where a file should be", found: "a folder", expected: "a file",
        next: "Move or rename the folder and put the file back")
    case .notAFolder:
      ProblemWords(
        "a file stands where a folder should be", found: "a file", expected: "a folder",
        next: "Name the folder of the dataset, not a file in it")
    case .notRegularFile(let kind):
      ProblemWords(
        "this is no ordinary file", found: fileKind(kind), expected: "an ordinary file",
        next: "Move it away and put the data file in its place")
    case .tooLarge(let measure, let limit): tooLarge(measure, limit: limit)
    case .cannotRead(let code):
      ProblemWords(
        "reading failed", found: systemError(code), expected: "a file that can be read",
        next: "Check the disk or network drive and try again; else restore a backup")
    case .unreadableFileName:
      ProblemWords(
        "the file's name is not UTF-8 and cannot be opened",
        found: "an unreadable name, probably GBK copied from Windows",
        expected: "a name in UTF-8", next: "Rename it, best with letters, digits and hyphens only")
    case .newerFormat(let found, let newest):
      ProblemWords(
        "the data's format is newer than this program", found: "format version \(found)",
        expected: "format version \(newest) at most",
        next: "Update Qijian, or ask for the data in format version \(newest)")
    case .baseCycle:
      ProblemWords(
        "the dataset is its own base in the end", found: "a base that leads back here",
        expected: "another dataset, or no base", next: "Correct base in dataset.json")
    case .baseUnreadable(let folder):
      ProblemWords(
        "the dataset that this one is based on cannot be opened, and it holds the definitions",
        found: folder, expected: "the folder of a dataset that opens",
        next: "Put that dataset there, or correct base in dataset.json")
    case .furtherProblems(let count):
      ProblemWords(
        "\(count) more problems of this file are not listed", found: "too many problems",
        expected: "none", next: "Correct those listed first, then check again")
    default: unforeseen
    }
  }

  private static func tooLarge(_ measure: JSONLimits.Measure, limit: Int) -> ProblemWords {
    let most = "\(Chinese.size(limit)) at most"
    let more = "more than \(Chinese.size(limit))"
    return switch measure {
    case .file:
      ProblemWords(
        "the file is too large and was not read", found: more, expected: most,
        next: "Make sure this is data; a register may be split into several files or be "
          + ".ndjson with one record a line")
    case .token:
      ProblemWords(
        "a text or number is too long", found: more, expected: most,
        next: "Look for a missing quotation mark, or for content that doesn't belong here")
    case .keys:
      ProblemWords(
        "the keys of an object are too many or too long", found: "keys of \(more)",
        expected: "keys of \(most)",
        next: "Make sure this is data, and not a file of another program")
    }
  }

  private static func byteProblem(_ kind: LoadProblemKind) -> ProblemWords {
    switch kind {
    case .byteOrderMark:
      ProblemWords(
        "the file starts with a byte order mark (BOM)", found: "U+FEFF",
        expected: "UTF-8 without BOM", next: "Save it as \"UTF-8 without BOM\" in your editor")
    case .notUTF8(let guess):
      ProblemWords(
        "the text is not UTF-8", found: encoding(guess), expected: "UTF-8",
        next: conversion(guess))
    case .truncated(let opened):
      ProblemWords(
        "the file ends too early", found: unfinished(opened),
        expected: "the other half of every { [ and \"",
        next: "Copy the whole file again, or restore a backup")
    case .tooDeep(let limit):
      ProblemWords(
        "objects and arrays are nested too deep", found: "more than \(limit) levels",
        expected: "\(limit) levels at most",
        next: "Look for a superfluous [ or {, and make sure this is data")
    case .duplicateKey(let key, let first):
      ProblemWords(
        "the key \(quoted(key)) stands twice in one object; only the first is used",
        found: "\(quoted(key)) once more\(firstPlace(first))", expected: "every key once",
        next: "Find out which value is right and delete the other")
    default: unforeseen
    }
  }

  private static func fileKind(_ kind: FileKind) -> String {
    switch kind {
    case .regular: "an ordinary file"
    case .folder: "a folder"
    case .fifo: "a named pipe (FIFO)"
    case .socket: "a socket"
    case .device: "a device"
    case .other: "a special file, or a link that leads nowhere"
    }
  }

  private static func systemError(_ code: Int32) -> String {
    let words: String? =
      switch code {
      case 5: "an error of the disk"
      case 23, 24: "too many open files"
      case 28: "a full disk"
      case 36: "a name that is too long"
      case 40: "links that go round in a circle"
      case 116: "a network drive that has gone"
      default: nil
      }
    return words.map { "\($0) (system error \(code))" } ?? "system error \(code)"
  }

  private static func encoding(_ guess: EncodingGuess) -> String {
    switch guess {
    case .gb18030: "what looks like GBK or GB18030"
    case .utf16: "what looks like UTF-16"
    case .unknown: "bytes that are no UTF-8, perhaps damaged"
    }
  }

  private static func conversion(_ guess: EncodingGuess) -> String {
    switch guess {
    case .gb18030:
      "Save it as UTF-8 in your editor, or convert it: iconv -f GB18030 -t UTF-8 OLD > NEW"
    case .utf16:
      "Save it as UTF-8 in your editor, or convert it: iconv -f UTF-16 -t UTF-8 OLD > NEW"
    case .unknown: "Restore a backup; if it is in another encoding, save it as UTF-8"
    }
  }

  private static func unfinished(_ opened: FilePlace?) -> String {
    guard let position = opened?.position else { return "the end of the file" }
    return "the end of the file, while what opens in line \(position.line), "
      + "column \(position.column) is unfinished"
  }

  /// For a kind that has no words; a test sees to it that there is none.
  static let unforeseen = ProblemWords("", found: "", expected: "", next: "")
}
