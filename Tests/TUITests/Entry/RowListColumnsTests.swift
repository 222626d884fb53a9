import Core
import Testing

@testable import TUI

/// Which columns a list of rows shows, for every register of the catalogue.
struct RowListColumnsTests {
  private let registers = Array(SampleApp.demoCounty.catalogue.registers.all)

  private func arranged(
    _ register: RegisterSchema, _ language: Language, _ cursor: Int?, _ width: Int
  ) -> RowListColumns {
    let fields = register.listed
    return RowListColumns(
      fields, widths: fields.map { DisplayWidth.columns(of: language.pick($0.title)) },
      cursor: cursor, in: width)
  }

  @Test(arguments: Language.allCases, [58, 78, 118])
  func theCursorIsInViewAndNothingPastTheEdge(_ language: Language, _ width: Int) {
    for register in registers {
      for cursor in register.listed.indices {
        let columns = arranged(register, language, cursor, width)
        let indices = columns.shown.map(\.index)
        #expect(indices.first == 0)
        #expect(indices.contains(cursor))
        let later = indices.dropFirst()
        #expect(later.elementsEqual((later.first ?? 0)..<(later.first ?? 0) + later.count))
        let used = columns.shown.reduce(0) { $0 + $1.width }
        #expect(used <= width || (columns.shown.last?.index == cursor && indices.count == 2))
        #expect(columns.hidesEarlier || columns.hidesLater == (indices.count < columns.count))
      }
    }
  }

  @Test func someRegisterIsWiderThanASmallTerminal() {
    #expect(registers.contains { arranged($0, .zh, nil, 58).hidesLater })
    #expect(
      registers.contains { arranged($0, .zh, $0.listed.count - 1, 58).hidesEarlier })
  }

  @Test func goingRightBringsTheLastColumnOfARegister() throws {
    let wide = try #require(
      registers.filter { arranged($0, .zh, nil, 58).hidesLater }.min { $0.id < $1.id })
    let title = try #require(wide.listed.last?.title.zh)
    var list = RowList(
      register: wide.id, occasion: FormOccasion(place: SampleApp.demoCounty.regions.root))
    for _ in wide.listed { _ = list.moveColumn(Key.right, count: wide.listed.count) }
    let shown = arranged(wide, .zh, list.column, 58).shown
    #expect(shown.last?.field.title.zh == title)
  }

  /// A number that lost its unit, or half of it, is another number.
  @Test(arguments: Language.allCases, [60, 80, 120])
  func aNumberInViewIsWhole(_ language: Language, _ width: Int) throws {
    let size = Size(width: width, height: 24)
    let lines = try SampleApp.screen(
      ":台账监督检查<Enter>", size, language: language, dataset: SampleApp.demoCounty)
    let rows = lines.drop { !$0.contains(language == .zh ? "检查日期" : "Date") }.dropFirst().prefix(12)
    #expect(rows.count == 12)
    for row in rows {
      let last = row.split(separator: " ").last ?? ""
      #expect(!(last.hasSuffix("~") && row.contains("×")), "\(row)")
    }
  }

  @Test(arguments: [60, 80, 120])
  func numbersStandDigitBelowDigit(_ width: Int) throws {
    let size = Size(width: width, height: 24)
    let lines = try SampleApp.screen(
      ":台账用人单位<Enter>", size, dataset: SampleApp.demoCounty)
    let title = "接害人员"
    let header = try #require(lines.first { $0.contains("单位名称") && $0.contains(title) })
    let before = try #require(header.split(separator: title, maxSplits: 1).first)
    let end = DisplayWidth.columns(of: before + title)
    let rows = lines.drop { $0 != header }.dropFirst().prefix(8)
    #expect(rows.count == 8)
    for row in rows {
      let untilThere = DisplayWidth.prefix(of: row, columns: end)
      #expect(untilThere.hasSuffix("人") || untilThere.hasSuffix("-"), "\(row)")
    }
  }
}
