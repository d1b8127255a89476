internal import CLibArchive

/// The checksums in a gzip file (RFC 1952 §2.3.1), which libarchive reads past and zlib does not.
///
/// Marked safe: zlib's state lives as long as this, at one address as zlib demands; the pointers in it
/// are set for each call.
@safe struct GzipChecksum: ~Copyable {
  private let source: ArchiveSource
  private let state: UnsafeMutablePointer<z_stream>
  private var output = [UInt8](repeating: 0, count: 64 << 10)

  /// False where the unpacked bytes are not those that were packed.
  ///
  /// Unpacks once more, so the source has been unpacked within its budget before.
  static func fits(_ source: ArchiveSource) -> Bool {
    var checksum = GzipChecksum(source)
    return checksum.check()
  }

  private init(_ source: ArchiveSource) {
    self.source = source
    unsafe state = .allocate(capacity: 1)
    unsafe exhibit_begin_gzip(state)
  }

  deinit {
    unsafe inflateEnd(state)
    unsafe state.deallocate()
  }

  private mutating func check() -> Bool {
    var offset: Int64 = 0
    var isWhole = false
    while true {
      let input = source.bytes(at: offset, count: 128 << 10)
      guard !input.isEmpty else { return isWhole }
      // Several gzip files in a row are one; whatever else follows is padding.
      if isWhole {
        guard input.starts(with: [0x1F, 0x8B]) else { return true }
        unsafe inflateReset(state)
      }
      guard let (used, isEnd) = unpack(input), used > 0 else { return false }
      offset += Int64(used)
      isWhole = isEnd
    }
  }

  /// How many bytes were used, and whether a gzip file ended with them; nil where they are damaged.
  private mutating func unpack(_ input: [UInt8]) -> (used: Int, isEnd: Bool)? {
    var input = input
    let count = input.count
    return unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe state.pointee.next_in = input.baseAddress
      unsafe state.pointee.avail_in = UInt32(clamping: count)
      // A full output may hold bytes back, also where no input is left.
      repeat {
        let status = unsafe output.withUnsafeMutableBufferPointer { output in
          unsafe state.pointee.next_out = output.baseAddress
          unsafe state.pointee.avail_out = UInt32(clamping: output.count)
          return unsafe inflate(state, Z_NO_FLUSH)
        }
        if status == Z_STREAM_END { return unsafe (count - Int(state.pointee.avail_in), true) }
        guard status == Z_OK || status == Z_BUF_ERROR else { return nil }
      } while unsafe state.pointee.avail_in > 0 || state.pointee.avail_out == 0
      return (count, false)
    }
  }
}
