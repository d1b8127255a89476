internal import Artifacts
internal import CLibAV

/// Watches one decoded video stream: black and frozen stretches.
///
/// Wraps libavfilter's `blackdetect` and `freezedetect`.
final class PictureAnalysis {
  private var graph: FilterGraph?
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
    if graph == nil { graph = unsafe Self.makeGraph(frame, timeBase) }
    unsafe graph?.push(frame, note)
  }

  /// What was found, once the stream ends at `end` milliseconds.
  func finish(at end: Int64) -> [Stretch] {
    unsafe graph?.push(nil, note)
    black.finish(at: end)
    frozen.finish(at: end)
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

  private static func makeGraph(
    _ frame: UnsafeMutablePointer<AVFrame>, _ timeBase: AVRational
  ) -> FilterGraph? {
    let arguments = unsafe """
    video_size=\(frame.pointee.width)x\(frame.pointee.height):pix_fmt=\(frame.pointee.format):\
    time_base=\(timeBase.num)/\(timeBase.den):pixel_aspect=1/1
    """
    return FilterGraph(
      source: ("buffer", arguments), sink: "buffersink", chains: chains, outputs: 1)
  }
}
