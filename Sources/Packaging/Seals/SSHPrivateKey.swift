internal import Crypto

/// An Ed25519 private key in the file format of OpenSSH (its PROTOCOL.key): unencrypted ones only.
package struct SSHPrivateKey: Sendable {
  private static let magic = Array("openssh-key-v1\0".utf8)
  private static let none = Array("none".utf8)
  /// The private part's length is a multiple of this where nothing is encrypted.
  private static let blockSize = 8

  /// The 32 bytes that the key grows from.
  private let seed: [UInt8]
  package let publicKey: SSHPublicKey

  /// A new key.
  package init() {
    let key = Curve25519.Signing.PrivateKey()
    seed = Array(key.rawRepresentation)
    publicKey = SSHPublicKey(bytes: Array(key.publicKey.rawRepresentation))
  }

  /// The key out of a file as `ssh-keygen` or `exhibit keygen` write it.
  package init(file: [UInt8]) throws(SealError) {
    if file.starts(with: Array("ssh-".utf8)) || file.starts(with: Array("ecdsa-".utf8)) {
      throw .publicKeyGiven
    }
    guard let blob = SSHArmor.privateKey.decode(file) else {
      throw Self.isOldEncrypted(file) ? .otherKind : .notAKey
    }
    var buffer = SSHBuffer(blob)
    guard buffer.take(Self.magic.count) == Self.magic, let cipher = buffer.string(),
      let derivation = buffer.string(), buffer.string() != nil
    else { throw .damagedKey }
    guard cipher == Self.none, derivation == Self.none else { throw .encryptedKey }
    guard buffer.number() == 1, let stated = buffer.string(), let hidden = buffer.string(),
      buffer.isAtEnd
    else { throw .damagedKey }
    self = try Self.read(hidden, stated: stated)
  }

  /// Keys of older formats and other kinds stand between other marks.
  private static func isOldEncrypted(_ file: [UInt8]) -> Bool {
    let text = String(decoding: file.prefix(80), as: UTF8.self)
    return text.hasPrefix("-----BEGIN ") && text.contains("PRIVATE KEY-----")
      && !text.contains(SSHArmor.privateKey.name)
  }

  private static func read(
    _ hidden: [UInt8], stated: [UInt8]
  ) throws(SealError) -> SSHPrivateKey {
    var buffer = SSHBuffer(hidden)
    guard let check = buffer.number(), buffer.number() == check, let kind = buffer.text() else {
      throw .damagedKey
    }
    guard kind == SSHPublicKey.algorithm else { throw .otherKind }
    guard let point = buffer.string(), let pair = buffer.string(), buffer.string() != nil,
      point.count == 32, pair.count == 64, Array(pair.suffix(32)) == point,
      SSHPublicKey(blob: stated)?.bytes == point,
      // What fills the last block counts up from one.
      buffer.rest.enumerated().allSatisfy({ Int($1) == $0 + 1 }), buffer.rest.count < blockSize
    else { throw .damagedKey }
    return try SSHPrivateKey(seed: Array(pair.prefix(32)), point: point)
  }

  private init(seed: [UInt8], point: [UInt8]) throws(SealError) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed),
      Array(key.publicKey.rawRepresentation) == point
    else { throw .damagedKey }
    self.seed = seed
    publicKey = SSHPublicKey(bytes: point)
  }

  /// The file's bytes. The comment tells neither host nor user.
  package func file(comment: String) -> [UInt8] {
    let check = SSHBuffer.number(UInt32.random(in: 0...UInt32.max))
    var hidden = check + check + SSHBuffer.string(Array(SSHPublicKey.algorithm.utf8))
    hidden += SSHBuffer.string(publicKey.bytes) + SSHBuffer.string(seed + publicKey.bytes)
    hidden += SSHBuffer.string(Array(comment.utf8))
    let missing = (Self.blockSize - hidden.count % Self.blockSize) % Self.blockSize
    hidden += (0..<missing).map { UInt8($0 + 1) }
    var blob = Self.magic + SSHBuffer.string(Self.none) + SSHBuffer.string(Self.none)
    blob += SSHBuffer.string([]) + SSHBuffer.number(1)
    blob += SSHBuffer.string(publicKey.blob) + SSHBuffer.string(hidden)
    return SSHArmor.privateKey.encode(blob)
  }

  /// The `.pub` file's bytes.
  package func publicFile(comment: String) -> [UInt8] { publicKey.line(comment: comment) }

  /// Ed25519 over the message; nil where the library refuses.
  func sign(_ message: [UInt8]) -> [UInt8]? {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
    return (try? key.signature(for: message)).map(Array.init)
  }
}
