internal import Artifacts
internal import CLibAV

/// What of a recording is copied when it is cleaned, and what is left out.
struct MediaContents {
  /// Streams that are copied, by their positions.
  private(set) var kept: [Int] = []
  /// Kinds of what goes, in our own words; empty where there is nothing.
  private(set) var removed: [String] = []
  private(set) var hasPictures = false
  /// libavformat's name of the demuxer, the first of several.
  let format: String?

  /// - Parameters:
  ///   - hidden: kinds of what libavformat passes over.
  ///   - tracks: subtitles that say where the camera was.
  init(
    _ context: UnsafeMutablePointer<AVFormatContext>, hidden: [String], tracks: Set<Int>
  ) {
    let names = unsafe context.pointee.iformat?.pointee.name.map { unsafe String(cString: $0) }
    format = names?.split(separator: ",").first.map(String.init)
    for position in unsafe 0..<Int(context.pointee.nb_streams) {
      guard let stream = unsafe context.pointee.streams?[position],
        let parameters = unsafe stream.pointee.codecpar
      else { continue }
      let isCover = unsafe stream.pointee.disposition & AV_DISPOSITION_ATTACHED_PIC != 0
      switch unsafe parameters.pointee.codec_type {
      case AVMEDIA_TYPE_VIDEO where isCover: note("a cover picture")
      case AVMEDIA_TYPE_VIDEO:
        hasPictures = true
        kept.append(position)
      case AVMEDIA_TYPE_SUBTITLE where tracks.contains(position): note("a track of places")
      case AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_SUBTITLE: kept.append(position)
      default: if unsafe !Self.isChapterText(stream, context) { note("a data stream") }
      }
    }
    let tags = unsafe TagReading.tags(of: context)
    let sweep = RecordingTags(tags: tags).privacy
    if !sweep.places.isEmpty { note("location") }
    if !sweep.devices.isEmpty { note("device") }
    if !sweep.people.isEmpty { note("people") }
    if tags.contains(where: { !Self.isHarmless($0) }) { note("other tags") }
    for kind in hidden { note(kind) }
  }

  private mutating func note(_ kind: String) {
    if !removed.contains(kind) { removed.append(kind) }
  }

  /// The text stream that MP4 keeps chapters' titles in; chapters are copied as chapters.
  private static func isChapterText(
    _ stream: UnsafeMutablePointer<AVStream>, _ context: UnsafeMutablePointer<AVFormatContext>
  ) -> Bool {
    unsafe context.pointee.nb_chapters > 0
      && stream.pointee.codecpar.pointee.codec_id == AV_CODEC_ID_BIN_DATA
  }

  /// What every writer puts there by itself, and the time of recording, which credentials ask for.
  private static func isHarmless(_ tag: Tag) -> Bool {
    let key = tag.key.lowercased()
    if key == "handler_name" {
      return [
        "VideoHandler", "SoundHandler", "SubtitleHandler", "Core Media Video", "Core Media Audio",
      ]
      .contains(tag.value) || tag.value.hasPrefix("ISO Media")
    }
    // Programs name themselves there, and some phones their owners.
    if key == "encoder" {
      return ["Lav", "HandBrake", "Google", "x26", "Chrome", "Mozilla", "QTmuxingAppLibWebM"]
        .contains(where: tag.value.hasPrefix)
    }
    return [
      "major_brand", "minor_version", "compatible_brands", "language", "creation_time", "vendor_id",
      "duration",
    ].contains(key)
  }
}
