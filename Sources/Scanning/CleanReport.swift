package import Artifacts
package import Submissions
internal import Wire

/// What became of the files of a submission that was cleaned.
package struct CleanReport: Sendable {
  /// The copy, as somebody may type it.
  package let folder: String
  /// Written anew, with what was taken out.
  package var cleaned: [Item] = []
  /// Copied byte by byte, since nothing was found in them; with what was not looked into.
  package var clean: [Item] = []
  /// How many were copied byte by byte.
  package var copied = 0
  /// What could not be cleaned, or only in part, and why.
  package var failed: [Item] = []
  /// Not in the copy, or perhaps not whole.
  package var unread: [Item] = []
  package var skipped: [SkippedPath] = []
  /// What the copy still gives away.
  package var remaining: [Remaining] = []

  /// - Parameter reply: an inspector's, in its own words.
  mutating func add(_ reply: RewriteReply, _ path: ArtifactPath) {
    let kept = (reply.kept ?? []).map { "left as it is: \($0)" }
    switch reply.outcome {
    case .cleaned:
      cleaned.append(Item(path: path, words: reply.removed ?? []))
      if !kept.isEmpty { failed.append(Item(path: path, words: kept)) }
    case .clean:
      copied += 1
      clean.append(Item(path: path, words: []))
      if !kept.isEmpty { failed.append(Item(path: path, words: kept)) }
    case .unsupported, .failed:
      copied += 1
      failed.append(
        Item(
          path: path, words: [reply.why ?? "it can't be rewritten without changing its contents"]))
    }
  }

  package struct Item: Sendable {
    package let path: ArtifactPath
    package let words: [String]
  }

  package struct Remaining: Sendable {
    package let path: ArtifactPath
    package let finding: Finding
  }

  /// True where nothing that was looked for is left but notes.
  package var isClean: Bool {
    failed.isEmpty && !remaining.contains { Self.isMetadata($0.finding.code) }
  }

  /// Codes of what this command is there to take out.
  private static func isMetadata(_ code: FindingCode) -> Bool {
    [.privacyLocation, .privacyDevice, .privacyAuthor, .privacyNameInMetadata].contains(code)
  }
}
