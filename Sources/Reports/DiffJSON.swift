internal import Artifacts
package import Submissions

/// What changed, for programs: `exhibit diff --format json`. docs/formats/diff.schema.json is its schema.
package struct DiffJSON: Encodable {
  private let schema = "exhibit.diff/1"
  private let counts: Counts
  private let requirements: [Flip]
  private let added: [File]
  private let removed: [File]
  private let changed: [Pair]
  private let renamed: [Pair]
  private let restated: [Pair]
  private let notices: [String]

  /// One line of JSON without a line feed.
  package static func line(for diff: ManifestDiff) -> [UInt8] {
    (try? JSONNode(encoding: DiffJSON(diff)).line) ?? []
  }

  private init(_ diff: ManifestDiff) {
    counts = Counts(
      same: diff.same, added: diff.added.count, removed: diff.removed.count,
      changed: diff.changed.count, renamed: diff.renamed.count, restated: diff.restated.count)
    requirements = diff.requirements.map(Flip.init)
    added = diff.added.map(File.init)
    removed = diff.removed.map(File.init)
    changed = diff.changed.map(Pair.init)
    renamed = diff.renamed.map(Pair.init)
    restated = diff.restated.map(Pair.init)
    notices = diff.notices
  }

  private struct Counts: Encodable {
    let same: Int
    let added: Int
    let removed: Int
    let changed: Int
    let renamed: Int
    let restated: Int
  }

  private struct File: Encodable {
    let path: String
    let pathBytes: String?
    let size: Int64?
    let sha256: String?

    init(_ item: DiffItem) {
      path = item.path.text
      pathBytes = item.path.base64WhereNotUTF8
      (size, sha256) = (item.size, item.sha256)
    }
  }

  private struct Pair: Encodable {
    let old: File
    let new: File
    let facts: [DiffFact]

    init(_ pair: ManifestDiff.Pair) {
      (old, new, facts) = (File(pair.old), File(pair.new), pair.facts)
    }
  }

  private struct Flip: Encodable {
    let id: RequirementID
    let old: RequirementOutcome?
    let new: RequirementOutcome?

    init(_ flip: ManifestDiff.Flip) { (id, old, new) = (flip.id, flip.old, flip.new) }
  }
}
