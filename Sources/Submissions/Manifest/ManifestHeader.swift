package import Artifacts

/// `manifest.json`: what the lines are, what they were checked against and what came of it.
/// docs/formats/manifest.schema.json is its schema.
package struct ManifestHeader: Codable, Sendable, Equatable {
  package var schema: String
  package var credential: CredentialReference
  package var digestAlgorithm: String
  /// The day that time limits count from, `YYYY-MM-DD`, where one was stated.
  package var asOf: String?
  /// What `submission.yaml` declares; absent where there is none.
  package var declaration: ManifestDeclaration?
  package var policy: ManifestPolicy
  package var totals: ManifestTotals
  package var requirements: [RequirementOutcome]
  /// How many lines the root stands for.
  package var treeSize: Int
  /// The Merkle Tree Hash of the lines, lower-case hexadecimal.
  package var rootDigest: String

  package static let schemaName = "exhibit.manifest/1"
  package static let digestAlgorithmName = "sha256"

  init(
    credential: Credential, context: AssessmentContext, policy: ManifestPolicy,
    totals: ManifestTotals,
    requirements: [RequirementOutcome], tree: MerkleTree
  ) {
    schema = Self.schemaName
    self.credential = CredentialReference(id: credential.id, sha256: credential.sha256)
    digestAlgorithm = Self.digestAlgorithmName
    asOf = context.asOf
    declaration = context.declaration
    self.policy = policy
    self.totals = totals
    self.requirements = requirements
    treeSize = tree.size
    rootDigest = tree.rootText
  }

  /// The header's bytes in the canonical form of RFC 8785, without line feed.
  package var canonical: [UInt8] {
    (try? JSONNode(encoding: self).canonical) ?? []
  }
}

/// The definition that a submission was checked against.
package struct CredentialReference: Codable, Sendable, Equatable {
  package var id: String
  /// Of the definition's bytes.
  package var sha256: String
}

/// What was left out of the manifest, and by which rules.
package struct ManifestPolicy: Codable, Sendable, Equatable {
  package var ignore: [String]
  /// The submission's own rules; absent where it has none.
  package var ignoreFiles: [StatedIgnoreFile]?
  /// Sorted by path bytes.
  package var skipped: [SkippedPath]
}

/// The rules of one `.exhibitignore`, as they were in force.
package struct StatedIgnoreFile: Codable, Sendable, Equatable {
  package var path: String
  /// In the file's order, without blank lines and comments.
  package var rules: [String]

  package init(path: String, rules: [String]) {
    self.path = path
    self.rules = rules
  }
}

/// A path that is not an artifact, and why.
package struct SkippedPath: Codable, Sendable, Equatable {
  package var path: String
  package var pathBytes: String?
  package var reason: String

  package init(_ path: ArtifactPath, reason: String) {
    self.path = path.text
    pathBytes = path.base64WhereNotUTF8
    self.reason = reason
  }

  package var artifactPath: ArtifactPath {
    ArtifactPath(path: path, pathBytes: pathBytes) ?? ArtifactPath(path)
  }
}
