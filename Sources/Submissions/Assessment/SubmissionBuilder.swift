package import Artifacts

/// Gathers records into a submission. Of each it keeps what manifest and reports need and drops the
/// text; what it keeps lies in a store, so that a submission of any size takes the same memory.
package struct SubmissionBuilder: Sendable {
  private let credential: Credential
  private let folderName: String
  private let classifier: Classifier
  private let store: any OrderedStore
  /// Names that are those of a part's text and nothing else.
  private var exactParts: [ArtifactPath: Int] = [:]
  private var linkCounts = LinkCounts()
  private let file: DeclarationFile?
  /// What of the file may be published, and what had to be left out of that.
  private let published: (declaration: SubmissionDeclaration, findings: [Finding])?
  private let declared: DeclaredPlaces
  private let privacy: PrivacyReading
  private let coverage: CoverageSearch
  private let needsRecordingDay: Bool

  /// - Parameters:
  ///   - store: an empty one, which the submission keeps using.
  ///   - declared: the submission's `submission.yaml`; nil where it has none.
  package init(
    credential: Credential, folderName: String, store: any OrderedStore = MemoryStore(),
    declared file: DeclarationFile? = nil
  ) {
    self.credential = credential
    self.folderName = folderName
    self.store = store
    self.file = file
    let privacy = PrivacyReading(ForbiddenNames(file?.declaration?.forbiddenNames ?? []))
    self.privacy = privacy
    published = (file?.declaration).map(privacy.published)
    declared = DeclaredPlaces(published?.declaration, credential)
    coverage = CoverageSearch(credential)
    needsRecordingDay = credential.rules.contains { $0.clause.needsRecordingDay }
    classifier = Classifier(credential)
  }

  /// Takes a record in, in any order; a second record of the same path replaces the first.
  package mutating func add(_ record: ArtifactRecord, links: [LinkVerdict] = []) {
    let path = record.artifactPath
    var extract = ArtifactExtract(record, evidence: classifier.evidence(of: record))
    extract.add(privacy.findings(in: record))
    if needsRecordingDay {
      let moment = record.media?.recordedAt ?? record.image?.capturedAt
      extract.line.recordedOn = moment.flatMap { CivilDay(ofMoment: $0)?.text }
    }
    let hints = coverage.hints(in: record)
    if !hints.isEmpty { store.put(encoding: hints, at: SubmissionTable.hints.key(path.bytes)) }
    if case .exact(let number) = extract.evidence.part {
      exactParts[path] = number
    } else if path.components.count == 1 {
      exactParts[path] = nil
    }
    store.put(encoding: extract, at: SubmissionTable.extract.key(path.bytes))
    if let key = digestKey(of: extract.line, path.bytes) { store.put([], at: key) }
    let home = SetFolder.home(of: path).bytes
    store.put(
      encoding: SetCandidate(extract.line), at: SubmissionTable.candidate.key(home, path.bytes))
    if extract.line.kind.isRecording { store.put([], at: SubmissionTable.home.key(home)) }
    if let agenda = record.agenda {
      store.put(encoding: agenda, at: SubmissionTable.agenda.key(path.bytes))
      if let practice = AgendaPractice(path, agenda) {
        store.put(encoding: practice, at: SubmissionTable.practice.key(path.bytes))
      }
    }
    if let chapters = MeetingTranscript.cues(of: record.media?.chapters ?? []) {
      store.put(encoding: chapters, at: SubmissionTable.chapters.key(path.bytes))
    }
    if let transcript = record.transcript {
      store.put(encoding: transcript.cues, at: SubmissionTable.cues.key(path.bytes))
      if let speakers = transcript.speakers {
        store.put(encoding: speakers, at: SubmissionTable.speakers.key(path.bytes))
      }
    }
    if let facts = PrivateFacts(record) {
      store.put(encoding: facts, at: SubmissionTable.privateFacts.key(path.bytes))
    }
    attach(links, to: path)
  }

  /// Takes in what became of a document's links, which can only be told once every artifact that
  /// they may lead to was added. Called once a document.
  package mutating func attach(_ links: [LinkVerdict], to path: ArtifactPath) {
    let key = SubmissionTable.extract.key(path.bytes)
    guard !links.isEmpty else { return }
    if var extract = store.decoded(ArtifactExtract.self, at: key) {
      extract.attach(links)
      store.put(encoding: extract, at: key)
    }
    store.put(encoding: links, at: SubmissionTable.links.key(path.bytes))
    for link in links { linkCounts.add(link.verdict) }
  }

  /// - Parameters:
  ///   - ignoreRules: every rule by which paths were left out.
  ///   - ignoreFiles: the submission's own rules.
  ///   - skipped: every path that was, in any order.
  ///   - asOf: the day that time limits count from, `YYYY-MM-DD`, where one was stated.
  package func finish(
    ignoreRules: [String], ignoreFiles: [StatedIgnoreFile] = [], skipped: [SkippedPath],
    asOf: String? = nil
  ) -> Submission {
    SetBuilder(store: store, classifier: classifier, exactParts: Set(exactParts.values)).build()
    let meetings = MeetingBuilder(store: store)
    var sums = Sums(AssessmentTally(credential, AssessmentContext()))
    let troubles = fileFindings
    let context = AssessmentContext(
      asOf: asOf ?? published?.declaration.asOf,
      declaration: file.map {
        ManifestDeclaration(published?.declaration, sha256: $0.sha256, findings: troubles)
      })
    sums.tally = AssessmentTally(credential, context)
    for entry in store.entries(withPrefix: SubmissionTable.extract.key()) {
      guard let extract = StoredValue.decoded(ArtifactExtract.self, from: entry.value) else {
        continue
      }
      let artifact = assessed(extract)
      keep(artifact, &sums)
      meetings.add(artifact)
    }
    meetings.build()
    for link in published?.declaration.links ?? [] { keep(extract(of: link), &sums) }
    keep(troubles)
    let policy = ManifestPolicy(
      ignore: ignoreRules, ignoreFiles: ignoreFiles.isEmpty ? nil : ignoreFiles,
      skipped: skipped.sorted { $0.artifactPath < $1.artifactPath })
    let results = sums.tally.results
    let header = ManifestHeader(
      credential: credential, context: context, policy: policy, totals: sums.totals,
      requirements: results.map(\.outcome), tree: sums.tree)
    return Submission(
      credential: credential, folderName: folderName, header: header, results: results,
      suggestions: sums.tally.suggestions, linkCounts: linkCounts, store: store)
  }

  /// What grows with every line.
  private struct Sums {
    var totals = ManifestTotals()
    var tally: AssessmentTally
    var tree = MerkleTree()

    init(_ tally: AssessmentTally) { self.tally = tally }
  }

  // MARK: What is declared

  /// What is wrong with `submission.yaml`, or in it.
  private var fileFindings: [Finding] {
    guard let file else { return [] }
    return file.findings + (published?.findings ?? [])
      + declared.troubles { path in
        store.decoded(ArtifactExtract.self, at: SubmissionTable.extract.key(path.bytes))?.line
      }
  }

  private func keep(_ findings: [Finding]) {
    guard !findings.isEmpty else { return }
    let path = DeclarationFile.path.bytes
    store.put(encoding: findings, at: SubmissionTable.findings.key(path))
    for severity in Set(findings.map(\.severity)) {
      store.put([], at: SubmissionTable.severity.key([severity.tableByte], path))
    }
  }

  private func extract(of link: DeclaredArtifact) -> ArtifactExtract {
    var record = ArtifactRecord(path: ArtifactPath(link.url ?? ""), kind: .link)
    record.findings = privacy.findings(in: record)
    var extract = ArtifactExtract(
      record, evidence: Evidence(kind: .link, isUsable: true, part: nil))
    extract.line.url = link.url
    let known = link.category.flatMap(credential.category)
    extract.line.category = known?.id
    extract.line.setCategoryReason(
      known == nil ? "a link; submission.yaml gives no category" : "submission.yaml says so",
      known == nil ? nil : .declared)
    declared.describe(&extract.line)
    return extract
  }

  /// The artifact with its place, its set and what follows from both.
  private func assessed(_ extract: ArtifactExtract) -> ArtifactExtract {
    var artifact = extract
    let membership = store.decoded(
      SetMembership.self,
      at: SubmissionTable.membership.key(extract.line.artifactPath.bytes))
    let recognised = recognised(extract, membership)
    let placement = placement(of: extract.line.artifactPath, membership, recognised)
    artifact.line.part = placement.part
    artifact.line.category = placement.category
    artifact.line.setCategoryReason(placement.reason, placement.confidence)
    artifact.line.set = membership?.id
    artifact.line.setRole = membership?.role
    declared.describe(&artifact.line)
    artifact.add(
      [
        textLength(of: artifact.line), speakerName(of: extract.line, membership),
        membership?.overrun, repetition(of: extract.line),
      ].compactMap(\.self)
        + declared.contradictions(of: extract.line, recognised: recognised))
    return artifact
  }

  /// Declared beats recognised; a companion follows its recording.
  private func placement(
    of path: ArtifactPath, _ membership: SetMembership?, _ recognised: Placement
  ) -> Placement {
    if let placement = declared.placement(of: path) { return placement }
    if let membership, membership.role != .recording, recognised.part == 2,
      let placed = declared.placement(of: membership.recording.artifactPath)
    {
      return placed.followed(by: membership)
    }
    return declared.replaced(recognised, of: path)
  }

  /// Where an artifact belongs by what it is.
  private func recognised(_ extract: ArtifactExtract, _ membership: SetMembership?) -> Placement {
    if let membership, membership.role == .recording { return membership.placed }
    let own = classifier.placement(
      of: extract.evidence, exactParts: Set(exactParts.values), spoken: [])
    guard let membership, extract.evidence.isUsable, own.part == 2 else { return own }
    return membership.placed.followed(by: membership)
  }

  private func textLength(of line: ManifestLine) -> Finding? {
    guard Assessment.isTooLong(line, credential: credential), let words = line.document?.words,
      let most = credential.part(line.part)?.maxWords
    else { return nil }
    var finding = Finding(
      .partTooLong,
      "The text of Part \(line.part) is \(CountText.of(words - most, "word")) too long.",
      expected: "at most \(CountText.of(most, "word"))", found: CountText.of(words, "word"),
      fix: "Shorten it by \(CountText.of(words - most, "word")).")
    if credential.part(line.part)?.strictness == .warning { finding.severity = .warning }
    return finding
  }

  private func digestKey(of line: ManifestLine, _ path: [UInt8]) -> [UInt8]? {
    // All empty files are the same, and have a finding of their own.
    guard let digest = line.sha256, line.size ?? 0 > 0 else { return nil }
    return SubmissionTable.digest.key(Array(digest.utf8), path)
  }

  /// A note for every file but the first of those that have the same bytes.
  private func repetition(of line: ManifestLine) -> Finding? {
    let own = line.artifactPath
    guard let prefix = digestKey(of: line, []),
      let first = store.entries(withPrefix: prefix).lazy.map({ SubmissionTable.path(of: $0.key) })
        .first(where: { _ in true }), first != own
    else { return nil }
    return Finding(
      .fileDuplicate, "The file has the very same bytes as “\(first.text)”.",
      expected: "each file once", found: first.text)
  }

  private func speakerName(of line: ManifestLine, _ membership: SetMembership?) -> Finding? {
    guard
      membership?.role == .speakerAudio
        || line.kind == .audio && SetFolder.isSpeakerAudio(line.artifactPath)
    else { return nil }
    return Finding(.privacySpeakerName, "The file's name tells whose voice is in it.")
  }

  private func keep(_ artifact: ArtifactExtract, _ sums: inout Sums) {
    let path = artifact.line.artifactPath.bytes
    let canonical = artifact.line.canonical
    sums.totals.add(artifact.line)
    sums.tally.add(artifact.line)
    sums.tree.append(canonical)
    let table = artifact.line.isDeclaredLink ? SubmissionTable.linkLine : .line
    store.put(canonical, at: table.key(path))
    if let entry = ChecksumList.entry(for: artifact.line) {
      store.put(entry, at: SubmissionTable.checksum.key(path))
    }
    if !artifact.findings.isEmpty {
      store.put(encoding: artifact.findings, at: SubmissionTable.findings.key(path))
      for severity in Set(artifact.findings.map(\.severity)) {
        store.put([], at: SubmissionTable.severity.key([severity.tableByte], path))
      }
    }
    if !artifact.line.isDeclaredLink {
      store.put([], at: SubmissionTable.row.key(rowKey(of: artifact.line), path))
    }
  }

  /// Companions come after their recording, in the order of their paths.
  private func rowKey(of line: ManifestLine) -> [UInt8] {
    let path = line.artifactPath.bytes
    guard line.set != nil, line.setRole != .recording,
      let membership = store.decoded(
        SetMembership.self, at: SubmissionTable.membership.key(path))
    else { return path + [0, 0] }
    return membership.recording.artifactPath.bytes + [0, 1]
  }
}

extension Severity {
  /// A byte for the keys of a store, which no path is parted by.
  var tableByte: UInt8 {
    switch self {
    case .error: 1
    case .warning: 2
    case .note: 3
    }
  }
}
