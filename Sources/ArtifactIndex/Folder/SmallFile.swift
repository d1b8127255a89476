internal import CDescriptors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file of a few bytes that only its owner may read: a key, a seal.
enum SmallFile {
  /// The bytes of a regular file that is the caller's alone and no longer than `cap`; else nil.
  static func bytes(of name: String, in folder: Int32, cap: Int) -> [UInt8]? {
    let file = unsafe exhibit_open_file(folder, name)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid(), status.st_mode & 0o077 == 0, status.st_size <= cap
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: cap)
    var count: Int
    repeat { count = unsafe read(file, &bytes, cap) } while count < 0 && errno == EINTR
    return count < 0 ? nil : Array(bytes.prefix(count))
  }

  /// Makes a new file that is there with all of its bytes or not at all.
  ///
  /// - Parameter replacing: whether one of that name makes room; otherwise it stays, and wins.
  /// - Returns: 0, or an errno.
  static func make(
    _ name: String, _ bytes: [UInt8], in folder: Int32, replacing: Bool
  ) -> Int32 {
    // Two threads, too, may be making it at the same time.
    let temporary = ".\(name).\(getpid())-\(UInt32.random(in: .min ... .max)).tmp"
    unsafe unlinkat(folder, temporary, 0)
    let file = unsafe exhibit_create_file(folder, temporary, 0o600)
    guard file >= 0 else { return errno }
    defer { unsafe unlinkat(folder, temporary, 0) }
    errno = EIO
    let isWritten = unsafe write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
    let reason = errno
    guard close(file) == 0, isWritten else { return isWritten ? errno : reason }
    let isPlaced =
      replacing
      ? unsafe renameat(folder, temporary, folder, name)
      : unsafe linkat(folder, temporary, folder, name, 0)
    return isPlaced == 0 || (!replacing && errno == EEXIST) ? 0 : errno
  }
}
