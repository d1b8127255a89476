internal import ArtifactIndex
internal import Artifacts
internal import Reports
internal import Serving
internal import Submissions

/// Search over what a scan indexed.
extension ServedSite {
  private static let firstHits = 20
  private static let mostHits = 200
  /// Of a cohort's many submissions.
  private static let mostNotices = 20

  func searchPage(_ request: HTTPRequest) -> HTTPResponse {
    let typed = request.queryValue("q").map { String(decoding: $0, as: UTF8.self) } ?? ""
    var page = SearchPage(base: base, name: name, query: typed)
    guard !typed.isEmpty else { return HTTPResponse(page: page.page, policy: ServedPolicy.made) }
    let limit = limit(request)
    do {
      let (finding, notices) = try find(typed, limit: limit)
      page.hits = finding.places.map(hit)
      page.remarks = Self.remarks(on: finding) + notices
      if finding.hasMore, limit < Self.mostHits {
        page.more =
          "\(base)/-/search?q=\(PathReference(typed.utf8))&n=\(min(limit * 5, Self.mostHits))"
      }
      return HTTPResponse(page: page.page, policy: ServedPolicy.made)
    } catch {
      page.remarks = [Self.sentence(error)]
      return HTTPResponse(page: page.page, .badRequest, policy: ServedPolicy.made)
    }
  }

  func searchLines(_ request: HTTPRequest) -> HTTPResponse {
    let typed = request.queryValue("q").map { String(decoding: $0, as: UTF8.self) } ?? ""
    do {
      let (finding, notices) = try find(typed, limit: limit(request))
      var found = SearchJSON(finding, address: address)
      found.notices = notices.isEmpty ? nil : notices
      let line = try JSONNode(encoding: found).line
      return HTTPResponse(.ok, "application/json", line + [10])
    } catch {
      return HTTPResponse(.badRequest, saying: Self.sentence(error))
    }
  }

  private static func sentence(_ error: any Error) -> String {
    switch error {
    case let error as SearchError: "This search can’t be made: \(error.description)."
    case let error as RunError: error.description
    default: "This search could not be made."
    }
  }

  private func limit(_ request: HTTPRequest) -> Int {
    let asked = request.queryValue("n").flatMap { Int(String(decoding: $0, as: UTF8.self)) }
    return min(max(1, asked ?? Self.firstHits), Self.mostHits)
  }

  /// What is found, and what could not be searched.
  private func find(
    _ typed: String, limit: Int
  ) throws -> (finding: SearchFinding, notices: [String]) {
    var notices: [String] = []
    var count = 0
    let finding = try SearchRun(
      indexes: [place.results.path], limit: limit, includesGone: false
    ).run(SearchQuery(typed)) { notice in
      count += 1
      if count <= Self.mostNotices { notices.append(notice) }
    }
    if count > notices.count {
      notices.append(
        "The same or the like is to be said of \(CountText.of(count - notices.count, "further submission"))."
      )
    }
    return (finding, notices)
  }

  // MARK: Places

  /// What a cohort's submission is called in an address; nil where there is only one.
  private func member(_ place: SearchFinding.Place) -> [UInt8]? {
    self.place.isCohort ? ArtifactPath(bytes: place.results.path).name : nil
  }

  private func hit(_ place: SearchFinding.Place) -> SearchPage.Hit {
    let found = place.hit
    var hit = SearchPage.Hit(
      file: found.path.text, snippet: found.snippet.map { ($0.text, $0.isMatch) })
    hit.submission = member(place).map { ArtifactPath(bytes: $0).text }
    hit.speaker = found.speaker
    if let location = found.location { hit.place = Self.phrase(location) }
    if let source = found.source, source != .text, source != .cue {
      hit.note = source.rawValue.split(separator: "-").joined(separator: " ")
    }
    hit.address = address(place)
    return hit
  }

  private static func phrase(_ location: Location) -> String? {
    if let milliseconds = location.milliseconds {
      return "at \(DurationText(milliseconds: milliseconds))"
    }
    if let page = location.page { return "page \(page)" }
    return location.line.map { "line \($0)" } ?? location.cell.map { "cell \($0)" }
  }

  /// A player at the time, or the file at its page.
  private func address(_ place: SearchFinding.Place) -> String? {
    let (hit, member) = (place.hit, member(place))
    switch hit.kind {
    case .video, .audio:
      return playerAddress(of: hit.path, in: member, at: hit.location?.milliseconds ?? 0)
    case .transcript:
      // Without a recording of the same meeting there is only its text.
      guard let submission = submission(member), let artifact = submission.artifact(hit.path),
        submission.companion(of: artifact, .recording) != nil
      else { return fileAddress(hit, member) }
      return playerAddress(of: hit.path, in: member, at: hit.location?.milliseconds ?? 0)
    default: return fileAddress(hit, member)
    }
  }

  private func fileAddress(_ hit: SearchHit, _ member: [UInt8]?) -> String? {
    guard !hit.isGone, submission(member)?.artifact(hit.path) != nil else { return nil }
    return address(of: hit.path, in: member) + (hit.location?.page.map { "#page=\($0)" } ?? "")
  }

  private static func remarks(on finding: SearchFinding) -> [String] {
    var remarks: [String] = []
    if finding.isRankedInPart {
      remarks.append(
        "The words are in so many places that only the first 20,000 were ranked; add a word to find fewer."
      )
    }
    if !finding.cutStarts.isEmpty {
      let starts = finding.cutStarts.map { "\($0)*" }.joined(separator: ", ")
      remarks.append(
        "So many words begin with \(starts) that only the most frequent of them were looked for.")
    }
    return remarks
  }
}
