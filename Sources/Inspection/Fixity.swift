internal import Crypto

/// The SHA-256 of files, read through an open descriptor by position.
package struct Fixity {
  private var file = WholeFile()

  /// One buffer serves many files, one after the other.
  package init() {}

  /// Why there is no digest.
  package enum Failure: Error, Equatable {
    /// Reading failed with this errno.
    case system(Int32)
    /// The file is no longer what it was when it was opened.
    case changed
    /// The file is larger than files of its kind are read.
    case tooLarge
  }

  /// The digest in lower-case hexadecimal, after reading exactly the file's size at opening.
  ///
  /// - Parameters:
  ///   - isRefused: asked every 64 MiB where the file is larger than most kinds may be.
  ///   - advanced: told every 8 MiB how many bytes were read since.
  package mutating func sha256(
    of file: OpenFile, isRefused: () -> Bool = { false }, advanced: (Int) -> Void = { _ in }
  ) throws(Failure) -> String {
    guard !SizeCap.refusesAll(file.size) else { throw .tooLarge }
    let isDoubtful = file.size > SizeCap.other
    var hash = SHA256()
    try unsafe self.file.read(
      file, isRefused: { isDoubtful && $0 % (64 << 20) == 0 && isRefused() }, advanced: advanced
    ) { unsafe hash.update(bufferPointer: $0) }
    return Self.hexadecimal(hash.finalize())
  }

  private static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
