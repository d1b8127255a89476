internal import ArtifactIndex
internal import Artifacts
internal import CDescriptors
internal import Inspection
internal import Reports
internal import Serving
internal import Submissions
internal import Threads

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What takes a while: verification on demand, and a look at a scan under way.
extension ServedSite {
  // MARK: Verification

  func verifyPage(_ request: HTTPRequest) -> HTTPResponse? {
    let member = request.queryValue("of")
    guard let submission = submission(member), ManifestAtHand.hasHeader(submission.results) else {
      return nil
    }
    // An address names what is verified by text.
    let shown = member.map { ArtifactPath(bytes: $0).text }
    func page(_ report: VerifyReport?, _ trouble: String? = nil) -> [UInt8] {
      VerifyPage.page(
        base: base, name: name, of: shown, report: report, trouble: trouble)
    }
    guard request.method == .post else {
      return HTTPResponse(page: page(nil), policy: ServedPolicy.made)
    }
    // One at a time: it reads everything.
    let isFirst = isVerifying.withLock { isBusy in
      defer { isBusy = true }
      return !isBusy
    }
    guard isFirst else {
      return HTTPResponse(
        page: page(nil, "A verification is under way; wait until it has ended."), .unavailable,
        policy: ServedPolicy.made)
    }
    defer { isVerifying.withLock { $0 = false } }
    do {
      let report = try verify(submission)
      return HTTPResponse(page: page(report), policy: ServedPolicy.made)
    } catch {
      let trouble = (error as? RunError)?.description ?? "It could not be verified."
      return HTTPResponse(page: page(nil, trouble), .serverError, policy: ServedPolicy.made)
    }
  }

  private func verify(_ submission: ServedSubmission) throws -> VerifyReport {
    let manifest = try ManifestAtHand(path: submission.results.path, against: submission.place)
    return try VerifyRun(
      manifest, credentials: credentials, options: VerifyRun.Options(jobs: jobs)
    ) { _ in }.run()
  }

  // MARK: Progress

  func progressPage() -> HTTPResponse {
    HTTPResponse(
      page: ProgressPage.page(base: base, name: name, state: progress),
      policy: ServedPolicy.made)
  }

  /// One event a second, as long as somebody listens.
  func progressEvents() -> HTTPResponse {
    HTTPResponse(events: { [self] sink in
      while sink.put("state", Array(progress.utf8)) {
        if sink.pause(milliseconds: 1000) { return }
      }
    })
  }

  /// How far a scan is, in one sentence.
  var progress: String {
    let isRunning = isHeld
    if place.isCohort {
      let count = "\(CountText.of(scannedMembers, "submission")) with an index"
      return isRunning ? "A scan is running: \(count) so far." : "No scan is running: \(count)."
    }
    guard let extent = try? submission(nil)?.index?.extent() else {
      return isRunning ? "A scan is running." : "No scan is running, and there is no index yet."
    }
    let count = CountText.of(extent.artifacts, "artifact")
    return isRunning
      ? "A scan is running: \(count) in the index so far."
      : "No scan is running: \(count) in the index."
  }

  /// Whether a scan holds `private/`, as each does while it writes. Asking takes the lock for an instant where
  /// nobody has it.
  private var isHeld: Bool {
    let path = place.results.file(IndexFolder.name)
    let folder = unsafe path.withTerminator { unsafe exhibit_open_directory(AT_FDCWD, $0) }
    guard folder >= 0 else { return false }
    defer { close(folder) }
    return flock(folder, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  private var scannedMembers: Int {
    scanned.withLock { scanned in
      let now = ContinuousClock.now
      if let counted = scanned.counted, now - counted < ScannedCount.lifetime {
        return scanned.count
      }
      (scanned.count, scanned.counted) = (countScanned(), now)
      return scanned.count
    }
  }

  private func countScanned() -> Int {
    guard let folder = try? SubmissionFolder(path: place.results.path) else { return 0 }
    return (FolderWalk.names(in: folder.descriptor) ?? []).count { name in
      guard let member = try? SubmissionFolder(name, below: folder) else { return false }
      return ResultFolder.holdsResultsOfSubmission(member.descriptor)
    }
  }
}
