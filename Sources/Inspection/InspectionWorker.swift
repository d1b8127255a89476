internal import Artifacts
internal import Threads
internal import Wire

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// One thread's share of an inspection: its inspector, started when first needed, and its hashing
/// buffer.
struct InspectionWorker {
  private let settings: InspectorSettings
  /// What the threads of a run share.
  private let shared: Monitor<Shared>
  private var inspector: InspectorProcess?
  private var fixity = Fixity()

  struct Shared {
    var locks = LockReport()
    /// Whether some thread has a file inspected alone.
    var isAlone = false
  }

  init(settings: InspectorSettings, shared: Monitor<Shared>) {
    self.settings = settings
    self.shared = shared
  }

  /// The file's record, whatever happens: what goes wrong is a finding in it.
  mutating func record(of input: InspectionInput) -> ArtifactRecord {
    let start = ContinuousClock.now
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
    record.elapsed = .now - start
    return record
  }

  private mutating func inspect(_ file: OpenFile, as path: ArtifactPath) -> ArtifactRecord {
    var request = Request(
      depth: SizeCap.refusesAll(file.size) ? .header : settings.depth, size: file.size,
      nameExtension: path.nameExtension)
    if settings.wantsPrints { request.wantsPrints = true }
    if settings.wantsLinksOnly { request.wantsLinksOnly = true }
    var record = ArtifactRecord(path: path, kind: .unreadable)
    record.size = file.size
    let (answer, digest) = answerAndDigest(request, file)
    switch answer {
    case .success(let reply): record.fill(with: reply)
    case .failure(let failure): record.findings.append(failure.finding)
    }
    switch digest {
    case .success(let sha256): record.sha256 = sha256
    case .failure(.tooLarge): record.findings.append(SizeCap.finding(file.size))
    case .failure(let failure): record.findings.append(failure.finding)
    }
    checkName(of: &record, path)
    return record
  }

  private func checkName(of record: inout ArtifactRecord, _ path: ArtifactPath) {
    if let finding = FileNaming.mismatch(path, mediaType: record.mediaType) {
      record.findings.append(finding)
    }
    // What the name promises says more than that nothing is known of the contents.
    if let place = record.findings.firstIndex(where: { $0.code == .fileKindUnknown }),
      let finding = FileNaming.unreadable(path)
    {
      record.findings[place] = finding
    }
  }

  // MARK: Asking an inspector

  private typealias Answer = Result<Reply, InspectionFailure>

  private mutating func answerAndDigest(
    _ request: Request, _ file: OpenFile
  ) -> (Answer, Result<String, Fixity.Failure>) {
    // The inspector reads while the parent hashes: the second of the two finds the bytes in cache.
    let asked = Result { () throws(InspectionFailure) in try ask(request, file) }
    var early: Answer?
    let digest = Result { () throws(Fixity.Failure) in
      try fixity.sha256(of: file) { [inspector] in
        if early == nil, asked.isSuccess, let inspector, inspector.hasAnswered {
          early = Answer { () throws(InspectionFailure) in
            try Self.reply(of: inspector, until: .now)
          }
        }
        guard case .success(let reply) = early else { return false }
        return SizeCap.refuses(file.size, reply.kind)
      }
    }
    var answer =
      early
      ?? Answer { () throws(InspectionFailure) in
        try asked.get()
        // The clock starts once the file has been hashed: a slow disk is not the inspector's fault.
        return try reply(until: settings.budget.deadline(forBytes: file.size))
      }
    if case .failure(let failure) = answer {
      inspector = nil
      if failure.deservesRetry { answer = retryAlone(request, file) }
    }
    // Facts and digest have to be those of the same bytes.
    return (answer, file.hasChanged ? .failure(.changed) : digest)
  }

  /// Once more with a fresh inspector that serves this file only, one such file at a time: what was
  /// another file's fault, or a busy machine's, is none of this one's.
  private mutating func retryAlone(_ request: Request, _ file: OpenFile) -> Answer {
    shared.wait { shared -> Void? in
      guard !shared.isAlone else { return nil }
      shared.isAlone = true
      return ()
    }
    defer {
      shared.withLock { $0.isAlone = false }
      inspector = nil
    }
    return Answer { () throws(InspectionFailure) in
      try ask(request, file)
      return try reply(until: settings.budget.deadline(forBytes: file.size))
    }
  }

  private mutating func ask(_ request: Request, _ file: OpenFile) throws(InspectionFailure) {
    let seconds = settings.budget.processorSeconds(forBytes: file.size)
    if let inspector, inspector.served < settings.filesAnInspector {
      do {
        inspector.grant(processorSeconds: seconds)
        return try inspector.send(request, descriptor: file.descriptor)
      } catch {
        // It died between two files, for which this one can't be blamed.
      }
    }
    inspector = nil
    let fresh = try start()
    inspector = fresh
    shared.withLock { $0.locks.add(fresh.locks) }
    fresh.grant(processorSeconds: seconds)
    try fresh.send(request, descriptor: file.descriptor)
  }

  /// Starts an inspector; where the system has no room for one just now, tries for some seconds.
  private func start() throws(InspectionFailure) -> InspectorProcess {
    for _ in 0..<20 {
      do {
        return try InspectorProcess(settings.executable, settings.orders)
      } catch {
        guard error.isPassing else { throw error }
        usleep(100_000)
      }
    }
    return try InspectorProcess(settings.executable, settings.orders)
  }

  private func reply(
    until deadline: SuspendingClock.Instant
  ) throws(InspectionFailure) -> Reply {
    guard let inspector else { throw .crashed }
    return try Self.reply(of: inspector, until: deadline)
  }

  private static func reply(
    of inspector: InspectorProcess, until deadline: SuspendingClock.Instant
  ) throws(InspectionFailure) -> Reply {
    let reply = try inspector.answer(Reply.self, until: deadline)
    guard ReplyCheck.isSound(reply) else { throw .garbled }
    return reply
  }
}

extension Result {
  fileprivate var isSuccess: Bool { if case .success = self { true } else { false } }
}

extension ArtifactRecord {
  fileprivate mutating func fill(with reply: Reply) {
    kind = reply.kind
    mediaType = reply.mediaType
    url = reply.url
    media = reply.media
    image = reply.image
    document = reply.document
    agenda = reply.agenda
    events = reply.events
    transcript = reply.transcript
    log = reply.log
    links = reply.links
    archive = reply.archive
    prints = reply.prints
    findings = reply.findings
  }
}

extension Fixity.Failure {
  var finding: Finding {
    switch self {
    case .tooLarge: Finding(.fileTooLarge, "The file is too large to be read.")
    case .changed:
      Finding(.fileChangedWhileRead, "The file changed while it was being read.")
    case .system(let number):
      Finding(.fileUnreadable, "Reading the file failed (error \(number)).")
    }
  }
}
