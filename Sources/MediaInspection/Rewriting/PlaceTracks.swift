internal import CLibAV

/// Subtitles that are none: drones and dashboard cameras write where they are, second by second, into a track
/// that players show as text.
package enum PlaceTracks {
  /// Packets of each track that are looked at: such tracks say it in nearly each.
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
    var counts: [Int: (all: Int, places: Int, sentences: Int)] = [:]
    _ = unsafe PacketWalk.each(of: context) { packet in
      let stream = unsafe Int(packet.pointee.stream_index)
      var count = counts[stream] ?? (0, 0, 0)
      // Two bytes are the length of an empty cue.
      guard all.contains(stream), count.all < mostPackets, unsafe packet.pointee.size > 2,
        let bytes = unsafe packet.pointee.data
      else { return true }
      let buffer = unsafe UnsafeBufferPointer(start: bytes, count: Int(packet.pointee.size))
      let text = unsafe String(decoding: buffer.prefix(4_096), as: UTF8.self)
      count.all += 1
      if isSentence(text) { count.sentences += 1 }
      if saysPlace(text) { count.places += 1 }
      counts[stream] = count
      return true
    }
    return Set(
      counts.filter { isPlaceTrack($1.all, places: $1.places, sentences: $1.sentences) }.keys)
  }

  /// Somebody may speak of a latitude now and then, so that most cues have to say one; nobody speaks the
  /// sentences of a receiver.
  static func isPlaceTrack(_ cues: Int, places: Int, sentences: Int) -> Bool {
    sentences > 0 || places * 2 > cues && (places >= 3 || places == cues)
  }

  /// NMEA 0183, whichever satellites it is by: `$GPRMC,…`, `$GNGGA,…`
  private static func isSentence(_ text: String) -> Bool {
    let letters = Array(text.utf8)
    return letters.indices.contains { place in
      guard letters[place] == UInt8(ascii: "$"), place + 6 < letters.count,
        letters[place + 1] & 0xDF == UInt8(ascii: "G"), letters[place + 6] == UInt8(ascii: ",")
      else { return false }
      let kind = String(decoding: letters[(place + 3)..<(place + 6)], as: UTF8.self).uppercased()
      return ["RMC", "GGA", "GLL"].contains(kind)
    }
  }

  /// `GPS(-122.0090,37.3349,19)`, `[latitude: 37.33] [longtitude: -122.0]`, `$GPRMC,…`
  package static func saysPlace(_ text: String) -> Bool {
    if isSentence(text) { return true }
    let lower = text.lowercased()
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
