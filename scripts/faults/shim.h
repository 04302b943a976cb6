/*
 * Stands between a program and the disk (LD_PRELOAD). It writes down, in order, what is done to the files below one
 * folder, with the bytes, so that the states a power cut could leave can be built from it; and it lets chosen
 * operations fail.
 *
 * FAULTS_ROOT     the folder, an absolute path without links
 * FAULTS_TRACE    where to write down; nothing is written down without it
 * FAULTS_CONTROL  a file; what the program writes to it are orders, one a line:
 *   mark TEXT                          an entry of its own in the trace
 *   fail OPS ERRNO AFTER TIMES [PART]  lets operations of those letters fail, after so many of them, so many times
 *                                      (-1: until `heal`), where PART is in the path
 *   heal                               nothing fails any more
 *
 * Letters: O opening for writing or making, W writing, T truncating, S putting on the disk, R renaming, U removing,
 * K making a folder, P reading. An entry: letter, number of the file, place, length (1 + 4 + 8 + 4 bytes), bytes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 4096
enum { NOT_OURS = 0, OURS, FOLDER, CONTROL };

static pthread_mutex_t turn = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static const char *root, *control;
static int trace = -1;
static char kinds[MOST_FILES];
static char *paths[MOST_FILES];
static char fail_ops[16], fail_part[256];
static int fail_errno;
static long fail_after, fail_times;
static long failed_count;

#define REAL(type, name, ...)                    \
  static type (*real)(__VA_ARGS__);              \
  if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int kind_of(int fd) { return fd >= 0 && fd < MOST_FILES ? kinds[fd] : NOT_OURS; }

/* Copies within the kernel are turned away: then they are made by reading and writing, which is seen. */
long syscall(long number, ...) {
  static long (*real)(long, ...);
  if (!real) real = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  va_list more;
  va_start(more, number);
  long a[6];
  for (int place = 0; place < 6; place += 1) a[place] = va_arg(more, long);
  va_end(more);
  if (number == SYS_copy_file_range && kind_of((int)a[2]) != NOT_OURS) {
    errno = ENOSYS;
    return -1;
  }
  return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

static ssize_t raw_write(int fd, const void *bytes, size_t length) {
  return syscall(SYS_write, fd, bytes, length);
}

__attribute__((constructor)) static void begin(void) {
  root = getenv("FAULTS_ROOT");
  control = getenv("FAULTS_CONTROL");
  const char *to = getenv("FAULTS_TRACE");
  if (to) trace = (int)syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND, 0600);
}

static int is_ours(const char *path) {
  if (!root || !path) return 0;
  size_t length = strlen(root);
  return strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static void put(char letter, int fd, int64_t place, const void *bytes, size_t length) {
  if (trace < 0) return;
  char head[17];
  int32_t file = fd;
  uint32_t size = (uint32_t)length;
  head[0] = letter;
  memcpy(head + 1, &file, 4);
  memcpy(head + 5, &place, 8);
  memcpy(head + 13, &size, 4);
  struct iovec both[2] = {{head, sizeof head}, {(void *)bytes, length}};
  if (syscall(SYS_writev, trace, both, length ? 2 : 1) < 0) abort();
}

/* Whether this operation is to fail now; errno is set. */
static int fails(char letter, const char *path) {
  if (fail_times == 0 || !strchr(fail_ops, letter)) return 0;
  if (fail_part[0] && !(path && strstr(path, fail_part))) return 0;
  if (fail_after > 0) {
    fail_after -= 1;
    return 0;
  }
  if (fail_times > 0) fail_times -= 1;
  failed_count += 1;
  errno = fail_errno;
  return 1;
}

static int errno_named(const char *name) {
  if (!strcmp(name, "ENOSPC")) return ENOSPC;
  if (!strcmp(name, "EROFS")) return EROFS;
  if (!strcmp(name, "EACCES")) return EACCES;
  return EIO;
}

static void obey(const char *text, size_t length) {
  char line[512], name[32];
  if (length >= sizeof line) length = sizeof line - 1;
  memcpy(line, text, length);
  line[length] = 0;
  line[strcspn(line, "\n")] = 0;
  if (!strncmp(line, "mark ", 5)) put('M', 0, 0, line + 5, strlen(line + 5));
  if (!strcmp(line, "heal")) fail_times = 0;
  if (!strncmp(line, "fail ", 5)) {
    fail_part[0] = 0;
    fail_times = 0;
    long times = 0;
    if (sscanf(line, "fail %15s %31s %ld %ld %255s", fail_ops, name, &fail_after, &times, fail_part) < 4) abort();
    fail_errno = errno_named(name);
    failed_count = 0;
    fail_times = times;
  }
}
