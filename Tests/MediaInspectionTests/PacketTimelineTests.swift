import CLibAV
import Testing

@testable import MediaInspection

/// Expected times by hand: counted units, divided by the time base.
@Suite("Where packets lie in time")
struct PacketTimelineTests {
  static let film = Rational(numerator: 1, denominator: 25)
  static let samples = Rational(numerator: 1, denominator: 48_000)

  static func picture(_ packets: [PacketFacts]) -> PacketTimeline {
    timeline(packets, film, sampleRate: 0)
  }

  static func sound(_ packets: [PacketFacts]) -> PacketTimeline {
    timeline(packets, samples, sampleRate: 48_000)
  }

  static func timeline(
    _ packets: [PacketFacts], _ base: Rational, sampleRate: Int64
  ) -> PacketTimeline {
    var timeline = PacketTimeline(timeBase: base, sampleRate: sampleRate)
    for packet in packets { timeline.add(packet) }
    return timeline
  }

  /// A packet as libav would give it.
  static func packet(
    _ time: Int64?, _ duration: Int64, flags: Int32 = 0, skip: UInt32 = 0, trim: UInt32 = 0
  ) -> PacketFacts {
    var made = unsafe av_packet_alloc()
    defer { unsafe av_packet_free(&made) }
    guard let packet = unsafe made else { preconditionFailure("no memory for a packet") }
    unsafe packet.pointee.pts = time ?? exhibit_no_timestamp
    unsafe packet.pointee.dts = exhibit_no_timestamp
    unsafe packet.pointee.duration = duration
    unsafe packet.pointee.flags = flags
    if skip > 0 || trim > 0,
      let side = unsafe av_packet_new_side_data(
        packet, AV_PKT_DATA_SKIP_SAMPLES, 10)
    {
      for (offset, value) in [(0, skip), (4, trim)] {
        for byte in 0..<4 {
          unsafe side[offset + byte] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(byte)))
        }
      }
    }
    return unsafe PacketFacts(packet.pointee)
  }

  @Test("pictures in decoding order span from the first shown to the last shown")
  func reordered() {
    let timeline = Self.picture([0, 4, 2, 1, 3].map { Self.packet($0, 1) })
    #expect(timeline.packets == 5)
    #expect(timeline.startMicroseconds == 0)
    // Five frames of 40 ms.
    #expect(timeline.spanMicroseconds == 200_000)
    #expect(timeline.sumMicroseconds == 200_000)
  }

  @Test("decoding time serves where there is no presentation time")
  func decodingTime() {
    var packet = unsafe AVPacket()
    unsafe packet.pts = exhibit_no_timestamp
    unsafe packet.dts = 25
    unsafe packet.duration = 1
    #expect(Self.picture([unsafe PacketFacts(packet)]).startMicroseconds == 1_000_000)
  }

  @Test("skipped samples at the start are priming, also at a negative time")
  func priming() {
    // As libav gives Opus: the first 312 samples are skipped, so sound starts at 0.
    let timeline = Self.sound([
      Self.packet(-312, 960, skip: 312), Self.packet(648, 960), Self.packet(1608, 960),
    ])
    #expect(timeline.startMicroseconds == 0)
    // 3 × 960 − 312 samples at 48 kHz.
    #expect(timeline.spanMicroseconds == 53_500)
    #expect(timeline.sumMicroseconds == 53_500)
  }

  @Test("skipped samples at the end are padding")
  func padding() {
    let timeline = Self.sound([Self.packet(0, 960), Self.packet(960, 960, trim: 480)])
    // 1440 samples at 48 kHz.
    #expect(timeline.endMicroseconds == 30_000)
    #expect(timeline.sumMicroseconds == 30_000)
  }

  @Test("a priming longer than its packet leaves nothing of it, not less")
  func longPriming() {
    let timeline = Self.sound([Self.packet(0, 960, skip: 2000, trim: 2000)])
    #expect(timeline.spanMicroseconds == 0)
    #expect(timeline.sumMicroseconds == 0)
  }

  @Test("packets without a length last as long as they lie apart")
  func noDurations() {
    let timeline = Self.picture([0, 25, 50, 75].map { Self.packet($0, 0) })
    // The last one starts at 3 s and lasts 1 s like the others.
    #expect(timeline.endMicroseconds == 4_000_000)
    #expect(timeline.sumMicroseconds == 0)
  }

  @Test("an absurd last length of sound is replaced by the typical one")
  func absurdLast() {
    // 97,391 s in the last packet of an ogg file, as seen in the wild.
    let packets = (0..<9).map { Self.packet(Int64($0) * 960, 960) }
    let timeline = Self.sound(packets + [Self.packet(8640, 97_391 * 48_000)])
    #expect(timeline.endMicroseconds == 200_000)
  }

  @Test("a picture that stands for ten minutes is no absurd length")
  func stillPicture() {
    let timeline = Self.picture([Self.packet(0, 25), Self.packet(25, 15_000)])
    #expect(timeline.endMicroseconds == 601_000_000)
  }

  @Test("packets outside the edit list count, and do not last")
  func discarded() {
    let timeline = Self.picture([
      Self.packet(-2, 1, flags: AV_PKT_FLAG_DISCARD), Self.packet(0, 1), Self.packet(1, 1),
      Self.packet(2, 1, flags: AV_PKT_FLAG_DISCARD),
    ])
    #expect(timeline.packets == 4)
    #expect(timeline.startMicroseconds == 0)
    #expect(timeline.spanMicroseconds == 80_000)
  }

  @Test("a packet without a time follows the one before it")
  func noTimes() {
    let timeline = Self.picture([
      Self.packet(10, 5), Self.packet(nil, 5), Self.packet(nil, 5),
    ])
    #expect(timeline.startMicroseconds == 400_000)
    #expect(timeline.endMicroseconds == 1_000_000)
  }

  @Test("damaged packets are counted, and the first is placed")
  func corrupt() {
    let flag = AV_PKT_FLAG_CORRUPT
    let timeline = Self.picture([
      Self.packet(0, 1), Self.packet(25, 1, flags: flag), Self.packet(50, 1, flags: flag),
    ])
    #expect(timeline.corruptPackets == 2)
    #expect(timeline.firstCorruptMicroseconds == 1_000_000)
    #expect(timeline.lastIsCorrupt)
  }

  static func chain(_ times: [Int64]) -> PacketTimeline {
    var timeline = PacketTimeline(
      timeBase: film, sampleRate: 0, restarts: TimeRestarts(timeBase: film))
    for time in times { timeline.add(packet(time, 1)) }
    return timeline
  }

  @Test("times that start again go on from where the first recording ended")
  func restarted() {
    // Three times 50 pictures of 40 ms.
    let timeline = Self.chain(Array(0..<50) + Array(0..<50) + Array(0..<50))
    #expect(timeline.hasRestarted)
    #expect(timeline.spanMicroseconds == 6_000_000)
    #expect(timeline.sumMicroseconds == 6_000_000)
  }

  @Test("one stray packet is no restart")
  func stray() {
    let timeline = Self.chain(Array(1000..<1050) + [3] + Array(1050..<1100))
    #expect(!timeline.hasRestarted)
    // 100 pictures and, put after the 50th, the stray one.
    #expect(timeline.spanMicroseconds == 4_000_000)
  }

  @Test("pictures in decoding order are no restart")
  func reorderedChain() {
    #expect(!Self.chain([0, 4, 2, 1, 3, 8, 6, 5, 7]).hasRestarted)
  }

  @Test("no packets have no time")
  func empty() {
    let timeline = Self.picture([])
    #expect(timeline.spanMicroseconds == nil)
    #expect(timeline.endMicroseconds == nil)
    #expect(timeline.sumMicroseconds == 0)
  }

  @Test("times at the ends of their range saturate")
  func extremes() {
    let times: [Int64?] = [.min + 1, -1, 0, .max, nil]
    for first in times {
      for second in times {
        for duration in [Int64.min, -1, 0, .max] {
          let timeline = Self.sound([
            Self.packet(first, duration, skip: .max, trim: .max), Self.packet(second, duration),
            Self.packet(nil, duration),
          ])
          #expect(timeline.spanMicroseconds ?? -1 >= 0)
          #expect(timeline.sumMicroseconds >= 0)
        }
      }
    }
  }
}
