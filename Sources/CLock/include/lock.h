// Locks that a process puts on itself before it reads a stranger's file. None can be taken off.
#pragma once

#include <stdint.h>
#include <sys/types.h>

// Each returns 0, or the errno that says why the lock does not hold; ENOSYS where the system has no
// such lock.

// PR_SET_NO_NEW_PRIVS: no program started from here gains rights.
int exhibit_lock_privileges(void);

// Landlock with every right that the kernel knows and no exception: no path can be opened, made,
// changed or executed; from version 4 on (Linux 6.7) no TCP port bound or connected, from version 6 on
// (Linux 6.12) no process outside signalled.
int exhibit_lock_landlock(void);

// seccomp: a list of allowed system calls, EPERM for the rest. Needs exhibit_lock_privileges.
int exhibit_lock_seccomp(void);

// What a locked process must not be able to do, tried: 0 where it succeeded, else the errno.
int exhibit_try_open(const char *path);
int exhibit_try_create(const char *path);
int exhibit_try_connect(uint16_t port);
int exhibit_try_local_socket(void);
int exhibit_try_spawn(void);
// Asks whether another process could be signalled; sends nothing.
int exhibit_try_signal(pid_t process);
