internal import Artifacts
internal import ContentTypes
internal import MediaInspection
internal import PictureInspection
internal import Wire

/// Draws what a page shows of a recording or a photo.
struct DrawingTask {
  let descriptor: Int32
  let request: Request
  let type: ContentType?

  /// Empty where nothing can be drawn.
  func draw() -> DrawnPictures {
    guard request.size > 0, let type else { return DrawnPictures() }
    let drawing = PictureDrawing(descriptor: descriptor, size: request.size)
    switch (type.reader, type.mediaType) {
    case (.media(let demuxer), _):
      return drawing.drawing(
        ofRecording: max(0, request.milliseconds ?? 0), demuxer: demuxer)
    case (.picture, "image/heic"), (.picture, "image/avif"):
      guard request.size <= PictureDrawing.photoBytes,
        let picture = HEIFPixels.picture(
          descriptor: descriptor, size: request.size, side: DrawnPictures.posterSide,
          mostPixels: PictureDrawing.photoPixels)
      else { return DrawnPictures() }
      return drawing.drawing(ofPixels: picture)
    case (.picture, let mediaType?):
      let reply = PictureInspector(descriptor: descriptor, size: request.size)
        .inspect(mediaType: mediaType)
      return drawing.drawing(
        ofPhoto: mediaType, turning: PictureTurning(exif: reply.image?.orientation))
    default: return DrawnPictures()
    }
  }
}
