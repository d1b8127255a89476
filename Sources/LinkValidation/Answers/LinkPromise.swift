internal import Artifacts

/// What a link leads one to expect, by the ending of its name or by the server's own word.
enum LinkPromise: Equatable {
  case recording, picture, document
  /// A page, or anything else.
  case anything

  init(name: ArtifactPath) {
    self = name.nameExtension.flatMap { Self.byExtension[$0] } ?? .anything
  }

  /// What the page shows the target as; nil where it only leads there, and for a list of a recording's
  /// parts, which players take in its place.
  init?(_ role: Link.Role?, name: ArtifactPath) {
    switch role {
    case .recording where !RecordingName.lists.contains(name.nameExtension ?? ""): self = .recording
    case .picture: self = .picture
    default: return nil
    }
  }

  /// Of a link to the web: what the page shows it as, or else what its name says.
  init(_ link: WebLink) {
    let name = ArtifactPath(bytes: link.address.fileName)
    self = LinkPromise(link.judged.role, name: name) ?? LinkPromise(name: name)
  }

  init(mediaType: String?) {
    switch mediaType?.split(separator: "/").first {
    case "video", "audio": self = .recording
    case "image": self = .picture
    default: self = mediaType == "application/pdf" ? .document : .anything
    }
  }

  private static let byExtension: [String: LinkPromise] = {
    let pictures = ["avif", "bmp", "gif", "heic", "jpeg", "jpg", "png", "tif", "tiff", "webp"]
    let documents = [
      "doc", "docx", "epub", "odp", "ods", "odt", "pdf", "ppt", "pptx", "rtf", "xls", "xlsx", "zip",
    ]
    var table = Dictionary(
      uniqueKeysWithValues: RecordingName.extensions.map { ($0, LinkPromise.recording) })
    for ending in pictures { table[ending] = .picture }
    for ending in documents { table[ending] = .document }
    return table
  }()

  func isKept(by kind: ArtifactKind) -> Bool {
    switch self {
    case .recording: kind.isRecording
    case .picture: kind == .image
    case .document: kind == .document || kind == .archive
    case .anything: true
    }
  }

  /// What was promised, as the subject of a sentence.
  var name: String {
    switch self {
    case .recording: "a recording"
    case .picture: "a picture"
    case .document: "a document"
    case .anything: "a page"
    }
  }
}

/// Names that promise something to watch or to hear.
enum RecordingName {
  static let extensions: Set<String> = [
    "3gp", "aac", "amr", "avi", "flac", "m4a", "m4v", "mkv", "mov", "mp3", "mp4", "mpeg", "mpg",
    "oga", "ogg", "ogv", "opus", "wav", "webm", "wma", "wmv",
  ]

  /// HLS and DASH: a text that lists the parts.
  static let lists: Set<String> = ["m3u", "m3u8", "mpd"]
}
