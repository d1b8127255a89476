package import Artifacts

/// What a submission is checked against: a micro-credential's parts and what it suggests, as data.
package struct Credential: Sendable, Equatable {
  package var id: String
  package var title: String
  package var issuer: String
  /// The licence of the credential's own text, an SPDX identifier.
  package var licence: String?
  package var about: String?
  /// What the credential's method consists of, in our own words.
  package var components: [MethodComponent]
  /// In their order, each number once.
  package var parts: [CredentialPart]
  /// What Part 2 is made of. None is mandatory unless a rule says so.
  package var categories: [ArtifactCategory]
  /// What else is asked, in the definition's order.
  package var rules: [CredentialRule]
  /// How a learning platform names what it gives out.
  package var naming: NamingScheme?
  /// SHA-256 of the definition's bytes, lower-case hexadecimal.
  package var sha256: String

  package static let schemaName = "exhibit.credential/1"

  /// The rules of one part; nil where the credential has no such part.
  package func part(_ number: Int) -> CredentialPart? { parts.first { $0.number == number } }

  package func category(_ id: String) -> ArtifactCategory? { categories.first { $0.id == id } }

  package func component(_ id: String) -> MethodComponent? { components.first { $0.id == id } }

  /// The heading of a requirement in a report.
  package func title(of id: RequirementID) -> String {
    rules.first { id == .rule($0.id) }?.title ?? id.title
  }
}

/// One part of a submission and its limits; an absent limit is none.
package struct CredentialPart: Sendable, Equatable {
  package var number: Int
  package var title: String
  package var minWords: Int?
  package var maxWords: Int?
  package var minArtifacts: Int?
  package var maxArtifacts: Int?
  /// Of the limits of words and artifacts.
  package var strictness = Strictness.error
  /// True where a text of Part 1 or 3 has to be among the files.
  package var isRequired = false

  package init(number: Int, title: String) {
    self.number = number
    self.title = title
  }
}

/// A kind of artifact that a credential suggests, and how one is recognised.
package struct ArtifactCategory: Sendable, Equatable {
  package var id: String
  package var title: String
  /// What one artifact of it is called in a sentence: `agenda`, `communication log`.
  package var noun: String
  /// Any one of them is enough.
  package var cues: [CategoryCue]
  /// True where a submission without one is sent back.
  package var isRequired = false
}

/// One way to recognise a category: everything that it states has to hold.
package struct CategoryCue: Sendable, Equatable {
  /// Empty for any kind.
  package var kinds: [ArtifactKind] = []
  package var fact: ArtifactFact?
  /// Looked for in the file's name, its title and its folder's name.
  package var words: [CuePhrase] = []
  package var text: TextCue?

  package init() {}
}

/// Something that an inspection found in an artifact.
package enum ArtifactFact: String, Sendable, CaseIterable {
  case agenda, log, transcript
}

/// How many different phrases of a list a text has to hold.
package struct TextCue: Sendable, Equatable {
  package var atLeast: Int
  package var phrases: [CuePhrase]
}
