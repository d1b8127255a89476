internal import CLibAV

/// What is kept of a packet. Times in units of its stream's time base.
struct PacketFacts: Equatable {
  let stream: Int
  /// Presentation time, or decoding time where the container has no other; nil where it has none.
  let time: Int64?
  /// Decoding time, or presentation time where the container has no other.
  let decodingTime: Int64?
  /// True where `time` is the decoding time for want of another.
  let isTimeOfDecoding: Bool
  /// 0 where unknown.
  let duration: Int64
  let isCorrupt: Bool
  /// Decoding may begin here; true of every packet of most sound.
  let isKey: Bool
  /// Read but not presented: it lies outside the edit list.
  let isDiscarded: Bool
  /// Samples of priming at its start and of padding at its end.
  let skippedAtStart: UInt32
  let skippedAtEnd: UInt32

  init(_ packet: borrowing AVPacket) {
    stream = unsafe Int(packet.stream_index)
    let presentation = unsafe packet.pts == exhibit_no_timestamp ? packet.dts : packet.pts
    isTimeOfDecoding = unsafe packet.pts == exhibit_no_timestamp
    time = presentation == exhibit_no_timestamp ? nil : presentation
    let decoding = unsafe packet.dts == exhibit_no_timestamp ? packet.pts : packet.dts
    decodingTime = decoding == exhibit_no_timestamp ? nil : decoding
    duration = unsafe max(0, packet.duration)
    isCorrupt = unsafe packet.flags & AV_PKT_FLAG_CORRUPT != 0
    isKey = unsafe packet.flags & AV_PKT_FLAG_KEY != 0
    isDiscarded = unsafe packet.flags & AV_PKT_FLAG_DISCARD != 0
    var start: UInt32 = 0
    var end: UInt32 = 0
    if unsafe packet.side_data_elems > 0 {
      unsafe withUnsafePointer(to: packet) { unsafe exhibit_skipped_samples($0, &start, &end) }
    }
    skippedAtStart = start
    skippedAtEnd = end
  }
}
