internal import Crypto

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// An Ed25519 public key as OpenSSH writes it (RFC 8709).
package struct SSHPublicKey: Sendable, Equatable {
  static let algorithm = "ssh-ed25519"

  /// The 32 bytes of RFC 8032.
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The key out of its binary form; nil where it is another kind, or none.
  init?(blob: [UInt8]) {
    var buffer = SSHBuffer(blob)
    guard buffer.text() == Self.algorithm, let key = buffer.string(), key.count == 32,
      buffer.isAtEnd
    else { return nil }
    bytes = key
  }

  /// The key out of the base64 of a `.pub` file.
  init?(base64: String) {
    guard let blob = Data(base64Encoded: base64) else { return nil }
    self.init(blob: Array(blob))
  }

  var blob: [UInt8] {
    SSHBuffer.string(Array(Self.algorithm.utf8)) + SSHBuffer.string(bytes)
  }

  /// The line of a `.pub` file, with its line feed.
  func line(comment: String) -> [UInt8] {
    Array("\(Self.algorithm) \(Data(blob).base64EncodedString()) \(comment)\n".utf8)
  }

  /// `SHA256:…` as `ssh-keygen -l` shows it.
  package var fingerprint: String {
    let digest = Data(SHA256.hash(data: blob)).base64EncodedString()
    return "SHA256:" + String(digest.prefix { $0 != "=" })
  }

  func isSignature(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
      return false
    }
    return key.isValidSignature(signature, for: message)
  }
}
