internal import Artifacts
internal import CLibAV

/// One stream of a recording that is opened anew to be drawn, with its decoder. All other streams are
/// passed over.
final class DrawingStream {
  let demuxer: Demuxer
  private let reader: DescriptorReader
  let decoder: FrameDecoder
  let index: Int
  let timeBase: AVRational
  /// Frames a second; 30 where the container does not say.
  let frameRate: Double
  /// Of a frame.
  let pixels: Int
  let turning: PictureTurning
  private let sampleAspect: AVRational
  /// The recording's first instant in microseconds, from which times are told.
  private let start: Int64

  /// Pixels of a frame: 8K.
  private static let mostPixels: Int64 = 8192 * 4320
  private static let microseconds = AVRational(num: 1, den: 1_000_000)

  /// The first stream of a type that a decoder opens; nil where there is none.
  init?(_ type: AVMediaType, of reader: DescriptorReader, demuxer name: String?) {
    guard let demuxer = try? Demuxer(reader, demuxer: name) else { return nil }
    try? demuxer.findStreamInfo()
    let found = unsafe demuxer.withContext { unsafe Self.first(type, in: $0) } ?? nil
    guard let found else { return nil }
    (self.demuxer, self.reader) = (demuxer, reader)
    (decoder, index, timeBase) = (found.decoder, found.index, found.timeBase)
    (frameRate, pixels, turning) = (found.frameRate, found.pixels, found.turning)
    (sampleAspect, start) = (found.sampleAspect, found.start)
  }

  /// True where some of the file could not be read, or more of it than may be would have been.
  var hasFailed: Bool { reader.failure != nil }

  private struct Found {
    var decoder: FrameDecoder
    var index: Int
    var timeBase: AVRational
    var frameRate = 30.0
    var pixels = 0
    var turning = PictureTurning.none
    var sampleAspect = AVRational()
    var start: Int64 = 0
  }

  private static func first(
    _ type: AVMediaType, in context: UnsafeMutablePointer<AVFormatContext>
  ) -> Found? {
    let count = Int(unsafe context.pointee.nb_streams)
    for position in 0..<count {
      guard let stream = unsafe context.pointee.streams?[position] else { continue }
      let parameters = unsafe stream.pointee.codecpar.pointee
      let isCover = unsafe stream.pointee.disposition & AV_DISPOSITION_ATTACHED_PIC != 0
      guard unsafe parameters.codec_type == type, !isCover,
        let decoder = unsafe FrameDecoder(stream, mostPixels: mostPixels)
      else { continue }
      for other in 0..<count where other != position {
        unsafe context.pointee.streams?[other]?.pointee.discard = AVDISCARD_ALL
      }
      var found = unsafe Found(
        decoder: decoder, index: Int(stream.pointee.index), timeBase: stream.pointee.time_base)
      let rate = unsafe stream.pointee.avg_frame_rate
      if rate.num > 0, rate.den > 0 { found.frameRate = Double(rate.num) / Double(rate.den) }
      found.pixels = Int(max(0, unsafe parameters.width)) * Int(max(0, unsafe parameters.height))
      found.sampleAspect = unsafe stream.pointee.sample_aspect_ratio
      if let matrix = unsafe exhibit_display_matrix(stream) {
        found.turning = unsafe PictureTurning(
          matrix: Array(UnsafeBufferPointer(start: matrix, count: 9)))
      }
      let start = unsafe context.pointee.start_time
      found.start = start == exhibit_no_timestamp ? 0 : start
      return found
    }
    return nil
  }

  /// How wide a frame's samples are for their height: as the container has it, or the frame itself.
  func aspect(of frame: UnsafeMutablePointer<AVFrame>) -> AVRational {
    unsafe sampleAspect.num > 0 && sampleAspect.den > 0
      ? sampleAspect : frame.pointee.sample_aspect_ratio
  }

  /// Milliseconds from the recording's start; nil for a frame without a time.
  func milliseconds(of frame: UnsafeMutablePointer<AVFrame>) -> Int64? {
    microseconds(of: frame).map { max(0, $0 / 1000) }
  }

  /// Microseconds from the recording's start.
  func microseconds(of frame: UnsafeMutablePointer<AVFrame>) -> Int64? {
    let time = unsafe frame.pointee.best_effort_timestamp
    guard time != exhibit_no_timestamp, timeBase.num > 0, timeBase.den > 0 else { return nil }
    let scaled = av_rescale_q(time, timeBase, Self.microseconds)
    guard scaled != exhibit_no_timestamp else { return nil }
    let (difference, overflow) = scaled.subtractingReportingOverflow(start)
    return overflow ? nil : difference
  }

  /// Goes to where decoding has to begin for a time from the recording's start; false where the
  /// container can't.
  func seek(toMilliseconds time: Int64) -> Bool {
    guard timeBase.num > 0, timeBase.den > 0 else { return false }
    let (scaled, overflow) = time.multipliedReportingOverflow(by: 1000)
    let (moved, isTooFar) = scaled.addingReportingOverflow(start)
    guard !overflow, !isTooFar else { return false }
    let units = av_rescale_q(moved, Self.microseconds, timeBase)
    // Matroska's index is often of the video alone: then the container chooses by which to seek.
    guard demuxer.seek(stream: index, to: units) || demuxer.seek(stream: -1, to: moved) else {
      return false
    }
    decoder.flush()
    return true
  }

  /// Decodes the next packet and lends its frames; false at the end, after what the decoder still
  /// held, and where reading fails.
  func decodeNext(_ body: (UnsafeMutablePointer<AVFrame>) -> Void) -> Bool {
    let found = try? unsafe demuxer.lendPacket { packet in
      guard Int(unsafe packet.pointee.stream_index) == index else { return }
      _ = unsafe decoder.decode(packet, body)
    }
    if found == true { return true }
    _ = unsafe decoder.decode(nil, body)
    return false
  }
}
