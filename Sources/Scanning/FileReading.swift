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
    try bytes(of: file, at: 0, count: Int(min(Int64(cap), file.size)))
  }

  /// The file's last bytes, at most `cap`.
  static func lastBytes(of file: OpenFile, cap: Int) throws(RunError) -> [UInt8] {
    let count = min(Int64(cap), file.size)
    return try bytes(of: file, at: file.size - count, count: Int(count))
  }

  /// Fewer bytes where the file ends before.
  static func bytes(
    of file: OpenFile, at start: Int64, count wanted: Int
  ) throws(RunError) -> [UInt8] {
    var number: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      filled = 0
      while filled < wanted {
        let count = unsafe pread(
          file.descriptor, buffer.baseAddress?.advanced(by: filled), wanted - filled,
          off_t(start) + off_t(filled))
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
