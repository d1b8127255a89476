internal import CLibAV

/// Subtitles that are none: drones and dashboard cameras write where they are, second by second, into a track
/// that players show as text.
enum PlaceTracks {
  /// Packets of each track that are looked at: such tracks say it from the first fix on.
  private static let mostPackets = 2_000

  /// The positions of such streams.
  ///
  /// - Parameter reopen: the same recording, read anew.
  static func positions(in input: Demuxer, reopen: () -> Demuxer?) -> Set<Int> {
    let all = unsafe input.withContext { unsafe subtitles(of: $0) } ?? []
    guard !all.isEmpty, let fresh = reopen() else { return [] }
    return unsafe fresh.withContext { unsafe positions(in: $0, among: all) } ?? []
  }

  private static func subtitles(of context: UnsafeMutablePointer<AVFormatContext>) -> Set<Int> {
    Set(
      unsafe (0..<Int(context.pointee.nb_streams)).filter { position in
        unsafe context.pointee.streams?[position]?.pointee.codecpar.pointee.codec_type
          == AVMEDIA_TYPE_SUBTITLE
      })
  }

  private static func positions(
    in context: UnsafeMutablePointer<AVFormatContext>, among all: Set<Int>
  ) -> Set<Int> {
    for position in unsafe 0..<Int(context.pointee.nb_streams) where !all.contains(position) {
      unsafe context.pointee.streams?[position]?.pointee.discard = AVDISCARD_ALL
    }
    var (found, counts) = (Set<Int>(), [Int: Int]())
    _ = unsafe PacketWalk.each(of: context) { packet in
      let stream = unsafe Int(packet.pointee.stream_index)
      guard all.contains(stream), counts[stream, default: 0] < mostPackets else { return true }
      counts[stream, default: 0] += 1
      if let bytes = unsafe packet.pointee.data, unsafe packet.pointee.size > 0 {
        let buffer = unsafe UnsafeBufferPointer(start: bytes, count: Int(packet.pointee.size))
        if unsafe saysPlace(String(decoding: buffer.prefix(4_096), as: UTF8.self)) {
          found.insert(stream)
        }
      }
      return found.count < all.count
    }
    return found
  }

  /// `GPS(-122.0090,37.3349,19)`, `[latitude: 37.33] [longtitude: -122.0]`, `$GPRMC,…`
  static func saysPlace(_ text: String) -> Bool {
    let lower = text.lowercased()
    if lower.contains("$gprmc") || lower.contains("$gpgga") || lower.contains("$gnrmc") {
      return true
    }
    let names = ["gps", "latitude", "longitude", "longtitude", "home("]
    guard names.contains(where: lower.contains) else { return false }
    return hasDegrees(lower)
  }

  /// A number with three decimals or more, as no spoken sentence has.
  private static func hasDegrees(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    func isDigit(_ index: Int) -> Bool {
      bytes.indices.contains(index) && (0x30...0x39).contains(bytes[index])
    }
    return bytes.indices.contains { index in
      bytes[index] == UInt8(ascii: ".") && isDigit(index - 1)
        && (1...3).allSatisfy { isDigit(index + $0) }
    }
  }
}
