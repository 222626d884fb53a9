import Glibc
import Testing

@testable import TUI

@Suite struct TerminalPartsTests {
  @Test func `a full descriptor is waited for and nothing is lost`() throws {
    var template = Array("/tmp/qijian-test-XXXXXX".utf8CString)
    close(mkstemp(&template))
    defer { unlink(template) }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let pipe = try #require(popen("cksum > \(path)", "w"))
    let descriptor = fileno(pipe)
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(TerminalWriter.write(bytes, to: descriptor))
    pclose(pipe)
    let file = try #require(fopen(path, "r"))
    var line = [CChar](repeating: 0, count: 80)
    fgets(&line, 80, file)
    fclose(file)
    let words = line.prefix { $0 != 0 }.split(separator: 0x20)
    #expect(words.count == 2 && words[1].elementsEqual("3000000\n".utf8.map(CChar.init)))
  }

  @Test func `a descriptor that takes nothing any more is noticed`() {
    let full = open("/dev/full", O_WRONLY | O_CLOEXEC)
    #expect(!TerminalWriter.write([0x61], to: full))
    #expect(TerminalWriter.write([], to: full))
    close(full)
    #expect(!TerminalWriter.write([0x61], to: -1))
  }

  @Test func `a copy that is too long is not sent`() {
    #expect(
      ClipboardSequence.bytes(for: String(repeating: "健", count: 20_000), through: .none) == nil)
    let text = String(repeating: "健", count: 18_000)
    #expect(ClipboardSequence.bytes(for: text, through: .none)?.count == 72_000 + 8)
  }

  @Test func `screen gets its control strings in pieces`() throws {
    let bytes = try #require(
      ClipboardSequence.bytes(for: String(repeating: "a", count: 3000), through: .screen))
    let text = String(decoding: bytes, as: UTF8.self)
    let pieces = text.split(separator: "\u{1B}\\").map { $0.dropFirst(2) }
    #expect(pieces.count == 6 && pieces.allSatisfy { $0.utf8.count <= 700 })
    #expect(pieces.joined().hasPrefix("\u{1B}]52;c;YWFh") && pieces.joined().hasSuffix("\u{7}"))
  }

  @Test func `probes ask for what is not known yet`() {
    let all = TerminalProbe(asksAmbiguous: true, asksLines: true, asksSynchronization: true)
    let few = TerminalProbe(asksAmbiguous: false, asksLines: false, asksSynchronization: false)
    #expect(all.openCount == 3 && few.openCount == 1)
    let emulator = TerminalEmulator(size: Size(width: 20, height: 3))
    emulator.write(all.questions)
    #expect(emulator.lines() == ["", "", ""] && emulator.cursor == .zero)
    var probe = all
    var parser = InputParser()
    for _ in 0..<3 { parser.expectCursorReply() }
    let findings = parser.feed(emulator.takeReplies(), at: .zero).map { event in
      guard case .reply(let reply) = event else { return TerminalProbe.Finding?.none }
      return probe.take(reply)
    }
    #expect(findings == [.asExpected, .asExpected, .asExpected, .asExpected])
    #expect(probe.openCount == 0 && probe.take(.cursor(.zero)) == nil)
  }

  @Test func `a headless terminal plays its script`() throws {
    let script = try KeyScript.parse("a<resize:40x10><Enter>")
    let terminal = HeadlessTerminal(size: Size(width: 20, height: 5), events: script)
    #expect(terminal.wait(timeout: nil, wake: nil) == [.key(.character("a"))])
    #expect(terminal.size == Size(width: 20, height: 5))
    #expect(terminal.wait(timeout: nil, wake: nil) == [.resized(Size(width: 40, height: 10))])
    #expect(terminal.size == Size(width: 40, height: 10) && !terminal.isExhausted)
    #expect(terminal.wait(timeout: nil, wake: nil) == [.key(.enter)])
    #expect(terminal.isExhausted && terminal.wait(timeout: .zero, wake: nil) == [])
    var canvas = Canvas(size: terminal.size)
    canvas.write("企健", at: .zero)
    terminal.present(canvas, cursor: Point(x: 4, y: 0), cursorVisible: true)
    #expect(terminal.canvas == canvas && terminal.frameCount == 1)
  }

  @Test func `all line characters are recognised`() {
    for character in "─│┌┐└┘├┤┬┴┼" {
      #expect(LineDrawing(character)?.character == character)
      #expect("+-|".contains(LineDrawing(character)?.ascii ?? " "))
    }
    #expect(LineDrawing("═") == nil)
  }

  @Test func `the colours of the palette are those of xterm`() {
    #expect(PaletteColor(16, basic: 0).hex == "#000000")
    #expect(PaletteColor(67, basic: 0).hex == "#5f87af")
    #expect(PaletteColor(231, basic: 0).hex == "#ffffff")
    #expect(PaletteColor(234, basic: 0).hex == "#1c1c1c")
  }
}
