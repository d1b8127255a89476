internal import Artifacts

/// What an artifact's name, metadata and text give away about people. No finding holds a value.
struct PrivacyReading {
  private let names: ForbiddenNames

  init(_ names: ForbiddenNames) { self.names = names }

  func findings(in record: ArtifactRecord) -> [Finding] {
    var findings: [Finding] = []
    if names.stand(inName: record.path) {
      findings.append(
        Finding(.privacyNameInFileName, "The file's name or its folder's holds a listed name."))
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
