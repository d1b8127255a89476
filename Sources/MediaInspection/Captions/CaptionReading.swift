internal import Artifacts
internal import CLibAV

/// Gathers the cues of a recording's own captions while its packets are read. A record has one
/// transcript: that of the first text track that says something.
final class CaptionReading {
  private var tracks: [Int: Track] = [:]

  private struct Track {
    let codec: CaptionText
    let timeBase: Rational
    var cues: [Cue] = []
    /// How many there are, also where `cues` was cut.
    var count = 0
    /// Of the cues' texts and speakers, in UTF-8.
    var bytes = 0
    var isFull = false

    mutating func append(_ cue: Cue) {
      count += 1
      let size = cue.text.utf8.count + (cue.speaker?.utf8.count ?? 0)
      // Nothing more once one did not fit, so that what is kept is a beginning.
      isFull = isFull || cues.count >= mostCues || bytes + size > mostBytes
      guard !isFull else { return }
      bytes += size
      cues.append(cue)
    }
  }

  /// As of transcripts that are files of their own.
  static let mostCues = 50_000
  static let mostBytes = 6 << 20
  private static let longestPayload = 16 << 10

  /// Nil where no stream carries text; pictures of text are no transcript.
  init?(_ context: UnsafeMutablePointer<AVFormatContext>, _ streams: [StreamFacts]) {
    for stream in streams where stream.type == .subtitle {
      guard let codec = stream.codec.flatMap(CaptionText.init),
        let libav = unsafe context.pointee.streams?[stream.index]
      else { continue }
      let base = unsafe libav.pointee.time_base
      tracks[stream.index] = Track(
        codec: codec,
        timeBase: Rational(numerator: Int64(base.num), denominator: Int64(base.den)))
    }
    if tracks.isEmpty { return nil }
  }

  func take(_ packet: UnsafeMutablePointer<AVPacket>) {
    let facts = unsafe PacketFacts(packet.pointee)
    // No copy of the track: one would make each append copy all cues.
    guard let codec = tracks[facts.stream]?.codec, let timeBase = tracks[facts.stream]?.timeBase,
      let time = facts.time, !facts.isDiscarded, let start = unsafe packet.pointee.data,
      unsafe packet.pointee.size > 0
    else { return }
    let payload = unsafe UnsafeBufferPointer(
      start: start, count: min(Int(packet.pointee.size), Self.longestPayload))
    let (text, speaker) = unsafe codec.read(Array(payload))
    guard !text.isEmpty else { return }
    let end = timeBase.scaled(time.addingSaturated(facts.duration), by: 1_000_000)
    tracks[facts.stream]?.append(
      Cue(
        startMilliseconds: DurationReasoning.signedMilliseconds(
          timeBase.scaled(time, by: 1_000_000)),
        endMilliseconds: DurationReasoning.signedMilliseconds(end), speaker: speaker, text: text))
  }

  /// - Parameters:
  ///   - start: the recording's first instant in microseconds; cues are told from there.
  ///   - end: its last; nil where its end is missing or was not read.
  func finish(start: Int64, end: Int64?) -> (transcript: Transcript, findings: [Finding])? {
    let track = tracks.sorted { $0.key < $1.key }.map(\.value).first { $0.count > 0 }
    guard let track else { return nil }
    let offset = DurationReasoning.signedMilliseconds(start)
    var cues = track.cues.map { cue in
      Cue(
        startMilliseconds: DurationReasoning.milliseconds(cue.startMilliseconds, from: offset),
        endMilliseconds: DurationReasoning.milliseconds(cue.endMilliseconds, from: offset),
        speaker: cue.speaker,
        text: cue.text)
    }
    let length = end.map { DurationReasoning.milliseconds($0.subtractingSaturated(start)) }
    let beyond = length.flatMap { CaptionEnd.end(&cues, at: $0) }
    var transcript = Transcript(format: track.codec.rawValue, cues: cues)
    transcript.cueCount = track.count
    transcript.speakers = Self.speakers(of: cues)
    guard track.count > cues.count else { return (transcript, beyond.map { [$0] } ?? []) }
    return (
      transcript,
      [
        Finding(
          .transcriptCut, "Only the first of the recording's captions were kept.",
          expected: "at most \(Self.mostCues) and \(Self.mostBytes >> 20) MiB",
          found: "\(track.count)")
      ] + (beyond.map { [$0] } ?? [])
    )
  }

  /// In the order in which they first speak.
  private static func speakers(of cues: [Cue]) -> [Speaker]? {
    var places: [String: Int] = [:]
    var speakers: [Speaker] = []
    for cue in cues {
      guard let name = cue.speaker else { continue }
      let place = places[name] ?? speakers.count
      if place == speakers.count {
        places[name] = place
        speakers.append(Speaker(name: name, milliseconds: 0))
      }
      let length = max(0, cue.endMilliseconds - cue.startMilliseconds)
      speakers[place].milliseconds = speakers[place].milliseconds.addingSaturated(length)
    }
    return speakers.isEmpty ? nil : speakers
  }
}
