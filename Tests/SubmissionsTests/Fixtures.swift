import Artifacts
import Submissions

/// Records written by hand.
enum Fixture {
  /// SHA-256 of nothing: a sound digest where its value does not matter.
  static let digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  /// Another one for each path: the same bytes twice are a finding.
  static func digest(of path: ArtifactPath) -> String {
    let digits = path.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return String((digits + digest).prefix(64))
  }

  static func record(
    _ path: String, _ kind: ArtifactKind, findings: [Finding] = [],
    _ change: (inout ArtifactRecord) -> Void = { _ in }
  ) -> ArtifactRecord {
    record(ArtifactPath(path), kind, findings: findings, change)
  }

  static func record(
    _ path: ArtifactPath, _ kind: ArtifactKind, findings: [Finding] = [],
    _ change: (inout ArtifactRecord) -> Void = { _ in }
  ) -> ArtifactRecord {
    var record = ArtifactRecord(path: path, kind: kind)
    record.size = 1000
    record.sha256 = digest(of: path)
    record.findings = findings
    change(&record)
    return record
  }

  static func video(
    _ path: String, milliseconds: Int64 = 60_000, findings: [Finding] = []
  ) -> ArtifactRecord {
    record(path, .video, findings: findings) {
      $0.mediaType = "video/mp4"
      var media = MediaFacts(
        container: "mp4", depth: .packets, streams: [StreamFacts(index: 0, type: .video)])
      media.duration = DurationFacts(
        milliseconds: milliseconds, source: .measured, verdict: .verified)
      $0.media = media
    }
  }

  static func document(
    _ path: String, words: Int? = 100, text: String? = nil, title: String? = nil
  ) -> ArtifactRecord {
    record(path, .document) {
      $0.mediaType = "text/html"
      var facts = DocumentFacts(format: "html")
      facts.words = words
      facts.title = title
      facts.passages = text.map { [Passage(text: $0)] }
      $0.document = facts
    }
  }

  static func agenda(_ path: String) -> ArtifactRecord {
    var record = document(path)
    var item = AgendaItem(text: "Feedback")
    item.protocol = "tuning"
    item.people = ["Robin Doe"]
    record.agenda = Agenda(items: [item, item])
    record.agenda?.date = "2026-03-12"
    record.agenda?.people = [Person(name: "Robin Doe")]
    return record
  }

  static func transcript(_ path: String, text: String = "Hello.") -> ArtifactRecord {
    record(path, .transcript) {
      $0.transcript = Transcript(
        format: "vtt",
        cues: [Cue(startMilliseconds: 0, endMilliseconds: 1000, speaker: "Robin Doe", text: text)])
    }
  }

  static func log(_ path: String) -> ArtifactRecord {
    record(path, .log) { $0.log = LogFacts(entries: 12) }
  }

  /// A submission that meets every requirement and has every category.
  static func complete() -> [ArtifactRecord] {
    [
      document("part1.html", words: 212), document("Part 3.docx", words: 300),
      video("video/protocol.mp4"), transcript("video/protocol.vtt"), agenda("agenda.html"),
      document("reflection-march.html"), log("log.csv"),
    ]
  }

  static func submission(
    _ records: [ArtifactRecord], ignoring rules: [String] = [], skipped: [SkippedPath] = []
  ) throws -> Submission {
    var builder = SubmissionBuilder(credential: try Credential.builtIn, folderName: "culture")
    for record in records { builder.add(record) }
    return builder.finish(ignoreRules: rules, skipped: skipped)
  }
}

extension Submission {
  var lines: [ManifestLine] { artifacts.map(\.line) }

  /// `manifest.jsonl`
  var manifestJSONL: [UInt8] { manifestLines.flatMap { $0 + [UInt8(ascii: "\n")] } }

  /// `SHA256SUMS`
  var checksums: [UInt8] { checksumLines.flatMap { $0 } }

  var firstArtifact: AssessedArtifact? { artifacts.first { _ in true } }
}
