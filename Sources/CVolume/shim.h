#ifndef QIJIAN_VOLUME_H
#define QIJIAN_VOLUME_H

#include <sys/vfs.h>

// Swift's Glibc module does not include <sys/vfs.h>. The magic number of the file system that holds `path`, or -1 and errno.
static inline long long qijian_volume_type(const char *path) {
  struct statfs status;
  return statfs(path, &status) == 0 ? (long long)(unsigned long)status.f_type & 0xFFFFFFFFLL : -1;
}

#endif
