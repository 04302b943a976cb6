#include "shim.h"

/* The operations themselves; what they are for stands in shim.h. */

static int opened(const char *path, int flags, mode_t mode, int (*open_it)(const char *, int, mode_t)) {
  int is_control = control && path && !strcmp(path, control);
  if (!is_control && !is_ours(path)) {
    int fd = open_it(path, flags, mode);
    if (fd >= 0 && fd < MOST_FILES) kinds[fd] = NOT_OURS;
    return fd;
  }
  pthread_mutex_lock(&turn);
  int writes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT);
  struct stat before;
  int was = stat(path, &before) == 0;
  int fd = !is_control && writes && fails('O', path) ? -1 : open_it(path, flags, mode);
  if (fd >= 0 && fd < MOST_FILES) {
    struct stat now;
    fstat(fd, &now);
    kinds[fd] = is_control ? CONTROL : S_ISDIR(now.st_mode) ? FOLDER : OURS;
    free(paths[fd]);
    paths[fd] = strdup(path);
    int64_t how = (was ? 0 : 1) | ((flags & O_TRUNC) && was ? 2 : 0);
    if (kinds[fd] != CONTROL) put(kinds[fd] == FOLDER ? 'D' : 'O', fd, how, path, strlen(path));
  }
  int kept = errno;
  pthread_mutex_unlock(&turn);
  errno = kept;
  return fd;
}

#define OPEN_LIKE(name)                                       \
  static int plain_##name(const char *path, int flags, mode_t mode) { \
    REAL(int, #name, const char *, int, ...);                 \
    return real(path, flags, mode);                           \
  }                                                           \
  int name(const char *path, int flags, ...) {                \
    va_list more;                                             \
    va_start(more, flags);                                    \
    mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0; \
    va_end(more);                                             \
    return opened(path, flags, mode, plain_##name);           \
  }
OPEN_LIKE(open)
OPEN_LIKE(open64)

static int plain_openat(const char *path, int flags, mode_t mode) {
  return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0;
  va_end(more);
  if (path[0] == '/') return opened(path, flags, mode, plain_openat);
  return (int)syscall(SYS_openat, folder, path, flags, mode);
}

int close(int fd) {
  REAL(int, "close", int);
  if (fd >= 0 && fd < MOST_FILES) kinds[fd] = NOT_OURS;
  return real(fd);
}

/* A full disk takes the first half of what is written; the rest is refused. */
static ssize_t written(int fd, const void *bytes, size_t length, int64_t place) {
  pthread_mutex_lock(&turn);
  ssize_t done;
  size_t taken = length;
  int is_refused = fails('W', paths[fd]);
  if (is_refused && fail_errno == ENOSPC && length > 1 && failed_count == 1) {
    is_refused = 0;
    taken = length / 2;
    if (fail_times >= 0) fail_times += 1;
  }
  if (is_refused) {
    pthread_mutex_unlock(&turn);
    errno = fail_errno;
    return -1;
  }
  if (place >= 0) {
    done = syscall(SYS_pwrite64, fd, bytes, taken, place);
  } else {
    struct stat now;
    fstat(fd, &now);
    int flags = fcntl(fd, F_GETFL);
    place = flags & O_APPEND ? now.st_size : lseek(fd, 0, SEEK_CUR);
    done = raw_write(fd, bytes, taken);
  }
  int kept = errno;
  if (done > 0) put('W', fd, place, bytes, (size_t)done);
  pthread_mutex_unlock(&turn);
  errno = kept;
  return done;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  int kind = kind_of(fd);
  if (kind == OURS) return written(fd, bytes, length, -1);
  if (kind == CONTROL) {
    pthread_mutex_lock(&turn);
    obey(bytes, length);
    pthread_mutex_unlock(&turn);
    return (ssize_t)length;
  }
  return raw_write(fd, bytes, length);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (kind_of(fd) == NOT_OURS) return syscall(SYS_writev, fd, parts, count);
  return count > 0 ? write(fd, parts[0].iov_base, parts[0].iov_len) : 0;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t place) {
  if (kind_of(fd) == OURS) return written(fd, bytes, length, place);
  return syscall(SYS_pwrite64, fd, bytes, length, place);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t place) { return pwrite64(fd, bytes, length, place); }

ssize_t pread64(int fd, void *bytes, size_t length, off64_t place) {
  if (kind_of(fd) == OURS && fails('P', paths[fd])) return -1;
  return syscall(SYS_pread64, fd, bytes, length, place);
}
ssize_t pread(int fd, void *bytes, size_t length, off_t place) { return pread64(fd, bytes, length, place); }

/* One operation on an open file of ours: refused, or done and written down. */
#define ON_FILE(letter, place, work)                             \
  if (kind_of(fd) != OURS && kind_of(fd) != FOLDER) return work; \
  pthread_mutex_lock(&turn);                                     \
  int done = fails(letter, paths[fd]) ? -1 : work;               \
  int kept = errno;                                              \
  if (done == 0) put(letter, fd, place, "", 0);                  \
  pthread_mutex_unlock(&turn);                                   \
  errno = kept;                                                  \
  return done;

int ftruncate64(int fd, off64_t length) { ON_FILE('T', length, (int)syscall(SYS_ftruncate, fd, length)) }
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }
int fsync(int fd) { ON_FILE('S', 0, (int)syscall(SYS_fsync, fd)) }
int fdatasync(int fd) { ON_FILE('S', 0, (int)syscall(SYS_fdatasync, fd)) }

#define ON_PATH(letter, path, text, length, work)   \
  if (!is_ours(path)) return work;                  \
  pthread_mutex_lock(&turn);                        \
  int done = fails(letter, path) ? -1 : work;       \
  int kept = errno;                                 \
  if (done == 0) put(letter, 0, 0, text, length);   \
  pthread_mutex_unlock(&turn);                      \
  errno = kept;                                     \
  return done;

int unlink(const char *path) { ON_PATH('U', path, path, strlen(path), (int)syscall(SYS_unlink, path)) }
int unlinkat(int folder, const char *path, int flags) {
  if (path[0] != '/' || flags) return (int)syscall(SYS_unlinkat, folder, path, flags);
  return unlink(path);
}
int remove(const char *path) {
  struct stat now;
  if (lstat(path, &now) == 0 && S_ISDIR(now.st_mode)) return rmdir(path);
  return unlink(path);
}
int mkdir(const char *path, mode_t mode) { ON_PATH('K', path, path, strlen(path), (int)syscall(SYS_mkdir, path, mode)) }

int rename(const char *from, const char *to) {
  char both[8192];
  int length = snprintf(both, sizeof both, "%s\n%s", from, to);
  ON_PATH('R', to, both, (size_t)length, (int)syscall(SYS_rename, from, to))
}

ssize_t sendfile64(int to, int from, off64_t *place, size_t count) {
  if (kind_of(to) == NOT_OURS) return syscall(SYS_sendfile, to, from, place, count);
  errno = EINVAL;
  return -1;
}
ssize_t sendfile(int to, int from, off_t *place, size_t count) { return sendfile64(to, from, place, count); }
