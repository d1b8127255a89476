internal import CLibCrypto

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Several digests of a file in one read, by OpenSSL's names for them: `md5`, `sha1`, `sha224`, `sha256`,
/// `sha384`, `sha512`.
package struct FileDigests {
  private var file = WholeFile()

  /// One buffer serves many files, one after the other.
  package init() {}

  package enum Failure: Error, Equatable {
    case reading(Fixity.Failure)
    /// OpenSSL here has no digest of that name.
    case unknown(String)

    package var message: String {
      switch self {
      case .reading(.system(let number)):
        "it could not be read: \(unsafe String(cString: strerror(number)).lowercased())"
      case .reading(.tooLarge): "it is larger than files are read"
      case .reading(.changed): "it changed while it was being read; wait until copying has ended"
      case .unknown(let name): "digests by \(name) can't be made on this machine"
      }
    }
  }

  /// - Parameter advanced: told every 8 MiB how many bytes were read since.
  package mutating func digests(
    of file: OpenFile, by names: [String], advanced: (Int) -> Void = { _ in }
  ) throws(Failure) -> [[UInt8]] {
    var hashes: [RunningDigest] = []
    for name in names {
      guard let hash = RunningDigest(name) else { throw .unknown(name) }
      hashes.append(hash)
    }
    do throws(Fixity.Failure) {
      try unsafe self.file.read(file, advanced: advanced) { bytes in
        for hash in hashes { unsafe hash.update(bytes) }
      }
    } catch {
      throw .reading(error)
    }
    return hashes.map(\.result)
  }
}

/// Owns an `EVP_MD_CTX`.
@safe package final class RunningDigest {
  private let context: OpaquePointer
  private static let longest = Int(EVP_MAX_MD_SIZE)

  /// Nil where OpenSSL has no such digest.
  package init?(_ name: String) {
    guard let algorithm = unsafe EVP_get_digestbyname(name), let made = unsafe EVP_MD_CTX_new()
    else { return nil }
    unsafe context = made
    guard unsafe EVP_DigestInit_ex(context, algorithm, nil) == 1 else { return nil }
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  func update(_ bytes: UnsafeRawBufferPointer) {
    _ = unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  package func update(_ bytes: [UInt8]) { unsafe bytes.withUnsafeBytes { unsafe update($0) } }

  /// To be asked for once.
  package var result: [UInt8] {
    var length: UInt32 = 0
    var bytes = [UInt8](repeating: 0, count: Self.longest)
    _ = unsafe EVP_DigestFinal_ex(context, &bytes, &length)
    return Array(bytes.prefix(Int(length)))
  }
}
