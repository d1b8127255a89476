internal import Crypto

/// A detached signature over a manifest's header, in OpenSSH's format (its PROTOCOL.sshsig), so that
/// `ssh-keygen -Y verify` reads it too.
package struct ManifestSeal: Sendable, Equatable {
  /// What the signature is for: one made for mail or commits is no seal.
  package static let namespace = "manifest@exhibit"

  private static let magic = Array("SSHSIG".utf8)
  private static let version: UInt32 = 1

  /// The key that is said to have signed.
  package let publicKey: SSHPublicKey
  private let statedNamespace: String
  private let hashName: String
  private let signature: [UInt8]

  // MARK: Making

  /// The bytes of `manifest.json.sig`.
  package static func file(sealing header: [UInt8], with key: SSHPrivateKey) -> [UInt8]? {
    guard let hash = SealHash(name: SealHash.ours),
      let signature = key.sign(message(header, namespace, hash))
    else { return nil }
    let blob =
      magic + SSHBuffer.number(version) + SSHBuffer.string(key.publicKey.blob)
      + SSHBuffer.string(Array(namespace.utf8)) + SSHBuffer.string([])
      + SSHBuffer.string(Array(hash.name.utf8))
      + SSHBuffer.string(
        SSHBuffer.string(Array(SSHPublicKey.algorithm.utf8)) + SSHBuffer.string(signature))
    return SSHArmor.signature.encode(blob)
  }

  private static func message(
    _ header: [UInt8], _ namespace: String, _ hash: SealHash
  ) -> [UInt8] {
    magic + SSHBuffer.string(Array(namespace.utf8)) + SSHBuffer.string([])
      + SSHBuffer.string(Array(hash.name.utf8)) + SSHBuffer.string(hash.digest(of: header))
  }

  // MARK: Reading

  /// Nil where the bytes are no signature by an Ed25519 key, to the last byte.
  package init?(file: [UInt8]) {
    guard let blob = SSHArmor.signature.decodeExactly(file) else { return nil }
    var buffer = SSHBuffer(blob)
    guard buffer.take(Self.magic.count) == Self.magic, buffer.number() == Self.version,
      let key = buffer.string().flatMap(SSHPublicKey.init(blob:)), let namespace = buffer.text(),
      buffer.string()?.isEmpty == true, let hashName = buffer.text(),
      let wrapped = buffer.string(), buffer.isAtEnd
    else { return nil }
    var inner = SSHBuffer(wrapped)
    guard inner.text() == SSHPublicKey.algorithm, let signature = inner.string(),
      signature.count == 64, inner.isAtEnd
    else { return nil }
    (publicKey, statedNamespace, self.hashName) = (key, namespace, hashName)
    self.signature = signature
  }

  /// True where it was made for something else than a manifest.
  var isForSomethingElse: Bool { statedNamespace != Self.namespace }

  /// Whether it fits the header under the key that it names itself.
  func fits(_ header: [UInt8]) -> Bool {
    guard let hash = SealHash(name: hashName) else { return false }
    return publicKey.isSignature(
      signature, of: Self.message(header, statedNamespace, hash))
  }
}

/// The two digests that SSHSIG knows.
private struct SealHash {
  static let ours = "sha512"
  let name: String

  init?(name: String) {
    guard name == "sha512" || name == "sha256" else { return nil }
    self.name = name
  }

  func digest(of bytes: [UInt8]) -> [UInt8] {
    name == "sha512" ? Array(SHA512.hash(data: bytes)) : Array(SHA256.hash(data: bytes))
  }
}
