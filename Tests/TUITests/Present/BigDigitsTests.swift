import Testing

@testable import TUI

@Suite struct BigDigitsTests {
  @Test(arguments: ["854", "342,327", "0", "99.5%", "1", "111,111,111"], [false, true])
  func digitsGrowAndNeverLeaveTheirRoom(text: String, ascii: Bool) throws {
    var last = 0
    for height in 5...40 {
      let room = Size(width: 180, height: height)
      let digits = try #require(BigDigits.fitting(text, in: room, ascii: ascii))
      #expect(digits.size.width <= room.width && digits.size.height <= room.height)
      #expect(digits.size.height >= last)
      last = digits.size.height
      // One cell of air around: nothing may be drawn there.
      var canvas = Canvas(size: Size(width: room.width + 2, height: room.height + 2))
      digits.draw(at: Point(x: 1, y: 1), style: .plain, &canvas)
      let box = Rect(x: 1, y: 1, width: digits.size.width, height: digits.size.height)
      for y in 0..<canvas.size.height {
        for x in 0..<canvas.size.width where !box.contains(Point(x: x, y: y)) {
          #expect(canvas[Point(x: x, y: y)].character == " ")
        }
      }
    }
  }

  /// The figures of the pictures are told from each other at every size.
  @Test(arguments: [3, 4, 5, 8, 12, 20], [false, true])
  func noTwoDigitsLookAlike(height: Int, ascii: Bool) throws {
    var seen: Set<[String]> = []
    for digit in "0123456789" {
      let room = Size(width: 60, height: ascii ? max(5, height) : height)
      let digits = try #require(BigDigits.fitting(String(digit), in: room, ascii: ascii))
      var canvas = Canvas(size: room)
      digits.draw(at: .zero, style: .plain, &canvas)
      #expect(seen.insert(canvas.lines()).inserted, "\(digit)")
    }
  }

  /// A comma across a room is a decimal point: thousands are apart, and no ink stands between them.
  @Test(arguments: [3, 4, 5, 8, 12, 20], [false, true])
  func thousandsAreSetApartWithoutInk(height: Int, ascii: Bool) throws {
    func picture(_ text: String) throws -> [String] {
      let room = Size(width: 200, height: ascii ? max(5, height) : height)
      let digits = try #require(BigDigits.fitting(text, in: room, ascii: ascii))
      var canvas = Canvas(size: digits.size)
      digits.draw(at: .zero, style: .plain, &canvas)
      return canvas.lines()
    }
    let apart = try picture("8,215")
    #expect(try apart == picture("8 215"))
    #expect(try apart != picture("8215"))
  }

  @Test func smallRoomGivesUp() {
    #expect(BigDigits.fitting("854", in: Size(width: 80, height: 2), ascii: false) == nil)
    #expect(BigDigits.fitting("854", in: Size(width: 8, height: 20), ascii: false) == nil)
    #expect(BigDigits.fitting("余", in: Size(width: 80, height: 20), ascii: false) == nil)
    #expect(BigDigits.fitting("", in: Size(width: 80, height: 20), ascii: false) == nil)
  }
}
