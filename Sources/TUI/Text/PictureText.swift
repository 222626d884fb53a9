/// What the commands that write pictures and tables say.
package struct PictureText: Sendable {
  private let language: Language

  /// Speaks a language.
  package init(_ language: Language) { self.language = language }

  /// There is no font to draw pictures with.
  package func noFont(_ path: String) -> String {
    language == .zh
      ? "画 PNG 需要 GNU Unifont 点阵字体，但 \(sanitized(path)) 读不到。请安装：apt install unifont，或用 --font 指定 .hex 文件；SVG 不需要它。"
      : "PNG is drawn with GNU Unifont, but \(sanitized(path)) cannot be read. Install it (apt install unifont) or name a .hex file with --font; SVG needs none."
  }

  /// The tab asked for does not exist.
  package func unknownTab(_ id: String, known: [String]) -> String {
    let list = known.joined(separator: ", ")
    return language == .zh
      ? "没有页签“\(sanitized(id))”；可用：\(list)" : "There is no tab \"\(sanitized(id))\"; known: \(list)"
  }

  /// The slide asked for does not exist.
  package func unknownSlide(_ number: String, count: Int) -> String {
    language == .zh
      ? "没有幻灯片“\(sanitized(number))”；请写 1 至 \(count) 或 all"
      : "There is no slide \"\(sanitized(number))\"; write 1 to \(count), or all"
  }

  /// The ending of a file name says no form.
  package func unknownForm(_ path: String, known: [String]) -> String {
    let list = known.joined(separator: " ")
    return language == .zh
      ? "看不出“\(sanitized(path))”要写成什么；可用的结尾：\(list)"
      : "The ending of \"\(sanitized(path))\" says no form; known: \(list)"
  }

  /// A file cannot be written.
  package func cannotWrite(_ path: String) -> String {
    language == .zh ? "写不了文件 \(sanitized(path))" : "Cannot write \(sanitized(path))"
  }
}
