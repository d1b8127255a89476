package import Artifacts
internal import Wire

/// Has an inspector unpack an archive into a spool file; this process never looks into the archive.
package struct ArchiveUnpacking {
  private let executable: String

  package init(executable: String) { self.executable = executable }

  /// No archive is unpacked to more.
  package static let byteCap: Int64 = 64 << 30

  /// What the inspector says; every member's place lies within the spool.
  package func unpack(
    _ archive: OpenFile, into spool: SpoolFile
  ) throws(ArchiveUnpackingFailure) -> UnpackReply {
    var request = Request(depth: .header, size: archive.size, nameExtension: nil)
    request.unpackByteCap = min(Self.byteCap, spool.room)
    let reply: UnpackReply
    do throws(InspectorProcess.Failure) {
      let inspector = try InspectorProcess(executable)
      try inspector.send(request, descriptor: archive.descriptor)
      try inspector.send(alsoDescriptor: spool.descriptor)
      reply = try inspector.reply(
        UnpackReply.self, until: .now + .seconds(600) + .seconds(archive.size >> 20))
    } catch {
      throw error == .timedOut ? .tookTooLong : .stopped
    }
    guard Self.isSound(reply, size: spool.size) else { throw .stopped }
    guard !archive.hasChanged else { throw .changed }
    return reply
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
  /// The inspector died or gave no sound answer.
  case stopped
  case tookTooLong
  /// The archive is no longer what it was when it was opened.
  case changed
}
