internal import Artifacts
internal import CLibAV

/// Listens to one decoded sound stream: silence, near silence, loudness.
///
/// Wraps libavfilter's `silencedetect` and `ebur128`.
final class SoundAnalysis {
  private let graph = FormatFollowingGraph(sink: "abuffersink", chains: chains, outputs: 2)
  private var silence = StretchCollector(.silence)
  private var nearSilence = StretchCollector(.nearSilence)
  /// Of the part in one format that lasts longest: loudness is gated, so that of two parts can't be
  /// added up.
  private(set) var loudnessCentiLUFS: Int64?
  private var partLoudness: Int64?
  private var partSeconds = 0.0
  private var longestPartSeconds = 0.0

  /// Shorter pauses are part of speech. The detector takes what is strictly below its level, so
  /// digital silence is what lies below half a step of 24 bits.
  private static let chains = """
    [in]asplit[a][b];[a]silencedetect=noise=-60dB:duration=2,ebur128=metadata=1[out0];\
    [b]aformat=sample_fmts=dbl,silencedetect=noise=0.0000001:duration=2[out1]
    """

  func take(_ frame: UnsafeMutablePointer<AVFrame>, timeBase: AVRational) {
    // Plain WAV says how many channels there are, not where they sound; filters want to know.
    if unsafe frame.pointee.ch_layout.order == AV_CHANNEL_ORDER_UNSPEC {
      let channels = unsafe frame.pointee.ch_layout.nb_channels
      unsafe av_channel_layout_default(&frame.pointee.ch_layout, channels)
    }
    let base = Rational(numerator: Int64(timeBase.num), denominator: Int64(timeBase.den))
    let start = DurationReasoning.signedMilliseconds(
      base.scaled(unsafe frame.pointee.pts, by: 1_000_000))
    unsafe graph.push(frame, from: Self.source(frame, timeBase), note: note) {
      silence.interrupt(at: start)
      nearSilence.interrupt(at: start)
      closePart()
    }
    partSeconds +=
      unsafe Double(frame.pointee.nb_samples) / Double(max(1, frame.pointee.sample_rate))
  }

  /// Whether a part of the stream could not be listened to.
  var isBroken: Bool { graph.isBroken }

  private func closePart() {
    if partSeconds > longestPartSeconds {
      longestPartSeconds = partSeconds
      loudnessCentiLUFS = partLoudness
    }
    partSeconds = 0
    partLoudness = nil
  }

  /// What was found, once the stream ends at `end` milliseconds.
  func finish(at end: Int64) -> [Stretch] {
    graph.finish(note: note)
    closePart()
    silence.finish(at: isBroken ? nil : end)
    nearSilence.finish(at: isBroken ? nil : end)
    // What is silent altogether is not reported again as nearly silent.
    return silence.stretches
      + nearSilence.stretches.filter { near in
        !silence.stretches.contains {
          $0.startMilliseconds <= near.startMilliseconds + 100
            && near.endMilliseconds <= $0.endMilliseconds + 100
        }
      }
  }

  private func note(_ output: Int, _ key: String, _ value: String) {
    switch (output, key) {
    case (0, "lavfi.silence_start"): nearSilence.start(value)
    case (0, "lavfi.silence_end"): nearSilence.end(value)
    case (1, "lavfi.silence_start"): silence.start(value)
    case (1, "lavfi.silence_end"): silence.end(value)
    case (_, "lavfi.r128.I"):
      // −70 LUFS is the gate: what never rose above it has no loudness.
      guard let loudness = Double(value), loudness.isFinite, loudness > -70 else { return }
      partLoudness = Int64((loudness * 100).rounded())
    default: break
    }
  }

  private static func source(
    _ frame: UnsafeMutablePointer<AVFrame>, _ timeBase: AVRational
  ) -> FormatFollowingGraph.Source? {
    let layout = unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
      let length = unsafe av_channel_layout_describe(
        &frame.pointee.ch_layout, buffer.baseAddress, buffer.count)
      return unsafe length > 0 ? buffer.baseAddress.map { unsafe String(cString: $0) } : nil
    }
    guard let layout,
      let format = unsafe av_get_sample_fmt_name(AVSampleFormat(rawValue: frame.pointee.format))
    else { return nil }
    let arguments = unsafe """
    time_base=\(timeBase.num)/\(timeBase.den):sample_rate=\(frame.pointee.sample_rate):\
    sample_fmt=\(String(cString: format)):channel_layout=\(layout)
    """
    return ("abuffer", arguments)
  }
}
