internal import ArtifactIndex
internal import Artifacts
internal import Inspection
internal import Packaging

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A ZIP file that is written member by member; what its list needs of each lies on disk meanwhile.
final class ZipFile {
  private let descriptor: Int32
  private let results: ResultFolder
  private let list: OrderedSpool
  private var count: UInt64 = 0
  private var offset: UInt64 = 0

  /// - Parameter descriptor: empty and open for writing; taken over.
  init(_ descriptor: Int32, of results: ResultFolder) throws {
    self.descriptor = descriptor
    self.results = results
    list = try ExportRun.spool()
  }

  deinit { close(descriptor) }

  /// Stores a file.
  ///
  /// - Returns: its digests, made of the bytes that were stored.
  func put(_ file: OpenFile, named name: [UInt8], digests: [String]) throws -> [[UInt8]] {
    var entry = ZipEntry(name: name, size: UInt64(clamping: file.size), offset: offset)
    let start = offset
    try write(entry.localHeader)
    let hashes = digests.compactMap { RunningDigest($0) }
    guard hashes.count == digests.count else {
      throw RunError("a digest: OpenSSL on this machine does not make it; export another form")
    }
    var (checksum, pieces, length) = (Checksum32(), FilePieces(file), UInt64(0))
    while let piece = try pieces.next() {
      checksum.update(piece)
      for hash in hashes { hash.update(piece) }
      length += UInt64(piece.count)
      try write(piece)
    }
    guard length == entry.size else {
      throw RunError(
        "a file changed while it was packed; wait until copying has ended, export again")
    }
    entry.checksum = checksum.value
    try rewrite(entry.localHeader, at: start)
    try keep(entry)
    return hashes.map(\.result)
  }

  /// - Parameter name: with a slash at its end.
  func putFolder(_ name: [UInt8]) throws {
    let entry = ZipEntry(name: name, size: 0, offset: offset)
    try write(entry.localHeader)
    try keep(entry)
  }

  /// Writes the list and waits until the disk has all.
  func finish() throws {
    let start = offset
    for entry in list.entries(withPrefix: []) { try write(entry.value) }
    try ExportRun.check(list)
    let end = ZipEntry.end(count: count, listOffset: start, listSize: offset - start)
    try write(end)
    guard fsync(descriptor) == 0 else { throw results.failure(errno) }
  }

  private func keep(_ entry: ZipEntry) throws {
    let position = count
    let key = (0..<8).reversed().map { UInt8(truncatingIfNeeded: position >> ($0 * 8)) }
    list.put(entry.centralHeader, at: key)
    count += 1
  }

  private func write(_ bytes: [UInt8]) throws {
    guard DescriptorOutput.put(bytes, to: descriptor) else { throw results.failure(errno) }
    offset += UInt64(bytes.count)
  }

  private func rewrite(_ bytes: [UInt8], at place: UInt64) throws {
    let count = unsafe bytes.withUnsafeBytes {
      unsafe pwrite(descriptor, $0.baseAddress, $0.count, off_t(clamping: place))
    }
    guard count == bytes.count else { throw results.failure(count < 0 ? errno : EIO) }
  }
}
