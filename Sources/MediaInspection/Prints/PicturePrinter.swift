internal import Artifacts
internal import CLibAV

/// Makes prints of decoded pictures: scaled to a small grey one by libavfilter first.
final class PicturePrinter {
  private static let chain =
    "[in]scale=\(PictureHash.side):\(PictureHash.side):flags=area,format=gray[out0]"

  /// The print of a picture; nil where it can't be scaled, or shows nothing.
  func print(of frame: UnsafeMutablePointer<AVFrame>, milliseconds: Int64?) -> PicturePrint? {
    // Scaling does not ask when a picture is shown; a graph wants some time.
    unsafe frame.pointee.pts = 0
    let arguments = unsafe """
    video_size=\(frame.pointee.width)x\(frame.pointee.height):pix_fmt=\(frame.pointee.format):\
    time_base=1/1000:pixel_aspect=1/1
    """
    guard
      let graph = FilterGraph(
        source: ("buffer", arguments), sink: "buffersink", chains: Self.chain, outputs: 1)
    else { return nil }
    var grey: [UInt8] = []
    let isTaken = unsafe graph.push(frame, frames: { grey = unsafe Self.grey(of: $0) })
    guard isTaken, let hash = PictureHash(grey), hash.isTelling else { return nil }
    return PicturePrint(turns: hash.turns, milliseconds: milliseconds)
  }

  private static func grey(of frame: UnsafeMutablePointer<AVFrame>) -> [UInt8] {
    let side = PictureHash.side
    guard unsafe frame.pointee.width == side && frame.pointee.height == side,
      let plane = unsafe frame.pointee.data.0
    else { return [] }
    let step = Int(unsafe frame.pointee.linesize.0)
    return (0..<side).flatMap { line in
      (0..<side).map { unsafe plane[line * step + $0] }
    }
  }
}
