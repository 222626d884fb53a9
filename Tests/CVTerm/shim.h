#ifndef QIJIAN_CVTERM_SHIM_H
#define QIJIAN_CVTERM_SHIM_H
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <vterm.h>

// A terminal emulator that both test targets read screens back from. Swift cannot read libvterm's
// bit-fields and unions, nor its callbacks without global state.

typedef struct {
  VTerm *term;
  VTermScreen *screen;
  VTermScreenCallbacks callbacks;
  bool is_alternate;
  bool is_cursor_visible;
  int mouse;
  int bells;
} CVScreen;

typedef struct {
  /// The base character; 0 in an empty cell and in the right half of a wide one.
  uint32_t character;
  bool is_right_half;
  int width;
  bool bold, underline, reverse;
  /// Index of the palette, or -1 for the terminal's own colour, -2 for a direct one.
  int foreground, background;
} CVCell;

static inline int cv_property(VTermProp property, VTermValue *value, void *user) {
  CVScreen *screen = (CVScreen *)user;
  if (property == VTERM_PROP_ALTSCREEN) screen->is_alternate = value->boolean;
  if (property == VTERM_PROP_CURSORVISIBLE) screen->is_cursor_visible = value->boolean;
  if (property == VTERM_PROP_MOUSE) screen->mouse = value->number;
  return 1;
}

static inline int cv_bell(void *user) {
  ((CVScreen *)user)->bells += 1;
  return 1;
}

static inline CVScreen *_Nonnull cv_open(int rows, int columns) {
  CVScreen *screen = (CVScreen *)calloc(1, sizeof *screen);
  if (screen == NULL) abort();
  screen->term = vterm_new(rows, columns);
  vterm_set_utf8(screen->term, 1);
  screen->screen = vterm_obtain_screen(screen->term);
  screen->is_cursor_visible = true;
  screen->callbacks.settermprop = cv_property;
  screen->callbacks.bell = cv_bell;
  vterm_screen_set_callbacks(screen->screen, &screen->callbacks, screen);
  vterm_screen_enable_altscreen(screen->screen, 1);
  vterm_screen_reset(screen->screen, 1);
  return screen;
}

static inline void cv_close(CVScreen *_Nonnull screen) {
  vterm_free(screen->term);
  free(screen);
}

/// Takes at most 4 KB at a time: libvterm keeps what it is given on the stack.
static inline void cv_write(CVScreen *_Nonnull screen, const uint8_t *bytes, size_t length) {
  while (length > 0) {
    size_t chunk = length < 4096 ? length : 4096;
    vterm_input_write(screen->term, (const char *)bytes, chunk);
    bytes += chunk;
    length -= chunk;
  }
}

/// What the terminal answers; returns the number of bytes.
static inline size_t cv_read_replies(CVScreen *_Nonnull screen, uint8_t *buffer, size_t length) {
  return vterm_output_read(screen->term, (char *)buffer, length);
}

static inline void cv_resize(CVScreen *_Nonnull screen, int rows, int columns) {
  vterm_set_size(screen->term, rows, columns);
}

static inline int cv_color(const VTermColor *color) {
  if (VTERM_COLOR_IS_DEFAULT_FG(color) || VTERM_COLOR_IS_DEFAULT_BG(color)) return -1;
  return VTERM_COLOR_IS_INDEXED(color) ? color->indexed.idx : -2;
}

static inline CVCell cv_cell(const CVScreen *_Nonnull screen, int row, int column) {
  VTermScreenCell cell;
  CVCell result = {0};
  VTermPos position = {row, column};
  if (!vterm_screen_get_cell(screen->screen, position, &cell)) return result;
  result.is_right_half = cell.chars[0] == (uint32_t)-1;
  result.character = result.is_right_half ? 0 : cell.chars[0];
  result.width = cell.width;
  result.bold = cell.attrs.bold;
  result.underline = cell.attrs.underline != 0;
  result.reverse = cell.attrs.reverse;
  result.foreground = cv_color(&cell.fg);
  result.background = cv_color(&cell.bg);
  return result;
}

static inline void cv_cursor(const CVScreen *_Nonnull screen, int *row, int *column) {
  VTermPos position;
  vterm_state_get_cursorpos(vterm_obtain_state(screen->term), &position);
  *row = position.row;
  *column = position.col;
}

/// Whether a paste would be bracketed; asks by beginning one and throwing away what is sent.
static inline bool cv_brackets_pastes(CVScreen *_Nonnull screen) {
  uint8_t drained[64];
  vterm_keyboard_start_paste(screen->term);
  return cv_read_replies(screen, drained, sizeof drained) > 0;
}

/// Whether a change of focus would be reported.
static inline bool cv_reports_focus(CVScreen *_Nonnull screen) {
  uint8_t drained[64];
  vterm_state_focus_in(vterm_obtain_state(screen->term));
  return cv_read_replies(screen, drained, sizeof drained) > 0;
}
#endif
