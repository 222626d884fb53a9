import Core

@testable import TUI

extension ProblemCase {

  static let syntax: [ProblemCase] = [
    ProblemCase(
      .syntax(.expectedValue), at: (7, 3), path: [.key("figures"), .index(3)], found: "<",
      zh:
        "figures/a.json 第7行第3列 figures[3]：这里应当是一个值。实际：“<”；应为：文本、数字、true、false、null、[ 或 {。"
        + "请看前面是否多了逗号或漏了值。",
      en:
        "figures/a.json, line 7, column 3, figures[3]: a value should stand here. Found: \"<\"; "
        + "expected: a text, a number, true, false, null, [ or {. Look for a comma too many or a "
        + "missing value before it."),
    ProblemCase(
      .syntax(.expectedKey), at: (7, 3), path: [.key("figures"), .index(3)], found: "1",
      zh:
        "figures/a.json 第7行第3列 figures[3]：这里应当是一个键。实际：1；应为：双引号里的键名。请给键名加上双引号，并看前面是否多了逗号。",
      en:
        "figures/a.json, line 7, column 3, figures[3]: a key should stand here. Found: 1; "
        + "expected: a key in quotation marks. Put the key in quotation marks, and look for a "
        + "comma too many before it."),
    ProblemCase(
      .syntax(.expectedColon), at: (7, 3), path: [.key("figures"), .index(3)], found: "=",
      zh:
        "figures/a.json 第7行第3列 figures[3]：键的后面缺冒号。实际：“=”；应为：英文冒号 :。请在键名和值之间加上英文冒号。",
      en:
        "figures/a.json, line 7, column 3, figures[3]: a colon is missing after the key. Found: "
        + "\"=\"; expected: a colon :. Put a colon between the key and its value."),
    ProblemCase(
      .syntax(.expectedCommaOrBrace), at: (7, 3), path: [.key("figures"), .index(3)],
      found: "\"b\"",
      zh:
        "figures/a.json 第7行第3列 figures[3]：两项之间缺逗号，或对象没有结束。实际：\"b\"；应为：, 或 }。请补上英文逗号或 }。",
      en:
        "figures/a.json, line 7, column 3, figures[3]: a comma is missing, or the object is not "
        + "closed. Found: \"b\"; expected: , or }. Add the comma or the }."),
    ProblemCase(
      .syntax(.expectedCommaOrBracket), at: (7, 3), path: [.key("figures"), .index(3)], found: "2",
      zh:
        "figures/a.json 第7行第3列 figures[3]：两项之间缺逗号，或数组没有结束。实际：2；应为：, 或 ]。请补上英文逗号或 ]。",
      en:
        "figures/a.json, line 7, column 3, figures[3]: a comma is missing, or the array is not "
        + "closed. Found: 2; expected: , or ]. Add the comma or the ]."),
    ProblemCase(
      .syntax(.trailingComma), at: (7, 3), path: [.key("figures"), .index(3)], found: ",",
      zh:
        "figures/a.json 第7行第3列 figures[3]：最后一项后面多了逗号。实际：“,”；应为：没有逗号。请删去这个逗号。",
      en:
        "figures/a.json, line 7, column 3, figures[3]: there is a comma after the last item. "
        + "Found: \",\"; expected: no comma. Delete the comma."),
    ProblemCase(
      .syntax(.trailingContent), at: (7, 3), path: [.key("figures"), .index(3)], found: "}",
      zh:
        "figures/a.json 第7行第3列 figures[3]：文件内容结束后还有别的东西。实际：“}”；应为：文件到此结束。请删去多余的内容，或看是否少了 { 或 [。",
      en:
        "figures/a.json, line 7, column 3, figures[3]: something follows after the end. Found: "
        + "\"}\"; expected: the end of the file. Delete what is too much, or look for a missing { "
        + "or [."),
    ProblemCase(
      .syntax(.unknownWord), at: (7, 3), path: [.key("figures"), .index(3)], found: "True",
      zh:
        "figures/a.json 第7行第3列 figures[3]：不认识的词。实际：“True”；应为：true、false或null。请改成这三个词之一；文本要加双引号。",
      en:
        "figures/a.json, line 7, column 3, figures[3]: this word is unknown. Found: \"True\"; "
        + "expected: true, false or null. Write one of the three; texts go in quotation marks."),
    ProblemCase(
      .syntax(.comment), at: (7, 3), path: [.key("figures"), .index(3)], found: "/",
      zh:
        "figures/a.json 第7行第3列 figures[3]：JSON里不能写注释。实际：“/”；应为：没有注释。请删去注释；说明可写在note里。",
      en:
        "figures/a.json, line 7, column 3, figures[3]: JSON has no comments. Found: \"/\"; "
        + "expected: no comment. Delete it; remarks may go into note."),
    ProblemCase(
      .syntax(.wrongQuotes), at: (7, 3), path: [.key("figures"), .index(3)], found: "“",
      zh:
        "figures/a.json 第7行第3列 figures[3]：引号不对。实际：“ (U+201C)；应为：英文双引号 \"。请切换到英文输入法，改成英文双引号。",
      en:
        "figures/a.json, line 7, column 3, figures[3]: these are the wrong quotation marks. "
        + "Found: “ (U+201C); expected: plain quotation marks \". Switch the input method to "
        + "English and type plain quotation marks."),
    ProblemCase(
      .syntax(.fullWidthPunctuation), at: (7, 3), path: [.key("figures"), .index(3)], found: "，",
      zh:
        "figures/a.json 第7行第3列 figures[3]：用了全角标点。实际：， (U+FF0C)；应为：英文半角的 , : [ ] { }。请切换到英文输入法，"
        + "改成半角标点。",
      en:
        "figures/a.json, line 7, column 3, figures[3]: this is full-width punctuation. Found: ，"
        + " (U+FF0C); expected: half-width , : [ ] { }. Switch the input method to English and "
        + "type half-width punctuation."),
    ProblemCase(
      .syntax(.leadingZero), at: (7, 3), path: [.key("figures"), .index(3)], found: "007",
      zh:
        "figures/a.json 第7行第3列 figures[3]：数字前面多了0。实际：007；应为：不以0开头的数字。请删去前面的0；编号请写成加引号的文本。",
      en:
        "figures/a.json, line 7, column 3, figures[3]: the number begins with a superfluous 0. "
        + "Found: 007; expected: a number that doesn't. Delete the 0; codes are texts and go in "
        + "quotation marks."),
    ProblemCase(
      .syntax(.plusSign), at: (7, 3), path: [.key("figures"), .index(3)], found: "+1",
      zh:
        "figures/a.json 第7行第3列 figures[3]：数字前面不能写加号。实际：+1；应为：没有加号的数字。请删去加号。",
      en:
        "figures/a.json, line 7, column 3, figures[3]: a number has no plus sign. Found: +1; "
        + "expected: the number without +. Delete the plus sign."),
    ProblemCase(
      .syntax(.missingDigits), at: (7, 3), path: [.key("figures"), .index(3)], found: ".5",
      zh:
        "figures/a.json 第7行第3列 figures[3]：数字不完整。实际：.5；应为：如0.5、5、-3这样的数字。请把数字写完整。",
      en:
        "figures/a.json, line 7, column 3, figures[3]: the number is incomplete. Found: .5; "
        + "expected: a number such as 0.5, 5 or -3. Complete the number."),
    ProblemCase(
      .syntax(.controlCharacter), at: (7, 3), path: [.key("figures"), .index(3)], found: "\n",
      zh:
        "figures/a.json 第7行第3列 figures[3]：文本里直接写了换行或控制字符。实际：“<U+000A>”；应为：\\n、\\t 这样的写法。请把换行写成 "
        + "\\n，或删去它。",
      en:
        "figures/a.json, line 7, column 3, figures[3]: a line break or control character stands "
        + "in a text. Found: \"<U+000A>\"; expected: it written as \\n, \\t or the like. Write a "
        + "line break as \\n, or delete it."),
    ProblemCase(
      .syntax(.invalidEscape), at: (7, 3), path: [.key("figures"), .index(3)], found: "\\x",
      zh:
        "figures/a.json 第7行第3列 figures[3]：反斜线后面的字符不对。实际：“\\x”；应为：\\\" \\\\ \\/ \\b \\f \\n \\r "
        + "\\t 或 \\u加四位十六进制数。请改正；反斜线本身要写成 \\\\。",
      en:
        "figures/a.json, line 7, column 3, figures[3]: the character after the backslash is "
        + "wrong. Found: \"\\x\"; expected: \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four "
        + "hexadecimal digits. Correct it; a backslash itself is written \\\\."),
    ProblemCase(
      .syntax(.loneSurrogate), at: (7, 3), path: [.key("figures"), .index(3)], found: "\\uD800",
      zh:
        "figures/a.json 第7行第3列 figures[3]：\\u写的字只有一半。实际：“\\uD800”；应为：成对的 \\u 写法，或直接写这个字。请直接写这个字。",
      en:
        "figures/a.json, line 7, column 3, figures[3]: \\u gives only half a character. Found: "
        + "\"\\uD800\"; expected: two \\u that belong together, or the character itself. Write the "
        + "character itself."),
    ProblemCase(
      .syntax(.lineEndsInRecord), at: (7, 3), path: [.key("figures"), .index(3)],
      zh:
        "figures/a.json 第7行第3列 figures[3]：一条记录没写完就换行了。实际：换行；应为：每行一条完整的记录。请把这条记录写在同一行里。",
      en:
        "figures/a.json, line 7, column 3, figures[3]: a line ends inside its record. Found: a "
        + "line break; expected: one whole record a line. Write the record on one line."),
  ]
}
