internal import Artifacts
internal import Submissions

/// The sentences and the order that terminal and page share.
struct SubmissionDigest {
  let submission: Submission

  init(_ submission: Submission) { self.submission = submission }

  /// The answer, before anything else.
  var answer: String {
    if submission.header.totals.artifacts == 0 {
      return "Nothing to hand in: the folder holds no artifacts."
    }
    guard !submission.ready else {
      if !unknown.isEmpty {
        return "Nothing found that would be sent back; \(unknownCount) could not be checked."
      }
      return submission.hasWarnings
        ? "Ready to hand in, with \(warnings): nothing here would be sent back."
        : "Ready to hand in: nothing here would be sent back."
    }
    return "Not ready, this would be sent back: \(reasons.joined(separator: ", "))."
  }

  private var reasons: [String] {
    let errors = submission.findingCounts.error
    let missed = submission.requirements.count(where: \.sendsBack)
    return [
      errors > 0 ? CountText.of(errors, "error") : nil,
      missed > 0 ? "\(CountText.of(missed, "requirement")) not met" : nil,
    ].compactMap(\.self)
  }

  /// `2 warnings`
  private var warnings: String {
    CountText.of(
      submission.findingCounts.warning
        + submission.requirements.count { $0.outcome == .notMet && !$0.sendsBack }, "warning")
  }

  private var unknown: [RequirementOutcome] {
    submission.requirements.filter { $0.outcome == .cannotTell }
  }

  private var unknownCount: String { CountText.of(unknown.count, "requirement") }

  /// `9 artifacts · 24.1 MB · 12:04 recorded`
  var totals: String {
    let totals = submission.header.totals
    var parts = [CountText.of(totals.artifacts, "artifact"), ArtifactPhrase.size(totals.bytes)]
    parts.append(
      totals.recordedMilliseconds > 0
        ? "\(DurationText(milliseconds: totals.recordedMilliseconds)) recorded"
        : "nothing recorded")
    return parts.joined(separator: " · ")
  }

  /// The artifacts in the order of their paths, but the files of a set together: its recording,
  /// then the companions.
  var rows: some Sequence<ArtifactRow> {
    // Whatever comes between a recording and the next row that is none is its companion.
    var recording: ArtifactPath?
    return submission.rows.lazy.map { artifact in
      guard artifact.line.isCompanion else {
        recording = artifact.path
        return ArtifactRow(artifact, beside: nil)
      }
      return ArtifactRow(artifact, beside: recording)
    }
  }

  /// In the order of the severities; within each in the order of the artifacts.
  func findings(
    _ severities: [Severity]
  ) -> some Sequence<(path: ArtifactPath, finding: Finding)> {
    let submission = submission
    return severities.sorted { $0.rank < $1.rank }.lazy.flatMap { submission.findings($0) }
  }

  /// How many findings there are of these severities.
  func findingCount(_ severities: [Severity]) -> Int {
    severities.reduce(0) { $0 + submission.findingCounts.count(of: $1) }
  }

  /// `3 errors, 1 warning, 4 notes`; empty where there are none.
  var findingCounts: String {
    let counts = submission.findingCounts
    return [(counts.error, "error"), (counts.warning, "warning"), (counts.note, "note")]
      .filter { $0.0 > 0 }.map { CountText.of($0.0, $0.1) }.joined(separator: ", ")
  }

  /// How the links ended, without asking a network; nil where the documents have none.
  var links: String? {
    let counts = submission.linkCounts
    guard counts.all > 0 else { return nil }
    return "\(CountText.of(counts.all, "link")): \(counts.sound) sound, \(counts.bad) to mend, "
      + "\(counts.skipped) not checked"
  }

  func requirement(_ outcome: RequirementOutcome) -> String {
    let numbers = [outcome.expected, outcome.found].compactMap(\.self).joined(separator: "; here ")
    let title = submission.credential.title(of: outcome.id)
    return numbers.isEmpty ? title : "\(title): \(numbers)"
  }
}

/// An artifact as it stands in a list of them.
struct ArtifactRow {
  let artifact: AssessedArtifact
  /// True below the recording that it belongs to.
  let isCompanion: Bool
  /// The path; a companion's from its recording's folder on.
  let name: String

  init(_ artifact: AssessedArtifact, beside recording: ArtifactPath?) {
    self.artifact = artifact
    isCompanion = recording != nil
    let folder = recording.map { $0.directory.appending([]).bytes } ?? []
    let bytes = artifact.path.bytes
    let isInside = folder.count > 1 && bytes.starts(with: folder)
    name =
      isInside
      ? ArtifactPath(bytes: Array(bytes.dropFirst(folder.count))).text : artifact.line.path
  }
}

extension ManifestLine {
  fileprivate var isCompanion: Bool { self.set != nil && setRole != .recording }
}
