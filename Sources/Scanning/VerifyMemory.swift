internal import ArtifactIndex
internal import Artifacts
internal import Crypto
internal import Inspection

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What an interrupted verification had read and found as listed, in the user's own cache:
/// `exhibit/verify-….progress` below `XDG_CACHE_HOME` or `~/.cache`. Nothing that came with a folder is ever
/// taken for one, and it is gone once a verification came to its end.
///
/// One for each manifest and folder: its key covers the manifest's header, and with it the root over every
/// line, and the folder's absolute path.
final class VerifyMemory {
  /// A file that was read and whose bytes were those of the manifest.
  struct Entry: Equatable {
    /// Of its line among those of files.
    var position: UInt32
    var device: UInt64
    var stamp: FileStamp
    /// When reading it began, in nanoseconds since 1970.
    var began: Int64
  }

  private let path: [UInt8]
  private let descriptor: Int32
  private var pending: [UInt8] = []
  private var lastWrite: Int64

  private static let mark = Array("exhibit.verify-progress/1\n".utf8)
  private static let entryLength = 60
  /// So many entries are written at a time, and none waits longer than a second.
  private static let batch = 256
  /// Older ones, and those of a clock that was ahead, are read again: 30 days.
  private static let longestAge: Int64 = 30 * 86_400 * 1_000_000_000

  /// Begins a file, or goes on with one.
  ///
  /// - Parameters:
  ///   - isResuming: keeps what an earlier run wrote.
  ///   - take: called with each entry of that run.
  /// - Returns: nil where the cache can't be written to: then nothing can be resumed.
  init?(
    header: [UInt8], folder: [UInt8], isResuming: Bool, take: (Entry) -> Void
  ) {
    guard let cache = UserCache.folder, UserCache.make(cache) else { return nil }
    let key = SHA256.hash(data: header + [0] + folder)
    let name = Hexadecimal.text(of: key.prefix(16))
    path = Array("\(cache)/verify-\(name).progress".utf8)
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let opened = unsafe path.withTerminator { unsafe open($0, flags, 0o600) }
    guard opened >= 0 else { return nil }
    descriptor = opened
    lastWrite = Self.now
    // Emptied only once it is known to be ours, and never while another run of the same writes it.
    guard UserCache.isOwn(opened), flock(opened, LOCK_EX | LOCK_NB) == 0 else { return nil }
    let length = isResuming ? Self.read(opened, key: Array(key), take) : 0
    let start = Self.mark + key
    // What follows the last whole entry is cut off: a run was ended while it wrote.
    guard ftruncate(opened, off_t(length)) == 0, lseek(opened, 0, SEEK_END) >= 0,
      length > 0 || DescriptorOutput.put(start, to: opened)
    else { return nil }
  }

  deinit { close(descriptor) }

  /// Notes a file as read; where that fails, it will be read again.
  func add(_ entry: Entry) {
    pending += Self.bytes(of: entry)
    let now = Self.now
    guard pending.count >= Self.batch * Self.entryLength || now - lastWrite > 1_000_000_000 else {
      return
    }
    flush()
    lastWrite = now
  }

  func flush() {
    _ = DescriptorOutput.put(pending, to: descriptor)
    pending.removeAll(keepingCapacity: true)
  }

  /// The verification came to its end: the next one begins anew.
  func remove() { unsafe path.withTerminator { _ = unsafe unlink($0) } }

  /// By the clock that stamps files.
  static var now: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  // MARK: The file

  /// - Returns: how long the sound part is; 0 where the file is another's.
  private static func read(_ file: Int32, key: [UInt8], _ take: (Entry) -> Void) -> Int {
    let start = mark + key
    guard bytes(file, at: 0, count: start.count) == start else { return 0 }
    var offset = start.count
    while true {
      let piece = bytes(file, at: offset, count: batch * entryLength)
      let whole = piece.count / entryLength
      for number in 0..<whole {
        let place = number * entryLength
        guard let entry = entry(in: piece[place..<(place + entryLength)]) else {
          return offset + place
        }
        if (0...longestAge).contains(now.subtractingReportingOverflow(entry.began).partialValue) {
          take(entry)
        }
      }
      offset += whole * entryLength
      if whole < batch { return offset }
    }
  }

  private static func bytes(_ file: Int32, at start: Int, count: Int) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = 0
      while filled < count {
        let read = unsafe pread(
          file, buffer.baseAddress?.advanced(by: filled), count - filled, off_t(start + filled))
        if read < 0, errno == EINTR { continue }
        guard read > 0 else { return }
        filled += read
      }
    }
  }

  /// Seven numbers, little-endian, and a checksum of them: a disk that filled up leaves halves.
  private static func bytes(of entry: Entry) -> [UInt8] {
    let stamp = entry.stamp
    let numbers = [
      entry.device, UInt64(bitPattern: stamp.size),
      UInt64(bitPattern: stamp.modifiedNanoseconds), UInt64(bitPattern: stamp.changedNanoseconds),
      stamp.inode, UInt64(bitPattern: entry.began),
    ]
    let bytes =
      (0..<4).map { UInt8(truncatingIfNeeded: entry.position >> ($0 * 8)) }
      + numbers.flatMap { number in
        (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
      }
    return bytes + SHA256.hash(data: bytes).prefix(8)
  }

  private static func entry(in bytes: ArraySlice<UInt8>) -> Entry? {
    let (body, check) = (bytes.dropLast(8), bytes.suffix(8))
    guard SHA256.hash(data: body).prefix(8).elementsEqual(check) else { return nil }
    func number(_ place: Int, _ length: Int) -> UInt64 {
      body.dropFirst(place).prefix(length).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    let rest = (0..<6).map { number(4 + $0 * 8, 8) }
    return Entry(
      position: UInt32(truncatingIfNeeded: number(0, 4)), device: rest[0],
      stamp: FileStamp(
        size: Int64(bitPattern: rest[1]), modifiedNanoseconds: Int64(bitPattern: rest[2]),
        changedNanoseconds: Int64(bitPattern: rest[3]), inode: rest[4]),
      began: Int64(bitPattern: rest[5]))
  }
}
