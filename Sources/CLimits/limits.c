#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "limits.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define EXHIBIT_SANITIZED 1
#endif
#endif

int exhibit_caps_address_space(void) {
#ifdef EXHIBIT_SANITIZED
  return 0;
#else
  return 1;
#endif
}

static int limit_both(int resource, uint64_t value) {
  struct rlimit limit = {.rlim_cur = (rlim_t)value, .rlim_max = (rlim_t)value};
  return setrlimit(resource, &limit) == 0 ? 0 : errno;
}

int exhibit_lock_limits(uint64_t address_space, uint64_t open_files) {
  int failure = limit_both(RLIMIT_CORE, 0);
  if (!failure) failure = limit_both(RLIMIT_NOFILE, open_files);
  if (!failure && exhibit_caps_address_space()) failure = limit_both(RLIMIT_AS, address_space);
  if (failure) return failure;
  struct rlimit size;
  if (getrlimit(RLIMIT_FSIZE, &size) != 0) return errno;
  size.rlim_cur = 0;
  return setrlimit(RLIMIT_FSIZE, &size) == 0 ? 0 : errno;
}

// MARK: Deaths for want of memory

static uint64_t memory_probe;

// Only what may be called from a signal handler.
static void last_words(int signal_number) {
  int is_short = errno == ENOMEM;
  if (!is_short) {
    void *probe = mmap(NULL, memory_probe, PROT_NONE, MAP_PRIVATE | MAP_ANON, -1, 0);
    is_short = probe == MAP_FAILED;
  }
  if (is_short) _exit(EXHIBIT_STATUS_OUT_OF_MEMORY);
  // The handler is reset on entry: the signal now ends the process as it would have.
  raise(signal_number);
}

int exhibit_watch_memory(uint64_t probe) {
#ifdef __GLIBC__
  mallopt(M_ARENA_MAX, 1);
#endif
#ifdef EXHIBIT_SANITIZED
  // A sanitizer has its own handlers, whose reports are what such a build is for.
  (void)probe;
  return 0;
#else
  memory_probe = probe;
  static char stack[64 << 10];
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  if (sigaltstack(&alternate, NULL) != 0) return errno;
  struct sigaction action = {.sa_handler = last_words, .sa_flags = SA_ONSTACK | SA_RESETHAND};
  sigemptyset(&action.sa_mask);
  const int fatal[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS};
  for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) {
    if (sigaction(fatal[i], &action, NULL) != 0) return errno;
  }
  return 0;
#endif
}

int exhibit_ignores_signal(int number) {
  struct sigaction action;
  return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

int exhibit_close_from(int first) {
#if defined(__linux__) && defined(SYS_close_range)
  if (syscall(SYS_close_range, first, ~0U, 0) == 0) return 0;
#endif
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return errno;
  // Descriptors above the limit may be open from before it was lowered; nobody has a million.
  int last = limit.rlim_cur < 1048576 ? (int)limit.rlim_cur : 1048576;
  for (int descriptor = first; descriptor < last; descriptor++) close(descriptor);
  return 0;
}

// MARK: From the parent

#ifdef __linux__
int exhibit_end_with_parent(void) {
  return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 ? 0 : errno;
}

static int limit_soft(pid_t process, int resource, uint64_t value) {
  struct rlimit limit;
  if (prlimit(process, resource, NULL, &limit) != 0) return errno;
  if (limit.rlim_max != RLIM_INFINITY && value > limit.rlim_max) value = limit.rlim_max;
  limit.rlim_cur = value;
  return prlimit(process, resource, &limit, NULL) == 0 ? 0 : errno;
}

int exhibit_limit_processor_time(pid_t process, uint64_t seconds) {
  return limit_soft(process, RLIMIT_CPU, seconds);
}

int exhibit_limit_file_size(pid_t process, uint64_t bytes) {
  return limit_soft(process, RLIMIT_FSIZE, bytes);
}

int64_t exhibit_processor_time(pid_t process) {
  clockid_t clock;
  struct timespec used;
  if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &used) != 0) return -1;
  return (int64_t)used.tv_sec * 1000 + used.tv_nsec / 1000000;
}
#else
int exhibit_end_with_parent(void) { return ENOSYS; }

int exhibit_limit_processor_time(pid_t process, uint64_t seconds) {
  (void)process; (void)seconds;
  return ENOSYS;
}

int exhibit_limit_file_size(pid_t process, uint64_t bytes) {
  (void)process; (void)bytes;
  return ENOSYS;
}

int64_t exhibit_processor_time(pid_t process) {
  (void)process;
  return -1;
}
#endif
