#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "lock.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/syscall.h>
#endif

// A descriptor that should not have been had is closed again.
static int judged(int descriptor) {
  if (descriptor < 0) return errno;
  close(descriptor);
  return 0;
}

int exhibit_try_open(const char *path) { return judged(open(path, O_RDONLY | O_CLOEXEC)); }

int exhibit_try_create(const char *path) {
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file >= 0) unlink(path);
  return judged(file);
}

// A refused connection reached the network all the same: only the lock's own errors are failures.
int exhibit_try_connect(uint16_t port) {
  int connection = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (connection < 0) return errno;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int failure = connect(connection, (struct sockaddr *)&address, sizeof address) == 0 ? 0 : errno;
  close(connection);
  return failure == ECONNREFUSED || failure == EINPROGRESS ? 0 : failure;
}

int exhibit_try_local_socket(void) { return judged(socket(AF_UNIX, SOCK_STREAM, 0)); }

int exhibit_try_spawn(void) {
  pid_t child = fork();
  if (child == 0) {
    // Starting a program is what counts; the child that only exists is counted as well.
    execl("/bin/true", "true", (char *)NULL);
    _exit(errno == EACCES || errno == EPERM ? 1 : 0);
  }
  if (child < 0) return errno;
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 1 ? EACCES : 0;
}

int exhibit_try_signal(pid_t process) {
#ifdef __linux__
  return syscall(SYS_tgkill, process, process, 0) == 0 ? 0 : errno;
#else
  return kill(process, 0) == 0 ? 0 : errno;
#endif
}
