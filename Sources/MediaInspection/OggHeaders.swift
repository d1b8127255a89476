internal import CLibAV

/// The packets that begin a stream in Ogg: RFC 7845 §5 for Opus, the Vorbis I specification §4.2.1, the
/// Theora specification §6.1. They are neither sound nor picture.
enum OggHeaders {
  private static let marks: [[UInt8]] =
    [Array("OpusHead".utf8), Array("OpusTags".utf8)]
    + [1, 3, 5].map { [$0] + Array("vorbis".utf8) }
    + [0x80, 0x81, 0x82].map { [$0] + Array("theora".utf8) }

  static func begin(_ packet: borrowing AVPacket) -> Bool {
    guard let data = unsafe packet.data, unsafe packet.size >= 8 else { return false }
    let start = unsafe UnsafeBufferPointer(start: data, count: 8)
    return marks.contains { unsafe start.starts(with: $0) }
  }
}
