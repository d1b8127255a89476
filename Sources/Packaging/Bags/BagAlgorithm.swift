/// A bag's checksum algorithm, by its normalised name (RFC 8493 §2.4).
package enum BagAlgorithm: String, Codable, Sendable, CaseIterable {
  case md5, sha1, sha224, sha256, sha384, sha512

  /// Of a digest.
  package var byteCount: Int {
    switch self {
    case .md5: 16
    case .sha1: 20
    case .sha224: 28
    case .sha256: 32
    case .sha384: 48
    case .sha512: 64
    }
  }

  /// Two files with the same digest can be made on purpose.
  var isWeak: Bool { self == .md5 || self == .sha1 }
}
