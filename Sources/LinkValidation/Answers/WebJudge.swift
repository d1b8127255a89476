package import Artifacts

/// Says what an answer of the web means for a link: the status, the type and the bytes together decide,
/// none of them alone.
package struct WebJudge: Sendable {
  private let catalogue: ServiceCatalogue
  private let sniff: ContentSniffing

  /// Recordings are looked into afterwards, which tells their lengths.
  let probes: Bool

  package init(
    _ catalogue: ServiceCatalogue, probes: Bool = false, sniff: @escaping ContentSniffing
  ) {
    self.catalogue = catalogue
    self.probes = probes
    self.sniff = sniff
  }

  /// Looks at what came, once for all links that lead there.
  package func read(_ outcome: WebOutcome) -> ReadOutcome { ReadOutcome(outcome, sniff: sniff) }

  func isRecording(_ answer: WebAnswer, _ content: AnswerContent) -> Bool {
    (200..<300).contains(answer.status) && content.isRecording
  }

  /// Of a link that is not to be asked: what is likely to go wrong is said all the same.
  package func verdictUnasked(_ link: WebLink) -> LinkVerdict {
    var judged = link.judged
    if let share = link.share {
      judged.judge(
        .skipped, "not asked (--offline); \(share.title): \(share.trouble)", fix: share.fix)
    } else {
      judged.judge(.skipped, "not asked (--offline)")
    }
    return judged.result
  }

  package func verdict(of link: WebLink, _ outcome: WebOutcome) -> LinkVerdict {
    verdict(of: link, read(outcome))
  }

  package func verdict(of link: WebLink, _ read: ReadOutcome) -> LinkVerdict {
    let outcome = read.outcome
    var judged = link.judged
    if !outcome.redirects.isEmpty { judged.result.redirects = outcome.redirects }
    switch outcome.end {
    case .refused(let refusal): judged.judge(refusal)
    case .failed(let failure): judged.judge(.unreachable, failure.reason, fix: failure.fix)
    case .lost(let reason):
      judged.judge(
        .broken, reason, fix: "Open the page in a browser and copy its address from there.")
    case .answer(let answer):
      judged.result.status = answer.status
      if let content = read.content {
        judge(answer, content, link, isRedirected: !outcome.redirects.isEmpty, &judged)
      }
    }
    judgeShown(link, read, &judged)
    addFormNote(link, &judged)
    addNewAddress(link, outcome.redirects, isMovedForGood: outcome.isMovedForGood, &judged)
    return judged.result
  }

  /// A service's page is a page: no player of the document's own plays it, and no picture is shown of it.
  private func judgeShown(_ link: WebLink, _ read: ReadOutcome, _ judged: inout JudgedLink) {
    guard judged.result.verdict == .ok, let share = link.share,
      let promise = LinkPromise(link.judged.role, name: ArtifactPath(bytes: []))
    else { return }
    // Some of them give the file itself where the address asks for it.
    let isFile =
      share.asked == link.address
      && read.content.map { promise.isKept(by: $0.sniffed.kind) } ?? false
    guard !isFile else { return }
    judged.judge(
      .notMedia,
      "the page shows it as \(promise.name), and \(share.title) has a page of its own for it",
      fix:
        "Link to it with an ordinary link, or use the code that \(share.title) gives for embedding."
    )
  }

  /// A link for editing works and is still not what should be handed in.
  private func addFormNote(_ link: WebLink, _ judged: inout JudgedLink) {
    guard judged.result.verdict == .ok, let share = link.share, let note = share.note else {
      return
    }
    judged.judge(.ok, note, fix: share.fix)
  }

  /// A page that moved for good can be linked to where it is.
  func addNewAddress(
    _ link: WebLink, _ redirects: [String], isMovedForGood: Bool, _ judged: inout JudgedLink
  ) {
    guard isMovedForGood, link.share == nil, judged.result.verdict == .ok,
      let place = redirects.last
    else { return }
    judged.result.suggestion = place + (link.fragment.map { "#" + $0 } ?? "")
  }

  private func judge(
    _ answer: WebAnswer, _ content: AnswerContent, _ link: WebLink, isRedirected: Bool,
    _ judged: inout JudgedLink
  ) {
    if let share = link.share, judge(answer, content, share, &judged) { return }
    switch answer.status {
    case 200..<300: judgeContent(answer, content, link, isRedirected: isRedirected, &judged)
    default: judged.judge(StatusRule(answer))
    }
  }

  // MARK: Services

  /// False where the answer means what it means anywhere.
  private func judge(
    _ answer: WebAnswer, _ content: AnswerContent, _ share: ShareLink, _ judged: inout JudgedLink
  ) -> Bool {
    if let meaning = share.answers.first(where: { $0.status.contains(answer.status) }) {
      judged.judge(
        meaning.verdict, meaning.reason,
        fix: meaning.fix ?? (meaning.verdict == .ok ? nil : share.fix))
      if meaning.verdict == .ok { judgeStart(share, milliseconds: nil, &judged) }
      return true
    }
    guard (200..<300).contains(answer.status) else { return false }
    if isLogin(answer, content.signs, isRedirected: true) {
      judged.judge(.needsLogin, "\(share.title) asks to sign in first", fix: share.fix)
    } else if !share.proves {
      judged.judge(
        .skipped, "\(share.title) answers alike whether or not others may see it: \(share.trouble)",
        fix: share.fix)
    } else if content.signs.isMarkup {
      return false
    } else {
      judged.result.milliseconds = content.embed?.milliseconds
      judgeStart(share, milliseconds: content.embed?.milliseconds, &judged)
    }
    return true
  }

  func judgeStart(
    _ share: ShareLink, milliseconds: Int64?, _ judged: inout JudgedLink
  ) {
    guard let start = share.start else { return }
    guard let begin = ShareTime.milliseconds(start) else {
      judged.judge(.ok, "\(share.title) ignores the time “\(start.prefix(40))” in it")
      return
    }
    guard let milliseconds, begin >= milliseconds else { return }
    judged.judge(
      .outOfRange, "the recording ends at \(DurationText(milliseconds: milliseconds))",
      fix: "Correct the time in the link.")
  }

  // MARK: Content

  private func judgeContent(
    _ answer: WebAnswer, _ content: AnswerContent, _ link: WebLink, isRedirected: Bool,
    _ judged: inout JudgedLink
  ) {
    guard content.byteCount > 0 else {
      judged.judge(
        .broken, "its server answers with nothing",
        fix: "Put the file there again, or correct the link.")
      return
    }
    let (sniffed, signs) = (content.sniffed, content.signs)
    judged.result.mediaType =
      signs.isMarkup ? answer.mediaType ?? "text/html" : sniffed.mediaType ?? answer.mediaType
    // A service shows recordings on pages, whatever their names end in.
    let byName = link.share == nil ? LinkPromise(link) : .anything
    let promise = byName == .anything ? LinkPromise(mediaType: answer.mediaType) : byName
    if signs.isMarkup || promise == .anything {
      judgePage(answer, content, promise, isRedirected: isRedirected, &judged)
    } else {
      judgeFile(answer, content, promise, link.fragment, &judged)
    }
  }

  private func judgePage(
    _ answer: WebAnswer, _ content: AnswerContent, _ promise: LinkPromise, isRedirected: Bool,
    _ judged: inout JudgedLink
  ) {
    let signs = content.signs
    if isLogin(answer, signs, isRedirected: isRedirected || promise != .anything) {
      judged.judge(.needsLogin, "it asks to sign in first", fix: Self.shareFix)
    } else if promise != .anything {
      judged.judge(
        .notMedia, "\(promise.name) is promised, and a web page comes",
        fix: "Link to the file itself, or to a page that shows it without signing in.")
    } else if signs.isMarkup, signs.isCalledMissing {
      judged.judge(
        .broken, "the page says itself that there is nothing here",
        fix: "Correct the link, or remove it.")
    } else if !answer.isWhole, answer.length == nil {
      judged.judge(.ok, "only its first \(content.byteCount) bytes were looked at")
    }
  }

  private static let shareFix =
    "Share it so that anyone with the link can see it, and try the link in a private window."

  private func judgeFile(
    _ answer: WebAnswer, _ content: AnswerContent, _ promise: LinkPromise, _ fragment: String?,
    _ judged: inout JudgedLink
  ) {
    let sniffed = content.sniffed
    let isKept =
      promise.isKept(by: sniffed.kind) || promise == .recording && content.beginsFrames
      || promise == .picture && content.isDrawing
    if isKept {
      judgeType(answer, sniffed, promise, &judged)
      if let fragment, promise == .recording, !probes {
        judged.judge(RecordingFragment(fragment), milliseconds: nil)
      }
    } else if let type = sniffed.mediaType ?? (content.beginsFrames ? "a recording" : nil) {
      judged.judge(
        .notMedia, "\(promise.name) is promised, and \(type) comes",
        fix: "Link to the file itself, or name it after what it holds.")
    } else {
      judged.judge(
        .broken, "\(promise.name) is promised, and its bytes are none",
        fix: "Put the file there again, and check that it opens.")
    }
  }

  private func judgeType(
    _ answer: WebAnswer, _ sniffed: SniffedContent, _ promise: LinkPromise,
    _ judged: inout JudgedLink
  ) {
    guard promise == .recording || promise == .picture, let stated = answer.mediaType,
      LinkPromise(mediaType: stated) != promise, !Self.neutralTypes.contains(stated)
    else { return }
    judged.judge(.ok, "its server calls it \(stated), so a browser may not show it")
  }

  /// Servers say these of any file; browsers look for themselves.
  private static let neutralTypes: Set<String> = [
    "application/octet-stream", "binary/octet-stream", "application/mp4", "application/ogg",
    "application/force-download", "application/x-download", "application/download",
  ]

  /// By the address that answered, or by what the page holds. A page of its own may have a field to
  /// sign in at its top: where nothing led there and nothing else was promised, it counts only if the
  /// title agrees.
  private func isLogin(_ answer: WebAnswer, _ signs: PageSigns, isRedirected: Bool) -> Bool {
    if catalogue.isLogin(answer.address), isRedirected { return true }
    return signs.hasPasswordField && (isRedirected || signs.isCalledLogin)
      || signs.isCalledLogin && isRedirected
  }
}
