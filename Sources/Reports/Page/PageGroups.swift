internal import Artifacts
internal import Submissions

/// A submission's files as people think of them. A recording's companions stand with it.
struct PageGroups {
  private(set) var recordings: [ArtifactPath] = []
  private(set) var agendas: [ArtifactPath] = []
  private(set) var writing: [ArtifactPath] = []
  private(set) var photos: [ArtifactPath] = []
  private(set) var logs: [ArtifactPath] = []
  private(set) var links: [ArtifactPath] = []
  private(set) var others: [ArtifactPath] = []

  /// In the order of the paths.
  init(_ submission: Submission) {
    for artifact in submission.rows where !artifact.line.isDeclaredLink {
      let line = artifact.line
      if line.set != nil, line.setRole != .recording { continue }
      switch line.kind {
      case .video, .audio: recordings.append(artifact.path)
      case .document where line.agenda != nil: agendas.append(artifact.path)
      case .document, .transcript: writing.append(artifact.path)
      case .image: photos.append(artifact.path)
      case .log: logs.append(artifact.path)
      case .link: links.append(artifact.path)
      case .archive, .other, .unreadable: others.append(artifact.path)
      }
    }
  }
}
