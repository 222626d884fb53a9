#ifndef QIJIAN_TERMINAL_GUARD_STATE_H
#define QIJIAN_TERMINAL_GUARD_STATE_H

#include <signal.h>
#include <stdbool.h>

/// Restores the terminal if the guard is armed; safe in a signal handler and repeatable.
void terminal_guard_restore(void);

/// Installs the handlers of crashes, once.
void terminal_guard_catch_crashes(void);

/// Writes the report of a signal, and a line about it to the terminal; safe in a signal handler.
void terminal_guard_report(int signal_number);

#endif
