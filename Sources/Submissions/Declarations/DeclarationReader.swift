internal import Artifacts
internal import Yams

extension SubmissionDeclaration {
  /// A `submission.yaml`, or else every fault of it in the order of the file. A fault of the YAML itself
  /// hides those behind it.
  package static func read(
    yaml bytes: [UInt8]
  ) -> (declaration: SubmissionDeclaration?, faults: [DefinitionFault]) {
    do throws(DefinitionFault) {
      let root = try DefinitionText.root(of: bytes, subject: fileName, limit: sizeLimit)
      let reader = DeclarationReader()
      let declaration = reader.declaration(root, sha256: SHA256Hex.of(bytes))
      let faults = reader.log.sorted
      return (faults.isEmpty ? declaration : nil, faults)
    } catch {
      return (nil, [error])
    }
  }

  /// A large submission has thousands of artifacts, each with its annotation.
  package static let sizeLimit = 4 << 20
}

/// Reads a declaration out of a YAML tree and logs line and column of whatever does not fit.
struct DeclarationReader {
  let log = FaultLog()

  private static let known = [
    "schema", "title", "description", "identifier", "asOf", "forbiddenNames", "declarations",
    "part1", "part3", "artifacts",
  ]

  func declaration(_ root: Node, sha256: String) -> SubmissionDeclaration? {
    guard
      let fields = DefinitionFields(
        root, of: SubmissionDeclaration.fileName, known: Self.known, log: log)
    else { return nil }
    if let schema = fields.text("schema"), schema != SubmissionDeclaration.schemaName {
      fields.fault("schema", "the schema must be \(SubmissionDeclaration.schemaName)")
    }
    var declaration = SubmissionDeclaration(sha256: sha256)
    declaration.title = fields.optionalText("title")
    declaration.description = fields.optionalText("description")
    declaration.identifier = fields.optionalText("identifier")
    declaration.asOf = day("asOf", fields)
    declaration.forbiddenNames = names(fields)
    declaration.claims = claims(fields)
    for (part, key) in [(1, "part1"), (3, "part3")] {
      guard let text = fields.optionalText(key), let path = path(text, key, fields) else {
        continue
      }
      declaration.texts[part] = DeclaredText(path: path, line: fields.node(key)?.mark?.line)
    }
    declaration.artifacts = artifacts(fields)
    return declaration
  }

  private func day(_ key: String, _ fields: DefinitionFields) -> String? {
    guard let text = fields.optionalText(key) else { return nil }
    guard CivilDay(text) != nil else {
      fields.fault(key, "\(key) is a day such as 2026-03-12")
      return nil
    }
    return text
  }

  private func names(_ fields: DefinitionFields) -> [String] {
    let names = fields.texts("forbiddenNames")
    if names.count > ForbiddenNames.cap {
      fields.fault("forbiddenNames", "at most \(ForbiddenNames.cap) names can be looked for")
    }
    for name in names where ForbiddenNames.words(of: name).isEmpty || name.utf8.count > 200 {
      fields.fault("forbiddenNames", "a name needs letters to look for, at most 200 of them")
    }
    return names
  }

  private func claims(_ fields: DefinitionFields) -> [String: Bool] {
    guard let node = fields.node("declarations") else { return [:] }
    guard case .mapping(let mapping) = node else {
      fields.fault("declarations", "declarations is a list of names, each with true or false")
      return [:]
    }
    var claims: [String: Bool] = [:]
    guard mapping.count <= 200 else {
      fields.fault("declarations", "at most 200 things can be declared")
      return [:]
    }
    let ids = mapping.keys.compactMap { $0.scalar?.string }
    guard
      let inner = DefinitionFields(
        node, of: "declarations", known: ids.filter(DefinitionFields.isIdentifier), log: log)
    else { return [:] }
    for id in ids { claims[id] = inner.flag(id) }
    return claims
  }

  private func path(_ typed: String, _ key: String, _ fields: DefinitionFields) -> ArtifactPath? {
    // As a shell completes it.
    var text = typed[...]
    while text.hasPrefix("./") { text = text.dropFirst(2).drop { $0 == "/" } }
    return path(text: String(text), key, fields)
  }

  private func path(
    text: String, _ key: String, _ fields: DefinitionFields
  ) -> ArtifactPath? {
    if let trouble = PathCheck.trouble(path: text, pathBytes: nil) {
      fields.fault(
        key, "\(key) names a file inside the folder, such as video/lesson.mp4; \(trouble)")
      return nil
    }
    return ArtifactPath(text)
  }

  // MARK: Artifacts

  private func artifacts(_ fields: DefinitionFields) -> [DeclaredArtifact] {
    var (artifacts, seen) = ([DeclaredArtifact](), Set<String>())
    for node in fields.nodes("artifacts") {
      let known = [
        "path", "url", "title", "description", "annotation", "category", "components",
      ]
      guard let fields = DefinitionFields(node, of: "an artifact", known: known, log: log),
        let artifact = artifact(fields)
      else { continue }
      let name = artifact.url ?? artifact.path?.text ?? ""
      if !seen.insert(name).inserted {
        fields.fault(
          artifact.url == nil ? "path" : "url", "\(name.prefix(200)) is declared twice")
      }
      artifacts.append(artifact)
    }
    return artifacts
  }

  private func artifact(_ fields: DefinitionFields) -> DeclaredArtifact? {
    var artifact = DeclaredArtifact()
    switch (fields.optionalText("path"), fields.optionalText("url")) {
    case (let text?, nil): artifact.path = path(text, "path", fields)
    case (nil, let url?): artifact.url = self.url(url, fields)
    case (nil, nil): fields.fault(nil, "an artifact needs its path, or for a link its url")
    default: fields.fault("url", "an artifact has a path or a url, not both")
    }
    artifact.title = fields.optionalText("title")
    artifact.description = fields.optionalText("description")
    artifact.annotation = fields.optionalText("annotation")
    artifact.category = fields.optionalText("category")
    artifact.components = fields.nodes("components").compactMap(component)
    artifact.line = fields.line
    return artifact.path == nil && artifact.url == nil ? nil : artifact
  }

  private func url(_ text: String, _ fields: DefinitionFields) -> String? {
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    let isWeb = ["https://", "http://"].contains { text.lowercased().hasPrefix($0) }
    guard isPlain, isWeb, text.utf8.count <= 2000, text.utf8.count > 8 else {
      fields.fault("url", "url is an address that begins with https://, without spaces")
      return nil
    }
    return text
  }

  private func component(_ node: Node) -> DeclaredComponent? {
    if case .scalar(let scalar) = node, !scalar.string.isEmpty {
      return DeclaredComponent(id: scalar.string)
    }
    guard
      let fields = DefinitionFields(node, of: "a component", known: ["id", "at", "note"], log: log)
    else { return nil }
    var component = DeclaredComponent(id: fields.text("id") ?? "")
    component.note = fields.optionalText("note")
    component.line = fields.line
    if let text = fields.optionalText("at") {
      component.locator = Locator(text)
      if component.locator == nil {
        fields.fault(
          "at", "at is a place such as 04:10–06:40, page 2 or line 7, its end not before its start")
      }
    }
    return component
  }
}
