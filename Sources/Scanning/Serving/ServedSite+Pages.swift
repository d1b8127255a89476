internal import Artifacts
internal import Inspection
internal import Reports
internal import Serving
internal import Submissions

/// The addresses that stand for no file.
extension ServedSite {
  /// - Parameter path: what follows `/-/`.
  func own(_ path: [String], _ request: HTTPRequest) -> HTTPResponse? {
    if request.method == .post { return path == ["verify"] ? verifyPage(request) : nil }
    switch path {
    case ["play"]: return player(request)
    case ["search"]: return searchPage(request)
    case ["search.json"]: return searchLines(request)
    case ["verify"]: return verifyPage(request)
    case ["progress"]: return progressPage()
    case ["progress", "events"]: return progressEvents()
    default: return nil
    }
  }

  var name: String { ArtifactPath(bytes: place.filesName).text }

  // MARK: Home

  func home() -> HTTPResponse {
    HTTPResponse(
      page: HomePage.page(
        base: base, name: name, entries: place.isCohort ? cohortEntries : submissionEntries,
        canSearch: hasIndex, canVerify: !place.isCohort && ManifestAtHand.hasHeader(place.results)),
      policy: ServedPolicy.made)
  }

  private var hasIndex: Bool { place.isCohort || submission(nil)?.index != nil }

  private var submissionEntries: [HomePage.Entry] {
    entries([
      (
        "private/report.html", "Your own report", "with the names, places and tags that are private"
      ),
      ("report.html", "The report", "as it may be handed over"),
      ("manifest.json", "Manifest", "what was found, for programs"),
    ])
  }

  private var cohortEntries: [HomePage.Entry] {
    entries([
      ("overview.html", "Overview", "every submission, to sort and filter"),
      ("overview.csv", "Overview as a table", "for a spreadsheet"),
      ("overview.json", "Overview as JSON", "for programs"),
    ])
  }

  private func entries(_ list: [(file: String, title: String, about: String)]) -> [HomePage.Entry] {
    guard let folder = try? SubmissionFolder(path: place.results.path) else { return [] }
    return list.compactMap { entry in
      guard let file = try? OpenFile(ArtifactPath(entry.file), below: folder.descriptor) else {
        return nil
      }
      let isShown = !entry.file.hasSuffix(".html") || StoredPageCheck.passes(file)
      return HomePage.Entry(
        "\(base)/\(PathReference(place.resultsName))/\(entry.file)", entry.title,
        isShown ? entry.about : Self.savedOnly)
    }
  }

  private static let savedOnly =
    "can only be saved: there is something in it that this program does not write, which might tell others "
    + "the secret address; make it anew with exhibit manifest"

  // MARK: Player

  /// The address of a player at a time.
  func playerAddress(
    of path: ArtifactPath, in submission: [UInt8]?, at milliseconds: Int64
  ) -> String {
    let member = submission.map { "of=\(PathReference($0))&" } ?? ""
    return "\(base)/-/play?\(member)file=\(PathReference(path))&ms=\(milliseconds)"
  }

  private func player(_ request: HTTPRequest) -> HTTPResponse? {
    let member = request.queryValue("of")
    let path = ArtifactPath(bytes: request.queryValue("file") ?? [])
    guard let submission = submission(member), let asked = submission.artifact(path) else {
      return nil
    }
    let shown =
      asked.kind == .transcript ? submission.companion(of: asked, .recording) : (path, asked)
    guard let (file, artifact) = shown, artifact.kind == .video || artifact.kind == .audio else {
      return nil
    }
    let time = request.queryValue("ms").flatMap { Int64(String(decoding: $0, as: UTF8.self)) } ?? 0
    var page = PlayerPage(
      base: base, name: name, title: artifact.title ?? file.text,
      address: address(of: file, in: member), isVideo: artifact.kind == .video,
      startMilliseconds: min(max(0, time), 1 << 40))
    let captions =
      asked.kind == .transcript ? (path, asked) : submission.companion(of: artifact, .transcript)
    if let captions, captions.1.mediaType == "text/vtt" {
      page.captions = address(of: captions.0, in: member)
    }
    let folder = place.resultsName + (member.map { [UInt8(ascii: "/")] + $0 } ?? [])
    if ManifestAtHand.hasHeader(submission.results) {
      page.report = "\(base)/\(PathReference(folder))/report.html"
    }
    return HTTPResponse(page: page.page, policy: ServedPolicy.made)
  }
}
