// libFuzzer's driver, and a file in memory: what a fuzz target needs and Swift can't import.
#pragma once

#include <stddef.h>

// Runs libFuzzer with the program's arguments on the program's own LLVMFuzzerTestOneInput.
// SwiftPM gives every executable a main of its own, which takes the place of libFuzzer's.
int exhibit_fuzz(int argc, char **argv);

// A file without a name whose contents are these bytes; its descriptor, or -1. The same file is
// filled anew each time, so one at a time can be used.
int exhibit_memory_file(const void *bytes, size_t length);
