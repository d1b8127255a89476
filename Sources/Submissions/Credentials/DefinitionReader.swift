internal import Artifacts
internal import Yams

/// Reads a credential out of a YAML tree and names line and column of whatever does not fit.
struct DefinitionReader {
  private let root: Node

  init(_ root: Node) { self.root = root }

  func credential(sha256: String) throws(CredentialError) -> Credential {
    let fields = try DefinitionFields(
      root, of: "a definition",
      known: [
        "schema", "id", "title", "issuer", "licence", "about", "components", "parts", "categories",
      ])
    let schema = try fields.string("schema")
    guard schema == Credential.schemaName else {
      throw fields.error("schema", "the schema must be \(Credential.schemaName)")
    }
    let credential = Credential(
      id: try identifier("id", in: fields), title: try fields.string("title"),
      issuer: try fields.string("issuer"), licence: try fields.optionalString("licence"),
      about: try fields.optionalString("about"),
      components: try fields.strings("components"), parts: try parts(in: fields),
      categories: try categories(in: fields), sha256: sha256)
    return credential
  }

  private func identifier(
    _ key: String, in fields: DefinitionFields
  ) throws(CredentialError) -> String {
    let id = try fields.string(key)
    let plain = id.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-")
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
    guard plain, (1...100).contains(id.utf8.count) else {
      throw fields.error(key, "an id is made of a-z, 0-9 and -, at most 100 of them")
    }
    return id
  }

  private func parts(in fields: DefinitionFields) throws(CredentialError) -> [CredentialPart] {
    var parts: [CredentialPart] = []
    for node in try fields.nodes("parts") {
      let fields = try DefinitionFields(
        node, of: "a part", known: ["part", "title", "minWords", "maxWords", "minArtifacts"])
      guard let number = try fields.number("part", in: 1...3) else {
        throw fields.error("part", "a part needs its number: part: 1, 2 or 3")
      }
      guard !parts.contains(where: { $0.number == number }) else {
        throw fields.error("part", "part \(number) stands twice")
      }
      var part = CredentialPart(number: number, title: try fields.string("title"))
      part.minWords = try fields.number("minWords", in: 1...1_000_000)
      part.maxWords = try fields.number("maxWords", in: 1...1_000_000)
      part.minArtifacts = try fields.number("minArtifacts", in: 1...100_000)
      if let least = part.minWords, let most = part.maxWords, least > most {
        throw fields.error("minWords", "minWords is more than maxWords")
      }
      parts.append(part)
    }
    return parts.sorted { $0.number < $1.number }
  }

  private func categories(
    in fields: DefinitionFields
  ) throws(CredentialError) -> [ArtifactCategory] {
    var categories: [ArtifactCategory] = []
    for node in try fields.nodes("categories") {
      let fields = try DefinitionFields(
        node, of: "a category", known: ["id", "title", "noun", "cues"])
      let id = try identifier("id", in: fields)
      guard !categories.contains(where: { $0.id == id }) else {
        throw fields.error("id", "category \(id) stands twice")
      }
      var cues: [CategoryCue] = []
      for node in try fields.nodes("cues") { cues.append(try cue(node)) }
      let title = try fields.string("title")
      categories.append(
        ArtifactCategory(
          id: id, title: title, noun: try fields.optionalString("noun") ?? title, cues: cues))
    }
    return categories
  }

  private func cue(_ node: Node) throws(CredentialError) -> CategoryCue {
    let fields = try DefinitionFields(node, of: "a cue", known: ["kinds", "fact", "words", "text"])
    var cue = CategoryCue()
    for name in try fields.strings("kinds") {
      guard let kind = ArtifactKind(rawValue: name) else {
        throw fields.error(
          "kinds", "the kinds are \(ArtifactKind.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      cue.kinds.append(kind)
    }
    if let name = try fields.optionalString("fact") {
      guard let fact = ArtifactFact(rawValue: name) else {
        throw fields.error("fact", "a fact is agenda, log or transcript")
      }
      cue.fact = fact
    }
    cue.words = try fields.phrases("words")
    if let text = fields.node("text") { cue.text = try textCue(text) }
    guard cue != CategoryCue() else { throw fields.error(nil, "the cue states nothing") }
    return cue
  }

  /// One that asks for more phrases than it lists could never hold, and nobody would learn why.
  private func textCue(_ node: Node) throws(CredentialError) -> TextCue {
    let fields = try DefinitionFields(node, of: "a text cue", known: ["atLeast", "words"])
    let phrases = try fields.phrases("words")
    let atLeast = try fields.number("atLeast", in: 1...1000) ?? 1
    let different = Set(phrases).count
    guard different > 0 else { throw fields.error("words", "a text cue needs words to look for") }
    guard atLeast <= different else {
      throw fields.error(
        "atLeast", "atLeast asks for \(atLeast) different words, but only \(different) are listed")
    }
    return TextCue(atLeast: atLeast, phrases: phrases)
  }
}
