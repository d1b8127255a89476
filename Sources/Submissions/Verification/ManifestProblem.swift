/// Why a manifest can't be trusted as it is.
package struct ManifestProblem: Codable, Sendable, Equatable {
  package var code: Code
  /// One sentence.
  package var message: String
  /// The line of `manifest.jsonl` that is meant, from 1.
  package var line: Int?

  package enum Code: String, Codable, Sendable {
    /// `manifest.json` can't be read as a header of this version.
    case headerUnreadable = "header-unreadable"
    /// A line can't be read as one of this version.
    case lineUnreadable = "line-unreadable"
    /// The bytes are not the canonical form of what they say.
    case notCanonical = "not-canonical"
    /// The lines are not in the order of their paths, or a path stands twice.
    case notSorted = "not-sorted"
    /// A path that does not stay inside the folder.
    case pathUnsafe = "path-unsafe"
    /// A field has a value that it can't have.
    case valueImpossible = "value-impossible"
    case rootDiffers = "root-differs"
    case treeSizeDiffers = "tree-size-differs"
    case totalsDiffer = "totals-differ"
    case requirementsDiffer = "requirements-differ"
    /// `SHA256SUMS` says something else than the lines.
    case checksumsDiffer = "checksums-differ"
  }

  package init(_ code: Code, _ message: String, line: Int? = nil) {
    self.code = code
    self.message = message
    self.line = line
  }
}
