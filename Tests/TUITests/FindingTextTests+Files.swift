import Core

@testable import TUI

extension ProblemCase {
  static var all: [ProblemCase] { files + bytes + syntax + types + names + values }

  static let files: [ProblemCase] = [
    ProblemCase(
      .missingFile, file: "data/none",
      zh:
        "data/none：没有这个文件或文件夹。实际：什么也没有；应为：可以读取的文件或文件夹。请检查路径是否写错，文件是否被移走或改名。",
      en:
        "data/none: there is no such file or folder. Found: nothing; expected: a file or folder "
        + "that can be read. Check the path, and whether it was moved or renamed."),
    ProblemCase(
      .notADataset, file: "data",
      zh:
        "data：这个文件夹不是数据集。实际：没有dataset.json的文件夹；应为：含有dataset.json的文件夹。请指定放着dataset.json的那个文件夹；"
        + "新建数据集见docs/data-format.md。",
      en:
        "data: this folder is not a dataset. Found: a folder without dataset.json; expected: a "
        + "folder with dataset.json. Name the folder that holds dataset.json; docs/data-format.md "
        + "tells how to make one."),
    ProblemCase(
      .noPermission, file: "regions.json",
      zh:
        "regions.json：没有读取权限。实际：系统拒绝读取；应为：当前用户可以读取的文件。请让文件的所有者或管理员给您读取权限，再重新打开。",
      en:
        "regions.json: you may not read this. Found: access denied by the system; expected: a "
        + "file that you may read. Ask its owner or the administrator for permission to read, then "
        + "open it again."),
    ProblemCase(
      .emptyFile, file: "sources.json",
      zh:
        "sources.json：文件是空的。实际：没有内容，或只有空白；应为：一个JSON对象。请从备份恢复这个文件，或按docs/data-format.md重写。",
      en:
        "sources.json: the file is empty. Found: nothing, or only blanks; expected: a JSON "
        + "object. Restore the file from a backup, or write it anew after docs/data-format.md."),
    ProblemCase(
      .isDirectory, file: "dataset.json",
      zh:
        "dataset.json：该放文件的地方是一个文件夹。实际：文件夹；应为：文件。请把这个文件夹移走或改名，放回原来的文件。",
      en:
        "dataset.json: a folder stands where a file should be. Found: a folder; expected: a "
        + "file. Move or rename the folder and put the file back."),
    ProblemCase(
      .notAFolder, file: "data/dataset.json",
      zh:
        "data/dataset.json：该放文件夹的地方是一个文件。实际：文件；应为：文件夹。请指定数据集所在的文件夹，而不是其中的文件。",
      en:
        "data/dataset.json: a file stands where a folder should be. Found: a file; expected: a "
        + "folder. Name the folder of the dataset, not a file in it."),
    ProblemCase(
      .notRegularFile(.fifo), file: "dataset.json",
      zh:
        "dataset.json：这不是普通文件。实际：命名管道（FIFO）；应为：普通文件。请把它移走，换成真正的数据文件。",
      en:
        "dataset.json: this is no ordinary file. Found: a named pipe (FIFO); expected: an "
        + "ordinary file. Move it away and put the data file in its place."),
    ProblemCase(
      .notRegularFile(.device), file: "/dev/zero",
      zh:
        "/dev/zero：这不是普通文件。实际：设备文件；应为：普通文件。请把它移走，换成真正的数据文件。",
      en:
        "/dev/zero: this is no ordinary file. Found: a device; expected: an ordinary file. Move "
        + "it away and put the data file in its place."),
    ProblemCase(
      .tooLarge(.file, limit: 64 << 20), file: "regions.json",
      zh:
        "regions.json：文件太大，没有读取。实际：超过64 MiB；应为：不超过64 MiB。请确认这是数据文件；登记表可以拆成几个文件，或改为每行一条的.ndjson。",
      en:
        "regions.json: the file is too large and was not read. Found: more than 64 MiB; "
        + "expected: 64 MiB at most. Make sure this is data; a register may be split into several "
        + "files or be .ndjson with one record a line."),
    ProblemCase(
      .tooLarge(.token, limit: 4 << 20), at: (3, 5),
      path: [.key("figures"), .index(0), .key("note")],
      zh:
        "figures/a.json 第3行第5列 figures[0].note：一个文本或数字太长。实际：超过4 MiB；应为：不超过4 MiB。请检查是否漏了一个引号，"
        + "或混入了别的内容。",
      en:
        "figures/a.json, line 3, column 5, figures[0].note: a text or number is too long. Found: "
        + "more than 4 MiB; expected: 4 MiB at most. Look for a missing quotation mark, or for "
        + "content that doesn't belong here."),
    ProblemCase(
      .tooLarge(.keys, limit: 4 << 20), at: (1, 1),
      zh:
        "figures/a.json 第1行第1列：对象的键名太多太长。实际：键名合计超过4 MiB；应为：键名合计不超过4 MiB。请确认这是数据文件，而不是别的程序的文件。",
      en:
        "figures/a.json, line 1, column 1: the keys of an object are too many or too long. "
        + "Found: keys of more than 4 MiB; expected: keys of 4 MiB at most. Make sure this is "
        + "data, and not a file of another program."),
    ProblemCase(
      .cannotRead(errno: 5), file: "regions.json",
      zh:
        "regions.json：读取失败。实际：磁盘读写出错（系统错误5）；应为：可以读取的文件。请检查磁盘或网络盘是否正常，再试一次；仍不行请从备份恢复。",
      en:
        "regions.json: reading failed. Found: an error of the disk (system error 5); expected: "
        + "a file that can be read. Check the disk or network drive and try again; else restore a "
        + "backup."),
    ProblemCase(
      .cannotRead(errno: 99), file: "regions.json",
      zh:
        "regions.json：读取失败。实际：系统错误99；应为：可以读取的文件。请检查磁盘或网络盘是否正常，再试一次；仍不行请从备份恢复。",
      en:
        "regions.json: reading failed. Found: system error 99; expected: a file that can be "
        + "read. Check the disk or network drive and try again; else restore a backup."),
    ProblemCase(
      .unreadableFileName, file: "records/?.json",
      zh:
        "records/?.json：文件名不是UTF-8编码，无法打开。实际：无法识别的文件名，多半是从Windows拷来的GBK文件名；应为：UTF-8文件名。请给文件改名，"
        + "最好只用字母、数字和短横线。",
      en:
        "records/?.json: the file's name is not UTF-8 and cannot be opened. Found: an unreadable "
        + "name, probably GBK copied from Windows; expected: a name in UTF-8. Rename it, best with "
        + "letters, digits and hyphens only."),
    ProblemCase(
      .newerFormat(found: 2, newest: 1), at: (2, 13), path: [.key("format")], file: "dataset.json",
      zh:
        "dataset.json 第2行第13列 format：数据格式比本程序新。实际：格式版本2；应为：格式版本不高于1。请升级企健，或请提供数据的人另存为格式版本1。",
      en:
        "dataset.json, line 2, column 13, format: the data's format is newer than this program. "
        + "Found: format version 2; expected: format version 1 at most. Update Qijian, or ask for "
        + "the data in format version 1."),
    ProblemCase(
      .baseCycle, at: (5, 11), path: [.key("base")], file: "dataset.json",
      zh:
        "dataset.json 第5行第11列 base：数据集绕回来以自己为基础。实际：base最终指回这个数据集；应为：另一个数据集，或不写base。"
        + "请改正dataset.json中的base。",
      en:
        "dataset.json, line 5, column 11, base: the dataset is its own base in the end. Found: "
        + "a base that leads back here; expected: another dataset, or no base. Correct base in "
        + "dataset.json."),
    ProblemCase(
      .baseUnreadable(folder: "../published"), at: (7, 11), path: [.key("base")],
      file: "dataset.json",
      zh:
        "dataset.json 第7行第11列 base：这份数据所依据的数据集打不开，没有它就没有指标和地区的定义。实际：../published；"
        + "应为：能打开的数据集文件夹。请把那个数据集放到这个位置，或改正dataset.json中的base。",
      en:
        "dataset.json, line 7, column 11, base: the dataset that this one is based on cannot be "
        + "opened, and it holds the definitions. Found: ../published; expected: the folder of a "
        + "dataset that opens. Put that dataset there, or correct base in dataset.json."),
  ]

  static let bytes: [ProblemCase] = [
    ProblemCase(
      .byteOrderMark, at: (1, 1),
      zh:
        "figures/a.json 第1行第1列：文件开头有字节顺序标记（BOM）。实际：U+FEFF；应为：不带BOM的UTF-8。请在编辑器中另存为“UTF-8（无BOM）”。",
      en:
        "figures/a.json, line 1, column 1: the file starts with a byte order mark (BOM). Found: "
        + "U+FEFF; expected: UTF-8 without BOM. Save it as \"UTF-8 without BOM\" in your editor."),
    ProblemCase(
      .notUTF8(.gb18030), at: (4, 20),
      zh:
        "figures/a.json 第4行第20列：文字不是UTF-8编码。实际：看来是GBK或GB18030编码；应为：UTF-8。请在编辑器中另存为UTF-8，或用命令 "
        + "iconv -f GB18030 -t UTF-8 原文件 > 新文件 转换。",
      en:
        "figures/a.json, line 4, column 20: the text is not UTF-8. Found: what looks like GBK or "
        + "GB18030; expected: UTF-8. Save it as UTF-8 in your editor, or convert it: iconv -f "
        + "GB18030 -t UTF-8 OLD > NEW."),
    ProblemCase(
      .notUTF8(.utf16), at: (1, 1),
      zh:
        "figures/a.json 第1行第1列：文字不是UTF-8编码。实际：看来是UTF-16编码；应为：UTF-8。请在编辑器中另存为UTF-8，或用命令 iconv -f "
        + "UTF-16 -t UTF-8 原文件 > 新文件 转换。",
      en:
        "figures/a.json, line 1, column 1: the text is not UTF-8. Found: what looks like UTF-16; "
        + "expected: UTF-8. Save it as UTF-8 in your editor, or convert it: iconv -f UTF-16 -t "
        + "UTF-8 OLD > NEW."),
    ProblemCase(
      .notUTF8(.unknown), at: (9, 2), path: [.key("figures"), .index(3)],
      zh:
        "figures/a.json 第9行第2列 figures[3]：文字不是UTF-8编码。实际：不合UTF-8的字节，可能已损坏；应为：UTF-8。请从备份恢复这个文件；"
        + "若是别的编码，请另存为UTF-8。",
      en:
        "figures/a.json, line 9, column 2, figures[3]: the text is not UTF-8. Found: bytes that "
        + "are no UTF-8, perhaps damaged; expected: UTF-8. Restore a backup; if it is in another "
        + "encoding, save it as UTF-8."),
    ProblemCase(
      .truncated(
        opened: FilePlace(
          file: "figures/a.json", byteOffset: 20, position: TextPosition(line: 2, column: 3))),
      at: (80, 1),
      zh:
        "figures/a.json 第80行第1列：文件没有写完就结束了。实际：文件到此为止，第2行第3列打开的一层没有结束；应为：每个 { [ \" 都有结束的一半。"
        + "请重新拷贝完整的文件，或从备份恢复。",
      en:
        "figures/a.json, line 80, column 1: the file ends too early. Found: the end of the file, "
        + "while what opens in line 2, column 3 is unfinished; expected: the other half of every "
        + "{ [ and \". Copy the whole file again, or restore a backup."),
    ProblemCase(
      .truncated(opened: nil), at: (1, 1),
      zh:
        "figures/a.json 第1行第1列：文件没有写完就结束了。实际：文件到此为止；应为：每个 { [ \" 都有结束的一半。请重新拷贝完整的文件，或从备份恢复。",
      en:
        "figures/a.json, line 1, column 1: the file ends too early. Found: the end of the file; "
        + "expected: the other half of every { [ and \". Copy the whole file again, or restore a "
        + "backup."),
    ProblemCase(
      .tooDeep(limit: 128), at: (1, 129), path: Array(repeating: .index(0), count: 128),
      zh:
        "figures/a.json 第1行第129列 [0][0][0][0][0][0][0][0] … [0][0][0]：对象和数组套得太深。实际：超过128层；应为："
        + "不超过128层。请检查是否多写了 [ 或 {，并确认这是数据文件。",
      en:
        "figures/a.json, line 1, column 129, [0][0][0][0][0][0][0][0] … [0][0][0]: objects and "
        + "arrays are nested too deep. Found: more than 128 levels; expected: 128 levels at most. "
        + "Look for a superfluous [ or {, and make sure this is data."),
    ProblemCase(
      .duplicateKey(
        "unit",
        first: FilePlace(
          file: "figures/a.json", byteOffset: 1, position: TextPosition(line: 3, column: 5))),
      at: (3, 40), path: [.key("figures"), .index(3)],
      zh:
        "figures/a.json 第3行第40列 figures[3]：键“unit”在同一个对象里写了两次，只用第一个。实际："
        + "又一个“unit”（第一个在figures/a.json 第3行）；应为：每个键只写一次。请核对哪个值正确，删去另一个。",
      en:
        "figures/a.json, line 3, column 40, figures[3]: the key \"unit\" stands twice in one "
        + "object; only the first is used. Found: \"unit\" once more (the first is in "
        + "figures/a.json, line 3); expected: every key once. Find out which value is right and "
        + "delete the other."),
  ]
}
