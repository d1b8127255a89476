package import Artifacts

/// Reads a still picture's header, its EXIF and whether it is whole. No pixel is decoded.
package struct PictureInspector {
  /// Frame headers lie behind embedded profiles and previews, at most so far into a file.
  private static let headerLength = 4 << 20

  private let file: PictureFile

  /// - Parameter size: bytes; nothing past it is read.
  package init(descriptor: Int32, size: Int64) {
    file = PictureFile(descriptor: descriptor, size: size)
  }

  package func inspect(mediaType: String) -> Reply {
    switch mediaType {
    case "image/tiff": return tiff(mediaType)
    case "image/heic", "image/avif": return heif(mediaType)
    default: break
    }
    let structure = PictureStructure(file, mediaType: mediaType)
    let exif = structure.exif.map {
      ExifFacts(file.bytes(at: $0.offset, count: min($0.count, ExifBlock.longest)))
    }
    var facts = exif ?? ExifFacts()
    if structure.namesAuthor { facts.privacy.addPerson("author") }
    return reply(mediaType, header(mediaType), facts, structure.end)
  }

  private func tiff(_ mediaType: String) -> Reply {
    let excerpt = TIFFExcerpt(file)
    let size = excerpt.flatMap { ImageSize(width: $0.width, height: $0.height) }
    return reply(
      mediaType, size, ExifFacts(excerpt?.exif ?? []),
      excerpt?.endIsMissing == false ? .reached : .missing)
  }

  /// libheif refuses a file that is cut off; its dimensions can still be told.
  private func heif(_ mediaType: String) -> Reply {
    let picture = HEIFPicture(file)
    var facts = ExifFacts(picture?.exif ?? [])
    facts.orientation = picture?.orientation ?? facts.orientation
    let size = picture.flatMap { ImageSize(width: $0.width, height: $0.height) }
    let end = PictureStructure(file, mediaType: mediaType).end
    return reply(mediaType, size ?? header(mediaType), facts, end)
  }

  private func header(_ mediaType: String) -> ImageSize? {
    for length in [64 << 10, Self.headerLength] {
      let bytes = file.bytes(at: 0, count: length)
      if let size = ImageSize(header: bytes, mediaType: mediaType) { return size }
      if bytes.count < length { break }
    }
    return nil
  }

  private func reply(
    _ mediaType: String, _ size: ImageSize?, _ exif: ExifFacts, _ end: PictureStructure.End
  ) -> Reply {
    var reply = Reply(kind: .image, mediaType: mediaType)
    reply.image = size.map { size in
      var facts = ImageFacts(width: size.width, height: size.height)
      facts.orientation = exif.orientation
      facts.capturedAt = exif.capturedAt
      facts.coordinates = exif.coordinates
      return facts
    }
    if end == .missing {
      reply.findings.append(
        Finding(
          .imageDamaged, "The picture is cut off: its end is missing.",
          found: "\(file.size) bytes"))
    } else if size == nil {
      reply.findings.append(
        Finding(
          .imageDamaged, "The picture's header is damaged: it states no width and height."))
    }
    reply.findings += exif.privacy.findings(of: "picture")
    return reply
  }
}
