internal import Artifacts
internal import Wire

/// One thread's share of an inspection: its inspector, started when first needed, and its hashing
/// buffer.
struct InspectionWorker {
  let executable: String
  let depth: VerificationDepth
  private var inspector: InspectorProcess?
  private var fixity = Fixity()

  init(executable: String, depth: VerificationDepth) {
    self.executable = executable
    self.depth = depth
  }

  /// The file's record, whatever happens: what goes wrong is a finding in it.
  mutating func record(of input: InspectionInput) -> ArtifactRecord {
    var record: ArtifactRecord
    do {
      record = inspect(try input.openPatiently(), as: input.path)
    } catch {
      record = ArtifactRecord(path: input.path, kind: .unreadable)
      record.findings = [error.finding]
    }
    if record.pathBytes != nil {
      record.findings.append(
        Finding(
          .fileNameNotUTF8, "The file's name is not valid UTF-8; it is shown as “\(record.path)”."))
    }
    return record
  }

  private mutating func inspect(_ file: OpenFile, as path: ArtifactPath) -> ArtifactRecord {
    let deadline = ContinuousClock.now + Self.patience(forBytes: file.size)
    let request = Request(depth: depth, size: file.size, nameExtension: path.nameExtension)
    // The inspector reads while the parent hashes: the second of the two finds the bytes in cache.
    let asked = Result { () throws(InspectorProcess.Failure) in try ask(request, file) }
    let digest = Result { () throws(Fixity.Failure) in try fixity.sha256(of: file) }
    let answer = Result { () throws(InspectorProcess.Failure) in
      try asked.get()
      return try reply(until: deadline)
    }
    var record = ArtifactRecord(path: path, kind: .unreadable)
    record.size = file.size
    switch answer {
    case .success(let reply): record.fill(with: reply)
    case .failure(let failure):
      inspector = nil
      record.findings.append(failure.finding)
    }
    switch digest {
    case .success(let sha256): record.sha256 = sha256
    case .failure(let failure): record.findings.append(failure.finding)
    }
    if let finding = FileNaming.mismatch(path, mediaType: record.mediaType) {
      record.findings.append(finding)
    }
    return record
  }

  private mutating func ask(_ request: Request, _ file: OpenFile) throws(InspectorProcess.Failure) {
    if let inspector {
      do {
        return try inspector.send(request, descriptor: file.descriptor)
      } catch {
        // It died between two files, for which this one can't be blamed.
        self.inspector = nil
      }
    }
    let fresh = try InspectorProcess(executable)
    inspector = fresh
    try fresh.send(request, descriptor: file.descriptor)
  }

  private func reply(
    until deadline: ContinuousClock.Instant
  ) throws(InspectorProcess.Failure) -> Reply {
    guard let inspector else { throw .crashed }
    return try inspector.reply(until: deadline)
  }

  /// A wall-clock backstop, generous enough for a slow disk and a busy machine.
  private static func patience(forBytes size: Int64) -> Duration {
    .seconds(120) + .seconds(size / (2 << 20))
  }
}

extension ArtifactRecord {
  fileprivate mutating func fill(with reply: Reply) {
    kind = reply.kind
    mediaType = reply.mediaType
    media = reply.media
    image = reply.image
    document = reply.document
    agenda = reply.agenda
    events = reply.events
    transcript = reply.transcript
    log = reply.log
    links = reply.links
    archive = reply.archive
    findings = reply.findings
  }
}

extension InspectorProcess.Failure {
  fileprivate var finding: Finding {
    switch self {
    case .spawn(let number):
      Finding(.inspectCrashed, "The inspector could not be started (error \(number)).")
    case .crashed: Finding(.inspectCrashed, "The inspector stopped while it read this file.")
    case .timedOut: Finding(.inspectTimedOut, "Reading the file took too long and was given up.")
    case .garbled:
      Finding(.inspectProtocol, "The inspector's answer could not be understood.")
    }
  }
}

extension Fixity.Failure {
  var finding: Finding {
    switch self {
    case .changed:
      Finding(.fileChangedWhileRead, "The file changed while it was being read.")
    case .system(let number):
      Finding(.fileUnreadable, "Reading the file failed (error \(number)).")
    }
  }
}
