internal import Artifacts

/// What is declared about single artifacts, and where that contradicts what was found.
struct DeclaredPlaces: Sendable {
  private let declaration: SubmissionDeclaration?
  private let credential: Credential
  private let byPath: [ArtifactPath: DeclaredArtifact]
  private let byURL: [String: DeclaredArtifact]
  private let partByPath: [ArtifactPath: Int]

  init(_ declaration: SubmissionDeclaration?, _ credential: Credential) {
    self.declaration = declaration
    self.credential = credential
    byPath = Dictionary(
      (declaration?.artifacts ?? []).compactMap { artifact in artifact.path.map { ($0, artifact) }
      },
      uniquingKeysWith: { first, _ in first })
    byURL = Dictionary(
      (declaration?.artifacts ?? []).compactMap { artifact in artifact.url.map { ($0, artifact) } },
      uniquingKeysWith: { first, _ in first })
    partByPath = Dictionary(
      (declaration?.texts ?? [:]).sorted { $0.key < $1.key }.map { ($0.value.path, $0.key) },
      uniquingKeysWith: { first, _ in first })
  }

  func artifact(at path: ArtifactPath) -> DeclaredArtifact? { byPath[path] }

  /// Where an artifact belongs by its declaration; nil where that says nothing of it.
  func placement(of path: ArtifactPath) -> Placement? {
    if let part = partByPath[path] {
      return Placement(part: part, reason: "submission.yaml names it as the text of Part \(part)")
    }
    guard let category = byPath[path]?.category, credential.category(category) != nil else {
      return nil
    }
    return Placement(
      part: 2, category: category, reason: Self.reason, confidence: .declared)
  }

  private static let reason = "submission.yaml says so"

  /// A text by its name where another file is declared as that part's text.
  func replaced(_ placement: Placement, of path: ArtifactPath) -> Placement {
    guard placement.part != 2, let text = declaration?.texts[placement.part], text.path != path
    else { return placement }
    return Placement(
      part: 2, reason: "submission.yaml names another file as the text of Part \(placement.part)")
  }

  /// Takes what is declared into an artifact's line.
  func describe(_ line: inout ManifestLine) {
    let found = line.url.map { byURL[$0] } ?? byPath[line.artifactPath]
    guard let declared = found else { return }
    line.title = declared.title
    line.description = declared.description
    line.annotation = declared.annotation
    let components = declared.components.filter { credential.component($0.id) != nil }
    line.components = components.isEmpty ? nil : components.map(ManifestComponent.init)
  }

  // MARK: Contradictions

  /// What contradicts the artifact itself.
  func contradictions(of line: ManifestLine, recognised: Placement) -> [Finding] {
    [kind(of: line), text(of: line, recognised)].compactMap(\.self)
  }

  private func kind(of line: ManifestLine) -> Finding? {
    guard let id = byPath[line.artifactPath]?.category, let category = credential.category(id),
      !category.cues.isEmpty, line.isUsable
    else { return nil }
    let kinds = category.cues.flatMap(\.kinds)
    guard category.cues.allSatisfy({ !$0.kinds.isEmpty }), !kinds.contains(line.kind) else {
      return nil
    }
    let usual = ArtifactKind.allCases.filter(kinds.contains).map(\.withArticle)
    return Finding(
      .submissionKindDiffers,
      "submission.yaml calls it “\(category.noun)”, but it is \(line.kind.withArticle).",
      expected: RuleText.list(usual, "or"), found: line.kind.withArticle)
  }

  private func text(of line: ManifestLine, _ recognised: Placement) -> Finding? {
    guard recognised.part != 2, let text = declaration?.texts[recognised.part],
      text.path != line.artifactPath
    else { return nil }
    return Finding(
      .submissionTextDiffers,
      "Its name says that it is the text of Part \(recognised.part), but submission.yaml names another "
        + "file as that.")
  }

  /// What in the file can't be so, once every line is known.
  ///
  /// - Parameter line: the line of an artifact, by its path; nil where there is none.
  func troubles(_ line: (ArtifactPath) -> ManifestLine?) -> [Finding] {
    guard let declaration else { return [] }
    let texts = declaration.texts.sorted { $0.key < $1.key }.filter { line($0.value.path) == nil }
      .map { missing($0.value.path, $0.value.line) }
    return texts
      + declaration.artifacts.flatMap { artifact -> [Finding] in
        let found = artifact.path.flatMap(line)
        let absent = artifact.path.flatMap { found == nil ? missing($0, artifact.line) : nil }
        return [absent, category(of: artifact)].compactMap(\.self)
          + artifact.components.flatMap { troubles(of: $0, artifact, found) }
      }
  }

  private func missing(_ path: ArtifactPath, _ line: Int?) -> Finding {
    Finding(
      .submissionArtifactMissing,
      "It names \(DisplayText(path.text)), and there is no such file in the folder.",
      location: line.map { Location(line: $0) })
  }

  private func category(of artifact: DeclaredArtifact) -> Finding? {
    guard let id = artifact.category, credential.category(id) == nil else { return nil }
    let known = credential.categories.map(\.id).joined(separator: ", ")
    return Finding(
      .submissionCategoryUnknown,
      "The credential has no category “\(DisplayText(id))”.", expected: known,
      location: artifact.line.map { Location(line: $0) })
  }

  private func troubles(
    of component: DeclaredComponent, _ artifact: DeclaredArtifact, _ line: ManifestLine?
  ) -> [Finding] {
    let place = (component.line ?? artifact.line).map { Location(line: $0) }
    if credential.component(component.id) == nil {
      let known = credential.components.compactMap(\.id).joined(separator: ", ")
      return [
        Finding(
          .submissionComponentUnknown,
          "The credential has no component “\(DisplayText(component.id))”.", expected: known,
          location: place)
      ]
    }
    guard let locator = component.locator, let line, line.isUsable,
      let words = locator.trouble(in: line)
    else { return [] }
    return [
      Finding(
        .submissionLocatorBeyond,
        "The place given for \(DisplayText(component.id)) in \(DisplayText(line.path)) is not in it: "
          + "\(words).",
        location: place)
    ]
  }
}
