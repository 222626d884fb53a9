#ifndef QIJIAN_CNCURSES_SHIM_H
#define QIJIAN_CNCURSES_SHIM_H
#define _GNU_SOURCE 1
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <sys/mman.h>
#include <term.h>
#include <wchar.h>

// Only what Swift cannot import by itself; all static inline, since a system library has no code.

/// The standard window: a global variable, which Swift 6 refuses as shared mutable state.
static inline WINDOW *cn_standard_window(void) { return stdscr; }

/// The number of colours: a global variable.
static inline int cn_colors(void) { return COLORS; }

/// Columns of a character in the current locale; hidden from Swift behind _GNU_SOURCE.
static inline int cn_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

/// A file in memory for the screen to be written to; hidden from Swift behind _GNU_SOURCE.
static inline int cn_memory_file(void) { return memfd_create("screen", MFD_CLOEXEC); }

/// Attributes: macros that shift, which the importer skips.
static inline attr_t cn_attributes(bool bold, bool underline, bool reverse, bool dim) {
  return (bold ? A_BOLD : 0) | (underline ? A_UNDERLINE : 0) | (reverse ? A_REVERSE : 0) |
         (dim ? A_DIM : 0);
}

/// A cell of up to four scalars; the pair goes the extended way, since a short holds 32,767 only.
static inline void cn_set_cell(
    cchar_t *cell, const uint32_t *scalars, int count, attr_t attributes, int pair) {
  wchar_t text[CCHARW_MAX + 1] = {0};
  for (int index = 0; index < count && index < CCHARW_MAX - 1; index++) {
    text[index] = (wchar_t)scalars[index];
  }
  setcchar(cell, text, attributes, 0, &pair);
}

/// A cell with the terminal's own line graphics, by its letter in the VT100 set (ACS_HLINE is `q`):
/// an array behind a macro. WACS_HLINE would be sent as a character of ambiguous width.
static inline void cn_set_line_cell(cchar_t *cell, char letter, attr_t attributes, int pair) {
  chtype line = NCURSES_ACS(letter);
  wchar_t text[2] = {(wchar_t)(line & A_CHARTEXT), 0};
  setcchar(cell, text, (line & A_ATTRIBUTES) | attributes, 0, &pair);
}

/// The sequence that makes the first `rows` rows the scroll region; NULL if the terminal has none.
/// ncurses itself sends it only when it starts. tparm is variadic.
static inline const char *cn_scroll_region(int rows) {
  return change_scroll_region == NULL ? NULL : tparm(change_scroll_region, 0, rows - 1);
}

/// Whether the terminal can place its cursor and clear its screen: macros of term.h.
static inline bool cn_can_address_cursor(void) {
  return cursor_address != NULL && clear_screen != NULL;
}

static inline bool cn_is(const char *capability, const char *wanted) {
  if (capability == NULL || capability == (const char *)-1) return false;
  while (*capability != 0 && *capability == *wanted) capability++, wanted++;
  return *capability == *wanted;
}

/// Whether the cursor is moved as ECMA-48 has it, a line feed only goes down, and every attribute
/// may stand beside colours.
static inline bool cn_moves_as_usual(void) {
  return cn_is(cursor_address, "\033[%i%p1%d;%p2%dH") && cn_is(cursor_left, "\b") &&
         cn_is(cursor_down, "\n") && cn_is(parm_right_cursor, "\033[%p1%dC") &&
         no_color_video <= 0;
}

/// Whether cells can be erased in place, to the background in force.
static inline bool cn_erases_in_place(void) {
  return back_color_erase && cn_is(erase_chars, "\033[%p1%dX");
}

#endif
