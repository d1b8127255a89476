package import Artifacts
package import Submissions

/// A submission as an RO-Crate 1.2 (https://w3id.org/ro/crate/1.2): the entities of
/// `ro-crate-metadata.json`, one at a time, and the preview page.
package struct CrateWriter {
  package static let metadataName = "ro-crate-metadata.json"
  package static let previewName = "ro-crate-preview.html"
  private static let version = "https://w3id.org/ro/crate/1.2"

  private let header: ManifestHeader
  /// `YYYY-MM-DD`.
  private let date: String
  /// An address, or nil where nobody gave a licence.
  private let licence: String?
  private let places: CratePlaces

  package init(
    _ header: ManifestHeader, date: String, licence: String?, places: CratePlaces = CratePlaces()
  ) {
    (self.header, self.date, self.licence, self.places) = (header, date, licence, places)
  }

  package static let opening = Array(
    "{\"@context\":\"\(version)/context\",\"@graph\":[\n".utf8)
  package static let closing = Array("\n]}\n".utf8)

  private var name: String { "Submission for the credential \(header.credential.id)" }

  private var licenceID: String { licence ?? "#licence" }

  /// The entities that come before the files: the descriptor and the licence.
  package var firstEntities: [[UInt8]] {
    [
      object([
        ("@id", .string(Self.metadataName)), ("@type", .string("CreativeWork")),
        ("about", reference("./")), ("conformsTo", reference(Self.version)),
      ]),
      object([
        ("@id", .string(licenceID)), ("@type", .string("CreativeWork")),
        ("name", .string(licence == nil ? "All rights reserved" : licenceID)),
        (
          "description",
          .string(
            licence == nil
              ? "No licence was given: ask whoever handed the submission in before using it."
              : "The licence that was named when the crate was made.")
        ),
      ]),
      object([
        ("@id", .string("#manifest-root")), ("@type", .string("PropertyValue")),
        ("name", .string("Root digest of the manifest")),
        ("propertyID", .string("exhibit-root-sha256")), ("value", .string(header.rootDigest)),
      ]),
    ]
  }

  /// The root entity up to the list of its parts, and from behind it.
  package var root: (before: [UInt8], after: [UInt8]) {
    let whole = object([
      ("@id", .string("./")), ("@type", .string("Dataset")), ("name", .string(name)),
      (
        "description",
        .string(
          "\(header.totals.artifacts) artifacts, \(header.totals.bytes) bytes, listed in a manifest of "
            + "Exhibit with the root digest \(header.rootDigest).")
      ),
      ("datePublished", .string(date)), ("license", reference(licenceID)),
      ("identifier", reference("#manifest-root")),
    ])
    return (Array(whole.dropLast()) + Array(",\"hasPart\":[".utf8), Array("]}".utf8))
  }

  package func part(_ path: ArtifactPath) -> [UInt8] {
    JSONNode.object([JSONNode.Member("@id", .string(identifier(path)))]).line
  }

  /// The entity of an artifact.
  ///
  /// - Parameter mentioned: files of the submission that it links to, each once.
  package func file(_ line: ManifestLine, mentioned: [ArtifactPath]) -> [UInt8] {
    var types: [JSONNode] = [.string("File")]
    switch line.kind {
    case .video: types.append(.string("VideoObject"))
    case .audio: types.append(.string("AudioObject"))
    case .image: types.append(.string("ImageObject"))
    default: break
    }
    var members: [(String, JSONNode)] = [
      ("@id", .string(identifier(line.artifactPath))),
      ("@type", types.count == 1 ? types[0] : .array(types)),
      ("name", .string(line.title ?? line.path)),
    ]
    members.append(
      ("description", .string(line.annotation ?? EvidenceWriter.facts(of: line) + ".")))
    // Where it lay before it had to make room for the crate's own file.
    if places.isOwn(line.artifactPath) { members.append(("alternateName", .string(line.path))) }
    if let type = line.mediaType { members.append(("encodingFormat", .string(type))) }
    if let size = line.size { members.append(("contentSize", .string("\(size)"))) }
    if let sha256 = line.sha256 { members.append(("sha256", .string(sha256))) }
    if let milliseconds = line.media?.duration?.milliseconds {
      members.append(("duration", .string(Self.duration(milliseconds))))
    }
    if let words = line.document?.words { members.append(("wordCount", .integer(Int64(words)))) }
    if let date = line.agenda?.date { members.append(("temporalCoverage", .string(date))) }
    if let set = line.set {
      members.append(
        (line.setRole == .recording ? "recordedAt" : "about", reference(Self.event(set))))
    }
    if !mentioned.isEmpty {
      members.append(("mentions", references(mentioned)))
    }
    return object(members)
  }

  /// A recording set as the event that it is of: its recording, and what else is about it.
  package func event(
    _ set: String, recordings: [ArtifactPath], others: [ArtifactPath]
  ) -> [UInt8] {
    var members: [(String, JSONNode)] = [
      ("@id", .string(Self.event(set))), ("@type", .string("Event")),
      ("name", .string("Meeting or recording \(set)")),
    ]
    if !recordings.isEmpty {
      members.append(
        ("recordedIn", references(recordings)))
    }
    if !others.isEmpty {
      members.append(("subjectOf", references(others)))
    }
    return object(members)
  }

  // MARK: Forms

  private static func event(_ set: String) -> String { "#set-" + escaped(Array(set.utf8)) }

  /// Where a file of the submission lies in the crate, as its address.
  private func identifier(_ path: ArtifactPath) -> String {
    Self.identifier(places.place(of: path))
  }

  /// A path as a relative address (RFC 3986): what begins with a scheme would be another.
  static func identifier(_ path: ArtifactPath) -> String {
    let text = escaped(path.bytes)
    return text.prefix { $0 != "/" }.contains(":") ? "./" + text : text
  }

  private static func escaped(_ bytes: [UInt8]) -> String {
    let plain = Set(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:@!$&'()*+,;=".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    return String(
      decoding: bytes.flatMap { byte in
        plain.contains(byte)
          ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }, as: UTF8.self)
  }

  /// ISO 8601, to the millisecond.
  static func duration(_ milliseconds: Int64) -> String {
    let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000)
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    var text = "PT" + (hours > 0 ? "\(hours)H" : "") + (minutes > 0 ? "\(minutes)M" : "")
    if rest > 0 {
      let digits = String("\(1000 + rest)".dropFirst())
      text += "\(seconds % 60).\(digits)S"
    } else if seconds % 60 > 0 || text == "PT" {
      text += "\(seconds % 60)S"
    }
    return text
  }

  private func reference(_ id: String) -> JSONNode {
    .object([JSONNode.Member("@id", .string(id))])
  }

  /// One stands for itself: RO-Crate advises against lists of one.
  private func references(_ paths: [ArtifactPath]) -> JSONNode {
    let nodes = paths.map { reference(identifier($0)) }
    return nodes.count == 1 ? nodes[0] : .array(nodes)
  }

  private func object(_ members: [(String, JSONNode)]) -> [UInt8] {
    JSONNode.object(members.map { JSONNode.Member($0.0, $0.1) }).line
  }

  // MARK: Preview

  package var previewOpening: [UInt8] {
    Array(
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>\(Self.html(name))</title>
      <style>body{font-family:sans-serif;max-width:70em;margin:2em auto;padding:0 1em}table{border-collapse:\
      collapse}td,th{padding:.3em .8em .3em 0;text-align:left;vertical-align:top;border-bottom:1px solid \
      #ccc}</style></head><body>
      <h1>\(Self.html(name))</h1>
      <p>\(header.totals.artifacts) artifacts, \(header.totals.bytes) bytes. Made on \(Self.html(date)). Root digest of \
      the manifest: <code>\(Self.html(header.rootDigest))</code>. The same in a form for programs: \
      <a href="\(Self.metadataName)">\(Self.metadataName)</a>.</p>
      <table><tr><th>Artifact</th><th>Kind</th><th>Length</th><th>Bytes</th></tr>

      """.utf8)
  }

  package static let previewClosing = Array("</table></body></html>\n".utf8)

  package func previewRow(_ line: ManifestLine) -> [UInt8] {
    let length =
      (line.media?.duration?.milliseconds).map { "\(DurationText(milliseconds: $0))" } ?? ""
    let address = identifier(line.artifactPath)
    return Array(
      """
      <tr><td><a href="\(Self.html(address))">\(Self.html("\(DisplayText(line.title ?? line.path))"))</a></td>\
      <td>\(line.kind.rawValue)</td><td>\(length)</td><td>\(line.size.map { "\($0)" } ?? "")</td></tr>

      """.utf8)
  }

  private static func html(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }
}
