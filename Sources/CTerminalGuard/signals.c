#define _GNU_SOURCE 1
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <sys/resource.h>
#include <unistd.h>

#include "CTerminalGuard.h"
#include "state.h"

// Large enough for backtrace_symbols_fd; a stack overflow leaves nothing of the ordinary stack.
static char alternate_stack[64 * 1024];

static int pipe_ends[2] = {-1, -1};

/// A crash: the terminal first, then the report, then the same signal with its default action, so
/// that the exit status tells the truth.
static void crashed(int number) {
  terminal_guard_restore();
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
  terminal_guard_report(number);
  // Blocked until this handler returns; if it was a fault, returning repeats that as well.
  raise(number);
}

/// The first call loads the unwinder, which a signal handler must not do.
static void *load_unwinder(void *unused) {
  // On Linux the priority of this thread alone: the first screen comes first.
  setpriority(PRIO_PROCESS, 0, 19);
  void *frames[2];
  backtrace(frames, 2);
  return unused;
}

void terminal_guard_catch_crashes(void) {
  static bool is_installed;
  if (is_installed) return;
  is_installed = true;

  // A static program puts all its frames in order for that, which takes as long as a start may take.
  pthread_t thread;
  if (pthread_create(&thread, NULL, load_unwinder, NULL) == 0) {
    pthread_detach(thread);
  } else {
    load_unwinder(NULL);
  }

  stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
  sigaltstack(&stack, NULL);

  const int numbers[] = {SIGILL, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGTRAP, SIGALRM};
  struct sigaction action = {.sa_handler = crashed, .sa_flags = SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (size_t index = 0; index < sizeof numbers / sizeof *numbers; index++) {
    sigaction(numbers[index], &action, NULL);
  }
}

static void noted(int number) {
  int error = errno;
  if (number == SIGTERM || number == SIGHUP || number == SIGQUIT) alarm(3);
  unsigned char byte = (unsigned char)number;
  // A full pipe holds enough bytes to wake the loop.
  (void)!write(pipe_ends[1], &byte, 1);
  errno = error;
}

static void watch(int number) {
  struct sigaction action = {.sa_handler = noted, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

int terminal_guard_watch_signals(void) {
  if (pipe_ends[0] >= 0) return pipe_ends[0];
  if (pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  const int numbers[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH};
  for (size_t index = 0; index < sizeof numbers / sizeof *numbers; index++) {
    watch(numbers[index]);
  }
  return pipe_ends[0];
}

void terminal_guard_call_off_alarm(void) { alarm(0); }

void terminal_guard_stop_process(void) {
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigemptyset(&action.sa_mask);
  sigaction(SIGTSTP, &action, NULL);
  kill(0, SIGTSTP);
  // The stop may reach another thread first: wait here until the process is continued, but not
  // for good, since a group without a shell is never stopped.
  struct pollfd descriptor = {.fd = pipe_ends[0], .events = POLLIN};
  poll(&descriptor, 1, 100);
}

void terminal_guard_watch_stops(void) { watch(SIGTSTP); }
