#define _GNU_SOURCE 1
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

#include "CTerminalGuard.h"

extern char **environ;

pid_t terminal_guard_start_apart(char *const words[], int input) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  pid_t process = -1;
  if (posix_spawn_file_actions_init(&actions) != 0) return -1;
  if (posix_spawnattr_init(&attributes) != 0) {
    posix_spawn_file_actions_destroy(&actions);
    return -1;
  }
  sigemptyset(&none);
  sigfillset(&all);
  // Its own session: it outlives the terminal. Nothing of ours that is open is its business.
  int error = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  error |= posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  error |= posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  error |= posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  error |= posix_spawnattr_setsigmask(&attributes, &none);
  error |= posix_spawnattr_setsigdefault(&attributes, &all);
  error |= posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
  if (error == 0 && posix_spawn(&process, words[0], &actions, &attributes, words, environ) != 0) {
    process = -1;
  }
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return process;
}
