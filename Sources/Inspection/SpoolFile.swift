internal import CDescriptors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A temporary file without a name: nobody else can open it, and it is gone with the object, also
/// where the program is killed.
package final class SpoolFile: Sendable {
  /// For reading and writing.
  package let descriptor: Int32
  /// Whoever gets this one can't change what is read.
  private let reader: Int32

  /// Makes it in `TMPDIR`, or in /tmp where that is not set. Throws an errno.
  package init() throws(SpoolFailure) {
    let wanted = unsafe getenv("TMPDIR")
    let isSet = unsafe wanted.map { unsafe $0.pointee != 0 } ?? false
    var reader: Int32 = -1
    let made =
      unsafe isSet
      ? exhibit_temporary_file(wanted, &reader) : exhibit_temporary_file("/tmp", &reader)
    guard made >= 0 else { throw SpoolFailure(number: errno) }
    (descriptor, self.reader) = (made, reader)
  }

  deinit {
    close(descriptor)
    close(reader)
  }

  /// For whoever may only read it.
  var readerDescriptor: Int32 { reader }

  /// Writes at a place, which may lie beyond the end; false where not all of it could be written.
  func write(_ bytes: [UInt8], at offset: Int64) -> Bool {
    unsafe bytes.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = unsafe pwrite(
          descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written,
          off_t(offset) + off_t(written))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
  }

  /// How many bytes may be written without crowding whatever else lives on the same disk: half of
  /// what is free, since each member is copied out of here once more while it is read.
  package var room: Int64 {
    var status = statvfs()
    guard unsafe fstatvfs(descriptor, &status) == 0 else { return 0 }
    let (free, isTooLarge) = UInt64(status.f_bavail)
      .multipliedReportingOverflow(by: UInt64(status.f_frsize))
    return Int64(clamping: (isTooLarge ? .max : free) / 2)
  }

  /// How long it is now.
  package var size: Int64 { FileStatus(of: descriptor)?.size ?? 0 }

  /// Drops all that was written; false where the system refuses.
  func empty() -> Bool { ftruncate(descriptor, 0) == 0 }

  /// A part of it as a file of its own, which has no name either and can only be read.
  package func file(at offset: Int64, size: Int64) throws(OpenFailure) -> OpenFile {
    let copy: SpoolFile
    do throws(SpoolFailure) {
      copy = try SpoolFile()
    } catch {
      throw .system(error.number)
    }
    guard copy.take(from: self, at: offset, size: size) else { throw .system(errno) }
    let own = fcntl(copy.reader, F_DUPFD_CLOEXEC, 3)
    guard own >= 0 else { throw .system(errno) }
    return try OpenFile(adopting: own)
  }

  /// The first bytes of a part, at most `cap`; fewer where reading fails.
  package func bytes(at offset: Int64, size: Int64, cap: Int) -> [UInt8] {
    let wanted = Int(min(Int64(cap), max(0, size)))
    return unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      filled = unsafe max(0, pread(descriptor, buffer.baseAddress, wanted, off_t(offset)))
    }
  }

  /// False with errno set where not all bytes could be copied.
  private func take(from other: SpoolFile, at offset: Int64, size: Int64) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    var copied: Int64 = 0
    while copied < size {
      let wanted = Int(min(Int64(buffer.count), size - copied))
      let count = unsafe pread(other.descriptor, &buffer, wanted, off_t(offset + copied))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        if count == 0 { errno = EIO }
        return false
      }
      guard write(buffer[..<count]) else { return false }
      copied += Int64(count)
    }
    return true
  }

  private func write(_ bytes: ArraySlice<UInt8>) -> Bool {
    unsafe bytes.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = unsafe Self.system(
          descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
  }

  /// The system's `write`, which the method hides.
  private static func system(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(file, bytes, count)
    #else
      unsafe Darwin.write(file, bytes, count)
    #endif
  }
}

/// No temporary file could be made, for this errno.
package struct SpoolFailure: Error, Equatable {
  package let number: Int32
}
