internal import CLibCrypto

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Several digests of a file in one read, by OpenSSL's names for them: `md5`, `sha1`, `sha224`, `sha256`,
/// `sha384`, `sha512`.
package struct FileDigests {
  private static let chunk = 256 << 10
  private var buffer: [UInt8]

  /// One buffer serves many files, one after the other.
  package init() { buffer = [UInt8](repeating: 0, count: Self.chunk) }

  package enum Failure: Error, Equatable {
    case system(Int32)
    /// The file is no longer what it was when it was opened.
    case changed
    /// OpenSSL here has no digest of that name.
    case unknown(String)

    package var message: String {
      switch self {
      case .system(let number):
        "it could not be read: \(unsafe String(cString: strerror(number)).lowercased())"
      case .changed: "it changed while it was being read; wait until copying has ended"
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
    var offset: Int64 = 0
    while offset <= file.size {
      let position = offset
      // One byte more than the size, so that a file that grew is noticed.
      let wanted = Int(min(Int64(Self.chunk), file.size - offset + 1))
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        let count = unsafe pread(file.descriptor, bytes.baseAddress, wanted, off_t(position))
        if count > 0 {
          for hash in hashes {
            unsafe hash.update(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
          }
        }
        return count
      }
      if count < 0 {
        guard errno == EINTR else { throw .system(errno) }
        continue
      }
      guard count > 0 else { break }
      offset += Int64(count)
      if offset % (8 << 20) == 0 { advanced(8 << 20) }
    }
    guard offset == file.size, !file.hasChanged else { throw .changed }
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
