internal import Artifacts

/// Tells a file's type from its first bytes; its name has no say.
///
/// Signatures come first because libavformat's own probe would also try demuxers that open other
/// files; what they name is handed to exactly one demuxer.
package struct ContentSniffer {
  /// How many first bytes are worth having.
  package static let prefixLength = 16 << 10

  private let prefix: [UInt8]

  /// - Parameter prefix: the file's first bytes, at most `prefixLength` of them.
  package init(prefix: [UInt8]) { self.prefix = prefix }

  /// The type; bytes that no signature fits and that are no text go to libavformat's probe.
  package var contentType: ContentType {
    isoBaseMedia ?? matroska ?? riff ?? fixedSignature ?? zip ?? transportStream ?? text
      ?? ContentType(.media(demuxer: nil), .other, nil)
  }

  // MARK: Containers with a type inside

  /// ISO/IEC 14496-12 §4.3: `ftyp` and its major brand; QuickTime files may lack it.
  private var isoBaseMedia: ContentType? {
    let demuxer = "mov"
    switch ascii(4, 4) {
    case "ftyp": break
    case "moov", "mdat", "wide", "pnot":
      return .media(demuxer, .video, "video/quicktime", container: "mov")
    case "free", "skip":
      guard has("moov") || has("mdat") else { return nil }
      return .media(demuxer, .video, "video/quicktime", container: "mov")
    default: return nil
    }
    let brand = ascii(8, 4) ?? ""
    switch brand {
    case "qt  ": return .media(demuxer, .video, "video/quicktime", container: "mov")
    case "M4A ", "M4B ", "M4P ": return .media(demuxer, .audio, "audio/mp4", container: "m4a")
    case "heic", "heix", "heim", "heis", "hevc", "mif1", "msf1": return .picture("image/heic")
    case "avif", "avis": return .picture("image/avif")
    case _ where brand.hasPrefix("3gp"):
      return .media(demuxer, .video, "video/3gpp", container: "3gp")
    case _ where brand.hasPrefix("3g2"):
      return .media(demuxer, .video, "video/3gpp2", container: "3g2")
    default: return .media(demuxer, .video, "video/mp4", container: "mp4")
    }
  }

  /// RFC 8794: an EBML header whose DocType tells WebM from Matroska.
  private var matroska: ContentType? {
    guard starts([0x1A, 0x45, 0xDF, 0xA3]) else { return nil }
    return has("webm", within: 128)
      ? .media("matroska", .video, "video/webm", container: "webm")
      : .media("matroska", .video, "video/x-matroska", container: "matroska")
  }

  private var riff: ContentType? {
    switch (ascii(0, 4), ascii(8, 4)) {
    case ("RIFF", "WAVE"), ("RF64", "WAVE"), ("BW64", "WAVE"):
      .media("wav", .audio, "audio/wav")
    case ("RIFF", "AVI "): .media("avi", .video, "video/x-msvideo")
    case ("RIFF", "WEBP"): .picture("image/webp")
    case ("FORM", "AIFF"), ("FORM", "AIFC"): .media("aiff", .audio, "audio/aiff")
    default: nil
    }
  }

  /// Zip files tell what they are by the names of their first members.
  private var zip: ContentType? {
    if starts([0x50, 0x4B, 0x05, 0x06]) { return .archive("application/zip") }
    guard starts([0x50, 0x4B, 0x03, 0x04]) else { return nil }
    let openDocument = "application/vnd.oasis.opendocument."
    let openXML = "application/vnd.openxmlformats-officedocument."
    return switch true {
    case has(openDocument + "text"): .document("odt", openDocument + "text")
    case has(openDocument + "spreadsheet"): .document("ods", openDocument + "spreadsheet")
    case has(openDocument + "presentation"): .document("odp", openDocument + "presentation")
    case has("application/epub+zip"): .document("epub", "application/epub+zip")
    case has("word/"): .document("docx", openXML + "wordprocessingml.document")
    case has("xl/"): .document("xlsx", openXML + "spreadsheetml.sheet")
    case has("ppt/"): .document("pptx", openXML + "presentationml.presentation")
    default: .archive("application/zip")
    }
  }

  /// ISO/IEC 13818-1 §2.4.3.2: a sync byte every 188 bytes, or 192 behind a time code.
  private var transportStream: ContentType? {
    let plain = [0, 188, 376].allSatisfy { byte($0) == 0x47 }
    let timed = [4, 196, 388].allSatisfy { byte($0) == 0x47 }
    return plain || timed ? .media("mpegts", .video, "video/mp2t") : nil
  }

  // MARK: Fixed signatures

  private var fixedSignature: ContentType? {
    Self.signatures.first { starts($0.bytes) }?.type
  }

  private static let signatures: [(bytes: [UInt8], type: ContentType)] = [
    (Array("OggS".utf8), .media("ogg", .audio, "audio/ogg")),
    (Array("fLaC".utf8), .media("flac", .audio, "audio/flac")),
    (
      [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, 0xA6, 0xD9],
      .media("asf", .video, "video/x-ms-asf")
    ),
    (Array("FLV\u{1}".utf8), .media("flv", .video, "video/x-flv")),
    (Array("caff".utf8), .media("caf", .audio, "audio/x-caf")),
    (Array("#!AMR-WB\n".utf8), .media("amr", .audio, "audio/amr-wb")),
    (Array("#!AMR\n".utf8), .media("amr", .audio, "audio/amr")),
    (Array(".snd".utf8), .media("au", .audio, "audio/basic")),
    (Array("wvpk".utf8), .media("wv", .audio, "audio/x-wavpack")),
    (Array("MAC ".utf8), .media("ape", .audio, "audio/x-ape")),
    ([0x00, 0x00, 0x01, 0xBA], .media("mpeg", .video, "video/mpeg")),
    (Array("ID3".utf8), .media(nil, .audio, "audio/mpeg")),
    ([0xFF, 0xD8, 0xFF], .picture("image/jpeg")),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .picture("image/png")),
    (Array("GIF87a".utf8), .picture("image/gif")),
    (Array("GIF89a".utf8), .picture("image/gif")),
    ([0x49, 0x49, 0x2A, 0x00], .picture("image/tiff")),
    ([0x4D, 0x4D, 0x00, 0x2A], .picture("image/tiff")),
    (Array("%PDF-".utf8), .document("pdf", "application/pdf")),
    (Array(#"{\rtf"#.utf8), .document("rtf", "application/rtf")),
    (
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
      .document("ole", "application/x-ole-storage")
    ),
    ([0x1F, 0x8B], .archive("application/gzip")),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive("application/x-7z-compressed")),
    (Array("Rar!\u{1A}\u{7}".utf8), .archive("application/vnd.rar")),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .archive("application/x-xz")),
    (Array("BZh".utf8), .archive("application/x-bzip2")),
    (Array("SQLite format 3\u{0}".utf8), ContentType(.nothing, .other, "application/vnd.sqlite3")),
  ]

  // MARK: Text

  private var text: ContentType? {
    let type = ContentType(.text, .document, "text/plain")
    if starts([0xEF, 0xBB, 0xBF]) || starts([0xFE, 0xFF]) || starts([0xFF, 0xFE]) { return type }
    if ascii(257, 5) == "ustar" { return .archive("application/x-tar") }
    // Four reserved bytes, then an offset to the pixels that lies within the first megabytes.
    if ascii(0, 2) == "BM", (6...9).allSatisfy({ byte($0) == 0 }), byte(13) == 0 {
      return .picture("image/bmp")
    }
    let zeros = prefix.count(where: { $0 == 0 })
    if zeros > 0 { return looksLikeUTF16(zeros: zeros) ? type : nil }
    let controls = prefix.count { $0 < 0x09 || (0x0E..<0x20).contains($0) && $0 != 0x1B }
    guard controls == 0 else { return nil }
    // Without a zero or a control character among many bytes, only text comes this far; a short
    // run of high bytes must at least be UTF-8 or mostly ASCII.
    let high = prefix.count { $0 >= 0x80 }
    if high * 3 <= prefix.count { return type }
    return isUTF8 ? type : nil
  }

  /// Sound UTF-8, but for a sequence that the prefix's end may have cut.
  private var isUTF8: Bool {
    (0...3).contains { String(validating: prefix.dropLast($0), as: UTF8.self) != nil }
  }

  /// Zeros in every other byte only.
  private func looksLikeUTF16(zeros: Int) -> Bool {
    let even = stride(from: 0, to: prefix.count, by: 2).count { prefix[$0] == 0 }
    let odd = zeros - even
    return zeros * 10 > prefix.count * 3 && (even == 0 || odd == 0)
  }

  // MARK: Looking

  private func byte(_ offset: Int) -> UInt8? {
    prefix.indices.contains(offset) ? prefix[offset] : nil
  }

  private func starts(_ bytes: [UInt8]) -> Bool { prefix.starts(with: bytes) }

  private func ascii(_ offset: Int, _ length: Int) -> String? {
    guard prefix.count >= offset + length else { return nil }
    return String(decoding: prefix[offset..<(offset + length)], as: UTF8.self)
  }

  private func has(_ text: String, within limit: Int = Self.prefixLength) -> Bool {
    let needle = Array(text.utf8)
    let area = prefix.prefix(limit)
    guard let first = needle.first, area.count >= needle.count else { return false }
    return (0...(area.count - needle.count)).contains { start in
      area[start] == first && area[start..<(start + needle.count)].elementsEqual(needle)
    }
  }
}
