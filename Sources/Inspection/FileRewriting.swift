internal import Artifacts
package import Wire

/// Has inspectors write files without their private metadata into spool files; this process never looks
/// into either. Used by one thread.
package final class FileRewriting {
  private let settings: InspectorSettings
  private var inspector: InspectorProcess?
  /// Of all inspectors that were started.
  package private(set) var locks = LockReport()

  /// An inspector serves no more files, so that one that a file took over has few after it.
  private static let servedCap = 500

  package init(_ settings: InspectorSettings) { self.settings = settings }

  /// What the inspector says of the file; `.failed` where none could do it, in two attempts. The spool holds
  /// exactly the bytes that the reply states.
  package func rewrite(
    _ file: OpenFile, nameExtension: String?, into spool: SpoolFile
  ) throws(InspectionFailure) -> RewriteReply {
    for attempt in 1...2 {
      do throws(InspectionFailure) {
        let reply = try ask(file, nameExtension, spool)
        guard reply.outcome == .cleaned else { return reply }
        guard let size = reply.size, size > 0, size == spool.size else { throw .garbled }
        return reply
      } catch {
        inspector = nil
        if case .spawn = error { throw error }
        if case .noGreeting = error { throw error }
        guard attempt == 1, error.deservesRetry, spool.empty() else { break }
      }
    }
    return RewriteReply(.failed)
  }

  private func ask(
    _ file: OpenFile, _ nameExtension: String?, _ spool: SpoolFile
  ) throws(InspectionFailure) -> RewriteReply {
    if inspector.map({ $0.served >= Self.servedCap }) ?? true {
      let started = try InspectorProcess(settings.executable, settings.orders)
      locks.add(started.locks)
      inspector = started
    }
    guard let inspector else { throw .crashed }
    let byteCap = min(file.size.addingReportingOverflow(64 << 20).partialValue, spool.room)
    // Read twice and written once.
    let budget = InspectionBudget(baseSeconds: 60, bytesPerSecond: 1 << 20, patience: 5)
    inspector.grant(processorSeconds: budget.processorSeconds(forBytes: file.size))
    inspector.allowWriting(bytes: byteCap)
    try inspector.send(
      .rewrite(size: file.size, byteCap: byteCap, nameExtension: nameExtension),
      descriptor: file.descriptor)
    try inspector.send(alsoDescriptor: spool.descriptor)
    let reply = try inspector.answer(
      RewriteReply.self, until: budget.deadline(forBytes: file.size))
    inspector.allowWriting(bytes: 0)
    return reply
  }
}
