package import Artifacts
package import Submissions

/// `report.html`: what the educator and the assessor open. One file with its own style and script, which
/// works from a disk, without a network and on paper; pictures and recordings lie beside it.
package struct ReportPage {
  private let contents: PageContents
  private var submission: Submission { contents.submission }
  private var words: PageWords { contents.words }

  /// Puts the page out piece by piece: its lists may be long.
  ///
  /// - Parameters:
  ///   - webLinks: verdicts that are no part of the submission, since the network gave them.
  ///   - pictures: by SHA-256 of the artifacts; their paths are relative to this page.
  ///   - isPrivate: shows names, places, tags and what was said too, for the educator alone. That page lies
  ///     one folder below the result folder, the other in it.
  ///   - media: where the page finds the submission's files.
  package static func write(
    _ submission: Submission, webLinks: [LinkVerdict] = [],
    pictures: [String: ArtifactPictures] = [:], isPrivate: Bool = false,
    media: PageMedia = .absent, language: PageLanguage = .english,
    to sink: ([UInt8]) throws -> Void
  ) rethrows {
    let page = ReportPage(
      contents: PageContents(
        submission: submission, words: language.words, isPrivate: isPrivate, media: media,
        pictures: pictures))
    try page.write(webLinks) { try sink(Array($0.text.utf8)) }
  }

  private func write(_ webLinks: [LinkVerdict], _ put: (HTML) throws -> Void) rethrows {
    let top = AnswerSection(contents: contents)
    let requirements = RequirementSection(contents: contents)
    let pieces = PieceSection(contents: contents)
    let closing = ClosingSections(contents: contents)
    let groups = PageGroups(submission)
    try put(head)
    try put(top.answer)
    try put(top.advice)
    try put(requirements.requirements)
    try RecordingSection(contents: contents).put(groups.recordings, put)
    try AgendaSection(contents: contents).put(groups.agendas, put)
    try pieces.put("writing", words.writing, groups.writing, put)
    try pieces.putPhotos(groups.photos, put)
    try pieces.put("logs", words.logs, groups.logs, put)
    try pieces.put("others", words.otherFiles, groups.others, put)
    try LinkSection(contents: contents).put(handedIn: groups.links, web: webLinks, put)
    try put(requirements.method)
    try closing.putPrivacy(put)
    try closing.putFindings(put)
    try put(closing.leftOut)
    try put(closing.seal)
    try put(Self.foot)
  }

  private var head: HTML {
    let policy = PagePolicy.text(script: .submission, style: ReportStyle.text)
    let banner: HTML =
      contents.isPrivate ? "<p class=\"banner\" role=\"note\">\(words.privateBanner)</p>\n" : ""
    let note: HTML =
      words.language == "en" ? "" : "<p class=\"faint\">\(words.englishNote)</p>\n"
    return """
      <!DOCTYPE html>
      <html lang="\(words.language)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(HTML(stringLiteral: policy))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(submission.folderName) – \(submission.credential.title)</title>
      <style>\(ReportStyle.sheet)</style>
      </head>
      <body>
      <a class="skip" href="#answer">\(words.skipToAnswer)</a>
      <header>
      \(banner)      <h1>\(submission.folderName)</h1>
      <p>\(contents.english(submission.credential.title))</p>
      <p class="faint">\(contents.english(submission.credential.issuer))</p>
      <p class="faint">\(words.notAJudgement)</p>
      \(note)</header>
      <main>
      <p id="status" class="unseen" role="status" data-jumped="\(words.jumped)"></p>

      """
  }

  private static let foot: HTML = """
    </main>
    <script>\(HTML(stringLiteral: PageScript.submission.text))</script>
    </body>
    </html>

    """
}
