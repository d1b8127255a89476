internal import Artifacts

/// The text of a `submission.yaml` to fill in.
package struct DeclarationTemplate: Sendable {
  private let credential: Credential
  private let artifacts: [AssessedArtifact]

  /// - Parameter artifacts: what was recognised, in the order in which it is to be listed.
  package init(_ credential: Credential, artifacts: [AssessedArtifact]) {
    self.credential = credential
    self.artifacts = artifacts
  }

  /// A file of its own, with a word on each field.
  package var text: String {
    """
    # What you declare about this submission. “exhibit init” wrote this file; it is yours to fill in.
    # Run it again after adding files: it adds what is new and leaves everything else as it is.
    # What stands here beats what Exhibit recognises. Every field may be left empty.
    schema: \(SubmissionDeclaration.schemaName)

    title:
    description:
    # What stands for your name where assessors must not know it:
    identifier:
    # The day of handing in, such as 2026-06-30, from which time limits count:
    asOf:

    # Names that must appear nowhere, yours and students': “- First Last”, one a line.
    # They are looked for, and never written into a result.
    forbiddenNames:

    # Write true where it is so.
    declarations:
    \(claims.map { "  \($0): false" }.joined(separator: "\n"))

    \(texts)
    # Your work examples. category: one of \(categories).
    # components: what an artifact shows, and where to look, such as
    #   - id: \(components.first ?? "component")
    #     at: 04:10–06:40        (or: page 2)
    #     note: how it shows there
    # The components are: \(components.isEmpty ? "none named by this credential" : components.joined(separator: ", ")).
    # A link is an artifact with url: https://… in place of path.
    artifacts:
    \(entries(for: work, indent: 2))
    """
  }

  private var claims: [String] {
    var claims = ["consent", "own-work"]
    for claim in credential.rules.flatMap({ $0.clause.claims }) where !claims.contains(claim) {
      claims.append(claim)
    }
    return claims
  }

  private var categories: String {
    credential.categories.isEmpty
      ? "none, this credential has no categories"
      : credential.categories.map(\.id).joined(separator: ", ")
  }

  private var components: [String] { credential.components.compactMap(\.id) }

  private var texts: String {
    [1, 3].map { part in
      let path = artifacts.first { $0.line.part == part && $0.path.isUTF8 }?.path.text
      return "part\(part):\(path.map { " " + Self.scalar($0) } ?? "")\n"
    }.joined()
  }

  private var work: [AssessedArtifact] {
    artifacts.filter { $0.line.part == 2 && $0.line.url == nil && !$0.line.isCompanion }
  }

  /// The entries of artifacts, those that can't be written as text only named in a comment.
  private func entries(for artifacts: [AssessedArtifact], indent: Int) -> String {
    artifacts.map { entry(for: $0, indent: indent) }.joined()
  }

  private func entry(for artifact: AssessedArtifact, indent: Int) -> String {
    let space = String(repeating: " ", count: indent)
    guard artifact.path.isUTF8 else {
      return
        "\(space)# \(DisplayText(artifact.path.text)): its name can't be written here; rename it.\n"
    }
    // A guess that stood here as a category would read as declared from then on.
    let isClear = artifact.line.categoryConfidence.map { $0 == .clear || $0 == .declared } ?? false
    let guess =
      isClear ? nil : artifact.line.category.map { " perhaps as \($0), write it if it is" }
    let confidence = artifact.line.categoryConfidence.map { " (\($0.rawValue))" } ?? ""
    let reason =
      artifact.line.categoryWords.map {
        Self.comment("Recognised\(guess ?? "")\(confidence): \($0)")
      } ?? ""
    return """
      \(space)- path: \(Self.scalar(artifact.path.text))
      \(space)  \(reason)
      \(space)  category: \(isClear ? artifact.line.category ?? "" : "")
      \(space)  title:
      \(space)  annotation:
      \(space)  components:

      """.split(separator: "\n").map { line in
        String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
      }.joined()
  }

  private static func comment(_ text: String) -> String { "# \(DisplayText(text))" }

  // MARK: Adding to a file that is there

  /// The file with an entry for each artifact that it does not name; nil where none is new. Every other
  /// byte stays.
  ///
  /// - Parameter existing: the bytes of a file without faults.
  package func added(to existing: [UInt8]) throws(DefinitionFault) -> String? {
    let (declaration, faults) = SubmissionDeclaration.read(yaml: existing)
    guard let declaration else {
      throw faults.first ?? DefinitionFault("submission.yaml can't be read")
    }
    let known = Set(
      declaration.artifacts.compactMap(\.path) + declaration.texts.values.map(\.path))
    let new = work.filter { $0.path.isUTF8 && !known.contains($0.path) }
    guard !new.isEmpty else { return nil }
    let place = try ArtifactListPlace(existing)
    let text = place.inserting(entries(for: new, indent: place.indent))
    // Whatever a text-level edit may have broken shows here, before a byte is written.
    let after = SubmissionDeclaration.read(yaml: Array(text.utf8)).declaration
    guard let after, after.isExtension(of: declaration, by: new.map(\.path)) else {
      throw DefinitionFault(
        "new artifacts can't be added to submission.yaml as it is written; put each artifact on lines "
          + "of its own, after a dash")
    }
    return text
  }

  // MARK: YAML

  /// A text as a YAML scalar that reads back as itself, without what could be an anchor or alias.
  static func scalar(_ text: String) -> String {
    let isPlain =
      text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 >= 0x80
          || "/._- ".utf8.contains($0)
      }
      && text.unicodeScalars.allSatisfy {
        ![.control, .format, .lineSeparator, .paragraphSeparator]
          .contains($0.properties.generalCategory)
      }
    let first = text.utf8.first ?? 0x20
    let startsPlain = (0x61...0x7A).contains(first | 0x20)
    let isWord = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
      .contains(text.lowercased())
    if isPlain, startsPlain, !isWord, !text.hasSuffix(" "), !text.contains("\u{FEFF}") {
      return text
    }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "*": quoted += "\\x2A"
      case "&": quoted += "\\x26"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        quoted += "\\x" + (digits.count == 1 ? "0" : "") + digits
      case "\u{2028}", "\u{2029}", "\u{FEFF}":
        quoted += "\\u" + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension SubmissionDeclaration {
  /// True where nothing differs but further artifacts, which are `paths`.
  fileprivate func isExtension(of other: SubmissionDeclaration, by paths: [ArtifactPath]) -> Bool {
    func comparable(_ declaration: SubmissionDeclaration) -> SubmissionDeclaration {
      var plain = declaration
      plain.sha256 = ""
      plain.texts = plain.texts.mapValues { DeclaredText(path: $0.path, line: nil) }
      plain.artifacts = plain.artifacts.map { artifact in
        var artifact = artifact
        artifact.line = nil
        artifact.components = artifact.components.map {
          DeclaredComponent(id: $0.id, locator: $0.locator, note: $0.note)
        }
        return artifact
      }
      return plain
    }
    var (mine, theirs) = (comparable(self), comparable(other))
    guard mine.artifacts.prefix(theirs.artifacts.count).elementsEqual(theirs.artifacts),
      mine.artifacts.dropFirst(theirs.artifacts.count).map(\.path).elementsEqual(paths.map { $0 })
    else { return false }
    (mine.artifacts, theirs.artifacts) = ([], [])
    return mine == theirs
  }
}
