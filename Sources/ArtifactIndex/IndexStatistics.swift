package import Artifacts
internal import GRDB

/// Sums over an index, for people.
package struct IndexStatistics: Sendable, Equatable {
  package struct Kind: Sendable, Equatable {
    package var kind: ArtifactKind
    package var artifacts: Int
    package var bytes: Int64
    package var milliseconds: Int64
  }

  /// Those that have an artifact, most first.
  package var kinds: [Kind]
  /// The findings of each severity.
  package var findings: [Severity: Int]
}

extension IndexStore {
  /// Sums over every artifact that is there.
  package func statistics() throws(IndexError) -> IndexStatistics {
    try IndexError.wrapping {
      try queue.inDatabase { db in
        IndexStatistics(kinds: try Self.kinds(db), findings: try Self.findings(db))
      }
    }
  }

  // total() does not overflow, as sum() does.
  private static func kinds(_ db: Database) throws -> [IndexStatistics.Kind] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT kind, count(*) AS number, total(size), total(max(0, coalesce(milliseconds, 0)))
        FROM artifact WHERE gone_ns IS NULL GROUP BY kind ORDER BY number DESC, kind
        """
    ).compactMap { row in
      ArtifactKind(rawValue: row[0]).map {
        IndexStatistics.Kind(
          kind: $0, artifacts: row[1], bytes: Int64(clamping: row[2] as Double),
          milliseconds: Int64(clamping: row[3] as Double))
      }
    }
  }

  private static func findings(_ db: Database) throws -> [Severity: Int] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT severity, count(*) FROM finding JOIN artifact ON artifact.id = finding.artifact
        WHERE gone_ns IS NULL GROUP BY severity
        """)
    return rows.reduce(into: [:]) { counts, row in
      if let severity = Severity(rawValue: row[0]) { counts[severity] = row[1] }
    }
  }
}

extension Int64 {
  /// The nearest integer that there is.
  init(clamping number: Double) {
    self = Int64(exactly: number.rounded()) ?? (number > 0 ? .max : .min)
  }
}
