internal import Crypto

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What shows that an index file was made here: a code over the file's inode and a number that the
/// index itself holds as well, which nobody can make without the user's key. `private/index.seal`
/// holds both, so that a received file is told before SQLite reads a byte of it.
struct IndexSeal: Equatable {
  /// Stands in the index too: a file into which another index was copied is no longer the sealed one.
  /// A changed copy of the same index is not told.
  let nonce: String
  private let code: [UInt8]

  static let name = "index.seal"
  static let cap = 256

  /// A new seal for a new file.
  init(inode: UInt64, key: IndexKey) {
    nonce = String(UInt64.random(in: .min ... .max), radix: 16)
    code = Array(HMAC<SHA256>.authenticationCode(for: Self.text(nonce, inode), using: key.key))
  }

  /// A seal that was read; nil where it is not that of this file.
  init?(_ bytes: [UInt8], inode: UInt64, key: IndexKey) {
    let parts = bytes.split(separator: UInt8(ascii: "\n"))
    guard parts.count == 2, let nonce = String(validating: parts[0], as: UTF8.self),
      let code = Data(base64Encoded: Data(parts[1])),
      HMAC<SHA256>.isValidAuthenticationCode(
        code, authenticating: Self.text(nonce, inode), using: key.key)
    else { return nil }
    self.nonce = nonce
    self.code = Array(code)
  }

  var bytes: [UInt8] { Array("\(nonce)\n\(Data(code).base64EncodedString())\n".utf8) }

  private static func text(_ nonce: String, _ inode: UInt64) -> Data {
    Data("exhibit.index/1 \(nonce) \(inode) \(geteuid())".utf8)
  }
}
