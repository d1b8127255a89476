internal import Crypto

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension IndexKey {
  /// A code that only this user's key makes of these bytes: 64 hexadecimal digits. What came with a
  /// folder has none.
  ///
  /// - Parameter purpose: codes of one purpose are of no use for another.
  package func code(of bytes: [UInt8], for purpose: String) -> String {
    var code = HMAC<SHA256>(key: key)
    code.update(data: Data(purpose.utf8) + [0])
    code.update(data: bytes)
    return code.finalize().map { byte in
      let digits = Array("0123456789abcdef")
      return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }.joined()
  }
}
