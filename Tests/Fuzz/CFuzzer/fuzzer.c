#define _GNU_SOURCE
#include "shim.h"

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

// Declared by libFuzzer's documentation; its header is not installed with every toolchain.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *, size_t));
int LLVMFuzzerTestOneInput(const uint8_t *start, size_t count);

int exhibit_fuzz(int argc, char **argv) {
  return LLVMFuzzerRunDriver(&argc, &argv, LLVMFuzzerTestOneInput);
}

int exhibit_memory_file(const void *bytes, size_t length) {
  static int descriptor = -1;
  if (descriptor < 0) descriptor = memfd_create("fuzz", MFD_CLOEXEC);
  if (descriptor < 0 || ftruncate(descriptor, 0) != 0) return -1;
  if (length > 0 && pwrite(descriptor, bytes, length, 0) != (ssize_t)length) return -1;
  return descriptor;
}
