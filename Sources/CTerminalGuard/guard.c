#define _GNU_SOURCE 1
#include "CTerminalGuard.h"

#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "state.h"

// End of synchronised output, bracketed paste, focus and mouse reports off, plain text, ASCII in
// G0, cursor on, main screen.
#define RESTORE                                                                       \
  "\033[?2026l\033[?2004l\033[?1004l\033[?1006l\033[?1003l\033[?1002l\033[?1000l"     \
  "\033[0m\033(B\017\033[?25h\033[?1049l"

static struct {
  volatile sig_atomic_t is_armed;
  int terminal;
  struct termios saved;
  int report;          // file descriptor, -1 without a report
  int standard_error;  // the real one while it is redirected, else -1
  char path[1024];
} guard = {.report = -1, .standard_error = -1};

const char *terminal_guard_restore_sequence(void) { return RESTORE; }

const char *terminal_guard_reset_sequence(void) {
  // Also: leave a control string, numeric keypad, line wrap, whole screen as scroll region with
  // the cursor kept.
  return "\030\033\\" RESTORE "\033>\033[?7h\0337\033[r\0338\033[0m";
}

static void write_all(int file, const char *text, size_t length) {
  while (length > 0) {
    ssize_t written = write(file, text, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text += written;
    length -= (size_t)written;
  }
}

void terminal_guard_restore(void) {
  if (!guard.is_armed) return;
  guard.is_armed = 0;
  write_all(guard.terminal, RESTORE, sizeof RESTORE - 1);
  tcsetattr(guard.terminal, TCSANOW, &guard.saved);
  if (guard.standard_error >= 0) dup2(guard.standard_error, STDERR_FILENO);
}

static void at_exit(void) {
  terminal_guard_restore();
  struct stat status;
  if (guard.report >= 0 && fstat(guard.report, &status) == 0 && status.st_size == 0) {
    unlink(guard.path);
  }
}

static void register_exit(void) {
  static bool is_registered;
  if (is_registered) return;
  is_registered = true;
  atexit(at_exit);
}

int terminal_guard_open_report(const char *path) {
  if (strlen(path) >= sizeof guard.path) return ENAMETOOLONG;
  if (guard.report >= 0) return 0;
  int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return errno;
  strcpy(guard.path, path);
  guard.report = file;
  register_exit();
  return 0;
}

void terminal_guard_arm(int terminal, const struct termios *saved) {
  guard.terminal = terminal;
  guard.saved = *saved;
  register_exit();
  terminal_guard_catch_crashes();
  if (guard.report >= 0 && guard.standard_error < 0 && isatty(STDERR_FILENO)) {
    guard.standard_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  }
  if (guard.standard_error >= 0) dup2(guard.report, STDERR_FILENO);
  guard.is_armed = 1;
}

void terminal_guard_disarm(void) {
  guard.is_armed = 0;
  if (guard.standard_error >= 0) {
    dup2(guard.standard_error, STDERR_FILENO);
    close(guard.standard_error);
    guard.standard_error = -1;
  }
}

static const char *name_of(int signal_number) {
  switch (signal_number) {
    case SIGILL: return "SIGILL";
    case SIGSEGV: return "SIGSEGV";
    case SIGBUS: return "SIGBUS";
    case SIGABRT: return "SIGABRT";
    case SIGFPE: return "SIGFPE";
    case SIGTRAP: return "SIGTRAP";
    case SIGALRM: return "SIGALRM";
    default: return "a signal";
  }
}

static void write_text(int file, const char *text) { write_all(file, text, strlen(text)); }

void terminal_guard_report(int signal_number) {
  if (guard.report < 0) return;
  void *frames[64];
  write_text(guard.report, "qijian: ");
  write_text(guard.report, name_of(signal_number));
  write_text(guard.report, "\n");
  backtrace_symbols_fd(frames, backtrace(frames, 64), guard.report);
  write_text(STDERR_FILENO, "\r\nqijian: ");
  write_text(STDERR_FILENO, name_of(signal_number));
  write_text(STDERR_FILENO, ", report: ");
  write_text(STDERR_FILENO, guard.path);
  write_text(STDERR_FILENO, "\r\n");
}
