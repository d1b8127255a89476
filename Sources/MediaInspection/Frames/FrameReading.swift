internal import Artifacts
internal import CLibAV

/// Decodes a recording's best picture and best sound while its packets are read, and gathers what
/// is wrong with them.
final class FrameReading {
  private var tracks: [Int: Track] = [:]

  /// One stream that is decoded.
  private final class Track {
    let decoder: FrameDecoder
    let timeBase: AVRational
    let sound: SoundAnalysis?
    let picture: PictureAnalysis?
    var errors = 0
    /// Presentation times of the first packets that could not be decoded, in milliseconds.
    var errorTimes: [Int64] = []

    init(_ decoder: FrameDecoder, timeBase: AVRational, isSound: Bool) {
      self.decoder = decoder
      self.timeBase = timeBase
      sound = isSound ? SoundAnalysis() : nil
      picture = isSound ? nil : PictureAnalysis()
    }
  }

  /// What decoding showed, beyond the packets.
  struct Result {
    var stretches: [Stretch] = []
    var loudnessCentiLUFS: Int64?
    var errors = 0
    var errorTimes: [Int64] = []
    /// Streams that no allowed decoder reads.
    var undecoded: [Int] = []
    /// Streams of which only a part could be looked at or listened to.
    var unseen: [Int] = []
  }

  private var undecoded: [Int] = []
  private let streamsAtStart: Int
  private let sounds: [StreamFacts]
  private static let timesListed = 10

  /// - Parameter streams: as the record lists them; every lasting one is decoded.
  init(_ streams: [StreamFacts], _ demuxer: Demuxer) {
    streamsAtStart = streams.count
    sounds = streams.filter { $0.type == .audio }
    for stream in streams where stream.attachedPicture != true {
      guard stream.type == .video || stream.type == .audio else { continue }
      let made = unsafe demuxer.withContext { context -> Track? in
        guard let libav = unsafe context.pointee.streams?[stream.index],
          let decoder = unsafe FrameDecoder(libav)
        else { return nil }
        return unsafe Track(
          decoder, timeBase: libav.pointee.time_base, isSound: stream.type == .audio)
      }
      if let track = made ?? nil {
        tracks[stream.index] = track
      } else {
        undecoded.append(stream.index)
      }
    }
  }

  func take(_ packet: UnsafeMutablePointer<AVPacket>) {
    guard let track = tracks[Int(unsafe packet.pointee.stream_index)] else { return }
    let errors = unsafe track.decoder.decode(packet) { frame in
      unsafe Self.analyse(frame, track)
    }
    guard errors > 0 else { return }
    track.errors += errors
    let facts = unsafe PacketFacts(packet.pointee)
    if let time = facts.time, track.errorTimes.count < Self.timesListed {
      let base = Rational(
        numerator: Int64(track.timeBase.num), denominator: Int64(track.timeBase.den))
      track.errorTimes.append(
        DurationReasoning.signedMilliseconds(base.scaled(time, by: 1_000_000)))
    }
  }

  /// - Parameters:
  ///   - streams: as the record lists them; those that came while reading were not decoded.
  ///   - timelines: the streams', for where each ends.
  ///   - start: the recording's first instant in microseconds; times are told from there.
  ///   - end: its last; nil where it was not read to there.
  func finish(
    _ streams: [StreamFacts], timelines: [PacketTimeline], start: Int64, end: Int64?
  ) -> Result {
    let late = streams.dropFirst(streamsAtStart).filter { $0.type == .video || $0.type == .audio }
    var result = Result(undecoded: undecoded + late.map(\.index))
    for (index, track) in tracks.sorted(by: { $0.key < $1.key }) {
      track.errors += unsafe track.decoder.decode(nil) { unsafe Self.analyse($0, track) }
      let last = timelines.indices.contains(index) ? timelines[index].endMicroseconds : nil
      let close = DurationReasoning.signedMilliseconds(last ?? 0)
      result.stretches += track.sound?.finish(at: close) ?? track.picture?.finish(at: close) ?? []
      result.loudnessCentiLUFS = result.loudnessCentiLUFS ?? track.sound?.loudnessCentiLUFS
      if track.sound?.isBroken == true || track.picture?.isBroken == true {
        result.unseen.append(index)
      }
      result.errors += track.errors
      result.errorTimes += track.errorTimes
    }
    if let end {
      let gaps = SoundGaps.stretches(in: timelines, of: sounds, from: start, to: end)
      // With several sound tracks, silence is that of one of them, a gap that of all.
      result.stretches =
        sounds.count == 1
        ? SoundGaps.joined(gaps, with: result.stretches) : result.stretches + gaps
    }
    Self.tell(&result, from: start)
    return result
  }

  /// Times count from the recording's first instant.
  private static func tell(_ result: inout Result, from start: Int64) {
    let offset = DurationReasoning.signedMilliseconds(start)
    result.errorTimes = result.errorTimes.sorted().prefix(timesListed).map {
      DurationReasoning.milliseconds($0, from: offset)
    }
    result.stretches = result.stretches.map { stretch in
      Stretch(
        type: stretch.type,
        startMilliseconds: DurationReasoning.milliseconds(stretch.startMilliseconds, from: offset),
        endMilliseconds: DurationReasoning.milliseconds(stretch.endMilliseconds, from: offset))
    }
    result.stretches.sort {
      ($0.startMilliseconds, $0.type.rawValue) < ($1.startMilliseconds, $1.type.rawValue)
    }
  }

  private static func analyse(_ frame: UnsafeMutablePointer<AVFrame>, _ track: Track) {
    if unsafe frame.pointee.best_effort_timestamp != exhibit_no_timestamp {
      unsafe frame.pointee.pts = unsafe frame.pointee.best_effort_timestamp
    }
    unsafe track.sound?.take(frame, timeBase: track.timeBase)
    unsafe track.picture?.take(frame, timeBase: track.timeBase)
  }
}
