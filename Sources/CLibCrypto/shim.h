// OpenSSL's digests for Swift: bags may carry SHA-224, which swift-crypto does not have.
#pragma once

#include <openssl/evp.h>
