internal import Core

extension Chinese {
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
        "没有这个文件或文件夹", found: "什么也没有", expected: "可以读取的文件或文件夹",
        next: "请检查路径是否写错，文件是否被移走或改名")
    case .notADataset:
      ProblemWords(
        "这个文件夹不是数据集", found: "没有dataset.json的文件夹", expected: "含有dataset.json的文件夹",
        next: "请指定放着dataset.json的那个文件夹；新建数据集见docs/data-format.md")
    case .noPermission:
      ProblemWords(
        "没有读取权限", found: "系统拒绝读取", expected: "当前用户可以读取的文件",
        next: "请让文件的所有者或管理员给您读取权限，再重新打开")
    case .emptyFile:
      ProblemWords(
        "文件是空的", found: "没有内容，或只有空白", expected: "一个JSON对象",
        next: "请从备份恢复这个文件，或按docs/data-format.md重写")
    case .isDirectory:
      ProblemWords(
        "该放文件的地方是一个文件夹", found: "文件夹", expected: "文件",
        next: "请把这个文件夹移走或改名，放回原来的文件")
    case .notAFolder:
      ProblemWords(
        "该放文件夹的地方是一个文件", found: "文件", expected: "文件夹",
        next: "请指定数据集所在的文件夹，而不是其中的文件")
    case .notRegularFile(let kind):
      ProblemWords(
        "这不是普通文件", found: fileKind(kind), expected: "普通文件",
        next: "请把它移走，换成真正的数据文件")
    case .tooLarge(let measure, let limit): tooLarge(measure, limit: limit)
    case .cannotRead(let code):
      ProblemWords(
        "读取失败", found: systemError(code), expected: "可以读取的文件",
        next: "请检查磁盘或网络盘是否正常，再试一次；仍不行请从备份恢复")
    case .unreadableFileName:
      ProblemWords(
        "文件名不是UTF-8编码，无法打开", found: "无法识别的文件名，多半是从Windows拷来的GBK文件名",
        expected: "UTF-8文件名", next: "请给文件改名，最好只用字母、数字和短横线")
    case .newerFormat(let found, let newest):
      ProblemWords(
        "数据格式比本程序新", found: "格式版本\(found)", expected: "格式版本不高于\(newest)",
        next: "请升级企健，或请提供数据的人另存为格式版本\(newest)")
    case .baseCycle:
      ProblemWords(
        "数据集绕回来以自己为基础", found: "base最终指回这个数据集", expected: "另一个数据集，或不写base",
        next: "请改正dataset.json中的base")
    case .baseUnreadable(let folder):
      ProblemWords(
        "这份数据所依据的数据集打不开，没有它就没有指标和地区的定义", found: folder, expected: "能打开的数据集文件夹",
        next: "请把那个数据集放到这个位置，或改正dataset.json中的base")
    case .furtherProblems(let count):
      ProblemWords(
        "同一文件里还有\(count)个问题没有列出", found: "太多的问题", expected: "没有问题",
        next: "请先改正已列出的，再检查一次")
    default: unforeseen
    }
  }

  private static func tooLarge(_ measure: JSONLimits.Measure, limit: Int) -> ProblemWords {
    let most = "不超过\(size(limit))"
    let more = "超过\(size(limit))"
    return switch measure {
    case .file:
      ProblemWords(
        "文件太大，没有读取", found: more, expected: most,
        next: "请确认这是数据文件；登记表可以拆成几个文件，或改为每行一条的.ndjson")
    case .token:
      ProblemWords(
        "一个文本或数字太长", found: more, expected: most, next: "请检查是否漏了一个引号，或混入了别的内容")
    case .keys:
      ProblemWords(
        "对象的键名太多太长", found: "键名合计\(more)", expected: "键名合计\(most)",
        next: "请确认这是数据文件，而不是别的程序的文件")
    }
  }

  private static func byteProblem(_ kind: LoadProblemKind) -> ProblemWords {
    switch kind {
    case .byteOrderMark:
      ProblemWords(
        "文件开头有字节顺序标记（BOM）", found: "U+FEFF", expected: "不带BOM的UTF-8",
        next: "请在编辑器中另存为“UTF-8（无BOM）”")
    case .notUTF8(let guess):
      ProblemWords(
        "文字不是UTF-8编码", found: encoding(guess), expected: "UTF-8", next: conversion(guess))
    case .truncated(let opened):
      ProblemWords(
        "文件没有写完就结束了", found: unfinished(opened), expected: "每个 { [ \" 都有结束的一半",
        next: "请重新拷贝完整的文件，或从备份恢复")
    case .tooDeep(let limit):
      ProblemWords(
        "对象和数组套得太深", found: "超过\(limit)层", expected: "不超过\(limit)层",
        next: "请检查是否多写了 [ 或 {，并确认这是数据文件")
    case .duplicateKey(let key, let first):
      ProblemWords(
        "键\(quoted(key))在同一个对象里写了两次，只用第一个", found: "又一个\(quoted(key))\(firstPlace(first))",
        expected: "每个键只写一次", next: "请核对哪个值正确，删去另一个")
    default: unforeseen
    }
  }

  private static func fileKind(_ kind: FileKind) -> String {
    switch kind {
    case .regular: "普通文件"
    case .folder: "文件夹"
    case .fifo: "命名管道（FIFO）"
    case .socket: "套接字"
    case .device: "设备文件"
    case .other: "特殊文件，或指向空处的链接"
    }
  }

  private static func systemError(_ code: Int32) -> String {
    let words: String? =
      switch code {
      case 5: "磁盘读写出错"
      case 23, 24: "打开的文件太多"
      case 28: "磁盘已满"
      case 36: "文件名太长"
      case 40: "链接绕成了圈"
      case 116: "网络盘已断开"
      default: nil
      }
    return words.map { "\($0)（系统错误\(code)）" } ?? "系统错误\(code)"
  }

  private static func encoding(_ guess: EncodingGuess) -> String {
    switch guess {
    case .gb18030: "看来是GBK或GB18030编码"
    case .utf16: "看来是UTF-16编码"
    case .unknown: "不合UTF-8的字节，可能已损坏"
    }
  }

  private static func conversion(_ guess: EncodingGuess) -> String {
    switch guess {
    case .gb18030:
      "请在编辑器中另存为UTF-8，或用命令 iconv -f GB18030 -t UTF-8 原文件 > 新文件 转换"
    case .utf16: "请在编辑器中另存为UTF-8，或用命令 iconv -f UTF-16 -t UTF-8 原文件 > 新文件 转换"
    case .unknown: "请从备份恢复这个文件；若是别的编码，请另存为UTF-8"
    }
  }

  private static func unfinished(_ opened: FilePlace?) -> String {
    guard let position = opened?.position else { return "文件到此为止" }
    return "文件到此为止，第\(position.line)行第\(position.column)列打开的一层没有结束"
  }

  /// A number of bytes in the largest unit in which it is whole.
  static func size(_ bytes: Int) -> String {
    for (shift, unit) in [(30, "GiB"), (20, "MiB"), (10, "KiB")]
    where bytes >= 1 << shift && bytes.isMultiple(of: 1 << shift) {
      return "\(bytes >> shift) \(unit)"
    }
    return "\(bytes)字节"
  }

  /// For a kind that has no words; a test sees to it that there is none.
  static let unforeseen = ProblemWords("", found: "", expected: "", next: "")
}
