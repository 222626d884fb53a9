/// Why a terminal could not be taken, and what to do, as sentences.
package struct TerminalErrorText: Sendable {
  private let language: Language

  /// Speaks a language.
  package init(_ language: Language) { self.language = language }

  /// The sentence for an error.
  package func sentence(_ error: TerminalError) -> String {
    language == .zh ? chinese(error) : english(error)
  }

  private func chinese(_ error: TerminalError) -> String {
    switch error {
    case .notATerminal:
      "标准输入或输出不是终端，无法显示界面。请直接在终端里运行；脚本请用 --script 与 --dump，或 qijian show、qijian find。"
    case .unknownTerm(let name):
      name.isEmpty
        ? "环境变量 TERM 没有设置，不知道是哪种终端。请执行 export TERM=xterm-256color 后再试。"
        : "本机没有终端类型“\(name)”的说明。请执行 export TERM=xterm-256color 后再试，或安装 ncurses-term。"
    case .tooSimple(let name):
      "终端类型“\(name)”不能移动光标，无法显示界面。请换一个终端，或执行 export TERM=xterm-256color 后再试。"
    case .system(let call, let code): "无法使用终端：\(call) 出错（\(code)）。请换一个终端再试。"
    }
  }

  private func english(_ error: TerminalError) -> String {
    switch error {
    case .notATerminal:
      "Standard input or output is not a terminal. Run it in a terminal; scripts use --script with --dump, or qijian show and qijian find."
    case .unknownTerm(let name):
      name.isEmpty
        ? "TERM is not set. Try again after: export TERM=xterm-256color"
        : "This machine has no description of the terminal \"\(name)\". Try again after: export TERM=xterm-256color, or install ncurses-term."
    case .tooSimple(let name):
      "The terminal \"\(name)\" can't move its cursor. Use another one, or try again after: export TERM=xterm-256color"
    case .system(let call, let code):
      "The terminal can't be used: \(call) failed (\(code)). Try another terminal."
    }
  }
}

/// What is wrong with a key script, as sentences.
package struct KeyScriptErrorText: Sendable {
  private let language: Language

  /// Speaks a language.
  package init(_ language: Language) { self.language = language }

  /// The sentence for an error.
  package func sentence(_ error: KeyScript.ParseError) -> String {
    language == .zh
      ? "--script 第\(error.offset + 1)个字符处的“<\(error.name)>”不是按键名。按键写作 <Enter> <Esc> <F8> <C-x>，小于号写作 <lt>。"
      : "--script: \"<\(error.name)>\" at character \(error.offset + 1) is no key. Keys are written <Enter> <Esc> <F8> <C-x>, a less-than sign <lt>."
  }
}
