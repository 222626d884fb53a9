#ifndef QIJIAN_TERMINAL_GUARD_H
#define QIJIAN_TERMINAL_GUARD_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

/// Gives the terminal back when the program crashes or leaves without doing so, and turns signals
/// into bytes of a pipe. The only static state of the program; used from the interface's thread.

/// Undoes every mode the program sets and leaves the alternate screen. A constant, so that a
/// signal handler may send it.
const char *terminal_guard_restore_sequence(void);

/// The same and more, for a terminal left behind by a killed program (`qijian --reset`).
const char *terminal_guard_reset_sequence(void);

/// Opens the file that receives a crash report, mode 0600. Returns 0 or an error number; without
/// the file everything else still works. The file is removed at exit if nothing was written.
int terminal_guard_open_report(const char *path);

/// From now on a crash, an alarm or exit() writes the restore sequence to `terminal` and sets
/// `saved`; standard error goes to the report while the interface is up, if it is a terminal.
void terminal_guard_arm(int terminal, const struct termios *saved);

/// The terminal has been given back in order; crashes are still reported.
void terminal_guard_disarm(void);

/// Installs handlers that write the number of SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT or
/// SIGWINCH to a pipe, and returns its reading end or -1. SIGTERM, SIGHUP and SIGQUIT also start an
/// alarm of three seconds, in case the program cannot leave in order.
int terminal_guard_watch_signals(void);

/// Calls off the alarm that a signal to end has started: the program stays.
void terminal_guard_call_off_alarm(void);

/// Stops the process group as Ctrl-Z does in a shell; call with the terminal given back.
/// Afterwards SIGTSTP has its default action until terminal_guard_watch_stops().
void terminal_guard_stop_process(void);

/// SIGTSTP is written to the pipe again.
void terminal_guard_watch_stops(void);

/// Starts the program at the path `words[0]`, without a shell, in a session of its own: `input` is
/// its standard input, its output goes nowhere, and no other open file is handed on. `words` ends
/// with NULL. Returns its process, which the caller waits for, or -1.
pid_t terminal_guard_start_apart(char *const words[], int input);

#endif
