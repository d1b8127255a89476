internal import Artifacts
internal import Submissions

/// Where links lead: those that were handed in, those that the files hold, those that the web was asked
/// about.
struct LinkSection {
  let contents: PageContents
  private var submission: Submission { contents.submission }
  private var words: PageWords { contents.words }

  /// Of each kind so many are named; `links.ndjson` has all.
  private static let most = 500

  func put(
    handedIn paths: [ArtifactPath], web verdicts: [LinkVerdict], _ put: (HTML) throws -> Void
  ) rethrows {
    let counts = submission.linkCounts
    let declared = submission.declaredLinks
    let hasDeclared = declared.contains { _ in true }
    guard counts.all > 0 || !verdicts.isEmpty || !paths.isEmpty || hasDeclared else { return }
    try put(contents.opening("links", words.links))
    if hasDeclared || !paths.isEmpty {
      try put("<ul class=\"pieces\">\n")
      for path in paths { if let link = submission.artifact(at: path) { try put(row(link)) } }
      for link in declared { try put(row(link)) }
      try put("</ul>\n")
    }
    if counts.all > 0 {
      let sentence = words.fill(
        words.linksSummary, String(counts.sound), String(counts.bad), String(counts.skipped))
      try put("<p>\(sentence)</p>\n")
      try putTroubles(submission.linkVerdicts.lazy.filter { $0.severity != nil }, put)
    }
    if !verdicts.isEmpty {
      let sound = verdicts.count { $0.verdict == .ok }
      try put("<p>\(words.fill(words.linksOnline, String(sound), String(verdicts.count)))</p>\n")
      try putTroubles(verdicts.lazy.filter { $0.severity != nil || $0.reason != nil }, put)
    }
    try put(PageContents.closing)
  }

  private func row(_ artifact: AssessedArtifact) -> HTML {
    let line = artifact.line
    let way = line.url.map(contents.webLink) ?? contents.name(of: line)
    let belonging = contents.belonging(of: line)
    return """
      <li><p>\(line.title.map { "<strong>\($0)</strong> " as HTML } ?? "")\(way)</p>\
      <p class="faint">\(belonging)</p>\(contents.troubles(of: artifact))</li>

      """
  }

  private func putTroubles(
    _ verdicts: some Sequence<LinkVerdict>, _ put: (HTML) throws -> Void
  ) rethrows {
    var count = 0
    for verdict in verdicts {
      if count == 0 { try put("<ul class=\"outcomes\">\n") }
      count += 1
      if count <= Self.most { try put(trouble(verdict)) }
    }
    if count > 0 { try put("</ul>\n") }
    if count > Self.most {
      let more = words.fill(words.moreInManifest, String(count - Self.most))
      try put("<p class=\"faint\">\(more)</p>\n")
    }
  }

  private func trouble(_ link: LinkVerdict) -> HTML {
    let tone = link.severity.map(\.tone) ?? "faint"
    let place = contents.place(link.location).map { ", \($0)" } ?? ""
    let advice = [link.reason, link.fix].compactMap(\.self).joined(separator: ". ")
    return """
      <li><span class="badge \(tone)">\(phrase(link.verdict))</span><div>\
      <p>\(contents.webLink(link.target))</p>\
      <p class="faint"><span class="path">\(link.document)</span>\(place)</p>\
      <p>\(contents.english(advice))</p></div></li>

      """
  }

  private func phrase(_ verdict: LinkVerdict.Verdict) -> String {
    switch verdict {
    case .ok: words.linkOK
    case .broken: words.linkBroken
    case .blocked: words.linkBlocked
    case .unreachable: words.linkUnreachable
    case .skipped: words.linkSkipped
    case .notMedia: words.linkNotMedia
    case .needsLogin: words.linkNeedsLogin
    case .outOfRange: words.linkOutOfRange
    }
  }
}
