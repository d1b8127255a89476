/// An outcome and how to mend it. The advice is for people and no part of a manifest.
package struct RequirementResult: Sendable, Equatable {
  package var outcome: RequirementOutcome
  /// Sentences, in the order in which they are to be followed; empty where nothing needs doing.
  package var fixes: [String]
}

/// What an outcome follows from beside the lines.
package struct AssessmentContext: Sendable, Equatable {
  /// The day that time limits count from, `YYYY-MM-DD`; nil where none was stated.
  package var asOf: String?
  package var declaration: ManifestDeclaration?

  package init(asOf: String? = nil, declaration: ManifestDeclaration? = nil) {
    self.asOf = asOf
    self.declaration = declaration
  }
}
