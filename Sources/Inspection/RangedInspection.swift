package import Artifacts
internal import Wire

/// Has a locked inspector look into recordings that lie elsewhere: it says which parts it needs, and
/// this process fetches them. Used by one thread.
///
/// What the inspector asks for is not believed: every question is checked, the bytes and the questions
/// for one recording have a cap, and whoever breaks the rules is ended.
package final class RangedInspection {
  private let settings: InspectorSettings
  private var inspector: InspectorProcess?

  /// Bytes that are fetched of one recording.
  package static let mostBytes: Int64 = 16 << 20
  private static let mostQuestions = 256

  package init(_ settings: InspectorSettings) { self.settings = settings }

  package enum Outcome: Sendable {
    case reply(Reply)
    /// A part was not to be had: whoever fetches knows why.
    case partMissing
    /// More bytes than may be fetched would be needed.
    case tooMuch
    /// The inspector died, took too long, or asked for what there is not.
    case notInspected
  }

  /// - Parameters:
  ///   - size: bytes that the recording is said to have.
  ///   - patience: for all of it.
  ///   - fetch: the bytes of a range, exactly so many; nil where they are not to be had.
  package func inspect(
    size: Int64, nameExtension: String?, patience: Duration,
    fetch: (Range<Int64>) -> [UInt8]?
  ) -> Outcome {
    var session = Session(size: size)
    do throws(InspectionFailure) {
      let reply = try converse(
        .ranged(size: size, nameExtension: nameExtension), &session, until: .now + patience, fetch)
      if session.isSpent { return .tooMuch }
      return session.hasFailed ? .partMissing : .reply(reply)
    } catch {
      inspector = nil
      // What it was not given comes first: it may have died of that.
      return session.isSpent ? .tooMuch : session.hasFailed ? .partMissing : .notInspected
    }
  }

  private struct Session {
    let size: Int64
    var bytesLeft = RangedInspection.mostBytes
    var questionsLeft = RangedInspection.mostQuestions
    var hasFailed = false
    var isSpent = false
  }

  private func converse(
    _ request: Request, _ session: inout Session, until deadline: SuspendingClock.Instant,
    _ fetch: (Range<Int64>) -> [UInt8]?
  ) throws(InspectionFailure) -> Reply {
    guard let spool = try? SpoolFile() else { throw .spawn(0) }
    let inspector = try ready()
    inspector.grant(processorSeconds: settings.budget.processorSeconds(forBytes: Self.mostBytes))
    try inspector.send(request, descriptor: spool.readerDescriptor)
    while true {
      let line = try inspector.answer(RangedLine.self, until: deadline)
      if let reply = line.reply, line.question == nil {
        guard ReplyCheck.isSound(reply) else { throw .garbled }
        return reply
      }
      guard let question = line.question, line.reply == nil,
        let range = question.bytes(ofSize: session.size), session.questionsLeft > 0
      else { throw .garbled }
      session.questionsLeft -= 1
      try inspector.send(RangeAnswer(isThere: bring(range, &session, into: spool, fetch)))
    }
  }

  private func bring(
    _ range: Range<Int64>, _ session: inout Session, into spool: SpoolFile,
    _ fetch: (Range<Int64>) -> [UInt8]?
  ) -> Bool {
    guard !session.hasFailed, !session.isSpent else { return false }
    guard Int64(range.count) <= session.bytesLeft, session.questionsLeft > 0 else {
      session.isSpent = true
      return false
    }
    session.bytesLeft -= Int64(range.count)
    guard let bytes = fetch(range), bytes.count == range.count,
      spool.write(bytes, at: range.lowerBound)
    else {
      session.hasFailed = true
      return false
    }
    return true
  }

  private func ready() throws(InspectionFailure) -> InspectorProcess {
    if let inspector, inspector.served < settings.filesAnInspector, !inspector.hasAnswered {
      return inspector
    }
    let fresh = try InspectorProcess(settings.executable, settings.orders)
    inspector = fresh
    return fresh
  }
}
