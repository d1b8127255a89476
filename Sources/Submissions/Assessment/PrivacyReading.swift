internal import Artifacts
internal import Foundation

/// What an artifact's name, metadata and text give away about people. No finding holds a value.
struct PrivacyReading {
  private let names: ForbiddenNames

  init(_ names: ForbiddenNames) { self.names = names }

  func findings(in record: ArtifactRecord) -> [Finding] {
    var findings: [Finding] = []
    if names.stand(inName: Self.plain(record.path)) {
      findings.append(
        record.kind == .link
          ? Finding(
            .privacyNameInFileName, "The address of the link holds a listed name.",
            fix: "Share it under an address without the name, and mend url in submission.yaml.")
          : Finding(
            .privacyNameInFileName, "The file's name or its folder's holds a listed name."))
    }
    if let link = (record.links ?? []).first(where: { names.stand(inName: Self.plain($0.target)) })
    {
      findings.append(
        Finding(
          .privacyNameInText, "The address of a link holds a listed name.",
          fix: "Let the link lead to an address without the name.", location: link.location))
    }
    let tags = (record.media?.tags ?? []).map(\.value)
    let metadata = tags + [record.document?.title].compactMap(\.self)
    if metadata.contains(where: { names.stand(in: $0) }) {
      findings.append(
        Finding(.privacyNameInMetadata, "The file's metadata hold a listed name."))
    }
    let text = Self.text(of: record)
    if !names.isEmpty {
      let places = text.filter { names.stand(in: $0.text) }
      if let first = places.first {
        findings.append(
          Finding(
            .privacyNameInText,
            "A listed name stands in the text\(places.count > 1 ? ", \(places.count) times at least" : "").",
            location: first.location))
      }
    }
    return findings + contacts(in: text, record)
  }

  /// Addresses write spaces and letters beyond ASCII as `%20`.
  private static func plain(_ address: String) -> String {
    address.removingPercentEncoding ?? address
  }

  // MARK: What is declared

  /// A declaration without the texts that hold a listed name, each with a finding of `submission.yaml`:
  /// a manifest publishes these texts.
  func published(
    _ declaration: SubmissionDeclaration
  ) -> (declaration: SubmissionDeclaration, findings: [Finding]) {
    var (declaration, findings) = (declaration, [Finding]())
    guard !names.isEmpty else { return (declaration, []) }
    func withhold(_ text: inout String?, _ what: String, _ line: Int?) {
      guard let value = text, names.stand(inName: value) else { return }
      text = Self.withheld
      findings.append(
        Finding(
          .privacyNameInText, "The \(what) holds a listed name; the manifest leaves the text out.",
          fix: "Write it in submission.yaml without the name.",
          location: line.map { Location(line: $0) }))
    }
    withhold(&declaration.title, "title", nil)
    withhold(&declaration.description, "description", nil)
    withhold(&declaration.identifier, "identifier", nil)
    for id in declaration.claims.keys.sorted() where names.stand(inName: id) {
      declaration.claims[id] = nil
      findings.append(
        Finding(
          .privacyNameInText,
          "A word below declarations holds a listed name; the manifest leaves the declaration out.",
          fix: "Write the word that the credential asks for; “exhibit credential show” names it."))
    }
    for index in declaration.artifacts.indices {
      var artifact = declaration.artifacts[index]
      withhold(&artifact.title, "title of an artifact", artifact.line)
      withhold(&artifact.description, "description of an artifact", artifact.line)
      withhold(&artifact.annotation, "annotation of an artifact", artifact.line)
      for place in artifact.components.indices {
        withhold(
          &artifact.components[place].note, "note of a component",
          artifact.components[place].line ?? artifact.line)
      }
      declaration.artifacts[index] = artifact
    }
    return (declaration, findings)
  }

  /// Stands where a text was: an artifact with an annotation still has one.
  static let withheld = "(left out: it holds a name that must not appear)"

  /// E-mail addresses and telephone numbers of documents, logs and transcripts.
  private func contacts(
    in text: [(text: String, location: Location?)], _ record: ArtifactRecord
  ) -> [Finding] {
    var (addresses, numbers, first) = (0, 0, Location?.none)
    var isFirst = true
    for passage in text {
      let found = ContactSearch(passage.text)
      guard found.addresses + found.numbers > 0 else { continue }
      if isFirst { (first, isFirst) = (passage.location, false) }
      addresses += found.addresses
      numbers += found.numbers
    }
    for link in record.links ?? [] where link.target.lowercased().hasPrefix("mailto:") {
      if addresses == 0 {
        if isFirst { (first, isFirst) = (link.location, false) }
        addresses += 1
      }
    }
    let kinds = [
      addresses > 0 ? "e-mail addresses (\(addresses))" : nil,
      numbers > 0 ? "telephone numbers (\(numbers))" : nil,
    ].compactMap(\.self)
    guard !kinds.isEmpty else { return [] }
    return [
      Finding(
        .privacyContact, "The text holds \(kinds.joined(separator: " and ")).", location: first)
    ]
  }

  private static func text(
    of record: ArtifactRecord
  ) -> [(text: String, location: Location?)] {
    let passages = (record.document?.passages ?? []).map { ($0.text, $0.location) }
    let cues = (record.transcript?.cues ?? []).map { cue in
      (
        [cue.speaker, cue.text].compactMap(\.self).joined(separator: ": "),
        Optional(Location(milliseconds: cue.startMilliseconds))
      )
    }
    let chapters = (record.media?.chapters ?? []).compactMap { chapter in
      chapter.title.map { ($0, Optional(Location(milliseconds: chapter.startMilliseconds))) }
    }
    return passages + cues + chapters
  }
}
