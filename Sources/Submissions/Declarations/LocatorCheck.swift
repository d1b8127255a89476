internal import Artifacts

extension Locator {
  /// Why the place is not in the artifact; nil where it is, or nobody can tell.
  func trouble(in line: ManifestLine) -> String? {
    if let last = lastMilliseconds {
      guard line.kind.isRecording || line.kind == .transcript || line.kind == .link else {
        return "it is \(line.kind.withArticle), which has no times"
      }
      if let duration = line.media?.duration, duration.source == .measured,
        last > duration.milliseconds + 999
      {
        return "the recording ends at \(DurationText(milliseconds: duration.milliseconds))"
      }
    }
    if let page = lastPage ?? firstPage {
      guard !line.kind.isRecording else { return "a recording has no pages" }
      guard !Self.unpaged.contains(line.kind) else {
        return "it is \(line.kind.withArticle), which has no pages"
      }
      if let pages = line.document?.pages, page > pages {
        return "it has \(CountText.of(pages, "page"))"
      }
    }
    if self.line != nil, line.kind.isRecording || Self.unlined.contains(line.kind) {
      return "it is \(line.kind.withArticle), which has no lines"
    }
    return nil
  }

  private static let unpaged: [ArtifactKind] = [.image, .transcript, .log, .archive, .unreadable]
  private static let unlined: [ArtifactKind] = [.image, .archive, .unreadable]
}
