internal import Core

extension Chinese {
  static func syntaxFault(_ fault: JSONSyntaxFault) -> ProblemWords {
    switch fault {
    case .expectedValue:
      ProblemWords(
        "这里应当是一个值", found: "别的字符", expected: "文本、数字、true、false、null、[ 或 {",
        next: "请看前面是否多了逗号或漏了值")
    case .expectedKey:
      ProblemWords(
        "这里应当是一个键", found: "别的字符", expected: "双引号里的键名", next: "请给键名加上双引号，并看前面是否多了逗号")
    case .expectedColon:
      ProblemWords("键的后面缺冒号", found: "别的字符", expected: "英文冒号 :", next: "请在键名和值之间加上英文冒号")
    case .expectedCommaOrBrace:
      ProblemWords("两项之间缺逗号，或对象没有结束", found: "别的字符", expected: ", 或 }", next: "请补上英文逗号或 }")
    case .expectedCommaOrBracket:
      ProblemWords("两项之间缺逗号，或数组没有结束", found: "别的字符", expected: ", 或 ]", next: "请补上英文逗号或 ]")
    case .trailingComma:
      ProblemWords("最后一项后面多了逗号", found: ",", expected: "没有逗号", next: "请删去这个逗号")
    case .trailingContent:
      ProblemWords(
        "文件内容结束后还有别的东西", found: "多余的内容", expected: "文件到此结束", next: "请删去多余的内容，或看是否少了 { 或 [")
    case .unknownWord:
      ProblemWords(
        "不认识的词", found: "别的词", expected: "true、false或null", next: "请改成这三个词之一；文本要加双引号")
    case .comment:
      ProblemWords("JSON里不能写注释", found: "注释", expected: "没有注释", next: "请删去注释；说明可写在note里")
    case .wrongQuotes:
      ProblemWords("引号不对", found: "别的引号", expected: "英文双引号 \"", next: "请切换到英文输入法，改成英文双引号")
    case .fullWidthPunctuation:
      ProblemWords(
        "用了全角标点", found: "全角标点", expected: "英文半角的 , : [ ] { }", next: "请切换到英文输入法，改成半角标点")
    case .leadingZero:
      ProblemWords(
        "数字前面多了0", found: "以0开头的数字", expected: "不以0开头的数字", next: "请删去前面的0；编号请写成加引号的文本")
    case .plusSign:
      ProblemWords("数字前面不能写加号", found: "+", expected: "没有加号的数字", next: "请删去加号")
    case .missingDigits:
      ProblemWords("数字不完整", found: "缺了数位的数", expected: "如0.5、5、-3这样的数字", next: "请把数字写完整")
    case .controlCharacter:
      ProblemWords(
        "文本里直接写了换行或控制字符", found: "控制字符", expected: "\\n、\\t 这样的写法", next: "请把换行写成 \\n，或删去它")
    case .invalidEscape:
      ProblemWords(
        "反斜线后面的字符不对", found: "别的字符", expected: "\\\" \\\\ \\/ \\b \\f \\n \\r \\t 或 \\u加四位十六进制数",
        next: "请改正；反斜线本身要写成 \\\\")
    case .loneSurrogate:
      ProblemWords(
        "\\u写的字只有一半", found: "半个字", expected: "成对的 \\u 写法，或直接写这个字", next: "请直接写这个字")
    case .lineEndsInRecord:
      ProblemWords(
        "一条记录没写完就换行了", found: "换行", expected: "每行一条完整的记录", next: "请把这条记录写在同一行里")
    }
  }

  static func type(_ type: JSONType) -> String {
    switch type {
    case .object: "对象 {…}"
    case .array: "数组 […]"
    case .string: "文本"
    case .number: "数字"
    case .boolean: "true或false"
    case .null: "null"
    }
  }

  static func expectation(_ expectation: Expectation) -> String {
    switch expectation {
    case .type(let type): Self.type(type)
    case .anyOf(let types): types.map(type).joined(separator: "，或")
    case .oneOf(let words): words.map { plain($0) }.joined(separator: "、") + "之一"
    case .format(let form): Self.form(form)
    case .range(let minimum, let maximum): range(minimum, maximum)
    case .example(let text): "例如 \(plain(text))"
    }
  }

  static func form(_ form: TextFormat) -> String {
    switch form {
    case .calendarDate: "日期，如2023-12-31、2023-12或2023"
    case .period: "时期，如2023、2023-H1、2017/2021、2020/..、@2023-12-31"
    case .regionCode: "六位数字的行政区划代码"
    case .identifier: "由字母、数字、点、-和_组成的编号"
    case .creditCode: "18位统一社会信用代码"
    case .decimal: "加引号的十进制数，如\"3.65\""
    case .condition: "条件，如{\"field\": \"level\", \"op\": \"is\", \"value\": \"county\"}"
    case .expression: "公式，写法见docs/data-format.md"
    }
  }

  static func word(_ vocabulary: Vocabulary) -> String {
    switch vocabulary {
    case .unit: "单位"
    case .indicator: "指标"
    case .region: "地区"
    case .optionSet: "选项组"
    case .option: "选项"
    case .register: "登记表"
    case .field: "字段"
    case .period: "时期"
    case .qualifier: "精确程度"
    case .document: "文件编号"
    case .excellentCase: "案例"
    case .scope: "范围"
    case .countBasis: "计数口径"
    case .rateBasis: "分母口径"
    case .kind: "种类"
    case .level: "级别"
    case .rank: "行政级别"
    case .dimension: "分组"
    case .scheme: "评分办法"
    case .rule: "规则"
    case .target: "目标"
    case .obligation: "定期事项"
    case .state: "状态"
    case .format: "格式"
    case .value: "值"
    case .reference: "记录"
    }
  }

  /// What a name of a vocabulary should be.
  static func expected(_ vocabulary: Vocabulary) -> String {
    switch vocabulary {
    case .unit: "catalogue/units.json中的单位"
    case .indicator: "catalogue/indicators中的指标编号"
    case .region: "regions.json中的地区编号"
    case .optionSet, .dimension, .option: "catalogue/options.json中的编号"
    case .register, .field, .state: "catalogue/registers中定义的编号"
    case .document, .excellentCase: "sources.json中的编号"
    case .reference: "所指登记表中一条记录的编号"
    case .scheme: "catalogue/schemes.json中的编号"
    case .rule: "catalogue/rules.json中的编号"
    case .obligation: "catalogue/obligations.json中的编号"
    case .period: form(.period)
    default: "docs/data-format.md所列的词"
    }
  }

  /// What to do about a name that is unknown.
  static func advice(_ vocabulary: Vocabulary) -> String {
    switch vocabulary {
    case .unit: "请改正单位，或在catalogue/units.json中加上它"
    case .indicator: "请改正指标编号，或在catalogue/indicators中加上这个指标"
    case .region: "请改正地区编号；查编号可用 qijian find 地名"
    case .option, .optionSet, .dimension: "请改正，或在catalogue/options.json中加上它"
    case .register, .field, .state: "请改正，或在catalogue/registers中加上它"
    case .document, .excellentCase: "请改正，或在sources.json中加上它"
    case .reference: "请改正编号，或先登记它所指的那条记录"
    default: "请改成规定的词"
    }
  }
}
