package import Artifacts

extension FindingCode {
  /// True where nothing of the artifact can be used, so that it is no evidence of anything.
  package var makesUnusable: Bool {
    switch self {
    case .fileMissing, .fileUnreadable, .fileNotRegular, .fileSymbolicLink, .fileEmpty,
      .fileTooLarge, .inspectCrashed, .inspectTimedOut, .inspectOutOfMemory, .inspectProtocol,
      .mediaUnfinished, .mediaUnreadable, .mediaEmpty, .imageDamaged, .documentUnreadable,
      .documentEncrypted, .archiveUnreadable, .archiveTooLarge:
      true
    default: false
    }
  }
}

extension ArtifactKind {
  /// With its article, as the start of a reason: `a video`.
  var withArticle: String {
    switch self {
    case .video: "a video"
    case .audio: "a sound recording"
    case .image: "a picture"
    case .document: "a document"
    case .transcript: "a transcript"
    case .log: "a log"
    case .link: "a link"
    case .archive: "an archive"
    case .other: "a file of another kind"
    case .unreadable: "an unreadable file"
    }
  }
}
