package import Artifacts

/// What the people who hand in declare about their submission: `submission.yaml`, read.
package struct SubmissionDeclaration: Sendable, Equatable {
  package var title: String?
  package var description: String?
  /// What stands for the author's name where assessment is double-blind.
  package var identifier: String?
  /// The day that time limits count from, `YYYY-MM-DD`.
  package var asOf: String?
  /// As they were written.
  package var forbiddenNames: [String] = []
  /// What is declared, by id: true where it is.
  package var claims: [String: Bool] = [:]
  /// The files of Part 1 and Part 3.
  package var texts: [Int: DeclaredText] = [:]
  package var artifacts: [DeclaredArtifact] = []
  /// SHA-256 of the file's bytes, lower-case hexadecimal.
  package var sha256: String

  package static let schemaName = "exhibit.submission/1"
  package static let fileName = "submission.yaml"
  static let path = ArtifactPath(fileName)

  package init(sha256: String) { self.sha256 = sha256 }

  /// The declared links, in the order of their addresses.
  package var links: [DeclaredArtifact] {
    artifacts.filter { $0.url != nil }.sorted { ($0.url ?? "") < ($1.url ?? "") }
  }
}

/// A part's text as declared, and where that stands.
package struct DeclaredText: Sendable, Equatable {
  package var path: ArtifactPath
  package var line: Int?
}

/// One entry of `artifacts`: a file by its path, or a link by its address.
package struct DeclaredArtifact: Sendable, Equatable {
  package var path: ArtifactPath?
  package var url: String?
  package var title: String?
  package var description: String?
  package var annotation: String?
  package var category: String?
  package var components: [DeclaredComponent] = []
  /// Of the entry in the file, from 1.
  package var line: Int?

  package init(path: ArtifactPath? = nil, url: String? = nil) {
    self.path = path
    self.url = url
  }
}

/// A component of the method that an artifact shows, and where in it.
package struct DeclaredComponent: Sendable, Equatable {
  package var id: String
  package var locator: Locator?
  package var note: String?
  package var line: Int?

  package init(id: String, locator: Locator? = nil, note: String? = nil) {
    self.id = id
    self.locator = locator
    self.note = note
  }
}
