import Artifacts
import ContentTypes
import Testing

/// Signatures from each format's specification or registration, written by hand.
@Suite("A file's type from its first bytes")
struct ContentSnifferTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let reader: ContentType.Reader
    let mediaType: String?
    let kind: ArtifactKind
    let container: String?

    init(
      _ name: String, _ bytes: [UInt8], _ reader: ContentType.Reader, _ mediaType: String?,
      _ kind: ArtifactKind, container: String? = nil
    ) {
      testDescription = name
      self.bytes = bytes
      self.reader = reader
      self.mediaType = mediaType
      self.kind = kind
      self.container = container
    }
  }

  static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
  static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

  static func boxes(_ type: String, _ brand: String, _ rest: String = "") -> [UInt8] {
    [0, 0, 0, 24] + bytes(type + brand) + zeros(12) + bytes(rest)
  }

  static func movie(_ name: String, _ start: [UInt8], _ type: String, _ container: String) -> Case {
    Case(
      name, start, .media(demuxer: "mov"), type, type.hasPrefix("audio/") ? .audio : .video,
      container: container)
  }

  static let movies = [
    movie("mp4", boxes("ftyp", "isom"), "video/mp4", "mp4"),
    movie("mp4 of another brand", boxes("ftyp", "mp42"), "video/mp4", "mp4"),
    movie("m4a", boxes("ftyp", "M4A "), "audio/mp4", "m4a"),
    movie("mov", boxes("ftyp", "qt  "), "video/quicktime", "mov"),
    movie("mov without ftyp", boxes("moov", "...."), "video/quicktime", "mov"),
    movie("mov that starts with padding", boxes("wide", "....", "mdat"), "video/quicktime", "mov"),
    movie("mov that starts with free", boxes("free", "....", "moov"), "video/quicktime", "mov"),
    movie("3gp", boxes("ftyp", "3gp4"), "video/3gpp", "3gp"),
    movie("3g2", boxes("ftyp", "3g2a"), "video/3gpp2", "3g2"),
  ]

  static func media(
    _ name: String, _ start: [UInt8], _ type: String, _ demuxer: String, container: String? = nil
  ) -> Case {
    Case(
      name, start, .media(demuxer: demuxer), type, type.hasPrefix("audio/") ? .audio : .video,
      container: container ?? demuxer)
  }

  static let ebml: [UInt8] = [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82]
  static let packets: [UInt8] = (0..<3).flatMap { _ in [UInt8(0x47)] + zeros(187) }
  static let timedPackets: [UInt8] = (0..<3).flatMap { _ in zeros(4) + [UInt8(0x47)] + zeros(187) }

  static let recordings = [
    media("webm", ebml + [0x84] + bytes("webm"), "video/webm", "matroska", container: "webm"),
    media("mkv", ebml + [0x88] + bytes("matroska"), "video/x-matroska", "matroska"),
    media("wav", bytes("RIFF....WAVEfmt "), "audio/wav", "wav"),
    media("wav beyond 4 GB", bytes("RF64....WAVEds64"), "audio/wav", "wav"),
    media("avi", bytes("RIFF....AVI LIST"), "video/x-msvideo", "avi"),
    media("aiff", bytes("FORM....AIFFCOMM"), "audio/aiff", "aiff"),
    media("aiff, compressed", bytes("FORM....AIFCFVER"), "audio/aiff", "aiff"),
    media("ogg", bytes("OggS") + zeros(24), "audio/ogg", "ogg"),
    media("flac", bytes("fLaC") + zeros(24), "audio/flac", "flac"),
    media(
      "asf", [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, 0xA6, 0xD9, 0, 0xAA],
      "video/x-ms-asf", "asf"),
    media("flv", bytes("FLV\u{1}\u{5}"), "video/x-flv", "flv"),
    media("caf", bytes("caff\0\u{1}"), "audio/x-caf", "caf"),
    media("amr", bytes("#!AMR\n<"), "audio/amr", "amr"),
    media("amr wide band", bytes("#!AMR-WB\n"), "audio/amr-wb", "amr"),
    media("au", bytes(".snd") + zeros(8), "audio/basic", "au"),
    media("wavpack", bytes("wvpk") + zeros(4) + [0x10, 4] + zeros(2), "audio/x-wavpack", "wv"),
    media("ape", bytes("MAC ") + [0x96, 0x0F] + zeros(6), "audio/x-ape", "ape"),
    media("mpeg program stream", [0, 0, 1, 0xBA, 0x44], "video/mpeg", "mpeg"),
    media("mpeg transport stream", packets, "video/mp2t", "mpegts"),
    media("mpeg transport stream with time codes", timedPackets, "video/mp2t", "mpegts"),
  ]

  static let probed = [
    Case(
      "mp3 with tags", bytes("ID3\u{4}") + zeros(6), .media(demuxer: nil), "audio/mpeg", .audio),
    Case(
      "mp3 without", [0xFF, 0xFB, 0x90, 0x00] + zeros(40), .media(demuxer: nil), nil, .other),
    Case("zeros", zeros(64), .media(demuxer: nil), nil, .other),
    Case(
      "bytes of no kind", [0x01, 0x9C, 0xF3, 0x80, 0xEE, 0x11, 0xC4, 0x02],
      .media(demuxer: nil), nil, .other),
  ]

  static let pictures = [
    Case("jpeg", [0xFF, 0xD8, 0xFF, 0xE0], .picture, "image/jpeg", .image),
    Case(
      "png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .picture, "image/png", .image),
    Case("gif 87a", bytes("GIF87a"), .picture, "image/gif", .image),
    Case("gif 89a", bytes("GIF89a"), .picture, "image/gif", .image),
    Case("tiff, little-endian", bytes("II*\0"), .picture, "image/tiff", .image),
    Case("tiff, big-endian", bytes("MM\0*"), .picture, "image/tiff", .image),
    Case("webp", bytes("RIFF....WEBPVP8 "), .picture, "image/webp", .image),
    Case("heic", boxes("ftyp", "heic"), .picture, "image/heic", .image),
    Case("heif of many codecs", boxes("ftyp", "mif1"), .picture, "image/heic", .image),
    Case("avif", boxes("ftyp", "avif"), .picture, "image/avif", .image),
    Case(
      "bmp", bytes("BM") + [0x36, 0, 0x10, 0] + zeros(4) + [54, 0, 0, 0], .picture, "image/bmp",
      .image),
    Case(
      "bmp of more than 16 MB", bytes("BM") + [0x36, 0, 0, 2] + zeros(4) + [54, 0, 0, 0], .picture,
      "image/bmp", .image),
  ]

  static func zip(_ member: String, _ text: String = "") -> [UInt8] {
    [0x50, 0x4B, 3, 4] + zeros(22) + [UInt8(member.utf8.count), 0, 0, 0] + bytes(member + text)
  }

  /// An Office file lists its types first.
  static func office(_ member: String) -> [UInt8] { zip("[Content_Types].xml") + zip(member) }

  static let openXML = "application/vnd.openxmlformats-officedocument."
  static let openDocument = "application/vnd.oasis.opendocument."
  static let documents = [
    Case(
      "pdf", bytes("%PDF-1.7\n"), .pdf, "application/pdf", .document),
    Case(
      "rtf", bytes(#"{\rtf1\ansi"#), .richText, "application/rtf", .document),
    Case(
      "docx", office("word/document.xml"), .packagedDocument(format: "docx"),
      openXML + "wordprocessingml.document", .document),
    Case(
      "xlsx", office("xl/workbook.xml"), .packagedDocument(format: "xlsx"),
      openXML + "spreadsheetml.sheet", .document),
    Case(
      "pptx", office("ppt/presentation.xml"), .packagedDocument(format: "pptx"),
      openXML + "presentationml.presentation", .document),
    Case(
      "odt", zip("mimetype", openDocument + "text"), .packagedDocument(format: "odt"),
      openDocument + "text", .document),
    Case(
      "ods", zip("mimetype", openDocument + "spreadsheet"), .packagedDocument(format: "ods"),
      openDocument + "spreadsheet", .document),
    Case(
      "epub", zip("mimetype", "application/epub+zip"), .unreadDocument(format: "epub"),
      "application/epub+zip", .document),
    Case(
      "an old office document", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
      .unreadDocument(format: "ole"), "application/x-ole-storage", .document),
  ]

  static let archives = [
    Case("zip", zip("holiday.jpg"), .archive, "application/zip", .archive),
    Case("empty zip", [0x50, 0x4B, 5, 6] + zeros(18), .archive, "application/zip", .archive),
    Case("gzip", [0x1F, 0x8B, 8], .archive, "application/gzip", .archive),
    Case(
      "7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive, "application/x-7z-compressed",
      .archive),
    Case("rar", bytes("Rar!\u{1A}\u{7}\0"), .archive, "application/vnd.rar", .archive),
    Case("xz", [0xFD] + bytes("7zXZ\0"), .archive, "application/x-xz", .archive),
    // RFC 8878 §3.1.1.
    Case("zstd", [0x28, 0xB5, 0x2F, 0xFD, 0], .archive, "application/zstd", .archive),
    Case("bzip2", bytes("BZh91AY"), .archive, "application/x-bzip2", .archive),
    Case(
      "tar", bytes("notes.txt") + zeros(248) + bytes("ustar\0") + zeros(249), .archive,
      "application/x-tar", .archive),
    Case(
      "a database", bytes("SQLite format 3\0"), .nothing, "application/vnd.sqlite3", .other),
  ]

  static func text(_ name: String, _ start: [UInt8]) -> Case {
    Case(name, start, .text, "text/plain", .document)
  }

  static func wide(_ text: String, lowByteFirst: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8))
      return lowByteFirst ? [low, high] : [high, low]
    }
  }

  static let texts = [
    text("ASCII", bytes("Agenda\r\n\t1. Norms\r\n")),
    text("UTF-8", bytes("日本語のアジェンダ")),
    text("UTF-8 cut inside a letter", Array(bytes("日本語のアジェンダ").dropLast())),
    text("UTF-8 with a byte order mark", [0xEF, 0xBB, 0xBF] + bytes("Agenda")),
    text("Latin-1", bytes("R") + [0xE9] + bytes("flexion de l'") + [0xE9] + bytes("quipe")),
    text(
      "UTF-16 with a byte order mark, low byte first", [0xFF, 0xFE] + wide("é", lowByteFirst: true)),
    text(
      "UTF-16 with a byte order mark, high byte first",
      [0xFE, 0xFF] + wide("é", lowByteFirst: false)),
    text("UTF-16 without a mark, low byte first", wide("Agenda: norms", lowByteFirst: true)),
    text("UTF-16 without a mark, high byte first", wide("Agenda: norms", lowByteFirst: false)),
    text("a playlist", bytes("#EXTM3U\n#EXTINF:9,\nfile:///secret\n")),
    text("a concat script", bytes("ffconcat version 1.0\nfile secret.mp4\n")),
    text("HTML", bytes("<!DOCTYPE html><title>x</title>")),
  ]

  @Test(
    "a signature names type and reader",
    arguments: movies + recordings + probed + pictures + documents + archives + texts)
  func contentType(_ row: Case) {
    let type = ContentSniffer(prefix: row.bytes).contentType
    #expect(type.reader == row.reader)
    #expect(type.mediaType == row.mediaType)
    #expect(type.kind == row.kind)
    #expect(type.container == row.container)
  }

  @Test(
    "a signature cut anywhere traps nothing",
    arguments: movies + recordings + probed + pictures + documents + archives + texts)
  func prefixes(_ row: Case) {
    for length in 0..<row.bytes.count {
      _ = ContentSniffer(prefix: Array(row.bytes.prefix(length))).contentType
    }
  }

  @Test("nothing is no recording")
  func empty() {
    let type = ContentSniffer(prefix: []).contentType
    #expect(type.kind == .document)
    #expect(type.container == nil)
  }
}
