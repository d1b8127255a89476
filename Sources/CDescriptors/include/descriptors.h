// Descriptors across a socket: the CMSG_ macros and variadic calls that Swift can't import.
#pragma once

#include <stddef.h>
#include <sys/types.h>

// Sends `length` bytes and, when `descriptor` is not negative, that descriptor with them.
// Returns the number of bytes sent, or -1 with errno set. Never raises SIGPIPE.
ssize_t exhibit_send(int socket, const void *bytes, size_t length, int descriptor);

// Receives at most `capacity` bytes and at most one descriptor, which is closed on exec.
// `*descriptor` is -1 when none came. Further descriptors are closed. Returns the number of
// bytes (0 at end of file), or -1 with errno set.
ssize_t exhibit_receive(int socket, void *bytes, size_t capacity, int *descriptor);

// A connected pair of stream sockets, both closed on exec. 0, or -1 with errno set.
int exhibit_socket_pair(int sockets[2]);

// Opens `name` below the directory `directory` (AT_FDCWD for the working directory) for reading:
// never following a link in the last component, never blocking on a FIFO, closed on exec.
int exhibit_open_file(int directory, const char *name);

// Opens the directory `name` below `directory`, never following a link in the last component.
int exhibit_open_directory(int directory, const char *name);

// Creates `name` below `directory` for writing with `mode`; fails where it exists.
int exhibit_create_file(int directory, const char *name, mode_t mode);

// Lets two entries of the directory `directory` change places at one instant. 0, or -1 with errno
// set: EINVAL or ENOSYS where the file system or the system can't.
int exhibit_swap(int directory, const char *one, const char *other);

// Renames `old` to `path` where nothing is there yet; -1 with errno set, EEXIST where something is.
int exhibit_rename_new(const char *old, const char *path);

// A new file in `folder` that has no name any more, for its owner alone: a descriptor for reading and
// writing, and in `*reader` one for reading only, both closed on exec. -1 with errno set on failure.
int exhibit_temporary_file(const char *folder, int *reader);

// Whether the file system of an open file or folder is one of another computer, or of a program that
// may reach one (FUSE). 1 or 0; 1 where the system does not tell.
int exhibit_is_on_network(int descriptor);

// Makes `target` share `source`'s blocks where the file system can; -1 with errno set where it can't.
int exhibit_clone(int source, int target);

// Gives an open file another name in `directory`, whatever its own has become meanwhile; -1 with errno set.
int exhibit_link_descriptor(int source, int directory, const char *name);

// Creates a file for reading and writing, and never follows or opens what is there.
int exhibit_create_both(const char *path);

// Waits until the disk has everything written to the file system of `descriptor`. 0, or -1 with errno set.
int exhibit_sync(int descriptor);
