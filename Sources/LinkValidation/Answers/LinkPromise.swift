internal import Artifacts

/// What a link leads one to expect, by the ending of its name or by the server's own word.
enum LinkPromise: Equatable {
  case recording, picture, document
  /// A page, or anything else.
  case anything

  init(_ address: WebAddress) {
    let name = ArtifactPath(bytes: address.fileName)
    self = name.nameExtension.flatMap { Self.byExtension[$0] } ?? .anything
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
}
