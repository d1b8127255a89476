internal import Artifacts
internal import CLibAV

/// Watches one decoded video stream: black and frozen stretches.
///
/// Wraps libavfilter's `blackdetect` and `freezedetect`.
final class PictureAnalysis {
  private let graph = FormatFollowingGraph(sink: "buffersink", chains: chains, outputs: 1)
  private var black = StretchCollector(.black)
  private var frozen = StretchCollector(.frozen)

  /// Shorter stills are part of any recording.
  private static let leastFrozen: Int64 = 5000
  /// A key frame renews a still picture, and so interrupts it for a frame or two.
  private static let keyFrameGap: Int64 = 200

  /// Small pictures tell as much and cost less.
  private static let chains = """
    [in]scale=w='min(320,iw)':h=-2:flags=fast_bilinear,format=yuv420p,\
    blackdetect=d=2:pic_th=0.98:pix_th=0.08,freezedetect=n=-60dB:d=1[out0]
    """

  func take(_ frame: UnsafeMutablePointer<AVFrame>, timeBase: AVRational) {
    let base = Rational(numerator: Int64(timeBase.num), denominator: Int64(timeBase.den))
    let start = DurationReasoning.signedMilliseconds(
      base.scaled(unsafe frame.pointee.pts, by: 1_000_000))
    unsafe graph.push(frame, from: Self.source(frame, timeBase), note: note) {
      black.interrupt(at: start)
      frozen.interrupt(at: start)
    }
  }

  /// Whether a part of the stream could not be looked at.
  var isBroken: Bool { graph.isBroken }

  /// What was found, once the stream ends at `end` milliseconds.
  func finish(at end: Int64) -> [Stretch] {
    graph.finish(note: note)
    black.finish(at: isBroken ? nil : end)
    frozen.finish(at: isBroken ? nil : end)
    // A black picture does not change either.
    return black.stretches
      + joinedStills.filter { still in
        !black.stretches.contains {
          $0.startMilliseconds <= still.startMilliseconds + 500
            && still.endMilliseconds <= $0.endMilliseconds + 500
        }
      }
  }

  private var joinedStills: [Stretch] {
    var joined: [Stretch] = []
    for still in frozen.stretches {
      if let last = joined.last, still.startMilliseconds - last.endMilliseconds <= Self.keyFrameGap
      {
        joined[joined.count - 1].endMilliseconds = still.endMilliseconds
      } else {
        joined.append(still)
      }
    }
    return joined.filter { $0.endMilliseconds - $0.startMilliseconds >= Self.leastFrozen }
  }

  private func note(_ output: Int, _ key: String, _ value: String) {
    switch key {
    case "lavfi.black_start": black.start(value)
    case "lavfi.black_end": black.end(value)
    case "lavfi.freezedetect.freeze_start": frozen.start(value)
    case "lavfi.freezedetect.freeze_end": frozen.end(value)
    default: break
    }
  }

  private static func source(
    _ frame: UnsafeMutablePointer<AVFrame>, _ timeBase: AVRational
  ) -> FormatFollowingGraph.Source {
    let arguments = unsafe """
    video_size=\(frame.pointee.width)x\(frame.pointee.height):pix_fmt=\(frame.pointee.format):\
    time_base=\(timeBase.num)/\(timeBase.den):pixel_aspect=1/1
    """
    return ("buffer", arguments)
  }
}
