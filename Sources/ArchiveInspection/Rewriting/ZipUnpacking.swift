internal import CLibArchive

/// The bytes of single members, packed and unpacked by zlib (RFC 1951).
enum ZipUnpacking {
  /// Nil where they are not those that the file's list states.
  static func bytes(of member: ZipMember, in source: ArchiveSource) -> [UInt8]? {
    let packed = source.bytes(at: member.offset, count: member.packed)
    guard packed.count == member.packed else { return nil }
    let bytes = member.method == 0 ? packed : unpacked(packed, count: member.unpacked)
    guard let bytes, bytes.count == member.unpacked, checksum(bytes) == member.checksum else {
      return nil
    }
    return bytes
  }

  static func checksum(_ bytes: [UInt8]) -> Int {
    unsafe bytes.withUnsafeBufferPointer {
      unsafe Int(crc32(0, $0.baseAddress, UInt32(clamping: $0.count)))
    }
  }

  /// `count` bytes, of which there is none more; nil for anything else.
  private static func unpacked(_ packed: [UInt8], count: Int) -> [UInt8]? {
    var state = unsafe z_stream()
    guard unsafe exhibit_begin_inflate(&state) == Z_OK else { return nil }
    defer { unsafe inflateEnd(&state) }
    // One more than there may be, so that a longer member is told.
    return run(packed, into: count + 1, &state) { unsafe inflate(&$0, Z_FINISH) }
  }

  /// Nil where there is no memory.
  static func packed(_ bytes: [UInt8]) -> [UInt8]? {
    var state = unsafe z_stream()
    guard unsafe exhibit_begin_deflate(&state) == Z_OK else { return nil }
    defer { unsafe deflateEnd(&state) }
    let bound = unsafe deflateBound(&state, UInt(bytes.count))
    return run(bytes, into: Int(clamping: bound), &state) { unsafe deflate(&$0, Z_FINISH) }
  }

  /// All of the input at once; nil where it does not end within `room` bytes.
  private static func run(
    _ input: [UInt8], into room: Int, _ state: inout z_stream, _ step: (inout z_stream) -> Int32
  ) -> [UInt8]? {
    var input = input
    var isWhole = false
    let output = unsafe [UInt8](unsafeUninitializedCapacity: max(1, room)) { buffer, filled in
      unsafe input.withUnsafeMutableBufferPointer { bytes in
        unsafe state.next_in = unsafe bytes.baseAddress
        unsafe state.avail_in = UInt32(clamping: bytes.count)
        unsafe state.next_out = unsafe buffer.baseAddress
        unsafe state.avail_out = UInt32(clamping: buffer.count)
        isWhole = step(&state) == Z_STREAM_END
        filled = unsafe buffer.count - Int(state.avail_out)
      }
    }
    return isWhole ? output : nil
  }
}
