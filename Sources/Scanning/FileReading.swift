internal import Inspection

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Reads small files of ours whole.
enum FileReading {
  /// The file's first bytes, at most `cap`.
  static func bytes(of file: OpenFile, cap: Int) throws(RunError) -> [UInt8] {
    let wanted = Int(min(Int64(cap), file.size))
    var number: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      filled = 0
      while filled < wanted {
        let count = unsafe pread(
          file.descriptor, buffer.baseAddress?.advanced(by: filled), wanted - filled,
          off_t(filled))
        if count < 0, errno == EINTR { continue }
        if count < 0 { number = errno }
        guard count > 0 else { return }
        filled += count
      }
    }
    guard number == 0 else {
      throw RunError.system("reading", number, advice: "copy the file again")
    }
    return bytes
  }
}
