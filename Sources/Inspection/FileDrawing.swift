package import Artifacts
internal import Wire

/// Has inspectors draw what a page shows of files. What can't be drawn has no picture; nothing else
/// depends on it. Used by one thread.
package final class FileDrawing {
  private let settings: InspectorSettings
  private var inspector: InspectorProcess?
  private var locks = LockReport()

  /// Decoding is bounded by pixels, samples and bytes, not by the file's size: sound files take a
  /// second or two of it.
  private static let budget = InspectionBudget(
    baseSeconds: 20, bytesPerSecond: .max, patience: 3)

  package init(_ settings: InspectorSettings) { self.settings = settings }

  /// - Parameter milliseconds: a recording's measured length; nil for a photo.
  /// - Returns: nil where no inspector could draw it.
  package func pictures(
    of file: OpenFile, nameExtension: String?, milliseconds: Int64?
  ) -> DrawnPictures? {
    for _ in 1...2 {
      do throws(InspectionFailure) {
        let request = Request.draw(
          size: file.size, nameExtension: nameExtension, milliseconds: milliseconds)
        return try answer(to: request, file)
      } catch {
        // What another file did to the inspector is none of this one's fault.
        let wasFresh = inspector?.served ?? 1 <= 1
        inspector = nil
        if wasFresh || error == .timedOut { return nil }
      }
    }
    return nil
  }

  /// The locks of the inspectors that were started since this was last asked.
  package func takeLocks() -> LockReport {
    defer { locks = LockReport() }
    return locks
  }

  private func answer(
    to request: Request, _ file: OpenFile
  ) throws(InspectionFailure) -> DrawnPictures {
    if inspector.map({ $0.served >= settings.filesAnInspector }) ?? true {
      let started = try InspectorProcess(settings.executable, settings.orders)
      locks.add(started.locks)
      inspector = started
    }
    guard let inspector else { throw .crashed }
    inspector.grant(processorSeconds: Self.budget.processorSeconds(forBytes: file.size))
    try inspector.send(request, descriptor: file.descriptor)
    let drawn = try inspector.answer(
      DrawnPictures.self, cap: WireFormat.drawingCap,
      until: Self.budget.deadline(forBytes: file.size))
    guard DrawingCheck.isSound(drawn) else { throw .garbled }
    return drawn
  }
}
