#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "descriptors.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#ifdef __linux__
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/vfs.h>
#else
#include <sys/mount.h>
#include <sys/param.h>
#endif
#include <sys/uio.h>
#include <unistd.h>

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif
#ifndef MSG_CMSG_CLOEXEC
#define MSG_CMSG_CLOEXEC 0
#endif

ssize_t exhibit_send(int socket, const void *bytes, size_t length, int descriptor) {
  struct iovec vector = {.iov_base = (void *)bytes, .iov_len = length};
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int))];
  } control;
  struct msghdr message = {.msg_iov = &vector, .msg_iovlen = 1};
  if (descriptor >= 0) {
    memset(&control, 0, sizeof control);
    message.msg_control = control.space;
    message.msg_controllen = sizeof control.space;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(header), &descriptor, sizeof(int));
  }
  ssize_t sent;
  do {
    sent = sendmsg(socket, &message, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent;
}

ssize_t exhibit_receive(int socket, void *bytes, size_t capacity, int *descriptor) {
  struct iovec vector = {.iov_base = bytes, .iov_len = capacity};
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int) * 8)];
  } control;
  struct msghdr message = {
      .msg_iov = &vector,
      .msg_iovlen = 1,
      .msg_control = control.space,
      .msg_controllen = sizeof control.space};
  *descriptor = -1;
  ssize_t received;
  do {
    received = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (received < 0 && errno == EINTR);
  if (received < 0) return received;
  for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header != NULL;
       header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (size_t i = 0; i < count; i++) {
      int received_descriptor;
      memcpy(&received_descriptor, CMSG_DATA(header) + i * sizeof(int), sizeof(int));
      if (*descriptor < 0) {
        *descriptor = received_descriptor;
        (void)fcntl(received_descriptor, F_SETFD, FD_CLOEXEC);
      } else {
        close(received_descriptor);
      }
    }
  }
  return received;
}

int exhibit_socket_pair(int sockets[2]) {
#ifndef SOCK_CLOEXEC
#define SOCK_CLOEXEC 0
#endif
  // Closed on exec from the first instant: another thread may be starting a child.
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) return -1;
  for (int i = 0; i < 2; i++) {
    // Above the standard streams, which a child gets anew, and closed on exec.
    int moved = fcntl(sockets[i], F_DUPFD_CLOEXEC, 3);
    int reason = errno;
    close(sockets[i]);
    sockets[i] = moved;
    if (moved < 0) {
      close(sockets[1 - i]);
      errno = reason;
      return -1;
    }
  }
  return 0;
}

int exhibit_open_file(int directory, const char *name) {
  return openat(directory, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
}

int exhibit_open_directory(int directory, const char *name) {
  return openat(directory, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

int exhibit_create_file(int directory, const char *name, mode_t mode) {
  return openat(directory, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
}

int exhibit_swap(int directory, const char *one, const char *other) {
#if defined(RENAME_EXCHANGE)
  return renameat2(directory, one, directory, other, RENAME_EXCHANGE);
#elif defined(RENAME_SWAP)
  return renameatx_np(directory, one, directory, other, RENAME_SWAP);
#else
  (void)directory;
  (void)one;
  (void)other;
  errno = ENOSYS;
  return -1;
#endif
}

int exhibit_rename_new(const char *old, const char *path) {
#if defined(RENAME_NOREPLACE)
  if (renameat2(AT_FDCWD, old, AT_FDCWD, path, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return -1;
#elif defined(RENAME_EXCL)
  if (renamex_np(old, path, RENAME_EXCL) == 0) return 0;
  if (errno != ENOTSUP) return -1;
#endif
  // The file system can't: looking first leaves a moment in between.
  struct stat status;
  if (fstatat(AT_FDCWD, path, &status, AT_SYMLINK_NOFOLLOW) == 0) {
    errno = EEXIST;
    return -1;
  }
  return rename(old, path);
}

int exhibit_temporary_file(const char *folder, int *reader) {
  char path[PATH_MAX];
  int length = snprintf(path, sizeof path, "%s/exhibit.XXXXXX", folder);
  if (length < 0 || (size_t)length >= sizeof path) {
    errno = ENAMETOOLONG;
    return -1;
  }
  int file = mkostemp(path, O_CLOEXEC);
  if (file < 0) return -1;
  *reader = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  int reason = errno;
  (void)unlink(path);
  if (*reader >= 0) return file;
  close(file);
  errno = reason;
  return -1;
}

int exhibit_is_on_network(int descriptor) {
  struct statfs status;
  if (fstatfs(descriptor, &status) != 0) return 1;
#ifdef __linux__
  // The magic numbers of statfs(2).
  switch ((unsigned long)status.f_type & 0xFFFFFFFFUL) {
    case 0x6969:      // NFS
    case 0x517B:      // SMB
    case 0xFF534D42:  // CIFS
    case 0xFE534D42:  // SMB 2
    case 0x5346414F:  // AFS
    case 0x6B414653:  // the kernel's own AFS
    case 0x73757245:  // Coda
    case 0x564C:      // NCP
    case 0x01021997:  // 9P
    case 0x00C36400:  // Ceph
    case 0x01161970:  // GFS 2
    case 0x7461636F:  // OCFS 2
    case 0x0BD00BD0:  // Lustre
    case 0x65735546:  // FUSE: sshfs and its like
    case 0x786F4256:  // VirtualBox's shared folders
    case 0xBACBACBC:  // VMware's
      return 1;
    default:
      return 0;
  }
#else
  return (status.f_flags & MNT_LOCAL) == 0;
#endif
}

int exhibit_clone(int source, int target) {
#ifdef __linux__
  return ioctl(target, FICLONE, source);
#else
  (void)source;
  (void)target;
  errno = ENOTSUP;
  return -1;
#endif
}

int exhibit_link_descriptor(int source, int directory, const char *name) {
#ifdef __linux__
  char path[64];
  snprintf(path, sizeof path, "/proc/self/fd/%d", source);
  return linkat(AT_FDCWD, path, directory, name, AT_SYMLINK_FOLLOW);
#else
  (void)source;
  (void)directory;
  (void)name;
  errno = ENOTSUP;
  return -1;
#endif
}

int exhibit_create_both(const char *path) {
  return open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
}

int exhibit_sync(int descriptor) {
#ifdef __linux__
  return syncfs(descriptor);
#else
  (void)descriptor;
  sync();
  return 0;
#endif
}
