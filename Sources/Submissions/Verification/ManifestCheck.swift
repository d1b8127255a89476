internal import Artifacts

/// A received manifest, read without trust: what of it could be read, and whether what it states
/// follows from its own lines. Whether the files still are what the lines say is for the caller.
package struct ManifestCheck: Sendable, Equatable {
  /// Nil where `manifest.json` could not be read.
  package private(set) var header: ManifestHeader?
  /// The lines that could be read and whose paths are safe to open, in the file's order; empty where
  /// they were read one by one.
  package private(set) var lines: [ManifestLine] = []
  /// Empty where the manifest agrees with itself.
  package private(set) var problems: [ManifestProblem] = []
  /// What could not be checked here, and why; no sign of trouble.
  package private(set) var notices: [String] = []
  /// The root over the lines as they are, lower-case hexadecimal.
  package private(set) var recomputedRoot: String

  /// Problems beyond this many are only counted: a manifest may be any file.
  static let problemLimit = 100

  /// - Parameters:
  ///   - header: the bytes of `manifest.json`.
  ///   - lines: the bytes of `manifest.jsonl`.
  ///   - credentials: the definitions at hand; outcomes are recomputed where the header's is among
  ///     them, by its digest.
  package init(header: [UInt8], lines: [UInt8], credentials: [Credential]) {
    var reading = ManifestReading(header: header, credentials: credentials)
    var kept: [ManifestLine] = []
    for leaf in Self.split(lines) { if let line = reading.add(leaf) { kept.append(line) } }
    self = reading.finish(endsWithLineFeed: lines.isEmpty || lines.last == UInt8(ascii: "\n"))
    self.lines = kept
  }

  /// What a reading of the lines came to.
  init(
    header: ManifestHeader?, problems: [ManifestProblem], notices: [String],
    recomputedRoot: String
  ) {
    self.header = header
    self.problems = problems
    self.notices = notices
    self.recomputedRoot = recomputedRoot
  }

  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var leaves = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if leaves.last?.isEmpty == true { leaves.removeLast() }
    return leaves
  }
}
