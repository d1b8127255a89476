package import Artifacts

/// A `submission.yaml` at hand: what it declares, or why it can't be read.
package struct DeclarationFile: Sendable, Equatable {
  /// Nil where there are faults.
  package let declaration: SubmissionDeclaration?
  package let faults: [DefinitionFault]
  /// Of the file's bytes, lower-case hexadecimal.
  package let sha256: String

  package init(_ bytes: [UInt8]) {
    (declaration, faults) = SubmissionDeclaration.read(yaml: bytes)
    sha256 = SHA256Hex.of(bytes)
  }

  /// One that could not even be read as bytes.
  package init(unreadable message: String) {
    declaration = nil
    faults = [DefinitionFault(message)]
    sha256 = SHA256Hex.of([])
  }

  /// The path below the submission's folder.
  package static let path = ArtifactPath(SubmissionDeclaration.fileName)

  /// One finding a fault, with line and column in its words.
  var findings: [Finding] {
    faults.map { fault in
      Finding(
        .submissionUnreadable,
        "Nothing in \(SubmissionDeclaration.fileName) was used: \(DisplayText(fault.description)).",
        location: fault.line.map { Location(line: $0) })
    }
  }
}
