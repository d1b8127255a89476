internal import Artifacts
internal import Crypto
package import Submissions

/// Artifacts as the evidence of an Open Badges 3.0 credential: an array that an issuer puts into the
/// `evidence` of an AchievementCredential. docs/formats/open-badges-evidence.schema.json is its schema.
package struct EvidenceWriter {
  private let header: ManifestHeader

  package init(_ header: ManifestHeader) { self.header = header }

  /// One element of the array.
  package func evidence(_ line: ManifestLine) -> [UInt8] {
    var members = [
      JSONNode.Member("id", .string(Self.identifier(of: line))),
      JSONNode.Member("type", .array([.string("Evidence")])),
      JSONNode.Member("name", .string(line.title ?? line.path)),
      JSONNode.Member("narrative", .string(narrative(line))),
    ]
    if let annotation = line.annotation {
      members.append(JSONNode.Member("description", .string(annotation)))
    }
    members.append(JSONNode.Member("genre", .string(Self.genre(of: line))))
    members.append(
      JSONNode.Member("audience", .string("Assessors of the credential \(header.credential.id)")))
    return JSONNode.object(members).line
  }

  /// A link's own address; otherwise a UUID of version 8 (RFC 9562 §5.8) out of the line's digest, so that the same line always has the
  /// same, and nobody needs a registry.
  static func identifier(of line: ManifestLine) -> String {
    if line.isDeclaredLink, let url = line.url { return url }
    var bytes = Array(SHA256.hash(data: line.canonical).prefix(16))
    bytes[6] = 0x80 | bytes[6] & 0x0F
    bytes[8] = 0x80 | bytes[8] & 0x3F
    let digits = Array(DigestText.text(of: bytes))
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
    return "urn:uuid:" + groups.joined(separator: "-")
  }

  private static func genre(of line: ManifestLine) -> String {
    if line.part != 2 { return "Written response" }
    if line.agenda != nil { return "Agenda" }
    switch line.kind {
    case .video: return "Video"
    case .audio: return "Audio"
    case .image: return "Image"
    case .transcript: return "Transcript"
    case .log: return "Communication log"
    case .document: return "Document"
    case .link: return "Link"
    case .archive: return "Archive"
    case .other, .unreadable: return "File"
    }
  }

  /// Markdown: what the file is, and how anybody can tell that it is still the same.
  private func narrative(_ line: ManifestLine) -> String {
    var text = Self.facts(of: line) + "."
    if let sha256 = line.sha256 { text += " SHA-256 of its bytes: `\(sha256)`." }
    return text + " Listed in a manifest with the root digest `\(header.rootDigest)`."
  }

  /// What the artifact is, as a sentence without its full stop.
  static func facts(of line: ManifestLine) -> String {
    var facts = ["\(genre(of: line)) of Part \(line.part)"]
    if let category = line.category { facts.append("offered as “\(category)”") }
    if let milliseconds = line.media?.duration?.milliseconds {
      facts.append("\(DurationText(milliseconds: milliseconds)) long")
    }
    if let words = line.document?.words { facts.append(words == 1 ? "1 word" : "\(words) words") }
    if let date = line.agenda?.date { facts.append("of \(date)") }
    return facts.joined(separator: ", ")
  }
}
