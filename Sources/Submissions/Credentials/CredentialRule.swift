package import Artifacts

/// One thing that a credential asks for beyond the limits of its parts.
package struct CredentialRule: Sendable, Equatable {
  package var id: String
  package var title: String
  package var strictness: Strictness
  package var clause: RuleClause
}

/// Whether missing a rule sends a submission back or is only advised against.
package enum Strictness: String, Codable, Sendable, CaseIterable {
  case error, warning
}

/// What a rule states; rules are built of others by `all` and `some`.
package indirect enum RuleClause: Sendable, Equatable {
  case artifacts(ArtifactRule)
  /// Something is declared in `submission.yaml`: nobody can prove it from files.
  case claim(String)
  /// None of the names that `submission.yaml` lists stands in these places.
  case forbiddenNames([NamePlace])
  /// Every link that is handed in as an artifact can be reached.
  case linksReachable
  case components(ComponentRule)
  case all([RuleClause])
  case some(atLeast: Int, of: [RuleClause])

  /// True where the day of a recording decides.
  var needsRecordingDay: Bool {
    switch self {
    case .artifacts(let rule): rule.each.recordedWithinMonths != nil
    case .all(let items), .some(_, let items): items.contains(where: \.needsRecordingDay)
    default: false
    }
  }

  /// What has to be declared, in the clause's order.
  var claims: [String] {
    switch self {
    case .claim(let id): [id]
    case .all(let items), .some(_, let items): items.flatMap(\.claims)
    default: []
    }
  }

  /// Deeper ones are faults of a definition.
  static let depthLimit = 4
}

/// Where a name can stand.
package enum NamePlace: String, Codable, Sendable, CaseIterable {
  case fileName = "file-name"
  case metadata, text

  /// The code of the finding that a forbidden name there gives.
  var code: FindingCode {
    switch self {
    case .fileName: .privacyNameInFileName
    case .metadata: .privacyNameInMetadata
    case .text: .privacyNameInText
    }
  }

  var phrase: String {
    switch self {
    case .fileName: "file names"
    case .metadata: "metadata"
    case .text: "text"
    }
  }
}

/// What the declarations of `submission.yaml` have to say about the method's components.
package struct ComponentRule: Sendable, Equatable {
  /// A place in the artifact: a time, a page or a line.
  package var needsLocator = false
  package var needsExplanation = false
}

/// How many artifacts of Part 2, and of what kind.
package struct ArtifactRule: Sendable, Equatable {
  /// Empty for any.
  package var categories: [String] = []
  /// Empty for any.
  package var kinds: [ArtifactKind] = []
  package var count: Bounds?
  package var each = EachLimits()
  package var total = TotalLimits()
}

/// A least and a most; at least one of the two is there.
package struct Bounds: Sendable, Equatable {
  package var least: Int64?
  package var most: Int64?

  func allows(_ number: Int64) -> Bool {
    number >= (least ?? .min) && number <= (most ?? .max)
  }
}

/// What every chosen artifact has to be; an absent limit is none.
package struct EachLimits: Sendable, Equatable {
  /// Whole seconds, as measured; begun ones do not count.
  package var seconds: Bounds?
  package var bytes: Bounds?
  package var pages: Bounds?
  package var words: Bounds?
  /// In lower case, without the full stop; empty for any.
  package var extensions: [String] = []
  /// Counted back from the day that was stated.
  package var recordedWithinMonths: Int?
  package var needsAnnotation = false
  package var needsLocator = false
}

/// What all chosen artifacts may come to together.
package struct TotalLimits: Sendable, Equatable {
  package var seconds: Bounds?
  package var bytes: Bounds?
  package var pages: Bounds?
}

/// Something that a credential's method consists of.
package struct MethodComponent: Sendable, Equatable {
  /// Nil where the definition only names it for people.
  package var id: String?
  package var title: String
  /// Words that hint at it, in agendas, transcripts and documents.
  package var cues: [CuePhrase]
}
