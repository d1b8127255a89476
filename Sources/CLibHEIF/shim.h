// libheif for Swift. It has no shim of its own: everything that is used of it is imported as it
// is; the header lets the module map name one.
#pragma once

#include <libheif/heif.h>
