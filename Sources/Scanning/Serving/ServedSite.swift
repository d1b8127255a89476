internal import Artifacts
internal import Inspection
internal import Reports
internal import Serving
internal import Submissions
internal import Threads

/// What is answered to a request: the pages, the results and the files of one submission or of a cohort.
final class ServedSite: Sendable {
  let place: ServedPlace
  let token: AccessToken
  let hosts: HostCheck
  let credentials: [Credential]
  /// How many files a verification reads at a time.
  let jobs: Int
  let isVerifying = Monitor(false)
  let scanned = Monitor(ScannedCount())
  private let members = Monitor(Members())

  private struct Members {
    var known: [[UInt8]: ServedSubmission] = [:]
    /// The names, those asked for last at the end.
    var order: [[UInt8]] = []
  }

  /// How many of a cohort's submissions have results: each has to be opened to know it, so it is known anew only
  /// after some seconds, however many look.
  struct ScannedCount {
    static let lifetime = Duration.seconds(5)
    var count = 0
    /// Nil until it was first counted.
    var counted: ContinuousClock.Instant?
  }

  /// An archive that was unpacked takes room on the disk until it is forgotten.
  private static let memberCap = 8

  init(
    _ place: ServedPlace, token: AccessToken, hosts: HostCheck, credentials: [Credential],
    jobs: Int
  ) {
    self.place = place
    self.token = token
    self.hosts = hosts
    self.credentials = credentials
    self.jobs = jobs
  }

  /// What every address here begins with.
  var base: String { "/\(token.text)" }

  func answer(_ request: HTTPRequest) -> HTTPResponse {
    if let refusal = hosts.refusal(of: request) { return refusal }
    // Browsers ask for it by themselves, and complain where there is none.
    if request.path == [Array("favicon.ico".utf8)] {
      return HTTPResponse(.noContent, "image/x-icon", [])
    }
    guard token.opens(request) else {
      return HTTPResponse(
        .notFound,
        saying: "There is nothing here; open the whole address that exhibit serve printed.")
    }
    let path = Array(request.path.dropFirst())
    guard request.method != .post || path.first == ServedPlace.ownName else {
      return HTTPResponse(.methodNotAllowed, saying: "This can only be read.")
    }
    guard let first = path.first else {
      return request.endsWithSlash ? home() : HTTPResponse(seeOther: "\(base)/")
    }
    let rest = Array(path.dropFirst())
    if first == ServedPlace.ownName {
      return own(rest.map { String(decoding: $0, as: UTF8.self) }, request) ?? Self.missing
    }
    if first == place.resultsName, rest.isEmpty { return HTTPResponse(seeOther: "\(base)/") }
    // A file is no folder.
    guard !request.endsWithSlash else { return Self.missing }
    if first == place.resultsName { return results(rest, request) ?? Self.missing }
    if first == place.filesName { return file(rest, request) ?? Self.missing }
    return Self.missing
  }

  static let missing = HTTPResponse(
    .notFound,
    saying:
      "There is no such page here, or no such file in the manifest; begin again at the address that "
      + "exhibit serve printed.")

  // MARK: Submissions

  /// - Parameter name: of a cohort's submission in the results; nil where one submission is served.
  func submission(_ name: [UInt8]?) -> ServedSubmission? {
    guard place.isCohort == (name != nil) else { return nil }
    let key = name ?? []
    return members.withLock { members in
      if let known = members.known[key] {
        members.order.removeAll { $0 == key }
        members.order.append(key)
        return known
      }
      guard let made = open(name) else { return nil }
      if members.order.count >= Self.memberCap {
        members.known[members.order.removeFirst()] = nil
      }
      members.known[key] = made
      members.order.append(key)
      return made
    }
  }

  private func open(_ name: [UInt8]?) -> ServedSubmission? {
    guard let name else {
      return ServedSubmission(place.results, fallback: place.results.submissionBeside)
    }
    guard let cohort = try? SubmissionFolder(path: place.results.path),
      let folder = try? SubmissionFolder(name, below: cohort),
      ResultFolder.holdsResultsOfSubmission(folder.descriptor)
    else { return nil }
    let slash = [UInt8(ascii: "/")]
    return ServedSubmission(
      ResultFolder(path: place.results.path + slash + name),
      fallback: place.results.submissionBeside.map { $0 + slash + name })
  }

  // MARK: Files

  private func results(_ path: [[UInt8]], _ request: HTTPRequest) -> HTTPResponse? {
    guard let folder = try? SubmissionFolder(path: place.results.path) else { return nil }
    let member = place.isCohort && path.count > 1 ? path[0] : nil
    let results = member == nil ? folder : try? SubmissionFolder(path[0], below: folder)
    guard let results else { return nil }
    let parts = member == nil ? path : Array(path.dropFirst())
    if parts[0].elementsEqual(PageMedia.folderName.utf8) {
      guard parts.count == 2 else { return nil }
      return copy(parts[1], member, request, below: results.descriptor)
    }
    return ServedResults.response(to: request, parts, below: results.descriptor)
  }

  /// A copy of a listed recording beside the report.
  private func copy(
    _ name: [UInt8], _ member: [UInt8]?, _ request: HTTPRequest, below folder: Int32
  ) -> HTTPResponse? {
    let path = ArtifactPath(PageMedia.folderName).appending(name)
    guard let artifact = submission(member)?.copied(name),
      let file = try? OpenFile(path, below: folder)
    else { return nil }
    return Self.response(to: request, artifact, path, ServedFile(file))
  }

  private func file(_ path: [[UInt8]], _ request: HTTPRequest) -> HTTPResponse? {
    let name = place.isCohort ? path.first : nil
    let parts = place.isCohort ? Array(path.dropFirst()) : path
    let file = ArtifactPath(bytes: Array(parts.joined(separator: [UInt8(ascii: "/")])))
    guard !parts.isEmpty, let submission = submission(name),
      let artifact = submission.artifact(file), let opened = submission.open(file)
    else { return nil }
    return Self.response(to: request, artifact, file, opened)
  }

  private static func response(
    to request: HTTPRequest, _ artifact: ServedArtifact, _ path: ArtifactPath, _ file: ServedFile
  ) -> HTTPResponse {
    let type = ServedType(artifact)
    // A viewer of documents is a page of the browser's own, which a policy would shut out.
    let policy =
      type == .saved
      ? ServedPolicy.nothing
      : type.mediaType == "application/pdf" ? ServedPolicy.viewed : ServedPolicy.shown
    return ServedContent(
      size: file.size, tag: file.tag, mediaType: type.mediaType,
      headers: [type.disposition(path.name), ("Content-Security-Policy", policy)],
      read: file.read
    ).response(to: request)
  }

  /// The address of a listed file.
  func address(of path: ArtifactPath, in submission: [UInt8]?) -> String {
    let folder = place.filesName + (submission.map { [UInt8(ascii: "/")] + $0 } ?? [])
    return "\(base)/\(PathReference(folder))/\(PathReference(path))"
  }
}
