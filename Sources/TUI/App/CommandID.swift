/// Everything a person can ask the program to do.
///
/// The raw value is the command's name in the palette and in scripts.
package enum CommandID: String, Sendable, CaseIterable {
  case moveUp = "up"
  case moveDown = "down"
  case moveLeft = "left"
  case moveRight = "right"
  case pageUp = "page-up"
  case pageDown = "page-down"
  case moveHome = "home"
  case moveEnd = "end"
  case open
  case back
  case nextPanel = "next-panel"
  case previousPanel = "previous-panel"
  case focusDashboard = "panel-0"
  case focusList = "panel-1"
  case nextTab = "next-tab"
  case previousTab = "previous-tab"
  case earlierPeriod = "earlier"
  case laterPeriod = "later"
  case allPeriods = "all-periods"
  case find
  case findNext = "find-next"
  case findPrevious = "find-previous"
  case palette = "commands"
  case help
  case account
  case sentence
  case table
  case sort
  case toggleEmpty = "rows-without-data"
  case lastPlace = "last-place"
  case nextPlace = "next-place"
  case addBookmark = "bookmark"
  case bookmarks
  case setMyRegion = "my-region"
  case goMyRegion = "go-my-region"
  case findings
  case language
  case theme
  case mouse
  case redraw
  case save
  case edit
  case newRow = "new"
  case deleteRow = "delete"
  case undo
  case redo
  case workList = "work-list"
  case nextRow = "next-row"
  case nextCell = "next-cell"
  case previousCell = "previous-cell"
  case nextBlank = "next-blank"
  case previousBlank = "previous-blank"
  case columnTop = "column-top"
  case columnEnd = "column-end"
  case fillDown = "fill-down"
  case lastYear = "last-year"
  case clearCell = "clear"
  case selectUp = "select-up"
  case selectDown = "select-down"
  case selectLeft = "select-left"
  case selectRight = "select-right"
  case selectHome = "select-home"
  case selectEnd = "select-end"
  case markBlock = "mark-block"
  case gridShape = "other-axis"
  case leavePractice = "leave-practice"
  case fieldDone = "field-done"
  case nextField = "next-field"
  case previousField = "previous-field"
  case nextGroup = "next-group"
  case previousGroup = "previous-group"
  case firstField = "first-field"
  case lastField = "last-field"
  case fieldChoices = "choices"
  case repeatLast = "repeat-last"
  case countRows = "count-rows"
  case approve
  case sendBack = "send-back"
  case present
  case checkSheet = "check"
  case explain
  case submit
  case nextSlide = "next-slide"
  case slideOrNext = "go-to-slide"
  case previousSlide = "previous-slide"
  case firstSlide = "first-slide"
  case lastSlide = "last-slide"
  case pauseShow = "pause"
  case blackScreen = "black"
  case freezeNumbers = "freeze"
  case endShow = "end-show"
  case tally
  case suspend
  case cancel
  case quit
}
