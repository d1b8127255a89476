internal import Artifacts
internal import Submissions

/// What every section of the page needs: the submission, the words, and where pictures and files lie.
struct PageContents {
  let submission: Submission
  let words: PageWords
  let isPrivate: Bool
  let media: PageMedia
  let pictures: [String: ArtifactPictures]

  /// The way from the page to the result folder: the private page lies a folder deeper.
  private var root: String { isPrivate ? "../" : "" }

  func pictures(of line: ManifestLine) -> ArtifactPictures? {
    line.sha256.flatMap { pictures[$0] }
  }

  /// An address for `src` and `href`; nil where the page can't tell.
  func address(of line: ManifestLine) -> String? {
    guard !line.isDeclaredLink, line.isUsable else { return nil }
    return media.reference(to: line).map { root + $0 }
  }

  /// Text that is not the page's own: in English, and said to be where the page is not.
  func english(_ text: String?) -> HTML {
    guard let text, !text.isEmpty else { return "" }
    return words.language == "en" ? "\(text)" : "<span lang=\"en\">\(text)</span>"
  }

  func length(_ milliseconds: Int64) -> String {
    DurationText(milliseconds: milliseconds).description
  }

  /// `1.4 MB`
  func size(_ bytes: Int64) -> String {
    guard bytes >= 1000 else { return words.byteCount.of(Int(clamping: bytes)) }
    return ArtifactPhrase.size(bytes).replacing(".", with: words.decimalMark)
  }

  // MARK: Phrases

  /// A finding as this page may tell it.
  func told(_ finding: Finding) -> Finding { isPrivate ? finding : finding.shared }

  func place(_ location: Location?) -> String? {
    guard let location else { return nil }
    let parts = [
      location.member.map { words.fill(words.inMember, $0) },
      location.page.map { words.fill(words.page, String($0)) },
      location.line.map { words.fill(words.line, String($0)) },
      location.cell.map { words.fill(words.cell, $0) },
      location.milliseconds.map { words.fill(words.at, length($0)) },
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  func place(_ locator: Locator?) -> String? {
    guard let locator else { return nil }
    if let start = locator.startMilliseconds {
      return length(start) + (locator.endMilliseconds.map { "–\(length($0))" } ?? "")
    }
    if let first = locator.firstPage {
      return locator.lastPage.map { words.fill(words.pages, String(first), String($0)) }
        ?? words.fill(words.page, String(first))
    }
    return locator.line.map { words.fill(words.line, String($0)) }
  }

  func kind(of line: ManifestLine) -> String {
    switch line.setRole {
    case .alternate: return words.alternate
    case .transcript: return words.captionsFile
    case .chat: return words.chat
    case .playlist: return words.playlist
    case .speakerAudio: return words.oneVoice
    case .recording, nil: break
    }
    return switch line.kind {
    case .video: words.video
    case .audio: words.sound
    case .image: words.picture
    case .document: line.agenda == nil ? words.document : words.agenda
    case .transcript: words.captionsFile
    case .log: words.log
    case .link: words.link
    case .archive: words.archive
    case .other: words.other
    case .unreadable: words.unreadable
    }
  }

  /// Its length, words, entries or size: whatever says most.
  func extent(of line: ManifestLine) -> String {
    if let duration = line.media?.duration {
      let text = length(duration.milliseconds)
      return duration.source == .measured ? text : words.fill(words.lengthClaimed, text)
    }
    if let entries = line.log?.entries { return words.entryCount.of(entries) }
    if let cues = line.transcript?.cueCount { return words.captionCount.of(cues) }
    if let count = line.document?.words { return words.wordCount.of(count) }
    return line.size.map(size) ?? ""
  }

  /// The part, or what the credential calls it.
  func belonging(of line: ManifestLine) -> HTML {
    guard line.part == 2 else { return "\(words.fill(words.textOfPart, String(line.part)))" }
    return english(line.category.flatMap(submission.credential.category)?.noun)
  }

  // MARK: Markup that sections share

  /// A file's path, with a way to it where a browser shows such a file without running anything.
  func name(of line: ManifestLine, shown: String? = nil) -> HTML {
    let text: HTML = "<span class=\"path\">\(shown ?? line.path)</span>"
    guard let address = address(of: line), line.isHarmlessInBrowser else { return text }
    return "<a class=\"path\" href=\"\(address)\">\(shown ?? line.path)</a>"
  }

  /// An address that somebody else wrote: only the web is ever linked to.
  func webLink(_ target: String) -> HTML {
    let scheme = target.prefix(8).lowercased()
    guard scheme.hasPrefix("https://") || scheme.hasPrefix("http://") else {
      return "<span class=\"path\">\(target)</span>"
    }
    return
      "<a class=\"path\" href=\"\(target)\" rel=\"noopener noreferrer\">\(target)</a>"
  }

  /// What is wrong with an artifact, in a line each; how to mend it stands at the top of the page.
  func troubles(of artifact: AssessedArtifact) -> HTML {
    let lines = artifact.findings.filter { $0.severity != .note }.map { finding -> HTML in
      let place = place(finding.location).map { " (\($0))" } ?? ""
      return
        "<p class=\"trouble \(finding.severity.tone)\">\(english(told(finding).message))\(place)</p>\n"
    }
    return "\(lines)"
  }

  func section(_ id: String, _ title: String, _ content: HTML) -> HTML {
    "\(opening(id, title))\(content)\(Self.closing)"
  }

  func opening(_ id: String, _ title: String) -> HTML {
    """
    <section aria-labelledby="\(id)">
    <h2 id="\(id)">\(title)</h2>

    """
  }

  static let closing: HTML = "</section>\n"
}

extension Severity {
  /// The class of the style sheet.
  var tone: String {
    switch self {
    case .error: "bad"
    case .warning: "doubt"
    case .note: "faint"
    }
  }
}

extension ManifestLine {
  /// Whether a browser that opens the file by its name shows or plays it. Not so for markup: a
  /// stranger's page would run its scripts.
  fileprivate var isHarmlessInBrowser: Bool {
    let name = String(decoding: artifactPath.name, as: UTF8.self).lowercased()
    guard let dot = name.lastIndex(of: ".") else { return false }
    return Self.harmlessEndings.contains(String(name[name.index(after: dot)...]))
  }

  private static let harmlessEndings: Set<String> = [
    "mp4", "m4v", "mov", "webm", "mkv", "m4a", "mp3", "wav", "ogg", "oga", "opus", "flac", "aac",
    "pdf", "txt", "csv", "jpg", "jpeg", "png", "gif", "webp",
  ]
}
