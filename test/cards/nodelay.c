/* vpcd 3.3 sends length and body in two writes: with Nagle's algorithm every command then costs 44 ms.
   pcscd itself looks at its readers every 400 ms only; told to hurry, every 25 ms.
   Preloaded into pcscd where a compiler is present; everything works without it, only slower. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

int accept(int server, struct sockaddr *address, socklen_t *length) {
  static int (*real)(int, struct sockaddr *, socklen_t *);
  if (!real) real = dlsym(RTLD_NEXT, "accept");
  int client = real(server, address, length), one = 1;
  if (client >= 0) setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  return client;
}

int nanosleep(const struct timespec *wanted, struct timespec *left) {
  static int (*real)(const struct timespec *, struct timespec *);
  if (!real) real = dlsym(RTLD_NEXT, "nanosleep");
  if (!getenv("SVERKA_HURRY")) return real(wanted, left);
  struct timespec sixteenth = { 0, (wanted->tv_sec * 1000000000L + wanted->tv_nsec) / 16 };
  if (sixteenth.tv_nsec > 999999999L) return real(wanted, left);
  return real(&sixteenth, left);
}
