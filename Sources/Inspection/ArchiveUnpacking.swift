package import Artifacts
internal import Wire

/// Has an inspector unpack an archive into a spool file; this process never looks into the archive.
package struct ArchiveUnpacking {
  private let settings: InspectorSettings
  /// Those of the inspector that was started.
  package private(set) var locks = LockReport()

  package init(_ settings: InspectorSettings) { self.settings = settings }

  /// No archive is unpacked to more.
  package static let byteCap: Int64 = 64 << 30

  /// What the inspector says; every member's place lies within the spool.
  package mutating func unpack(
    _ archive: OpenFile, into spool: SpoolFile
  ) throws(ArchiveUnpackingFailure) -> UnpackReply {
    let reply: UnpackReply
    do throws(InspectionFailure) {
      reply = try askTwice(archive, spool)
    } catch {
      throw ArchiveUnpackingFailure(error)
    }
    guard Self.isSound(reply, size: spool.size) else { throw .stopped }
    guard !archive.hasChanged else { throw .changed }
    return reply
  }

  /// Once more with a fresh inspector where the first gave no answer, as for any other file.
  private mutating func askTwice(
    _ archive: OpenFile, _ spool: SpoolFile
  ) throws(InspectionFailure) -> UnpackReply {
    let byteCap = min(Self.byteCap, spool.room)
    do {
      return try ask(archive, spool, byteCap: byteCap)
    } catch {
      guard error.deservesRetry, spool.empty() else { throw error }
      return try ask(archive, spool, byteCap: byteCap)
    }
  }

  private mutating func ask(
    _ archive: OpenFile, _ spool: SpoolFile, byteCap: Int64
  ) throws(InspectionFailure) -> UnpackReply {
    let inspector = try InspectorProcess(settings.executable, settings.orders)
    locks.add(inspector.locks)
    // What an archive holds is not known before: sixteen times what inspecting takes.
    let budget = InspectionBudget(baseSeconds: 300, bytesPerSecond: 1 << 20, patience: 5)
    inspector.grant(processorSeconds: budget.processorSeconds(forBytes: archive.size))
    inspector.allowWriting(bytes: byteCap)
    try inspector.send(
      .unpack(size: archive.size, byteCap: byteCap), descriptor: archive.descriptor)
    try inspector.send(alsoDescriptor: spool.descriptor)
    return try inspector.answer(
      UnpackReply.self, until: budget.deadline(forBytes: archive.size))
  }

  private static func isSound(_ reply: UnpackReply, size: Int64) -> Bool {
    reply.members.allSatisfy { member in
      let (end, isTooLarge) = member.offset.addingReportingOverflow(member.size)
      return member.name != nil && member.offset >= 0 && member.size >= 0 && !isTooLarge
        && end <= size
    }
  }
}

/// Why there is no answer about an archive.
package enum ArchiveUnpackingFailure: Error, Equatable {
  /// The inspector died or gave no sound answer, twice.
  case stopped
  case tookTooLong
  case outOfMemory
  /// The archive is no longer what it was when it was opened.
  case changed

  init(_ failure: InspectionFailure) {
    self =
      switch failure {
      case .timedOut: .tookTooLong
      case .outOfMemory: .outOfMemory
      case .spawn, .noGreeting, .crashed, .garbled: .stopped
      }
  }
}
