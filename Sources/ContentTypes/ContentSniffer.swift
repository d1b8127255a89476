internal import Artifacts

/// Tells a file's type from its first bytes; its name has no say.
///
/// Signatures come first because libavformat's own probe would also try demuxers that open other
/// files; what they name is handed to exactly one demuxer.
package struct ContentSniffer {
  /// How many first bytes are worth having.
  package static let prefixLength = 16 << 10

  /// How many last bytes a zip file's list of members is looked for in.
  package static let suffixLength = 128 << 10

  private let prefix: [UInt8]
  private let suffix: [UInt8]

  /// - Parameters:
  ///   - prefix: the file's first bytes, at most `prefixLength` of them.
  ///   - suffix: its last bytes, for those where `needsSuffix` says so.
  package init(prefix: [UInt8], suffix: [UInt8] = []) {
    self.prefix = prefix
    self.suffix = suffix
  }

  /// True for a zip file, which lists its members at its end.
  package static func needsSuffix(_ prefix: [UInt8]) -> Bool {
    prefix.starts(with: [0x50, 0x4B, 0x03, 0x04])
  }

  /// The type; bytes that no signature fits and that are no text go to libavformat's probe.
  package var contentType: ContentType {
    isoBaseMedia ?? matroska ?? riff ?? fixedSignature ?? zip ?? transportStream ?? text
      ?? ContentType(.media(demuxer: nil), .other, nil)
  }

  // MARK: Containers with a type inside

  /// ISO/IEC 14496-12 §4.3: `ftyp` and its major brand; QuickTime files may lack it. The four bytes
  /// before are a size, so that “The wide variety…” is no recording.
  private var isoBaseMedia: ContentType? {
    let demuxer = "mov"
    guard let type = ascii(4, 4), hasBoxSize else { return nil }
    switch type {
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
    case "avif", "avis": return .picture("image/avif")
    case "heic", "heix", "heim", "heis", "hevc", "mif1", "msf1":
      return .picture(has("avif", within: boxLength) ? "image/avif" : "image/heic")
    case _ where brand.hasPrefix("3gp"):
      return .media(demuxer, .video, "video/3gpp", container: "3gp")
    case _ where brand.hasPrefix("3g2"):
      return .media(demuxer, .video, "video/3gpp2", container: "3g2")
    default: return .media(demuxer, .video, "video/mp4", container: "mp4")
    }
  }

  /// Zero (to the end), one (a long size follows) or at least a header; never four letters.
  private var hasBoxSize: Bool {
    guard prefix.count >= 8 else { return false }
    return boxLength <= 1 ? boxLength >= 0 : boxLength >= 8 && prefix[0] < 0x20
  }

  private var boxLength: Int { prefix.prefix(4).reduce(0) { $0 << 8 | Int($1) } }

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

  /// Zip files tell what they are by their members: OpenDocument and EPUB by the first one, which is
  /// stored as it is, Office formats by a list of types beside the folder of the program.
  private var zip: ContentType? {
    if starts([0x50, 0x4B, 0x05, 0x06]) { return .archive("application/zip") }
    guard starts([0x50, 0x4B, 0x03, 0x04]) else { return nil }
    if ascii(30, 8) == "mimetype", let type = statedType { return type }
    let names = ZipMemberNames(prefix: prefix, suffix: suffix).names
    guard names.contains(where: { $0 == Array("[Content_Types].xml".utf8) }) else {
      return .archive("application/zip")
    }
    let openXML = "application/vnd.openxmlformats-officedocument."
    for (folder, format, type) in [
      ("word/", "docx", "wordprocessingml.document"), ("xl/", "xlsx", "spreadsheetml.sheet"),
      ("ppt/", "pptx", "presentationml.presentation"),
    ] where names.contains(where: { $0.starts(with: folder.utf8) }) {
      return .document(format, openXML + type)
    }
    return .archive("application/zip")
  }

  /// The content of a first member named `mimetype`.
  private var statedType: ContentType? {
    let openDocument = "application/vnd.oasis.opendocument."
    for (format, type) in [
      ("odt", openDocument + "text"), ("ods", openDocument + "spreadsheet"),
      ("odp", openDocument + "presentation"), ("epub", "application/epub+zip"),
    ] where has(type, within: 160) {
      return .document(format, type)
    }
    return nil
  }

  /// ISO/IEC 13818-1 §2.4.3.2: a sync byte every 188 bytes, or 192 behind a time code.
  private var transportStream: ContentType? {
    let plain = [0, 188, 376].allSatisfy { byte($0) == 0x47 }
    let timed = [4, 196, 388].allSatisfy { byte($0) == 0x47 }
    return plain || timed ? .media("mpegts", .video, "video/mp2t") : nil
  }

  // MARK: Fixed signatures

  private var fixedSignature: ContentType? {
    Self.signatures.first { starts($0.bytes) && hasSoundField(after: $0.bytes) }?.type
  }

  /// A signature of letters alone may begin any text (“ID3 is a module…”): the field behind it, as
  /// its format defines it, decides.
  private func hasSoundField(after signature: [UInt8]) -> Bool {
    func among(_ offset: Int, _ range: ClosedRange<UInt8>) -> Bool {
      byte(offset).map(range.contains) ?? false
    }
    return switch String(decoding: signature, as: UTF8.self) {
    case "OggS": among(4, 0...0)
    case "fLaC": among(4, 0...0) || among(4, 0x80...0x80)
    case "caff": among(4, 0...0) && among(5, 1...1)
    case ".snd": among(4, 0...0)
    case "wvpk": among(9, 4...4)
    case "MAC ": among(5, 0x0E...0x10)
    case "ID3": among(3, 2...4) && (6...9).allSatisfy { among($0, 0...0x7F) }
    case "BZh": among(3, 0x31...0x39) && among(4, 0x31...0x31) && among(5, 0x41...0x41)
    default: true
    }
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
    (Array("%PDF-".utf8), ContentType(.pdf, .document, "application/pdf")),
    (Array(#"{\rtf"#.utf8), ContentType(.richText, .document, "application/rtf")),
    (
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
      .document("ole", "application/x-ole-storage")
    ),
    // A property list in Apple's binary form, which a link may be kept in.
    (Array("bplist00".utf8), ContentType(.text, .other, "application/x-plist")),
    ([0x1F, 0x8B], .archive("application/gzip")),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive("application/x-7z-compressed")),
    (Array("Rar!\u{1A}\u{7}".utf8), .archive("application/vnd.rar")),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .archive("application/x-xz")),
    (Array("BZh".utf8), .archive("application/x-bzip2")),
    ([0x28, 0xB5, 0x2F, 0xFD], .archive("application/zstd")),
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
    return TextRule.fits(prefix) ? type : nil
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
