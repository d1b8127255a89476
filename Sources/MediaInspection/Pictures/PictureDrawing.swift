package import Artifacts
internal import CLibAV

/// Draws what a page shows of a recording or a photo. What can't be decoded has no picture, which is no
/// finding: its record says what is wrong with it.
package struct PictureDrawing {
  private let descriptor: Int32
  private let size: Int64

  /// A photo's bytes and pixels beyond which it is not decoded.
  package static let photoBytes: Int64 = 64 << 20
  package static let photoPixels: Int64 = 60_000_000
  /// Bytes that are read of a recording for its frames.
  private static let mostBytes: Int64 = 256 << 20

  /// - Parameter size: bytes; nothing past it is read.
  package init(descriptor: Int32, size: Int64) {
    (self.descriptor, self.size) = (descriptor, size)
    av_log_set_level(AV_LOG_QUIET)
    av_max_alloc(MediaInspector.mostAtOnce)
  }

  // MARK: Recordings

  /// - Parameter milliseconds: the measured length; 0 where it is not known.
  package func drawing(ofRecording milliseconds: Int64, demuxer: String?) -> DrawnPictures {
    var drawn = pictures(milliseconds, demuxer)
    // Searching and skipping reads more than what is listened to.
    if let sound = DrawingStream(
      AVMEDIA_TYPE_AUDIO, of: reader(WaveformReading.mostBytes * 4), demuxer: demuxer),
      var reading = WaveformReading(sound, milliseconds: milliseconds, size: size)
    {
      drawn.waveform = reading.values()
    }
    return drawn
  }

  private func reader(_ mostRead: Int64) -> DescriptorReader {
    DescriptorReader(descriptor: descriptor, size: size, mostRead: mostRead)
  }

  private func pictures(_ milliseconds: Int64, _ demuxer: String?) -> DrawnPictures {
    guard
      let video = DrawingStream(
        AVMEDIA_TYPE_VIDEO, of: reader(Self.mostBytes), demuxer: demuxer)
    else { return DrawnPictures() }
    var poster: (picture: PixelPicture, emptiness: PixelPicture.Emptiness)?
    var frames: [(picture: PixelPicture, milliseconds: Int64)] = []
    let sampling = unsafe FrameSampling(video) { frame, time in
      let aspect = unsafe video.aspect(of: frame)
      func picture(_ side: Int) -> PixelPicture? {
        unsafe PictureScaler.picture(of: frame, side: side, aspect: aspect)
      }
      guard let small = picture(DrawnPictures.frameSide) else { return }
      frames.append((small.turned(video.turning), time))
      let emptiness = small.emptiness
      if poster.map({ emptiness < $0.emptiness }) ?? true,
        let large = picture(DrawnPictures.posterSide)
      {
        poster = (large.turned(video.turning), emptiness)
      }
    }
    sampling.run(
      times: FrameSampling.times(count: DrawnPictures.sheetFrames, milliseconds: milliseconds),
      length: milliseconds)
    return DrawnPictures(
      poster: poster.flatMap {
        JPEGEncoder.drawing(of: $0.picture, cap: DrawnPictures.posterBytes)
      },
      sheet: Self.sheet(of: frames))
  }

  /// Nil for a single frame, which the poster shows. Frames that would need too many bytes are made
  /// smaller.
  private static func sheet(
    of frames: [(picture: PixelPicture, milliseconds: Int64)]
  ) -> DrawnPictures.Sheet? {
    guard frames.count > 1 else { return nil }
    let columns = min(DrawnPictures.sheetColumns, frames.count)
    var side = DrawnPictures.frameSide
    while side > 8 {
      let small = frames.compactMap { PictureScaler.picture(of: $0.picture, side: side) }
      if small.count == frames.count,
        let drawing = JPEGEncoder.drawing(
          ofThis: rows(of: small, columns: columns), cap: DrawnPictures.sheetBytes)
      {
        return DrawnPictures.Sheet(
          drawing: drawing, columns: columns, milliseconds: frames.map(\.milliseconds))
      }
      side = side * 3 / 4
    }
    return nil
  }

  /// Each place is as large as the first frame.
  private static func rows(of frames: [PixelPicture], columns: Int) -> PixelPicture {
    let (width, height) = (frames.first?.width ?? 1, frames.first?.height ?? 1)
    var sheet = PixelPicture(
      whiteWidth: width * columns, height: height * ((frames.count + columns - 1) / columns))
    for (place, frame) in frames.enumerated() {
      sheet = sheet.with(
        frame.cropped(width: width, height: height), atX: place % columns * width,
        y: place / columns * height)
    }
    return sheet
  }

  // MARK: Photos

  /// - Parameter turning: how the photo is turned before it is shown.
  package func drawing(ofPhoto mediaType: String?, turning: PictureTurning) -> DrawnPictures {
    let codec: AVCodecID
    switch mediaType {
    case "image/jpeg": codec = AV_CODEC_ID_MJPEG
    case "image/png": codec = AV_CODEC_ID_PNG
    case "image/gif": codec = AV_CODEC_ID_GIF
    case "image/webp": codec = AV_CODEC_ID_WEBP
    default: return DrawnPictures()
    }
    guard size <= Self.photoBytes,
      let decoder = FrameDecoder(codec, mostPixels: Self.photoPixels)
    else { return DrawnPictures() }
    var bytes = DescriptorReader(descriptor: descriptor, size: size)
      .bytes(at: 0, count: Int(size))
    guard Int64(bytes.count) == size else { return DrawnPictures() }
    // libav reads somewhat past the end.
    bytes += [UInt8](repeating: 0, count: Int(AV_INPUT_BUFFER_PADDING_SIZE))
    var picture: PixelPicture?
    let take = { (frame: UnsafeMutablePointer<AVFrame>) in
      guard picture == nil else { return }
      picture = unsafe PictureScaler.picture(
        of: frame, side: DrawnPictures.posterSide, aspect: AVRational(num: 1, den: 1))
    }
    _ = unsafe decoder.decode(&bytes, count: Int(size), take)
    _ = unsafe decoder.decode(nil, take)
    return drawing(of: picture, turning: turning)
  }

  /// Of a photo that another library decoded.
  package func drawing(ofPixels large: PixelPicture) -> DrawnPictures {
    drawing(of: PictureScaler.picture(of: large, side: DrawnPictures.posterSide), turning: .none)
  }

  private func drawing(of picture: PixelPicture?, turning: PictureTurning) -> DrawnPictures {
    DrawnPictures(
      poster: picture.flatMap {
        JPEGEncoder.drawing(of: $0.turned(turning), cap: DrawnPictures.photoBytes)
      })
  }
}
