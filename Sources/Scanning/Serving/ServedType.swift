internal import Artifacts

/// How a stranger's file is sent: shown only where a browser can't run anything in it.
enum ServedType: Equatable {
  case shown(String)
  /// Saved by the browser: in a page, a drawing or an unknown format somebody may have put a program.
  case saved

  init(_ artifact: ServedArtifact) {
    let type = artifact.mediaType ?? ""
    let family = type.prefix { $0 != "/" }
    let isPlain = type.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || "/+-.".utf8.contains(byte)
    }
    switch family {
    case "video" where isPlain, "audio" where isPlain: self = .shown(type)
    case "text" where ["text/html", "text/xml"].contains(type): self = .saved
    case "text": self = .shown("\(type == "text/vtt" ? type : "text/plain"); charset=utf-8")
    default: self = Self.others.contains(type) ? .shown(type) : .saved
    }
  }

  private static let others: Set = [
    "image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/bmp",
    "application/pdf",
  ]

  var mediaType: String {
    switch self {
    case .shown(let type): type
    case .saved: "application/octet-stream"
    }
  }

  /// The header for a file of this name.
  func disposition(_ name: [UInt8]) -> (name: String, value: String) {
    let kind = self == .saved ? "attachment" : "inline"
    // RFC 8187: a slash can't be in a name.
    return ("Content-Disposition", "\(kind); filename*=UTF-8''\(PathReference(name))")
  }
}
