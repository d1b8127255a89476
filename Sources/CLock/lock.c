#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "lock.h"

#include <errno.h>

#ifdef __linux__
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int exhibit_lock_privileges(void) {
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? 0 : errno;
}

// MARK: Landlock

// Debian's kernel headers are older than the kernels that Exhibit meets, so that the interface is
// stated here: Documentation/userspace-api/landlock.rst of Linux 6.12.
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#endif
#ifndef SYS_landlock_restrict_self
#define SYS_landlock_restrict_self 446
#endif
enum { CREATE_RULESET_VERSION = 1 };

struct ruleset {
  uint64_t handled_access_fs;   // since version 1
  uint64_t handled_access_net;  // since version 4
  uint64_t scoped;              // since version 6
};

// The rights of each version: all that it knows are handled, and with no rule none is granted.
static struct ruleset everything(long version, size_t *size) {
  struct ruleset all = {.handled_access_fs = (1ULL << 13) - 1};
  if (version >= 2) all.handled_access_fs |= 1ULL << 13;  // refer
  if (version >= 3) all.handled_access_fs |= 1ULL << 14;  // truncate
  if (version >= 5) all.handled_access_fs |= 1ULL << 15;  // ioctl on devices
  if (version >= 4) all.handled_access_net = 3;           // bind and connect TCP
  if (version >= 6) all.scoped = 3;                       // abstract sockets, signals
  *size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  return all;
}

int exhibit_lock_landlock(void) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, CREATE_RULESET_VERSION);
  if (version < 0) return errno == EOPNOTSUPP ? ENOSYS : errno;
  size_t size;
  struct ruleset all = everything(version, &size);
  int ruleset = (int)syscall(SYS_landlock_create_ruleset, &all, size, 0);
  if (ruleset < 0) return errno;
  int failure = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0 ? 0 : errno;
  close(ruleset);
  return failure;
}

// MARK: seccomp

// What reading descriptors, talking to the parent, memory, threads and clocks need.
static const int allowed[] = {
    SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(readv), SCMP_SYS(write), SCMP_SYS(pwrite64),
    SCMP_SYS(writev), SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(close), SCMP_SYS(dup),
    SCMP_SYS(sendmsg), SCMP_SYS(recvmsg), SCMP_SYS(poll), SCMP_SYS(ppoll),
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    SCMP_SYS(futex), SCMP_SYS(set_robust_list), SCMP_SYS(get_robust_list), SCMP_SYS(rseq),
    SCMP_SYS(membarrier), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(sysinfo),
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(getcpu),
    SCMP_SYS(getrandom), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getrusage),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group),
    SCMP_SYS(set_tid_address), SCMP_SYS(uname),
};

static int allow(scmp_filter_ctx filter, int call) {
  return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
}

// Threads, never processes. glibc asks by clone3 first, whose flags no filter can see, and falls
// back to clone where the kernel has none.
static int allow_threads(scmp_filter_ctx filter) {
  const uint64_t thread = CLONE_VM | CLONE_THREAD | CLONE_SIGHAND;
  int failure = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
  if (failure) return failure;
  return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
                          SCMP_A0(SCMP_CMP_MASKED_EQ, thread, thread));
}

// Memory, but none that holds code.
static int allow_memory(scmp_filter_ctx filter) {
  const int calls[] = {SCMP_SYS(mmap), SCMP_SYS(mprotect)};
  for (size_t i = 0; i < 2; i++) {
    int failure = seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 1,
                                   SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    if (failure) return failure;
  }
  return 0;
}

// Signals to this process alone, as abort and raise send them.
static int allow_signals(scmp_filter_ctx filter) {
  return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                          SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid()));
}

// Limits may be asked for, not set; flags of descriptors may be read, and set so that exec closes
// them.
static int allow_questions(scmp_filter_ctx filter) {
  int failure = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 2,
                                 SCMP_A0(SCMP_CMP_EQ, 0), SCMP_A2(SCMP_CMP_EQ, 0));
  const int commands[] = {F_GETFD, F_SETFD, F_GETFL};
  for (size_t i = 0; i < 3 && !failure; i++) {
    failure = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1,
                               SCMP_A1(SCMP_CMP_EQ, commands[i]));
  }
  return failure;
}

int exhibit_lock_seccomp(void) {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (filter == NULL) return ENOMEM;
  int failure = seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1);
  for (size_t i = 0; i < sizeof allowed / sizeof *allowed && !failure; i++) {
    failure = allow(filter, allowed[i]);
  }
  if (!failure) failure = allow_threads(filter);
  if (!failure) failure = allow_memory(filter);
  if (!failure) failure = allow_signals(filter);
  if (!failure) failure = allow_questions(filter);
  if (!failure) failure = seccomp_load(filter);
  seccomp_release(filter);
  return -failure;
}

#else

int exhibit_lock_privileges(void) { return ENOSYS; }
int exhibit_lock_landlock(void) { return ENOSYS; }
int exhibit_lock_seccomp(void) { return ENOSYS; }

#endif
