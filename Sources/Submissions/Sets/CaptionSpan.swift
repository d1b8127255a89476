internal import Artifacts

/// How far the captions of a transcript reach: kept in place of them.
struct CaptionSpan: Codable, Sendable {
  private var lastEnd: Int64
  /// Of the caption that ends last.
  private var lastStart: Int64

  /// Nil where there are no captions.
  init?(_ cues: [Cue]) {
    guard let last = cues.max(by: { $0.endMilliseconds < $1.endMilliseconds }) else { return nil }
    lastEnd = min(max(0, last.endMilliseconds), JSONNode.largestInteger)
    lastStart = last.startMilliseconds
  }

  /// Captions may stay on the screen for a moment after the end.
  static let toleranceMilliseconds: Int64 = 5000

  /// A finding where the captions go on after their recording has ended; nil where they don't,
  /// where its length is not known well enough, and where its own end is missing: then the captions
  /// are right.
  func finding(beyond recording: ManifestLine) -> Finding? {
    guard recording.isUsable, let duration = recording.media?.duration,
      duration.source != .estimated, duration.verdict != .truncated,
      !recording.findings.contains(where: { $0.code == .mediaTruncated }),
      (0..<lastEnd).contains(duration.milliseconds),
      lastEnd - duration.milliseconds > Self.toleranceMilliseconds
    else { return nil }
    let name = ArtifactPath(bytes: recording.artifactPath.name).text
    let end = DurationText(milliseconds: duration.milliseconds)
    let beyond = DurationText(milliseconds: lastEnd - duration.milliseconds)
    return Finding(
      .transcriptBeyondRecording,
      "The captions run \(beyond) past the end of \(name); what comes after \(end) is taken to end "
        + "there.",
      expected: "at most \(end)", found: "\(DurationText(milliseconds: lastEnd))",
      location: Location(milliseconds: lastStart))
  }
}
