internal import CDescriptors
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

/// `private/cohort.key` in a cohort's results: what identifiers are made with that stand for names. Held
/// by one scan of the cohort at a time.
package final class CohortKey: Sendable {
  private let descriptor: Int32
  private let key: SymmetricKey

  package static let name = "cohort.key"
  private static let length = 32

  /// Makes `private/` and the key in it where they are not there, and holds them.
  ///
  /// - Parameters:
  ///   - results: the path of the cohort's results, which are there.
  ///   - isBusy: called once where another program holds them, which is then waited for.
  package init(in results: [UInt8], isBusy: () -> Void) throws(IndexError) {
    // The folder's own rules: for its owner alone, one writer.
    let folder = try IndexFolder(writingIn: results, key: nil, isBusy: isBusy)
    descriptor = dup(folder.descriptor)
    guard descriptor >= 0 else { throw .system(errno) }
    if let found = Self.read(in: descriptor) {
      key = found
      return
    }
    // Another key would give everybody another identifier.
    guard unsafe faccessat(descriptor, Self.name, F_OK, AT_SYMLINK_NOFOLLOW) != 0, errno == ENOENT
    else {
      close(descriptor)
      throw .failed(
        "private/\(Self.name) can't be used: it must be yours, hold \(Self.length) bytes and be closed to "
          + "others (chmod 600); without it the identifiers would change")
    }
    var generator = SystemRandomNumberGenerator()
    let fresh = (0..<Self.length).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    let reason = SmallFile.make(Self.name, fresh, in: descriptor, replacing: false)
    guard reason == 0, let made = Self.read(in: descriptor) else {
      close(descriptor)
      throw .system(reason == 0 ? EIO : reason)
    }
    key = made
  }

  deinit { close(descriptor) }

  private static func read(in folder: Int32) -> SymmetricKey? {
    guard let bytes = SmallFile.bytes(of: name, in: folder, cap: length + 1),
      bytes.count == length
    else { return nil }
    return SymmetricKey(data: bytes)
  }

  /// What stands for a name: always the same in this cohort, another one in any other, and not to be
  /// turned back without the key, since nobody else can try names until one fits. Twelve digits: of ten
  /// thousand names, two are the same with a chance of one in five million.
  package func identifier(for name: [UInt8]) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: Data(name), using: key)
    let digits = Array("0123456789abcdef")
    return "s-" + String(code.prefix(6).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
