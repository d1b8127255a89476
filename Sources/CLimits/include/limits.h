// Resource limits that a process sets on itself, and those that its parent sets from outside.
#pragma once

#include <stdint.h>
#include <sys/types.h>

// Each returns 0 or the errno that says why the limit does not hold.

// RLIMIT_AS (not in sanitizer builds, which reserve terabytes), RLIMIT_NOFILE, RLIMIT_CORE, and the
// soft RLIMIT_FSIZE, which the parent raises where something is to be written.
int exhibit_lock_limits(uint64_t address_space, uint64_t open_files);

// Whether this build caps the address space.
int exhibit_caps_address_space(void);

// A process that dies of a failed allocation ends with this status, not with a signal.
#define EXHIBIT_STATUS_OUT_OF_MEMORY 77

// Tells a death for want of memory from another one: a fatal signal while errno says ENOMEM, or
// while not even `probe` bytes of address space are left, ends the process with
// EXHIBIT_STATUS_OUT_OF_MEMORY. Also keeps malloc to one arena, so that threads reserve little.
// 0, or the errno of what failed.
int exhibit_watch_memory(uint64_t probe);

// Has the system end this process when the thread that started it ends, also by SIGKILL. 0 or an
// errno, ENOSYS on macOS.
int exhibit_end_with_parent(void);

// Whether this process ignores a signal: SIG_IGN is a cast that Swift does not import.
int exhibit_ignores_signal(int number);

// Closes every descriptor from `first` on. 0 or an errno.
int exhibit_close_from(int first);

// Each sets the soft limit of another process of the same user; 0 or an errno, ENOSYS on macOS.
int exhibit_limit_processor_time(pid_t process, uint64_t seconds);
int exhibit_limit_file_size(pid_t process, uint64_t bytes);

// The processor time that a process has used, in milliseconds; -1 where the system does not tell.
int64_t exhibit_processor_time(pid_t process);
