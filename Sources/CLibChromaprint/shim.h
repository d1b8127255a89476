// Chromaprint for Swift: what a stretch of sound is recognised by.
#pragma once

#include <chromaprint.h>
