internal import Artifacts

/// A verdict in the making.
struct JudgedLink: Sendable {
  var result: LinkVerdict
  /// The document says what its relative links are relative to.
  let hasBase: Bool
  /// What the document shows of it.
  let role: Link.Role?

  init(_ link: Link, in document: ArtifactPath) {
    hasBase = link.base != nil
    role = link.role
    result = LinkVerdict(document: document.text, link: link, verdict: .ok)
  }

  mutating func judge(
    _ verdict: LinkVerdict.Verdict, _ reason: String? = nil, fix: String? = nil
  ) {
    result.verdict = verdict
    result.severity = verdict.severity
    result.reason = reason
    result.fix = fix
  }

  /// Judges a file that is there by what its record says of it.
  mutating func judge(_ file: LinkedFile, fragment: String?) {
    result.mediaType = file.mediaType
    result.milliseconds = file.milliseconds
    if let error = file.error {
      judge(.broken, error.reasonNotToLink, fix: error.entry.fix)
    } else if isUnkept(by: file) {
      return
    } else if let fragment, !fragment.isEmpty {
      judge(fragment, in: file)
    }
  }

  private mutating func judge(_ fragment: String, in file: LinkedFile) {
    if file.kind.isRecording {
      judge(RecordingFragment(fragment), in: file)
    } else {
      judge(DocumentPlace(fragment, isPaged: file.mediaType == "application/pdf"), in: file)
    }
  }

  /// Judges a place in the document that holds the link, or in another one.
  mutating func judge(_ place: DocumentPlace, in file: LinkedFile) {
    switch place {
    case .wholeDocument: break
    case .words(let name):
      if let name { judge(name, in: file) }
      if result.verdict == .ok, result.reason == nil {
        judge(.ok, "browsers look for the quoted words in it; they were not looked for")
      }
    case .script: judge(.ok, "a script of the page is to read the place; it was not looked for")
    case .page(let page):
      guard let pages = file.pages, page > pages || page < 1 else { return }
      judge(
        .outOfRange, "the document has \(pages == 1 ? "one page" : "\(pages) pages")",
        fix: "Correct the page in the link.")
    case .named(let name):
      guard let anchors = file.anchors, !name.isKnown(in: anchors) else { return }
      judge(
        .broken, "the document is there and has no place called “\(name.shown)”",
        fix: SimilarPlace(to: name, among: anchors).fix)
    }
  }

  mutating func judge(_ fragment: RecordingFragment, in file: LinkedFile) {
    if let ignored = fragment.ignored { judge(.ok, "players ignore “\(ignored)” in it") }
    if let area = fragment.area, let width = file.width, let height = file.height,
      area.isOutside(width: width, height: height)
    {
      judge(
        .outOfRange, "the picture is \(width) × \(height)", fix: "Correct the area in the link.")
      return
    }
    if let time = fragment.time { judge(time, milliseconds: file.milliseconds) }
  }

  /// Judges what a link says of a recording whose picture is not known.
  mutating func judge(_ fragment: RecordingFragment, milliseconds: Int64?) {
    if let ignored = fragment.ignored {
      judge(.ok, "players ignore “\(ignored)” in it")
    } else if let time = fragment.time {
      judge(time, milliseconds: milliseconds)
    }
  }

  mutating func judge(_ fragment: MediaFragment, milliseconds: Int64?) {
    guard let milliseconds else {
      let unchecked = "the recording's length is not known, so its time was not checked"
      judge(.ok, [result.reason, unchecked].compactMap(\.self).joined(separator: "; "))
      return
    }
    let reason = "the recording ends at \(DurationText(milliseconds: milliseconds))"
    let start = fragment.startMilliseconds ?? 0
    if start >= milliseconds {
      judge(.outOfRange, reason, fix: "Correct the time in the link.")
    } else if let end = fragment.endMilliseconds {
      if end <= start {
        judge(.outOfRange, "its end is not after its start", fix: "Correct the times in the link.")
      } else if end > Self.latestEnd(milliseconds) {
        judge(.outOfRange, reason, fix: "Correct the end time in the link.")
      }
    }
  }

  /// People write the end that a player shows, which is rounded to a second, or takes the last frame
  /// for a little longer.
  private static func latestEnd(_ milliseconds: Int64) -> Int64 {
    // A length is a stranger's word, and may be the largest number there is.
    let slack = milliseconds.addingReportingOverflow(250)
    let half = milliseconds.addingReportingOverflow(500)
    let rounded = half.overflow ? milliseconds : half.partialValue / 1000 * 1000
    return max(slack.overflow ? .max : slack.partialValue, rounded)
  }

  /// Judges a file that is something else than what the page shows it as, or what its name says; false
  /// where it is what was promised.
  private mutating func isUnkept(by file: LinkedFile) -> Bool {
    let name = ArtifactPath(result.resolved ?? "")
    if let promise = LinkPromise(role, name: name), !promise.isKept(by: file.kind) {
      judge(
        .notMedia, "the page shows it as \(promise.name), the file is none",
        fix: "Put \(promise.name) there, or link to this file with an ordinary link.")
      return true
    }
    let promise = LinkPromise(name: name)
    guard promise == .recording || promise == .picture, !promise.isKept(by: file.kind) else {
      return false
    }
    judge(
      .notMedia, "its name promises \(promise.name), the file is none",
      fix: "Link to the \(promise == .recording ? "recording" : "picture"), or rename the file "
        + "after what it holds.")
    return true
  }
}

extension ArtifactKind {
  var isRecording: Bool { self == .video || self == .audio }
}

extension FindingCode {
  /// Why a file with this finding is no use as a link's target, as the end of a sentence.
  var reasonNotToLink: String {
    switch self {
    case .fileEmpty: "the file is there and has no contents"
    case .mediaTruncated: "the recording is truncated: its end is missing"
    case .mediaUnfinished: "the recording was never finished and can't be played"
    case .mediaUnreadable: "the file can't be played: its contents are no recording"
    case .mediaEmpty: "the recording holds neither picture nor sound"
    case .imageDamaged: "the picture is damaged"
    case .documentUnreadable: "the document can't be read"
    case .archiveUnreadable: "the archive can't be opened"
    case .fileUnreadable: "the file is there and can't be read"
    default: "the file is there and has an error (\(rawValue))"
    }
  }
}
