package import Artifacts
package import Submissions

/// `report.html`: the summary as a page of its own, complete, without scripts and without anything
/// from elsewhere, so that it can be mailed, printed and kept.
package struct ReportPage {
  private let submission: Submission
  private let digest: SubmissionDigest
  private let pictures: [String: ArtifactPictures]

  /// Puts the page out piece by piece: its lists may be long.
  ///
  /// - Parameters:
  ///   - webLinks: verdicts that are no part of the submission, since the network gave them.
  ///   - pictures: what artifacts look like, by their SHA-256.
  ///   - isPrivate: shows the names, places and tags too, for the educator alone.
  package static func write(
    _ submission: Submission, webLinks: [LinkVerdict] = [],
    pictures: [String: ArtifactPictures] = [:], isPrivate: Bool = false,
    to sink: ([UInt8]) throws -> Void
  ) rethrows {
    let page = ReportPage(submission, pictures)
    func put(_ markup: HTML) throws { try sink(Array(markup.text.utf8)) }
    try put(page.head)
    try put(page.requirements)
    try page.putFindings(put)
    try page.putArtifacts(put)
    try MeetingSection(submission: submission).put(put)
    try put(page.links(webLinks))
    if isPrivate { try page.putPrivateFacts(put) }
    try put(page.coverage)
    try put(page.suggestions)
    try put(page.skipped)
    try put(page.foot)
  }

  private init(_ submission: Submission, _ pictures: [String: ArtifactPictures]) {
    (self.submission, self.pictures) = (submission, pictures)
    digest = SubmissionDigest(submission)
  }

  private var head: HTML {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(HTML(stringLiteral: Self.policy))">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>\(submission.folderName) – \(submission.credential.title)</title>
    <style>
    \(ReportStyle.sheet)
    </style>
    </head>
    <body>
    <header>
    <h1>\(submission.folderName)</h1>
    <p>\(submission.credential.title)</p>
    <p class="faint">\(submission.credential.issuer)</p>
    </header>
    <main>
    <p class="answer \(submission.ready ? "good" : "bad")">\(digest.answer)</p>

    """
  }

  private var foot: HTML {
    """
    </main>
    <footer>
    <h2>Seal</h2>
    <p class="faint">\(submission.header.treeSize) lines in manifest.jsonl, root digest (SHA-256)</p>
    <p><code>\(submission.header.rootDigest)</code></p>
    </footer>
    </body>
    </html>

    """
  }

  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:"

  private func links(_ verdicts: [LinkVerdict]) -> HTML {
    let items = verdicts.filter { $0.severity != nil || $0.reason != nil }.map { link -> HTML in
      let tone = link.severity.map { $0 == .error ? "bad" : "doubt" } ?? "faint"
      let place = link.location?.phrase.map { ", \($0)" } ?? ""
      return """
        <li><strong class="\(tone)">\(link.verdict.rawValue)</strong> – \(link.document)\(place): \
        <code>\(link.target)</code>: \(link.reason ?? ""). \(link.fix ?? "")</li>

        """
    }
    guard !verdicts.isEmpty else { return "" }
    let sound = verdicts.count { $0.verdict == .ok }
    return section("links", "Links to the web: \(sound) of \(verdicts.count) sound", list(items))
  }

  private var requirements: HTML {
    section("requirements", "Requirements", list(submission.requirements.map(requirement)))
  }

  private func requirement(_ outcome: RequirementOutcome) -> HTML {
    let tone =
      switch outcome.outcome {
      case .met: "good"
      case .notMet: "bad"
      case .cannotTell, .notSealed: "doubt"
      }
    return """
      <li><strong class="\(tone)">\(outcome.outcome.phrase)</strong> – \
      \(digest.requirement(outcome))\(evidence(of: outcome))\(advice(on: outcome))</li>

      """
  }

  private func evidence(of outcome: RequirementOutcome) -> HTML {
    let places = (outcome.evidence ?? []).map { item -> HTML in
      "<code>\(item.path)</code>\(item.locator?.phrase.map { ", \($0)" as HTML } ?? "" as HTML)"
    }
    guard let first = places.first else { return "" }
    let rest = places.dropFirst().map { "; \($0)" as HTML }
    return "<p class=\"faint\">\(first)\(rest)</p>"
  }

  private func advice(on outcome: RequirementOutcome) -> HTML {
    let fixes = submission.results.first { $0.outcome.id == outcome.id }?.fixes ?? []
    return "\(fixes.map { paragraph($0) })"
  }

  private var coverage: HTML {
    let entries = CoverageText(submission, limit: 20).entries
    guard !entries.isEmpty else { return "" }
    return section(
      "coverage", "Where the method shows (declared, or hinted at by words; never a judgement)",
      list(entries.map { "<li><strong>\($0.title)</strong> – \($0.sentence)</li>\n" }))
  }

  private func putFindings(_ put: (HTML) throws -> Void) rethrows {
    guard !digest.findingCounts.isEmpty else { return }
    try put(opening("findings", "What was found: \(digest.findingCounts)"))
    try put("<ul>\n")
    for (path, found) in digest.findings(Severity.allCases) { try put(finding(found, of: path)) }
    try put("</ul>\n")
    try put(Self.closing)
  }

  private func finding(_ finding: Finding, of path: ArtifactPath) -> HTML {
    let tone =
      switch finding.severity {
      case .error: "bad"
      case .warning: "doubt"
      case .note: "faint"
      }
    let place = finding.location?.phrase.map { ", \($0)" } ?? ""
    return """
      <li><strong class="\(tone)">\(finding.severity.rawValue)</strong> \
      <code>\(path.text)</code>\(place): \(finding.message)\
      \(paragraph(finding.comparison))\(paragraph(finding.fix))\
      <p class="faint">\(finding.code.rawValue)</p></li>

      """
  }

  private func paragraph(_ text: String?) -> HTML { text.map { "<p>\($0)</p>" } ?? "" }

  private func putArtifacts(_ put: (HTML) throws -> Void) rethrows {
    guard submission.header.totals.artifacts > 0 else { return }
    try put(opening("artifacts", digest.totals))
    try put(
      """
      <div class="scroll"><table>
      <thead><tr><th scope="col">Artifact</th><th scope="col">Kind</th>\
      <th scope="col">Length</th><th scope="col">Belongs to</th></tr></thead>
      <tbody>

      """)
    for artifact in digest.rows { try put(row(artifact)) }
    let links: HTML = digest.links.map { "<p>\($0)</p>\n" } ?? ""
    try put("</tbody>\n</table></div>\n\(links)")
    try put(Self.closing)
  }

  private func putPrivateFacts(_ put: (HTML) throws -> Void) rethrows {
    try put(opening("private", "Private: not to be shared"))
    try put(
      """
      <p>What the files give away: names, places, devices and tags. The other report.html leaves these out.</p>
      <dl>

      """)
    for (path, facts) in submission.privateFacts {
      try put("<dt><code>\(path.text)</code></dt>\n")
      for entry in facts.entries { try put("<dd>\(entry.name): \(entry.value)</dd>\n") }
    }
    try put("</dl>\n")
    try put(Self.closing)
  }

  private func row(_ row: ArtifactRow) -> HTML {
    let line = row.artifact.line
    let phrase = ArtifactPhrase(line)
    let meeting = [
      line.agenda?.date, line.agenda?.minutes.map { CountText.of($0, "minute") + " planned" },
    ].compactMap(\.self).joined(separator: ", ")
    return """
      <tr\(row.isCompanion ? " class=\"companion\"" : "" as HTML)>\
      <td class="name"><code>\(row.name)</code>\(poster(of: line))</td><td>\(phrase.kind)</td>\
      <td class="extent">\(phrase.extent)\(meeting.isEmpty ? "" : "<br>\(meeting)" as HTML)</td>\
      <td>\(phrase.place(in: submission.credential))\
      \(line.categoryReason.map { "<p class=\"faint\">\($0)</p>" } ?? "" as HTML)\
      </td></tr>

      """
  }

  /// The name beside it says what it is of.
  private func poster(of line: ManifestLine) -> HTML {
    guard let poster = line.sha256.flatMap({ pictures[$0]?.poster }) else { return "" }
    return """
      <br><img src="\(poster.path)" width="\(poster.width)" height="\(poster.height)" alt="" \
      loading="lazy">
      """
  }

  private var suggestions: HTML {
    guard !submission.suggestions.isEmpty else { return "" }
    return section(
      "suggestions", "Suggested by the credential and not here (not required)",
      list(submission.suggestions.map { "<li>\($0.title)</li>\n" }))
  }

  private var skipped: HTML {
    guard !submission.skipped.isEmpty else { return "" }
    return section(
      "skipped", "Left out: \(CountText.of(submission.skipped.count, "path"))",
      list(submission.skipped.map { "<li><code>\($0.path)</code>: \($0.reason)</li>\n" }))
  }

  private func list(_ items: [HTML]) -> HTML { "<ul>\n\(items)</ul>\n" }

  private func section(_ id: String, _ title: String, _ content: HTML) -> HTML {
    "\(opening(id, title))\(content)\(Self.closing)"
  }

  private func opening(_ id: String, _ title: String) -> HTML {
    """
    <section aria-labelledby="\(id)">
    <h2 id="\(id)">\(title)</h2>

    """
  }

  private static let closing: HTML = "</section>\n"
}
