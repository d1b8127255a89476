internal import Artifacts

/// Whether a file's name promises what the file holds.
enum FileNaming {
  /// A finding where the name's ending belongs to another format; endings that nobody knows promise
  /// nothing.
  static func mismatch(_ path: ArtifactPath, mediaType: String?) -> Finding? {
    guard let ending = path.nameExtension, let mediaType, let fitting = endings[mediaType],
      !fitting.contains(ending), known.contains(ending)
    else { return nil }
    let better = fitting.first.map { "Rename it to end in “.\($0)”." }
    return Finding(
      .fileExtensionMismatch,
      "The name ends in “.\(ending)”, but the file holds \(mediaType).",
      expected: fitting.map { ".\($0)" }.joined(separator: ", "), found: ".\(ending)", fix: better)
  }

  /// The finding for contents that are of no kind at all under a name that promises one; nil where
  /// the name promises nothing either.
  static func unreadable(_ path: ArtifactPath) -> Finding? {
    guard let ending = path.nameExtension,
      let promised = endings.filter({ $0.value.contains(ending) }).keys.min()
    else { return nil }
    let (code, noun): (FindingCode, String) =
      switch promised.prefix(while: { $0 != "/" }) {
      case "video", "audio": (.mediaUnreadable, "recording")
      case "image": (.imageDamaged, "picture")
      case _ where archives.contains(promised): (.archiveUnreadable, "archive")
      default: (.documentUnreadable, "document")
      }
    return Finding(
      code, "The name promises a \(noun) (.\(ending)), but the contents are of no known kind.",
      expected: ".\(ending)")
  }

  private static let archives = Set(
    [
      "zip", "gzip", "x-7z-compressed", "vnd.rar", "x-tar", "x-xz", "x-bzip2", "zstd",
    ].map { "application/\($0)" })

  private static let known = Set(endings.values.joined())

  /// The usual ending first.
  private static let endings: [String: [String]] = [
    "video/mp4": ["mp4", "m4v", "mov"], "audio/mp4": ["m4a", "mp4", "m4b", "aac"],
    "video/quicktime": ["mov", "qt", "mp4"], "video/3gpp": ["3gp", "mp4", "m4v"],
    "audio/3gpp": ["3gp", "3ga", "m4a", "mp4", "amr"], "video/3gpp2": ["3g2"],
    "audio/3gpp2": ["3g2"],
    "video/webm": ["webm"], "audio/webm": ["webm", "weba"],
    "video/x-matroska": ["mkv", "mk3d"], "audio/x-matroska": ["mka", "mkv"],
    "audio/ogg": ["ogg", "oga", "opus", "spx"], "video/ogg": ["ogv", "ogg"],
    "audio/flac": ["flac"], "audio/mpeg": ["mp3", "mp2", "mpga"], "audio/aac": ["aac"],
    "audio/wav": ["wav", "wave", "bwf", "rf64"], "audio/aiff": ["aiff", "aif", "aifc"],
    "audio/x-caf": ["caf"], "audio/amr": ["amr"], "audio/amr-wb": ["awb", "amr"],
    "audio/basic": ["au", "snd"], "audio/x-wavpack": ["wv"], "audio/x-ape": ["ape"],
    "audio/ac3": ["ac3", "eac3"],
    "audio/x-ms-wma": ["wma", "asf"], "video/x-ms-wmv": ["wmv", "asf"],
    "video/x-msvideo": ["avi", "divx"], "video/mp2t": ["ts", "mts", "m2ts"],
    "video/mpeg": ["mpg", "mpeg", "vob", "mpe"], "video/x-flv": ["flv"],
    "image/jpeg": ["jpg", "jpeg", "jpe", "jfif"], "image/png": ["png"], "image/gif": ["gif"],
    "image/webp": ["webp"], "image/tiff": ["tif", "tiff"], "image/bmp": ["bmp"],
    "image/heic": ["heic", "heif"], "image/avif": ["avif"], "image/svg+xml": ["svg"],
    "text/html": ["html", "htm"], "application/xhtml+xml": ["xhtml", "html", "htm"],
    "text/vtt": ["vtt", "txt"], "application/x-subrip": ["srt", "txt"],
    "audio/x-mpegurl": ["m3u", "m3u8"],
    "text/csv": ["csv", "txt"], "text/tab-separated-values": ["tsv", "txt", "csv"],
    "message/rfc822": ["eml", "txt"], "application/mbox": ["mbox", "mbx", "txt"],
    "application/msword": ["doc", "dot"], "application/vnd.ms-excel": ["xls", "xlt"],
    "application/vnd.ms-powerpoint": ["ppt", "pps"],
    "application/pdf": ["pdf"], "application/rtf": ["rtf", "doc"],
    "application/vnd.oasis.opendocument.text": ["odt"],
    "application/vnd.oasis.opendocument.spreadsheet": ["ods"],
    "application/vnd.oasis.opendocument.presentation": ["odp"],
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx", "docm"],
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx", "xlsm"],
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ["pptx", "ppsx"],
    "application/epub+zip": ["epub"], "application/zip": ["zip", "pages", "key", "numbers"],
    "application/gzip": ["gz", "tgz"], "application/x-7z-compressed": ["7z"],
    "application/vnd.rar": ["rar"], "application/x-tar": ["tar"],
    "application/x-xz": ["xz", "txz"], "application/x-bzip2": ["bz2", "tbz2", "tbz"],
    "application/zstd": ["zst", "tzst"],
  ]
}
