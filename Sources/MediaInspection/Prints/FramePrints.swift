internal import Artifacts
internal import CLibAV

/// Prints of a video's frames at evenly spaced times. Only some seconds before each are decoded, from a
/// key frame on, so that a long video takes no longer than a short one.
struct FramePrints {
  private(set) var prints: [PicturePrint] = []
  /// Those that are still to come, in milliseconds.
  private var times: ArraySlice<Int64>
  private var isDecoding = false
  private let printer = PicturePrinter()

  /// Key frames stand closer than this in most recordings; where they don't, the next one is taken.
  private static let reach: Int64 = 12_000

  /// - Parameters:
  ///   - count: of frames.
  ///   - milliseconds: the video's length.
  init(count: Int, milliseconds: Int64) {
    times = (1...count).map { milliseconds / Int64(count + 1) * Int64($0) }[...]
  }

  var isDone: Bool { times.isEmpty }

  mutating func take(
    _ packet: UnsafeMutablePointer<AVPacket>, _ decoder: FrameDecoder, timeBase: AVRational
  ) {
    guard let next = times.first else { return }
    if !isDecoding {
      let time = Self.milliseconds(unsafe PacketFacts(packet.pointee).time, timeBase)
      let isKey = unsafe packet.pointee.flags & AV_PKT_FLAG_KEY != 0
      guard isKey, let time, time >= next - Self.reach else { return }
      isDecoding = true
    }
    unsafe decode(packet, decoder, timeBase)
    // Up to the next one that is wanted nothing has to be decoded.
    if let following = times.first, following != next, following - next > Self.reach {
      decoder.flush()
      isDecoding = false
    }
  }

  /// Takes what the decoder still holds.
  mutating func finish(_ decoder: FrameDecoder, timeBase: AVRational) {
    if isDecoding, !isDone { unsafe decode(nil, decoder, timeBase) }
  }

  private mutating func decode(
    _ packet: UnsafeMutablePointer<AVPacket>?, _ decoder: FrameDecoder, _ timeBase: AVRational
  ) {
    var (times, prints) = (times, prints)
    _ = unsafe decoder.decode(packet) { frame in
      let stamp = unsafe frame.pointee.best_effort_timestamp
      let time = Self.milliseconds(stamp == exhibit_no_timestamp ? nil : stamp, timeBase)
      guard let time, let next = times.first, time >= next else { return }
      while let next = times.first, time >= next { times.removeFirst() }
      if let print = unsafe printer.print(of: frame, milliseconds: max(0, time)) {
        prints.append(print)
      }
    }
    (self.times, self.prints) = (times, prints)
  }

  private static func milliseconds(_ time: Int64?, _ timeBase: AVRational) -> Int64? {
    let base = Rational(numerator: Int64(timeBase.num), denominator: Int64(timeBase.den))
    return time.map { DurationReasoning.signedMilliseconds(base.scaled($0, by: 1_000_000)) }
  }
}
