package import Artifacts

/// One artifact as the manifest lists it: an allow-list of its record's fields, so that nothing
/// private slips in with a new field. docs/formats/manifest-line.schema.json is its schema.
package struct ManifestLine: Codable, Sendable, Equatable {
  package var path: String
  package var pathBytes: String?
  package var size: Int64?
  package var sha256: String?
  package var kind: ArtifactKind
  package var mediaType: String?
  /// 1 and 3 for their texts, 2 for the work examples.
  package var part: Int
  /// The id of a category that the credential suggests.
  package var category: String?
  /// Why this category, or why none; where there is one, first how sure it is: `likely: its title…`.
  package var categoryReason: String?
  /// The id of the recording set that it belongs to.
  package var set: String?
  /// What it is there for; only together with `set`. Without it nobody could recompute the totals and
  /// the number of artifacts, which count a set once.
  package var setRole: SetRole?
  package var title: String?
  package var description: String?
  package var annotation: String?
  /// What of the method it is declared to show.
  package var components: [ManifestComponent]?
  /// Where a link that was declared leads; such a line has no size and no digest.
  package var url: String?
  /// The day of the recording, `YYYY-MM-DD`; only where the credential asks for it.
  package var recordedOn: String?
  package var media: ManifestMedia?
  package var document: ManifestDocument?
  package var agenda: ManifestAgenda?
  package var transcript: ManifestTranscript?
  package var log: ManifestLog?
  package var links: [ManifestLink]?
  package var findings: [ManifestFinding]

  init(_ record: ArtifactRecord) {
    path = record.path
    pathBytes = record.pathBytes
    size = record.size
    sha256 = record.sha256
    kind = record.kind
    mediaType = record.mediaType
    part = 2
    media = record.media.map(ManifestMedia.init)
    document = record.document.flatMap(ManifestDocument.init)
    agenda = record.agenda.map(ManifestAgenda.init)
    transcript = record.transcript.map {
      ManifestTranscript(format: $0.format, cueCount: $0.cueCount)
    }
    log = record.log.map { ManifestLog(entries: $0.entries, first: $0.first, last: $0.last) }
    findings = record.findings.map { ManifestFinding(code: $0.code, severity: $0.severity) }
  }

  /// The identity behind `path` and `pathBytes`.
  package var artifactPath: ArtifactPath {
    ArtifactPath(path: path, pathBytes: pathBytes) ?? ArtifactPath(path)
  }

  /// The line's bytes in the canonical form of RFC 8785, without line feed.
  package var canonical: [UInt8] {
    // Integers, texts and flags only: nothing here can fail to encode.
    (try? JSONNode(encoding: self).canonical) ?? []
  }

  /// True where the artifact can be used at all.
  package var isUsable: Bool {
    kind != .unreadable && !findings.contains(where: \.code.makesUnusable)
  }

  /// True for a link that `submission.yaml` declares: no file stands for it.
  package var isDeclaredLink: Bool { kind == .link && url != nil && sha256 == nil && size == nil }

  package var hasError: Bool { findings.contains { $0.severity == .error } }
}

/// A component of the method that an artifact is declared to show.
package struct ManifestComponent: Codable, Sendable, Equatable {
  package var id: String
  package var locator: Locator?
  package var note: String?

  init(_ component: DeclaredComponent) {
    id = component.id
    locator = component.locator
    note = component.note
  }
}

/// A recording, without its tags.
package struct ManifestMedia: Codable, Sendable, Equatable {
  package var container: String
  package var duration: DurationFacts?
  package var streams: [ManifestStream]
  package var chapterCount: Int

  init(_ facts: MediaFacts) {
    container = facts.container
    duration = facts.duration
    streams = facts.streams.map(ManifestStream.init)
    chapterCount = facts.chapters?.count ?? 0
  }
}

/// What a stream is coded as; they stand in the container's order.
package struct ManifestStream: Codable, Sendable, Equatable {
  package var type: StreamType
  package var codec: String?
  package var width: Int?
  package var height: Int?
  package var frameRate: String?
  package var sampleRate: Int?

  init(_ facts: StreamFacts) {
    type = facts.type
    codec = facts.codec
    width = facts.width
    height = facts.height
    frameRate = facts.frameRate
    sampleRate = facts.sampleRate
  }
}

/// How much a document holds, without its text.
package struct ManifestDocument: Codable, Sendable, Equatable {
  package var words: Int?
  package var pages: Int?

  init?(_ facts: DocumentFacts) {
    guard facts.words != nil || facts.pages != nil else { return nil }
    words = facts.words
    pages = facts.pages
  }
}

/// When a meeting was and what was planned for it, without people and items' texts.
package struct ManifestAgenda: Codable, Sendable, Equatable {
  package var title: String?
  package var date: String?
  package var start: String?
  package var end: String?
  package var minutes: Int?
  package var itemCount: Int
  /// Identifiers of the protocols named, each once, in order.
  package var protocols: [String]?

  init(_ agenda: Agenda) {
    title = agenda.title
    date = agenda.date
    start = agenda.start
    end = agenda.end
    minutes = agenda.minutes
    itemCount = agenda.items.count
    var seen: Set<String> = []
    let names = agenda.items.compactMap(\.protocol).filter { seen.insert($0).inserted }
    protocols = names.isEmpty ? nil : names
  }
}

/// A log without the people in it.
package struct ManifestLog: Codable, Sendable, Equatable {
  package var entries: Int
  package var first: String?
  package var last: String?
}

/// How much a transcript holds, without what was said.
package struct ManifestTranscript: Codable, Sendable, Equatable {
  package var format: String
  package var cueCount: Int
}

/// A link and what became of it without asking the network.
package struct ManifestLink: Codable, Sendable, Equatable {
  package var target: String
  package var verdict: LinkVerdict.Verdict
}

/// A finding without its words, which may quote the artifact.
package struct ManifestFinding: Codable, Sendable, Equatable {
  package var code: FindingCode
  package var severity: Severity
}
