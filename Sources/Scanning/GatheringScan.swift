internal import ArtifactIndex
internal import Artifacts
internal import Inspection
internal import Submissions

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Brings a submission's index up to date, and gathers every record of it on the way.
struct GatheringScan {
  let source: any SubmissionSource
  /// Where the index lies.
  let results: ResultFolder
  let credential: Credential
  let options: ScanOptions
  /// Inspectors that several runs share; nil where this one has its own.
  var inspectors: (any Inspecting)?
  /// Given what each artifact is recognised by; nil where that is not looked for.
  var prints: OrderedSpool?
  let notice: (String) -> Void
  let progress: (Progress) -> Void

  func run() throws -> (reading: SubmissionReading, outcome: ScanOutcome) {
    do {
      return try attempt()
    } catch is IndexSetAside {
      // Nothing of the first try is kept; what is recognised by its path takes the same places.
      return try attempt()
    }
  }

  private func attempt() throws -> (reading: SubmissionReading, outcome: ScanOutcome) {
    var listed = source.contents()
    let declared = DeclarationReading.take(from: &listed, of: source)
    var gathered = try GatheredRecords(credential, folderName: source.name, declared: declared)
    var run = ScanRun(
      source, output: results, options: options, notice: notice, progress: progress, deliver: nil)
    run.inspectors = inspectors
    run.take = { record in
      // What declares the artifacts is none itself.
      guard declared == nil || record.artifactPath != DeclarationFile.path else { return }
      try gathered.add(record)
    }
    if let prints {
      run.takePrints = { path, found in
        prints.put((try? JSONNode(encoding: found).line) ?? [], at: path.bytes)
      }
    }
    let outcome = try run.run()
    var contents = outcome.contents
    if declared != nil { _ = contents.files.remove(DeclarationFile.path) }
    let reading = SubmissionReading(
      contents: contents, gathered: gathered, locks: outcome.locks)
    return (reading, outcome)
  }
}
