package import Artifacts

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Writes the members of an archive back to back into a file of the parent's, and says where each
/// lies. Names are only told: nothing is ever made under them.
package struct ArchiveUnpacker {
  private let source: ArchiveSource
  private let spool: Int32
  private let limits: ArchiveLimits
  private var budget: UnpackBudget
  private var stream = MemberStream()
  private var nameBytes = 0
  /// The last member of each name so far, for the hard links that come after it.
  private var met: [ArtifactPath: UnpackedMember] = [:]
  /// Where the next piece goes.
  private var offset: Int64 = 0
  private var writeError: Int32?

  /// - Parameters:
  ///   - spool: open for writing, empty; its offset is never used.
  ///   - byteCap: no more bytes are written.
  package init(_ source: ArchiveSource, into spool: Int32, byteCap: Int64) {
    self.source = source
    self.spool = spool
    limits = .unpacking(bytes: max(0, byteCap))
    budget = UnpackBudget(size: source.size, limits: limits)
  }

  package mutating func run() -> UnpackReply {
    if case .document = PackageType.of(source) { return UnpackReply(.document) }
    var reply = UnpackReply(.complete)
    unpack(into: &reply)
    if reply.ending == .notWritten { reply.errorNumber = writeError }
    return reply
  }

  private mutating func unpack(into reply: inout UnpackReply) {
    do throws(ArchiveFailure) {
      let reader = try ArchiveReader(source, .archive)
      while reply.ending == .complete, let entry = try reader.next() {
        reply.format = reader.format
        nameBytes += ArchiveLimits.jsonBytes(of: entry.name.bytes)
        guard reply.members.count < limits.members, nameBytes <= limits.nameBytes else {
          reply.ending = .tooManyMembers
          return
        }
        var member = UnpackedMember(entry.name, entry.form, at: offset)
        reply.ending = unpack(entry, reader, into: &member)
        if reply.ending == .complete { reply.ending = settle(entry, &member) }
        reply.members.append(member)
      }
      reply.format = reader.format
      if reply.ending == .complete { reply.ending = ending(of: reader) }
    } catch {
      reply.ending =
        switch error {
        case .notAnArchive: .notAnArchive
        case .damaged: .damaged
        case .encrypted: .encrypted
        }
    }
  }

  /// What libarchive passes over in silence: entries of a zip file's list that point to the bytes of
  /// another, and a checksum of gzip's that does not fit.
  private func ending(of reader: ArchiveReader) -> UnpackReply.Ending {
    switch reader.format {
    case .zip:
      let stated = ZipEnd.memberCount(of: source) ?? 0
      return stated <= reader.metMembers ? .complete : .damaged
    case .tarGzip:
      var budget = UnpackBudget(size: source.size, limits: limits)
      switch GzipChecksum.verdict(on: source, &budget) {
      case .fits: return .complete
      case .differs: return .damaged
      case .overrun(let overrun): return Self.ending(of: overrun)
      }
    default: return .complete
    }
  }

  private mutating func unpack(
    _ entry: ArchiveEntry, _ reader: ArchiveReader, into member: inout UnpackedMember
  ) -> UnpackReply.Ending {
    if entry.overlaps { member.trouble = .overlapping }
    guard !entry.isEncrypted else {
      member.trouble = .encrypted
      return .complete
    }
    let isFile = entry.form == .file || entry.form == .hardLink
    var (end, failure) = (offset, Int32?.none)
    let spool = spool
    let ending = stream.run(reader, &budget) { piece in
      guard isFile, failure == nil else { return }
      failure = Self.write(piece, to: spool, at: end)
      end += Int64(piece.count)
    }
    guard failure == nil else {
      writeError = failure
      return .notWritten
    }
    member.size = end - offset
    offset = end
    switch ending {
    case .complete: return .complete
    case .damaged:
      member.trouble = .damaged
      return .complete
    case .overrun(let overrun): return Self.ending(of: overrun)
    }
  }

  private static func ending(of overrun: UnpackBudget.Overrun) -> UnpackReply.Ending {
    switch overrun {
    case .bomb: .bomb
    case .overCap: .overCap
    }
  }

  /// Gives a hard link the bytes of the member that it names, unless it brings its own.
  private mutating func settle(
    _ entry: ArchiveEntry, _ member: inout UnpackedMember
  ) -> UnpackReply.Ending {
    if let target = entry.hardLinkTarget {
      if member.size > 0 {
        member.form = .file
      } else if let other = met[target.path] {
        (member.form, member.trouble) = (other.form, other.trouble)
        (member.offset, member.size) = (other.offset, other.size)
        // Each name is read once more: many of them for one large file are a bomb as well.
        if let overrun = budget.spend(Int(clamping: other.size)) {
          return Self.ending(of: overrun)
        }
      }
    }
    if member.form != .folder, entry.name.danger == nil { met[entry.name.path] = member }
    return .complete
  }

  /// The errno of a write that failed.
  private static func write(
    _ piece: ArraySlice<UInt8>, to spool: Int32, at offset: Int64
  ) -> Int32? {
    unsafe piece.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = unsafe pwrite(
          spool, bytes.baseAddress?.advanced(by: written), bytes.count - written,
          off_t(offset) + off_t(written))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return errno }
        written += count
      }
      return nil
    }
  }
}
