package import Artifacts

/// One artifact of a side of a comparison.
package struct DiffItem: Sendable, Equatable {
  package var path: ArtifactPath
  package var size: Int64?
  package var sha256: String?
  /// What the manifest says of it; nil where a folder has none, so that only its bytes are known.
  private var facts: PackedTexts?
  /// The whole line of what has no bytes to compare, such as a link.
  private var line: [UInt8]?

  package init(_ line: ManifestLine) {
    (path, size, sha256) = (line.artifactPath, line.size, line.sha256)
    facts = PackedTexts(Self.comparisons.map { $0.1(line) })
    if line.sha256 == nil { self.line = line.canonical }
  }

  package init(path: ArtifactPath, size: Int64?, sha256: String?) {
    (self.path, self.size, self.sha256) = (path, size, sha256)
  }

  /// Where nothing tells the bytes, nothing tells that they are the same.
  func hasSameBytes(as other: DiffItem) -> Bool {
    sha256 != nil && sha256 == other.sha256 && size == other.size
  }

  /// The facts in which two lines differ, in a fixed order.
  func facts(comparedTo newer: DiffItem) -> [DiffFact] {
    guard let old = facts, let new = newer.facts, old != new else { return [] }
    return zip(Self.comparisons, zip(old.texts, new.texts)).compactMap { comparison, values in
      values.0 == values.1
        ? nil : DiffFact(fact: comparison.0, old: values.0, new: values.1)
    }
  }

  /// What was compared takes memory that nobody needs any more.
  mutating func forgetFacts() { (facts, line) = (nil, nil) }

  private static let comparisons: [(DiffFact.Name, @Sendable (ManifestLine) -> String?)] = [
    (.kind, { $0.kind.rawValue }), (.part, { "\($0.part)" }), (.category, { $0.category }),
    (.title, { $0.title }), (.annotation, { $0.annotation }), (.set, { $0.set }),
    (
      .duration,
      { $0.media?.duration.map { "\(DurationText(milliseconds: $0.milliseconds))" } }
    ),
    (.durationVerdict, { $0.media?.duration?.verdict.rawValue }),
    (.words, { number($0.document?.words) }), (.pages, { number($0.document?.pages) }),
    (.agendaDate, { $0.agenda?.date }), (.agendaMinutes, { number($0.agenda?.minutes) }),
    (.agendaItems, { number($0.agenda?.itemCount) }),
    (.cues, { number($0.transcript?.cueCount) }), (.logEntries, { number($0.log?.entries) }),
    (.links, { number($0.links?.count) }),
    (.brokenLinks, { line in number(line.links.map { $0.count { $0.verdict == .broken } }) }),
    (.errors, { line in "\(line.findings.count { $0.severity == .error })" }),
    (.warnings, { line in "\(line.findings.count { $0.severity == .warning })" }),
  ]

  private static func number(_ value: Int?) -> String? { value.map { "\($0)" } }
}

/// A fact that changed.
package struct DiffFact: Codable, Sendable, Equatable {
  package enum Name: String, Codable, Sendable, CaseIterable {
    case kind, part, category, title, annotation, set, duration, words, pages, cues, links, errors
    case warnings
    case durationVerdict = "duration-verdict"
    case agendaDate = "agenda-date"
    case agendaMinutes = "agenda-minutes"
    case agendaItems = "agenda-items"
    case logEntries = "log-entries"
    case brokenLinks = "broken-links"
  }

  package var fact: Name
  /// Absent where there was none.
  package var old: String?
  package var new: String?
}
