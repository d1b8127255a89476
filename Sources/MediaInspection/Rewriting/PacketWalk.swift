internal import CLibAV

/// Reads a container's packets as they are, one after the other.
enum PacketWalk {
  /// True where the container was read to its end and `body` never said no.
  static func each(
    of context: UnsafeMutablePointer<AVFormatContext>,
    _ body: (UnsafeMutablePointer<AVPacket>) -> Bool
  ) -> Bool {
    guard let packet = unsafe av_packet_alloc() else { return false }
    defer {
      var freed: UnsafeMutablePointer<AVPacket>? = unsafe packet
      unsafe av_packet_free(&freed)
    }
    // A fragmented MP4 may go on after one end of file.
    var ends = 0
    while ends < 2 {
      let status = unsafe av_read_frame(context, packet)
      if status == exhibit_averror_eof {
        ends += 1
        continue
      }
      guard status >= 0 else { return false }
      ends = 0
      let goesOn = unsafe body(packet)
      unsafe av_packet_unref(packet)
      guard goesOn else { return false }
    }
    return true
  }
}

/// A running SHA-256 for each stream.
///
/// Marked safe: the states live as long as the object, at addresses that never leave it.
@safe final class StreamDigests {
  private var states: [OpaquePointer?]
  private var counts: [Int64]

  init(count: Int) {
    unsafe states = (0..<count).map { _ in
      let state = unsafe av_sha_alloc()
      if let state = unsafe state { unsafe av_sha_init(state, 256) }
      return unsafe state
    }
    counts = Array(repeating: 0, count: count)
  }

  deinit {
    for index in counts.indices { unsafe av_free(UnsafeMutableRawPointer(states[index])) }
  }

  func add(_ packet: UnsafeMutablePointer<AVPacket>, to stream: Int) {
    guard counts.indices.contains(stream), let state = unsafe states[stream] else { return }
    counts[stream] += 1
    guard let bytes = unsafe packet.pointee.data, unsafe packet.pointee.size > 0 else { return }
    unsafe av_sha_update(state, bytes, Int(packet.pointee.size))
  }

  /// Ends the digests.
  var values: [PacketDigest] {
    counts.indices.compactMap { index in
      guard let state = unsafe states[index] else { return nil }
      var digest = [UInt8](repeating: 0, count: 32)
      unsafe av_sha_final(state, &digest)
      let text = digest.map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined()
      return PacketDigest(packets: counts[index], sha256: text)
    }
  }
}
