internal import Artifacts
internal import Yams

/// Reads a credential out of a YAML tree and logs line and column of whatever does not fit.
struct DefinitionReader {
  let log = FaultLog()

  /// Worth nothing where the log has faults afterwards.
  func credential(_ root: Node, sha256: String) -> Credential? {
    let known = [
      "schema", "id", "title", "issuer", "licence", "about", "components", "parts", "categories",
      "requirements", "naming",
    ]
    guard let fields = DefinitionFields(root, of: "a definition", known: known, log: log) else {
      return nil
    }
    if let schema = fields.text("schema"), schema != Credential.schemaName {
      fields.fault("schema", "the schema must be \(Credential.schemaName)")
    }
    let credential = Credential(
      id: fields.identifier("id") ?? "", title: fields.text("title") ?? "",
      issuer: fields.text("issuer") ?? "", licence: fields.optionalText("licence"),
      about: fields.optionalText("about"), components: components(in: fields),
      parts: parts(in: fields), categories: categories(in: fields), rules: [],
      naming: naming(in: fields), sha256: sha256)
    return with(RuleReader(credential, log: log).rules(in: fields), credential)
  }

  private func with(_ rules: [CredentialRule], _ credential: Credential) -> Credential {
    var credential = credential
    credential.rules = rules
    return credential
  }

  private func naming(in fields: DefinitionFields) -> NamingScheme? {
    guard let pattern = fields.optionalText("naming") else { return nil }
    guard let scheme = NamingScheme(pattern) else {
      fields.fault("naming", NamingScheme.rule)
      return nil
    }
    return scheme
  }

  /// A component is a sentence, or has an id that `submission.yaml` may name, and cues.
  private func components(in fields: DefinitionFields) -> [MethodComponent] {
    var components: [MethodComponent] = []
    for node in fields.nodes("components") {
      if case .scalar(let text) = node {
        components.append(MethodComponent(id: nil, title: text.string, cues: []))
        continue
      }
      guard
        let fields = DefinitionFields(
          node, of: "a component", known: ["id", "title", "cues"], log: log)
      else { continue }
      let id = fields.identifier("id")
      if let id, components.contains(where: { $0.id == id }) {
        fields.fault("id", "component \(id) stands twice")
      }
      components.append(
        MethodComponent(id: id, title: fields.text("title") ?? "", cues: fields.phrases("cues")))
    }
    return components
  }

  private func parts(in fields: DefinitionFields) -> [CredentialPart] {
    var parts: [CredentialPart] = []
    for node in fields.nodes("parts") {
      let known = [
        "part", "title", "minWords", "maxWords", "minArtifacts", "maxArtifacts", "strictness",
        "required",
      ]
      guard let fields = DefinitionFields(node, of: "a part", known: known, log: log) else {
        continue
      }
      guard let number = fields.number("part", in: 1...3) else {
        if fields.node("part") == nil {
          fields.fault("part", "a part needs its number: part: 1, 2 or 3")
        }
        continue
      }
      if parts.contains(where: { $0.number == number }) {
        fields.fault("part", "part \(number) stands twice")
      }
      parts.append(part(number, fields))
    }
    return parts.sorted { $0.number < $1.number }
  }

  private func part(_ number: Int, _ fields: DefinitionFields) -> CredentialPart {
    var part = CredentialPart(number: number, title: fields.text("title") ?? "")
    part.minWords = fields.number("minWords", in: 1...1_000_000)
    part.maxWords = fields.number("maxWords", in: 1...1_000_000)
    part.minArtifacts = fields.number("minArtifacts", in: 1...100_000)
    part.maxArtifacts = fields.number("maxArtifacts", in: 1...100_000)
    part.strictness = fields.word("strictness", Strictness.self) ?? .error
    part.isRequired = fields.flag("required") ?? false
    if let least = part.minWords, let most = part.maxWords, least > most {
      fields.fault("minWords", "minWords is more than maxWords")
    }
    if let least = part.minArtifacts, let most = part.maxArtifacts, least > most {
      fields.fault("minArtifacts", "minArtifacts is more than maxArtifacts")
    }
    for key in number == 2
      ? ["minWords", "maxWords", "required"] : ["minArtifacts", "maxArtifacts"]
    where fields.node(key) != nil {
      let why = number == 2 ? "Part 2 has artifacts, not words" : "only Part 2 has artifacts"
      fields.fault(key, "\(key) does not go with part \(number): \(why)")
    }
    return part
  }

  private func categories(in fields: DefinitionFields) -> [ArtifactCategory] {
    var categories: [ArtifactCategory] = []
    for node in fields.nodes("categories") {
      guard
        let fields = DefinitionFields(
          node, of: "a category", known: ["id", "title", "noun", "cues", "required"], log: log)
      else { continue }
      let id = fields.identifier("id") ?? ""
      if categories.contains(where: { $0.id == id && !id.isEmpty }) {
        fields.fault("id", "category \(id) stands twice")
      }
      let title = fields.text("title") ?? ""
      categories.append(
        ArtifactCategory(
          id: id, title: title, noun: fields.optionalText("noun") ?? title,
          cues: fields.nodes("cues").compactMap(cue),
          isRequired: fields.flag("required") ?? false))
    }
    return categories
  }

  private func cue(_ node: Node) -> CategoryCue? {
    guard
      let fields = DefinitionFields(
        node, of: "a cue", known: ["kinds", "fact", "words", "text"], log: log)
    else { return nil }
    var cue = CategoryCue()
    let before = log.faults.count
    cue.kinds = fields.words("kinds", ArtifactKind.self)
    cue.fact = fields.word("fact", ArtifactFact.self)
    cue.words = fields.phrases("words")
    cue.text = fields.node("text").flatMap(textCue)
    if cue == CategoryCue(), log.faults.count == before {
      fields.fault(nil, "the cue states nothing")
    }
    return cue
  }

  /// One that asks for more phrases than it lists could never hold, and nobody would learn why.
  private func textCue(_ node: Node) -> TextCue? {
    guard
      let fields = DefinitionFields(
        node, of: "a text cue", known: ["atLeast", "words"], log: log)
    else { return nil }
    let phrases = fields.phrases("words")
    let atLeast = fields.number("atLeast", in: 1...1000) ?? 1
    let different = Set(phrases).count
    if different == 0 {
      fields.fault("words", "a text cue needs words to look for")
    } else if atLeast > different {
      fields.fault(
        "atLeast", "atLeast asks for \(atLeast) different words, but only \(different) are listed")
    }
    return TextCue(atLeast: atLeast, phrases: phrases)
  }
}
