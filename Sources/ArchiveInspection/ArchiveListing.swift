internal import Artifacts

/// A listing in the making: an archive and the archives in it, under one budget.
struct ArchiveListing {
  private let sniffer: MemberSniffer
  private let limits: ArchiveLimits
  private var budget: UnpackBudget
  private var stream = MemberStream()
  private var troubles = MemberTroubles()
  /// Over all levels.
  private var listed = 0
  private var nameBytes = 0
  /// What ended the listing before the archive's end.
  private var end: Finding?

  /// - Parameter size: the outermost archive's own bytes.
  init(size: Int64, sniffer: MemberSniffer, limits: ArchiveLimits) {
    self.sniffer = sniffer
    self.limits = limits
    budget = UnpackBudget(size: size, limits: limits)
  }

  var findings: [Finding] { troubles.findings + (end.map { [$0] } ?? []) }

  /// Nil where the source can't be read as an archive.
  ///
  /// - Parameters:
  ///   - place: the path of the archive within the outermost one; empty for that itself.
  ///   - level: 1 for the outermost.
  mutating func facts(
    of source: ArchiveSource, _ scope: ArchiveReader.Scope, at place: ArtifactPath, level: Int
  ) -> ArchiveFacts? {
    var level = Level(place: place, number: level)
    do throws(ArchiveFailure) {
      let reader = try ArchiveReader(source, scope)
      while end == nil, let entry = try reader.next() {
        level.note(reader.format)
        if entry.form == .folder {
          if let overrun = pass(reader) { stop(overrun) }
        } else if makeRoom(for: entry) {
          add(entry, reader, to: &level)
        }
      }
      level.note(reader.format)
      if end == nil { compare(source, reader, at: place) }
    } catch {
      note(error, at: place, isListed: level.facts != nil)
    }
    return level.facts
  }

  /// One archive of those that are being listed.
  private struct Level {
    let place: ArtifactPath
    /// 1 for the outermost.
    let number: Int
    var facts: ArchiveFacts?
    var names: Set<ArtifactPath> = []

    init(place: ArtifactPath, number: Int) { (self.place, self.number) = (place, number) }

    mutating func note(_ format: ArchiveFacts.Format?) {
      if facts == nil { facts = format.map(ArchiveFacts.init) }
    }
  }

  // MARK: One member

  private mutating func add(
    _ entry: ArchiveEntry, _ reader: ArchiveReader, to level: inout Level
  ) {
    var member = ArchiveMember(path: ArtifactPath(bytes: entry.name.bytes), kind: .other)
    let path = level.place.appending(entry.name.bytes)
    judge(entry, isNew: level.names.insert(entry.name.path).inserted, at: path)
    read(entry, reader, into: &member, at: path, level: level.number)
    level.facts?.memberCount += 1
    level.facts?.bytes += member.size ?? 0
    level.facts?.members.append(member)
  }

  private mutating func judge(_ entry: ArchiveEntry, isNew: Bool, at path: ArtifactPath) {
    if entry.name.danger != nil { troubles.add(.archiveUnsafePath, path) }
    if !isNew { troubles.add(.archiveDuplicateName, path) }
    if entry.overlaps { troubles.add(.archiveOverlappingMembers, path) }
  }

  private mutating func read(
    _ entry: ArchiveEntry, _ reader: ArchiveReader, into member: inout ArchiveMember,
    at path: ArtifactPath, level: Int
  ) {
    guard entry.form == .file else {
      if entry.form == .link { member.mediaType = "inode/symlink" }
      if let overrun = pass(reader) { stop(overrun) }
      return
    }
    guard !entry.isEncrypted else {
      member.kind = .unreadable
      return troubles.add(.archiveEncrypted, path)
    }
    var content = MemberContent(sniffer)
    switch stream.run(reader, &budget, take: { content.take($0) }) {
    case .complete:
      member.sha256 = content.finish()
      member.size = content.size
      settle(content, into: &member, at: path, level: level)
    case .damaged:
      member.kind = .unreadable
      troubles.add(.archiveDamaged, path)
    case .overrun(let overrun):
      member.kind = .unreadable
      stop(overrun)
    }
  }

  /// Kind and type, and what lies inside.
  private mutating func settle(
    _ content: MemberContent, into member: inout ArchiveMember, at path: ArtifactPath, level: Int
  ) {
    guard let type = content.type else { return }
    (member.kind, member.mediaType) = (type.kind, type.mediaType)
    let source = content.whole.map(ArchiveSource.init(memory:))
    if let source, case .document(_, let mediaType) = PackageType.of(source, &budget) {
      (member.kind, member.mediaType) = (.document, mediaType)
      return
    }
    guard let scope = ArchiveInspector.scope(type) else { return }
    guard level < ArchiveLimits.levels else { return troubles.add(.archiveNestedTooDeep, path) }
    guard let source else { return troubles.add(.archiveMembersCut, path) }
    member.archive = facts(of: source, scope, at: path, level: level + 1)
  }

  private mutating func pass(_ reader: ArchiveReader) -> UnpackBudget.Overrun? {
    guard case .overrun(let overrun) = stream.run(reader, &budget, take: { _ in }) else {
      return nil
    }
    return overrun
  }

  // MARK: Ends

  /// False, with the reason noted, where there is no room for one more.
  private mutating func makeRoom(for entry: ArchiveEntry) -> Bool {
    listed += 1
    nameBytes += ArchiveLimits.jsonBytes(of: entry.name.bytes)
    guard listed > limits.members || nameBytes > limits.nameBytes else { return true }
    end = Finding(
      .archiveMembersCut, "The archive holds more files than are listed here.",
      expected: "at most \(limits.members) files", found: "more")
    return false
  }

  private mutating func stop(_ overrun: UnpackBudget.Overrun) {
    end =
      switch overrun {
      case .bomb:
        Finding(
          .archiveTooLarge,
          "The archive unpacks to far more than an honest archive of its size, and was not read on.",
          expected: "at most \(ArchiveLimits.ratio) times its size", found: "more")
      case .overCap:
        Finding(
          .archiveTooLarge, "The archive unpacks to too much, and was not read on.",
          expected: "at most \(limits.bytes) bytes", found: "more")
      }
  }

  private mutating func note(_ failure: ArchiveFailure, at place: ArtifactPath, isListed: Bool) {
    guard place.bytes.isEmpty else {
      return troubles.add(failure == .encrypted ? .archiveEncrypted : .archiveDamaged, place)
    }
    end =
      switch failure {
      case .encrypted:
        Finding(.archiveEncrypted, "Even the names of the archive's files need a password.")
      case .damaged where isListed:
        Finding(
          .archiveDamaged,
          "The archive breaks off or contradicts itself; what comes after the files listed is lost."
        )
      case .damaged, .notAnArchive:
        Finding(.archiveUnreadable, "The archive can't be opened: it is damaged.")
      }
  }

  /// What libarchive passes over in silence: entries of a zip file's list that point to one place, and
  /// a checksum of gzip's that does not fit.
  private mutating func compare(
    _ source: ArchiveSource, _ reader: ArchiveReader, at place: ArtifactPath
  ) {
    let finding: Finding
    switch reader.format {
    case .zip:
      guard let stated = ZipEnd.memberCount(of: source), stated > reader.metMembers else { return }
      finding = Finding(
        .archiveOverlappingMembers,
        "The archive's list names more files than there are: several names stand for one file's bytes.",
        expected: "\(stated) files and folders", found: "\(reader.metMembers)")
    case .gzip, .tarGzip:
      // The outermost archive may be unpacked twice; all that is in it has one budget.
      var again = place.bytes.isEmpty ? UnpackBudget(size: source.size, limits: limits) : budget
      let verdict = GzipChecksum.verdict(on: source, &again)
      if !place.bytes.isEmpty { budget = again }
      switch verdict {
      case .fits: return
      case .overrun(let overrun): return stop(overrun)
      case .differs:
        finding = Finding(
          .archiveDamaged,
          "The archive's checksum does not fit: what it holds is no longer what was put in.")
      }
    default: return
    }
    if place.bytes.isEmpty { end = finding } else { troubles.add(finding.code, place) }
  }
}
