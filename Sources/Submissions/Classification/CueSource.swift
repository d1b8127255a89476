internal import Artifacts

/// The words of a record that cues are looked for in.
struct CueSource {
  private let kind: ArtifactKind
  private let facts: Set<ArtifactFact>
  private let name: [String]
  private let folder: [String]
  private let title: [String]
  /// The words of the text, or of what is said.
  let words: [String]

  init(_ record: ArtifactRecord) {
    let path = record.artifactPath
    kind = record.kind
    var facts: Set<ArtifactFact> = []
    if let agenda = record.agenda, !agenda.items.isEmpty { facts.insert(.agenda) }
    if record.log != nil { facts.insert(.log) }
    if record.transcript != nil { facts.insert(.transcript) }
    self.facts = facts
    name = Self.nameWords(path.stem)
    folder = Self.nameWords(path.directory.bytes)
    title = [record.document?.title, record.agenda?.title].compactMap(\.self)
      .flatMap { WordTokens($0, splittingCase: false).words }
    let passages = record.document?.passages?.map(\.text) ?? []
    let cues = record.transcript?.cues.map(\.text) ?? []
    words = (passages + cues).flatMap { WordTokens($0, splittingCase: false).words }
  }

  private static func nameWords(_ bytes: [UInt8]) -> [String] {
    WordTokens(String(decoding: bytes, as: UTF8.self), splittingCase: true).words
  }

  /// The weight and reason of a cue that holds; nil for one that does not.
  func match(_ cue: CategoryCue, foundPhrases: [String]?) -> (CueMatch.Weight, String)? {
    guard cue.kinds.isEmpty || cue.kinds.contains(kind) else { return nil }
    var strongest: (CueMatch.Weight, String)?
    if cue.text != nil {
      guard let foundPhrases else { return nil }
      strongest = (.text, "\(kind.withArticle) that says \(Self.list(foundPhrases))")
    }
    if let fact = cue.fact {
      guard facts.contains(fact) else { return nil }
      strongest = (.fact, Self.reason(fact))
    }
    if !cue.words.isEmpty {
      guard let (weight, reason) = wordMatch(cue.words) else { return nil }
      if strongest.map({ $0.0 < weight }) ?? true { strongest = (weight, reason) }
    }
    return strongest ?? (.text, kind.withArticle)
  }

  private func wordMatch(_ phrases: [CuePhrase]) -> (CueMatch.Weight, String)? {
    let places: [(CueMatch.Weight, [String], String)] = [
      (.name, name, "whose name says"), (.title, title, "whose title says"),
      (.folder, folder, "in a folder whose name says"),
    ]
    for (weight, tokens, place) in places {
      if let phrase = phrases.first(where: { $0.first(in: tokens) != nil }) {
        return (weight, "\(kind.withArticle) \(place) \(Self.list([phrase.written]))")
      }
    }
    return nil
  }

  private static func reason(_ fact: ArtifactFact) -> String {
    switch fact {
    case .agenda: "a document that holds an agenda"
    case .log: "dated entries, as a log has them"
    case .transcript: "a transcript"
    }
  }

  /// At most three of the definition's own phrases, quoted; never a stranger's text.
  static func list(_ phrases: [String]) -> String {
    phrases.prefix(3).map { "“\($0.hasSuffix("*") ? String($0.dropLast()) : $0)”" }
      .joined(separator: ", ")
  }
}
