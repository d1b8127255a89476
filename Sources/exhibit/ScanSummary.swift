internal import ArtifactIndex
internal import Artifacts
internal import Reports
internal import Scanning
internal import Submissions

/// What a scan came to, for people.
enum ScanSummary {
  /// So many paths that were left out are named unless everything is asked for.
  private static let listed = 10

  static func text(
    for outcome: ScanOutcome, folder: String, isFull: Bool, hasStatistics: Bool
  ) -> String {
    var lines = [headline(outcome, folder)]
    lines += outcome.unfinished.map { "  not inspected to its end: \(DisplayText($0.text))" }
    lines += outcome.unreadable.map(line)
    lines += (outcome.similar ?? []).map { "  " + SimilarPhrase.sentence($0) }
    lines += outcome.skipped.prefix(isFull ? .max : listed).map(line)
    if !isFull, outcome.skipped.count > listed {
      lines.append("  … and \(outcome.skipped.count - listed) more left out; --verbose names them")
    }
    if hasStatistics, let statistics = outcome.statistics {
      lines += kinds(statistics) + [findings(statistics), stages(outcome.stages)]
      lines += outcome.slowest.map {
        "  slowest: \(DisplayText($0.path.text)), \(milliseconds($0.time)) ms"
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func headline(_ outcome: ScanOutcome, _ folder: String) -> String {
    let counts = [
      "\(outcome.inspected) inspected", "\(outcome.unchanged) unchanged", "\(outcome.moved) moved",
      "\(outcome.removed) removed", "\(outcome.skipped.count) left out",
    ]
    return "\(DisplayText(folder)): \(CountText.of(outcome.artifacts, "artifact")): "
      + counts.joined(separator: " · ")
  }

  /// A path that has no record, and why, for whoever sees no summary.
  static func unrecorded(_ path: SkippedPath, in folder: String) -> String {
    let place = folder.hasSuffix("/") ? folder : folder + "/"
    return "\(DisplayText(place + path.path)): \(DisplayText(path.reason))"
  }

  private static func line(_ path: SkippedPath) -> String {
    "  \(DisplayText(path.path)): \(DisplayText(path.reason))"
  }

  private static func kinds(_ statistics: IndexStatistics) -> [String] {
    statistics.kinds.map { kind in
      let recorded =
        kind.milliseconds > 0 ? ", \(DurationText(milliseconds: kind.milliseconds)) recorded" : ""
      return "  \(kind.kind.rawValue): \(kind.artifacts), \(ByteCount.text(kind.bytes))\(recorded)"
    }
  }

  private static func findings(_ statistics: IndexStatistics) -> String {
    let counts = Severity.allCases.map {
      CountText.of(statistics.findings[$0] ?? 0, $0.rawValue)
    }
    return "  findings: \(counts.joined(separator: ", "))"
  }

  private static func stages(_ stages: ScanStages) -> String {
    let times = [
      ("walk", stages.walk), ("comparison", stages.comparison), ("fixity", stages.fixity),
      ("inspection", stages.inspection), ("removal", stages.removal),
    ]
    return "  time: " + times.map { "\($0.0) \(milliseconds($0.1)) ms" }.joined(separator: ", ")
  }

  private static func milliseconds(_ duration: Duration) -> Int64 {
    let (seconds, attoseconds) = duration.components
    return seconds * 1000 + attoseconds / 1_000_000_000_000_000
  }
}
